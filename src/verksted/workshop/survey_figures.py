"""What of a user survey may stand in a report: means of whole groups beside each other, never an answer.

Small groups are withheld before these are made. Nothing here can hold a free text or a single answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

YES_OR_NO = (0, 1)
"""The ends of the scale that no and yes make."""


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

    On the scale from 0 to 1 (no and yes) a mean is how many of ten said yes: 0 is hardly anybody and 10
    nearly all, whatever the figure was.

    `measures` are texts of measures that were aimed at the question between the two years.
    """

    question: str
    earlier: int | None
    later: int | None
    change: Change
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScaleFigures:
    """The questions of one scale; `lowest` and `highest` are its ends."""

    lowest: int
    highest: int
    lines: tuple[SurveyLine, ...]

    @property
    def yes_or_no(self) -> bool:
        return (self.lowest, self.highest) == YES_OR_NO


@dataclass(frozen=True, slots=True)
class SurveyFigures:
    """One survey, or two with the same questions. `lowest` and `highest` are the ends of the main scale.

    `earlier_year` None: there is one year only. The counts are answers to the whole survey. `others` are
    the questions on other scales, each scale once; its JSON has no such key where there are none.
    """

    later_year: int
    later_answers: int
    lowest: int
    highest: int
    lines: tuple[SurveyLine, ...]
    earlier_year: int | None = None
    earlier_answers: int | None = None
    others: tuple[ScaleFigures, ...] = ()

    @property
    def scales(self) -> tuple[ScaleFigures, ...]:
        """Every scale with its questions, the main one first."""
        return (ScaleFigures(self.lowest, self.highest, self.lines), *self.others)
