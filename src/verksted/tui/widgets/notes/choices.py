"""The short list that stands over the log: numbers choose. The line below keeps the focus all the while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

MOST = 9
"""A number key chooses, so there are at most nine."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: what it stands for, its words, and a quiet word at the right."""

    id: str
    words: str
    more: str = ""


class ChoiceList(Widget, can_focus=False):
    """Hidden while it has nothing to offer. Rows beyond nine are scrolled to with the arrows."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """Somebody clicked a line."""

        def __init__(self, choice: str) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self._choices: tuple[Choice, ...] = ()
        self._at = 0
        self.display = False

    @property
    def open(self) -> bool:
        return bool(self._choices)

    @property
    def hand(self) -> str:
        """The id of the line in hand; "" when nothing is offered."""
        return self._choices[self._at].id if self._choices else ""

    def offer(self, title: str, choices: Sequence[Choice]) -> None:
        self._choices = tuple(choices)
        self._at = 0
        self.border_title = Content(title)
        self.display = bool(choices)
        if choices:
            self.styles.height = min(len(choices), MOST) + 2
        self.refresh()

    def close(self) -> None:
        if self._choices:
            self._choices = ()
            self.display = False

    def step(self, steps: int) -> None:
        self._at = max(0, min(self._at + steps, len(self._choices) - 1))
        self.refresh()

    def number(self, digit: int) -> str:
        """The id of the line with this number, or ""."""
        at = self._first() + digit - 1
        return self._choices[at].id if 0 <= at < len(self._choices) else ""

    def render(self) -> Content:
        width = self.size.width
        lines: list[Content] = []
        first = self._first()
        for number, choice in enumerate(self._choices[first : first + MOST], 1):
            hand = first + number - 1 == self._at
            words = f"{'▌' if hand else ' '}{number} {choice.words}"
            room = width - len(choice.more) - 1
            left = Content(words).truncate(max(4, room), ellipsis=True)
            gap = " " * max(1, width - left.cell_length - len(choice.more))
            line = Content.assemble(left, gap, (choice.more, "" if hand else "$text-muted"))
            lines.append(line.stylize("reverse") if hand else line)
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        at = -1 if offset is None else offset.y + self._first()
        if 0 <= at < len(self._choices):
            self.post_message(self.Clicked(self._choices[at].id))

    def _first(self) -> int:
        return max(0, self._at - MOST + 1)
