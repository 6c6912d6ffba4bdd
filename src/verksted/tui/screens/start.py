"""The first screen: the workbooks this user has opened, and what else one may begin with.

Nothing here repaints by itself, and nothing heavier than a list is imported: it is what one waits for.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from verksted.tui import messages
from verksted.tui.dates import said
from verksted.tui.places import Place, recent
from verksted.tui.widgets.footer import KeyLine
from verksted.workshop.language import mark, say

HELP = mark("""\
Her begynner du. Velg en arbeidsbok med pilene og trykk Enter, så spør verksted om passordet.

n   lag et nytt verksted
o   åpne en mappe eller en minnepinne
ø   øv deg på et oppdiktet verksted

Listen viser mappenavn, for titler og innhold er låst. Velg mappenavn som ikke røper noe.
Alt ligger på denne maskinen. Ingenting sendes over nettet.
""")


class StartScreen(Screen[None]):
    """Workbooks by folder name, and new, open, practice."""

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "Nytt verksted"),
        Binding("o", "find", "Åpne mappe"),
        Binding("ø", "practise", "Øv deg"),
        Binding("tab", "app.focus_next", "Neste", show=False),
    ]

    def compose(self) -> ComposeResult:
        yield Static(Content.assemble(("verksted", "bold")), id="name", markup=False)
        yield Static(say("Hei. Hvor vil du begynne?"), id="greeting", markup=False)
        self._places = recent()
        if self._places:
            books = OptionList(*self._options(), id="books", markup=False)
            books.border_title = say("Arbeidsbøkene dine")
            yield books
        others = OptionList(
            Option(_row(say("Lag et nytt verksted"), "n"), id="new"),
            Option(_row(say("Øv deg på et oppdiktet verksted"), "ø"), id="practise"),
            Option(_row(say("Åpne en mappe eller en minnepinne"), "o"), id="find"),
            id="others",
            markup=False,
        )
        others.border_title = say("Eller") if self._places else say("Begynn her")
        yield others
        yield Static(
            say(
                "Alt ligger på denne maskinen. Ingenting sendes over nettet.\n"
                "F8 virker også her, før du har låst opp."
            ),
            id="safe",
            markup=False,
        )
        yield KeyLine(
            ("Enter", say("åpne")),
            ("n", say("nytt verksted")),
            ("Ctrl+P", say("alle valg")),
            ("F8", say("noen er i fare")),
            ("F1", say("hjelp")),
        )

    def on_mount(self) -> None:
        (self.query("#books") or self.query("#others")).first().focus()

    def _options(self) -> list[Option]:
        today = datetime.now().astimezone().date()
        return [Option(_book(place, said(place.opened, today))) for place in self._places]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_list.id == "books":
            self.post_message(messages.OpenFolder(self._places[event.option_index].folder))
            return
        actions = {"new": self.action_new, "practise": self.action_practise, "find": self.action_find}
        actions[event.option.id or ""]()

    def action_new(self) -> None:
        self.post_message(messages.NewWorkbook())

    def action_find(self) -> None:
        self.post_message(messages.FindFolder())

    def action_practise(self) -> None:
        self.post_message(messages.Practise())


def _row(words: str, key: str) -> Content:
    return Content.assemble(f"{words:<50}", (key, "$text-muted"))


def _book(place: Place, opened: str) -> Content:
    name = place.folder.name or str(place.folder)
    state = say("åpnet {day}", day=opened) if place.here else say("▲ mappen er ikke her nå")
    return Content.assemble(f"{name[:36]:<38}", (state, "$text-muted"))
