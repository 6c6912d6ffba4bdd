"""What the register holds, as rows: deadlines, open measures, promises, summaries, and what can be done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from verksted.desk.register import KeptSummary, ServiceRegister
from verksted.desk.register_bringing import not_in, waiting, wheel_ahead
from verksted.tui.dates import short_day
from verksted.tui.widgets.rows import Row, heading, row, said
from verksted.workshop.followup import MEASURE_STATUS_WORDS, quarter_words
from verksted.workshop.language import current, say, say_count
from verksted.workshop.points import PointSign

if TYPE_CHECKING:
    from verksted.desk.desk import Desk

SHORTEST = 12
"""Characters in a passphrase of the register."""
_SHOWN = 8
_SIGNS = {PointSign.WORKS: "+", PointSign.MUST_IMPROVE: "–", PointSign.ADVICE: ">"}


def rows_of(register: ServiceRegister, desk: Desk | None, today: date) -> list[Row]:
    rows: list[Row] = []
    if desk is not None:
        new = not_in(register, desk)
        if new:
            told = Content.styled(say("▲ Legg det dere har frigitt, i registeret"), "bold")
            rows.append(row("put", told, say("{n} sammendrag", n=len(new))))
        elif wheel_ahead(register, desk):
            rows.append(row("put", say("Legg det som er krysset av i årshjulet, i registeret")))
        missing = waiting(register, desk)
        if missing:
            told = Content.styled(say("▲ Hent det som står åpent fra tidligere år"), "bold")
            rows.append(row("bring", told, say("{n} tiltak", n=len(missing))))
    rows += _due(register, today)
    rows += _measures(register)
    rows += _promises(register)
    rows.append(heading("summaries", say("Frigitt")))
    kept = register.summaries()
    rows += [row(f"summary:{one.id}", title_of(one), one.book) for one in kept]
    if not kept:
        rows.append(said("none", say("Her kommer sammendragene etter hvert som de frigis.")))
    rows.append(heading("more", say("Mer")))
    if desk is None:
        rows.append(row("wheel", say("Årshjulet: de fire årene mellom to valg …")))
    rows += [
        row("file", say("Legg inn et sammendrag fra fil …")),
        row("pack", say("Skriv ut pakken til neste periode …")),
        row("copy", say("Ta en kopi i én fil")),
        row("person", say("Gi nøkkel til én til …")),
        row("close", say("Lukk registeret")),
    ]
    return rows


def _due(register: ServiceRegister, today: date) -> list[Row]:
    found = register.deadlines(today)
    if not found:
        return []
    rows = [heading("due", say("Frister"))]
    for at, one in enumerate(found[:_SHOWN]):
        sign = "▲" if one.late else "○"
        year = f" {one.day.year}" if one.day.year != today.year else ""
        rows.append(row(f"due:{at}", f"{sign} {short_day(one.day) + year:<19} {one.text}", one.kind))
    if len(found) > _SHOWN:
        rows.append(said("more-due", say("og {n} til", n=len(found) - _SHOWN)))
    return rows


def _measures(register: ServiceRegister) -> list[Row]:
    found = register.open_measures()
    if not found:
        return []
    rows = [heading("measures", say("Tiltak som står åpne"))]
    for at, one in enumerate(found):
        word = MEASURE_STATUS_WORDS[one.status].in_(current())
        told = " · ".join(part for part in (one.role, str(one.year), word) if part)
        rows.append(row(f"measure:{at}", f"○ {one.text}", told))
    return rows


def _promises(register: ServiceRegister) -> list[Row]:
    found = register.open_promises()
    if not found:
        return []
    rows = [heading("promises", say("Løfter som ikke er holdt"))]
    for at, one in enumerate(found):
        due = quarter_words(one.due).in_(current()) if one.due else ""
        rows.append(
            row(f"promise:{at}", f"○ {one.text}", " · ".join(part for part in (one.role, due) if part))
        )
    return rows


def title_of(one: KeptSummary) -> str:
    """«4. kvartal 2026 · Ungdomstjenesten · 9 punkter»."""
    summary = one.summary
    points = sum(len(theme.points) for theme in summary.themes)
    told = say_count(points, "ett punkt", "{n} punkter")
    if not summary.has_workshop:
        told = say("undersøkelse") if summary.survey is not None else say("tiltak")
    parts = (quarter_words(summary.quarter).in_(current()), summary.service, told)
    return " · ".join(part for part in parts if part)


def text_of(one: KeptSummary) -> Content:
    """A released summary to read: themes with their points, measures, promises."""
    summary, standard = one.summary, current()
    parts: list[Content] = []
    for theme in summary.themes:
        parts.append(Content.styled(theme.name, "bold"))
        parts += [Content(f"{_SIGNS[point.sign]} {point.text}") for point in theme.points]
        parts.append(Content(""))
    if summary.measures or summary.earlier_measures:
        parts.append(Content.styled(say("Tiltak"), "bold"))
        for entry in (*summary.measures, *summary.earlier_measures):
            word = MEASURE_STATUS_WORDS[entry.status].in_(standard)
            parts.append(
                Content(f"{entry.text} ({entry.role}, {word})" if entry.role else f"{entry.text} ({word})")
            )
        parts.append(Content(""))
    if summary.promises:
        parts.append(Content.styled(say("Løfter"), "bold"))
        parts += [Content(f"{'●' if entry.kept else '○'} {entry.text}") for entry in summary.promises]
    return Content("\n").join(parts)
