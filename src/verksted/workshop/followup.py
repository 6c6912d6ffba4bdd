"""What comes of it: measures, promises, and the answer every piece of advice is owed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from verksted.workshop.words import Text


class MeasureStatus(StrEnum):
    PLANNED = "planned"
    UNDER_WAY = "under-way"
    DONE = "done"
    NOT_DONE = "not-done"


MEASURE_STATUS_WORDS: dict[MeasureStatus, Text] = {
    MeasureStatus.PLANNED: Text("planlagt", "planlagt"),
    MeasureStatus.UNDER_WAY: Text("i gang", "i gang"),
    MeasureStatus.DONE: Text("gjennomført", "gjennomført"),
    MeasureStatus.NOT_DONE: Text("ikke gjennomført", "ikkje gjennomført"),
}


class Origin(StrEnum):
    """Where a measure comes from: in themes, never in persons."""

    SURVEY = "survey"
    WORKSHOP = "workshop"
    SECTOR = "sector"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Measure:
    """Something the service does. `role` is who answers for it, by role; `due` a day in ISO 8601 or "".

    `earlier` marks a measure of an earlier year, whose status is reported on now. `why_not` says why
    it will not be, or was not, done. `points` are the ids of the points it answers, known in the workbook
    alone; a measure without them answers all that its themes ask for. `easy` is the whole answer in easy
    language, its reason too, "" where nobody has written that.
    """

    id: str
    text: str
    origin: Origin = Origin.WORKSHOP
    themes: tuple[str, ...] = ()
    role: str = ""
    due: str = ""
    status: MeasureStatus = MeasureStatus.PLANNED
    year: int | None = None
    earlier: bool = False
    why_not: str = ""
    points: tuple[str, ...] = ()
    easy: str = ""


def rewritten(before: Measure, after: Measure) -> Measure:
    """The measure as it is after a change: easy words of another answer are no longer its own."""

    def says(one: Measure) -> tuple[str, str, bool]:
        return one.text, one.why_not, one.status is MeasureStatus.NOT_DONE

    return after if says(before) == says(after) else replace(after, easy="")


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the staff promised those who took part. `note` is the raw note it stands on.

    `earlier` marks one that was given in an earlier workshop and is answered again in this one. `broken`
    says why it could not be kept: a promise is never taken away, but one may have to be sorry for it.
    """

    id: str
    text: str
    role: str = ""
    due: str = ""
    kept: bool = False
    note: str | None = None
    earlier: bool = False
    broken: str = ""

    @property
    def open(self) -> bool:
        """Whether those it was given to still wait."""
        return not self.kept and not self.broken


def quarter_of(day: str) -> str:
    """`2026-Q4` from `2026-10-14`; "" from "". The finest time that is told outside the workbook."""
    if not day:
        return ""
    when = date.fromisoformat(day)
    return f"{when.year}-Q{(when.month + 2) // 3}"


def quarter_words(quarter: str) -> Text:
    """«4. kvartal 2026» from `2026-Q4`."""
    year, _, number = quarter.partition("-Q")
    return (
        Text(f"{number}. kvartal {year}", f"{number}. kvartal {year}") if number else Text(quarter, quarter)
    )
