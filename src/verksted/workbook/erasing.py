"""Erasure and new keys: a new generation with what remains, and every file of the old one deleted.

Order on disk, so that a crash at any point loses nothing and leaves nothing unsaid: the erasure is
recorded and the documents removed in the journal; a snapshot under the new key; new key slots; the
old journal and snapshots deleted; the old slots deleted last, so that an interrupted erasure can be
opened and finished.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from verksted.workbook import elsewhere, people, snapshots
from verksted.workbook.changes import PUT, Op, Remove, Seen
from verksted.workbook.disk import translate
from verksted.workbook.errors import BadRequest, NotAllowed, WorkbookError
from verksted.workbook.joining import Carried, erased_names, take_in
from verksted.workbook.keys import DataKey
from verksted.workbook.packing import remove_files
from verksted.workbook.reading import Library
from verksted.workbook.slotfile import SlotFile, bridge, reseal
from verksted.workbook.slots import read_slots, write_slot
from verksted.workbook.store import Store
from verksted.workshop.language import say
from verksted.workshop.text import clean

LOG = "_log"


@dataclass(frozen=True, slots=True)
class Decision:
    """The recorded decision that something is to be erased: when, by which role, on what basis."""

    on: date
    role: str
    basis: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an erasure or a change of key did. `text` in `receipts.py` puts it in words."""

    at: str
    workbook: str
    generation: int
    decision: Decision | None
    removed: dict[str, int]
    """Documents per table."""
    files: int
    stuck: tuple[str, ...]
    """Files the system would not let us delete."""
    without_key: tuple[str, ...]
    """Roles whose slot could not be given the new key."""
    whole: bool = False
    """The whole workbook was deleted."""


def record_decision(book: Store, decision: Decision) -> None:
    """Stores the decision; erasure asks for it.

    Raises:
        BadRequest: role or basis is empty.
    """
    role, basis = clean(decision.role).strip(), clean(decision.basis).strip()
    if not role or not basis:
        raise BadRequest(say("Vedtaket om sletting må ha dato, rolle og grunnlag."))
    fields = {"what": "decision", "on": decision.on.isoformat(), "role": role, "basis": basis}
    book.write_own([Op(PUT, LOG, book.fresh_id(), (), fields)])


def decision_of(book: Store) -> Decision | None:
    """The latest recorded decision, or None."""
    found = [row for row in book.rows(LOG).values() if row.get("what") == "decision"]
    if not found:
        return None
    last = max(found, key=lambda row: str(row.get("on", "")))
    return Decision(date.fromisoformat(str(last["on"])), str(last["role"]), str(last["basis"]))


def erase(book: Store, documents: Iterable[tuple[str, str]]) -> tuple[Receipt, DataKey]:
    """Removes documents for good, under a new key.

    Args:
        book: the open workbook; it must be opened again afterwards.
        documents: (table, key) of what is to go; what is not there is passed over.

    Raises:
        NotAllowed: no decision was recorded.
        WriteFailed and kin: the old generation is still in force.
    """
    decision = decision_of(book)
    if decision is None:
        raise NotAllowed(say("Skriv først ned vedtaket om sletting: dato, hvem som bestemte, og grunnlaget."))
    with book.exclusive():
        book.refresh()
        there = sorted({name for name in documents if book.library.cells.cell(*name) is not None})
        at = book.env.clock().isoformat(timespec="seconds")
        ops = [book.prepared(Remove(*name)) for name in there]
        mark = {"at": at, "generation": book.library.key.generation + 1}
        ops += [Op(PUT, people.ERASED, f"{table}:{key}", (), mark) for table, key in there]
        counts: dict[str, int] = {}
        for table, _ in there:
            counts[table] = counts.get(table, 0) + 1
        row = {"what": "erasing", "at": at, "role": decision.role, "basis": decision.basis, "removed": counts}
        book.write_own([*ops, Op(PUT, LOG, book.fresh_id(), (), row)])
        return renew(book, decision, counts)


def renew(book: Store, decision: Decision | None, removed: dict[str, int]) -> tuple[Receipt, DataKey]:
    """A new data key for everything that is there now; the old files are deleted.

    Raises:
        WriteFailed and kin: the old generation is still in force.
    """
    with book.exclusive():
        book.refresh()
        book.end_segment()
        library, env = book.library, book.env
        old = library.key
        new = DataKey(old.workbook, old.generation + 1, env.random(32))
        seen = library.vector()
        if book.slot.id not in book.rows(people.TABLE):
            raise BadRequest(
                say("Opplysningene om nøkkelen din er borte fra arbeidsboka; bruk «berg» først.")
            )
        made: list[Path] = []
        try:
            made += snapshots.write(
                book.folder, new, env, slot=book.slot, seen=seen,
                cells=partial(library.cells.bodies, seen, frozenset()), replaces=old.generation,
            ).paths  # fmt: skip
            without = give_key(book, new)
            made += _late(book, new, seen)
        except OSError as error:
            _take_back(book, new, made)
            raise translate(error, book.folder) from error
        files, stuck = clear(book, library)
        book.retire()
        at = env.clock().isoformat(timespec="seconds")
        receipt = Receipt(at, book.id, new.generation, decision, removed, files, tuple(stuck), tuple(without))
        return receipt, new


