"""Choosing one of many: a list, and beside it what the row in hand is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.rows import Row, Rows
from verksted.workshop.language import say


class PickScreen(Card[str]):
    """Ends with the id of the row that was chosen, or None. `about` gives the text beside a row."""

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        about: Callable[[str], Content] | None = None,
        *,
        hand: str = "",
    ) -> None:
        super().__init__()
        self._title, self._rows, self._about, self._hand = title, rows, about, hand

    def compose(self) -> ComposeResult:
        with Vertical(classes="card -velg" if self._about else "card -velg -alene") as card:
            card.border_title = Content(self._title)
            with Horizontal(classes="two"):
                yield Rows(self._rows, id="pick")
                if self._about is not None:
                    with VerticalScroll(id="about-box", can_focus=False):
                        yield Static("", id="about", markup=False)
            yield KeyLine(*self.hints())

    def hints(self) -> tuple[tuple[str, str], ...]:
        """The keys that are named under the list."""
        return ("Enter", say("velg")), ("↑ ↓", say("bla")), ("Esc", say("tilbake"))

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.focus()
        if self._hand:
            rows.take(self._hand)
        self._tell()

    def on_rows_moved(self) -> None:
        self._tell()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self.dismiss(event.row_id)

    def _tell(self) -> None:
        hand = self.query_one(Rows).hand
        if self._about is not None and hand is not None:
            self.query_one("#about", Static).update(self._about(hand))
            self.query_one("#about-box", VerticalScroll).scroll_home(animate=False)
