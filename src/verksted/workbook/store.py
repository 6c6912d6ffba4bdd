"""The core of an open workbook: documents in memory, each change an appended, durable frame.

One writer and any number of readers may be on different threads: writing is serialised by one lock
that is held over the disk, memory by another that never is, so reading does not wait for a disk.
Keys, drafts and the making of workbooks are in `book.py`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from verksted import __version__
from verksted.workbook import changes, history, tips
from verksted.workbook.cells import Version
from verksted.workbook.changes import PUT, REMOVE, VOID, Change, Op, Put, Remove, Stamp
from verksted.workbook.container import FrameType
from verksted.workbook.disk import translate
from verksted.workbook.environment import Environment
from verksted.workbook.errors import (
    BadRequest,
    ChangedByOther,
    Closed,
    FolderGone,
    NewerGeneration,
    WorkbookError,
)
from verksted.workbook.keys import DataKey
from verksted.workbook.people import Slot
from verksted.workbook.reading import Library, Picture, Segment
from verksted.workbook.slots import read_slots
from verksted.workbook.writing import Journal, SegmentWriter
from verksted.workshop.text import clean

if TYPE_CHECKING:
    from verksted.workbook.snapshots import Made
    from verksted.workbook.tables import Table


TIP_EVERY = 100
"""Changes between two tips; opening and closing make one, too."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One of the versions of a document that stand side by side; no document means removed."""

    version: str
    document: Mapping[str, Any] | None
    stamp: Stamp


