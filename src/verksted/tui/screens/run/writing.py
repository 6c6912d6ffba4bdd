"""Typing notes: a line becomes rows at once, is stored in order, and its half is kept as a draft.

Shared by the note-taker's screen and the slips. Personal data is looked for on word boundaries, in a
thread that drops what is outdated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from verksted.desk.running_notes import FIELD, Taken, put, store, take_over
from verksted.desk.running_queue import Job, Outcome
from verksted.desk.running_view import Seen, local_clock, read_all
from verksted.desk.taking import Moment
from verksted.tui.quiet import settle
from verksted.tui.screens.run.half import HalfTyped
from verksted.tui.screens.run.hiding import told_of_replaced
from verksted.tui.screens.run.hints import hint, later
from verksted.tui.screens.run.told import Ready
from verksted.tui.widgets.notes.cover import Cover
from verksted.workshop.language import say
from verksted.workshop.notes import Note

if TYPE_CHECKING:
    from verksted.tui.session import Session

_REMEMBERED = 20
"""Lines with a replaced word that can be fetched back in this run."""


class WritingScreen(HalfTyped):
    """A log with the id `log` over a field with the id `field`. Subclasses give `moment`."""

    SHOWS_HOLES = False
    """Whether the log tells where damage took something."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.back_seconds = 0
        self.stale = True
        """Whether what is counted on the screen is older than the notes."""
        self._raw: dict[str, str] = {}
        self._pasted_last = False
        """Whether a page was pasted after the last key that was typed: then Ctrl+Z is about the page."""
        self._clocks_told = False

    # What subclasses give -------------------------------------------------------------------------

    def moment(self) -> Moment:
        """Where in the workshop a line is written now."""
        raise NotImplementedError

    def timed(self, taken: Taken) -> Taken:
        """Notes in another time than now, where they were said then."""
        return taken

    def shown(self, seen: Seen) -> None:
        """The log is up to date; the rest of the screen may follow."""

    # Reading --------------------------------------------------------------------------------------

    def opened(self) -> None:
        super().opened()
        self.field.serve(self.acts(), self.choose_number, self.paste)
        self.field.focus()
        half, self.session.half = self.session.half, ""
        if half:
            self.field.put(half, keep=False)
            self.tell(say("Linjen du holdt på med, er her igjen."))

    def on_descendant_blur(self) -> None:
        """The line always has the focus."""
        if self.is_current:
            self.field.focus()

    def first_look(self) -> Ready:
        seen = read_all(self.desk)
        left = [draft for draft in self.desk.workbook.drafts() if draft.field == FIELD]
        return Ready(seen, left[-1] if left else None)

    def ready(self, read: Ready) -> None:
        super().ready(read)
        settle()
        draft = read.draft
        if draft is None:
            return
        when = draft.stamp.at.astimezone().strftime("%H.%M")
        if self.field.value:
            self.tell(say("En halvskreven linje fra {clock} venter til neste gang.", clock=when))
            return
        self.field.put(draft.text, keep=False)
        self.tell(say("Den halvskrevne linjen fra {clock} er her igjen.", clock=when))
        self._drafted = True
        self.keep(Job(partial(take_over, self.desk, draft), name="draft"))

    def look_anew(self) -> None:
        """As it stands on disk: notes that are there no longer go from the log, too."""
        known = set(self.rows.notes) - self.queue.waiting_ids()
        self.do(super().first_look, partial(self._anew, known))

    def _anew(self, known: set[str], read: Ready) -> None:
        for one in known.difference(read.seen.notes):
            self.rows.notes.pop(one, None)
        self.ready(read)

    def take_in(self, seen: Seen) -> None:
        self.rows.room = self.room
        before = self.rows.conflicts
        self.rows.conflicts = seen.conflicts if seen.whole or seen.notes else before
        if self.rows.conflicts - before:
            self.tell(say("▲ To utgaver av ett notat. Hent det med ↑ eller klikk, og velg."))
        self.rows.waiting = self.queue.waiting_ids() if self.trouble else frozenset()
        if seen.room is not None:
            self.taker.refresh()
            self.field.short = self.room.short
        if seen.whole or (seen.room is not None and seen.room.blocks != self.rows.room.blocks):
            self.rows.take(seen.notes)
            if self.SHOWS_HOLES and seen.whole:
                self.rows.has_holes(seen.holes)
            self.log_.show(self.rows.all())
        else:
            gone = [key for key, note in seen.notes.items() if note is None]
            for key in gone:
                self.rows.notes.pop(key, None)
            self.log_.drop(gone)
            self.show_notes([note for note in seen.notes.values() if note is not None])
        self.look_soon()
        self.shown(seen)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """These notes as they stand now, new ones in their place."""
        known = [note for note in notes if note.id in self.rows.notes]
        for note in known:
            self.rows.notes[note.id] = note
            self.log_.change(self.rows.row(note))
        new = sorted((note for note in notes if note.id not in self.rows.notes), key=lambda note: note.at)
        if new:
            self.log_.add(self.rows.more(new))

    # Leaving and hiding ---------------------------------------------------------------------------

    def hide_notes(self) -> None:
        """Lay the cover over the notes; what is typed next still lands in the field."""
        self.query_one(Cover).lay()

    def bring_back(self) -> None:
        """Somebody has touched a key: the notes again."""
        if self.is_attached:
            self.query_one(Cover).lift()

    def taken_away(self, note_ids: tuple[str, ...], *, half: bool = False) -> None:
        for one in note_ids:
            self._raw.pop(one, None)
            self.rows.found.pop(one, None)
        if half:
            self.forget_half()
        if note_ids:
            gone: dict[str, Note | None] = dict.fromkeys(note_ids)
            self.take_in(Seen(None, gone, self.rows.conflicts.difference(note_ids)))

    # Writing --------------------------------------------------------------------------------------

    def acts(self) -> dict[str, Callable[[], object]]:
        """What each key does that is not text."""
        log = self.log_
        return {
            "enter": lambda: self.submit(self.line()),
            "ctrl+z": self.action_undo,
            "ctrl+y": self.action_redo,
            "pageup": partial(log.page, -1),
            "pagedown": partial(log.page, 1),
            "f4": self.action_replace_found,
        }

    def line(self) -> str:
        """What Enter takes."""
        return self.field.finished()

    def choose_number(self, digit: int) -> None:
        """A digit, while a list is open."""

    def submit(self, raw: str) -> None:
        """Enter: the line becomes notes."""
        taken = self.timed(self.taker.make(raw, self.moment()))
        if not taken.notes:
            return
        self.back_seconds = 0
        if not self.trouble:
            self.tell("")
        self.take(taken, raw, say("Skrev et notat"))
        meant = "" if taken.replaced else self._told_of_clocks() or hint(taken.notes, self.room)
        if meant:
            self.tell(meant)
        self.field.put("", keep=False)

    def _told_of_clocks(self) -> str:
        """Once: the line stands further up, since the clock says that it was said before what is there."""
        latest = (
            self.rows.notes.get(self.log_.ids[-1]) if self.rows.numbers is None and self.log_.ids else None
        )
        if self._clocks_told or latest is None or not later(latest.at, self.desk.tools.now()):
            return ""
        self._clocks_told = True
        return say("▲ Notatet står lenger oppe, for klokkene går ulikt. Se at klokka er riktig.")

    def take(self, taken: Taken, raw: str, label: str) -> None:
        """Show notes that were made, and put them in the queue as one step."""
        self.log_.to_end()
        self.log_.add(self.rows.more(taken.notes))
        if taken.replaced:
            self._raw[taken.notes[0].id] = raw
            while len(self._raw) > _REMEMBERED:
                del self._raw[next(iter(self._raw))]
            self.tell(told_of_replaced(taken.replaced))
        self._drafted = False
        self.nothing_found()
        self.store(taken.notes, label)
        self.look_soon()

    def store(self, notes: Sequence[Note], label: str) -> None:
        ops = [put(note) for note in notes]
        self.stale = True
        self.keep(Job(partial(store, self.desk, ops, label), tuple(notes)))

    def paste(self, text: str) -> None:
        """A page becomes notes, one a line. What was half typed stays half typed."""
        taken = self.timed(self.taker.make_paste(text, self.moment()))
        if not (count := len(taken.notes)):
            return
        self.take(taken, text, say("Limte inn {count} notater", count=count))
        self._pasted_last = True
        lines = sum(1 for line in text.split("\n") if line.strip())
        self.tell(
            say("{lines} linjer ble til {count} notater. Ctrl+Z angrer alle.", lines=lines, count=count)
        )

    def kept(self, job: Job, result: Any) -> None:
        if job.name in ("undo", "redo"):
            label, seen = result
            self.travelled(job.name, label, seen)
            self._fetch_back(seen)

    def settled(self, outcome: Outcome) -> None:
        super().settled(outcome)
        self._mark_waiting()

    def _mark_waiting(self) -> None:
        """Show which notes are not on disk, once the disk has refused."""
        waiting = self.queue.waiting_ids() if self.trouble else frozenset()
        changed = waiting ^ self.rows.waiting
        self.rows.waiting = waiting
        for one in changed:
            note = self.rows.notes.get(one)
            if note is not None:
                self.log_.change(self.rows.row(note))

    # Undo -----------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """First the typing in the field, then what waits for the disk, then the workbook."""
        page, self._pasted_last = self._pasted_last, False
        if not page and self.field.take_back():
            return
        job = self.queue.take_back() if self.trouble else None
        if job is None:
            super().action_undo()
            return
        self.log_.drop(job.ids)
        for one in job.ids:
            self.rows.notes.pop(one, None)
        self.tell(say("Angret: det som ventet på å bli lagret."))
        self.show_saved()

    def action_redo(self) -> None:
        if not self.field.take_forth():
            super().action_redo()

    def _fetch_back(self, seen: Seen | None) -> None:
        """The line with the word that was replaced comes back into the field; it was never on disk."""
        gone = [
            key for key, note in (seen.notes if seen else {}).items() if note is None and key in self._raw
        ]
        if gone and not self.field.value and "\n" not in self._raw[gone[0]]:
            self.field.put(self._raw.pop(gone[0]), keep=False)
            self.tell(say("Linjen er hentet tilbake. Ordet byttes igjen når du trykker Enter."))

    def typed(self, value: str) -> None:
        self._pasted_last = False
        super().typed(value)

    def clock_of(self, note: Note) -> str:
        return local_clock(note.at, "%H.%M.%S")
