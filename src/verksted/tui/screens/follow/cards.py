"""A card with numbered answers: the number chooses at once, arrows and Enter do too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.rows import Rows, row
from verksted.workshop.language import say

MOST = 9


class NumberCard(Card[str]):
    """Ends with the id of the answer. Answers beyond the ninth are reached with the arrows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"number({number})", "Velg", show=False) for number in range(1, MOST + 1)
    ]

    def __init__(self, title: str, answers: Sequence[tuple[str, str]], lead: str = "") -> None:
        super().__init__()
        self._title, self._answers, self._lead = title, list(answers), lead

    def compose(self) -> ComposeResult:
        rows = [
            row(name, f"{number}  {words}" if number <= MOST else f"   {words}")
            for number, (name, words) in enumerate(self._answers, 1)
        ]
        with Vertical(classes="card -numre") as card:
            card.border_title = Content(self._title)
            if self._lead:
                yield Static(Content(self._lead), classes="reading", markup=False)
            yield Rows(rows, id="answers")
            yield KeyLine(("1–9", say("velg")), ("Enter", say("velg")), ("Esc", say("la være")))

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.styles.height = min(len(self._answers), 14)
        rows.focus()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self.dismiss(event.row_id)

    def action_number(self, number: int) -> None:
        if number <= len(self._answers):
            self.dismiss(self._answers[number - 1][0])
