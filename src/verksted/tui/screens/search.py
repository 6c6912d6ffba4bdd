"""Finding a row of the list that is on screen: type, and the first row that fits is in hand."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Rows
from verksted.workshop.language import say


class SearchScreen(Card[str]):
    """Ends with the id of the row that was found; Esc leaves the list as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Neste treff", show=False, priority=True),
        Binding("up", "step(-1)", "Forrige treff", show=False, priority=True),
    ]

    def __init__(self, rows: Rows) -> None:
        super().__init__(classes="-nederst")
        self._rows = rows
        self._before = rows.hand
        self._found: list[str] = []
        self._at = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="card -finn") as card:
            card.border_title = Content(say("Finn i lista"))
            yield Line(id="sought")
            yield Static("", id="found", markup=False)
            keys = (("Enter", say("gå til raden")), ("↑ ↓", say("neste treff")), ("Esc", say("la være")))
            yield KeyLine(*keys)

    def on_mount(self) -> None:
        self._rows.add_class("-alltid")
        self.query_one(Line).focus()

    def on_unmount(self) -> None:
        self._rows.remove_class("-alltid")
        self._rows.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._found, self._at = self._rows.matching(event.value), 0
        self._show(event.value)

    def on_input_submitted(self) -> None:
        self.dismiss(self._found[self._at] if self._found else None)

    def action_step(self, steps: int) -> None:
        if self._found:
            self._at = (self._at + steps) % len(self._found)
            self._show(self.query_one(Line).value)

    def action_leave(self) -> None:
        self._rows.take(self._before or "")
        self.dismiss(None)

    def _show(self, typed: str) -> None:
        told = ""
        if self._found:
            self._rows.take(self._found[self._at])
            told = say("{at} av {all} treff", at=self._at + 1, all=len(self._found))
        elif typed.strip():
            told = say("Ingen treff her.")
        self.query_one("#found", Static).update(Content(told), layout=False)
