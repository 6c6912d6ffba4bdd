"""The leader's job without a screen: a summary that is checked, a report that is read, a chapter put in.

Needs no workbook: the one who writes the report has a summary file and nothing rawer. The report itself
is only read; what is made gets a name that nothing has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.desk import trusted
from verksted.desk.desk import Desk
from verksted.desk.exporting import Exporter, publish_report, reviewed, texts
from verksted.report.chapter import chapter_of, told_blocks
from verksted.report.errors import BadSummary, NotAllowedOut, ReportError
from verksted.report.placing import Place, headings_of, own_range
from verksted.report.plain_text import block_text
from verksted.workshop.language import say
from verksted.workshop.summary import Summary
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.report.chapter_maps import ChapterMap
    from verksted.report.insert import Inserted, Preview
    from verksted.report.word.outline import LeaderBlock

MOST_BYTES = 256 << 20
SUMMARY_FORMS = (".md", ".html", ".xlsx", ".csv", ".json")
SHORT_FORMS = {
    "politikere": "en-side-til-politikerne",
    "deltakere": "til-dem-som-deltok",
    "plakat": "plakat",
}
"""Chapter maps that are papers of their own, and the names of their files."""
_TRIES = 1000


class NoFile(ReportError):  # noqa: N818 -- named for what it is
    """There is no such file, or it is larger than any report."""

    exit_code = 5


class SameFile(ReportError):  # noqa: N818 -- named for what it is
    """The new report would be the old one."""

    exit_code = 2


class EmptyChapter(ReportError):  # noqa: N818 -- named for what it is
    """Every block was left out."""

    exit_code = 2


class OtherKey(NotAllowedOut):
    """The fingerprint that was told is another than that of the summary."""


class EditedChapter(NotAllowedOut):
    """Somebody has written in the chapter that would make way. `old` and `new` are both as lines of text."""

    def __init__(self, old: tuple[str, ...], new: tuple[str, ...]) -> None:
        super().__init__(say("Noen har skrevet i kapitlet som står der. Se på begge før det gamle går ut."))
        self.old, self.new = old, new


@dataclass(frozen=True, slots=True)
class Checked:
    """A summary as it was signed. `known`: its key is the open workbook's, or was accepted here before."""

    summary: Summary
    fingerprint: str
    known: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The leader's file as it was read: its bytes, its headings in order, and its named places.

    `blocks` counts paragraphs, tables and other blocks that are the leader's own. `has_chapter`: one of
    ours stands there already, under the heading `under` (its place in `headings`), or under none.
    """

    path: Path
    data: bytes
    headings: tuple[tuple[int, str], ...]
    bookmarks: tuple[str, ...]
    blocks: int
    has_chapter: bool = False
    under: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A report that was made: its file, how many blocks of the leader's are as before, and remarks."""

    path: Path
    unchanged: int
    again: bool
    notes: tuple[str, ...]


def read_bytes(path: Path) -> bytes:
    """All of a file. Raises NoFile, OSError."""
    if not path.is_file():
        raise NoFile(say("Finner ikke filen {name}.", name=path))
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NoFile(say("{name} er for stor til å settes inn.", name=path))
    return data


def read_summary(path: Path, state: Path | None = None) -> Checked:
    """A summary file that is as it was released. Raises NoFile, BadSummary, OSError."""
    from verksted.report.json_form import from_json

    return checked(from_json(read_bytes(path)), state)


def checked(summary: Summary, state: Path | None = None) -> Checked:
    """The summary with its fingerprint. Raises BadSummary if it was changed after it was signed."""
    from verksted.report.signing import fingerprint, verify

    if not verify(summary):
        raise BadSummary(say("Sammendraget er endret etter at det ble frigitt, eller signaturen mangler."))
    mark = fingerprint(summary.key)
    return Checked(summary, mark, trusted.is_known(mark, state))


def own_summary(desk: Desk) -> Checked | None:
    """The newest summary released from this workbook, or None where nothing is released.

    Raises BadSummary if it is not as it was signed.
    """
    made = desk.released.all()
    return replace(checked(max(made, key=lambda one: one.at).summary), known=True) if made else None


