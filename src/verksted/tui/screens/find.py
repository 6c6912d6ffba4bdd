"""Typing or pasting the path of a folder to open."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from verksted.tui.pages import Page
from verksted.tui.screens.form import title_row
from verksted.tui.widgets.fields import Field
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.line import Line
from verksted.workshop.language import mark, say

HELP_TEXT = mark("""\
Skriv eller lim inn hvor mappen ligger, for eksempel Dokumenter/ettervern-2026 eller E:\\ettervern-2026.
En mappe som er en arbeidsbok, inneholder en fil som heter hode.json.
""")


class FindScreen(Page["Path | None"]):
    """Ends with a folder that is there, or None."""

    HELP = HELP_TEXT
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Tilbake", show=False)]

    def __init__(self) -> None:
        super().__init__(classes="-stille")

    def compose(self) -> ComposeResult:
        yield from title_row(say("Åpne en mappe eller en minnepinne"))
        yield Static(say("Hvor ligger arbeidsboka?"), classes="intro", markup=False)
        with Vertical(classes="panel form") as panel:
            panel.border_title = Content(say("Mappe"))
            yield Field(say("Mappe"), Line(id="folder"))
            yield Static(
                say("Du kan lime inn. Lim inn med høyreklikk eller Ctrl+V."), classes="note", markup=False
            )
        yield Static("", classes="fill", markup=False)
        yield MessageLine()
        yield KeyLine(("Enter", say("åpne")), ("Esc", say("tilbake")), ("F1", say("hjelp")))

    def on_mount(self) -> None:
        self.query_one(Line).focus()

    def on_input_submitted(self) -> None:
        typed = self.query_one(Line).words.strip("\"'")
        try:
            folder = Path(typed).expanduser()
            there = bool(typed) and folder.is_dir()
        except (OSError, ValueError, RuntimeError):
            there = False
        if there:
            self.dismiss(folder)
        else:
            self.tell(say("▲ Det ligger ingen mappe der. Se etter skrivefeil."))

    def action_back(self) -> None:
        self.dismiss(None)
