"""A letter being written: several lines, Enter begins a new one, Tab and Esc leave."""

from __future__ import annotations

import re

from textual import events

from verksted.tui.widgets.writing import Writing
from verksted.workshop.text import clean

_GAP = re.compile(r"‹[^‹›\n]*›")


class LetterText(Writing):
    """The text of a letter, with ‹dag› where a fact of the plan goes."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self.cursor_blink = False

    def begin(self, text: str) -> None:
        """Write on this text, from its beginning."""
        self._begun = text
        self.load_text(text)
        self.move_cursor((0, 0))

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
