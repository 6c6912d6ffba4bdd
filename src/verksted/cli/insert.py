"""`sett-inn`: the chapter into a copy of the leader's own report."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.cli.console import out, warn
from verksted.cli.export import layout_of
from verksted.cli.failures import BAD_INPUT, DONE, USAGE, Refused
from verksted.cli.targets import new_file, no_folder
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.report.insert import Preview
    from verksted.report.placing import Place


def run(options: Namespace) -> int:
    """Write the new report, or show it. 2: the place is not there; 3: tracked changes; 5: not a report."""
    if options.preview:
        return _show(options)
    if options.target is None:
        raise Refused(say("Si hva den nye rapporten skal hete, med --til."), USAGE)
    return _write(options)


def _write(options: Namespace) -> int:
    from verksted.desk.inserting import SameFile, put_in, read_report, read_summary

    _refuse_folders(options)
    target, report = Path(options.target), Path(options.report)
    if target.exists() and report.exists() and target.samefile(report):
        raise SameFile(say("Den nye rapporten må ha et annet navn enn den gamle."))
    new_file(options.target, overwrite=options.overwrite, endings=(".docx",))
    given = read_summary(Path(options.summary))
    made = put_in(
        read_report(report),
        given,
        _place(options),
        target,
        layout_of(options),
        edited_too=True,
        overwrite=options.overwrite,
        update_fields=options.update_fields,
    )
    out(
        say("Kapitlet er satt inn i {target}. {count} avsnitt er urørt.", target=target, count=made.unchanged)
    )
    for note in made.notes:
        warn(note)
    return DONE


def _show(options: Namespace) -> int:
    from verksted.desk.inserting import look, read_report, read_summary

    _refuse_folders(options)
    given = read_summary(Path(options.summary))
    found = look(read_report(Path(options.report)), given, _place(options), layout_of(options))
    for line in preview_lines(found):
        out(line)
    for note in found.notes:
        warn(note)
    return DONE


def _refuse_folders(options: Namespace) -> None:
    for name in (options.report, options.summary):
        no_folder(Path(name), BAD_INPUT)


def preview_lines(found: Preview) -> list[str]:
    """The report's headings with the place marked, and the chapter as text under them."""
    here = say("►   her kommer kapitlet")
    outline = [f"{'  ' * (level - 1)}{text}" for level, text in found.outline]
    outline.insert(found.at, here)
    return [*outline, "", *found.lines]


def _place(options: Namespace) -> Place:
    from verksted.report.placing import Place, PlaceKind

    if options.heading is not None:
        return Place(PlaceKind.HEADING, options.heading)
    if options.bookmark is not None:
        return Place(PlaceKind.BOOKMARK, options.bookmark)
    return Place(PlaceKind.END)
