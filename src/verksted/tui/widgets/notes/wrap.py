"""Breaking a text into rows of cells. Fast for the Norwegian text it mostly gets, right for wide letters."""

from __future__ import annotations

from rich.cells import cell_len

_FIRST_ODD = "\u0300"
"""From here on a letter may take no cell, or two."""


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Start and end of each row, at most `width` cells wide (≥ 1), broken at spaces where there are any.

    The space a row is broken at belongs to no row. An empty text is one empty row.
    """
    width = max(1, width)
    if len(text) <= width and plain(text):
        return [(0, len(text))]
    return _wide(text, width) if not plain(text) else _narrow(text, width)


def plain(text: str) -> bool:
    """Whether every letter takes one cell."""
    return text.isascii() or max(text, default="") < _FIRST_ODD


def _narrow(text: str, width: int) -> list[tuple[int, int]]:
    rows: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        if cut < 0:
            rows.append((start, start + width))
            start += width
        else:
            rows.append((start, cut))
            start = cut + 1
    rows.append((start, len(text)))
    return rows


def _wide(text: str, width: int) -> list[tuple[int, int]]:
    rows: list[tuple[int, int]] = []
    start = cut = 0
    used = 0
    for at, letter in enumerate(text):
        cells = cell_len(letter)
        if used + cells > width and at > start:
            end = cut if cut > start else at
            rows.append((start, end))
            start = end + 1 if cut > start else end
            used = cell_len(text[start:at])
        if letter == " ":
            cut = at
        used += cells
    rows.append((start, len(text)))
    return rows
