"""Typing or pasting the path of a folder to open."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, Static

from verksted.tui.widgets.footer import KeyLine
from verksted.workshop.language import mark, say
from verksted.workshop.text import clean_line

HELP_TEXT = mark("""\
Skriv eller lim inn hvor mappen ligger, for eksempel Dokumenter/ettervern-2026 eller E:\\ettervern-2026.
En mappe som er en arbeidsbok, inneholder en fil som heter hode.json.
""")


class FindScreen(Screen["Path | None"]):
    """Ends with a folder that is there, or None."""

    HELP = HELP_TEXT
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Tilbake")]

    def compose(self) -> ComposeResult:
        yield Static(say("Åpne en mappe eller en minnepinne"), classes="heading", markup=False)
        yield Static(say("Hvor ligger arbeidsboka?"), classes="intro", markup=False)
        yield Static(say("Mappe"), classes="label", markup=False)
        yield Input(id="folder")
        yield Static("", id="message", markup=False)
        yield KeyLine(("Enter", say("åpne")), ("Esc", say("tilbake")), ("F1", say("hjelp")))

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        typed = clean_line(event.value).strip("\"'")
        folder = Path(typed).expanduser()
        if typed and folder.is_dir():
            self.dismiss(folder)
        else:
            self.query_one("#message", Static).update(
                say("▲ Det ligger ingen mappe der. Se etter skrivefeil.")
            )

    def action_back(self) -> None:
        self.dismiss(None)
