"""What lies over the notes when nobody has typed for a while: a clock, and nothing that says what is below.

The field below keeps the focus, so that the first key that is typed again is not lost.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget

from verksted.workshop.language import say


class Cover(Widget, can_focus=False):
    """Hidden until it is laid over everything. `clock` gives the time as it is shown (`17.26`)."""

    ALLOW_SELECT = False

    def __init__(self, clock: Callable[[], str], *, id: str = "cover") -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self._clock = clock
        self.display = False

    def lay(self) -> None:
        self.display = True

    def lift(self) -> None:
        if self.display:
            self.display = False

    def tick(self) -> None:
        """A minute may have passed."""
        if self.display:
            self.refresh()

    def render(self) -> Content:
        above = "\n" * max(0, self.size.height // 2 - 3)
        return Content.assemble(
            above,
            (self._clock(), "bold"),
            "\n\n",
            say("Vi tar en liten pause"),
            "\n\n",
            (say("Skriv videre, så er alt her igjen."), "$text-muted"),
        )
