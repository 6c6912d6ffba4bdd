"""A survey before it is held: whom to ask, who asks, when, and who hears the result in which order.

Counts, roles and words of one's own; never who was asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from verksted.workshop.words import Text

REMINDERS = 3
"""Reminders, one a week from the second week of the asking on."""
_AUTUMN_FROM = 30
"""ISO weeks below this lie in the year after the autumn the plan begins in."""
FEW_FOR_BACKGROUND = 15
"""Under so many to ask, background questions and comments make each of them known."""


class Method(StrEnum):
    INTERVIEW = "interview"
    FORM = "form"


METHOD_NAMES: dict[Method, Text] = {
    Method.INTERVIEW: Text("personlig samtale", "personleg samtale"),
    Method.FORM: Text("skjema", "skjema"),
}


class Quality(StrEnum):
    """What a question is about: the frame, the meeting with the service, or what came of it."""

    STRUCTURE = "structure"
    PROCESS = "process"
    RESULT = "result"


QUALITY_NAMES: dict[Quality, Text] = {
    Quality.STRUCTURE: Text("struktur", "struktur"),
    Quality.PROCESS: Text("prosess", "prosess"),
    Quality.RESULT: Text("resultat", "resultat"),
}


class Feedback(StrEnum):
    """The four who tell how the pilot went."""

    ANSWERED = "answered"
    PLANNED = "planned"
    INTERVIEWED = "interviewed"
    INTERPRETED = "interpreted"


FEEDBACK_NAMES: dict[Feedback, Text] = {
    Feedback.ANSWERED: Text("de som svarte", "dei som svara"),
    Feedback.PLANNED: Text("de som planla", "dei som planla"),
    Feedback.INTERVIEWED: Text("intervjuerne", "intervjuarane"),
    Feedback.INTERPRETED: Text("tolkene", "tolkane"),
}


@dataclass(frozen=True, slots=True)
class AskedGroup:
    """A sub-group whose result is to be shown by itself, and how many are in it."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Telling:
    """Who hears the result: who answers for it (a role), when, where, how, and whether it is done."""

    id: str
    who: str = ""
    when: str = ""
    where: str = ""
    how: str = ""
    done: bool = False

    @property
    def planned(self) -> bool:
        return bool(self.who and self.when and self.where and self.how)


@dataclass(frozen=True, slots=True)
class SurveyPlan:
    """The plan of the next survey. `interviewer` is an id of content, "" before it is chosen.

    `autumn` is the year in which the preparation begins. `done` holds ids of ticked steps and checks;
    `order` the ids of those who are to hear the result, in order; empty is KS's own order.
    """

    unit: str = ""
    autumn: int = 0
    population: int | None = None
    groups: tuple[AskedGroup, ...] = ()
    months: int | None = None
    method: Method = Method.INTERVIEW
    interviewer: str = ""
    secrecy_signed: bool = False
    interpreter: bool = False
    codes_parted: bool = False
    background: bool = True
    comments: bool = True
    pilot: bool = False
    feedback: dict[Feedback, str] | None = None
    done: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    tellings: tuple[Telling, ...] = ()

    def telling(self, who: str) -> Telling:
        return next((one for one in self.tellings if one.id == who), Telling(who))

    def told(self, who: Feedback) -> str:
        return (self.feedback or {}).get(who, "")


@dataclass(frozen=True, slots=True)
class QualityTag:
    """Which quality a question of a survey is about. `item` is the id of the question."""

    item: str
    quality: Quality


@dataclass(frozen=True, slots=True)
class PastSurvey:
    """A survey of earlier years, of a unit: who was asked (`users` or `staff`), and with what tool."""

    id: str
    unit: str
    year: int
    staff: bool = False
    tool: str = ""


class Stop(StrEnum):
    """What must be put right before anybody is asked."""

    EMPLOYEE = "employee"
    NO_INTERVIEWER = "no-interviewer"
    NO_SECRECY = "no-secrecy"
    CODES = "codes"


def stops(plan: SurveyPlan, unsuited: Sequence[str]) -> list[Stop]:
    """What stands in the way. `unsuited` are ids of interviewers who may not ask, employees first of all."""
    found: list[Stop] = []
    if plan.interviewer in unsuited:
        found.append(Stop.EMPLOYEE)
    elif not plan.interviewer and plan.method is Method.INTERVIEW:
        found.append(Stop.NO_INTERVIEWER)
    if plan.interviewer and not plan.secrecy_signed:
        found.append(Stop.NO_SECRECY)
    if plan.method is Method.FORM and not plan.codes_parted:
        found.append(Stop.CODES)
    return found


def too_few_for_background(plan: SurveyPlan) -> bool:
    """Whether background questions or comments are on although few are asked."""
    few = plan.population is not None and plan.population < FEW_FOR_BACKGROUND
    return few and (plan.background or plan.comments)


def week_span(autumn: int, from_week: int, to_week: int) -> tuple[date, date]:
    """Monday of the first and Sunday of the last week; weeks before summer lie in the next year.

    Raises ValueError for a week that is not there.
    """
    return _monday(autumn, from_week), _monday(autumn, to_week) + timedelta(days=6)


def _monday(autumn: int, week: int) -> date:
    return date.fromisocalendar(autumn + (week < _AUTUMN_FROM), week, 1)


def reminder_days(autumn: int, from_week: int, to_week: int) -> list[date]:
    """Mondays on which those who have not answered yet are reminded: all get it, nobody knows who has."""
    first, last = week_span(autumn, from_week, to_week)
    days = [first + timedelta(weeks=number) for number in range(1, REMINDERS + 1)]
    return [day for day in days if day <= last]
