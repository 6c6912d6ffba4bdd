"""One thing in the wheel: what it is, what can still be done, and its checklist to tick."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from verksted.desk.wheel_view import when
from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.rows import Row, Rows, heading, row
from verksted.workshop.language import current, say
from verksted.workshop.wheel_marks import STANDING_SIGNS, STANDING_WORDS, Standing, WheelEntry

_WIDTH = 66
Look = Callable[[], WheelEntry]
Tick = Callable[[int, Callable[[], None]], None]
"""Tick a point of the list, and call this when it is on disk."""


class WheelCard(Card[str]):
    """Ends with `done`, `go`, `print`, `move`, or None. Points are ticked while it stands."""

    def __init__(self, look: Look, today: date, tick: Tick) -> None:
        super().__init__()
        self._look, self._today, self._tick = look, today, tick

    def compose(self) -> ComposeResult:
        with Vertical(classes="card -hjulkort") as card:
            card.border_title = Content(self._look().name.in_(current()))
            yield Static("", id="wheel-about", markup=False)
            yield Rows(id="points")
            yield KeyLine(("Mellomrom", say("kryss av")), ("Enter", say("velg")), ("Esc", say("tilbake")))

    def on_mount(self) -> None:
        self.show()
        self.query_one(Rows).focus()

    def show(self) -> None:
        """As it stands now."""
        entry = self._look()
        how = entry.standing(self._today)
        word = STANDING_WORDS[how].in_(current())
        parts = [Content.styled(f"{STANDING_SIGNS[how]} {word} · {when(entry)}", "bold")]
        if entry.what.nb:
            parts.append(Content(entry.what.in_(current())))
        if entry.still is not None and how in (Standing.LATE, Standing.NOW):
            told = say("Dette kan dere fortsatt gjøre: {still}", still=entry.still.in_(current()))
            parts.append(Content.styled(told, "bold"))
        self.query_one("#wheel-about", Static).update(Content("\n\n").join(parts))
        self.query_one(Rows).show(self._rows(entry))

    def _rows(self, entry: WheelEntry) -> list[Row]:
        standard = current()
        rows: list[Row] = []
        for at, point in enumerate(entry.checklist):
            first, *more = textwrap.wrap(point.in_(standard), _WIDTH) or [""]
            box = "[x]" if at in entry.ticked else "[ ]"
            rows.append(row(f"p:{at}", f"{box} {first}", "", *(f"    {line}" for line in more)))
        rows.append(heading("then", say("Videre")))
        rows.append(row("done", say("Ikke gjort likevel") if entry.done else say("Alt dette er gjort")))
        if entry.place:
            rows.append(row("go", say("Gå dit det gjøres")))
        rows.append(row("move", say("Sett en annen frist")))
        rows.append(row("print", say("Skriv ut sjekklista")))
        return rows

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        kind, _, at = event.row_id.partition(":")
        if kind == "p":
            self._tick(int(at), self._again)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        kind, _, at = event.row_id.partition(":")
        if kind == "p":
            self._tick(int(at), self._again)
        else:
            self.dismiss(event.row_id)

    def _again(self) -> None:
        if self.is_attached:
            self.show()
