"""`sett-inn`: the chapter into a copy of the leader's own report."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.cli.console import out, warn
from verksted.cli.failures import BAD_INPUT, DONE, FAILED, Refused
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.report.placing import Place

_MOST_BYTES = 256 << 20


def run(options: Namespace) -> int:
    """Write the new report. 2: the place is not there; 3: tracked changes; 5: not a report."""
    from verksted.desk.exporting import publish_report
    from verksted.report.insert import insert
    from verksted.report.json_form import from_json
    from verksted.report.signing import verify

    target, report = Path(options.target), Path(options.report)
    if target.exists() and not options.overwrite:
        raise Refused(
            say("{name} finnes fra før. Bruk --skriv-over om den skal byttes ut.", name=target), FAILED
        )
    if target.exists() and report.exists() and target.samefile(report):
        raise Refused(say("Den nye rapporten må ha et annet navn enn den gamle."))
    summary = from_json(_read(Path(options.summary)))
    if not verify(summary):
        raise Refused(
            say("Sammendraget er endret etter at det ble frigitt, eller signaturen mangler."), BAD_INPUT
        )
    before = _read(report)
    made = insert(before, summary, _place(options), name=report.name)
    publish_report(target, made.data, before, summary, overwrite=options.overwrite)
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


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise Refused(say("Finner ikke filen {name}.", name=path), BAD_INPUT)
    if path.stat().st_size > _MOST_BYTES:
        raise Refused(say("{name} er for stor.", name=path), BAD_INPUT)
    return path.read_bytes()
