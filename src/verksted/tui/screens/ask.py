"""One of the few questions that ask first: what is lost, the safe answer, and a button with the verb."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.rows import Rows, row
from verksted.workshop.language import say


class AskScreen(Card[bool]):
    """Ends with True for the act, None for staying. The safe answer stands first and has the focus."""

    def __init__(self, title: str, lines: Sequence[str], *, act: str, stay: str, safe: bool = True) -> None:
        super().__init__()
        self._title, self._lines, self._act, self._stay, self._safe = title, lines, act, stay, safe

    def compose(self) -> ComposeResult:
        answers = [row("stay", self._stay), row("act", self._act)]
        with Vertical(classes="card -liten") as card:
            card.border_title = Content(self._title)
            yield Static("\n".join(self._lines), classes="reading", markup=False)
            yield Rows(answers if self._safe else answers[::-1], id="answers")
            yield KeyLine(("Enter", say("velg")), ("Esc", self._stay.lower()))

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self.dismiss(True if event.row_id == "act" else None)
