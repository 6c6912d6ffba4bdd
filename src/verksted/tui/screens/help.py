"""F1: help for the screen one came from, then the keys, then what verksted does not protect against."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from verksted.tui.widgets.footer import KeyLine
from verksted.workshop.language import mark, say

KEYS = mark("""\
Enter inn, Esc ut, Tab neste felt, pilene opp og ned.
F1 hjelp   F8 noen er i fare   F9 skjul alt   Ctrl+P alle valg   Ctrl+C avslutt

Du kan bruke musa til alt sammen.
""")

LIMITS = mark("""\
• Skadelig programvare, eller en annen som er logget inn på maskinen din mens boka er åpen.
• At noen tvinger deg til å gi fra deg passordet.
• At noen fotograferer skjermen, eller leser over skulderen din.
• Gamle kopier i OneDrive, Dropbox, sikkerhetskopier og minnepinner. De åpnes med det gamle passordet.
• Det som ligger i maskinens minne mens boka er åpen. Lås boka når du går, og slå av maskinen.
• Navn som verken maskinen eller menneskene ser. Derfor leser to personer alt før det frigis.
""")


class HelpScreen(Screen[None]):
    """Scrolls; Esc or F1 goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Tilbake"),
        Binding("f1", "dismiss", "Tilbake"),
    ]

    def __init__(self, about: str) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        yield Static(say("Hjelp"), classes="heading", markup=False)
        with VerticalScroll(classes="page"):
            if self._about:
                yield Static(say("Denne skjermen"), classes="heading", markup=False)
                yield Static(say(self._about), markup=False)
            yield Static(say("Taster"), classes="heading", markup=False)
            yield Static(say(KEYS), markup=False)
            yield Static(say("Dette beskytter verksted ikke mot"), classes="heading", markup=False)
            yield Static(say(LIMITS), markup=False)
        yield KeyLine(("Esc", say("tilbake")), ("↑ ↓", say("bla")))

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
