"""Weak and strong spots of one survey: what to ask about in the workshop, and what to keep."""

from __future__ import annotations

from dataclasses import dataclass

from verksted.survey.small import Cell, K, cell
from verksted.survey.wording import plain
from verksted.workshop.survey import Result, Survey

WEAK_BELOW = 0.5
"""Share of the scale under which a question is weak wherever it stands."""
STRONG_FROM = 0.7
"""Share of the scale from which it is strong: 4,5 of 6."""
_LOWEST = 3
"""So many of the lowest are weak too, where they are not strong."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A question with what may be shown of it. `rank` counts from 1, the weakest first; 0 withheld."""

    result: Result
    cell: Cell
    rank: int = 0
    weak: bool = False
    strong: bool = False

    @property
    def id(self) -> str:
        return self.result.item.id


def spots(survey: Survey, k: int = K) -> list[Spot]:
    """Every question, weakest first, those withheld last. Scales are compared as shares of their width."""
    shown: list[tuple[float, Result, Cell]] = []
    withheld: list[Spot] = []
    for result in survey.results:
        found, good = cell(result, k), result.goodness
        if found.shown and good is not None:
            shown.append((good, result, found))
        else:
            withheld.append(Spot(result, found))
    shown.sort(key=lambda one: (one[0], plain(one[1].item.text)))
    lowest = {one[1].item.id for one in shown[:_LOWEST] if one[0] < STRONG_FROM}
    best = {one[1].item.id for one in shown[-1:] if one[0] >= WEAK_BELOW} - lowest
    out: list[Spot] = []
    for rank, (good, result, found) in enumerate(shown, 1):
        weak = good < WEAK_BELOW or result.item.id in lowest
        strong = not weak and (good >= STRONG_FROM or result.item.id in best)
        out.append(Spot(result, found, rank, weak, strong))
    return out + withheld
