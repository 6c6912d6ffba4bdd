"""A new workbook, page 1 of 2: title, day, groups, written standard, folder, passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from verksted.tui.dates import long_day, parse_day
from verksted.tui.screens.form import DeskScreen, title_row
from verksted.tui.widgets.fields import ARROWS, ByRows, Choice, Field, Tick, key_in
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.line import Line
from verksted.workshop.agenda import format_clock, parse_clock
from verksted.workshop.language import current, mark, say
from verksted.workshop.words import GROUP_NAMES, TargetGroup, WrittenStandard

if TYPE_CHECKING:
    from verksted.desk.desk import Desk

HELP_TEXT = mark("""\
Noen få linjer, så er du i gang. Alt kan endres senere, også passordet.

Tittelen ligger låst inne i arbeidsboka. Mappenavnet kan alle se, så velg et som ikke røper noe.
Skriftspråket er det brev og rapport blir skrevet i. Språket i programmet velger du under Innstillinger.

Fire tilfeldige ord er et godt passord, for eksempel fra fire steder i en bok. Ingen kan hente passordet
tilbake for deg. Derfor får du en gjenopprettingsnøkkel på neste side.
""")
SHORTEST, GOOD = 8, 16
_FEWEST_SIGNS = 6
ASKED = (
    TargetGroup.YOUTH_12_14,
    TargetGroup.YOUTH_15_17,
    TargetGroup.AFTERCARE_18_24,
    TargetGroup.PARENTS,
    TargetGroup.FOSTER_PARENTS,
)


def strength(passphrase: str) -> str:
    """What to say of a passphrase: a sign and a sentence. Advice, never a stop."""
    words = [word for word in passphrase.split() if len(word) > 2]
    if len(passphrase) < SHORTEST or len(set(passphrase)) < _FEWEST_SIGNS:
        return say("○ Lett å gjette. Fire tilfeldige ord er bedre enn ett vanskelig.")
    if len(passphrase) >= GOOD or len(words) >= 4:
        return say("● Sterkt nok. La det aldri ligge på en lapp ved maskinen.")
    return say("► Litt kort. Legg til ett ord, så blir det sterkt.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What page 1 asks for, read and in order."""

    title: str
    folder: Path
    passphrase: str
    standard: WrittenStandard
    groups: tuple[TargetGroup, ...]
    day: date | None
    starts: str
    ends: str


