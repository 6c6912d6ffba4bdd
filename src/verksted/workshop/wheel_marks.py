"""What a service has done in its wheel: things ticked, days moved, its own things, and how it all stands.

One mark is one item of one four-year period, so that two people at two machines never write the same
document. No names: an own item is a thing to do and the strand it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from verksted.workshop.wheel import Strand, WheelItem, dated
from verksted.workshop.words import Text

QUARTERS = 16
CELL = 4
"""Cells wide is one quarter of the table: four years are 64."""


@dataclass(frozen=True, slots=True)
class WheelSetting:
    """That the wheel is used, and which calendar year is ÅR1. There is one, with the id `wheel`.

    `since` is the day (ISO 8601) it was taken into use: what was due before it is not called late.
    """

    id: str
    first_year: int
    since: str = ""


@dataclass(frozen=True, slots=True)
class WheelMark:
    """What is done of one item; `id` is `2024-plan-survey-1`. `done` and `due` are days (ISO 8601) or ""."""

    id: str
    done: str = ""
    due: str = ""
    ticked: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnItem:
    """Something the service put into its wheel itself. `day` is when it is due, ISO 8601."""

    id: str
    name: str
    strand: Strand
    day: str


@dataclass(frozen=True, slots=True)
class WheelState:
    """All that a service has marked. `setting` None: the wheel is not in use."""

    setting: WheelSetting | None = None
    marks: Mapping[str, WheelMark] = field(default_factory=dict)
    own: tuple[OwnItem, ...] = ()


class Standing(StrEnum):
    """How one thing stands today."""

    DONE = "done"
    LATE = "late"
    UNDER_WAY = "under-way"
    NOW = "now"
    COMING = "coming"
    BEFORE = "before"


STANDING_WORDS: dict[Standing, Text] = {
    Standing.DONE: Text("gjort", "gjort"),
    Standing.LATE: Text("over fristen", "over fristen"),
    Standing.UNDER_WAY: Text("i gang", "i gang"),
    Standing.NOW: Text("må begynne nå", "må byrje no"),
    Standing.COMING: Text("kommer", "kjem"),
    Standing.BEFORE: Text("før dere begynte", "før de byrja"),
}
STANDING_SIGNS: dict[Standing, str] = {
    Standing.DONE: "●",
    Standing.LATE: "▲",
    Standing.UNDER_WAY: "►",
    Standing.NOW: "▲",
    Standing.COMING: "○",
    Standing.BEFORE: "·",
}


@dataclass(frozen=True, slots=True)
class WheelEntry:
    """One thing in the wheel of one period, with what has been done of it. `year` is 1–4."""

    id: str
    year: int
    strand: Strand
    name: Text
    what: Text
    starts: date
    due: date
    checklist: tuple[Text, ...] = ()
    ticked: frozenset[int] = frozenset()
    done: str = ""
    still: Text | None = None
    place: str = ""
    own: bool = False
    since: str = ""

    def standing(self, today: date) -> Standing:
        if self.done:
            return Standing.DONE
        if today > self.due:
            return Standing.BEFORE if self.due.isoformat() < self.since and not self.ticked else Standing.LATE
        if self.ticked:
            return Standing.UNDER_WAY
        return Standing.NOW if self.starts <= today else Standing.COMING


def mark_id(first_year: int, item: str) -> str:
    return f"{first_year}-{item}"


def entries(items: Iterable[WheelItem], state: WheelState, first_year: int) -> list[WheelEntry]:
    """Everything in the four years that begin with `first_year`, in order of start, then of due day."""
    found = [
        _marked(entry.item, entry.starts, entry.due, state, first_year) for entry in dated(items, first_year)
    ]
    found += [
        _own(one, state, first_year)
        for one in state.own
        if first_year <= date.fromisoformat(one.day).year < first_year + 4
    ]
    return sorted(found, key=lambda entry: (entry.starts, entry.due, entry.id))


def _marked(item: WheelItem, starts: date, due: date, state: WheelState, first_year: int) -> WheelEntry:
    mark = state.marks.get(mark_id(first_year, item.id)) or WheelMark("")
    moved = date.fromisoformat(mark.due) if mark.due else due
    ticked = frozenset(at for at in mark.ticked if at < len(item.checklist))
    return WheelEntry(
        item.id, item.year, item.strand, item.name, item.what, min(starts, moved), moved,
        item.checklist, ticked, mark.done, item.still, item.place,
        since=state.setting.since if state.setting else "",
    )  # fmt: skip


def _own(one: OwnItem, state: WheelState, first_year: int) -> WheelEntry:
    mark = state.marks.get(mark_id(first_year, one.id)) or WheelMark("")
    due = date.fromisoformat(mark.due or one.day)
    name = Text(one.name, one.name)
    year = due.year - first_year + 1
    return WheelEntry(
        one.id, min(4, max(1, year)), one.strand, name, Text("", ""), due, due, done=mark.done, own=True
    )


def late(found: Iterable[WheelEntry], today: date) -> list[WheelEntry]:
    """What is over its day and not done, the newest first: there most can still be done."""
    over = [entry for entry in found if entry.standing(today) is Standing.LATE]
    return sorted(over, key=lambda entry: entry.due, reverse=True)


def coming(found: Iterable[WheelEntry], today: date) -> list[WheelEntry]:
    """What has begun or comes, by the day it is due; what is late, done, or from before is not among it."""
    wanted = (Standing.NOW, Standing.UNDER_WAY, Standing.COMING)
    left = [entry for entry in found if entry.standing(today) in wanted]
    return sorted(left, key=lambda entry: (entry.starts > today, entry.due, entry.starts, entry.id))


def quarter_at(day: date, first_year: int) -> int:
    """Which of the 16 quarters a day falls in, 0–15; outside the period the nearest one."""
    return min(QUARTERS - 1, max(0, (day.year - first_year) * 4 + (day.month - 1) // 3))


def strand_line(
    found: Iterable[WheelEntry], strand: Strand, first_year: int, today: date, cell: int = CELL
) -> str:
    """One strand, `cell` cells a quarter: a sign where something begins, `─` for as long as it lasts.

    Where several things begin in one quarter the most urgent sign stands.
    """
    cells = [" "] * (QUARTERS * cell)
    urgency: dict[int, int] = {}
    order = (
        Standing.BEFORE, Standing.DONE, Standing.COMING, Standing.UNDER_WAY, Standing.NOW, Standing.LATE,
    )  # fmt: skip
    for entry in found:
        if entry.strand is not strand:
            continue
        first, last = quarter_at(entry.starts, first_year), quarter_at(entry.due, first_year)
        for at in range(first * cell + 1, last * cell + 1):
            cells[at] = "─" if cells[at] == " " else cells[at]
        rank = order.index(entry.standing(today))
        if rank >= urgency.get(first, -1):
            urgency[first] = rank
            cells[first * cell] = STANDING_SIGNS[entry.standing(today)]
    return "".join(cells)


def of_quarter(found: Sequence[WheelEntry], quarter: int, first_year: int) -> list[WheelEntry]:
    """What goes on in one of the 16 quarters."""
    return [
        entry
        for entry in found
        if quarter_at(entry.starts, first_year) <= quarter <= quarter_at(entry.due, first_year)
    ]
