"""Everything that an unattended run hands over, in one folder: summary, calendar, letters, report."""

from __future__ import annotations

from pathlib import Path

from verksted.assets import asset
from verksted.content.letters import Use
from verksted.desk.desk import Desk, Tools
from verksted.desk.exporting import SUMMARY_ENDINGS, Exporter, publish_report
from verksted.desk.practising import Progress, Run, silent
from verksted.desk.sending import follow_up_calendar, letters
from verksted.workshop.language import say
from verksted.workshop.summary import Summary
from verksted.workshop.words import Text

CONTACT = Text("fagutvikleren i tjenesten", "fagutviklaren i tenesta")
COMPENSATION = Text("gavekort", "gåvekort")
HEADING = "Brukermedvirkning"
"""Where the chapter goes in the practice leader's report."""
_CALENDAR, _REPORT, _LETTERS = "oppfolging.ics", "rapport-med-kapittel.docx", "brev"
LETTERS = (Use.INVITATION, Use.CONTACT_PERSON, Use.THANKS, Use.MINUTES, Use.FEEDBACK, Use.EASY)


def in_the_way(target: Path) -> Path | None:
    """The first file of somebody's that `write_everything` would have to replace, or None."""
    names = [*(f"sammendrag{ending}" for ending in SUMMARY_ENDINGS), _CALENDAR, _REPORT]
    letters = sorted((target / _LETTERS).glob("*.docx"))
    return next((path for path in (*(target / name for name in names), *letters) if path.exists()), None)


def write_everything(
    book: Path, made: Run, target: Path, tools: Tools, *, overwrite: bool = False, progress: Progress = silent
) -> list[Path]:
    """Every export of the released practice workshop. Returns the files in the order they were written.

    Raises `Leaked` if any of them holds what must not leave; that file is not written then.
    """
    files: list[Path] = []
    with Desk.open(book, passphrase=made.passphrase, tools=tools) as desk:
        exporter = Exporter(desk)
        progress(say("Skriver sammendraget"))
        files += [
            exporter.write_summary(target / f"sammendrag{ending}", overwrite=overwrite)
            for ending in SUMMARY_ENDINGS
        ]
        calendar = follow_up_calendar(desk)
        files.append(exporter.write_calendar(target / _CALENDAR, calendar, overwrite=overwrite))
        progress(say("Skriver brev"))
        folder = target / _LETTERS
        folder.mkdir(exist_ok=True)
        standard = desk.workshop.standard
        files += [
            exporter.write_letter(folder, letter, overwrite=overwrite)
            for letter in letters(
                desk, LETTERS, contact=CONTACT.in_(standard), compensation=COMPENSATION.in_(standard)
            )
        ]
        progress(say("Setter kapitlet inn i rapporten"))
        files.append(_report(exporter.summary, target / _REPORT, overwrite=overwrite))
    return files


def _report(summary: Summary, target: Path, *, overwrite: bool) -> Path:
    """The practice leader's own report with the chapter in it."""
    from verksted.report.insert import insert
    from verksted.report.placing import Place, PlaceKind

    before = asset("ove", "rapport.docx").read_bytes()
    made = insert(before, summary, Place(PlaceKind.HEADING, HEADING), name="rapport.docx")
    publish_report(target, made.data, before, summary, overwrite=overwrite)
    return target
