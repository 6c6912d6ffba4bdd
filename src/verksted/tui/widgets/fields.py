"""Fields to fill in: a line of text, a choice, a box to tick. One row each, the label to the left.

What is chosen is told by a sign, never by colour alone. Text that is pasted is never cut at the first
line break, and a capital Å arrives also where the terminal sends it without its letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from verksted.workshop.text import clean, clean_line


class Line(Input):
    """A one-line text field. Esc and Enter are the screen's; Ctrl+Z first takes back this typing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "take_back", "Angre", show=False),
        Binding("ctrl+f", "nothing", "Søk", show=False),
    ]
    _before = ""

    def __init__(
        self,
        value: str = "",
        *,
        id: str,  # noqa: A002 -- as in all widgets
        password: bool = False,
        placeholder: str = "",
        most: int = 4000,
    ) -> None:
        super().__init__(
            value, id=id, password=password, placeholder=placeholder, max_length=most, select_on_focus=False
        )
        self._before = value

    @property
    def words(self) -> str:
        """What is written, as one clean line; a password as it was typed."""
        return self.value if self.password else clean_line(self.value)

    def on_focus(self) -> None:
        self._before = self.value

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ctrl+Z and Ctrl+F go on to the screen where there is nothing to do for them here."""
        if action == "take_back":
            return self.value != self._before
        return action != "nothing" and super().check_action(action, parameters)

    def action_take_back(self) -> None:
        self.value = self._before
        self.cursor_position = len(self.value)

    async def _on_key(self, event: events.Key) -> None:
        letter = _lost_capital(event)
        if letter:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(letter)

    def _on_paste(self, event: events.Paste) -> None:
        """All of it, its lines joined by spaces."""
        event.stop()
        event.prevent_default()
        words = " ".join(clean(event.text).split("\n")).strip("\n")
        if self.selection.is_empty:
            self.insert_text_at_cursor(words)
        else:
            self.replace(words, *self.selection)


class Area(TextArea):
    """A longer text: Enter makes a new line, Tab and Esc leave."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.focus_next", "Ferdig", show=False)]

    def __init__(self, value: str = "", *, id: str) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(
            value,
            id=id,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
        )

    @property
    def words(self) -> str:
        return clean(self.text).strip()

    async def _on_key(self, event: events.Key) -> None:
        letter = _lost_capital(event)
        if letter:
            event.stop()
            event.prevent_default()
            self.insert(letter)


def _lost_capital(event: events.Key) -> str:
    """The capital of `shift+å` from a terminal that tells the key but not the letter, else ""."""
    shift, _, letter = event.key.partition("+")
    if event.character is None and shift == "shift" and len(letter) == 1 and letter.isalpha():
        return letter.upper()
    return ""


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
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", "Kryss av", show=False)]
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

    def action_tick(self) -> None:
        self.value = not self.value
        self.post_message(self.Changed(self, self.value))

    def on_click(self) -> None:
        self.action_tick()


class Field(Horizontal):
    """A label, and what is filled in beside it; `▌` before the label while it has focus."""

    def __init__(self, label: str, *inside: Widget, after: str = "", classes: str = "") -> None:
        super().__init__(classes=f"field {classes}")
        self._label = label
        self._inside = inside
        self._after = after

    def compose(self) -> ComposeResult:
        yield Static("▌", classes="mark", markup=False)
        yield Static(Content(self._label), classes="label", markup=False)
        yield from self._inside
        if self._after:
            yield Static(Content(self._after), classes="after", markup=False)
