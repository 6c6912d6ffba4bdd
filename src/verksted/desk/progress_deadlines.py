"""What is to be done by a day: the form every deadline has, and those that people promised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from verksted.desk.desk import Desk
from verksted.desk.registers import NOTES
from verksted.workshop.followup import MeasureStatus
from verksted.workshop.language import say, say_count

NEAR = 7
"""Days from which a deadline is near."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something to do by a day. `done` when it is; `passed` when it cannot be done any more.

    What comes before the workshop is of no use after it: it was not ticked off, but it is not late.
    """

    id: str
    name: str
    day: date
    place: str
    done: bool = False
    role: str = ""
    passed: bool = False

    def late(self, today: date) -> bool:
        return not self.done and not self.passed and today > self.day

    def near(self, today: date) -> bool:
        return not self.done and 0 <= (self.day - today).days <= NEAR


def promised(desk: Desk) -> Iterable[Deadline]:
    """What the staff promised by a day, and what they set out to do by one."""
    for promise in desk.promises.all():
        if promise.open and promise.due:
            day = date.fromisoformat(promise.due)
            yield Deadline(f"promise:{promise.id}", promise.text, day, "to-do", role=promise.role)
    for measure in desk.measures.all():
        if measure.due and measure.status in (MeasureStatus.PLANNED, MeasureStatus.UNDER_WAY):
            day = date.fromisoformat(measure.due)
            yield Deadline(f"measure:{measure.id}", measure.text, day, "to-do", role=measure.role)


def left_over(desk: Desk) -> bool:
    """Whether a note is neither used nor set aside. Asked often, so no note is read for it."""
    handled = {name for point in desk.points.all() for name in point.notes}
    handled |= {entry.note for entry in desk.aside.all()}
    return not handled.issuperset(desk.workbook.documents(NOTES.name))


def why(entry: Deadline, today: date) -> str:
    """Why this is next: that it is late, or who has it; "" where its name says all."""
    late = (today - entry.day).days
    if late > 0:
        return say_count(
            late,
            "▲ Én dag over fristen. Det kan fortsatt gjøres.",
            "▲ {n} dager over fristen. Det kan fortsatt gjøres.",
        )
    if entry.id == "agenda-out":
        return say("Da får de to uker på seg.")
    return say("Ansvar: {role}.", role=entry.role) if entry.role else ""
