"""Skjuleliste: names and places typed once, never to be stored in a note. Shown only as a number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from verksted.tui.frame import Frame
from verksted.tui.widgets.fields import Field
from verksted.tui.widgets.line import Line
from verksted.workshop.language import mark, say


class HideListScreen(Frame):
    """One field. What is typed is stored, and gone from the screen."""

    PLACE = "hide-list"
    INTRO = mark("Skjuleliste: ord som aldri skal stå i notatene")
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("skjul ordet")),
        ("Ctrl+Z", mark("angre")),
        ("Esc", mark("oversikt")),
        ("F9", mark("skjul skjermen")),
    )
    HELP = mark("""\
Skriv navn og steder som noen kan komme til å si, ett om gangen, og trykk Enter. For eksempel
fornavn på kjente personer, en skole, et hjem eller et kallenavn.

Ordet blir borte fra skjermen med det samme, og vises aldri igjen. Skriver noen det i et notat,
settes [skjult] inn i stedet før linjen lagres. Bøyde former blir med.

Ved frigivelsen slettes ordene. Bare nøkkelhasher blir igjen, så ferdige filer kan letes gjennom.
Ctrl+Z tar bort det siste ordet igjen, uten å vise det.
""")

    def work_area(self) -> Iterable[Widget]:
        panel = Vertical(
            Field(say("Navn, sted"), Line(id="word", password=True, most=200)),
            Static("", id="count", classes="note", markup=False),
            classes="panel form",
        )
        panel.border_title = Content(say("Skjuleliste"))
        yield panel
        yield Static(
            say(
                "Skriv ett ord eller navn om gangen. Det vises som prikker, og aldri igjen.\n"
                "Står det i et notat, blir det byttet ut før linjen lagres."
            ),
            classes="intro",
            markup=False,
        )

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Line).focus()

    def look(self) -> None:
        n = len(self.desk.hidden)
        told = say("Ingen ord er skjult ennå.") if not n else say("● {n} ord er skjult.", n=n)
        self.query_one("#count", Static).update(Content(told))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        typed = event.value
        if not typed.strip():
            self.tell(say("Skriv et ord først."))
            return
        event.input.value = ""
        self.do(lambda: self.desk.hide(typed), say("Ordet er skjult. Ctrl+Z tar det bort igjen."))

    def action_up(self) -> None:
        self.action_go("overview")
