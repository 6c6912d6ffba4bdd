"""Reading a whole card: a question, a technique, why something is so. Esc or Enter goes back."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.hanging import Hanging
from verksted.workshop.language import say


class ReadScreen(Card[None]):
    """Shows a text that scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "leave", "Tilbake", show=False)]

    def __init__(self, title: str, text: Content) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        with Vertical(classes="card -les") as card:
            card.border_title = Content(self._title)
            with VerticalScroll(classes="page"):
                yield Static(Hanging(self._text), classes="reading", markup=False)
            yield KeyLine(("↑ ↓", say("bla")), ("Esc", say("tilbake")))

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
