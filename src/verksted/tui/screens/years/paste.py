"""A field for many lines, typed or pasted: what a sector sent, taken in line by line."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.rows import Rows, row
from verksted.workshop.language import say


class Lines(TextArea):
    """Enter makes a new line, Tab leaves; Ctrl+F is the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+f", "nothing", "Søk", show=False)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "nothing" and super().check_action(action, parameters)


class PasteCard(Card[str]):
    """Ends with the lines, or None. With something typed Esc goes between field and answer."""

    def __init__(self, title: str, lead: str) -> None:
        super().__init__()
        self._title, self._lead = title, lead

    def compose(self) -> ComposeResult:
        with Vertical(classes="card -lim") as card:
            card.border_title = Content(self._title)
            yield Static(Content(self._lead), classes="reading lead", markup=False)
            yield Lines(id="lines", soft_wrap=True, tab_behavior="focus", show_line_numbers=False,
                        highlight_cursor_line=False)  # fmt: skip
            yield Rows([row("take", say("Ta inn linjene")), row("leave", say("La være"))], id="paste-answer")
            yield KeyLine(
                ("Tab", say("ferdig med å skrive")), ("Enter", say("velg")), ("Esc", say("la være"))
            )

    def on_mount(self) -> None:
        self.query_one(Lines).focus()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        text = self.query_one(Lines).text
        self.dismiss(text if event.row_id == "take" and text.strip() else None)

    def action_leave(self) -> None:
        lines, answer = self.query_one(Lines), self.query_one(Rows)
        if not lines.text.strip():
            self.dismiss(None)
        else:
            (answer if lines.has_focus else lines).focus()
