"""What an export comes to, whatever it was: rows of clean texts, and how large it may be.

Nothing here opens a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from verksted.opening.limits import MIB, Limits, Unreadable
from verksted.workshop.language import say

Progress = Callable[[int, int], None]
"""Told now and then: how much is done, of how much (bytes)."""
LIMITS = Limits(file_bytes=64 * MIB, member_bytes=256 * MIB, total_bytes=320 * MIB, text_chars=8 * MIB)
MOST_ROWS = 200_000
MOST_COLUMNS = 2_000
MOST_CELLS = 6_000_000
LONGEST_CELL = 40_000
"""Code points kept of one cell: a whole essay; Excel itself holds 32 767."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, each as long as the longest; "" is an empty cell. `sheet` is what it is called.

    `others` are the names of further sheets that were not read.
    """

    rows: list[list[str]]
    sheet: str = ""
    others: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


def too_many() -> Unreadable:
    """The refusal of a table that is larger than any survey."""
    return Unreadable(say("Tabellen er større enn noen undersøkelse, og blir ikke lest."))
