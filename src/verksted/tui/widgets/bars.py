"""The two rows at the top: phases with the save state, and the steps of the phase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Tab:
    """A place one can go, and the words it goes by."""

    id: str
    words: str


class TabBar(Widget):
    """A row of places, the one where one is reversed, with a word at the right edge."""

    class Chosen(Message):
        """Somebody clicked a place."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    class State(Message):
        """Somebody clicked the word at the right."""

    def __init__(self, tabs: Sequence[Tab], chosen: str, *, id: str, right: str = "") -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self._tabs = tuple(tabs)
        self._chosen = chosen
        self._right = right

    def tell(self, right: str) -> None:
        """Show this at the right edge."""
        if right != self._right:
            self._right = right
            self.refresh()

    def render(self) -> Content:
        parts: list[Content | str | tuple[str, str]] = []
        for start, tab in self._spans():
            parts.append(" " * (start - sum(_cells(part) for part in parts)))
            chosen = tab.id == self._chosen
            parts.append((f" {tab.words} ", "bold reverse") if chosen else f" {tab.words} ")
        left = Content.assemble(*parts)
        room = self.size.width - left.cell_length - len(self._right) - 1
        if not self._right or room < 1:
            return left.truncate(max(1, self.size.width))
        return Content.assemble(left, " " * room, (self._right, "$text-muted"))

    def on_click(self, event: events.Click) -> None:
        for start, tab in self._spans():
            if start <= event.x < start + len(tab.words) + 2:
                self.post_message(self.Chosen(tab.id))
                return
        if self._right and event.x >= self.size.width - len(self._right) - 1:
            self.post_message(self.State())

    def _spans(self) -> list[tuple[int, Tab]]:
        """Where each place begins."""
        spans: list[tuple[int, Tab]] = []
        at = 0
        for tab in self._tabs:
            spans.append((at, tab))
            at += len(tab.words) + 2
        return spans


def _cells(part: Content | str | tuple[str, str]) -> int:
    return len(part[0]) if isinstance(part, tuple) else len(part)


class TwoEnds(Widget):
    """One row with words at both ends. With too little room, `short` at the right; then the left is cut."""

    def __init__(self, left: str, right: str = "", short: str = "", *, id: str) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self._left, self._right, self._short = left, right, short or right

    def tell(self, left: str, right: str = "", short: str = "") -> None:
        self._left, self._right, self._short = left, right, short or right
        self.refresh()

    def render(self) -> Content:
        words = Content.styled(self._left, "bold")
        right = self._right if words.cell_length + len(self._right) + 2 <= self.size.width else self._short
        left = words.truncate(max(1, self.size.width - len(right) - 2), ellipsis=True)
        gap = max(1, self.size.width - left.cell_length - len(right))
        return Content.assemble(left, " " * gap, right)
