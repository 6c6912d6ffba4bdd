"""Opening a workbook: its passphrase, or the recovery key."""

from __future__ import annotations

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from verksted.tui.patience import Patience
from verksted.tui.screens.form import DeskScreen, title_row
from verksted.tui.widgets.fields import Field
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.line import Line
from verksted.workshop.language import mark, say

HELP_TEXT = mark("""\
Skriv passordet og trykk Enter. Det vises ikke mens du skriver.

Har du glemt passordet, bruker du gjenopprettingsnøkkelen som ble skrevet av da arbeidsboka var ny.
Gå til det andre feltet med Tab. Store og små bokstaver og mellomrom spiller ingen rolle.

Etter noen feil må du vente litt før neste forsøk. Det gjør det vanskelig å gjette.
""")


class UnlockScreen(DeskScreen):
    """Ends with the open desk, or None."""

    HELP = HELP_TEXT

    def __init__(self, folder: Path) -> None:
        super().__init__(classes="-stille")
        self._folder = folder
        self._busy = False
        self._patience = Patience()

    def compose(self) -> ComposeResult:
        yield from title_row(self._folder.name or str(self._folder), say("låst"))
        yield Static(
            say("Arbeidsboka er låst. Skriv passordet for å åpne den."), classes="intro", markup=False
        )
        with Vertical(classes="panel form") as panel:
            panel.border_title = Content(say("Passord"))
            yield Field(say("Passord"), Line(id="passphrase", password=True))
        with Vertical(classes="panel form") as panel:
            panel.border_title = Content(say("Glemt passordet?"))
            yield Field(say("Nøkkel"), Line(id="recovery"))
            yield Static(
                say("Skriv gjenopprettingsnøkkelen som ligger i det låste skapet."),
                classes="note",
                markup=False,
            )
        yield Static("", classes="fill", markup=False)
        yield MessageLine(str(self._folder))
        yield KeyLine(
            ("Enter", say("åpne")),
            ("Tab", say("neste felt")),
            ("Esc", say("tilbake")),
            ("F8", say("noen er i fare")),
            ("F1", say("hjelp")),
        )

    def on_mount(self) -> None:
        self.query_one("#passphrase", Line).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if self._busy or not event.value:
            return
        stop = self._patience.stop()
        if stop:
            self.tell(stop)
            return
        self._busy = True
        self.tell(say("Åpner …"))
        self._open(event.value, recovery=event.input.id == "recovery")

    @work(thread=True, exclusive=True)
    def _open(self, secret: str, *, recovery: bool) -> None:
        from verksted.desk.desk import Desk
        from verksted.workbook import WorkbookError
        from verksted.workbook.errors import WrongPassphrase

        try:
            if recovery:
                desk = Desk.open(self._folder, recovery_key=secret)
            else:
                desk = Desk.open(self._folder, passphrase=secret)
        except WrongPassphrase as wrong:
            self.app.call_from_thread(self._refused, str(wrong), wrong=True)
        except WorkbookError as wrong:
            self.app.call_from_thread(self._refused, str(wrong))
        except OSError:
            self.app.call_from_thread(self._refused, say("Mappen er ikke her nå. Er minnepinnen satt i?"))
        else:
            self.app.call_from_thread(self.hand_over, desk)

    def _refused(self, sentence: str, *, wrong: bool = False) -> None:
        self._busy = False
        later = self._patience.was_wrong() if wrong else ""
        self.tell(f"▲ {sentence}{later}")
        field = self.query_one("#passphrase", Line)
        field.value = ""
        field.focus()
