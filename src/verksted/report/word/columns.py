"""How wide the columns of a table are, and how large its letters: no word cut, and as few lines as can be.

Widths in twentieths of a point, sizes in half points. Estimated, since nobody here can measure a font.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from verksted.workshop.handout import Table

SMALLEST = 18
"""Nine points: below that nobody should have to read."""
_NARROWEST, _LONGEST = 5, 26
"""Letters that a column has room for at least, and that one word may claim."""
_HEAD_LETTER, _LETTER = 7.2, 6.0
"""Width of a bold and of a plain letter for each half point of its size."""
_MARGINS = 220
_STEP = 120
_MOST_ROWS = 60
_SHORT, _MOST_FOR_SHORT = 16, 0.8
_TALL = 2.2
_ALL_LINES = 0.15
"""What a line saved in a cell counts that is not the tallest of its row."""


@dataclass(frozen=True, slots=True)
class Fit:
    """`lines` is about how many lines the table takes."""

    widths: list[int]
    size: int
    lines: float


def fitted(table: Table, room: int, size: int) -> Fit:
    """Columns that are together `room` wide, in letters of `size`, or smaller if need be.

    Short texts, such as «1. kvartal 2027», stay on one line where that leaves room enough for the long ones.
    """
    if table.shares:
        return _given(table, room, size)
    whole = _least(table, size, _SHORT)
    if sum(whole) <= room * _MOST_FOR_SHORT:
        return _shared(table, whole, room, size)
    for smaller in range(size, min(size, SMALLEST) - 1, -1):
        least = _least(table, smaller)
        if sum(least) <= room:
            return _shared(table, least, room, smaller)
    smallest = min(size, SMALLEST)
    least = _least(table, smallest)
    widths = [room * width // sum(least) for width in least]
    widths[0] += room - sum(widths)
    return Fit(widths, smallest, sum(_heights(_lengths(table, smallest), widths)))


def _given(table: Table, room: int, size: int) -> Fit:
    """The parts of the whole that the table itself asks for."""
    widths = [room * share // sum(table.shares) for share in table.shares]
    widths[0] += room - sum(widths)
    return Fit(widths, size, sum(_heights(_lengths(table, size), widths)))


def _least(table: Table, size: int, short: int = 0) -> list[int]:
    """What each column needs for its longest word, and for texts of up to `short` letters."""
    out = []
    for column, head in enumerate(table.header):
        words = [min(len(word), _LONGEST) * _HEAD_LETTER for word in _pieces(head, short)]
        for row in table.rows:
            words += [_wide(word) for word in _pieces(row[column], short)]
        out.append(int(max(*words, _NARROWEST * _LETTER, 0.0) * size) + _MARGINS)
    return out


def _wide(text: str) -> float:
    """For each half point; in a row of words the letters are narrower than in the widest word."""
    return min(len(text), _LONGEST) * _LETTER * (0.88 if " " in text else 1.0)


def _pieces(text: str, short: int) -> list[str]:
    """Words, cut where a line may break within them; a short text whole."""
    return [text] if len(text) <= short else text.replace("-", "- ").replace("/", "/ ").split()


def _lengths(table: Table, size: int) -> list[list[float]]:
    return [[len(text) * _LETTER * size for text in row] for row in (table.header, *table.rows[:_MOST_ROWS])]


def _shared(table: Table, least: list[int], room: int, size: int) -> Fit:
    """The rest of the room, step by step to where it makes the table lower."""
    widths, lengths = list(least), _lengths(table, size)
    left = room - sum(widths)
    while left >= _STEP:
        costs = [_cost(lengths, widths, at) for at in range(len(widths))]
        widths[costs.index(min(costs))] += _STEP
        left -= _STEP
    widths[max(range(len(widths)), key=widths.__getitem__)] += left
    return Fit(widths, size, sum(_heights(lengths, widths)))


def _heights(lengths: list[list[float]], widths: list[int]) -> list[float]:
    """About how many lines each row takes."""
    inner = [max(width - _MARGINS, 1) for width in widths]
    return [
        max(max(length / width, 1.0) for length, width in zip(row, inner, strict=True)) for row in lengths
    ]


def _cost(lengths: list[list[float]], widths: list[int], wider: int) -> float:
    """What the table would be like with one column a step wider; a tall row counts more than two low ones."""
    tried = [width + _STEP * (at == wider) for at, width in enumerate(widths)]
    inner = [max(width - _MARGINS, 1) for width in tried]
    every = sum(length / width for row in lengths for length, width in zip(row, inner, strict=True))
    tall = sum(math.pow(height, _TALL) for height in _heights(lengths, tried))
    return tall + _ALL_LINES * every
