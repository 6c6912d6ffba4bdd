"""`eksport`: the released summary, or the follow-up calendar, as a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.cli.console import out, warn
from verksted.cli.failures import DONE
from verksted.cli.notes import open_desk
from verksted.cli.targets import new_file
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.report.chapter_maps import ChapterMap


_LAID_OUT = (".docx", ".md", ".html")
"""Kinds of files that have a chapter; the others have every point of the summary, each in its cell."""


def run(options: Namespace) -> int:
    """Write the file, from a workbook or from a summary file; 3 with each reason where it is not released."""
    from verksted.desk.exporting import CALENDAR_ENDING, SUMMARY_ENDINGS

    source = Path(options.folder)
    target = new_file(
        options.target, overwrite=options.overwrite, endings=(*SUMMARY_ENDINGS, CALENDAR_ENDING)
    )
    layout = layout_of(options)
    if layout is not None and target.suffix.lower() not in _LAID_OUT:
        warn(
            say(
                "▲ --kart gjelder bare {laid_out}, og er ikke brukt i {name}.",
                laid_out=" ".join(_LAID_OUT),
                name=target.name,
            )
        )
    if source.suffix.lower() == ".json" and source.is_file():
        from verksted.desk.inserting import read_summary, write_form

        write_form(target, read_summary(source), layout, overwrite=options.overwrite)
    else:
        from verksted.desk.exporting import export

        with open_desk(options) as desk:
            export(desk, target, layout=layout, overwrite=options.overwrite)
    out(say("Skrevet: {target}", target=target))
    return DONE


def layout_of(options: Namespace) -> ChapterMap | None:
    """The chapter map that was asked for. Raises UnknownMap (2), BadMap (5)."""
    if options.layout is None:
        return None
    from verksted.report.chapter_maps import named_map

    return named_map(options.layout)
