"""A user survey as the service reads it: counts of whole groups, question by question.

No row, no name, no time and no free text of anybody has a field here. What may be shown of a small
group is decided in the survey room; these are the figures it decides about.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Scale:
    """What could be answered: whole numbers from `lowest` to `highest`, both counted.

    `words` is the wording of each step, lowest first, where the answers were words; else empty. Yes and
    no are a scale from 0 to 1.
    """

    lowest: int
    highest: int
    words: tuple[str, ...] = ()

    @property
    def steps(self) -> range:
        return range(self.lowest, self.highest + 1)

    @property
    def width(self) -> int:
        return self.highest - self.lowest


@dataclass(frozen=True, slots=True)
class SurveyItem:
    """One question with its wording and scale. `low_is_good` turns what counts as weak.

    `id` is made from the wording alone, so that the same question has the same id in every year.
    """

    id: str
    text: str
    scale: Scale
    low_is_good: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What one group answered to one question.

    `counts` has one number for each step of the scale. Where a file tells only a mean, `counts` is
    empty and `told_mean` (on the scale), `told_answers` and perhaps `told_deviation` stand instead.
    `no_answer` counts «vet ikke» and the like; empty cells are not counted at all.
    """

    item: SurveyItem
    counts: tuple[int, ...] = ()
    no_answer: int = 0
    told_mean: float | None = None
    told_answers: int = 0
    told_deviation: float | None = None

    @property
    def answers(self) -> int:
        return sum(self.counts) if self.counts else self.told_answers

    @property
    def mean(self) -> float | None:
        """The mean on the scale; None without answers."""
        if not self.counts:
            return self.told_mean
        total = sum(self.counts)
        return (
            sum(step * count for step, count in zip(self.item.scale.steps, self.counts, strict=True)) / total
            if total
            else None
        )

    @property
    def deviation(self) -> float | None:
        """The standard deviation (n - 1); None where it is not known."""
        if not self.counts:
            return self.told_deviation
        total, mean = sum(self.counts), self.mean
        if mean is None or total < 2:
            return None
        squares = sum(
            count * (step - mean) ** 2 for step, count in zip(self.item.scale.steps, self.counts, strict=True)
        )
        return sqrt(squares / (total - 1))

    @property
    def goodness(self) -> float | None:
        """The mean as a share of the scale, 0 (worst) to 1 (best)."""
        mean, scale = self.mean, self.item.scale
        if mean is None or not scale.width:
            return None
        share = (mean - scale.lowest) / scale.width
        return 1 - share if self.item.low_is_good else share


@dataclass(frozen=True, slots=True)
class Option:
    """One alternative of a question without a scale, and how many chose it."""

    label: str
    answers: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A question whose answers are no scale. `several`: more than one could be chosen."""

    id: str
    text: str
    options: tuple[Option, ...]
    answers: int
    several: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Those who gave one answer to a background question. A question that is not there is withheld.

    `label` "" holds those who did not answer the background question.
    """

    label: str
    answers: int
    results: tuple[Result, ...] = ()

    def result(self, item: str) -> Result | None:
        return next((one for one in self.results if one.item.id == item), None)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The survey by one background question: every answer is in exactly one of the groups.

    `together` is how many groups are put together under the label "", where small ones were taken out.
    """

    id: str
    text: str
    groups: tuple[Group, ...]
    together: int = 0


@dataclass(frozen=True, slots=True)
class Comments:
    """How many wrote something under an open question; never what."""

    id: str
    text: str
    answers: int


@dataclass(frozen=True, slots=True)
class Survey:
    """One survey in one year. `asked` is how many were asked, if known; `answers` how many answered."""

    id: str
    year: int
    answers: int
    results: tuple[Result, ...]
    name: str = ""
    asked: int | None = None
    choices: tuple[Choice, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    comments: tuple[Comments, ...] = ()

    def result(self, item: str) -> Result | None:
        return next((one for one in self.results if one.item.id == item), None)


@dataclass(frozen=True, slots=True)
class SameQuestion:
    """A person has said that two wordings ask the same, with the same scale in mind."""

    earlier: str
    later: str

    @property
    def id(self) -> str:
        return f"{self.earlier}.{self.later}"


@dataclass(frozen=True, slots=True)
class SurveyComment:
    """A free-text answer with what was found in it taken out, waiting for a person to read it.

    It hangs on no other answer: nothing tells who wrote it or what else they said.
    """

    id: str
    survey: str
    question: str
    text: str
