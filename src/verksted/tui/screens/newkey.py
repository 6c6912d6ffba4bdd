"""The open workbook has got a new key: what that means, that nothing is lost, and the passphrase again.

It lies over the screen one was on, which keeps what is half typed. Nothing behind it can be reached
before the passphrase is given; leaving closes the workbook. It may come in the middle of a line: what
a hand in full flow goes on typing belongs to that line, and never to the field for the passphrase.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from verksted.desk.running_queue import queue_of
from verksted.tui import messages
from verksted.tui.pages import Page
from verksted.tui.patience import Patience
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.form import title_row
from verksted.tui.widgets.fields import Field
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.notes.field import NoteField
from verksted.workshop.language import mark, say, say_count

if TYPE_CHECKING:
    from textual.widget import Widget

    from verksted.tui.session import Session

GRACE = 1.0
"""Seconds in which nobody has seen the page yet: keys go where they went before it came."""
REST = 0.6
"""Seconds without a key after which a hand in full flow has stopped."""


class AsideScreen(FillScreen):
    """Asks for a passphrase; no way round the page below it either."""

    HOLDS = True


class NewKeyScreen(Page[bool]):
    """Ends with True when the passphrase fits the workbook as it is now."""

    AUTO_FOCUS = ""
    HOLDS = True
    """No way past this but the passphrase, leaving, locking, hiding and the page for danger."""
    HELP = mark("""\
Noen har slettet noe for godt, frigitt sammendraget eller tatt bort en nøkkel på en annen maskin.
Da får arbeidsboka ny nøkkel, så ingen gamle kopier kan leses.

Passordet ditt er det samme som før. Linjene du har skrevet, er tatt vare på, også den halve.
Det som ble slettet, kommer ikke tilbake.

