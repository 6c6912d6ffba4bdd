"""An export as a grid of clean texts: .xlsx and delimited text, read in bounded time and memory.

Values only: what a formula last came to is read, the formula never. Nothing here knows what a
question is.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from verksted.opening.kinds import HEAD, Kind, kind_of
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
_OLE_PEEK = MIB


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


def read_grid(path: Path, *, sheet: str = "", progress: Progress | None = None) -> Grid:
    """The cells of an export. `sheet` names one of several; else the fullest is read.

    Raises `Unreadable` with one Norwegian sentence: missing, empty, locked, with macros, an old
    format, damaged, too large, or no table at all.
    """
    data = _bytes_of(path)
    if not data:
        raise Unreadable(say("Filen er tom."))
    kind = kind_of(data[:HEAD], path.name, data[HEAD : HEAD + _OLE_PEEK])
    if kind is Kind.PACKAGE:
        from verksted.survey.sheets import read_sheet

        grid = read_sheet(io.BytesIO(data), sheet, LIMITS, progress)
    elif kind is Kind.TEXT:
        from verksted.survey.delimited import read_delimited

        grid = Grid(read_delimited(data, progress))
    else:
        raise Unreadable(say("Filen er ikke et regneark. verksted leser undersøkelser fra .xlsx og .csv."))
    squared = _squared(grid.rows)
    if len(squared) < 2:  # a row of questions, and nobody who has answered
        raise Unreadable(say("Filen har ingen svar i seg."))
    return Grid(squared, grid.sheet, grid.others)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LIMITS.file_bytes + 1)
    except FileNotFoundError as err:
        raise Unreadable(say("Filen finnes ikke: {fil}", fil=path)) from err
    except IsADirectoryError as err:
        raise Unreadable(say("Dette er en mappe, ikke en fil: {fil}", fil=path)) from err
    except (OSError, ValueError) as err:
        raise Unreadable(say("Filen kan ikke åpnes: {fil}", fil=path)) from err
    if len(data) > LIMITS.file_bytes:
        raise Unreadable(say("Filen er for stor til å leses."))
    return data


def _squared(rows: list[list[str]]) -> list[list[str]]:
    """Rows of the same length, without rows and columns that are empty from end to end."""
    full = [row for row in rows if any(row)]
    width = max((len(row) for row in full), default=0)
    for row in full:
        row.extend([""] * (width - len(row)))
    used = [at for at in range(width) if any(row[at] for row in full)]
    return full if len(used) == width else [[row[at] for at in used] for row in full]


def too_many() -> Unreadable:
    """The refusal of a table that is larger than any survey."""
    return Unreadable(say("Tabellen er større enn noen undersøkelse, og blir ikke lest."))
