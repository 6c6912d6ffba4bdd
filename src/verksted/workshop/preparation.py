"""What is prepared for one workshop in numbers and ticks: who is asked, what the day needs, what is done.

Counts for the whole group, never a participant: there is no field here that could hold a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verksted.workshop.words import Text

MOST = 500
"""No workshop asks or feeds more people than this."""


class Breadth(StrEnum):
    """Whom a broad group holds: kinds of help, and how satisfied people are with it (domain.md C5)."""

    AT_HOME = "help-at-home"
    FOSTER_HOME = "foster-home"
    INSTITUTION = "institution"
    AFTERCARE = "aftercare"
    INVESTIGATION = "investigation"
    SATISFIED = "satisfied"
    DISSATISFIED = "dissatisfied"


KINDS_OF_HELP = (
    Breadth.AT_HOME,
    Breadth.FOSTER_HOME,
    Breadth.INSTITUTION,
    Breadth.AFTERCARE,
    Breadth.INVESTIGATION,
)
SATISFACTION = (Breadth.SATISFIED, Breadth.DISSATISFIED)
BREADTH_NAMES: dict[Breadth, Text] = {
    Breadth.AT_HOME: Text("hjelp hjemme", "hjelp heime"),
    Breadth.FOSTER_HOME: Text("fosterhjem", "fosterheim"),
    Breadth.INSTITUTION: Text("institusjon", "institusjon"),
    Breadth.AFTERCARE: Text("ettervern", "ettervern"),
    Breadth.INVESTIGATION: Text("undersøkelse", "undersøking"),
    Breadth.SATISFIED: Text("fornøyde", "nøgde"),
    Breadth.DISSATISFIED: Text("misfornøyde", "misnøgde"),
}


@dataclass(frozen=True, slots=True)
class MixCount:
    """How many are wanted from one part of the breadth, and how many are asked so far. 0–500 each."""

    id: Breadth
    wanted: int = 0
    asked: int = 0


@dataclass(frozen=True, slots=True)
class NeedCount:
    """How many need something that day; `id` is that of a need in content. 0–500."""

    id: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """A milestone or a point of a checklist that is done. `day` is ISO 8601."""

    id: str
    day: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """Advice that was put away for this plan, by its code, and why."""

    id: str
    reason: str


def bounded(count: int) -> int:
    """A count within 0–500."""
    return max(0, min(count, MOST))


def uneven(mix: list[MixCount]) -> list[Breadth]:
    """Parts of the breadth from which fewer are asked than wanted, in their order."""
    short = {entry.id for entry in mix if entry.asked < entry.wanted}
    return [part for part in Breadth if part in short]
