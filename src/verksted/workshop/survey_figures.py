"""What of a user survey may stand in a report: means of whole groups beside each other, never an answer.

Small groups are withheld before these are made. Nothing here can hold a free text or a single answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What can be said of one question in two years. `NEW` also where there is only one year."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"
    UNSURE = "unsure"
    NEW = "new"
    NOT_COMPARABLE = "not-comparable"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """One question. Means stand in tenths (29 is 2,9); None where withheld or not asked.

    `measures` are texts of measures that were aimed at the question between the two years.
    """

    question: str
    earlier: int | None
    later: int | None
    change: Change
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SurveyFigures:
    """One survey, or two with the same questions. `lowest` and `highest` are the ends of the scale.

    `earlier_year` None: there is one year only. The counts are answers to the whole survey.
    """

    later_year: int
    later_answers: int
    lowest: int
    highest: int
    lines: tuple[SurveyLine, ...]
    earlier_year: int | None = None
    earlier_answers: int | None = None
