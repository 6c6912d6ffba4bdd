"""The practice workshop: made fresh in a folder that goes away again, so that one can try everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from verksted.tui.screens.form import DeskScreen, title_row
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.workshop.language import mark, say

if TYPE_CHECKING:
    from verksted.desk.desk import Desk


class PracticeScreen(DeskScreen):
    """Ends with the practice workbook, open."""

    HELP = mark("""\
Et oppdiktet verksted å øve i. Alt kan prøves, og ingenting kan ødelegges.
Det blir borte når du avslutter.

Ctrl+P og «øv» begynner et annet sted: før verkstedet, kvelden etter, eller når punktene er skrevet.
""")

    def __init__(self, stage: str) -> None:
        super().__init__(classes="-stille")
        self._stage = stage

    def compose(self) -> ComposeResult:
        yield from title_row(say("Øvingsverkstedet"))
        yield Static(
            say("Ingen ekte personer. Alt du gjør her, blir borte når du avslutter."),
            classes="intro",
            markup=False,
        )
        yield Static("", classes="fill", markup=False)
        yield MessageLine(say("Gjør klart …"))
        yield KeyLine(("Esc", say("tilbake")), ("F1", say("hjelp")))

    def on_mount(self) -> None:
        self._make()

    @work(thread=True, exclusive=True)
    def _make(self) -> None:
        from verksted.desk.practising import Stage, practice_desk

        desk = practice_desk(stage=Stage(self._stage))
        self.app.call_from_thread(self._ready, desk)

    def _ready(self, desk: Desk) -> None:
        if self.is_current:
            self.dismiss(desk)
        else:
            desk.close()
