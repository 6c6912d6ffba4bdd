"""Every file a summary can become, by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from verksted.report.chapter import chapter_of
from verksted.report.chapter_maps import ChapterMap, chapter_map
from verksted.report.errors import ReportError
from verksted.report.json_form import to_json
from verksted.report.markdown import to_markdown
from verksted.report.model import Chapter
from verksted.report.spreadsheet import to_csv, to_xlsx
from verksted.report.texts import names_town
from verksted.report.webpage import to_html
from verksted.workshop.language import say
from verksted.workshop.summary import Summary
from verksted.workshop.text import clean_line

FINISHED = "egen-mal"
"""The map for what is read as it is: no places left open."""


class UnknownKind(ReportError):  # noqa: N818 -- named for what it is
    """A file name whose ending verksted does not write."""

    exit_code = 2


def summary_file(summary: Summary, name: str, layout: ChapterMap | None = None) -> bytes:
    """The bytes of the file of that name. Raises UnknownKind.

    Word takes the map that is given, or «bufdir» with its places to fill in; web page and Markdown take
    it too, or else a map without such places.
    """
    suffix = PurePath(name).suffix.lower()
    writer = _WRITERS.get(suffix)
    if writer is None:
        raise UnknownKind(
            say(
                "verksted skriver ikke {slutt}-filer. Velg ett av {valg}.",
                slutt=suffix or "?",
                valg=" ".join(_WRITERS),
            )
        )
    return writer(summary, layout)


def _finished(summary: Summary, layout: ChapterMap | None) -> Chapter:
    return chapter_of(summary, layout or chapter_map(FINISHED))


def subtitle_of(summary: Summary) -> str:
    """Whose report it is: the service, and the municipality if its name does not tell."""
    service, town = clean_line(summary.service), clean_line(summary.municipality)
    return ", ".join(part for part in (service, "" if names_town(service, town) else town) if part)


def _word(summary: Summary, layout: ChapterMap | None) -> bytes:
    from verksted.report.word.document import chapter_docx

    return chapter_docx(chapter_of(summary, layout), subtitle_of(summary))


def without_fields(layout: ChapterMap) -> ChapterMap:
    """The same map with no places left open."""
    return replace(layout, fields=False)


_WRITERS: dict[str, Callable[[Summary, ChapterMap | None], bytes]] = {
    ".docx": _word,
    ".md": lambda summary, layout: to_markdown(_finished(summary, layout)),
    ".html": lambda summary, layout: to_html(_finished(summary, layout)),
    ".xlsx": lambda summary, _: to_xlsx(summary),
    ".csv": lambda summary, _: to_csv(summary),
    ".json": lambda summary, _: to_json(summary),
}
ENDINGS = tuple(_WRITERS)
"""The endings of all files a summary can become."""