def accept(told: str, given: Checked, state: Path | None = None) -> Checked:
    """The key of this summary is known from now on. Raises OtherKey if `told` is another one's, OSError."""
    from verksted.report.signing import same_fingerprint

    if not same_fingerprint(told, given.fingerprint):
        raise OtherKey(say("Nøkkelen er en annen enn den du oppga. Ring den som sendte filen."))
    trusted.remember(given.fingerprint, state)
    return replace(given, known=True)


def read_report(path: Path) -> Report:
    """The leader's report. Raises NoFile, Unreadable (with why), OSError."""
    from verksted.report.word.leader import open_report
    from verksted.report.word.leader_styles import read_styles

    data = read_bytes(path)
    opened = open_report(data, path.name)
    part = opened.part_of("styles")
    styles = read_styles(opened.parts[part] if part else None)
    found = own_range(opened.body)
    own = found or (0, 0)
    headings = headings_of(opened.body, styles)
    title = next((one for one in opened.body.paragraphs if found and one.block == own[0]), None)
    level = (title.level or styles.level(title.style)) if title is not None else 0
    above = [at for at, one in enumerate(headings) if one.block < own[0] and one.level < level]
    return Report(
        path=path,
        data=data,
        headings=tuple((one.level, one.text) for one in headings),
        bookmarks=tuple(dict.fromkeys(_named(opened.body.blocks, own))),
        blocks=len(opened.body.blocks) - (own[1] - own[0]),
        has_chapter=found is not None,
        under=above[-1] if above else None,
    )


def _named(blocks: list[LeaderBlock], own: tuple[int, int]) -> list[str]:
    """Bookmarks and content controls a person gave a name; Word's own begin with `_`."""
    from verksted.report.word.outline import END_MARK, FIELD_TAG, HASH_MARK, START_MARK

    outside = [block for at, block in enumerate(blocks) if not own[0] <= at < own[1]]
    names = [name for block in outside for name in (*block.marks, *block.controls)]
    ours = ("_", START_MARK, END_MARK, HASH_MARK, FIELD_TAG)
    return [name for name in names if name and not name.startswith(ours)]