def _late(book: Store, new: DataKey, seen: dict[str, Seen]) -> tuple[Path, ...]:
    """What others wrote while the new key was made, before they could see it: under the new key too.

    Raises:
        OSError: the disk would not.
    """
    library = book.library
    library.refresh(book.env.clock())
    now = library.vector()
    if all(short in seen and by.seq <= seen[short].seq for short, by in now.items()):
        return ()
    cells = partial(library.cells.bodies, now, erased_names(library.cells))
    return snapshots.write(book.folder, new, book.env, slot=book.slot, seen=now, cells=cells).paths


def _take_back(book: Store, new: DataKey, made: list[Path]) -> None:
    """Removes what was written under a key that did not come into force; what cannot go is only told."""
    for path in made:
        book.env.disk.discard(path)
    try:
        slots = read_slots(book.env.disk, book.folder).slots
    except (OSError, WorkbookError):
        return
    for path, slot in slots:
        if slot.key_id == new.id:
            book.env.disk.discard(path)


def give_key(book: Store, new: DataKey) -> list[str]:
    """Writes a slot file under the new key for everybody who has none; returns roles left out.

    Raises:
        OSError: the disk would not.
    """
    found = [
        slot for _, slot in read_slots(book.env.disk, book.folder).slots if slot.workbook == new.workbook
    ]
    has = {slot.slot for slot in found if slot.key_id == new.id}
    old: dict[str, SlotFile] = {}
    for slot in sorted(found, key=lambda slot: slot.generation):
        if slot.kind != "bridge" and slot.key_id != new.id:
            old[slot.slot] = slot
    without = []
    for slot_id, row in book.rows(people.TABLE).items():
        if row.get("removed") or slot_id in has:
            continue
        public = bytes.fromhex(str(row.get("seal", "")))
        if slot_id in old:
            made = reseal(old[slot_id], new, public, book.env.random)
        elif row.get("elsewhere"):
            made = reseal(bridge(new, slot_id), new, public, book.env.random)
        else:
            without.append(str(row.get("role", "")))
            continue
        write_slot(book.env.disk, book.folder / "nokler", made, book.env.random)
        has.add(slot_id)
    if book.slot.id not in has:
        raise FileNotFoundError(book.slot.id)  # nobody may lock himself out
    return without


def clear(book: Store, old: Library) -> tuple[int, list[str]]:
    """Deletes every file under an old key: journal and snapshots first, its slots last."""
    place = book.folder
    names = [name for name, _ in old.files()] + sorted(old.own)
    names += [f"journal/{name}" for segment in old.segments.values() for name in segment.names]
    names += [f"bilde/{name}" for picture in old.pictures.values() for name in picture.names]
    files, stuck = remove_files(book, sorted(set(names)))
    try:
        slots = read_slots(book.env.disk, place).slots
    except OSError:
        return files, [*stuck, "nokler"]
    ours = [
        f"nokler/{path.name}"
        for path, slot in slots
        if slot.key_id == old.key.id and path.parent.name == "nokler"
    ]
    more, also = remove_files(book, ours)
    return files + more, stuck + also


def settle(book: Store, strays: Iterable[Library], *, merge: bool) -> Carried:
    """Deletes what lies under older keys, after taking in what is new there if `merge`.

    Raises:
        WriteFailed and kin: the disk would not; what was deleted so far is gone.
    """
    documents = erased = 0
    for stray in strays:
        if merge:
            carried = take_in(book, stray)
            documents, erased = documents + carried.documents, erased + carried.erased
        try:
            give_key(book, book.library.key)
        except OSError as error:
            raise translate(error, book.folder) from error
        clear(book, stray)
    return Carried(documents, erased)


def _remove_outside(book: Store, paths: Iterable[Path]) -> tuple[int, list[str]]:
    """Removes the slots on this machine and on the sticks that are in; returns as `remove_files`."""
    removed, stuck = 0, []
    for path in paths:
        try:
            book.env.disk.remove(path)
        except OSError:
            stuck.append(path.name)
        else:
            removed += 1
    return removed, stuck


def destroy(book: Store, extra: Iterable[str] = ()) -> Receipt:
    """Deletes the whole workbook: the slots first, so that no copy of the rest opens from here.

    Raises:
        NotAllowed: no decision was recorded.
    """
    decision = decision_of(book)
    if decision is None:
        raise NotAllowed(say("Skriv først ned vedtaket om sletting: dato, hvem som bestemte, og grunnlaget."))
    with book.exclusive():
        counts = {
            name: len(rows) for name, rows in book.library.cells.rows.items() if rows and name[0] != "_"
        }
        book.retire()
        disk, folder = book.env.disk, book.folder
        files, stuck = 0, list(extra)
        for place, suffix in (("nokler", ".slot"), ("bilde", ".vs"), ("journal", ".vj")):
            names = [f"{place}/{entry.name}" for entry in disk.entries(folder / place, suffix)]
            more, also = remove_files(book, names)
            files, stuck = files + more, stuck + also
        outside = elsewhere.find(book.env, book.data_key.workbook).files
        more, also = remove_files(book, ["hode.json"])
        gone, left = _remove_outside(book, outside)
        more, also = more + gone, also + left
        disk.remove_empty(folder)
        at = book.env.clock().isoformat(timespec="seconds")
        return Receipt(
            at, book.id, book.generation, decision, counts, files + more, tuple(stuck + also), (), whole=True
        )
