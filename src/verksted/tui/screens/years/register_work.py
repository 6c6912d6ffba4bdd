"""What is done with the register on a screen, in an open workbook or from the first screen.

Closed it asks for its passphrase; open it shows deadlines, open measures, promises and what was released.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from verksted.desk import register as registers
from verksted.desk import register_bringing as bringing
from verksted.desk.planning_files import free_name
from verksted.desk.register import ServiceRegister
from verksted.desk.register_file import read_copy
from verksted.opening.limits import Unreadable
from verksted.tui.patience import Patience
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.read import ReadScreen
from verksted.tui.screens.years import register_forms, register_rows
from verksted.tui.screens.years.register_host import RegisterHost
from verksted.tui.widgets.fields import Field
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Rows, row, said
from verksted.workbook.errors import WorkbookError, WrongPassphrase
from verksted.workshop.language import say


class RegisterWork(Vertical):
    """The form that opens it, or the list of what it holds."""

    class Told(Message):
        """Something for the message line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Wheel(Message):
        """The wheel is wanted, with no workbook open."""

    def __init__(self, host: RegisterHost) -> None:
        super().__init__(id="register-work")
        self._host = host
        self._folder = registers.known_folder()
        self._busy = False
        self._patience = Patience()

    def compose(self) -> ComposeResult:
        with Vertical(id="register-closed", classes="panel"):
            yield Static("", id="register-about", classes="reading", markup=False)
            yield Field(say("Passord"), Line(id="register-pass", password=True), classes="-regpass")
            yield Rows(id="register-ways")
        yield Rows(id="register-list", classes="panel keeps-row -holds")

    def show(self) -> None:
        """As it stands now: closed or open."""
        register = self._host.current()
        self.query_one("#register-closed").display = register is None
        rows = self.query_one("#register-list", Rows)
        rows.display = register is not None
        if register is None:
            self._show_closed()
        else:
            try:
                rows.show(register_rows.rows_of(register, self._host.desk, self._host.today()))
            except WorkbookError as wrong:
                rows.show([said("damaged", f"■ {wrong}"), row("close", say("Lukk registeret"))])
            rows.border_title = Content(say("Registeret · {name}", name=register.workbook.folder.name))

    def _show_closed(self) -> None:
        panel = self.query_one("#register-closed", Vertical)
        known = self._folder is not None
        self.query_one(".-regpass").display = known
        if self._folder is not None:
            panel.border_title = Content(say("Registeret · {name} · låst", name=self._folder.name))
            text = say("Skriv passordet til registeret, så ser du frister, tiltak og løfter fra alle årene.")
        else:
            panel.border_title = Content(say("Registeret"))
            text = say(
                "Tjenesten har ikke noe register her ennå. Det samler det som er frigitt, og husker tiltak, "
                "løfter og frister fra år til år, også når folk slutter. Det er frivillig å bruke det."
            )
        self.query_one("#register-about", Static).update(Content(text))
        ways = [
            row("create", say("Lag et nytt register …")),
            row("find", say("Åpne et register i en annen mappe …")),
        ]
        if self._host.desk is None:
            ways.insert(0, row("wheel", say("Årshjulet: de fire årene mellom to valg …")))
        self.query_one("#register-ways", Rows).show(ways)

    def take_focus(self) -> None:
        if self._host.current() is not None:
            self.query_one("#register-list", Rows).focus()
        elif self._folder is not None:
            self.query_one("#register-pass", Line).focus()
        else:
            self.query_one("#register-ways", Rows).focus()

    def _say(self, text: str) -> None:
        self.post_message(self.Told(text))

    # Opening --------------------------------------------------------------------------------------

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._busy or not event.value or self._folder is None:
            return
        if stop := self._patience.stop():
            self._say(stop)
            return
        self._busy = True
        self._say(say("Åpner …"))
        self._open(self._folder, event.value)

    @work(thread=True, exclusive=True, group="register")
    def _open(self, folder: Path, secret: str) -> None:
        try:
            found = ServiceRegister.open(folder, passphrase=secret)
        except WrongPassphrase as wrong:
            self.app.call_from_thread(self._refused, str(wrong), wrong=True)
        except WorkbookError as wrong:
            self.app.call_from_thread(self._refused, str(wrong))
        except OSError:
            told = say("Mappen er ikke her nå. Er minnepinnen satt i?")
            self.app.call_from_thread(self._refused, told)
        else:
            registers.remember_folder(folder)
            self.app.call_from_thread(self._there, found)

    def _refused(self, sentence: str, *, wrong: bool = False) -> None:
        self._busy = False
        later = self._patience.was_wrong() if wrong else ""
        self._say(f"▲ {sentence}{later}")
        field = self.query_one("#register-pass", Line)
        field.value = ""
        self.show()
        self.take_focus()

    def _there(self, found: ServiceRegister) -> None:
        self._busy = False
        self._folder = found.workbook.folder
        self.query_one("#register-pass", Line).value = ""
        self._host.opened(found)
        self.show()
        self.take_focus()
        self._say(self._greeting(found))
        self._change(self._bring_by_itself)

    def _greeting(self, found: ServiceRegister) -> str:
        if found.workbook.damage:
            return say("■ {n} hull i registeret. Det som kan leses, står her.", n=len(found.workbook.damage))
        try:
            late = sum(one.late for one in found.deadlines(self._host.today()))
        except WorkbookError as wrong:
            return f"■ {wrong}"
        if late:
            return say("▲ {n} er over fristen.", n=late)
        placed = registers.place_words(found.workbook.folder)
        return f"▲ {placed[0]}" if placed else say("Registeret er åpent.")

    def _ask_new(self) -> None:
        asks = [
            Ask("folder", say("Mappe"), must=say("Skriv hvor registeret skal ligge.")),
            Ask("first", say("Passord"), must=say("Skriv et passord."), password=True),
            Ask("again", say("Én gang til"), must=say("Skriv passordet én gang til."), password=True),
        ]
        lead = say("Velg en mappe som ikke finnes, for eksempel Dokumenter/tjenestens-register.")

        def got(answers: Answers | None) -> None:
            if answers is not None:
                self._busy = True
                self._say(say("Lager registeret …"))
                self._create(Path(answers["folder"].strip("\"'")).expanduser(), answers["first"])

        form = FillScreen(
            say("Nytt register"),
            asks,
            lead=lead,
            advice=register_forms.place_advice,
            check=register_forms.unequal,
        )
        self.app.push_screen(form, got)

    @work(thread=True, exclusive=True, group="register")
    def _create(self, folder: Path, secret: str) -> None:
        try:
            made, recovery = ServiceRegister.create(folder, passphrase=secret)
        except WorkbookError as wrong:
            self.app.call_from_thread(self._not_made, f"▲ {wrong}")
        except OSError:
            told = say("▲ Får ikke laget mappen der. Velg et annet sted.")
            self.app.call_from_thread(self._not_made, told)
        else:
            registers.remember_folder(folder)
            self.app.call_from_thread(self._made, made, recovery)

    def _not_made(self, told: str) -> None:
        self._busy = False
        self._say(told)

    def _made(self, made: ServiceRegister, recovery: str) -> None:
        from verksted.tui.screens.recovery import RecoveryScreen

        page = RecoveryScreen(recovery, say("Registeret"), say("Nytt register"))
        self.app.push_screen(page, lambda _: self._there(made))

    def _ask_find(self) -> None:
        asks = [Ask("folder", say("Hvor"), must=say("Skriv eller lim inn hvor registeret ligger."))]
        lead = say("En mappe, eller en kopi i én fil. En kopi pakkes ut i en ny mappe ved siden av filen.")

        def got(answers: Answers | None) -> None:
            if answers is not None:
                self._find(Path(answers["folder"].strip("\"'")).expanduser())

        self.app.push_screen(FillScreen(say("Åpne et register"), asks, lead=lead), got)

    @work(thread=True, exclusive=True, group="register")
    def _find(self, place: Path) -> None:
        try:
            folder = read_copy(place, free_name(place.parent, place.stem, "")) if place.is_file() else place
        except (Unreadable, ValueError) as wrong:
            self.app.call_from_thread(self._say, f"▲ {wrong}")
        except OSError:
            self.app.call_from_thread(self._say, say("▲ Får ikke pakket ut kopien. Er det plass på disken?"))
        else:
            self.app.call_from_thread(self._found, folder)

    def _found(self, folder: Path) -> None:
        self._folder = folder
        self.show()
        self.take_focus()

    # The open register ----------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        event.stop()
        kind, _, name = event.row_id.partition(":")
        acts: dict[str, Callable[[], None]] = {
            "create": self._ask_new,
            "find": self._ask_find,
            "wheel": self._wheel,
            "summary": lambda: self._read(name),
            "put": lambda: self._change(self._put),
            "bring": lambda: self._change(self._bring),
            "file": self._ask_file,
            "pack": lambda: self._change(self._pack),
            "copy": lambda: self._change(register_forms.copy),
            "person": self._ask_person,
            "close": self._close,
        }
        if kind in acts and not self._busy:
            acts[kind]()

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        event.stop()

    def _change(self, job: Callable[[ServiceRegister], str]) -> None:
        register = self._host.current()
        if register is not None:
            self._host.change(lambda: job(register), self.show)

    def _put(self, register: ServiceRegister) -> str:
        desk = self._host.desk
        if desk is None:
            return ""
        new, _ = register.take_from(desk)
        return say("Lagt inn: {n} sammendrag, og årshjulet.", n=new) if new else say("Årshjulet er lagt inn.")

    def _bring(self, register: ServiceRegister) -> str:
        desk = self._host.desk
        if desk is None:
            return ""
        came = bringing.bring_over(register, desk)
        return say("Hentet {n} tiltak og {m} løfter. Ctrl+Z angrer.", n=came.measures, m=came.promises)

    def _bring_by_itself(self, register: ServiceRegister) -> str:
        desk = self._host.desk
        if desk is None:
            return ""
        return bringing.came_words(bringing.bring_by_itself(register, desk))

    def _pack(self, register: ServiceRegister) -> str:
        return self._host.write_pack(register)

    def _ask_file(self) -> None:
        asks = [Ask("path", say("Fil"), must=say("Skriv eller lim inn hvor sammendraget ligger."))]

        def got(answers: Answers | None) -> None:
            if answers is not None:
                self._change(lambda register: register_forms.take_file(register, answers["path"]))

        self.app.push_screen(FillScreen(say("Legg inn et sammendrag fra fil"), asks), got)

    def _ask_person(self) -> None:
        asks = [
            Ask("role", say("Rolle"), must=say("Skriv rollen, ikke et navn.")),
            Ask("first", say("Passord"), must=say("Skriv et passord."), password=True),
            Ask("again", say("Én gang til"), must=say("Skriv passordet én gang til."), password=True),
        ]

        def job(register: ServiceRegister, answers: Answers) -> str:
            register.workbook.add_slot(answers["first"], answers["role"], kdf=register.tools.kdf)
            return say("{role} kan nå åpne registeret.", role=answers["role"])

        def got(answers: Answers | None) -> None:
            if answers is not None:
                self._change(lambda register: job(register, answers))

        self.app.push_screen(FillScreen(say("Én til med nøkkel"), asks, check=register_forms.unequal), got)

    def _read(self, name: str) -> None:
        register = self._host.current()
        one = next((one for one in register.summaries() if one.id == name), None) if register else None
        if one is not None:
            self.app.push_screen(ReadScreen(register_rows.title_of(one), register_rows.text_of(one)))

    def _wheel(self) -> None:
        self.post_message(self.Wheel())

    def _close(self) -> None:
        register = self._host.current()
        if register is not None:
            self._host.opened(None)
            register.close()
            self.show()
            self.take_focus()
            self._say(say("Registeret er lukket."))
