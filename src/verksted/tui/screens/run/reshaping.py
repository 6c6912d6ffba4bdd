"""One note becomes two, two become one, and a time mark moves: what else is done to earlier lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from verksted.desk.running_notes import BACK_SECONDS, Taken, joined, put, remove, store
from verksted.desk.running_queue import Job
from verksted.tui.screens.run.editing import EditingScreen
from verksted.workshop.language import say
from verksted.workshop.notes import MAX_LINE

if TYPE_CHECKING:
    from verksted.tui.session import Session
    from verksted.workbook import Put, Remove


class ReshapingScreen(EditingScreen):
    """F5 and F6 are about the note in the field; a time mark also about the last one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._moved = ""
        """The note whose time mark F3 has moved, until something is typed."""

    def acts(self) -> dict[str, Callable[[], object]]:
        return super().acts() | {"f5": self.action_split, "f6": self.action_join}

    def action_split(self) -> None:
        """F5: the note becomes two, divided at the cursor."""
        note = self.rows.notes.get(self.editing)
        if note is None:
            self.tell(say("Hent notatet først med ↑, og sett markøren der det skal deles."))
            return
        taken: Taken = self.taker.split(note, self.field.value, self.field.cursor_position)
        if not taken.notes:
            self.tell(say("Sett markøren mellom to ord der notatet skal deles."))
            return
        self._write(note, self._in_theme(note, self.field.value, taken.notes), say("Delte et notat"))
        self.stop_editing()
        self.tell(say("Notatet ble til to. Ctrl+Z angrer."))

    def action_join(self) -> None:
        """F6: the note and the one before it become one."""
        ids = self.rows.of_notes(self.log_.ids)
        note = self.rows.notes.get(self.editing)
        at = ids.index(self.editing) if note is not None and self.editing in ids else 0
        if note is None or at == 0:
            self.tell(say("Hent et notat med ↑ først. Det slås sammen med linjen før."))
            return
        first = self.rows.notes[ids[at - 1]]
        now = next(iter(self.taker.edit(note, self.field.value).notes), note)
        one = joined(first, now)
        if len(one.text) > MAX_LINE:
            self.tell(say("Sammen blir de to for lange."))
            return
        ops: list[Put | Remove] = [put(one), remove(note.id)]
        self.rows.notes.pop(note.id, None)
        self.log_.drop([note.id])
        self.show_notes([one])
        self.keep(Job(partial(store, self.desk, ops, say("Slo sammen to notater")), (one,)))
        self.stop_editing()
        self.tell(say("To notater ble til ett. Ctrl+Z angrer."))

    def timed(self, taken: Taken) -> Taken:
        """A line that was heard a while ago is a note of then, and of the block that ran then."""
        if not self.back_seconds:
            return taken
        return replace(taken, notes=tuple(self.room.earlier(note, self.back_seconds) for note in taken.notes))

    def move_last_back(self) -> None:
        """F3 with an empty field: the time mark of the last note; pressed again, of the same one."""
        ids = self.rows.of_notes(self.log_.ids)
        note = self.rows.notes.get(self._moved) or (self.rows.notes.get(ids[-1]) if ids else None)
        if note is None:
            return
        self._moved = note.id
        earlier = self.room.earlier(note, BACK_SECONDS)
        self.show_notes([earlier])
        self.keep(Job(partial(store, self.desk, [put(earlier)], say("Flyttet et tidsmerke")), (earlier,)))
        self.tell(say("Notatet har nå tiden {clock}. Ctrl+Z angrer.", clock=self.clock_of(earlier)))

    def typed(self, value: str) -> None:
        self._moved = ""
        super().typed(value)
