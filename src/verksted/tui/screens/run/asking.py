"""A card with one line to fill in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.line import Line
from verksted.workshop.language import say


class LineCard(Card[str]):
    """Ends with the line, clean, or with None for Esc or an empty one."""

    def __init__(self, title: str, help_text: str, most: int = 400, *, start: str = "") -> None:
        super().__init__()
        self._title, self._help, self._most = title, help_text, most
        self.half = start
        """What is typed and not saved; it stays when somebody leaves the card."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="card -liten") as card:
            card.border_title = Content(self._title)
            yield Static(Content(self._help), classes="reading", markup=False)
            yield Line(self.half, id="line", most=self._most)
            yield KeyLine(("Enter", say("lagre")), ("Esc", say("tilbake")))

    def on_mount(self) -> None:
        self.query_one(Line).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.half = event.value

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.half = ""
        self.dismiss(self.query_one(Line).words or None)
