"""A new workbook: title, folder, written standard, passphrase; then the recovery key, shown once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, RadioButton, RadioSet, Static

from verksted.tui.screens.form import DeskScreen
from verksted.tui.widgets.footer import KeyLine
from verksted.workshop.language import mark, say
from verksted.workshop.text import clean_line
from verksted.workshop.words import WrittenStandard

if TYPE_CHECKING:
    from verksted.desk.desk import Desk

HELP_TEXT = mark("""\
Fire ting, så er du i gang. Alt kan endres senere, også passordet.

Tittelen ligger låst inne i arbeidsboka. Mappenavnet kan alle se, så velg et som ikke røper noe.
Skriftspråket er det brev og rapport blir skrevet i.
Fire tilfeldige ord er et godt passord. Ingen kan hente det tilbake for deg.
""")
SHORTEST_GOOD = 12


class NewScreen(DeskScreen):
    """Ends with the open desk of the new workbook, or None."""

    HELP = HELP_TEXT
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Tilbake"),
        Binding("ctrl+n", "make", "Lag verkstedet"),
    ]
    _busy = False

    def compose(self) -> ComposeResult:
        yield Static(say("Nytt verksted"), classes="heading", markup=False)
        yield Static(
            say("Navn på deltakere trengs ikke. Alt kan endres senere."), classes="intro", markup=False
        )
        for name, words in (("title", say("Tittel")), ("folder", say("Mappe"))):
            yield Static(words, classes="label", markup=False)
            yield Input(id=name)
        with RadioSet(id="standard"):
            yield RadioButton(say("bokmål"), value=True)
            yield RadioButton("nynorsk")
        for name, words in (("passphrase", say("Passord")), ("again", say("Passordet én gang til"))):
            yield Static(words, classes="label", markup=False)
            yield Input(password=True, id=name)
        yield Static("", id="message", markup=False)
        yield KeyLine(
            ("Tab", say("neste felt")),
            ("Ctrl+N", say("lag verkstedet")),
            ("Esc", say("tilbake")),
            ("F1", say("hjelp")),
        )

    def on_mount(self) -> None:
        self.query_one("#title", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "passphrase":
            good = len(event.value) >= SHORTEST_GOOD
            self.tell(
                say("● Sterkt nok.")
                if good
                else say("○ Kort. Fire tilfeldige ord er bedre enn ett vanskelig.")
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "again":
            self.action_make()
        else:
            self.focus_next()

    def action_make(self) -> None:
        title, typed = clean_line(self.value("title")), clean_line(self.value("folder"))
        first, again = self.value("passphrase"), self.value("again")
        missing = self._missing(title, typed, first, again)
        if missing:
            field, sentence = missing
            self.query_one(f"#{field}", Input).focus()
            self.tell(f"▲ {sentence}")
        elif not self._busy:
            self._busy = True
            self.tell(say("Lager arbeidsboka …"))
            nynorsk = self.query_one("#standard", RadioSet).pressed_index == 1
            standard = WrittenStandard.NYNORSK if nynorsk else WrittenStandard.BOKMAL
            self._create(Path(typed).expanduser(), title, first, standard)

    @staticmethod
    def _missing(title: str, folder: str, first: str, again: str) -> tuple[str, str] | None:
        if not title:
            return "title", say("Skriv en tittel.")
        if not folder:
            return "folder", say("Skriv hvor arbeidsboka skal ligge.")
        if not first:
            return "passphrase", say("Skriv et passord.")
        if first != again:
            return "again", say("Passordene er ikke like. Skriv det andre på nytt.")
        return None

    @work(thread=True, exclusive=True)
    def _create(self, folder: Path, title: str, passphrase: str, standard: WrittenStandard) -> None:
        from verksted.desk.desk import Desk
        from verksted.workbook import WorkbookError

        try:
            desk, recovery = Desk.create(folder, title=title, passphrase=passphrase, standard=standard)
        except (WorkbookError, OSError) as wrong:
            sentence = str(wrong) if isinstance(wrong, WorkbookError) else say("Får ikke laget mappen der.")
            self.app.call_from_thread(self._refused, sentence)
        else:
            self.app.call_from_thread(self._show_recovery, desk, recovery)

    def _refused(self, sentence: str) -> None:
        self._busy = False
        self.tell(f"▲ {sentence}")

    def _show_recovery(self, desk: Desk, recovery: str) -> None:
        self.app.push_screen(RecoveryScreen(recovery), lambda _: self.hand_over(desk))


class RecoveryScreen(Screen[None]):
    """The recovery key, this one time."""

    HELP = mark("""\
Skriv av nøkkelen og legg den i et låst skap, ikke sammen med maskinen.
Glemmer du passordet, er dette den eneste veien inn. Nøkkelen lagres ikke i noen fil.
""")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+n", "dismiss", "Jeg har skrevet den av")]

    def __init__(self, recovery: str) -> None:
        super().__init__()
        self._recovery = recovery

    def compose(self) -> ComposeResult:
        yield Static(say("Gjenopprettingsnøkkelen"), classes="heading", markup=False)
        yield Static(
            say("Skriv av nøkkelen. Den vises bare denne ene gangen."), classes="intro", markup=False
        )
        yield Static(Content.assemble((self._recovery, "bold")), id="recovery-key", markup=False)
        yield Static(
            say(
                "Legg den i et låst skap, ikke sammen med maskinen.\n"
                "Glemmer du passordet, er dette den eneste veien inn."
            ),
            classes="intro",
            markup=False,
        )
        yield KeyLine(("Ctrl+N", say("jeg har skrevet den av")), ("F1", say("hjelp")))
