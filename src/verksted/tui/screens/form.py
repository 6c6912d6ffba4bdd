"""What the small forms share: a heading, fields, one line for messages, and the way to an open workbook."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widgets import Input, Static

from verksted.tui.places import remember

if TYPE_CHECKING:
    from verksted.desk.desk import Desk


class DeskScreen(Screen["Desk | None"]):
    """A screen that ends in an open workbook, or in none."""

    def tell(self, text: str) -> None:
        """Say something in the message line, which is always there, so that nothing jumps."""
        self.query_one("#message", Static).update(text)

    def value(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value

    def hand_over(self, desk: Desk) -> None:
        """Remember where the workbook lies, and end with it."""
        remember(desk.workbook.folder, datetime.now().astimezone().date())
        self.dismiss(desk)

    def action_back(self) -> None:
        self.dismiss(None)
