"""What to do and bring: the days around a workshop, checklists for the roles, needs as counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from verksted.content.loading import Loaded, load
from verksted.workshop.language import say
from verksted.workshop.wheel import Milestone
from verksted.workshop.words import Role, Text

MOST_DAYS = 1000


@dataclass(frozen=True, slots=True)
class CheckPoint:
    """One thing to tick. `id` is unique within its list."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of things to tick; `role` None: for all. `file` is its file name without ending, ASCII."""

    id: str
    name: Text
    file: str
    points: tuple[CheckPoint, ...]
    role: Role | None = None
    source: str = "own"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that lets everybody take part, asked for as a count for the whole group, never a person."""

    id: str
    name: Text
    ask: Text
    act: Text
    source: str = "own"


@dataclass(frozen=True, slots=True)
class DatedMilestone:
    milestone: Milestone
    day: date

    def late(self, today: date) -> bool:
        return today > self.day


def load_milestones(*, overlay: Path | None = None) -> Loaded[Milestone]:
    """Ours lie in order of days; those of a municipality come after: see `timeline`."""
    return load("sjekklister", Milestone, table="milestone", overlay=overlay, check=_check)


def _check(milestone: Milestone) -> tuple[str, str] | None:
    if milestone.role and milestone.role not in set(Role):
        return "role", say("«{role}» er ikke en kjent rolle.", role=milestone.role[:60])
    if abs(milestone.days) > MOST_DAYS:
        return "days", say("En milepæl kan ligge høyst {most} dager fra verkstedet.", most=MOST_DAYS)
    return None


def load_checklists(*, overlay: Path | None = None) -> Loaded[Checklist]:
    return load("sjekklister", Checklist, table="checklist", overlay=overlay)


def load_needs(*, overlay: Path | None = None) -> Loaded[Need]:
    return load("sjekklister", Need, table="need", overlay=overlay)


def timeline(milestones: Mapping[str, Milestone], workshop_day: date) -> list[DatedMilestone]:
    """The milestones with their days, in order of day."""
    placed = (DatedMilestone(entry, entry.on(workshop_day)) for entry in milestones.values())
    return sorted(placed, key=lambda entry: entry.day)