def look(report: Report, given: Checked, place: Place, layout: ChapterMap | None = None) -> Preview:
    """What would go where. Raises as `insert`: PlaceNotFound, NotAllowedOut, Unreadable."""
    from verksted.report.insert import preview

    return preview(report.data, given.summary, place, layout, name=report.path.name)


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A name in the folder that nothing has: `stem`, else with a number from 2."""
    for number in range(1, _TRIES):
        target = folder / f"{stem}{f' {number}' if number > 1 else ''}{suffix}"
        if not target.exists() and not target.is_symlink():
            return target
    raise ReportError(say("Fant ikke et ledig navn i mappen. Rydd litt der, og prøv igjen."))


def new_report_name(report: Path) -> Path:
    """«Rapport med kapittel.docx» beside the report, or the next of that name that is free."""
    word = say("med kapittel")
    bare = re.sub(rf" {re.escape(word)}(?: \d+)?$", "", report.stem)
    return free_name(report.parent, f"{bare} {word}", report.suffix)


def put_in(
    report: Report,
    given: Checked,
    place: Place,
    target: Path,
    layout: ChapterMap | None = None,
    *,
    edited_too: bool = False,
    overwrite: bool = False,
    update_fields: bool = False,
) -> Done:
    """The report with the chapter in it, scanned, as a new file.

    `update_fields` makes Word ask whether to update the table of contents when the file is opened.

    Raises EditedChapter where somebody wrote in the chapter that is there, unless `edited_too`;
    SameFile, AlreadyThere, Leaked, PlaceNotFound, NotAllowedOut, Unreadable, OSError. Then no file is made.
    """
    from verksted.report.insert import insert

    if target.exists() and report.path.exists() and target.samefile(report.path):
        raise SameFile(say("Den nye rapporten må ha et annet navn enn den gamle."))
    made: Inserted = insert(
        report.data, given.summary, place, layout, name=report.path.name, update_fields=update_fields
    )
    if made.edited and not edited_too:
        raise EditedChapter(_old_lines(report), look(report, given, place, layout).lines)
    publish_report(target, made.data, report.data, given.summary, overwrite=overwrite)
    return Done(target, made.unchanged, made.again, made.notes)


def _old_lines(report: Report) -> tuple[str, ...]:
    """The text of the chapter that is there now."""
    from verksted.report.word.leader import open_report

    body = open_report(report.data, report.path.name).body
    first, last = own_range(body) or (0, 0)
    texts = (clean_line(entry.text) for entry in body.paragraphs if first <= entry.block < last)
    return tuple(text for text in texts if text)


def chapter_blocks(summary: Summary, layout: ChapterMap) -> list[tuple[str, str, str]]:
    """Each block of the chapter: its id, its heading, and its text, to be pasted alone."""
    texts = [(block.id, block_text(block)) for block in chapter_of(summary, layout).blocks]
    return [(name, text.partition("\n")[0], text) for name, text in texts]


def with_blocks(summary: Summary, layout: ChapterMap, left_out: frozenset[str]) -> ChapterMap:
    """The map without some of its blocks. Raises EmptyChapter where none is left that says anything."""
    kept = tuple(block for block in told_blocks(summary, layout) if block.id not in left_out)
    if not kept:
        raise EmptyChapter(say("Kapitlet er tomt. Ta med minst én del."))
    return replace(layout, blocks=kept)


def write_forms(folder: Path, given: Checked, desk: Desk | None = None) -> list[Path]:
    """The other forms into a folder: the summary for reading, counting and publishing, and the short papers.

    With a desk its hide list and notes are searched for as well. Nothing is overwritten. Raises
    AlreadyThere (before anything is written), Leaked, OSError.
    """
    from verksted.report.chapter_maps import chapter_map
    from verksted.report.errors import AlreadyThere
    from verksted.report.files import summary_file

    made = {f"sammendrag{ending}": summary_file(given.summary, f"x{ending}") for ending in SUMMARY_FORMS}
    for layout, stem in SHORT_FORMS.items():
        name = f"{stem}.docx"
        made[name] = summary_file(given.summary, name, chapter_map(layout))
    there = next((name for name in made if (folder / name).exists()), None)
    if there is not None:
        raise AlreadyThere(say("{name} ligger der fra før. Velg en annen mappe.", name=there))
    folder.mkdir(parents=True, exist_ok=True)
    writer = _writer(given, desk)
    return [writer(folder / name, data) for name, data in made.items()]


def write_form(
    target: Path, given: Checked, layout: ChapterMap | None = None, *, overwrite: bool = False
) -> Path:
    """One form of a summary that came as a file. Raises UnknownKind, AlreadyThere, Leaked, OSError."""
    from verksted.report.files import summary_file

    data = summary_file(given.summary, target.name, layout)
    return _without_workbook(given.summary, overwrite=overwrite)(target, data)


def write_text(target: Path, text: str, given: Checked, desk: Desk | None = None) -> Path:
    """A piece of the chapter as plain text. Raises AlreadyThere, Leaked, OSError."""
    return _writer(given, desk)(target, text.encode("utf-8"))


class _OwnFiles(Exporter):
    """The workbook's exporter, for files that are made elsewhere."""

    def put(self, target: Path, data: bytes) -> Path:
        return self._publish(target, data, overwrite=False)


def _writer(given: Checked, desk: Desk | None) -> Callable[[Path, bytes], Path]:
    if desk is not None and desk.released.all():
        own = _OwnFiles(desk)
        if own.summary == given.summary:
            return own.put
    return _without_workbook(given.summary)


def _without_workbook(summary: Summary, *, overwrite: bool = False) -> Callable[[Path, bytes], Path]:
    """The same scan, as far as it goes without a hide list and notes."""
    from verksted.privacy.detector import Detector
    from verksted.report.leak import scan
    from verksted.report.leak_policy import LeakPolicy
    from verksted.report.own_files import summary_policy
    from verksted.report.publish import publish

    told = sorted(set(texts(reviewed(summary))) - {""})
    policy = summary_policy(LeakPolicy(detect=Detector.load().find_document, allowed=told), summary)

    def put(target: Path, data: bytes) -> Path:
        publish(target, data, lambda made: scan(made, target.name, policy), overwrite=overwrite)
        return target

    return put
