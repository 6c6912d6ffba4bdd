"""A letter being written: several lines, Enter begins a new one, Tab and Esc leave."""

from __future__ import annotations

import re
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from verksted.workshop.text import clean

_GAP = re.compile(r"‹[^‹›\n]*›")


class LetterText(TextArea):
    """The text of a letter, with ‹dag› where a fact of the plan goes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", "Angre", show=False),
        Binding("ctrl+f", "nothing", "Søk", show=False),
    ]
    _begun = ""

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(
            id=id,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
        )
        self.cursor_blink = False

    def begin(self, text: str) -> None:
        """Write on this text, from its beginning."""
        self._begun = text
        self.load_text(text)
        self.move_cursor((0, 0))

    @property
    def changed(self) -> bool:
        return self.text != self._begun

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ctrl+Z goes on to the screen where nothing has been written here."""
        if action == "undo":
            return self.changed
        return action != "nothing" and super().check_action(action, parameters)

    def next_gap(self) -> bool:
        """Mark the next ‹…› after the cursor, from the top again after the last. Returns if there is one."""
        lines = self.text.split("\n")
        gaps = [(row, gap.span()) for row, line in enumerate(lines) for gap in _GAP.finditer(line)]
        here = self.cursor_location
        found = next(((row, span) for row, span in gaps if (row, span[0]) >= here), gaps[0] if gaps else None)
        if found is None:
            return False
        row, (start, end) = found
        self.move_cursor((row, start))
        self.move_cursor((row, end), select=True, center=True)
        return True

    async def _on_paste(self, event: events.Paste) -> None:
        """What is pasted is cleaned first: a page from Word or the web holds marks that nobody sees."""
        event.stop()
        event.prevent_default()
        if result := self._replace_via_keyboard(clean(event.text), *self.selection):
            self.move_cursor(result.end_location)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "shift+å" and event.character is None:
            event.stop()
            event.prevent_default()
            self.insert("Å")
