"""Measures that live longer than one workshop: what was promised, what was done, what was not and why.

A measure stays the same measure from year to year, known by its words and the year it was decided. What
is told of it each year is kept beside it; the newest is what the report says. Roles, never names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from verksted.workshop.followup import Measure, MeasureStatus, Origin
from verksted.workshop.summary import Summary, SummaryMeasure
from verksted.workshop.words import Text

OPEN = frozenset({MeasureStatus.PLANNED, MeasureStatus.UNDER_WAY})
"""A measure that stands so must be told of again next year."""


ORIGIN_NAMES: dict[Origin, Text] = {
    Origin.SURVEY: Text("undersøkelsen", "undersøkinga"),
    Origin.WORKSHOP: Text("verkstedet", "verkstaden"),
    Origin.SECTOR: Text("andre sektorer", "andre sektorar"),
    Origin.STAFF: Text("de ansatte", "dei tilsette"),
}


class Evaluator(StrEnum):
    """Who judges whether a measure worked (domain.md §1.G12): each sees something of their own."""

    USERS = "users"
    PROFESSIONALS = "professionals"
    LEADERS = "leaders"
    TOP = "top"
    COUNCIL = "council"


EVALUATOR_NAMES: dict[Evaluator, Text] = {
    Evaluator.USERS: Text("de som får hjelp", "dei som får hjelp"),
    Evaluator.PROFESSIONALS: Text("de ansatte", "dei tilsette"),
    Evaluator.LEADERS: Text("lederne", "leiarane"),
    Evaluator.TOP: Text("øverste ledelse", "øvste leiing"),
    Evaluator.COUNCIL: Text("folkevalgte", "folkevalde"),
}
EVALUATES: dict[Evaluator, Text] = {
    Evaluator.USERS: Text(
        "om målet er nådd, og om tiltaket hjalp", "om målet er nådd, og om tiltaket hjelpte"
    ),
    Evaluator.PROFESSIONALS: Text(
        "om det virker, om det er rett tiltak, og om vi kan nok",
        "om det verkar, om det er rett tiltak, og om vi kan nok",
    ),
    Evaluator.LEADERS: Text("bruken av folk, penger og rutiner", "bruken av folk, pengar og rutinar"),
    Evaluator.TOP: Text("om det følger planer og mål", "om det følgjer planar og mål"),
    Evaluator.COUNCIL: Text(
        "hele tilbudet, og hva de vil styre mot", "heile tilbodet, og kva dei vil styre mot"
    ),
}


@dataclass(frozen=True, slots=True)
class YearReport:
    """What was told of a measure in one year. `told` says what was done, or why it was not."""

    year: int
    status: MeasureStatus
    told: str = ""


@dataclass(frozen=True, slots=True)
class MeasureLife:
    """What is kept beside a measure over the years; `id` is that of the measure.

    `promised` is the measure as it was first put. `reports` stand in order of year, one a year.
    """

    id: str
    promised: str = ""
    evaluators: tuple[Evaluator, ...] = ()
    reports: tuple[YearReport, ...] = ()

    def in_year(self, year: int) -> YearReport | None:
        return next((one for one in self.reports if one.year == year), None)


@dataclass(frozen=True, slots=True)
class Carried:
    """A measure of an earlier year, as its released summary told it. `year` is when it was decided."""

    text: str
    origin: Origin
    themes: tuple[str, ...]
    role: str
    due: str
    status: MeasureStatus
    why_not: str
    year: int


def reported(life: MeasureLife, report: YearReport) -> tuple[YearReport, ...]:
    """The reports with this one in its place; one of the same year is written over."""
    rest = (one for one in life.reports if one.year != report.year)
    return tuple(sorted((*rest, report), key=lambda one: one.year))


def same_words(text: str) -> str:
    """What a measure is known by: its words, without how they are written."""
    return " ".join(text.casefold().split()).rstrip(" .!")


def summary_year(summary: Summary) -> int | None:
    """The calendar year a summary is of, or None where it does not say."""
    year = summary.quarter[:4]
    return int(year) if year.isdigit() else None


def _carried(entry: SummaryMeasure, year: int) -> Carried:
    return Carried(
        entry.text,
        entry.origin,
        entry.themes,
        entry.role,
        entry.due,
        entry.status,
        entry.why_not,
        entry.year or year,
    )


def newest(summaries: Iterable[Summary]) -> list[Carried]:
    """What is open after all of these, the newest word on each counting: each measure once.

    A measure that was answered with no, or told as done, is told once and then closed; so too in one summary
    that tells of a measure twice.

    A summary names only themes it tells of; a measure keeps those that any of the summaries named.
    """
    latest: dict[tuple[str, int], SummaryMeasure] = {}
    for summary in sorted(summaries, key=lambda one: one.quarter):
        year = summary_year(summary)
        if year is None:
            continue
        for entry in (*summary.measures, *summary.earlier_measures):
            key = (same_words(entry.text), entry.year or year)
            before = latest[key].themes if key in latest else ()
            themes = tuple(dict.fromkeys((*before, *entry.themes)))
            latest[key] = replace(entry, themes=themes)
    return [_carried(entry, year) for (_, year), entry in latest.items() if entry.status in OPEN]


def not_here(carried: Iterable[Carried], here: Sequence[Measure], year: int) -> list[Carried]:
    """Those that this workbook does not hold; measures without a year count as of `year`."""
    known = {(same_words(one.text), one.year or year) for one in here}
    found: list[Carried] = []
    for one in carried:
        key = (same_words(one.text), one.year)
        if key not in known:
            known.add(key)
            found.append(one)
    return found


def quarter_end(quarter: str) -> str:
    """The last day of `2027-Q1` in ISO 8601; "" from "" or from what is no quarter."""
    year, _, number = quarter.partition("-Q")
    ends = {"1": "03-31", "2": "06-30", "3": "09-30", "4": "12-31"}
    return f"{year}-{ends[number]}" if number in ends and year.isdigit() else ""
