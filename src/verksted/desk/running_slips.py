"""A pile of anonymous slips: every slip is a voice, blank and unreadable ones too, and the order is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from verksted.desk.desk import Desk
from verksted.desk.running_notes import put, remove
from verksted.workbook import Put, Remove
from verksted.workshop.language import say
from verksted.workshop.notes import Note

UNREADABLE = "0"
"""What is typed for a slip nobody can read."""


@dataclass(frozen=True, slots=True)
class Pile:
    """How a pile came out. `doubled` slips stand for more than one (`*3`)."""

    slips: int
    blank: int
    unreadable: int
    doubled: int

    @property
    def with_text(self) -> int:
        return self.slips - self.blank - self.unreadable


def blank_words() -> str:
    return say("(blank lapp)")


def unreadable_words() -> str:
    return say("(kan ikke leses)")


def count(notes: Sequence[Note]) -> Pile:
    return Pile(
        len(notes),
        sum(note.text == blank_words() for note in notes),
        sum(note.text == unreadable_words() for note in notes),
        sum((note.agree or 1) > 1 for note in notes),
    )


def shuffled(notes: Sequence[Note], at: str, fresh_id: Callable[[], str]) -> tuple[Note, ...]:
    """The slips under fresh random ids, in the order of those, with one and the same time."""
    linked = {note.continues for note in notes if note.continues}
    able = [note for note in notes if not note.continues and note.id not in linked]
    kept = [replace(note, at=at, minute=None) for note in notes if note not in able]
    new = sorted(
        (replace(note, id=fresh_id(), at=at, minute=None) for note in able), key=lambda note: note.id
    )
    return (*new, *kept)


def close_pile(desk: Desk, notes: Sequence[Note]) -> None:
    """Write the pile in an order that tells nothing, as one step that can be undone."""
    new = shuffled(notes, desk.tools.now(), desk.tools.new_id)
    gone = {note.id for note in notes} - {note.id for note in new}
    ops: list[Put | Remove] = [*(remove(one) for one in gone), *(put(note) for note in new)]
    desk.apply(ops, say("Stokket en bunke lapper"))
