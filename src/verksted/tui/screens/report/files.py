"""First part: which report, which summary, is it unchanged, and from whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from verksted.desk.inserting import (
    Checked,
    NoFile,
    Report,
    accept,
    own_summary,
    read_report,
    read_summary,
)
from verksted.tui.routes import PHASES
from verksted.tui.screens.report import recents
from verksted.tui.screens.report.lines import recent_rows, report_state, summary_state
from verksted.tui.screens.report.part import Part, Submit, T
from verksted.tui.widgets.fields import Field
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Rows
from verksted.workshop.language import mark, say
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.desk.desk import Desk

_PHASE_KEYS = tuple(one.key for one in PHASES)

_WHAT_COMES = mark(
    "Enter i et felt leser filen. Så velger du hvor kapitlet skal stå.\n"
    "Rapporten din røres ikke: det lages en ny fil ved siden av.\n\n"
    "Kommer sammendraget fra noen andre?\n"
    "Ring dem, og skriv fingeravtrykket de leser opp."
)


class FilesView(Part):
    """Enter in a field reads the file; when both are read it goes on to the chapter."""

    class Ready(Message):
        """Both files are read and in order."""

        def __init__(self, report: Report, given: Checked) -> None:
            super().__init__()
            self.report, self.given = report, given

    def __init__(self, desk: Desk | None, submit: Submit | None) -> None:
        super().__init__(desk, submit, id="files-view")
        self.report: Report | None = None
        self.given: Checked | None = None
        self._own: Checked | None = None
        self._recent: list[Path] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel form", id="files-panel") as panel:
            panel.border_title = Content(say("Filene"))
            yield Field(say("Rapporten din"), Line(id="report-path", placeholder=say("Word-fil (.docx)")))
            yield Static("", id="report-state", markup=False)
            yield Field(say("Sammendraget"), Line(id="summary-path", placeholder=say("sammendrag.json")))
            yield Static("", id="summary-state", markup=False)
            yield Field(
                say("Fingeravtrykk"), Line(id="told", placeholder=say("det du hører i telefonen"), most=100)
            )
        yield Static(say(_WHAT_COMES), id="files-about", classes="reading", markup=False)
        yield Rows(id="recent", classes="panel", title=say("Brukt før"))

    def on_mount(self) -> None:
        self.query_one("#report-path", Line).focus()
        self._offer()

    @work
    async def _offer(self) -> None:
        """The workbook's own summary, and files used before."""
        if self.desk is not None:
            self._own = await self.safely(partial(own_summary, self.desk))
        self._recent = await self.safely(recents.recent) or []
        self.query_one("#recent", Rows).show(recent_rows(self._recent, self._own))
        self.query_one("#recent", Rows).display = bool(self._recent or self._own)
        if self._own is not None and self.given is None:
            self._take_summary(self._own, say("fra denne arbeidsboka"))
        elif self.desk is not None and self.given is None:
            told = say("Arbeidsboka er ikke frigitt ennå. Du kan bruke en sammendragsfil du har fått.")
            self.query_one("#summary-state", Static).update(Content(told))

    def on_rows_opened(self, event: Rows.Opened) -> None:
        event.stop()
        if event.row_id == "own" and self._own is not None:
            self._take_summary(self._own, say("fra denne arbeidsboka"))
            self._go_on()
            return
        path = self._recent[int(event.row_id[1:])]
        field = "report-path" if path.suffix.lower() == ".docx" else "summary-path"
        self.query_one(f"#{field}", Line).value = clean_line(str(path))
        self._read(field, path)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        name = event.input.id or ""
        if name != "told":
            self._read(name)
        elif self.query_one("#told", Line).words:
            self._compare()
        else:
            self._go_on()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another path: what was read before does not count for it."""
        event.stop()
        if self._submit is not None and event.value in _PHASE_KEYS:
            self.tell(say("Du skriver i feltet. Esc, så {key}, bytter fase.", key=event.value))
        if event.input.id == "report-path" and self.report is not None:
            if event.value != self._typed_report:
                self.report = None
                self.query_one("#report-state", Static).update("")
        elif event.input.id == "summary-path" and self.given is not None and event.value != self._typed:
            self.given = None
            self.query_one("#summary-state", Static).update("")

    _typed = ""
    _typed_report = ""

    @work(exclusive=True, group="read")
    async def _read(self, field: str, chosen: Path | None = None) -> None:
        """The file that was chosen in the list, or that of the path in the field."""
        typed = self.query_one(f"#{field}", Line).value
        path = chosen or path_of(typed)
        self.tell(say("Leser …"))
        if field == "report-path":
            report = await self.safely(_with_memory(read_report, path))
            if report is None:
                return
            self.report, self._typed_report = report, typed
            self.query_one("#report-state", Static).update(Content(report_state(report)))
            self.tell("")
        elif self._own is not None and typed == self._typed:
            self._take_summary(self._own, typed)
        else:
            given = await self.safely(_with_memory(read_summary, path))
            if given is None:
                return
            self._take_summary(given, typed)
        self._go_on()

    def _take_summary(self, given: Checked, typed: str) -> None:
        self.given, self._typed = given, typed
        self.query_one("#summary-path", Line).value = typed
        self.query_one("#summary-state", Static).update(Content(summary_state(given)))
        self.tell("")

    def _go_on(self) -> None:
        """To what is still to be done; with both read and compared, or Enter on an empty line, onward."""
        at = self.app.focused.id if self.app.focused is not None else ""
        if self.report is None:
            self.query_one("#report-path", Line).focus()
            if at == "told":
                self.tell(say("▲ Velg rapporten først."))
        elif self.given is None:
            self.query_one("#summary-path", Line).focus()
        elif not self.given.known and at != "told":
            self.query_one("#told", Line).focus()
            self.tell(say("Skriv fingeravtrykket du får oppgitt. Tomt felt og Enter går videre uten."))
        else:
            self.post_message(self.Ready(self.report, self.given))

    @work(exclusive=True, group="read")
    async def _compare(self) -> None:
        if self.given is None:
            self.tell(say("▲ Velg sammendraget først."))
            return
        told = self.query_one("#told", Line).words
        known = await self.safely(partial(accept, told, self.given))
        if known is None:
            return
        self.given = known
        self.query_one("#summary-state", Static).update(Content(summary_state(known)))
        self.tell(say("● Likt. Nøkkelen huskes på denne maskinen."))
        self._go_on()


def path_of(typed: str) -> Path:
    """The path that was typed or pasted, with or without quotation marks."""
    bare = typed.strip().strip("\"'")
    try:
        return Path(bare).expanduser()
    except RuntimeError:
        return Path(bare)


def _with_memory(read: Callable[[Path], T], path: Path) -> Callable[[], T]:
    def job() -> T:
        if not path.name:
            raise NoFile(say("Skriv eller lim inn hvor filen ligger."))
        found = read(path)
        recents.remember(path)
        return found

    return job
