"""What every screen has in common, whole or a card on top of another: keys, help, styles."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from verksted.tui.settled import Settled
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.workshop.language import say

T = TypeVar("T")
_NAMES = ("frame", "plan", "run", "follow", "report", "surveys", "years")
STYLES: list[str | PurePath] = [Path(__file__).parent / "styles" / f"{name}.tcss" for name in _NAMES]
"""Read when the first screen after the start is opened: each one read later would style everything anew."""


class Page(Settled[T]):
    """A screen: a help text (`HELP`, `say`d where shown), and a footer that can be clicked.

    Tab is a priority binding, so that what is typed right after it arrives in the next field.
    """

    CSS_PATH: ClassVar[list[str | PurePath] | None] = STYLES
    HELP: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Neste", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "Forrige", show=False, priority=True),
    ]

    def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        self.app.simulate_key(event.key)

    def tell(self, text: str) -> None:
        """Say something in the message line."""
        self.query_one("#message", MessageLine).tell(text)

    def on_line_too_long(self) -> None:
        _tell_too_long(self)


class Card(Settled[T], ModalScreen[T]):
    """A small screen on top of another. Esc leaves it."""

    CSS_PATH: ClassVar[list[str | PurePath] | None] = STYLES
    HELP: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Tilbake", show=False),
        Binding("tab", "app.focus_next", "Neste", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "Forrige", show=False, priority=True),
    ]

    def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        self.app.simulate_key(event.key)

    def on_line_too_long(self) -> None:
        _tell_too_long(self)

    def action_leave(self) -> None:
        self.dismiss(None)


def _tell_too_long(screen: Settled[T]) -> None:
    for line in screen.query(MessageLine):
        line.tell(say("▲ Det var for langt for dette feltet. Ingenting er limt inn."))
