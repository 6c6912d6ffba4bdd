"""Looking for personal data while somebody types and in what stands on the screen, without delaying a key.

In the line on word boundaries; in the log only what is in sight. Sure finds are told in the message line,
the rest is underlined and can wait.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from verksted.desk.running_watch import Watch
from verksted.privacy.findings import Action, Finding
from verksted.tui.screens.run.base import RoomScreen
from verksted.tui.screens.run.hiding import (
    KINDS,
    Replaced,
    label_words,
    likely,
    placeholder_for,
    told_of_placeholder,
    turned,
)
from verksted.tui.screens.run.rows import NoteRows
from verksted.tui.screens.run.told import Looked
from verksted.tui.still import WhenStill
from verksted.tui.widgets.notes.field import NoteField
from verksted.tui.widgets.notes.log import NoteLog
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.tui.session import Session

LONGEST_TOLD = 26
"""Letters of a find that are told, so that the sentence fits in 80 columns."""
LOOK_SECONDS = 0.4
"""Seconds without a key after which the word being typed is looked at, too."""


class LookingScreen(RoomScreen):
    """A log with the id `log` over a field with the id `field`."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.role = session.role.value
        self.rows = NoteRows(self.role)
        self.watch_for = Watch(self.desk.hide_list(), self._looked)
        self._findings: list[Finding] = []
        self._found_in = ""
        self._offered: Finding | None = None
        """The find that the message line tells of: the one that F4 is about."""
        self._replaced: Replaced | None = None
        """What F4 put here last, in the line being written."""
        self._blind = False
        self._line_due = WhenStill(LOOK_SECONDS, self._look_now, self.set_timer)
        self._sight_due = WhenStill(LOOK_SECONDS, self._look_in_sight, self.set_timer)

    @property
    def field(self) -> NoteField:
        return self.query_one("#field", NoteField)

    @property
    def log_(self) -> NoteLog:
        return self.query_one("#log", NoteLog)

    def left(self) -> None:
        super().left()
        self.watch_for.close()

    def look_at(self, value: str) -> None:
        """The line has changed: look at the end of a word, or when the keys rest."""
        self._line_due.touch()
        if value and not value[-1].isalnum():
            self._look_now()

    def nothing_found(self) -> None:
        """The line is another one now."""
        self._findings, self._offered, self._replaced = [], None, None

    def _look_now(self) -> None:
        self._line_due.stop()
        text = self.field.value
        if text.strip() and not self._blind and text != self._found_in:
            self.watch_for.ask("", text)

    def look_soon(self) -> None:
        """Look for personal data in the notes in sight, when there is time."""
        self._sight_due.touch()

    def on_note_log_moved(self) -> None:
        self.look_soon()

    def _look_in_sight(self) -> None:
        self._sight_due.stop()
        if not self._blind:
            for row in self.rows.to_look_at(self.log_.in_sight()):
                self.watch_for.ask(row.id, row.text)

    def _looked(self, key: str, text: str, findings: list[Finding] | None) -> None:
        """Called on the thread that looks."""
        self.post_message(Looked(key, text, findings))

    def on_looked(self, message: Looked) -> None:
        if message.findings is None:
            if not self._blind:
                self._blind = True
                self.tell(say("▲ Letingen etter personopplysninger virker ikke nå. Skriv rolle, ikke navn."))
        elif message.key:
            row = self.rows.looked(message.key, message.text, message.findings)
            if row is not None:
                self.log_.change(row)
        else:
            self._show_found(message.text, message.findings)

    def _show_found(self, text: str, findings: list[Finding]) -> None:
        if not self.field.value.startswith(text):
            return
        before = {self._found_in[f.start : f.end] for f in self._findings}
        self._findings, self._found_in = findings, text
        self.field.mark(text, [(f.start, f.end) for f in findings])
        sure = [f for f in findings if f.action is Action.MASK and not f.certain]
        new = [f for f in sure if text[f.start : f.end] not in before]
        if new:
            self._offered = new[-1]
            words = text[new[-1].start : new[-1].end]
            short = words if len(words) <= LONGEST_TOLD else f"{words[: LONGEST_TOLD - 1]}…"
            kind = label_words(new[-1].label)
            self.tell(say("▲ ‹{words}› kan være {kind}. F4 bytter. Det kan vente.", words=short, kind=kind))

    def action_replace_found(self) -> None:
        """F4: the word that was told of, else the one found last before the cursor, becomes a placeholder.

        Once more, and it is one of another kind: the machine may have taken a place for a person.
        """
        text, last = self.field.value, self._replaced
        able = [f for f in self._findings if text.startswith(self._found_in) and f.end <= len(text)]
        before = [f for f in able if f.start <= self.field.cursor_position]
        if able:
            told = [f for f in able if self._offered and f.start == self._offered.start]
            chosen = (told or before or able)[-1]
            found = chosen.start, _word_end(text, chosen.end)
            made = partial(placeholder_for, self.desk, text, found, likely(text, chosen))
            self.do(made, partial(self._put_placeholder, text, found, len(able) > 1))
        elif last is not None and text.startswith(last.stands, last.start):
            plain = text[: last.start] + last.words + text[last.start + len(last.stands) :]
            where = last.start, last.start + len(last.words)
            made = partial(placeholder_for, self.desk, plain, where, turned(last), last)
            stood = last.start, last.start + len(last.stands)
            self.do(made, partial(self._put_placeholder, text, stood, False))
        else:
            self.tell(say("Ingen ord er merket i linjen."))

    def _put_placeholder(self, text: str, found: tuple[int, int], more: bool, done: Replaced) -> None:
        """`more`: other words are marked in the line, and F4 is for them first."""
        start, end = found
        if not self.field.value.startswith(text[:end]):
            return
        self.field.replace_found(start, end, done.stands)
        self.field.cursor_position = len(self.field.value)
        again = not more and done.label in KINDS
        self._findings, self._offered, self._replaced = [], None, done if again else None
        self.tell(told_of_placeholder(done, self.desk, turns=again))
        self._look_now()


def _word_end(text: str, end: int) -> int:
    """The end of the word: it may have grown since it was looked at."""
    while text[end : end + 1].isalnum():
        end += 1
    return end
