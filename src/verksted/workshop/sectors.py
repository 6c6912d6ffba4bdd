"""What others have to say about the service: staff through their representatives, and other sectors.

They speak in their role, not as participants: what they say is kept apart from notes and points, and goes
into chapters of its own. No names: a sector is a kind of service, a meeting is a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verksted.workshop.points import PointSign
from verksted.workshop.words import Text

STAFF = "staff"
"""The source of what staff say; every other source is the id of a sector."""


class Stage(StrEnum):
    """How far the work with one sector has come, in order."""

    NOT_ASKED = "not-asked"
    ASKED = "asked"
    ANSWERED = "answered"
    DRAFTED = "drafted"
    AGREED = "agreed"


STAGE_WORDS: dict[Stage, Text] = {
    Stage.NOT_ASKED: Text("ikke spurt", "ikkje spurd"),
    Stage.ASKED: Text("spurt", "spurd"),
    Stage.ANSWERED: Text("har svart", "har svara"),
    Stage.DRAFTED: Text("har fått utkastet", "har fått utkastet"),
    Stage.AGREED: Text("er enig i teksten", "er einig i teksten"),
}
STAGE_SIGNS: dict[Stage, str] = {
    Stage.NOT_ASKED: "○",
    Stage.ASKED: "►",
    Stage.ANSWERED: "►",
    Stage.DRAFTED: "►",
    Stage.AGREED: "●",
}


@dataclass(frozen=True, slots=True)
class Sector:
    """A service that the child welfare service works with. `due` is ISO 8601 or "", `role` who is asked."""

    id: str
    name: str
    stage: Stage = Stage.NOT_ASKED
    due: str = ""
    role: str = ""
    order: int = 0


class MeetingKind(StrEnum):
    """Twice a year at least: early, and when the draft is there (domain.md §1.E)."""

    EARLY = "early"
    DRAFT = "draft"
    SURVEY = "survey"
    OTHER = "other"


MEETING_WORDS: dict[MeetingKind, Text] = {
    MeetingKind.EARLY: Text("tidlig møte med tillitsvalgte", "tidleg møte med tillitsvalde"),
    MeetingKind.DRAFT: Text("møte om utkastet", "møte om utkastet"),
    MeetingKind.SURVEY: Text(
        "personalmøte om medarbeiderundersøkelsen", "personalmøte om medarbeidarundersøkinga"
    ),
    MeetingKind.OTHER: Text("annet møte", "anna møte"),
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with representatives or staff: its day (ISO 8601), what was remarked, and what it changed."""

    id: str
    day: str
    kind: MeetingKind
    remarks: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One thing a sector or the staff said. `source` is `STAFF` or the id of a sector.

    `approved` says that a person has read it and found nothing in it that points at somebody; what is not
    approved stays in the workbook.
    """

    id: str
    source: str
    text: str
    sign: PointSign = PointSign.ADVICE
    approved: bool = False
    order: int = 0


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions that are sent, as they were chosen; `id` is `sectors` or `staff`."""

    id: str
    questions: tuple[str, ...]


PREFILLED: tuple[tuple[str, Text], ...] = (
    ("health", Text("Helse", "Helse")),
    ("school", Text("Skole", "Skule")),
    ("nav", Text("Nav", "Nav")),
)
"""Those every service works with; the list is free beyond them."""
SUGGESTED: tuple[Text, ...] = (
    Text("Barnehage", "Barnehage"),
    Text("PPT", "PPT"),
    Text("Helsestasjon", "Helsestasjon"),
    Text("Politi", "Politi"),
    Text("BUP", "BUP"),
    Text("Frivillige organisasjoner", "Frivillige organisasjonar"),
)
