"""Rows of fixed height that change without anything else moving: the head, and quiet panels at the side."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

Words = tuple[str, str]
"""A text and its style ("" for none)."""


class HeadLine(Widget, can_focus=False):
    """One row: something at the left, something at the right. The right is never cut."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """Somebody clicked the words at the right."""

    def __init__(self, *, id: str, left: str = "", right: str = "") -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self._left: tuple[Words, ...] = ((left, ""),)
        self._right: tuple[Words, ...] = ((right, ""),)

    @property
    def words(self) -> str:
        return "  ".join("".join(text for text, _ in part) for part in (self._left, self._right))

    def tell(self, left: Sequence[Words] | None = None, right: Sequence[Words] | None = None) -> None:
        """Show these; nothing is painted where nothing changed."""
        new = (
            tuple(left) if left is not None else self._left,
            tuple(right) if right is not None else self._right,
        )
        if new != (self._left, self._right):
            self._left, self._right = new
            self.refresh()

    def render(self) -> Content:
        right = Content.assemble(*self._right)
        room = max(1, self.size.width - right.cell_length - (2 if right.plain else 0))
        left = Content.assemble(*self._left).truncate(room, ellipsis=True)
        gap = " " * max(0, self.size.width - left.cell_length - right.cell_length)
        return Content.assemble(left, gap, right)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        width = sum(len(text) for text, _ in self._right)
        if offset is not None and width and offset.x >= self.size.width - width:
            self.post_message(self.Clicked())


class Panel(Widget, can_focus=False):
    """Lines of text under a title, each cut to the width; what does not fit below is left out."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str, title: str = "", classes: str = "") -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id, classes=classes)
        self.border_title = Content(title) if title else None
        self._lines: tuple[Content, ...] = ()

    def title(self, words: str) -> None:
        if self.border_title is None or self.border_title != words:
            self.border_title = Content(words)

    def show(self, lines: Sequence[str | Content]) -> None:
        new = tuple(line if isinstance(line, Content) else Content(line) for line in lines)
        if new != self._lines:
            self._lines = new
            self.refresh()

    @property
    def plain(self) -> str:
        return "\n".join(line.plain for line in self._lines)

    def render(self) -> Content:
        width, height = max(1, self.size.width), max(1, self.size.height)
        return Content("\n").join([line.truncate(width, ellipsis=True) for line in self._lines[:height]])
