"""`verksted pakk`: one snapshot in place of many segments. Nothing is renamed, nothing of others' touched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from verksted.workbook import snapshots
from verksted.workbook.disk import translate
from verksted.workbook.pieces import Segment
from verksted.workbook.slots import read_slots
from verksted.workbook.store import Store


@dataclass(frozen=True, slots=True)
class Packed:
    """What was done: documents in the snapshot, files removed, files that stay and why."""

    documents: int
    removed: int
    open_kept: int
    """Segments without a closing frame: somebody may still write there."""
    damaged_kept: int
    """Segments with damage: kept for `berg`."""
    stuck: tuple[str, ...]
    """Files that the system would not let us remove now."""


def pack(book: Store) -> Packed:
    """Writes a snapshot of everything, reads it back, then removes what it covers.

    The own segment is closed first. Undo does not reach back over this.

    Raises:
        WriteFailed and kin: the snapshot could not be written; nothing was removed.
    """
    with book.exclusive():
        book.refresh()
        book.end_segment()
        library = book.library
        seen = library.vector()
        try:
            made = snapshots.write(
                book.folder, library.key, book.env, slot=book.slot, seen=seen,
                cells=partial(library.cells.bodies, seen, frozenset()),
            )  # fmt: skip
        except OSError as error:
            raise translate(error, book.folder) from error
        old = [
            f"bilde/{name}"
            for picture in library.pictures.values()
            if picture.whole
            for name in picture.names
        ]
        book.take_snapshot(made)
        done = [segment for segment in library.segments.values() if _covered(segment)]
        names = [f"journal/{name}" for segment in done for name in segment.names] + old
        removed, stuck = remove_files(book, names + _broken_slots(book))
        waiting = [
            segment for segment in library.segments.values() if segment.names and not _covered(segment)
        ]
        damaged = [segment for segment in waiting if segment.missing or segment.bad]
        documents = sum(len(rows) for name, rows in library.cells.rows.items() if not name.startswith("_"))
        return Packed(documents, removed, len(waiting) - len(damaged), len(damaged), tuple(stuck))


def _covered(segment: Segment) -> bool:
    """Closed and whole: everything of it is in the snapshot, and nothing more will come."""
    return segment.closed and not segment.missing and not segment.bad


def _broken_slots(book: Store) -> list[str]:
    """Slot files that cannot be read, once everybody has one that can."""
    try:
        found = read_slots(book.env.disk, book.folder)
    except OSError:
        return []
    good = {slot.slot for _, slot in found.slots if slot.key_id == book.library.key.id}
    people = {key for key, row in book.rows("_slots").items() if not row.get("removed")}
    return [f"nokler/{name}" for name, _ in found.problems] if people <= good else []


def remove_files(book: Store, names: list[str]) -> tuple[int, list[str]]:
    """Removes files of the workbook; returns how many, and the names of those that would not go."""
    removed, stuck = 0, []
    for name in names:
        try:
            book.env.disk.remove(book.folder / name)
        except FileNotFoundError:
            if not book.env.disk.exists(book.folder / name.partition("/")[0]):
                stuck.append(Path(name).name)  # the whole folder is away
        except OSError:
            stuck.append(Path(name).name)
        else:
            removed += 1
    for place in sorted({name.partition("/")[0] for name in names if "/" in name}):
        try:
            book.env.disk.sync_folder(book.folder / place)
        except OSError:
            stuck.append(place)
    return removed, stuck
