"""A pile of anonymous slips: every slip is a voice, blank and unreadable ones too, and the order is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from verksted.desk.desk import Desk
from verksted.desk.running_notes import put, remove
from verksted.workbook import Put, Remove
from verksted.workshop.language import say
from verksted.workshop.notes import Note

_WORD = re.compile(r"\w+")
_FEWEST, _SHARE = 3, 0.7
"""Two slips of at least so many words are alike when they share this part of all their words."""
_WHOLE = ".000Z"
"""How the time of a shuffled pile ends."""
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


def typed_for(note: Note) -> str | None:
    """What one types for a slip that is blank or unreadable; None for a note with words of its own."""
    if not note.slip:
        return None
    return {blank_words(): "", unreadable_words(): UNREADABLE}.get(note.text)


def count(notes: Sequence[Note]) -> Pile:
    return Pile(
        len(notes),
        sum(note.text == blank_words() for note in notes),
        sum(note.text == unreadable_words() for note in notes),
        sum((note.agree or 1) > 1 for note in notes),
    )


def like(text: str, others: Mapping[str, str]) -> str | None:
    """The key of the first of the others that looks like the same slip once more, or None.

    Blank and unreadable slips are alike without being the same one.
    """
    if text in (blank_words(), unreadable_words()):
        return None
    words = _stems(text)
    for key, other in others.items():
        their = _stems(other)
        if other.casefold() == text.casefold() or (
            min(len(words), len(their)) >= _FEWEST and len(words & their) >= _SHARE * len(words | their)
        ):
            return key
    return None


def _stems(text: str) -> frozenset[str]:
    """The words that carry the meaning, without their endings."""
    return frozenset(word[:4] for word in _WORD.findall(text.casefold()) if len(word) > 2)


def shuffled(notes: Sequence[Note], at: str, fresh_id: Callable[[], str]) -> tuple[Note, ...]:
    """The slips under fresh random ids, in the order of those, with one and the same time."""
    linked = {note.continues for note in notes if note.continues}
    able = [note for note in notes if not note.continues and note.id not in linked]
    kept = [replace(note, at=at, minute=None) for note in notes if note not in able]
    new = sorted(
        (replace(note, id=fresh_id(), at=at, minute=None) for note in able), key=lambda note: note.id
    )
    return (*new, *kept)


def open_pile(notes: Iterable[Note]) -> set[str]:
    """The ids of those slips that are not shuffled yet: those of a shuffled pile share one whole second."""
    slips = [note for note in notes if note.slip]
    shared = Counter(note.at for note in slips)
    return {note.id for note in slips if shared[note.at] == 1 and not note.at.endswith(_WHOLE)}


def close_pile(desk: Desk, notes: Sequence[Note]) -> None:
    """Write the pile in an order that tells nothing, as one step that can be undone."""
    second = desk.tools.now().partition(".")[0] + _WHOLE
    new = shuffled(notes, second, desk.tools.new_id)
    gone = {note.id for note in notes} - {note.id for note in new}
    ops: list[Put | Remove] = [*(remove(one) for one in gone), *(put(note) for note in new)]
    desk.apply(ops, say("Stokket en bunke lapper"))
