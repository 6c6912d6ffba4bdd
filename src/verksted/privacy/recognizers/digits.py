"""Runs of digits and the groups they are written in: shared ground of phone, account and fødselsnummer.

A number is looked at as groups of digits with small separators between, because people write the
same number as 91234871, 912 34 871 and 91-23-48-71. Only strings and offsets here, no labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# «u3 912 34 871»: a digit glued to a letter is a seat or a code and opens no number. « / » parts two numbers.
_RUN = re.compile(r"(?<![^\W_])\d(?:(?:[ .\-_]{0,3}+|/)\d)*+")
_LINE = r"\d(?:(?:[ .\-_]{0,3}+|/)\d){0,14}"
_OVER_LINES = re.compile(rf"(?<![^\W_]){_LINE}(?:[ .\-]{{0,2}}\n[ ]?{_LINE}){{1,3}}(?![ ./-]?\n? ?\d)")
OFFICIAL = frozenset({(11,), (6, 5), (4, 2, 5)})
"""How an account or a national number is grouped when it is written as it is printed."""
_WORD = re.compile(r"[^\W\d_]{3}")
_GROUP = re.compile(r"\d+")
LONGEST = 13
EIGHT = frozenset({(8,), (3, 2, 3), (2, 2, 2, 2)})
"""How a phone number is grouped."""
ELEVEN = frozenset({(11,), (6, 5), (2, 2, 2, 5), (2, 2, 2, 3, 2)})
"""How eleven digits that begin with a date are grouped, also where other numbers stand beside them."""
_MOST_GROUPS = 8
"""Nobody writes a number in more groups, unless it stands all alone, digit by digit."""


@dataclass(frozen=True, slots=True)
class Number:
    """Whole groups that stand next to one another: `text[start:end]`, `groups` the digits of each."""

    start: int
    end: int
    groups: tuple[str, ...]
    alone: bool
    """No further digits before or after it in the same run."""
    broken: bool = False
    """A line ends inside it."""

    @property
    def digits(self) -> str:
        return "".join(self.groups)

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(map(len, self.groups))


def numbers(text: str, shortest: int, longest: int = LONGEST) -> Iterator[Number]:
    """Every row of neighbouring groups with that many digits in all. Linear in the text."""
    for run in _RUN.finditer(text):
        if run.end() - run.start() < shortest:
            continue
        groups = [(m.start(), m.group()) for m in _GROUP.finditer(text, run.start(), run.end())]
        most = LONGEST if len(groups) <= LONGEST else _MOST_GROUPS
        for first in range(len(groups)):
            yield from _rows(groups, first, shortest, longest, most)


def over_lines(text: str, shortest: int, longest: int = LONGEST) -> Iterator[Number]:
    """Numbers that a line break cuts in two («912 34⏎871»), each whole: longer ones are lists."""
    if "\n" not in text:
        return
    for run in _OVER_LINES.finditer(text):
        groups = tuple(_GROUP.findall(run.group()))
        if shortest <= sum(map(len, groups)) <= longest:
            yield Number(run.start(), run.end(), groups, alone=True, broken=True)


def _rows(
    groups: list[tuple[int, str]], first: int, shortest: int, longest: int, most: int
) -> Iterator[Number]:
    total = 0
    for last in range(first, min(first + most, len(groups))):
        total += len(groups[last][1])
        if total > longest:
            return
        if total >= shortest:
            yield Number(
                groups[first][0],
                groups[last][0] + len(groups[last][1]),
                tuple(g for _, g in groups[first : last + 1]),
                alone=first == 0 and last == len(groups) - 1,
            )


def stands_free(text: str, start: int, end: int) -> bool:
    """No letter, digit or sign that belongs to a number stands directly around `text[start:end]`."""
    after = text[end] if end < len(text) else " "
    return begins_free(text, start) and not (after.isalnum() or after == "_")


def begins_free(text: str, start: int) -> bool:
    """No letter, digit or sign that belongs to a number stands directly before `start`."""
    before = text[start - 1] if start else " "
    return not (before.isalnum() or before in "_§")


def free(text: str, number: Number, whole: frozenset[tuple[int, ...]]) -> bool:
    """As `stands_free`; but a word may be glued to the end of a number in one of the groupings `whole`.

    «91234871mor»: what stands before it may never be glued to it.
    """
    if number.shape in whole and word_follows(text, number.end):
        return begins_free(text, number.start)
    return stands_free(text, number.start, number.end)


def word_follows(text: str, end: int) -> bool:
    """Whether a word is glued to what ends here («91234871mor»): at least three letters, so no unit."""
    return bool(_WORD.match(text, end))
