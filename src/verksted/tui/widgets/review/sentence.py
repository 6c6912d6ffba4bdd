"""The sentence being written, and how strongly it may be put.

Enter says that the sentence is finished; leaving the field in any way does the same, so that nothing
typed is lost.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.content import Content
from textual.message import Message

from verksted.tui.widgets.fields import Choice
from verksted.tui.widgets.writing import Writing
from verksted.workshop.text import clean_line


class Sentence(Writing):
    """One sentence over a few lines. It carries the id of what is being written."""

    class Left(Message):
        """The field was left with other words than it began with."""

        def __init__(self, about: str, words: str) -> None:
            super().__init__()
            self.about = about
            self.words = words

    about = ""
    _shown = ""
    """What was shown last: older than what is being written, so not to be shown over it."""

    def __init__(self, finished: Callable[[], None], *, id: str) -> None:  # noqa: A002 -- as in all widgets
        """`finished` is called at Enter, before the next key is read: it takes the focus elsewhere."""
        self._finished = finished
        super().__init__(id=id)

    @property
    def words(self) -> str:
        return clean_line(self.text)

    @property
    def changed(self) -> bool:
        return self.words != self._begun

    def show(self, about: str, words: str) -> None:
        """Show a sentence to write on; does nothing to one that is being written."""
        if about == self.about and (self.has_focus or words in (self._begun, self._shown)):
            return
        self.give()
        self.about, self._begun, self._shown = about, words, words
        self.load_text(words)
        self.move_cursor(self.document.end)

    def put(self, words: str) -> None:
        """Other words in the field, as if they had been typed: they are told when the field is left."""
        self.replace(words, self.document.start, self.document.end)
        self.move_cursor(self.document.end)

    def give(self) -> None:
        """Tell what has been written so far."""
        if self.about and self.words and self.changed:
            self.post_message(self.Left(self.about, self.words))
            self._begun = self.words

    def on_blur(self) -> None:
        self.give()

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._finished()


class OneOf(Choice):
    """One of a few, where only the chosen one is shown, with a word about it. ← and → change it."""

    note = ""

    def render(self) -> Content:
        words = dict(self._options).get(self.value, "")
        return Content.assemble((f"‹ {words} ›", "bold"), f"  {self.note}")

    def tell(self, value: str, note: str) -> None:
        self.note = note
        self.set_reactive(Choice.value, value)
        self.refresh()
