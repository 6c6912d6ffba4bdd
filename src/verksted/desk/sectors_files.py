"""Answers of a sector or of the staff from the file their form gave: free text only, never who or when.

The file is read as surveys are, with the same care for what strangers send. Scales are figures, and
belong in a survey.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.desk.sectors import Others
from verksted.opening.limits import Unreadable
from verksted.survey.cells import read_grid
from verksted.survey.grid import Grid
from verksted.survey.layout import Layout, Role, prepared, recognise
from verksted.workshop.language import say
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.workshop.sectors import Contribution


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in, and how many columns were left out because they are figures or choices."""

    made: tuple[Contribution, ...]
    figures: int


def take_file(others: Others, source: str, path: Path) -> Taken:
    """Store the free-text answers of an .xlsx or .csv as one source's; one undo step.

    Raises ValueError with one sentence where the file cannot be read, or has no answers in words.
    """
    try:
        grid = prepared(read_grid(path))
    except Unreadable as wrong:
        raise ValueError(clean_line(str(wrong))) from wrong
    layout = recognise(grid)
    lines = _answers(grid, layout)
    figures = len(layout.of(Role.SCALE, Role.SEVERAL, Role.CHOICE))
    if not lines:
        raise ValueError(say("Filen har ingen svar med ord. Tall og skalaer leses under Undersøkelser."))
    return Taken(tuple(others.take(source, "\n".join(lines))), figures)


def _answers(grid: Grid, layout: Layout) -> list[str]:
    """Every answer on a line of its own, question by question. A lone column may begin with an answer."""
    rows = grid.rows[layout.header + 1 :]
    if grid.width == 1:
        first = grid.rows[layout.header][0]
        told = [] if first.rstrip().endswith(("?", ":")) else [first]
        return [line for text in (*told, *(row[0] for row in rows)) if (line := clean_line(text))]
    asked = layout.of(Role.COMMENT)
    return [line for column in asked for row in rows if (line := clean_line(row[column.at]))]
