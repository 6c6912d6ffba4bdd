"""F8: someone tells of violence, abuse or danger. What to do, step by step. Nothing is stored here."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from verksted.tui.widgets.footer import KeyLine
from verksted.workshop.language import current, say


class DangerScreen(Screen[None]):
    """The seven steps and the numbers; Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Tilbake"),
        Binding("f8", "dismiss", "Tilbake"),
    ]

    def compose(self) -> ComposeResult:
        from verksted.content.disclosure import disclosure_panel

        panel = disclosure_panel(current())
        yield Static(panel.title, classes="heading", markup=False)
        with VerticalScroll(classes="page"):
            for number, step in enumerate(panel.steps, 1):
                yield Static(f"{number}. {step}", classes="step", markup=False)
            yield Static(panel.numbers, classes="step", markup=False)
            yield Static(say("Ingenting herfra lagres i verksted."), classes="muted", markup=False)
        yield KeyLine(("Esc", say("tilbake")), ("↑ ↓", say("bla")))

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
