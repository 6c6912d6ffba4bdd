"""A text of one or two sentences over some lines that wrap: all of it is seen while it is written.

Enter finishes it as in a field of one line, and what is stored is one line. ↑ in its first row and ↓ in its
last are the form's, so that one never gets stuck in it. Longer texts are letter.py's.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from verksted.tui.widgets.writing import Writing
from verksted.workshop.text import clean, clean_line


class Passage(Writing):
    """Tab and Enter leave it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "finish", "Ferdig", show=False)]

    class About(Message):
        """Base of what it tells."""

        def __init__(self, passage: Passage) -> None:
            super().__init__()
            self.passage = passage

        @property
        def control(self) -> Passage:
            return self.passage

    class Finished(About):
        """Enter was pressed."""

    class Left(About):
        """One has gone out of it."""

    def __init__(
        self,
        value: str = "",
        *,
        id: str,  # noqa: A002 -- as in all widgets
        placeholder: str = "",
    ) -> None:
        super().__init__(value, id=id, placeholder=placeholder)
        self.cursor_blink = False
        self._begun = value

    @property
    def words(self) -> str:
        """What is written, as one clean line."""
        return clean_line(self.text)

    def begin(self, text: str) -> None:
        """Show what is stored: typing is taken back to here, and no further."""
        self._begun = text
        if text != self.text:
            self.load_text(text)
        self.history.clear()

    def put(self, text: str) -> None:
        """Other words in the field, as if they had been typed."""
        self.replace(text, self.document.start, self.document.end)
        self.to_end()

    def to_end(self) -> None:
        self.move_cursor(self.document.end)

    def type_in(self, text: str) -> None:
        """At the cursor, in place of what is marked; line breaks become spaces."""
        result = self._replace_via_keyboard(" ".join(clean(text).split("\n")).strip("\n"), *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)

    def on_blur(self) -> None:
        self.post_message(self.Left(self))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """↑ and ↓ go on to the form where there is no row above or below."""
        at = self.cursor_location
        if action == "cursor_up" and not parameters and self.navigator.is_first_wrapped_line(at):
            return False
        if action == "cursor_down" and not parameters and self.navigator.is_last_wrapped_line(at):
            return False
        return super().check_action(action, parameters)

    def action_finish(self) -> None:
        self.post_message(self.Finished(self))

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.type_in(event.text)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()  # no new line; what it is bound to comes after the keys before it
