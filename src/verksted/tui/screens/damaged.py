"""When something in a workbook cannot be read: what is safe, what is missing, and what one can do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from verksted.tui.frame import Page
from verksted.tui.screens.form import title_row
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.workshop.language import mark, say

if TYPE_CHECKING:
    from verksted.workbook import Damage


class DamagedScreen(Page[None]):
    """Shown once after opening; Enter goes on with what is whole. Nothing is written here."""

    HELP = mark("""\
Noe i arbeidsboka kan ikke leses. Det som er skadet, er ikke slettet, og resten er trygt.

Har dere brukt to maskiner, ligger det som mangler, trolig helt på den andre. Kopier filene i mappene
journal og bilde derfra inn i denne arbeidsboka, og åpne den på nytt: verksted leser det som er nytt.
Ta en kopi av mappa først.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss", "Fortsett", show=False),
        Binding("escape", "dismiss", "Fortsett", show=False),
    ]

    def __init__(self, name: str, damage: Sequence[Damage]) -> None:
        super().__init__(classes="-stille")
        self._book = name
        self._damage = damage

    def compose(self) -> ComposeResult:
        yield from title_row(say("Arbeidsboka er åpnet, men noe er skadet"), self._book)
        whole = say("● Det som kan leses, er helt og trygt. Det som er skadet, er ikke slettet.")
        yield Static(whole, classes="intro", markup=False)
        with VerticalScroll(classes="panel page") as panel:
            panel.border_title = Content(say("Dette mangler"))
            for damage in self._damage:
                yield Static(Content(f"■ {damage.sentence}"), classes="reading", markup=False)
        yield Static(
            say("Har dere brukt en maskin til, ligger det som mangler, trolig helt der.\n"
                "F1 forteller hvordan dere henter det. Hullene kan også skrives på nytt etterpå."),
            classes="intro",
            markup=False,
        )  # fmt: skip
        yield MessageLine(say("Ta gjerne en kopi av mappa først. Det går fint å lukke og komme tilbake."))
        yield KeyLine(
            ("Enter", say("fortsett uten")), ("↑ ↓", say("bla")), ("F8", say("fare")), ("F1", say("hjelp"))
        )

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
