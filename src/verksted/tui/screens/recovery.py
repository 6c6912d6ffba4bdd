"""A new workbook, page 2 of 2: the recovery key, shown this one time, and checked by one of its groups."""

from __future__ import annotations

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

ASKED_FOR = 5
"""Which group must be typed, counted from 1."""


def groups_of(recovery: str) -> list[str]:
    """The groups of a printed key."""
    return recovery.replace("-", " ").split()


class RecoveryScreen(Page[None]):
    """Ends when the fifth group has been typed."""

    HELP = mark("""\
Skriv av nøkkelen og legg den i et låst skap, ikke sammen med maskinen.
Glemmer du passordet, er dette den eneste veien inn. Nøkkelen lagres ikke i noen fil.

Den femte gruppa skriver du inn for å være trygg på at den er rett skrevet av. Små bokstaver går bra.
""")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "not_yet", "Ikke ennå", show=False)]

    def __init__(self, recovery: str, title: str, page: str = "") -> None:
        """`title` names what the key opens; `page` heads the page, else it is that of a new workshop."""
        super().__init__(classes="-stille")
        self._page = page or say("Nytt verksted")
        self._groups = groups_of(recovery)
        self._title = title

    def compose(self) -> ComposeResult:
        yield from title_row(self._page, say("2 av 2: Gjenopprettingsnøkkelen"))
        yield Static(
            say("Skriv av nøkkelen. Den vises bare denne ene gangen."), classes="intro", markup=False
        )
        half = (len(self._groups) + 1) // 2
        rows = "\n".join(["  ".join(self._groups[:half]), "  ".join(self._groups[half:])])
        with Vertical(classes="panel", id="key-panel") as panel:
            panel.border_title = Content(say("Gjenopprettingsnøkkel for «{title}»", title=self._title[:40]))
            yield Static(Content.styled(rows, "bold"), id="recovery-key", markup=False)
            yield Static(
                say("Legg den i et låst skap, ikke sammen med maskinen.\n"
                    "Glemmer du passordet, er dette den eneste veien inn."),
                classes="reading",
                markup=False,
            )  # fmt: skip
        with Vertical(classes="panel form") as panel:
            panel.border_title = Content(say("Bare for å være trygg: skriv den femte gruppa"))
            yield Field(say("Gruppe 5"), Line(id="group"))
        yield Static("", classes="fill", markup=False)
        yield MessageLine(say("Nøkkelen lagres ikke i noen fil og kan ikke kopieres herfra."))
        yield KeyLine(("Enter", say("videre")), ("F9", say("skjul")), ("F1", say("hjelp")))

    def on_mount(self) -> None:
        self.query_one(Line).focus()

    def on_input_submitted(self) -> None:
        typed = self.query_one(Line).words.replace(" ", "").casefold()
        if typed == self._groups[ASKED_FOR - 1].casefold():
            self.dismiss()
        elif not typed:
            self.action_not_yet()
        else:
            self.tell(say("▲ Det er ikke den femte gruppa. Se på arket ditt, og prøv igjen."))

    def action_not_yet(self) -> None:
        self.tell(say("▲ Skriv den femte gruppa først. Glemt passord kan bare løses med nøkkelen."))
