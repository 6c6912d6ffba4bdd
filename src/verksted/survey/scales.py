"""Which scale a column is on: numbers, numbers with words at the ends, or words of a known scale.

All columns of a file are judged together: a form mostly uses one scale, and a question nobody answered
with the highest number still has it. Where the ends are not seen, the guess says that it is unsure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from verksted.survey import worded
from verksted.survey.wording import plain
from verksted.workshop.survey import Scale

_NUMBER = re.compile(r"(-?\d{1,3})(?:[.,]0+)?")
_LABELLED = re.compile(r"(-?\d{1,2})\s*(?:[-–:=.)]|\()\s*(\D.*)", re.DOTALL)
_USUAL = ((1, 3), (1, 4), (1, 5), (1, 6), (1, 7), (0, 10), (1, 10))
"""Ends of scales that are in use, smallest first; 0–10 only where a 0 is seen or the ten is."""
_SHORT = 7
"""The highest end of the scales that are not 0–10 or 1–10."""
_ENOUGH = 30
"""Values of a whole file after which an end that nobody used is taken not to be there."""
_MOST_STRAY = 0.02
"""Share of values that may be none of the scale (typing errors) before the column is something else."""


@dataclass(frozen=True, slots=True)
class ReadScale:
    """A scale, and how the cells of a column stand for its steps. `sure` False: ask a person."""

    scale: Scale
    known: int | None = None
    sure: bool = True
    steps: Mapping[str, int | None] = field(default_factory=dict)

    @property
    def yes_no(self) -> bool:
        return self.known == 0

    def step(self, value: str) -> int | None:
        """The step a cell stands for; None where it is no answer. Raises KeyError for a stray value."""
        return self.steps[value]


def settle_scales(columns: Mapping[int, Sequence[str]], wanted: Scale | None = None) -> dict[int, ReadScale]:
    """The scale of every column that has one. Values are the non-empty cells of each.

    `wanted` is a number scale that a person has named for all of them.
    """
    counted = {at: Counter(values) for at, values in columns.items()}
    numbered = {at: found for at, values in counted.items() if (found := _numbers(values)) is not None}
    out = _number_scales(numbered, wanted)
    for at, scale in _word_scales({at: v for at, v in counted.items() if at not in numbered}).items():
        out[at] = scale
    return out


@dataclass(frozen=True, slots=True)
class _Numbered:
    steps: Mapping[str, int | None]
    weights: Counter[int]
    words: Mapping[int, str]


def _numbers(values: Counter[str]) -> _Numbered | None:
    """The cells as numbers, «vet ikke» as None; None where they are something else."""
    steps: dict[str, int | None] = {}
    weights: Counter[int] = Counter()
    words: dict[int, str] = {}
    stray = total = 0
    for value, count in values.items():
        total += count
        if worded.is_no_answer(value):
            steps[value] = None
            continue
        exact = _NUMBER.fullmatch(value)
        labelled = None if exact else _LABELLED.fullmatch(value)
        if exact is None and labelled is None:
            stray += count
            continue
        step = int((exact or labelled)[1])  # type: ignore[index]  # one of them is there
        steps[value] = step
        weights[step] += count
        if labelled:
            words[step] = labelled[2].strip(" )")
    if not weights or stray > total * _MOST_STRAY:
        return None
    return _Numbered(steps, weights, words)


def _number_scales(found: Mapping[int, _Numbered], wanted: Scale | None) -> dict[int, ReadScale]:
    """Columns whose numbers fit one usual scale, all that can on the same one.

    A question or two up to ten among many that never pass seven are on a scale of their own.
    """
    fitting = {at: one for at, one in found.items() if wanted or _usual(one.weights)}
    tall = {at: one for at, one in fitting.items() if max(one.weights) > _SHORT}
    if tall and 2 * len(tall) < len(fitting):
        short = {at: one for at, one in fitting.items() if at not in tall}
        return _on_one(short, wanted) | _on_one(tall, wanted)
    return _on_one(fitting, wanted)


def _on_one(fitting: Mapping[int, _Numbered], wanted: Scale | None) -> dict[int, ReadScale]:
    if not fitting:
        return {}
    union: Counter[int] = Counter()
    for one in fitting.values():
        union.update(one.weights)
    shared = _usual(union)
    out: dict[int, ReadScale] = {}
    for at, one in fitting.items():
        if wanted is not None:
            if min(one.weights) >= wanted.lowest and max(one.weights) <= wanted.highest:
                out[at] = ReadScale(wanted, steps=one.steps)
            continue
        low_high = shared or _usual(one.weights)
        if low_high is None:
            continue
        low, high = low_high
        weights = union if shared else one.weights
        seen = weights[low] > 0 and weights[high] > 0
        sure = seen and (sum(weights.values()) >= _ENOUGH or high in (6, 7, 10))
        words = _all_words(one.words, low, high)
        if (low, high) == (0, 1):
            words = ()
        out[at] = ReadScale(Scale(low, high, words), sure=sure or bool(words), steps=one.steps)
    return out


def _usual(weights: Counter[int]) -> tuple[int, int] | None:
    """The smallest scale in use that holds these numbers."""
    low, high = min(weights), max(weights)
    if low < 0 or high > 10:
        return None
    if low == 0:
        return (0, 10) if high > 1 else (0, 1)
    return next(((1, top) for bottom, top in _USUAL if bottom == 1 and high <= top and top >= 3), None)


def _all_words(words: Mapping[int, str], low: int, high: int) -> tuple[str, ...]:
    steps = range(low, high + 1)
    return tuple(words[step] for step in steps) if all(step in words for step in steps) else ()


def _word_scales(columns: Mapping[int, Counter[str]]) -> dict[int, ReadScale]:
    """Columns of words; where several scales hold them, the one that other columns use for sure."""
    possible: dict[int, list[int]] = {}
    for at, values in columns.items():
        spoken = {plain(value) for value in values if not worded.is_no_answer(value)}
        found = worded.candidates(spoken)
        if found:
            possible[at] = found
    certain = Counter(found[0] for found in possible.values() if len(found) == 1)
    whole = _used_whole(columns, possible)
    out: dict[int, ReadScale] = {}
    for at, found in possible.items():
        others = [one for one in found if certain[one]]
        best = max(others, key=lambda one: certain[one]) if others else min(found, key=_size)
        sure = len(found) == 1 or len(others) == 1 or _size(best) == 2 or best in whole
        out[at] = _worded(columns[at], best, sure=sure)
    return out


def _used_whole(columns: Mapping[int, Counter[str]], possible: Mapping[int, Sequence[int]]) -> set[int]:
    """Scales of which every step is used, in enough answers: a longer one is unlikely then."""
    used: dict[int, Counter[int]] = {}
    for at, found in possible.items():
        best = min(found, key=_size)
        for value, count in columns[at].items():
            step = None if worded.is_no_answer(value) else worded.place(best, plain(value))
            if step is not None:
                used.setdefault(best, Counter())[step] += count
    return {one for one, steps in used.items() if len(steps) == _size(one) and steps.total() >= _ENOUGH}


def _size(scale: int) -> int:
    return len(worded.SCALES[scale])


def _worded(values: Counter[str], known: int, *, sure: bool) -> ReadScale:
    """Words as steps from 1 (0 and 1 for yes and no). The commonest wording of a step names it."""
    count = _size(known)
    low = 0 if known == 0 else 1
    steps: dict[str, int | None] = {}
    named: dict[int, str] = {}
    for value, _ in values.most_common():
        place = None if worded.is_no_answer(value) else worded.place(known, plain(value))
        steps[value] = None if place is None else low + place
        if place is not None:
            named.setdefault(place, value)
    words = tuple(named.get(at, worded.SCALES[known][at][0].capitalize()) for at in range(count))
    return ReadScale(Scale(low, low + count - 1, words), known, sure, steps)
