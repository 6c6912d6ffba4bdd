"""A card with boxes to tick: any number of them, kept when one leaves."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.rows import Row, Rows, row
from verksted.workshop.language import say

Choice = tuple[str, str, str]
"""An id, its words, and a quiet line under them or ""."""


class TicksCard(Card[frozenset[str]]):
    """Ends with the ids that are ticked; Esc keeps them too, for each tick is meant when it is made."""

    def __init__(
        self, title: str, choices: Sequence[Choice], ticked: Collection[str], lead: str = ""
    ) -> None:
        super().__init__()
        self._title, self._choices, self._lead = title, list(choices), lead
        self._ticked = frozenset(ticked)

    def compose(self) -> ComposeResult:
        with Vertical(classes="card -krysser") as card:
            card.border_title = Content(self._title)
            if self._lead:
                yield Static(Content(self._lead), classes="reading lead", markup=False)
            yield Rows(self._rows(), id="ticks")
            yield KeyLine(("Mellomrom", say("kryss av")), ("Esc", say("ferdig")))

    def on_mount(self) -> None:
        lines = sum(2 if about else 1 for _, _, about in self._choices)
        rows = self.query_one(Rows)
        rows.styles.height = min(lines, 14)
        rows.focus()

    def _rows(self) -> list[Row]:
        return [
            row(
                name,
                f"{'[x]' if name in self._ticked else '[ ]'} {words}",
                "",
                *([Content.styled(f"    {about}", "$text-muted")] if about else []),
            )
            for name, words, about in self._choices
        ]

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        self._ticked ^= {event.row_id}
        self.query_one(Rows).show(self._rows())

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self.on_rows_ticked(Rows.Ticked(event.rows, event.row_id))

    def action_leave(self) -> None:
        self.dismiss(self._ticked)
