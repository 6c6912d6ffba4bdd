"""The four years between two elections, and the days around one workshop.

ÅR1 is the calendar year after a municipal election, ÅR4 the election year itself; the first year is
a setting. What happens when is data (content); here is only the arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from verksted.workshop.words import Text

TWO_WEEKS = 14
"""Agenda and background are to be with the participants this many days before."""


class Strand(StrEnum):
    USERS = "users"
    STAFF = "staff"
    SECTORS = "sectors"
    COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class WheelItem:
    """One thing in the wheel. `year` 1–4; it starts in `from_month` and is due by the end of `to_month`.

    `starts_year_before` means that `from_month` lies in the year before. `still` says what can be done
    when it has become late. `place` is where in the app it is worked on, or "". `points` names a
    checklist of its own (content/checklists) that stands in place of `checklist`.
    """

    id: str
    year: int
    strand: Strand
    name: Text
    what: Text
    from_month: int
    to_month: int
    starts_year_before: bool = False
    checklist: tuple[Text, ...] = ()
    still: Text | None = None
    place: str = ""
    points: str = ""
    source: str = "own"


@dataclass(frozen=True, slots=True)
class DatedItem:
    item: WheelItem
    starts: date
    due: date

    def late(self, today: date) -> bool:
        return today > self.due

    def under_way(self, today: date) -> bool:
        return self.starts <= today <= self.due


FIRST_KNOWN = 2024
"""The calendar year after the municipal election of 2023: ÅR1, where no setting says otherwise."""


def first_year_of(day: date, known: int = FIRST_KNOWN) -> int:
    """The calendar year that is ÅR1 of the four years a day falls in; `known` was an ÅR1 once."""
    return day.year - (day.year - known) % 4


def wheel_year(day: date, first_year: int) -> int:
    """Which of the four years a day falls in, 1–4. `first_year` is a calendar year that was ÅR1."""
    return (day.year - first_year) % 4 + 1


def dated(items: Iterable[WheelItem], first_year: int) -> list[DatedItem]:
    """The items of the four years that begin with `first_year`, with days, in order of start."""
    out: list[DatedItem] = []
    for item in items:
        year = first_year + item.year - 1
        starts = date(year - item.starts_year_before, item.from_month, 1)
        after = date(year + item.to_month // 12, item.to_month % 12 + 1, 1)
        out.append(DatedItem(item, starts, after - timedelta(days=1)))
    return sorted(out, key=lambda entry: (entry.starts, entry.due, entry.item.id))


@dataclass(frozen=True, slots=True)
class Milestone:
    """A thing to do a number of days from the workshop: negative before, positive after."""

    id: str
    days: int
    name: Text
    role: str = ""
    source: str = "own"

    def on(self, workshop_day: date) -> date:
        return workshop_day + timedelta(days=self.days)