Er du tatt bort fra arbeidsboka, virker ikke passordet lenger. F2 legger linjene som de andre kanskje
ikke har fått, i en egen låst mappe ved siden av. Gi den til den som leder verkstedet.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Lukk arbeidsboka", show=False),
        Binding("f2", "lay_aside", "Ta vare på linjene", show=False),
    ]

    def __init__(self, session: Session, typed_in: Widget | None = None) -> None:
        """`typed_in` had the keys when the page came."""
        super().__init__(classes="-stille")
        self._session = session
        self._typed_in = typed_in if isinstance(typed_in, Input) else None
        self._until = 0.0
        self._busy = False
        self._sure = False
        self._aside = False
        self._patience = Patience()

    def compose(self) -> ComposeResult:
        folder = self._session.desk.workbook.folder
        yield from title_row(folder.name or str(folder), say("ny nøkkel"))
        yield Static(
            say("Noen har gitt arbeidsboka ny nøkkel. Det du har skrevet, er ikke borte."),
            classes="intro",
            markup=False,
        )
        with Vertical(classes="panel form") as panel:
            panel.border_title = Content(say("Skriv passordet, så fortsetter du der du var"))
            yield Field(say("Passord"), Line(id="passphrase", password=True))
            words = say("Det er det samme passordet som før.")
            yield Static(words, id="which", classes="note", markup=False)
        yield Static("", classes="fill", markup=False)
        yield MessageLine()
        yield KeyLine(
            ("Enter", say("fortsett")),
            ("F2", say("ta vare på linjene")),
            ("Esc", say("lukk")),
            ("F8", say("noen er i fare")),
            ("F1", say("hjelp")),
        )

    def on_mount(self) -> None:
        if self._typed_in is not None:
            self._until = monotonic() + GRACE
        self._rested()

    # Keys that were meant for the line below ------------------------------------------------------

    def _rested(self) -> None:
        """The passphrase gets the keys, once the hand that was typing has stopped."""
        left = self._until - monotonic()
        if left > 0:
            self.set_timer(left, self._rested)
            return
        self._typed_in = None
        if self.focused is None:
            self.query_one("#passphrase", Line).focus()

    def on_key(self, event: events.Key) -> None:
        line = self._typed_in
        if line is None or self.focused is not None:
            return
        if event.is_printable or (isinstance(line, NoteField) and event.key in ("enter", "backspace")):
            event.stop()
            event.prevent_default()
            self._until = max(self._until, monotonic() + REST)
            line.post_message(events.Key(event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        if self._typed_in is not None and self.focused is None:
            event.stop()
            self._typed_in.post_message(events.Paste(event.text))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        stop = self._patience.stop()
        if stop:
            self.tell(stop)
        if stop or self._busy or not event.value:
            return
        self._busy, self._sure = True, False
        self.tell(say("Åpner …"))
        self._reopen(event.value)

    @work(thread=True, exclusive=True)
    def _reopen(self, passphrase: str) -> None:
        from verksted.workbook import WorkbookError, WrongPassphrase

        workbook = self._session.desk.workbook
        try:
            self._session.submit(lambda: workbook.reopen(passphrase=passphrase)).result()
        except WrongPassphrase as wrong:
            self.app.call_from_thread(self._refused, f"{wrong}{self._patience.was_wrong()}")
            self.app.call_from_thread(self._tell_of_aside)
        except WorkbookError as wrong:
            self.app.call_from_thread(self._refused, str(wrong))
        except OSError:
            self.app.call_from_thread(self._refused, say("Mappen er ikke her nå. Er minnepinnen satt i?"))
        else:
            self.app.call_from_thread(self.dismiss, True)

    def _refused(self, sentence: str) -> None:
        self._busy = False
        self.tell(f"▲ {sentence}")
        field = self.query_one("#passphrase", Line)
        field.value = ""
        field.focus()

    def _tell_of_aside(self) -> None:
        words = say("Er du tatt bort fra arbeidsboka? F2 tar vare på linjene dine.")
        self.query_one("#which", Static).update(Content(words))

    def action_leave(self) -> None:
        """Esc once tells what it does, twice does it."""
        if self._sure:
            if self._aside:
                queue_of(self._session.desk).let_go()
            self.app.post_message(messages.CloseWorkbook())
            return
        self._sure = True
        waiting = 0 if self._aside else len(queue_of(self._session.desk))
        if waiting:
            self.tell(
                say_count(
                    waiting,
                    "▲ Én linje er ikke lagret, og blir borte. Esc én gang til lukker.",
                    "▲ {n} linjer er ikke lagret, og blir borte. Esc én gang til lukker.",
                )
            )
        else:
            self.tell(say("Esc én gang til lukker arbeidsboka. Det som er lagret, blir liggende."))

    # Lines of somebody whose key was removed ------------------------------------------------------

    def action_lay_aside(self) -> None:
        """F2: what the others may not have, in a small locked folder beside the workbook."""
        if self._busy:
            return
        lead = say(
            "Linjene som de andre kanskje ikke har fått, blir lagt i en egen låst mappe ved siden av "
            "arbeidsboka. Velg et passord for den, og gi begge deler til den som leder verkstedet."
        )
        must = say("Skriv et passord.")
        asks = [
            Ask("word", say("Passord"), must=must, password=True),
            Ask("again", say("Én gang til"), must=must, password=True),
        ]
        self.app.push_screen(AsideScreen(say("Ta vare på linjene"), asks, lead=lead), self._lay_aside)

    def _lay_aside(self, answers: Answers | None) -> None:
        if answers is None:
            return
        if answers["word"] != answers["again"]:
            self.tell(say("▲ De to passordene er ikke like. F2 prøver igjen."))
            return
        halves = (getattr(screen, "half_typed", "") for screen in self.app.screen_stack)
        self._busy = True
        self._write_aside(next((half for half in halves if half), ""), answers["word"])

    @work(thread=True, exclusive=True)
    def _write_aside(self, half: str, passphrase: str) -> None:
        from verksted.desk.running_aside import lay_aside, unseen
        from verksted.workbook import WorkbookError

        desk, role = self._session.desk, self._session.role.value

        def job() -> str:
            notes = unseen(desk, role)
            if not notes and not half:
                return say("De andre har alt du har skrevet. Ingenting å ta vare på.")
            folder = lay_aside(desk, notes, half, passphrase=passphrase)
            self._aside = True
            return say_count(
                len(notes) + bool(half),
                "● Én linje ligger i «{name}».",
                "● {n} linjer ligger i «{name}».",
                name=folder.name,
            )

        try:
            told = self._session.submit(job).result()
        except WorkbookError as wrong:
            told = f"▲ {wrong}"
        except OSError:
            told = f"▲ {say('Mappen er ikke her nå. Er minnepinnen satt i?')}"
        self.app.call_from_thread(self._laid, told)

    def _laid(self, told: str) -> None:
        self._busy = False
        self.tell(told)