class Store:
    """Documents of one unlocked workbook, and the journal of this program."""

    def __init__(self, library: Library, slot: Slot, env: Environment) -> None:
        self.folder: Path = library.folder
        self.id: str = library.key.workbook.hex()
        self.slot = slot
        self._library = library
        self._env = env
        self._history = history.History()
        self._voids: list[Op] = []
        self._writing = threading.RLock()
        self._memory = threading.RLock()
        self._closed = False
        self._slot_names = frozenset(
            entry.name for entry in env.disk.entries(self.folder / "nokler", ".slot")
        )
        self._unsaved = 0
        self._tables: dict[str, Table] = {}
        self._journal = Journal(
            env.disk, library.folder, library.key, env.random, self._opening_body, self._segment_started
        )

    # Reading --------------------------------------------------------------------------------------

    def table(self, name: str) -> Table:
        """The TinyDB table of that name. Names that begin with `_` are the workbook's own."""
        from verksted.workbook.tables import Table

        if name not in self._tables:
            self._tables[_user_table(name)] = Table(self, name)
        return self._tables[name]

    def get(self, table: str, key: str) -> dict[str, Any] | None:
        """The document as shown: the latest version. Do not change nested values in place."""
        with self._memory:
            row = self._library.cells.table(table).get(key)
            return dict(row) if row is not None else None

    def documents(self, table: str) -> Mapping[str, dict[str, Any]]:
        """All documents of a table by key, as they are now; they must not be changed in place."""
        with self._memory:
            return MappingProxyType(dict(self._library.cells.table(table)))

    def rows(self, table: str) -> Mapping[str, dict[str, Any]]:
        """As `documents`, but a live view: only for the thread that writes."""
        return MappingProxyType(self._library.cells.table(table))

    def version(self, table: str, key: str) -> str:
        """The name of the version that `get` returns, or `""`: keep it while the user edits."""
        with self._memory:
            winner = self._winner(table, key)
            return winner.dot if winner else ""

    def versions(self, table: str, key: str) -> tuple[Kept, ...]:
        """Every version that nobody has replaced, latest first; more than one is a conflict."""
        with self._memory:
            cell = self._library.cells.cell(table, key)
            live = sorted(cell.live, key=lambda v: v.order, reverse=True) if cell else []
            return tuple(Kept(v.dot, v.document, _stamp(v)) for v in live)

    def conflicts(self, table: str) -> tuple[str, ...]:
        """Keys of the documents of which several versions stand side by side."""
        with self._memory:
            cells = self._library.cells.cells.get(table, {})
            return tuple(key for key, cell in cells.items() if len(cell.live) > 1 and cell.winner())

    def stamp_of(self, table: str, key: str) -> Stamp | None:
        """When and by whom the shown version was written."""
        with self._memory:
            winner = self._winner(table, key)
            return _stamp(winner) if winner else None

    def fresh_id(self) -> str:
        """An id for a new document."""
        return self._env.random(8).hex()

    def refresh(self) -> set[tuple[str, str]]:
        """Reads what other writers have added; returns the (table, key) that may have changed.

        Raises:
            WorkbookError: the folder cannot be read; what was read before stays.
        """
        with self._writing, self._memory:
            try:
                self._check_key()
                return self._library.refresh(self._env.clock())
            except OSError as error:
                raise translate(error, self.folder) from error

    # Writing --------------------------------------------------------------------------------------

    def apply(
        self, ops: Sequence[Put | Remove], *, label: str, barrier: bool = False, draft: str = ""
    ) -> Stamp:
        """Several documents, one frame, one undo step. Returns when the bytes are on the disk.

        Args:
            ops: what to set and remove; the last one for a document counts.
            label: what the user did, for the undo line.
            barrier: nothing up to and including this can be undone.
            draft: the field whose draft is no longer needed.

        Raises:
            BadRequest: a document that cannot be held.
            ReadOnly, DiskFull, FolderGone, WriteFailed: nothing was stored, memory is unchanged.
        """
        latest = {(op.table, op.key): op for op in ops}
        for op in latest.values():
            _user_table(op.table)
        with self._writing:
            prepared = [self.prepared(op) for op in latest.values()]
            stamp, step = self._write(prepared, label, changes.BARRIER if barrier else 0, draft)
            if barrier:
                self._history.barrier()
            elif prepared:
                self._history.did(step)
            return stamp

    def settle(self, table: str, key: str, document: dict[str, Any], *, label: str) -> Stamp:
        """Sets the document and ends a conflict: replaces every version that stands now."""
        over = tuple(kept.version for kept in self.versions(table, key))
        return self.apply([Put(table, key, document, over)], label=label)

    def undo(self) -> str | None:
        """Takes back the last change; returns its label, or None when there is none to take back.

        Raises:
            ChangedByOther: somebody has built on all of it. It is dropped from the history.
        """
        return self._travel(self._history.back, self._history.forth)

    def redo(self) -> str | None:
        """Does again what was undone last; returns its label, or None."""
        return self._travel(self._history.forth, self._history.back)

    def barrier(self, reason: str) -> None:
        """Nothing before this can be undone."""
        with self._writing:
            self._write([], reason, changes.BARRIER)
            self._history.barrier()

    # Inside ---------------------------------------------------------------------------------------

    def _winner(self, table: str, key: str) -> Version | None:
        cell = self._library.cells.cell(table, key)
        return cell.winner() if cell else None

    def prepared(self, op: Put | Remove) -> Op:
        """The operation that an op stands for now. For the modules of this package only."""
        changes.check_name(op.table)
        changes.check_name(op.key)
        with self._memory:
            cell = self._library.cells.cell(op.table, op.key)
            live = tuple(version.dot for version in cell.live) if cell else ()
            if isinstance(op, Remove):
                return Op(REMOVE, op.table, op.key, live)
            if op.over is not None:
                return Op(PUT, op.table, op.key, op.over, changes.checked(op.document))
            winner = cell.winner() if cell else None
            base = (winner.dot,) if winner else live
        return Op(PUT, op.table, op.key, base, changes.checked(op.document))

    def _travel(self, source: list[history.Step], target: list[history.Step]) -> str | None:
        with self._writing:
            if not source:
                return None
            step = source[-1]
            with self._memory:
                found = history.reverse(step, self._library.cells, self._history)
            if not found:
                source.pop()
                raise ChangedByOther("Noen andre har endret dette etterpå, så det kan ikke angres.")
            stamp, reversed_step = self._write([op for op, _ in found], step.label, 0)
            frame = stamp.version.rpartition(".")[0]
            for place, (_, names) in enumerate(found):
                self._history.renamed |= dict.fromkeys(names, f"{frame}.{place}")
            source.pop()
            target.append(reversed_step)
            return step.label

    def _write(self, ops: list[Op], label: str, flags: int, draft: str = "") -> tuple[Stamp, history.Step]:
        """Appends one change frame, then changes memory; what was void before goes along."""
        self._check_open()
        with self._memory:
            ms, count = self._library.clock.tick(changes.milliseconds(self._env.clock()))
            names = {(op.table, op.key) for op in ops}
            cells = self._library.cells
            before = {name: cell.live for name in names if (cell := cells.cell(*name)) is not None}
        change = Change(ms, count, clean(label)[:200], flags, (*ops, *self._voids), draft)
        segment, seq, change = self._append_change(change)
        self._voids.clear()
        with self._memory:
            segment.changes += 1
            segment.ms = ms
            self._library.cells.take(segment.header.short, seq, change, segment.author)
        self._unsaved += 1
        if self._unsaved >= TIP_EVERY:
            self.save_tip()
        step = history.step_of(label, segment.header.short, seq, list(change.ops[: len(ops)]), before)
        where = step.items[0].came[0] if step.items else ""
        return Stamp(changes.moment(ms), segment.author.role, segment.author.slot, where), step

    def _append_change(self, change: Change) -> tuple[Segment, int, Change]:
        tried: list[str] = []

        def body() -> bytes:
            nonlocal change
            if tried:
                change = _replacing(change, tried[-1])
            current = self._journal.ensure()
            tried.append(f"{current.header.short}.{current.seq}")
            return changes.encode(change)

        try:
            segment, seq = self._append(FrameType.CHANGE, body)
        except WorkbookError:
            for frame in tried:
                self._voids += [
                    Op(VOID, op.table, op.key, (f"{frame}.{place}",)) for place, op in enumerate(change.ops)
                ]
            raise
        return segment, seq, change

    def _append(self, kind: FrameType, body: Callable[[], bytes]) -> tuple[Segment, int]:
        """Writes a frame; after a failure once more, into a new segment."""
        for attempt in (1, 2):
            try:
                self._check_key(anew=attempt > 1)
                self._journal.ensure()
                seq = self._journal.append(kind, body())
                self._check_there()
                break
            except OSError as error:
                self._journal.abandon()
                if attempt == 2:
                    raise translate(error, self.folder) from error
        current = self._journal.current
        if current is None:  # cannot be: the append went well
            raise Closed("Arbeidsboka er lukket.")
        segment = self._library.segments[current.header.short]
        with self._memory:
            segment.top, segment.tag = seq, current.tag.hex()
        return segment, seq

    def _segment_started(self, made: SegmentWriter, frames: int) -> None:
        with self._memory:
            segment = Segment(made.header, top=frames - 1, tag=made.tag.hex(), names={made.path.name})
            segment.author.role, segment.author.slot = self.slot.role, self.slot.id
            segment.ms = changes.milliseconds(self._env.clock())
            self._library.segments[made.header.short] = segment
            self._library.own.add(f"journal/{made.path.name}")

    def _opening_body(self) -> bytes:
        with self._memory:
            seen = self._library.vector()
            now = changes.milliseconds(self._env.clock())
        return changes.encode(changes.Opening(now, self.slot.id, self.slot.role, __version__, seen))

    def _check_key(self, *, anew: bool = False) -> None:
        """Looks whether this slot has been given a newer key; costs a listing, and more if `anew`.

        Raises:
            NewerGeneration: it has. What was written under the old key is carried over by `take_in`.
        """
        names = frozenset(entry.name for entry in self._env.disk.entries(self.folder / "nokler", ".slot"))
        if names == self._slot_names and not anew:
            return
        if not names:
            raise FolderGone(f"Mappa «{self.folder.name}» er ikke der lenger, så det siste ble ikke lagret.")
        key = self._library.key
        slots = [
            item for item in read_slots(self._env.disk, self.folder).slots if item[1].workbook == key.workbook
        ]
        replaced = all(slot.key_id != key.id for _, slot in slots)
        for path, slot in slots:
            if slot.slot == self.slot.id and path.name not in self._slot_names:
                replaced = replaced or (-slot.generation, slot.key_id) < (-key.generation, key.id)
        if replaced:
            raise NewerGeneration("Arbeidsboka har fått ny nøkkel; åpne den på nytt med passordet ditt.")
        self._slot_names = names

    def _check_there(self) -> None:
        """Whether the file that was just written still has its name: an erasure elsewhere may have taken it.

        Raises:
            FileNotFoundError: it has not; what was written counts for nothing.
        """
        current = self._journal.current
        if current is not None and not self._env.disk.exists(current.path):
            raise FileNotFoundError(current.path.name)

    @property
    def generation(self) -> int:
        """1 for a new workbook; one more for each new data key."""
        return self._library.key.generation

    def _check_open(self) -> None:
        if self._closed:
            raise Closed("Arbeidsboka er lukket; åpne den igjen for å skrive.")

    @property
    def data_key(self) -> DataKey:
        """For the modules of this package only."""
        return self._library.key

    @property
    def library(self) -> Library:
        """For the modules of this package only."""
        return self._library

    @property
    def env(self) -> Environment:
        """For the modules of this package only."""
        return self._env

    def end_segment(self) -> None:
        """Closes the segment of this program; the next change makes a new one.

        Raises:
            WriteFailed and kin: the closing frame was not stored; the segment stays open for good.
        """
        with self._writing:
            current = self._journal.current
            if current is None:
                return
            try:
                self._journal.finish(self._opening_body())
            except OSError as error:
                raise translate(error, self.folder) from error
            with self._memory:
                segment = self._library.segments[current.header.short]
                segment.top, segment.tag, segment.closed = current.seq - 1, current.tag.hex(), True

    def take_snapshot(self, made: Made) -> None:
        """Notes that a snapshot of this program stands for what memory holds; ends the undo history."""
        with self._memory:
            names = {path.name for path in made.paths}
            self._library.own.update(f"bilde/{name}" for name in names)
            self._library.pictures[made.header.short] = Picture(
                made.header, made.base, made.base.cells, whole=True, names=names
            )
            self._library.cover(made.base.seen)
            self._history.barrier()

    def write_own(self, ops: list[Op]) -> None:
        """Writes documents of the workbook's own tables; nothing before this can be undone."""
        with self._writing:
            self._write(ops, "", changes.BARRIER)
            self._history.barrier()

    def forget_history(self) -> None:
        """Nothing before now can be undone."""
        self._history.barrier()

    def retire(self) -> None:
        """No more writing from here: the key is no longer in force."""
        with self._writing:
            self._closed = True
            self._journal.abandon()

    def save_tip(self) -> None:
        """Remembers, outside the folder, how far everybody had come."""
        self._unsaved = 0
        with self._memory:
            seen = self._library.vector()
        tips.save(self._env, self._library.key, self.slot.id, seen)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keeps other writers of this program out, for a read that a write depends on."""
        with self._writing:
            yield


def _replacing(change: Change, frame: str) -> Change:
    """The same change, which also replaces itself as it may stand in a frame that failed."""
    ops = tuple(
        Op(op.kind, op.table, op.key, (*op.base, f"{frame}.{place}"), op.document)
        for place, op in enumerate(change.ops)
    )
    return Change(change.ms, change.count, change.label, change.flags, ops, change.draft)


def _stamp(version: Version) -> Stamp:
    return Stamp(changes.moment(version.ms), version.author.role, version.author.slot, version.dot)


def _user_table(name: str) -> str:
    if name.startswith("_"):
        raise BadRequest(f"«{clean(name)[:40]}» er arbeidsbokas egen tabell.")
    return changes.check_name(name)
