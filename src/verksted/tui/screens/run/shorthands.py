"""One's own abbreviations: `ktp` becomes «kontaktperson» at the next space. They belong to the workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from verksted.desk.registers import Register
from verksted.desk.running_view import MOST_SHORTHANDS, SHORTHANDS, Shorthand
from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Row, Rows, row, said
from verksted.workshop.language import mark, say
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.tui.session import Session

_PAIR = re.compile(r"(\w{1,20})\s*=\s*(\S.{0,120})")


class ShorthandsScreen(Card[None]):
    """A line to write `kort = langt` in, and the list; Enter on a row takes it away."""

    HELP = mark(
        "Skriv kort = langt og Enter, for eksempel: ktp = kontaktperson. Enter på en rad tar den bort."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "leave", "Tilbake", show=False)]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._register = Register(session.desk.workbook, SHORTHANDS)

    def compose(self) -> ComposeResult:
        with Vertical(classes="card") as card:
            card.border_title = Content(say("Egne forkortelser"))
            yield Static(
                Content(say("Skriv kort = langt, og Enter. De blir skrevet ut ved neste mellomrom.")),
                classes="reading",
                markup=False,
            )
            yield Line(id="pair", placeholder="ktp = kontaktperson")
            yield Rows(self._rows(), id="pairs")
            yield Static("", id="told", classes="reading", markup=False)
            yield KeyLine(
                ("Enter", say("legg til / ta bort")), ("Tab", say("liste")), ("Esc", say("tilbake"))
            )

    def on_mount(self) -> None:
        self.query_one(Line).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        found = _PAIR.fullmatch(clean_line(event.value))
        if found is None:
            self._tell(say("Skriv for eksempel: ktp = kontaktperson."))
        elif len(self._register) >= MOST_SHORTHANDS:
            self._tell(say("Lista er full. Ta bort en først."))
        else:
            one = Shorthand(found.group(1).casefold(), found.group(2).strip())
            self._write([self._register.put(one)], say("La til en forkortelse"))
            self.query_one(Line).value = ""

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self._write([self._register.remove(event.row_id)], say("Tok bort en forkortelse"))

    def _write(self, ops: list, label: str) -> None:  # type: ignore[type-arg]
        def job() -> str:
            from verksted.workbook import WorkbookError

            try:
                self._session.desk.apply(ops, label)
            except WorkbookError as wrong:
                return f"■ {wrong}"
            return say("Lagret.")

        self._session.submit(job).add_done_callback(
            lambda done: self.call_later(self._written, done.result())
        )

    def _written(self, told: str) -> None:
        if self.is_attached:
            self.query_one(Rows).show(self._rows())
            self._tell(told)

    def _tell(self, text: str) -> None:
        self.query_one("#told", Static).update(Content(text))

    def _rows(self) -> list[Row]:
        found = sorted(self._register.all(), key=lambda one: one.id)
        if not found:
            return [said("none", say("Ingen ennå."))]
        return [row(one.id, f"{clean_line(one.id)} = {clean_line(one.words)}") for one in found]
