"""F9: nothing that says workshop, notes or child welfare; a clock and a friendly line. F9 comes back."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Digits, Static

from verksted.tui import messages
from verksted.workshop.language import say


class HiddenScreen(Screen[None]):
    """All keys but F9 and Ctrl+L rest. After `minutes` here the workbook locks; None: never."""

    HIDES: ClassVar[bool] = True

    def __init__(self, minutes: int | None) -> None:
        super().__init__()
        self._minutes = minutes

    def compose(self) -> ComposeResult:
        yield Digits("", id="clock")
        yield Static(say("Vi tar en liten pause"), id="pause", markup=False)
        yield Static("F9", id="back", markup=False)

    def on_mount(self) -> None:
        self._tick()
        self.set_interval(10, self._tick)
        if self._minutes is not None:
            self.set_timer(self._minutes * 60, lambda: self.app.post_message(messages.Lock()))

    def _tick(self) -> None:
        self.query_one(Digits).update(datetime.now().astimezone().strftime("%H:%M"))
