"""What letters and prints share: a handout shown as lines, and the writing of it to a file."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

from textual.content import Content

from verksted.desk.planning_files import PlanWriter, output_folder
from verksted.desk.planning_sheets import lines_of
from verksted.report.errors import ReportError
from verksted.tui.frame import Frame
from verksted.tui.widgets.rows import Row
from verksted.workshop.handout import Handout
from verksted.workshop.language import say

_INDENT = {"item": "  "}


def page_rows(handout: Handout, width: int) -> list[Row]:
    """The handout wrapped to `width` cells, each line a row of its own."""
    rows: list[Row] = []
    for kind, text in lines_of(handout):
        style = "bold" if kind in ("title", "heading") else ""
        indent = _INDENT.get(kind, "")
        lines = textwrap.wrap(text, max(20, width - len(indent))) or [""]
        for line in lines:
            content = Content.styled(indent + line, style) if style else Content(indent + line)
            rows.append(Row(str(len(rows)), content))
    return rows


def write(screen: Frame, make: Callable[[], Handout]) -> Callable[[], str]:
    """A job that writes the handout as a Word file, and says where it lies."""

    def job() -> str:
        handout = make()
        return wrote(write_one(screen, lambda writer, folder: writer.write_handout(folder, handout)))

    return job


def write_one(screen: Frame, act: Callable[[PlanWriter, Path], Path]) -> Path:
    """Write with the writer of this desk. What must not leave, or cannot be written, is a ValueError."""
    given = (screen.session.contact, screen.session.compensation)
    try:
        return act(PlanWriter(screen.desk, given), output_folder(screen.desk))
    except ReportError as wrong:
        raise ValueError(str(wrong)) from wrong
    except OSError as wrong:
        raise ValueError(say("Får ikke skrevet filen. Er det plass på disken?")) from wrong


def wrote(path: Path) -> str:
    return say("Skrevet: {name} i mappen {folder}", name=path.name, folder=path.parent.name)
