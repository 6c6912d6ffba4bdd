"""What a technique card and an icebreaker hold. Plain types; nothing is read or decided here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verksted.workshop.words import Text


class Use(StrEnum):
    """What a technique is good for: the phases of questions, and choosing what matters most."""

    WARM_UP = "warm-up"
    EXPLORE = "explore"
    DEEPEN = "deepen"
    ADVICE = "advice"
    PRIORITISE = "prioritise"
    CLOSE = "close"


class FirstMove(StrEnum):
    """How a participant first says anything: the earlier in this list, the safer."""

    WRITE = "write"
    MARK = "mark"
    PAIR = "pair"
    GROUP = "group"
    PLENUM = "plenum"


class DataKind(StrEnum):
    """What comes out of a technique, and so how it is to be noted."""

    POINTS = "points"
    SLIPS = "slips"
    LISTS = "lists"
    SUMMARY = "summary"
    REASONS = "reasons"
    COUNTS = "counts"
    PRIORITIES = "priorities"
    JOURNEY = "journey"
    EVALUATION = "evaluation"


DATA_NAMES: dict[DataKind, Text] = {
    DataKind.POINTS: Text("enkeltpunkter", "enkeltpunkt"),
    DataKind.SLIPS: Text("lapper uten navn", "lappar utan namn"),
    DataKind.LISTS: Text("punkter i faste kolonner", "punkt i faste kolonnar"),
    DataKind.SUMMARY: Text("oppsummering fra hver gruppe", "oppsummering frå kvar gruppe"),
    DataKind.REASONS: Text("grunner, ikke plassering", "grunnar, ikkje plassering"),
    DataKind.COUNTS: Text("et tall for hele gruppa", "eit tal for heile gruppa"),
    DataKind.PRIORITIES: Text(
        "punkter i rekkefølge etter hva som er viktigst", "punkt i rekkjefølgje etter kva som er viktigast"
    ),
    DataKind.JOURNEY: Text("råd knyttet til et steg på veien", "råd knytte til eit steg på vegen"),
    DataKind.EVALUATION: Text("vurdering av verkstedet", "vurdering av verkstaden"),
}
"""Each kind of data, as it is named to people."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a technique. `minutes` in a usual run, 0 for what is done beforehand."""

    text: Text
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """One column, list or field that answers belong in. `sign` is the sign of its note lines, or ""."""

    id: str
    name: Text
    ask: Text
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Technique:
    """One technique card.

    `group_min`–`group_max` are persons, `minutes_min`–`minutes_max` minutes. `first` is how people
    first answer; `exposed` says that others then see who thinks what; `distance` that the talk is
    about somebody invented or some thing, never oneself. `reading` is 0 none, 1 key words, 2 whole
    sentences. `movement` is 0 seated, 1 on one's feet, 2 out and about; where it is above 0, `seated`
    says how it is done without. `sensitivity_max` is 1–3. `source` is "own" or a source mark.
    """

    id: str
    source: str
    name: Text
    aim: Text
    uses: tuple[Use, ...]
    group_min: int
    group_max: int
    minutes_min: int
    minutes_max: int
    first: FirstMove
    data: DataKind
    equipment: tuple[Text, ...]
    steps: tuple[Step, ...]
    safety: tuple[Text, ...]
    notes: Text
    sensitivity_max: int
    exposed: bool = False
    distance: bool = False
    reading: int = 0
    movement: int = 0
    age_min: int = 12
    seated: Text | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Icebreaker:
    """One way to get to know each other. Never asks about family, placement or home; always has `seated`."""

    id: str
    source: str
    name: Text
    aim: Text
    group_min: int
    group_max: int
    minutes_min: int
    minutes_max: int
    steps: tuple[Step, ...]
    seated: Text
    safety: tuple[Text, ...]
    equipment: tuple[Text, ...] = ()
    movement: int = 0
    reading: int = 0
