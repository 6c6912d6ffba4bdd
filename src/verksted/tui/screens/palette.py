"""Ctrl+P: every action in plain Norwegian. Textual's own palette speaks English and offers screenshots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from verksted.tui.commands import Command
from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Row, Rows, said
from verksted.workshop.language import say


class PaletteScreen(Card[None]):
    """Type a few letters, choose with the arrows, Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Ned", show=False, priority=True),
        Binding("up", "move(-1)", "Opp", show=False, priority=True),
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = {str(number): command for number, command in enumerate(commands)}

    def compose(self) -> ComposeResult:
        with Vertical(classes="card -valg") as card:
            card.border_title = Content(say("Alle valg"))
            yield Line(id="wanted", placeholder=say("Hva vil du gjøre?"))
            yield Rows(id="choices", classes="-alltid")
            yield KeyLine(("Enter", say("velg")), ("↑ ↓", say("bla")), ("Esc", say("tilbake")))

    def on_mount(self) -> None:
        self._show("")
        self.query_one(Line).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self) -> None:
        self.query_one(Rows).action_open()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        command = self._commands[event.row_id]
        self.dismiss()
        self.app.call_later(command.act)

    def action_move(self, steps: int) -> None:
        self.query_one(Rows).action_step(steps)

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [
            Row(number, Content.styled(command.name, "bold"), Content.styled(command.help, "$text-muted"))
            for number, command in self._commands.items()
            if all(word in f"{command.name} {command.help}".casefold() for word in words)
        ]
        self.query_one(Rows).show(found or [said("none", say("Fant ingenting som ligner."))])