class Wrong(ValueError):  # noqa: N818 -- what is wrong, and in which field
    """A field that cannot stand as it is."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class NewScreen(DeskScreen, ByRows["Desk | None"]):
    """Ends with the open desk of the new workbook, or None."""

    HELP = HELP_TEXT
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.focus_next", "Videre", show=False),
        *ARROWS,
    ]

    def __init__(self) -> None:
        super().__init__(classes="-stille")
        self._busy = False

    def compose(self) -> ComposeResult:
        yield from title_row(say("Nytt verksted"), say("1 av 2: Navn og passord"))
        yield Static(
            say("Noen få linjer, så er du i gang. Alt kan endres senere, også passordet."),
            classes="intro -tett",
            markup=False,
        )
        with Vertical(classes="panel form") as panel:
            panel.border_title = Content(say("Verkstedet"))
            yield Field(say("Tittel"), Line(id="title"))
            yield Field(
                say("Når"),
                Line(id="day", placeholder="dd.mm.åååå"),
                Static(say("kl."), classes="between", markup=False),
                Line(id="starts", placeholder="tt.mm"),
                Static(say("til"), classes="between", markup=False),
                Line(id="ends", placeholder="tt.mm"),
                classes="-naar",
            )
            names = [(group, GROUP_NAMES[group].in_(current())) for group in ASKED]
            yield Field(
                say("Hvem"),
                *(Tick(_short(name), id=group.value) for group, name in names[:3]),
                classes="-kryss",
            )
            yield Field(
                "", *(Tick(_short(name), id=group.value) for group, name in names[3:]), classes="-kryss"
            )
            yield Field(
                say("Skriftspråk"),
                Choice([("nb", "bokmål"), ("nn", "nynorsk")], current().value, id="standard"),
            )
            yield Field(say("Mappe"), Line(str(suggested_folder()), id="folder"))
        with Vertical(classes="panel form") as panel:
            panel.border_title = Content(say("Passord"))
            yield Field(say("Passord"), Line(id="passphrase", password=True))
            yield Field(say("Én gang til"), Line(id="again", password=True), Tick(say("vis"), id="show"))
            yield Static(
                say("Ingen kan hente passordet tilbake for deg."), id="strength", classes="note", markup=False
            )
        yield Static("", classes="fill", markup=False)
        yield MessageLine(say("Navn på deltakere trengs ikke. Du skriver antall, aldersgruppe og rolle."))
        yield KeyLine(*_keys())

    def on_mount(self) -> None:
        self.query_one("#title", Line).focus()

    def on_descendant_focus(self) -> None:
        self.query_one(KeyLine).tell(*key_in(self.focused), *_keys())

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "passphrase" and event.value:
            self.query_one("#strength", Static).update(Content(strength(event.value)))
        if event.input.id == "day":
            self._say_day(event.value)

    def _say_day(self, typed: str) -> None:
        try:
            day = parse_day(typed, _today()) if typed.strip() else None
        except ValueError:
            return
        if day is not None:
            past = say("▲ Dagen har vært. ") if day < _today() else ""
            self.tell(past + long_day(day).capitalize() + f" {day.year}.")

    def on_tick_changed(self, event: Tick.Changed) -> None:
        if event.tick.id == "show":
            for name in ("passphrase", "again"):
                self.query_one(f"#{name}", Line).password = not event.value

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "again":
            self._make()
        else:
            self.focus_next()

    def _make(self) -> None:
        if self._busy:
            return
        try:
            wanted = self._wanted()
        except Wrong as wrong:
            field = self.query_one(f"#{wrong.field}", Line)
            field.focus()
            if wrong.field == "again":
                field.action_select_all()  # what is typed now takes its place
            self.tell(f"▲ {wrong}")
            return
        self._busy = True
        self.tell(say("Lager arbeidsboka …"))
        self._create(wanted)

    def _wanted(self) -> Wanted:
        """What is filled in. Raises `Wrong` at the first field that cannot stand."""
        title, folder = self.value("title"), self.value("folder")
        first, again = self.value("passphrase"), self.value("again")
        if not title:
            raise Wrong("title", say("Skriv en tittel."))
        if not folder:
            raise Wrong("folder", say("Skriv hvor arbeidsboka skal ligge."))
        if not first:
            raise Wrong("passphrase", say("Skriv et passord."))
        if first != again:
            raise Wrong("again", say("Passordene er ikke like. Skriv det andre på nytt."))
        try:
            path = Path(folder).expanduser()
        except RuntimeError:
            raise Wrong("folder", say("Får ikke laget mappen der. Velg et annet sted.")) from None
        chosen = tuple(group for group in ASKED if self.query_one(f"#{group.value}", Tick).value)
        standard = WrittenStandard(self.query_one("#standard", Choice).value)
        starts, ends = self._clock("starts"), self._clock("ends")
        return Wanted(title, path, first, standard, chosen, self._day(), starts, ends)

    def _day(self) -> date | None:
        typed = self.value("day")
        try:
            return parse_day(typed, _today()) if typed else None
        except ValueError as wrong:
            raise Wrong("day", str(wrong)) from None

    def _clock(self, field: str) -> str:
        typed = self.value(field)
        try:
            return format_clock(parse_clock(typed)).replace(".", ":") if typed else ""
        except ValueError as wrong:
            raise Wrong(field, str(wrong)) from None

    @work(thread=True, exclusive=True)
    def _create(self, wanted: Wanted) -> None:
        from dataclasses import replace

        from verksted.desk.desk import Desk
        from verksted.workbook import WorkbookError

        try:
            wanted.folder.parent.mkdir(parents=True, exist_ok=True)
            desk, recovery = Desk.create(
                wanted.folder, title=wanted.title, passphrase=wanted.passphrase, standard=wanted.standard
            )
            filled = replace(
                desk.workshop,
                date=wanted.day.isoformat() if wanted.day else "",
                starts=wanted.starts,
                ends=wanted.ends,
                target_groups=wanted.groups,
            )
            desk.change_workshop(filled)
        except (WorkbookError, OSError) as wrong:
            sentence = (
                str(wrong)
                if isinstance(wrong, WorkbookError)
                else say("Får ikke laget mappen der. Velg et annet sted.")
            )
            self.app.call_from_thread(self._refused, sentence)
        else:
            self.app.call_from_thread(self._show_recovery, desk, recovery, wanted.title)

    def _refused(self, sentence: str) -> None:
        self._busy = False
        self.tell(f"▲ {sentence}")
        self.query_one("#folder", Line).focus()

    def _show_recovery(self, desk: Desk, recovery: str, title: str) -> None:
        from verksted.tui.screens.recovery import RecoveryScreen

        self.app.push_screen(RecoveryScreen(recovery, title), lambda _: self.hand_over(desk))


def suggested_folder() -> Path:
    """A folder name that tells nothing, among the user's documents."""
    home = Path.home()
    documents = next((home / name for name in ("Dokumenter", "Documents") if (home / name).is_dir()), home)
    year = _today().year
    for number in range(1, 100):
        folder = documents / (f"verksted-{year}" if number == 1 else f"verksted-{year}-{number}")
        if not folder.exists():
            return folder
    return documents / f"verksted-{year}"


def _keys() -> tuple[tuple[str, str], ...]:
    words = (("Tab", say("neste felt")), ("Enter", say("videre")), ("Esc", say("tilbake")))
    return (*words, ("F1", say("hjelp")))


def _today() -> date:
    return datetime.now().astimezone().date()


def _short(name: str) -> str:
    """A group's name as it fits beside its box."""
    words = name.removesuffix(" år").replace("ungdom i ettervern, ", say("ettervern "))
    return words[:1].upper() + words[1:]
