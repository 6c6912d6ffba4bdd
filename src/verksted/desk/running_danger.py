"""What somebody told of violence or danger does not belong in the notes: taking the last ones away.

No undo brings them back. Nothing here says why a note went, so that the page for danger leaves no trace.
The bytes lie in the journal until the workbook is erased under a new key.
"""

from __future__ import annotations

from functools import partial

from verksted.desk.desk import Desk
from verksted.desk.registers import NOTES
from verksted.desk.running_notes import remove
from verksted.desk.running_queue import Job, queue_of
from verksted.workshop.language import say
from verksted.workshop.notes import Note

MOST = 20
"""How far back one can look from the page for danger."""


def last_notes(desk: Desk) -> list[Note]:
    """The last notes by anybody, those that still wait for the disk among them, the newest first."""
    documents = desk.workbook.documents(NOTES.name)
    newest = sorted(documents, key=lambda key: str(documents[key].get("at", "")))[-MOST:]
    stored = {key: note for key in newest if (note := desk.notes.get(key)) is not None}
    waiting = {note.id: note for note in queue_of(desk).waiting_notes()}
    return sorted((stored | waiting).values(), key=lambda note: note.at)[: -MOST - 1 : -1]


def take_away(desk: Desk, note_id: str) -> tuple[tuple[str, ...], str]:
    """Take a note away for good, with the pieces of the same long line: the ids that went, and what
    is wrong where the disk refuses ("" where nothing is). Then it is done as soon as the disk can.

    What waits for the disk is never written. To be called on the writing thread.
    """
    ids = _line_of(desk, note_id)
    queue = queue_of(desk)
    queue.withdraw(ids)
    queue.put(Job(partial(_erase, desk, ids), name="taken away"))
    return ids, queue.flush().trouble


def _erase(desk: Desk, ids: tuple[str, ...]) -> None:
    stored = desk.workbook.documents(NOTES.name)
    desk.apply([remove(one) for one in ids if one in stored], say("Tok bort et notat"), barrier=True)


def _line_of(desk: Desk, note_id: str) -> tuple[str, ...]:
    """The ids of all pieces of the line that a note is part of."""
    stored = desk.workbook.documents(NOTES.name)
    before = {key: str(document.get("continues") or "") for key, document in stored.items()}
    before |= {note.id: note.continues or "" for note in queue_of(desk).waiting_notes()}
    after = {first: second for second, first in before.items() if first}
    first = note_id
    seen = {first}
    while (earlier := before.get(first)) and earlier not in seen and earlier in before:
        first = earlier
        seen.add(first)
    line = [first]
    while (later := after.get(line[-1])) and later not in line:
        line.append(later)
    return tuple(line)
