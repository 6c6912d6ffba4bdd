"""Opening a workbook: its passphrase, or the recovery key."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from verksted.tui.screens.form import DeskScreen
from verksted.tui.widgets.footer import KeyLine
from verksted.workshop.language import mark, say

HELP_TEXT = mark("""\
Skriv passordet og trykk Enter. Det vises ikke mens du skriver.

Har du glemt passordet, bruker du gjenopprettingsnøkkelen som ble skrevet av da arbeidsboka var ny.
Skriv den i det andre feltet. Store og små bokstaver og mellomrom spiller ingen rolle.
""")


class UnlockScreen(DeskScreen):
    """Ends with the open desk, or None."""

    HELP = HELP_TEXT
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Tilbake")]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._busy = False

    def compose(self) -> ComposeResult:
        yield Static(
            Content.assemble((self._folder.name or str(self._folder), "bold")),
            classes="heading",
            markup=False,
        )
        yield Static(say("Arbeidsboka er låst."), classes="intro", markup=False)
        yield Static(say("Passord"), classes="label", markup=False)
        yield Input(password=True, id="passphrase")
        yield Static(say("Glemt passordet? Skriv gjenopprettingsnøkkelen her"), classes="label", markup=False)
        yield Input(id="recovery")
        yield Static("", id="message", markup=False)
        yield KeyLine(
            ("Enter", say("åpne")), ("Tab", say("neste felt")), ("Esc", say("tilbake")), ("F1", say("hjelp"))
        )

    def on_mount(self) -> None:
        self.query_one("#passphrase", Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if self._busy or not event.value:
            return
        self._busy = True
        self.tell(say("Åpner …"))
        self._open(event.value, recovery=event.input.id == "recovery")

    @work(thread=True, exclusive=True)
    def _open(self, secret: str, *, recovery: bool) -> None:
        from verksted.desk.desk import Desk
        from verksted.workbook import WorkbookError

        try:
            if recovery:
                desk = Desk.open(self._folder, recovery_key=secret)
            else:
                desk = Desk.open(self._folder, passphrase=secret)
        except WorkbookError as wrong:
            self.app.call_from_thread(self._refused, str(wrong))
        except OSError:
            self.app.call_from_thread(self._refused, say("Mappen er ikke her nå. Er minnepinnen satt i?"))
        else:
            self.app.call_from_thread(self.hand_over, desk)

    def _refused(self, sentence: str) -> None:
        self._busy = False
        self.tell(f"▲ {sentence}")
        self.query_one("#passphrase", Input).value = ""
        self.query_one("#passphrase", Input).focus()
