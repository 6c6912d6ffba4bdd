"""Ctrl+P: every action in plain Norwegian. Textual's own palette speaks English and offers screenshots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from verksted.workshop.language import say


@dataclass(frozen=True, slots=True)
class Choice:
    """One action: its name, a word of help, and what it does."""

    name: str
    help: str
    act: Callable[[], Any]


class PaletteScreen(ModalScreen[None]):
    """Type a few letters, choose with the arrows, Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Tilbake"),
        Binding("down", "move(1)", "Ned", priority=True),
        Binding("up", "move(-1)", "Opp", priority=True),
    ]

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._choices = list(choices)
        self._shown = list(choices)

    def compose(self) -> ComposeResult:
        with Vertical(id="palette"):
            yield Input(placeholder=say("Hva vil du gjøre?"))
            yield OptionList(id="choices")
            yield Static(say("Enter velg   Esc tilbake"), classes="muted", markup=False)

    def on_mount(self) -> None:
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self) -> None:
        place = self.query_one(OptionList).highlighted
        if place is not None and self._shown:
            self._do(self._shown[place])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._do(self._shown[event.option_index])

    def action_move(self, steps: int) -> None:
        options = self.query_one(OptionList)
        if self._shown:
            options.highlighted = ((options.highlighted or 0) + steps) % len(self._shown)

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        self._shown = [
            choice
            for choice in self._choices
            if all(word in f"{choice.name} {choice.help}".casefold() for word in words)
        ]
        options = self.query_one(OptionList)
        options.clear_options()
        if not self._shown:
            options.add_option(Option(Content(say("Fant ingenting som ligner.")), disabled=True))
            return
        options.add_options(
            [Option(Content.assemble((choice.name, "bold"), f"  {choice.help}")) for choice in self._shown]
        )
        options.highlighted = 0

    def _do(self, choice: Choice) -> None:
        self.dismiss()
        self.app.call_later(choice.act)
