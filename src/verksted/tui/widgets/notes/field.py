"""The one line in the room that is always typed in. It loses no key, no capital Å and no line of a paste.

What it means is the screen's to say: the field is given what to call for each key, and shows what it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from verksted.workshop.text import clean

_UNDO_DEPTH = 200
_SAME_WORD_SECONDS = 1.5
_MOVES = frozenset({"left", "right", "home", "end", "ctrl+left", "ctrl+right", "shift+left", "shift+right"})
EDITS: dict[str, str] = {
    "left": "cursor_left",
    "right": "cursor_right",
    "shift+left": "cursor_left(True)",
    "shift+right": "cursor_right(True)",
    "ctrl+left": "cursor_left_word",
    "ctrl+right": "cursor_right_word",
    "home": "home",
    "end": "end",
    "ctrl+a": "home",
    "ctrl+e": "end",
    "backspace": "delete_left",
    "delete": "delete_right",
    "ctrl+d": "delete_right",
    "ctrl+w": "delete_left_word",
    "ctrl+u": "delete_left_all",
    "ctrl+k": "delete_right_all",
}
"""Keys that move in the line or change it. The toolkit would do them after the keys that follow."""


class NoteField(Input):
    """A line. `short` are abbreviations (lower case) and what they stand for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"field--found"}
    virtual_size = Reactive(Size(0, 0))
    """As the toolkit's, but a longer line is no reason to lay out the whole screen anew at every key."""

    def __init__(self, *, id: str, placeholder: str = "", short: Mapping[str, str] | None = None) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id, placeholder=placeholder, select_on_focus=False)
        self.cursor_blink = False
        self.short: Mapping[str, str] = short or {}
        self.choosing = ""
        """`list`: digits choose from the list over the log; `tag`: they do so right after a `#`."""
        self._acts: Mapping[str, Callable[[], object]] = {}
        self._digit: Callable[[int], object] = int
        self._pasted: Callable[[str], object] = str
        self.found: tuple[tuple[int, int], ...] = ()
        self._found_in = ""
        self._back: list[tuple[str, int]] = []
        self._forth: list[tuple[str, int]] = []
        self._kept_at = 0.0

    def serve(
        self,
        acts: Mapping[str, Callable[[], object]],
        digit: Callable[[int], object],
        pasted: Callable[[str], object],
    ) -> None:
        """What keys that are not text do, what a digit does while a list is open, and a paste of lines.

        They are called in the same step as the key. A message would arrive after the next keys, and a
        fast hand would find its lines run together.
        """
        self._acts, self._digit, self._pasted = acts, digit, pasted

    # Text -----------------------------------------------------------------------------------------

    def put(self, text: str, *, keep: bool = True) -> None:
        """Another text, the cursor at its end. `keep` False: no way back to what stood here."""
        if keep:
            self._keep()
        else:
            self._back.clear()
            self._forth.clear()
        text = clean(text).replace("\n", " ")
        self.value = text
        self.cursor_position = len(text)

    def finished(self) -> str:
        """The line as it is saved: a word that ends it is in full, too, if it is an abbreviation."""
        self._expand()
        return self.value

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
        if letter:
            event.stop()
            event.prevent_default()
            self._letter(letter)
        elif event.key in self._acts:
            event.stop()
            event.prevent_default()
            self._acts[event.key]()
        elif event.key in EDITS:
            event.stop()
            event.prevent_default()
            if event.key not in _MOVES:
                self._keep()
            await self.run_action(EDITS[event.key])

    def _letter(self, letter: str) -> None:
        if letter in "123456789" and self._digit_chooses():
            self._digit(int(letter))
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

    def _digit_chooses(self) -> bool:
        before = self.value[self.cursor_position - 1 : self.cursor_position]
        return self.choosing == "list" or (self.choosing == "tag" and before == "#")

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
            self._pasted(text)
        elif lines:
            self._keep()
            words = lines[0].replace("\t", " ")
            self.replace(words, *self.selection)


def _lost_capital(event: events.Key) -> str:
    """The capital of `shift+å` from a terminal that tells the key but not the letter, else ""."""
    shift, _, letter = event.key.partition("+")
    if event.character is None and shift == "shift" and len(letter) == 1 and letter.isalpha():
        return letter.upper()
    return ""
