"""Lines for the quiet panels at the side, from plain values."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import set_cell_size
from textual.content import Content

from verksted.desk.running_view import Room
from verksted.workshop.agenda import format_clock
from verksted.workshop.language import say
from verksted.workshop.running import Standing
from verksted.workshop.text import clean_line


def now_lines(room: Room, where: Standing | None) -> list[Content]:
    """The running block: its name, its time, and what comes next."""
    if where is None and room.run.ended:
        return [
            Content(say("Verkstedet er ferdig.")),
            Content.styled(say("Du kan skrive videre."), "$text-muted"),
        ]
    if where is None:
        return [
            Content(say("Verkstedet er ikke i gang.")),
            Content.styled(say("Fasilitatoren starter det."), "$text-muted"),
        ]
    lines = [Content.styled(f"► {clean_line(where.block.name)}", "bold")]
    lines += [Content(f"  {clean_line(question.text)}") for question in room.questions_of(where.block)[:2]]
    left = say("{count} min igjen", count=-(-where.left // 60)) if where.left >= 0 else say("tiden er ute")
    lines.append(Content(f"  {left}"))
    if where.next is not None:
        start = format_clock(where.coming[0].start)
        lines += [
            Content(""),
            Content(say("  Neste {clock}: {name}", clock=start, name=clean_line(where.next.name))),
        ]
    return lines


def bar(count: int, most: int, width: int) -> str:
    """`████░░░░`, full at `most`."""
    filled = 0 if most <= 0 else max(1 if count else 0, min(width, round(count * width / most)))
    return "█" * filled


def theme_lines(counts: Sequence[tuple[str, int]], width: int) -> list[Content]:
    """Theme, bar and number, one row each."""
    most = max((count for _, count in counts), default=0)
    room = max(4, width - 14 - 6)
    return [
        Content.assemble(
            set_cell_size(name, 14),
            (set_cell_size(bar(count, most, room), room), "$fase-kjor"),
            f"{count:>5}",
        )
        for name, count in counts
    ]
