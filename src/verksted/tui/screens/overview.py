"""Oversikt: what the workbook holds, and what is left before anything may leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from verksted.tui.widgets.footer import KeyLine
from verksted.workshop.language import mark, say

if TYPE_CHECKING:
    from verksted.desk.desk import Desk

HELP_TEXT = mark("""\
Her ser du hva arbeidsboka inneholder, og hva som gjenstår før sammendraget kan frigis.
Esc lukker arbeidsboka og går tilbake til begynnelsen.
""")


class OverviewScreen(Screen[None]):
    """Reads through the desk it is given; closes it when one leaves."""

    HELP = HELP_TEXT
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Lukk")]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        workshop = self._desk.workshop
        yield Static(Content.assemble((workshop.title, "bold")), classes="heading", markup=False)
        yield Static(self._desk.workbook.folder.name, classes="intro", markup=False)
        with VerticalScroll(classes="page"):
            for damage in self._desk.workbook.damage:
                yield Static(f"■ {damage.sentence}", classes="step", markup=False)
            yield Static(say("Ser gjennom arbeidsboka …"), id="state", markup=False)
        yield KeyLine(
            ("Esc", say("lukk")),
            ("Ctrl+P", say("alle valg")),
            ("F8", say("noen er i fare")),
            ("F1", say("hjelp")),
        )

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        from verksted.desk.overview import overview

        view = overview(self._desk)
        self.app.call_from_thread(self._show, view)

    def _show(self, view: dict[str, Any]) -> None:
        from verksted.desk.words import lines_of_view

        self.query_one("#state", Static).update("\n".join(lines_of_view(view)))

    def action_close(self) -> None:
        self._desk.close()
        self.dismiss()
