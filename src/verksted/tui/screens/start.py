"""The first screen: the workbooks this user has opened, and what else one may begin with.

Nothing here repaints by itself, and nothing heavier than a list is imported: it is what one waits for.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from verksted.tui import messages
from verksted.tui.dates import said
from verksted.tui.pages import Page
from verksted.tui.places import Place, recent
from verksted.tui.settings import STARTERS, Settings
from verksted.tui.widgets.fields import Choice, Field
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.rows import Row, Rows, row
from verksted.workshop.language import current, mark, say, use
from verksted.workshop.words import ROLE_NAMES

HELP = mark("""\
Her begynner du. Velg en arbeidsbok med pilene og trykk Enter, så spør verksted om passordet.

n   lag et nytt verksted
o   åpne en mappe eller en minnepinne
ø   øv deg på et oppdiktet verksted

«Jeg er» bestemmer hvor du lander: fasilitatoren i oversikten, den som skriver i notatene, og lederen
i rapporten. Alle kan gå overalt etterpå.

Lista viser mappenavn, for titler og innhold er låst. Velg mappenavn som ikke røper noe.
Alt ligger på denne maskinen. Ingenting sendes over nettet.
""")

_SAFE = mark("Alt ligger på denne maskinen. Ingenting sendes over nettet.")
_LISTED = mark("Lista viser mappenavn. Titler og innhold er låst til du har skrevet passordet.")
_LOCKED = mark("Det du skriver, låses med passordet du velger.")


class StartScreen(Page[None]):
    """Workbooks by folder name, and new, open, practice."""

    CSS_PATH = None
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "Nytt verksted"),
        Binding("o", "find", "Åpne mappe"),
        Binding("ø", "practise", "Øv deg"),
    ]

    def __init__(self, settings: Settings) -> None:
        super().__init__(classes="-stille")
        self._settings = settings
        self._places: list[Place] = []

    def speak(self, settings: Settings) -> None:
        """Say everything again, in the language of these settings."""
        self._settings = settings
        self.refresh(recompose=True)
        self.call_after_refresh(self._arrange)

    def compose(self) -> ComposeResult:
        use(self._settings.written)  # the first screen stays: its own task still speaks as it was made
        yield Static(Content.assemble(("verksted", "bold")), id="name", markup=False)
        yield Static(say("Hei. Hvor vil du begynne?"), id="greeting", markup=False)
        self._places = recent()
        yield Rows(self._books(), id="books", classes="panel keeps-row", title=say("Arbeidsbøkene dine"))
        yield Rows(
            self._others(),
            id="others",
            classes="panel",
            title=say("Eller") if self._places else say("Begynn her"),
        )
        roles = [(role.value, ROLE_NAMES[role].in_(current())) for role in STARTERS]
        yield Field(say("Jeg er"), Choice(roles, self._settings.role, id="role"), classes="-i-am")
        yield Static(f"{say(_SAFE)}\n{say(_LISTED if self._places else _LOCKED)}", id="safe", markup=False)
        yield MessageLine(say("F8 virker også her, før du har låst opp."))
        yield KeyLine(
            ("Enter", say("åpne") if self._places else say("velg")),
            ("n", say("nytt verksted")),
            ("Ctrl+P", say("alle valg")),
            ("F8", say("noen er i fare")),
            ("F1", say("hjelp")),
        )

    def _others(self) -> list[Row]:
        return [
            row("new", say("Lag et nytt verksted"), "n"),
            row("practise", say("Øv deg på et oppdiktet verksted"), say("ingen ekte personer   ø")),
            row("find", say("Åpne en mappe eller en minnepinne"), "o"),
            row("register", say("Årshjul og register for tjenesten"), self._register_told()),
            row("insert", say("Sett et ferdig sammendrag inn i rapporten"), say("for ledere")),
        ]

    def _register_told(self) -> str:
        """What the open register has to say; where it is closed, what it is."""
        register = getattr(self.app, "register", None)
        if register is None:
            return say("tiltak og frister fra år til år")
        from verksted.workbook.errors import WorkbookError

        try:
            found = register.deadlines(datetime.now().astimezone().date())
        except WorkbookError:
            return say("■ se på registeret")
        late = sum(one.late for one in found)
        if late:
            return say("▲ {n} over fristen", n=late)
        return say("neste frist {day}", day=said(found[0].day, found[0].day)) if found else say("åpent")

    def on_mount(self) -> None:
        self._arrange()

    def on_screen_resume(self) -> None:
        """A workbook may have been opened or made since, or the register opened."""
        if self.query("#others"):
            self.query_one("#others", Rows).show(self._others())
        places = recent()
        if places != self._places and self.query("#books"):
            self._places = places
            self.query_one("#books", Rows).show(self._books())
            self._arrange()

    def _arrange(self) -> None:
        if not self.query("#books"):
            return
        books = self.query_one("#books", Rows)
        books.display = bool(self._places)
        books.styles.height = min(len(self._places), 7) + 2
        (books if self._places else self.query_one("#others", Rows)).focus()

    def _books(self) -> list[Row]:
        today = datetime.now().astimezone().date()
        return [_book(number, place, said(place.opened, today)) for number, place in enumerate(self._places)]

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if event.rows.id == "books":
            self.post_message(messages.OpenFolder(self._places[int(event.row_id)].folder))
        else:
            getattr(self, f"action_{event.row_id}")()

    def on_rows_left_top(self, event: Rows.LeftTop) -> None:
        if event.rows.id == "others" and self._places:
            self.query_one("#books", Rows).focus()

    def on_choice_changed(self, event: Choice.Changed) -> None:
        self.post_message(messages.ChangeSettings(role=event.value))

    def action_new(self) -> None:
        self.post_message(messages.NewWorkbook())

    def action_find(self) -> None:
        self.post_message(messages.FindFolder())

    def action_insert(self) -> None:
        self.post_message(messages.InsertSummary())

    def action_register(self) -> None:
        self.post_message(messages.OpenRegister())

    def action_practise(self) -> None:
        self.post_message(messages.Practise())


def _book(number: int, place: Place, opened: str) -> Row:
    name = place.folder.name or str(place.folder)
    state = say("åpnet {day} · låst", day=opened) if place.here else say("▲ mappen er ikke her nå")
    return row(str(number), name, Content.styled(state, "$text-muted"))
