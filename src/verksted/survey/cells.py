"""An export read into a grid of clean texts: .xlsx and delimited text, in bounded time and memory.

Values only: what a formula last came to is read, the formula never. Nothing here knows what a
question is.
"""

from __future__ import annotations

import io
from pathlib import Path

from verksted.opening.kinds import HEAD, Kind, kind_of
from verksted.opening.limits import MIB, Unreadable
from verksted.survey.delimited import read_delimited
from verksted.survey.grid import LIMITS, Grid, Progress
from verksted.survey.sheets import read_sheet
from verksted.workshop.language import say

_OLE_PEEK = MIB


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
        grid = read_sheet(io.BytesIO(data), sheet, LIMITS, progress)
    elif kind is Kind.TEXT:
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
    except (OSError, ValueError) as err:
        if path.is_dir():  # Windows says of a folder that it may not be read
            raise Unreadable(say("Dette er en mappe, ikke en fil: {fil}", fil=path)) from err
        raise Unreadable(
            say("Filen kan ikke åpnes. Er den åpen i et annet program? {fil}", fil=path)
        ) from err
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
