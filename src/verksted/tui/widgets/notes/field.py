"""The one line in the room that is always typed in. It loses no key, no capital Å and no line of a paste.

What it means is the screen's to say: the field tells of what was done to it, and shows what it is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from verksted.workshop.text import clean

_UNDO_DEPTH = 200
_SAME_WORD_SECONDS = 1.5
_LISTS = frozenset({"up", "down", "tab", "escape", "enter"})


class NoteField(Input):
    """A line. `short` are abbreviations (lower case) and what they stand for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"field--found"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Forrige", show=False),
        Binding("down", "step(1)", "Neste", show=False),
        Binding("pageup", "scroll(-1)", "Side opp", show=False),
        Binding("pagedown", "scroll(1)", "Side ned", show=False),
        Binding("escape", "leave", "La stå", show=False),
        Binding("tab", "complete", "Fyll ut", show=False),
        Binding("ctrl+z", "undo", "Angre", show=False),
        Binding("ctrl+y", "redo", "Gjør om igjen", show=False),
        Binding("ctrl+f", "find", "Søk", show=False),
        Binding("ctrl+c", "copy", "Kopier", show=False),
    ]

    class Told(Message):
        """Base of what the field tells."""

        def __init__(self, field: NoteField) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> NoteField:
            return self.field

    class Pasted(Told):
        """More than one line was pasted; the text is cleaned."""

        def __init__(self, field: NoteField, text: str) -> None:
            super().__init__(field)
            self.text = text

    class Wanted(Told):
        """A key that is not about the text: `previous next page-up page-down leave complete undo redo
        find digit`, and for a digit which.
        """

        def __init__(self, field: NoteField, what: str, digit: int = 0) -> None:
            super().__init__(field)
            self.what = what
            self.digit = digit

    def __init__(self, *, id: str, placeholder: str = "", short: Mapping[str, str] | None = None) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id, placeholder=placeholder, select_on_focus=False)
        self.cursor_blink = False
        self.short: Mapping[str, str] = short or {}
        self.choosing = False
        """Whether a list over the log is open: then digits choose from it."""
        self.found: tuple[tuple[int, int], ...] = ()
        self._found_in = ""
        self._back: list[tuple[str, int]] = []
        self._forth: list[tuple[str, int]] = []
        self._kept_at = 0.0

    # Text -----------------------------------------------------------------------------------------

    def put(self, text: str, *, keep: bool = True) -> None:
        """Another text, the cursor at its end. `keep` False: no way back to what stood here."""
        if keep:
            self._keep()
        else:
            self._back.clear()
            self._forth.clear()
        self.value = text
        self.cursor_position = len(text)

    def mark(self, text: str, found: Sequence[tuple[int, int]]) -> None:
        """Underline these stretches, which were found in `text`; while its words still stand there."""
        if self.value.startswith(text) or text == self.value:
            self.found, self._found_in = tuple(found), text
            self.refresh()

    def replace_found(self, start: int, end: int, words: str) -> None:
        """Put words in place of a stretch, as one step back."""
        self._keep()
        self.replace(words, start, end)

    @property
    def _value(self) -> Text:
        text = Text(self.value, no_wrap=True, overflow="ignore", end="")
        if self.found and self.value.startswith(self._found_in):
            style = self.get_component_rich_style("field--found", partial=True)
            for start, end in self.found:
                text.stylize(style, start, end)
        return text

    # Back and forth -------------------------------------------------------------------------------

    def take_back(self) -> bool:
        """One step of typing back; False when there is none."""
        return self._travel(self._back, self._forth)

    def take_forth(self) -> bool:
        return self._travel(self._forth, self._back)

    def _travel(self, source: list[tuple[str, int]], target: list[tuple[str, int]]) -> bool:
        while source:
            value, cursor = source.pop()
            if value != self.value:
                target.append((self.value, self.cursor_position))
                self.value = value
                self.cursor_position = min(cursor, len(value))
                self._kept_at = 0.0
                return True
        return False

    def _keep(self) -> None:
        self._back.append((self.value, self.cursor_position))
        del self._back[:-_UNDO_DEPTH]
        self._forth.clear()
        self._kept_at = monotonic()

    # Keys -----------------------------------------------------------------------------------------

    async def _on_key(self, event: events.Key) -> None:
        letter = event.character if event.is_printable else _lost_capital(event)
        if not letter:
            if event.key in ("backspace", "delete"):
                self._keep()
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        if self.choosing and letter in "123456789":
            self.post_message(self.Wanted(self, "digit", int(letter)))
            return
        if not letter.isalnum() or monotonic() - self._kept_at > _SAME_WORD_SECONDS:
            self._keep()
        if not letter.isalnum():
            self._expand()
        self._restart_blink()
        if self.selection.is_empty:
            self.insert_text_at_cursor(letter)
        else:
            self.replace(letter, *self.selection)

    def _expand(self) -> None:
        """The word before the cursor, if it is an abbreviation, in full."""
        if not self.short or not self.selection.is_empty:
            return
        at = self.cursor_position
        start = at
        while start and self.value[start - 1].isalnum():
            start -= 1
        word = self.value[start:at]
        full = self.short.get(word.casefold())
        if full and (start == 0 or self.value[start - 1] != "#"):
            self.replace(full[:1].upper() + full[1:] if word[:1].isupper() else full, start, at)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = clean(event.text)
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1:
            self.post_message(self.Pasted(self, text))
        elif lines:
            self._keep()
            words = lines[0].replace("\t", " ")
            self.replace(words, *self.selection)

    def action_step(self, steps: int) -> None:
        self.post_message(self.Wanted(self, "previous" if steps < 0 else "next"))

    def action_scroll(self, pages: int) -> None:
        self.post_message(self.Wanted(self, "page-up" if pages < 0 else "page-down"))

    def action_leave(self) -> None:
        self.post_message(self.Wanted(self, "leave"))

    def action_complete(self) -> None:
        self.post_message(self.Wanted(self, "complete"))

    def action_undo(self) -> None:
        self.post_message(self.Wanted(self, "undo"))

    def action_redo(self) -> None:
        self.post_message(self.Wanted(self, "redo"))

    def action_find(self) -> None:
        self.post_message(self.Wanted(self, "find"))


def _lost_capital(event: events.Key) -> str:
    """The capital of `shift+å` from a terminal that tells the key but not the letter, else ""."""
    shift, _, letter = event.key.partition("+")
    if event.character is None and shift == "shift" and len(letter) == 1 and letter.isalpha():
        return letter.upper()
    return ""
