"""F9: nothing that says workshop, notes or child welfare; a clock and a friendly line. F9 comes back."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Digits, Static

from verksted.workshop.language import say


class HiddenScreen(Screen[None]):
    """All other keys do nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9", "dismiss", "Tilbake")]

    def compose(self) -> ComposeResult:
        yield Digits("", id="clock")
        yield Static(say("Vi tar en liten pause"), id="pause", markup=False)

    def on_mount(self) -> None:
        self._tick()
        self.set_interval(10, self._tick)

    def _tick(self) -> None:
        self.query_one(Digits).update(datetime.now().astimezone().strftime("%H:%M"))
