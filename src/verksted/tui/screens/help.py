"""F1: help for the screen one came from, then the keys, then what verksted does not protect against."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from verksted.tui.pages import Page
from verksted.tui.prose import flowing
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.hanging import Hanging
from verksted.workshop.language import mark, say

KEYS = mark("""\
Piltaster flytter. Enter går inn. Esc går ut, og kaster aldri noe: alt er lagret.
Tab går til neste felt eller rute. Mellomrom krysser av.
En bokstav gjør noe med raden du står på. Den hviler mens du skriver i et felt.

F1      hjelp til skjermen du er på
F8      noen forteller om vold, overgrep eller fare
F9      skjul alt, og vis det igjen
Ctrl+G  gå til en fase eller et steg          1–5  fase
Ctrl+P  alle valg                             Ctrl+N  neste steg
Ctrl+Z  angre                                 Ctrl+Y  gjør om igjen
Ctrl+L  lås arbeidsboka                       Ctrl+C  avslutt

Du kan bruke musa til alt sammen. På en Mac holder du fn nede for F-tastene.
""")

LIMITS = mark("""\
• Skadelig programvare, eller en annen som er logget inn på maskinen din mens boka er åpen.
• At noen tvinger deg til å gi fra deg passordet.
• At noen fotograferer skjermen, eller leser over skulderen din.
• Gamle kopier i OneDrive, Dropbox, sikkerhetskopier og minnepinner. De åpnes med det gamle passordet.
• Det som ligger i maskinens minne mens boka er åpen. Lås boka når du går, og slå av maskinen.
• Navn som verken maskinen eller menneskene ser. Derfor leser to personer alt før det frigis.
• En skjermleser eller et terminalvindu kan huske gamle linjer også etter at skjermen er skjult.
""")


class HelpScreen(Page[None]):
    """Scrolls; Esc or F1 goes back."""

    CSS_PATH = None
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Tilbake")]

    def __init__(self, about: str) -> None:
        super().__init__(classes="-stille")
        self._about = about

    def compose(self) -> ComposeResult:
        yield Static(say("Hjelp"), classes="top", markup=False)
        with VerticalScroll(classes="page"):
            if self._about:
                yield Static(say("Denne skjermen"), classes="heading", markup=False)
                yield Static(Hanging(Content(flowing(say(self._about)))), classes="reading", markup=False)
            yield Static(say("Taster"), classes="heading", markup=False)
            yield Static(Hanging(Content(flowing(say(KEYS)))), classes="reading", markup=False)
            yield Static(say("Dette beskytter verksted ikke mot"), classes="heading", markup=False)
            yield Static(Hanging(Content(flowing(say(LIMITS)))), classes="reading", markup=False)
        yield KeyLine(("↑ ↓", say("bla")), ("Esc", say("tilbake")))

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
