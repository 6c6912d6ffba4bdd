"""A one-line text field. What is pasted is never cut at its first line break, and a capital Å arrives also
where the terminal sends it without its letter.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from verksted.workshop.text import clean, clean_line

MOST = 100_000
"""Letters a field takes: many pages. What is longer was hardly meant for one line."""


class Line(Input):
    """A one-line text field. Esc and Enter are the screen's; Ctrl+Z first takes back this typing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "take_back", "Angre", show=False),
        Binding("ctrl+f", "nothing", "Søk", show=False),
    ]
    _before = ""

    class TooLong(Message):
        """What was pasted has no room here, and nothing of it was taken."""

    def __init__(
        self,
        value: str = "",
        *,
        id: str,  # noqa: A002 -- as in all widgets
        password: bool = False,
        placeholder: str = "",
        most: int = MOST,
    ) -> None:
        super().__init__(
            value,
            id=id,
            password=password,
            placeholder=placeholder,
            max_length=most,
            select_on_focus=False,
            validate_on=(),  # screens say what is amiss; else each line would be styled once more for it
        )
        self.cursor_blink = False
        self._before = value

    @property
    def words(self) -> str:
        """What is written, as one clean line; a password as it was typed."""
        return self.value if self.password else clean_line(self.value)

    @property
    def before(self) -> str:
        """What stood here when one came."""
        return self._before

    def put(self, text: str) -> None:
        """Other words in the field, as if they had been typed."""
        self.value = text
        self.to_end()

    def to_end(self) -> None:
        self.cursor_position = len(self.value)

    def type_in(self, text: str) -> None:
        """At the cursor, in place of what is marked."""
        self.replace(text, *self.selection)

    def on_focus(self) -> None:
        self._before = self.value

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ctrl+Z and Ctrl+F go on to the screen where there is nothing to do for them here."""
        if action == "take_back":
            return self.value != self._before
        return action != "nothing" and super().check_action(action, parameters)

    def action_take_back(self) -> None:
        self.put(self._before)

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
        if self.max_length and len(self.value) + len(words) > self.max_length:
            self.post_message(self.TooLong())
            return
        if self.selection.is_empty:
            self.insert_text_at_cursor(words)
        else:
            self.replace(words, *self.selection)
        if self.cursor_position == len(self.value):
            self.call_after_refresh(self._show_end)

    def _show_end(self) -> None:
        """The width of what came is known only now: bring the cursor into sight."""
        self.scroll_to(x=self.max_scroll_x, animate=False, force=True)


def _lost_capital(event: events.Key) -> str:
    """The capital of `shift+å` from a terminal that tells the key but not the letter, else ""."""
    shift, _, letter = event.key.partition("+")
    if event.character is None and shift == "shift" and len(letter) == 1 and letter.isalpha():
        return letter.upper()
    return ""
