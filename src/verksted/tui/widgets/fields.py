"""Fields to fill in: a choice, a box to tick, and the row that gives any field its label.

What is chosen is told by a sign, never by colour alone. Lines of text are in line.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from verksted.workshop.language import say

T = TypeVar("T")


class Choice(Widget, can_focus=True):
    """One of a few: `(•) bokmål   ( ) nynorsk`. Left and right change it, or a click."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Forrige", show=False),
        Binding("right", "step(1)", "Neste", show=False),
        Binding("space", "step(1)", "Neste", show=False),
    ]
    value: reactive[str] = reactive("", init=False)

    class Changed(Message):
        """Another one was chosen."""

        def __init__(self, choice: Choice, value: str) -> None:
            super().__init__()
            self.choice = choice
            self.value = value

        @property
        def control(self) -> Choice:
            return self.choice

    def __init__(self, options: Sequence[tuple[str, str]], value: str, *, id: str) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self._options = tuple(options)
        self.set_reactive(Choice.value, value)

    def render(self) -> Content:
        parts = [
            Content.styled(f"(•) {words}", "bold") if name == self.value else Content(f"( ) {words}")
            for name, words in self._options
        ]
        return Content("   ").join(parts)

    def action_step(self, steps: int) -> None:
        names = [name for name, _ in self._options]
        at = names.index(self.value) if self.value in names else 0
        self._choose(names[(at + steps) % len(names)])

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        at = offset.x if offset is not None else -1
        for name, words in self._options:
            if 0 <= at < len(words) + 4:
                self._choose(name)
                return
            at -= len(words) + 7

    def _choose(self, name: str) -> None:
        if name != self.value:
            self.value = name
            self.post_message(self.Changed(self, name))


class Tick(Widget, can_focus=True):
    """A box with words: `[x] Ungdom 15–17`. Space ticks it, or a click."""

    ALLOW_SELECT = False
    value: reactive[bool] = reactive(False, init=False)

    class Changed(Message):
        """The box was ticked, or the tick taken away."""

        def __init__(self, tick: Tick, value: bool) -> None:
            super().__init__()
            self.tick = tick
            self.value = value

        @property
        def control(self) -> Tick:
            return self.tick

    def __init__(self, words: str, value: bool = False, *, id: str) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self._words = words
        self.set_reactive(Tick.value, value)

    def render(self) -> Content:
        return Content.assemble(("[x] " if self.value else "[ ] ", "bold"), self._words)

    def key_space(self, event: events.Key) -> None:
        """Here and not as a binding, so that the box one stood at is ticked, however fast one goes on."""
        event.stop()
        self.action_tick()

    def action_tick(self) -> None:
        self.value = not self.value
        self.post_message(self.Changed(self, self.value))

    def on_click(self) -> None:
        self.action_tick()


def key_in(widget: Widget | None) -> tuple[tuple[str, str], ...]:
    """Key and word of the footer for the field one stands in, where it is not to be written in."""
    if isinstance(widget, Tick):
        return (("Mellomrom", say("kryss av")),)
    return (("← →", say("velg")),) if isinstance(widget, Choice) else ()


class Field(Horizontal):
    """A label, and what is filled in beside it; `▌` before the label while it has focus.

    The label is drawn by the field itself, under the margin of what stands first in it: a form has many
    fields, and each widget more is felt when its screen comes.
    """

    def __init__(self, label: str, *inside: Widget, after: str = "", classes: str = "") -> None:
        super().__init__(classes=f"field {classes}")
        self._label = label
        self._inside = inside
        self._after = after
        for widget in inside[:1]:
            widget.add_class("-first", update=False)  # it is not on any screen yet

    def compose(self) -> ComposeResult:
        yield from self._inside
        if self._after:
            yield Static(Content(self._after), classes="after", markup=False)

    def render(self) -> Content:
        inside = self.has_pseudo_class("focus-within")
        return Content(f"▌{self._label}" if inside else f" {self._label}")

    def on_descendant_focus(self) -> None:
        self.refresh()

    def on_descendant_blur(self) -> None:
        self.refresh()


ARROWS = (
    Binding("down", "row(1)", "Neste rad", show=False),
    Binding("up", "row(-1)", "Forrige rad", show=False),
)
"""For a form `ByRows`."""


class ByRows(Screen[T]):
    """A form in which ↑ and ↓ go to the row above or below, whatever stands beside one in the row."""

    def action_row(self, steps: int) -> None:
        rows = list(self.query(Field))
        here = next((at for at, one in enumerate(rows) if one.has_pseudo_class("focus-within")), None)
        at = 0 if here is None else here + steps
        if 0 <= at < len(rows):
            first = next((one for one in rows[at].query(Widget) if one.focusable), None)
            if first is not None:
                first.focus()
