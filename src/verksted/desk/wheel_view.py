"""The wheel as it is told: a list in words, a calendar, a sheet to print, and what hangs over from before.

A circle can be read neither at 80 columns nor aloud: everything here is straight tables and lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from verksted.content.wheel import STRAND_NAMES, load_years
from verksted.desk.desk import Desk
from verksted.desk.wheel import Wheel
from verksted.workshop.handout import (
    Bullets,
    Calendar,
    CalendarEntry,
    Handout,
    HandoutKind,
    Heading,
    Paragraph,
    Part,
    Table,
)
from verksted.workshop.language import current, say
from verksted.workshop.wheel import Strand, wheel_year
from verksted.workshop.wheel_marks import STANDING_SIGNS, STANDING_WORDS, Standing, WheelEntry
from verksted.workshop.words import MONTHS, Text, WrittenStandard

_TITLE = Text("Årshjulet {first}–{last}", "Årshjulet {first}–{last}")


@dataclass(frozen=True, slots=True)
class Hanging:
    """Something that hangs over from before, or is due: what, when (ISO 8601 or ""), and where it is done."""

    id: str
    text: str
    day: str
    place: str
    late: bool


def of_strand(found: Iterable[WheelEntry], strand: Strand | None) -> list[WheelEntry]:
    """The entries of one strand, or all."""
    return [entry for entry in found if strand is None or entry.strand is strand]


def when(entry: WheelEntry) -> str:
    """«september–desember 2026», or the day itself where it is one day; the same in both standards."""
    first, last = entry.starts, entry.due
    if first == last:
        return f"{last.day}. {MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[last.month - 1]} {last.year}"
    if first.year == last.year:
        return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
    return f"{MONTHS[first.month - 1]} {first.year}–{MONTHS[last.month - 1]} {last.year}"


def hanging(desk: Desk, today: date) -> list[Hanging]:
    """What of this workbook belongs in the wheel: its day, open promises, and measures without a status."""
    from verksted.desk.years import this_year, without_status

    found: list[Hanging] = []
    day = desk.workshop.date
    if day and not len(desk.released):
        held = date.fromisoformat(day) <= today
        text = say("Verkstedet er holdt. Rådene er ikke frigitt ennå.") if held else say("Verkstedet")
        found.append(Hanging("workshop", text, day, "follow-up" if held else "timeline", late=False))
    found += [
        Hanging(
            f"promise:{one.id}",
            say("Løfte: {text}", text=one.text),
            one.due,
            "follow-up",
            late=bool(one.due) and date.fromisoformat(one.due) < today,
        )
        for one in desk.promises.all()
        if not one.kept
    ]
    found += [
        Hanging(
            f"measure:{one.id}",
            say("Tiltak fra {year} uten status: «{text}»", year=one.year or "–", text=one.text),
            one.due,
            "measures",
            late=True,
        )
        for one in without_status(desk, this_year(desk))
    ]
    return sorted(found, key=lambda one: (not one.late, one.day or "9999"))


def names(wheel: Wheel, today: date) -> list[str]:
    """What stands in the wheel itself, in both standards: no news to a leak scan."""
    found = (entry for entry in wheel.entries(wheel.first_year(today)) if not entry.own)
    return [text for entry in found for text in (entry.name.nb, entry.name.nn)]


def as_text(wheel: Wheel, today: date, strand: Strand | None = None) -> str:
    """The whole wheel as lines of plain text, for the clipboard, a letter or a screen reader.

    Nothing of a workshop is in it: promises and measures stand on the screen alone until they are released.
    """
    standard = current()
    first = wheel.first_year(today)
    found = of_strand(wheel.entries(first), strand)
    lines = [_title(first, standard), _where(first, today, standard), ""]
    for number in range(1, 5):
        lines.append(say("ÅR{number} · {year}", number=number, year=first + number - 1))
        lines += [_line(entry, today, standard) for entry in found if _year_of(entry, first) == number]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _year_of(entry: WheelEntry, first: int) -> int:
    return min(4, max(1, entry.due.year - first + 1))


def _line(entry: WheelEntry, today: date, standard: WrittenStandard) -> str:
    how = entry.standing(today)
    word = STANDING_WORDS[how].in_(standard)
    strand = STRAND_NAMES[entry.strand].in_(standard)
    return f"{STANDING_SIGNS[how]} {when(entry)}: {entry.name.in_(standard)} ({strand}, {word})"


def _title(first: int, standard: WrittenStandard) -> str:
    return _TITLE.in_(standard).format(first=first, last=first + 3)


def _where(first: int, today: date, standard: WrittenStandard) -> str:
    text = Text("Nå er det ÅR{year}, {quarter}. kvartal.", "No er det ÅR{year}, {quarter}. kvartal.")
    return text.in_(standard).format(year=wheel_year(today, first), quarter=(today.month + 2) // 3)


def sheet(wheel: Wheel, today: date, standard: WrittenStandard) -> Handout:
    """The wheel to print: a table a year, and under it what the report of that year must hold."""
    first = wheel.first_year(today)
    found = wheel.entries(first)
    parts: list[Part] = [Paragraph(_where(first, today, standard))]
    header = tuple(
        text.in_(standard)
        for text in (Text("Når", "Når"), Text("Hva", "Kva"), Text("Spor", "Spor"), Text("Status", "Status"))
    )
    for year in sorted(load_years().items.values(), key=lambda one: one.number):
        calendar_year = first + year.number - 1
        rows = tuple(
            (
                when(entry),
                entry.name.in_(standard),
                STRAND_NAMES[entry.strand].in_(standard),
                STANDING_WORDS[entry.standing(today)].in_(standard),
            )
            for entry in found
            if _year_of(entry, first) == year.number
        )
        parts += [
            Heading(f"{year.name.in_(standard)} ({calendar_year})"),
            Paragraph(f"{year.happens.in_(standard)} {year.planning.in_(standard)}"),
        ]
        if rows:
            parts.append(Table(header, rows, f"{year.name.in_(standard)} ({calendar_year})"))
        parts += [
            Paragraph(Text("Dette skal rapporten ha med:", "Dette skal rapporten ha med:").in_(standard)),
            Bullets(tuple(line.in_(standard) for line in year.report)),
        ]
    return Handout("arshjul", HandoutKind.RUN_SHEET, standard, _title(first, standard), tuple(parts))


def checklist_sheet(entry: WheelEntry, standard: WrittenStandard) -> Handout:
    """One thing in the wheel with its checklist, ticked as far as it is."""
    parts: list[Part] = [Paragraph(when(entry))]
    if entry.what.nb:
        parts.append(Paragraph(entry.what.in_(standard)))
    lines = tuple(
        f"{'☒' if at in entry.ticked else '☐'} {point.in_(standard)}"
        for at, point in enumerate(entry.checklist)
    )
    parts += [Bullets(lines)] if lines else []
    name = entry.id if not entry.own else "egen-oppgave"
    return Handout(
        f"sjekkliste-{name}", HandoutKind.RUN_SHEET, standard, entry.name.in_(standard), tuple(parts)
    )


def calendar(wheel: Wheel, today: date, standard: WrittenStandard) -> Calendar:
    """Every open deadline of the period, and the day on which each should begin. Nothing of a workshop."""
    first = wheel.first_year(today)
    begins = Text("Begynn: {name}", "Byrj: {name}")
    made: list[CalendarEntry] = []
    for entry in wheel.entries(first):
        if entry.standing(today) is Standing.DONE:
            continue
        name = entry.name.in_(standard)
        made.append(
            CalendarEntry(f"{first}-{entry.id}@arshjul.verksted", entry.due, name, entry.what.in_(standard))
        )
        if entry.starts != entry.due and entry.starts >= today:
            title = begins.in_(standard).format(name=name[:1].lower() + name[1:])
            made.append(CalendarEntry(f"{first}-{entry.id}-start@arshjul.verksted", entry.starts, title))
    return Calendar(
        standard, _title(first, standard), tuple(sorted(made, key=lambda one: (one.day, one.uid)))
    )
