"""What the pages before a workbook is open share: a title row, fields, the message line, the way on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from verksted.tui.pages import Page
from verksted.tui.places import remember
from verksted.tui.widgets.line import Line

if TYPE_CHECKING:
    from verksted.desk.desk import Desk


def title_row(left: str, right: str = "") -> ComposeResult:
    """Row 1 of a page outside the frame."""
    with Horizontal(classes="top-row"):
        yield Static(Content.styled(left, "bold"), classes="top", markup=False)
        yield Static(Content(right), classes="top-right", markup=False)


class DeskScreen(Page["Desk | None"]):
    """A screen that ends in an open workbook, or in none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Tilbake", show=False)]

    def value(self, field: str) -> str:
        """What is written in a field."""
        return self.query_one(f"#{field}", Line).words

    def hand_over(self, desk: Desk) -> None:
        """Remember where the workbook lies, and end with it."""
        remember(desk.workbook.folder, datetime.now().astimezone().date())
        self.dismiss(desk)

    def action_back(self) -> None:
        self.dismiss(None)
