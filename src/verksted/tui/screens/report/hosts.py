"""The two screens the leader's work stands in: a phase of an open workbook, and a page without one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from verksted.tui.frame import Frame
from verksted.tui.pages import STYLES, Page
from verksted.tui.screens.form import title_row
from verksted.tui.screens.report.leader import FILE_KEYS, LeaderWork
from verksted.tui.widgets.bars import TwoEnds
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.workshop.language import mark, say

if TYPE_CHECKING:
    from verksted.desk.desk import Desk

STYLE = Path(__file__).parents[2] / "styles" / "report.tcss"
INTRO = mark("Sammendraget inn i din egen rapport. Det lages en ny fil.")
HELP = mark("""\
Her settes det ferdige sammendraget inn i din egen rapport. Du trenger rapporten som Word-fil (.docx)
og sammendraget (.json) du har fått. Rånotater kan ikke nås herfra.

1. Skriv eller lim inn hvor filene ligger, eller velg en du har brukt før.
2. Ring den som sendte sammendraget, og be om fingeravtrykket: seks grupper med fire sifre. Skriv det
   du hører. Er det likt, huskes nøkkelen på denne maskinen. Du kan gå videre uten, men da vet du ikke
   hvem sammendraget kommer fra.
3. Velg overskriften kapitlet skal stå under. ► viser stedet. Til høyre leser du hele kapitlet.
   Mellomrom tar med eller utelater en del. Med m velger du et annet kapittelkart.
4. Enter lager en ny fil ved siden av din. Alt du har skrevet selv, er likt før og etter.
   Åpne den i Word, trykk Ctrl+A og så F9: da blir innholdsfortegnelsen oppdatert.

Gjør du det om igjen, byttes bare kapitlet ut. Har noen skrevet i det, får du se begge først.
k kopierer én del til utklippstavla og lager en tekstfil ved siden av.
s skriver de andre filene: nettside, tekst, regneark, én side til politikerne, svar til dem som deltok.
""")


class LeaderScreen(Page[None]):
    """From the first screen: with a finished summary and no workbook, or with a desk."""

    CSS_PATH: ClassVar[list[str | PurePath] | None] = [*STYLES, STYLE]
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Tilbake", show=False)]

    def __init__(self, desk: Desk | None = None) -> None:
        super().__init__(classes="-report")
        self._desk = desk

    def compose(self) -> ComposeResult:
        yield from title_row(say("Rapporten"))
        yield TwoEnds(say(INTRO), id="intro")
        with Vertical(id="work"):
            yield LeaderWork(self._desk)
        yield MessageLine()
        yield KeyLine(*((key, say(word)) for key, word in FILE_KEYS), ("F1", say("hjelp")), id="keys")

    def action_back(self) -> None:
        self.dismiss(None)


class ReportScreen(Frame):
    """Phase 5 of an open workbook: its own released summary is offered."""

    PLACE = "report"
    INTRO = INTRO
    KEYS = FILE_KEYS
    HELP = HELP
    CSS_PATH: ClassVar[list[str | PurePath] | None] = [*STYLES, STYLE]

    def work_area(self) -> Iterable[Widget]:
        yield LeaderWork(self.desk, self.session.submit)
