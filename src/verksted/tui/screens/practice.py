"""The practice workshop: made fresh in a folder that goes away again, so that one can try everything."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from verksted.tui.screens.form import DeskScreen
from verksted.workshop.language import say


class PracticeScreen(DeskScreen):
    """Ends with the practice workbook, open."""

    def compose(self) -> ComposeResult:
        yield Static(say("Øvingsverkstedet"), classes="heading", markup=False)
        yield Static(
            say("Ingen ekte personer. Alt du gjør her, blir borte når du avslutter."),
            classes="intro",
            markup=False,
        )
        yield Static(say("Gjør klart …"), id="message", markup=False)

    def on_mount(self) -> None:
        self._make()

    @work(thread=True, exclusive=True)
    def _make(self) -> None:
        from verksted.desk.practising import practice_desk

        desk = practice_desk()
        self.app.call_from_thread(self.dismiss, desk)
