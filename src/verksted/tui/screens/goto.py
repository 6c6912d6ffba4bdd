"""Ctrl+G: go anywhere. Letters here are places: the box is a world of its own until one leaves it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from verksted.tui import routes
from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.rows import Row, Rows, heading, row
from verksted.workshop.language import mark, say

OTHERS = (
    ("danger", "f", mark("Noen er i fare")),
    ("settings", "i", mark("Innstillinger")),
    ("close", "v", mark("Bytt verksted")),
    ("quit", "a", mark("Avslutt")),
)
"""Rows that are no places: id, letter, name."""


_WIDTH = 58
"""Cells inside the card (frame.tcss: -gaatil)."""


class GotoScreen(Card[str]):
    """Ends with the id of a place or of one of `OTHERS`. `visited` None: no workbook is open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "column(-1)", "Til venstre", show=False),
        Binding("right", "column(1)", "Til høyre", show=False),
    ]

    def __init__(self, visited: Sequence[str] | None) -> None:
        super().__init__()
        self._visited = visited

    def compose(self) -> ComposeResult:
        with Vertical(classes="card -gaatil") as card:
            card.border_title = Content(say("Gå til"))
            with Horizontal(classes="two"):
                if self._visited is None:
                    yield Rows(self._rest(), id="goto-places")
                else:
                    yield Rows(self._phases(), id="goto-places")
                    yield Rows([*self._steps("plan"), *self._steps("follow-up")], id="goto-steps")
                    yield Rows([*self._steps("report"), *self._rest()], id="goto-rest")
            yield Static(self._last(), id="last", markup=False)
            yield KeyLine(("Enter", say("gå")), ("↑ ↓ ← →", say("bla")), ("Esc", say("tilbake")))

    def on_mount(self) -> None:
        self.query_one("#goto-places", Rows).focus()

    def action_column(self, steps: int) -> None:
        columns = list(self.query(Rows))
        at = next((number for number, one in enumerate(columns) if one.has_focus), 0) + steps
        if 0 <= at < len(columns):
            columns[at].focus()

    def on_key(self, event: events.Key) -> None:
        keys = {key: name for name, key, _ in self._others()} | {one.key: one.id for one in self._places()}
        if event.character in keys:
            event.stop()
            self.dismiss(keys[event.character])

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self.dismiss(event.row_id)

    def _places(self) -> list[routes.Place]:
        if self._visited is None:
            return []
        return [one for one in routes.PLACES if one.there or one in routes.PHASES]

    def _others(self) -> list[tuple[str, str, str]]:
        return [one for one in OTHERS if self._visited is not None or one[0] != "close"]

    def _phases(self) -> list[Row]:
        phases = [row(one.id, f"{one.key}  {say(one.name)}") for one in routes.PHASES]
        return [heading("phases", say("Faser")), *phases, *self._steps("overview")]

    def _rest(self) -> list[Row]:
        """What is no place."""
        others = [row(name, f"{key}  {say(words)}") for name, key, words in self._others()]
        return others if self._visited is None else [heading("others", say("Ellers")), *others]

    def _steps(self, phase: str) -> list[Row]:
        steps = [one for one in self._places() if one.phase == phase and one not in routes.PHASES]
        if not steps:
            return []
        name = heading(f"of-{phase}", say(routes.BY_ID[phase].name))
        return [name, *(row(one.id, f"{one.key}  {say(one.name)}") for one in steps)]

    def _last(self) -> str:
        """The last places, as many as there is room for: what is cut could not be read."""
        names = [say(routes.BY_ID[one].name) for one in self._visited or ()]
        while names:
            told = say("Sist: {places}", places=" · ".join(names))
            if len(told) <= _WIDTH:
                return told
            names.pop()
        return ""
