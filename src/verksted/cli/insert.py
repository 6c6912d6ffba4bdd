"""`sett-inn`: the chapter into a copy of the leader's own report."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.cli.console import out, warn
from verksted.cli.failures import DONE, FAILED, Refused, already_there
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.report.placing import Place


def run(options: Namespace) -> int:
    """Write the new report. 2: the place is not there; 3: tracked changes; 5: not a report."""
    from verksted.desk.inserting import SameFile, put_in, read_report, read_summary

    target, report = Path(options.target), Path(options.report)
    if target.exists() and not options.overwrite:
        raise Refused(already_there(target), FAILED)
    if target.exists() and report.exists() and target.samefile(report):
        raise SameFile(say("Den nye rapporten må ha et annet navn enn den gamle."))
    given = read_summary(Path(options.summary))
    made = put_in(
        read_report(report), given, _place(options), target, edited_too=True, overwrite=options.overwrite
    )
    out(
        say("Kapitlet er satt inn i {target}. {count} avsnitt er urørt.", target=target, count=made.unchanged)
    )
    for note in made.notes:
        warn(note)
    return DONE


def _place(options: Namespace) -> Place:
    from verksted.report.placing import Place, PlaceKind

    if options.heading is not None:
        return Place(PlaceKind.HEADING, options.heading)
    if options.bookmark is not None:
        return Place(PlaceKind.BOOKMARK, options.bookmark)
    return Place(PlaceKind.END)
