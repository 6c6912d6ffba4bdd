"""Lines that the workbook will take no more from this person, kept in a small locked workbook of its own.

Somebody whose key was removed while she wrote can write nothing more there. What she typed that the
others may not have, and nothing else, goes beside the workbook under a passphrase of her own choice.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.desk.running_queue import queue_of
from verksted.desk.taking import NoteTaker, take_all
from verksted.privacy.certain import replace_certain
from verksted.workshop.language import say
from verksted.workshop.notes import Note

if TYPE_CHECKING:
    from verksted.desk.desk import Desk

LATELY = timedelta(minutes=1)
"""How long before now a stored note may have been written without having come to whoever changed the key."""


def unseen(desk: Desk, role: str) -> list[Note]:
    """The notes of this writer that may be in nobody else's hands, oldest first: those that wait for the
    disk, and those that were stored in the last minute. What was taken away for good is not among them.
    """
    queue = queue_of(desk)
    since = desk.tools.environment.clock() - LATELY
    stored = [note for note in desk.notes.all() if note.writer == role and _when(note, since) >= since]
    found = {note.id: note for note in [*stored, *queue.waiting_notes()] if note.id not in queue.gone}
    return sorted(found.values(), key=lambda note: note.at)


def lay_aside(desk: Desk, notes: list[Note], half: str, *, passphrase: str) -> Path:
    """Makes the small workbook beside the other, and gives its folder. `half` is a half-typed line.

    Raises:
        WriteFailed and kin: nothing was laid aside.
    """
    from verksted.desk.desk import Desk

    folder = _free(desk.workbook.folder.absolute())
    title = say("Linjer som ikke kom med")
    standard = desk.workshop.standard
    aside, _ = Desk.create(folder, title=title, passphrase=passphrase, standard=standard, tools=desk.tools)
    with aside:
        aside.apply((aside.themes.put(theme) for theme in desk.themes.all()), title)
        aside.apply((aside.notes.put(note) for note in notes), title)
        take_all(NoteTaker(aside), [replace_certain(half, desk.hide_list())[0]])
    return folder


def _free(folder: Path) -> Path:
    name = say("{name}-mine-linjer", name=folder.name)
    wanted, number = folder.with_name(name), 1
    while wanted.exists():
        number += 1
        wanted = folder.with_name(f"{name}-{number}")
    return wanted


def _when(note: Note, strange: datetime) -> datetime:
    """The time of a note; one that cannot be read counts as late."""
    try:
        return datetime.fromisoformat(note.at)
    except ValueError:
        return strange
