"""The plan: what the workshop is for, whom it asks, about what, and the nine principles it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from verksted.workshop.words import Level, Phase, Role, TargetGroup, Text, WrittenStandard


class Status(StrEnum):
    """How far a phase, a step or a principle has come."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    IN_PLACE = "in-place"


@dataclass(frozen=True, slots=True)
class Band:
    """How many took part, told as a band so that nobody can be counted out. `high` None: or more."""

    low: int
    high: int | None

    def __str__(self) -> str:
        return f"{self.low}+" if self.high is None else f"{self.low}–{self.high}"


BANDS = (Band(1, 4), Band(5, 7), Band(8, 12), Band(13, None))
"""The bands participants are told in (domain.md §3.3)."""


def band_of(participants: int) -> Band:
    """The band a number of participants falls in. Raises ValueError below 1."""
    for band in BANDS:
        if band.low <= participants and (band.high is None or participants <= band.high):
            return band
    msg = f"no band holds {participants} participants"
    raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Workshop:
    """One workshop: the head of the workbook.

    `date` is ISO 8601 (a day) or "", `starts` and `ends` are `HH:MM` or "". `participants` is a plain
    count, never a list. `experienced` says whether the group has taken part before: a new group gets
    a longer introduction. `k` is the least number of voices behind a statement about a sub-group.
    `helped` is about how many the service helps now, against which facts about people are weighed.
    `quotes`: the summary may hold somebody's own words, each approved by two.
    """

    title: str
    standard: WrittenStandard = WrittenStandard.BOKMAL
    municipality: str = ""
    service: str = ""
    target_groups: tuple[TargetGroup, ...] = ()
    date: str = ""
    starts: str = ""
    ends: str = ""
    place: str = ""
    participants: int | None = None
    purpose: str = ""
    method: str = ""
    experienced: bool = False
    seats_used: bool = True
    k: int = 5
    helped: int | None = None
    quotes: bool = False
    phases: dict[Phase, Status] = field(default_factory=dict)

    def phase(self, phase: Phase) -> Status:
        return self.phases.get(phase, Status.NOT_STARTED)


K_RANGE = range(3, 11)
"""Values that `Workshop.k` may take."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Something to talk about. `survey_item` names the survey question that raised it, if any."""

    id: str
    name: str
    tag: str
    heading: str = ""
    survey_item: str = ""
    order: int = 0


class QuestionPhase(StrEnum):
    """Where in the conversation a question belongs."""

    WARM_UP = "warm-up"
    EXPLORE = "explore"
    DEEPEN = "deepen"
    ADVICE = "advice"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the bank, or one's own.

    `sensitivity` is 1–3, `minutes` how long it usually takes, `source` "own" or a source mark,
    `technique` the id of the technique that suits it.
    """

    id: str
    theme: str
    groups: tuple[TargetGroup, ...]
    phase: QuestionPhase
    text: Text
    prompts: tuple[Text, ...] = ()
    sensitivity: int = 1
    minutes: int = 10
    technique: str = ""
    heading: Text | None = None
    survey_area: str = ""
    level: Level = Level.SERVICE
    source: str = "own"


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """A question as it was chosen for this workshop, in its written standard."""

    id: str
    text: str
    theme: str
    prompts: tuple[str, ...] = ()
    minutes: int = 10
    technique: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class RoleFilled:
    """That a role is filled, and what has been made sure of. Never by whom."""

    id: str
    role: Role
    filled: bool = False
    secrecy_signed: bool = False
    override_reason: str = ""


class Principle(StrEnum):
    """The nine principles of good participation (domain.md §1.C.1)."""

    INFORMATION = "information"
    VOLUNTARY = "voluntary"
    RESPECT = "respect"
    RELEVANT = "relevant"
    YOUTH_FRIENDLY = "youth-friendly"
    INCLUSIVE = "inclusive"
    COMPETENT_ADULTS = "competent-adults"
    SAFE_ARENA = "safe-arena"
    FOLLOW_UP = "follow-up"


PRINCIPLE_NAMES: dict[Principle, Text] = {
    Principle.INFORMATION: Text("Informasjon", "Informasjon"),
    Principle.VOLUNTARY: Text("Frivillighet", "Frivilligheit"),
    Principle.RESPECT: Text("Respekt", "Respekt"),
    Principle.RELEVANT: Text("Relevant", "Relevant"),
    Principle.YOUTH_FRIENDLY: Text("Ungdomsvennlig", "Ungdomsvenleg"),
    Principle.INCLUSIVE: Text("Inkluderende", "Inkluderande"),
    Principle.COMPETENT_ADULTS: Text("Kompetente voksne", "Kompetente vaksne"),
    Principle.SAFE_ARENA: Text("Trygg arena", "Trygg arena"),
    Principle.FOLLOW_UP: Text("Oppfølging", "Oppfølging"),
}


@dataclass(frozen=True, slots=True)
class PrincipleCheck:
    """How one principle is met here: a status, and the evidence in a sentence."""

    principle: Principle
    status: Status = Status.NOT_STARTED
    evidence: str = ""
