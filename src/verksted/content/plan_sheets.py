"""Sheets made from content, for planning: timeline, wheel, needs, principles, laws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from verksted.content.checklists import Need, timeline
from verksted.content.laws import LawReference
from verksted.content.principles import PrincipleCard
from verksted.content.wheel import STRAND_NAMES, WheelYear
from verksted.workshop.handout import (
    Bullets,
    Handout,
    HandoutKind,
    Heading,
    Paragraph,
    Part,
    Table,
)
from verksted.workshop.wheel import Milestone, WheelItem
from verksted.workshop.words import MONTHS, ROLE_NAMES, Role, Text, WrittenStandard

_TIMELINE = Text("Tidslinje for verkstedet", "Tidslinje for verkstaden")
_TIMELINE_HEADER = (Text("Dag", "Dag"), Text("Hva", "Kva"), Text("Hvem", "Kven"))
_WHEEL = Text("Fireårshjulet", "Fireårshjulet")
_WHEEL_HEADER = (Text("Når", "Når"), Text("Hva", "Kva"), Text("Hvem det gjelder", "Kven det gjeld"))
_REPORT = Text("Rapporten skal ha med:", "Rapporten skal ha med:")
_NEEDS = Text("Hva skal til for at alle kan delta?", "Kva skal til for at alle kan delta?")
_NEEDS_HEADER = (Text("Behov", "Behov"), Text("Antall", "Tal"), Text("Hva vi gjør", "Kva vi gjer"))
_COUNT_ONLY = Text(
    "Skriv bare antall for hele gruppa, aldri hvem det gjelder. Slett arket sammen med notatene.",
    "Skriv berre tal for heile gruppa, aldri kven det gjeld. Slett arket saman med notata.",
)
_PRINCIPLES = Text("De ni prinsippene", "Dei ni prinsippa")
_EVIDENCE = Text("Dette viser at det er på plass:", "Dette viser at det er på plass:")
_LAWS = Text("Lover og regler", "Lover og reglar")


def day_words(day: date) -> str:
    """«14. oktober 2026»: the same in both standards."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def _role_name(role: str, standard: WrittenStandard) -> str:
    known = {entry.value: entry for entry in Role}
    return ROLE_NAMES[known[role]].in_(standard) if role in known else role


def timeline_sheet(
    milestones: Mapping[str, Milestone], workshop_day: date, standard: WrittenStandard
) -> Handout:
    rows = tuple(
        (
            day_words(entry.day),
            entry.milestone.name.in_(standard),
            _role_name(entry.milestone.role, standard),
        )
        for entry in timeline(milestones, workshop_day)
    )
    title = _TIMELINE.in_(standard)
    table = Table(tuple(text.in_(standard) for text in _TIMELINE_HEADER), rows, title)
    return Handout("tidslinje", HandoutKind.RUN_SHEET, standard, title, (table,))


def wheel_sheet(items: Iterable[WheelItem], years: Iterable[WheelYear], standard: WrittenStandard) -> Handout:
    """The wheel as plain lists, year by year: some cannot see a wheel (domain.md §1.A, A12)."""
    every = sorted(items, key=lambda item: (item.from_month, item.to_month, item.id))
    header = tuple(text.in_(standard) for text in _WHEEL_HEADER)
    parts: list[Part] = []
    for year in years:
        name = year.name.in_(standard)
        rows = tuple(
            (_span(item), item.name.in_(standard), STRAND_NAMES[item.strand].in_(standard))
            for item in every
            if item.year == year.number
        )
        parts += [
            Heading(name),
            Paragraph(f"{year.happens.in_(standard)} {year.planning.in_(standard)}"),
            Table(header, rows, name),
            Paragraph(_REPORT.in_(standard)),
            Bullets(tuple(text.in_(standard) for text in year.report)),
        ]
    return Handout("fireaarshjul", HandoutKind.RUN_SHEET, standard, _WHEEL.in_(standard), tuple(parts))


def _span(item: WheelItem) -> str:
    first, last = MONTHS[item.from_month - 1], MONTHS[item.to_month - 1]
    return first if first == last and not item.starts_year_before else f"{first}–{last}"


def needs_sheet(needs: Iterable[Need], standard: WrittenStandard) -> Handout:
    """Needs with an empty cell for a count: never for a name."""
    rows = tuple((need.ask.in_(standard), "", need.act.in_(standard)) for need in needs)
    title = _NEEDS.in_(standard)
    table = Table(tuple(text.in_(standard) for text in _NEEDS_HEADER), rows, title)
    parts = (Paragraph(_COUNT_ONLY.in_(standard)), table)
    return Handout("behov", HandoutKind.RUN_SHEET, standard, title, parts)


def principles_sheet(cards: Iterable[PrincipleCard], standard: WrittenStandard) -> Handout:
    """The self-check on paper: aim, questions, evidence."""
    parts: list[Part] = []
    for card in cards:
        parts += [
            Heading(card.name.in_(standard)),
            Paragraph(card.aim.in_(standard)),
            Bullets(tuple(f"☐ {text.in_(standard)}" for text in card.questions)),
            Paragraph(_EVIDENCE.in_(standard)),
            Bullets(tuple(text.in_(standard) for text in card.evidence)),
        ]
    return Handout("prinsipper", HandoutKind.RUN_SHEET, standard, _PRINCIPLES.in_(standard), tuple(parts))


def laws_sheet(laws: Iterable[LawReference], standard: WrittenStandard) -> Handout:
    """Every reference with its date and its doubt."""
    lines = tuple(law.shown(standard) for law in laws)
    return Handout("lover-og-regler", HandoutKind.RUN_SHEET, standard, _LAWS.in_(standard), (Bullets(lines),))
