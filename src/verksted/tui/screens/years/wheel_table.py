"""The wheel as a straight table: four years across, four strands down, and a mark under today.

It gets entries and tells which quarter is in hand; it knows nothing of where they are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from verksted.workshop.language import current, say
from verksted.workshop.wheel import Strand
from verksted.workshop.wheel_marks import CELL, QUARTERS, WheelEntry, quarter_at, strand_line
from verksted.workshop.words import Text

LABEL = 13
WIDE_CELL = 6
"""Cells before the first quarter."""
STRAND_LABELS: dict[Strand, Text] = {
    Strand.USERS: Text("Brukerne", "Brukarane"),
    Strand.STAFF: Text("Ansatte", "Tilsette"),
    Strand.SECTORS: Text("Sektorer", "Sektorar"),
    Strand.COUNCIL: Text("Kommunestyre", "Kommunestyre"),
}


class WheelTable(Widget, can_focus=True):
    """Left and right take a quarter in hand; up and down leave the table, Enter goes to its list."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"wheel--late", "wheel--now"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Kvartalet før", show=False),
        Binding("right", "step(1)", "Kvartalet etter", show=False),
    ]

    class Chosen(Message):
        """Another quarter is in hand, 0–15."""

        def __init__(self, quarter: int) -> None:
            super().__init__()
            self.quarter = quarter

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self._entries: Sequence[WheelEntry] = ()
        self._first_year = 0
        self._today = date.min
        self._strand: Strand | None = None
        self.quarter = -1

    def show(
        self, entries: Sequence[WheelEntry], first_year: int, today: date, strand: Strand | None
    ) -> None:
        """Show these four years. With a strand the others are quiet."""
        self._entries, self._first_year, self._today, self._strand = entries, first_year, today, strand
        if self.quarter < 0:
            self.quarter = quarter_at(today, first_year)
        self.refresh()

    def render(self) -> Content:
        if not self._first_year:
            return Content("")
        lines = [self._years(), self._quarters()]
        lines += [self._line(strand) for strand in Strand]
        lines.append(self._now())
        return Content("\n").join(lines)

    @property
    def _cell(self) -> int:
        """Cells of one quarter: more where there is room."""
        return WIDE_CELL if self.size.width >= LABEL + QUARTERS * WIDE_CELL else CELL

    def _years(self) -> Content:
        names = [f"{say('ÅR{n}', n=number + 1)} · {self._first_year + number}" for number in range(4)]
        years = "".join(f"{name:<{self._cell * 4}}" for name in names)
        return Content.styled(" " * LABEL + years, "bold")

    def _quarters(self) -> Content:
        parts: list[tuple[str, str] | str] = [" " * LABEL]
        for at in range(QUARTERS):
            style = "bold reverse" if self.has_focus and at == self.quarter else "$text-muted"
            parts += [(str(at % 4 + 1), style), " " * (self._cell - 1)]
        return Content.assemble(*parts)

    def _line(self, strand: Strand) -> Content:
        quiet = self._strand is not None and strand is not self._strand
        text = strand_line(self._entries, strand, self._first_year, self._today, self._cell)
        label = f"{STRAND_LABELS[strand].in_(current()):<{LABEL}}"
        if quiet:
            return Content.styled(label + text, "$text-muted")
        signs = [(sign, "bold $warning") if sign == "▲" else (sign, "") for sign in text]
        return Content.assemble((label, "bold" if strand is self._strand else ""), *signs)

    def _now(self) -> Content:
        last = date(self._first_year + 3, 12, 31)
        if not date(self._first_year, 1, 1) <= self._today <= last:
            return Content("")
        at = LABEL + quarter_at(self._today, self._first_year) * self._cell
        return Content.assemble(" " * at, (say("nå"), "bold $fase-rapport"))

    def on_focus(self) -> None:
        self.post_message(self.Chosen(self.quarter))
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def action_step(self, steps: int) -> None:
        at = min(QUARTERS - 1, max(0, self.quarter + steps))
        if at != self.quarter:
            self.quarter = at
            self.refresh()
            self.post_message(self.Chosen(at))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and offset.x >= LABEL:
            self.quarter = min(QUARTERS - 1, (offset.x - LABEL) // self._cell)
            self.refresh()
            self.post_message(self.Chosen(self.quarter))
