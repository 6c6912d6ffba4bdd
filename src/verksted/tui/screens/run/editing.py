"""Correcting earlier lines, choosing themes, and searching, all in the one field that is always there.

The field writes, corrects one note, or searches. Whatever was half typed is put aside and comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from verksted.desk.running_notes import put, remove, store
from verksted.desk.running_queue import Job
from verksted.tui.screens.run.settling import Settling
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.notes.log import NoteLog
from verksted.workshop.language import say
from verksted.workshop.notes import Note
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.tui.session import Session


class EditingScreen(Settling):
    """Every earlier line can be corrected, split, joined and found again."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.finding = False
        self._version = ""
        self._aside = ""
        self._fetched = ""
        self._searched: tuple[str, list[str]] = ("", [])
        self._searched_in = 0

    def write_keys(self) -> tuple[tuple[str, str], ...]:
        """What the footer says while a new line is written."""
        raise NotImplementedError

    # Which mode -----------------------------------------------------------------------------------

    def show_mode(self) -> None:
        """Say in the frame of the field what it is for now, and in the footer which keys count."""
        keys: tuple[tuple[str, str], ...]
        if self.finding:
            title, under = say("Søk i notatene"), say("Enter neste treff   Esc tilbake til linjen")
            keys = (
                ("Enter", say("neste")),
                ("Tab", say("rett linjen")),
                ("Esc", say("tilbake")),
                ("F8", say("fare")),
                ("F9", say("skjul")),
            )
        elif self.editing:
            note = self.rows.notes.get(self.editing)
            clock = self.rows.room.clock_of(note) if note else ""
            title = say("Retter notatet fra {clock}", clock=clock)
            under = say("Enter lagrer   Esc lar det stå   tom linje tar det bort")
            keys = (
                ("Enter", say("lagre")),
                ("Esc", say("la stå")),
                ("F5", say("del")),
                ("F6", say("slå sammen")),
                ("Ctrl+T", say("tema")),
                ("F1", say("hjelp")),
            )
        else:
            title = say("Skriv, og trykk Enter")
            under = say('+ bra  - bedre  > forslag  ? spør  ! følg opp  " ordrett  = løfte  # tema')
            keys = self.write_keys()
        self.field.border_title = Content(title)
        self.field.border_subtitle = Content(under)
        self.query_one("#keys", KeyLine).tell(*keys)

    def acts(self) -> dict[str, Callable[[], object]]:
        return super().acts() | {
            "up": partial(self._step, -1),
            "down": partial(self._step, 1),
            "escape": self._leave,
            "ctrl+f": self.action_find,
        }

    def _step(self, steps: int) -> None:
        """The arrows: in an open list, between hits, or through earlier lines."""
        if self.list_open:
            self.step_choice(steps)
        elif self.finding:
            self._next_hit(steps)
        elif self.editing:
            self._other_note(steps)
        elif steps < 0 and not self.field.value:
            self._other_note(-1)

    def _leave(self) -> None:
        """Esc: out of the list, the search or the correction; never out of the room."""
        if self.list_open:
            self.close_list()
        elif self.finding:
            self._toggle_find()
        elif self.editing:
            self._leave_as_it_was()
        else:
            self.tell(say("Ctrl+G går andre steder. Det du har skrevet i feltet, blir tatt vare på."))

    def _leave_as_it_was(self) -> None:
        self.stop_editing()
        self.tell(say("Notatet står som det sto."))

    def complete(self) -> None:
        """Tab: the line of the list in hand; while one searches, the note that was found."""
        hand = self.log_.hand
        if not self.finding:
            super().complete()
        elif hand is not None and hand in self.rows.notes:
            self._toggle_find()
            self.edit(hand)
        else:
            self.tell(say("Ingen treff."))

    # Correcting -----------------------------------------------------------------------------------

    def on_note_log_clicked(self, event: NoteLog.Clicked) -> None:
        self.edit(event.note_id)

    def edit(self, note_id: str) -> None:
        """Fetch a note into the field. What was half typed is put aside."""
        note = self.rows.notes.get(note_id)
        if note is None or self.finding:
            return
        if not self.editing and self.field.value:
            self._aside = self.field.value
        self.close_list()
        self.editing = note_id
        self._version = self.desk.workbook.version("notes", note_id)
        self.back_seconds = 0
        self.field.put(self._line_of(note), keep=False)
        self._fetched = self.field.value
        self.log_.take(note_id)
        self.tell("")
        self.show_mode()
        self.offer_versions()

    def _line_of(self, note: Note) -> str:
        from verksted.desk.running_slips import typed_for

        few = typed_for(note)
        return self.taker.line_of(note, self._block_theme(note)) if few is None else few

    def stop_editing(self) -> None:
        """Back to the line that is written."""
        self.editing = ""
        self.back_seconds = 0
        self.log_.take(None)
        self.field.put(self._aside, keep=False)
        self._aside = ""
        self.show_mode()

    def paste(self, text: str) -> None:
        if self.finding:
            self._toggle_find()
        elif self.editing:
            self.stop_editing()
        super().paste(text)

    def draft_text(self) -> str:
        untouched = bool(self.editing) and self.field.value == self._fetched
        return self._aside if self.finding or untouched else super().draft_text()

    @property
    def half_typed(self) -> str:
        return self._aside if self.finding or self.editing else super().half_typed

    def taken_away(self, note_ids: tuple[str, ...], *, half: bool = False) -> None:
        if self.editing in note_ids:
            self.stop_editing()
        super().taken_away(note_ids, half=half)

    def forget_half(self) -> None:
        if self.finding or self.editing:
            self._aside = self._half = ""
            self._save_draft()
        else:
            super().forget_half()

    def line(self) -> str:
        return self.field.value if self.finding else super().line()

    def submit(self, raw: str) -> None:
        if self.chose():
            return
        self.close_list()
        if self.finding:
            self._next_hit(-1)
            return
        if not self.editing:
            super().submit(raw)
            return
        note = self.rows.notes.get(self.editing)
        if note is None:
            self.stop_editing()
            super().submit(raw)
            return
        if raw == self._fetched and not self.back_seconds:
            self._leave_as_it_was()
            return
        taken = self.taker.edit(note, raw)
        if not taken.notes:
            self._take_away(note)
        else:
            first, *rest = self._in_theme(note, raw, taken.notes)
            first = self.room.earlier(first, self.back_seconds) if self.back_seconds else first
            self._write(note, [first, *rest], say("Rettet et notat"))
            self.tell(say("Notatet er rettet. Ctrl+Z angrer."))
        self.stop_editing()

    def _in_theme(self, note: Note, raw: str, made: Sequence[Note]) -> list[Note]:
        """The notes made of a corrected line, with the theme that the line does not tell of."""
        own = self._block_theme(note)
        untold = note.theme if "#" not in raw and note.theme in (None, own) else own
        return [replace(one, theme=one.theme or untold) for one in made]

    def _write(self, note: Note, notes: list[Note], label: str) -> None:
        """Notes in place of one; over the version that was in the field."""
        version = self._version if note.id == self.editing and note.id not in self.queue.waiting_ids() else ""
        ops = [put(notes[0], version or None), *(put(one) for one in notes[1:])]
        self.show_notes(notes)
        self.stale = True
        self.look_soon()
        self.keep(Job(partial(store, self.desk, ops, label), tuple(notes)))

    def _take_away(self, note: Note) -> None:
        self.rows.notes.pop(note.id, None)
        self.log_.drop([note.id])
        self.keep(Job(partial(store, self.desk, [remove(note.id)], say("Tok bort et notat"))))
        self.tell(say("Notatet er tatt bort. Ctrl+Z henter det tilbake."))

    def _other_note(self, steps: int) -> None:
        ids = self.rows.of_notes(self.log_.ids)
        if not ids:
            self.tell(say("Det er ingen linjer å rette ennå."))
            return
        at = ids.index(self.editing) if self.editing in self.rows.notes else len(ids)
        wanted = at + steps
        if wanted >= len(ids):
            self.stop_editing()
        elif wanted >= 0:
            self.edit(ids[wanted])

    def _block_theme(self, note: Note) -> str | None:
        block = self.room.block_of(note.block)
        return block.theme if block else None

    # Searching ------------------------------------------------------------------------------------

    def action_find(self) -> None:
        self._toggle_find()

    def _toggle_find(self) -> None:
        self.close_list()
        if self.finding:
            self.finding = False
            self.log_.mark("")
            self.log_.take(None)
            self.log_.to_end()
            self.field.put(self._aside, keep=False)
            self._aside = ""
            self.tell("")
        elif not self.editing:
            self.finding = True
            self._aside = self.field.value
            self.field.put("", keep=False)
        self.show_mode()

    def typed(self, value: str) -> None:
        if not self.finding:
            super().typed(value)
            if self.editing and value != self._fetched:
                self.close_versions()
            self.follow_typing(value)
            return
        self.log_.mark(clean_line(value))
        self.log_.take(None)
        self._next_hit(-1)

    def _next_hit(self, steps: int) -> None:
        words = clean_line(self.field.value).casefold()
        hits = self._hits(words)
        if not words or not hits:
            self.tell(say("Ingen treff.") if words else say("Skriv det du leter etter."))
            return
        hand = self.log_.hand
        at = (hits.index(hand) + steps) % len(hits) if hand in hits else len(hits) - 1
        self.log_.take(hits[at])
        self.tell(say("Treff {number} av {count}.", number=at + 1, count=len(hits)))

    def _hits(self, words: str) -> list[str]:
        """The notes with these words; one letter more is looked for among those found before."""
        if not words:
            return []
        before, found = self._searched
        narrower = bool(before) and before in words and self._searched_in == len(self.log_.ids)
        hits = self.rows.search(words, found if narrower else self.log_.ids)
        self._searched, self._searched_in = (words, hits), len(self.log_.ids)
        return hits
