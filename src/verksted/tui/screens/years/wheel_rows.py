"""The rows of the wheel's list: what is late, what comes, what hangs over, and what can be made of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from verksted.desk.wheel_view import Hanging
from verksted.tui.dates import short_day
from verksted.tui.widgets.rows import Row, heading, row, said
from verksted.workshop.language import current, say
from verksted.workshop.wheel_marks import (
    STANDING_SIGNS,
    STANDING_WORDS,
    Standing,
    WheelEntry,
    coming,
    late,
)
from verksted.workshop.words import MONTHS

_WHEN = 14
CALENDAR, SHEET, HANDOVER, SETTING = "#calendar", "#sheet", "#handover", "#setting"
_MONTH = 3


def short_when(entry: WheelEntry) -> str:
    """«sep–des 2026»: months in three letters."""
    first, last = entry.starts, entry.due
    if entry.starts == entry.due:
        return f"{last.day}. {MONTHS[last.month - 1][:_MONTH]} {last.year}"
    months = [MONTHS[day.month - 1][:_MONTH] for day in (first, last)]
    if first.year != last.year:
        return f"{months[0]} {first.year % 100:02}–{months[1]} {last.year % 100:02}"
    return f"{'–'.join(dict.fromkeys(months))} {last.year}"


def rows_of(
    found: Sequence[WheelEntry], today: date, first_year: int, extra: Sequence[Hanging], *, with_book: bool
) -> list[Row]:
    """The whole list of one strand, or of all."""
    next_ones = coming(found, today)
    begun = [entry for entry in next_ones if entry.standing(today) is not Standing.COMING]
    later = [entry for entry in next_ones if entry.standing(today) is Standing.COMING]
    rows = [entry_row(entry, today) for entry in (*begun, *late(found, today), *later)]
    if not rows:
        rows = [said("nothing", say("Alt i denne perioden er gjort."))]
    if extra:
        rows.append(heading("hanging", say("Henger igjen fra før")))
        rows += [_hanging(one) for one in extra]
    done = [entry for entry in found if entry.standing(today) is Standing.DONE]
    if done:
        rows.append(heading("done", say("Gjort")))
        rows += [entry_row(entry, today) for entry in done]
    before = [entry for entry in found if entry.standing(today) is Standing.BEFORE]
    if before:
        rows.append(heading("before", say("Før dere tok hjulet i bruk")))
        rows += [entry_row(entry, today) for entry in before]
    rows.append(heading("sheets", say("Ark, kalender og oppsett")))
    rows += [
        row(SHEET, say("Skriv ut årshjulet …")),
        row(CALENDAR, say("Skriv fristene til en kalenderfil …")),
    ]
    if with_book:
        rows.append(row(HANDOVER, say("Skriv ut pakken til neste periode …")))
    rows.append(row(SETTING, say("ÅR1 er {year}. Bytt år …", year=first_year)))
    return rows


def quarter_rows(found: Sequence[WheelEntry], today: date, quarter: int) -> list[Row]:
    """What goes on in one quarter."""
    rows = [entry_row(entry, today) for entry in found]
    name = say("{quarter}. kvartal i ÅR{year}", quarter=quarter % 4 + 1, year=quarter // 4 + 1)
    return [
        heading("quarter", name),
        *(
            rows
            or [
                said("nothing", say("Ingenting står her.")),
            ]
        ),
    ]


def entry_row(entry: WheelEntry, today: date) -> Row:
    how = entry.standing(today)
    told = STANDING_WORDS[how].in_(current())
    if how is Standing.UNDER_WAY:
        told = say("{done} av {all} gjort", done=len(entry.ticked), all=len(entry.checklist))
    style = "bold" if how in (Standing.LATE, Standing.NOW) else ""
    name = entry.name.in_(current())
    text = Content.assemble((f"{STANDING_SIGNS[how]} {short_when(entry):<{_WHEN}} {name}", style))
    return row(f"e:{entry.id}", text, told)


def _hanging(one: Hanging) -> Row:
    day = short_day(date.fromisoformat(one.day)) if one.day else ""
    return row(f"h:{one.id}", f"{'▲' if one.late else '○'} {day:<{_WHEN}} {one.text}")
