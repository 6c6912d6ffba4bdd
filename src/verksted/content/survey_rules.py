"""Rules of thumb for user surveys, and the order in which people hear the result.

The numbers are KS's of 2015, given for another field (domain.md §1.B): a place to start, no demand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verksted.content.loading import Loaded, load
from verksted.workshop.language import say
from verksted.workshop.words import Text

ASK_ALL_BELOW = 60
FEWEST_IN_GROUP = 30
ENOUGH_IN_GROUP = 60


@dataclass(frozen=True, slots=True)
class SurveyRule:
    id: str
    name: Text
    text: Text
    source: str = "own"


@dataclass(frozen=True, slots=True)
class Interviewer:
    """Who might interview, by their relation to the service; an employee is not `suited`."""

    id: str
    name: Text
    suited: bool
    source: str = "own"


@dataclass(frozen=True, slots=True)
class Dissemination:
    """Who hears the result, in `order` from 1. For each, plan who tells, when and where, and how."""

    id: str
    order: int
    name: Text
    source: str = "own"


@dataclass(frozen=True, slots=True)
class SurveyWeek:
    """A step of KS's week plan, ISO weeks from the autumn on; a `from_week` under 30 is in the new year."""

    id: str
    from_week: int
    to_week: int
    name: Text
    source: str = "own"


@dataclass(frozen=True, slots=True)
class SurveyCheck:
    """A thing to have in place. `part` is `before` (anybody is asked) or `response` (so that more answer)."""

    id: str
    part: str
    name: Text
    source: str = "own"


def load_survey_checks(*, overlay: Path | None = None) -> Loaded[SurveyCheck]:
    return load("aarshjul", SurveyCheck, table="survey_check", overlay=overlay)


def load_survey_rules(*, overlay: Path | None = None) -> Loaded[SurveyRule]:
    return load("aarshjul", SurveyRule, table="survey_rule", overlay=overlay)


def load_survey_weeks(*, overlay: Path | None = None) -> Loaded[SurveyWeek]:
    """KS's week plan in order: a guide, since its source was garbled (domain.md §8)."""
    return load("aarshjul", SurveyWeek, table="survey_week", overlay=overlay)


def load_interviewers(*, overlay: Path | None = None) -> Loaded[Interviewer]:
    return load("aarshjul", Interviewer, table="interviewer", overlay=overlay)


def load_dissemination(*, overlay: Path | None = None) -> Loaded[Dissemination]:
    loaded = load("aarshjul", Dissemination, table="dissemination", overlay=overlay)
    ordered = sorted(loaded.items.values(), key=lambda step: step.order)
    return Loaded({step.id: step for step in ordered}, loaded.problems)


def order_warning(order: Sequence[str]) -> str | None:
    """A sentence if those who answered hear the result after the press, or never; else None.

    `order` is ids of `Dissemination`. KS's own order has the press first: that breaks with what the
    participants are owed.
    """
    if "users" not in order:
        return say("De som svarte, får ikke høre resultatet. Legg dem inn i rekkefølgen.")
    if "press" in order and order.index("press") < order.index("users"):
        return say("De som svarte, får høre resultatet etter pressen. La dem få høre det først.")
    return None


def sample_advice(population: int, groups: Sequence[int] = ()) -> list[str]:
    """Whom to ask, in sentences. `population` ≥ 0 is the target group, `groups` the sub-groups to report.

    Raises ValueError for a negative number.
    """
    if population < 0 or any(size < 0 for size in groups):
        raise ValueError(say("Antallet kan ikke være under null."))
    if population < ASK_ALL_BELOW:
        advice = [
            say(
                "Spør alle {count}. Under {limit} skal alle få spørsmålet.",
                count=population,
                limit=ASK_ALL_BELOW,
            )
        ]
    else:
        advice = [
            say("Spør helst alle {count}. Trekk bare et utvalg hvis det er for mange å nå.", count=population)
        ]
    small = sum(1 for size in groups if size < FEWEST_IN_GROUP)
    if small:
        advice.append(
            say(
                "{small} av gruppene har under {limit}. Vis ikke egne tall for dem, eller slå dem sammen.",
                small=small,
                limit=FEWEST_IN_GROUP,
            )
        )
    if any(size > ENOUGH_IN_GROUP for size in groups):
        advice.append(say("Mer enn {limit} svar i en gruppe gir lite ekstra.", limit=ENOUGH_IN_GROUP))
    return advice
