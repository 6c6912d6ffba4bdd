"""The released summary: all that leaves for the report, and nothing else.

A `Summary` is made by a release and by nothing else; exporters take it and nothing rawer. It has no
field for a note, a seat, a clock time or a name. Its JSON form has these field names in English and
is signed (privacy/signing); the schema stands in assets/skjema.
"""

from __future__ import annotations

from dataclasses import dataclass

from verksted.workshop.followup import MeasureStatus, Origin
from verksted.workshop.plan import Principle, Status
from verksted.workshop.points import PointSign, Strength
from verksted.workshop.survey_figures import SurveyFigures
from verksted.workshop.words import Level, TargetGroup, WrittenStandard

SUMMARY_FORMAT = 1


@dataclass(frozen=True, slots=True)
class SummaryPoint:
    """`easy` says the same in easy language for letters; its JSON has no such key where it is empty."""

    text: str
    sign: PointSign
    strength: Strength
    level: Level
    follow_up: bool
    easy: str = ""


@dataclass(frozen=True, slots=True)
class SummaryTheme:
    """`below_k`: the theme may not be a cell of its own: it has fewer than k voices, or hides such a one."""

    id: str
    name: str
    points: tuple[SummaryPoint, ...]
    below_k: bool = False


@dataclass(frozen=True, slots=True)
class SummaryPrinciple:
    id: Principle
    status: Status
    evidence: str


@dataclass(frozen=True, slots=True)
class SummaryMeasure:
    """`due` is a quarter (`2027-Q1`) or ""; `themes` are ids of themes in the summary, or of questions of
    its survey that became themes. `easy` is as in a point.
    """

    text: str
    origin: Origin
    themes: tuple[str, ...]
    role: str
    due: str
    status: MeasureStatus
    why_not: str = ""
    year: int | None = None
    easy: str = ""


@dataclass(frozen=True, slots=True)
class SummaryPromise:
    text: str
    role: str
    due: str
    kept: bool


@dataclass(frozen=True, slots=True)
class SummaryShare:
    points: int
    words: int


@dataclass(frozen=True, slots=True)
class SummaryBalance:
    """`uneven`: what works and what must get better do not have about the same room (40–60 percent)."""

    positive: SummaryShare
    negative: SummaryShare
    advice: SummaryShare
    uneven: bool


@dataclass(frozen=True, slots=True)
class DetectorFigures:
    """What the detector finds of what is there, measured on development notes; all per mille."""

    version: str
    measured: str
    notes: int
    direct_found: int
    names_found: int
    quasi_found: int
    masks_right: int
    load: int


@dataclass(frozen=True, slots=True)
class Summary:
    """`key` and `signature` are base64 (Ed25519); `quarter` is `2026-Q4`; `participants` a band (`8–12`).

    `survey` is None where no figures of a user survey were released with it; its JSON has no such key then.
    """

    id: str
    malform: WrittenStandard
    quarter: str
    municipality: str
    service: str
    target_group: tuple[TargetGroup, ...]
    participants: str
    method: str
    principles: tuple[SummaryPrinciple, ...]
    themes: tuple[SummaryTheme, ...]
    measures: tuple[SummaryMeasure, ...]
    earlier_measures: tuple[SummaryMeasure, ...]
    promises: tuple[SummaryPromise, ...]
    balance: SummaryBalance
    detector: DetectorFigures
    signers: tuple[str, ...]
    key: str = ""
    signature: str = ""
    format: int = SUMMARY_FORMAT
    survey: SurveyFigures | None = None

    @property
    def has_workshop(self) -> bool:
        """Whether it tells of a workshop, or of a year with a survey or measures alone."""
        return bool(self.themes or self.participants)
