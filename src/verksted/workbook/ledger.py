"""What writes: each change of an open workbook is one appended, durable frame, and then memory.

Writing is serialised by one lock that is held over the disk; memory has another that never is, so
reading does not wait for a disk. What users of a workbook call is in `store.py` and `book.py`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from verksted import __version__
from verksted.workbook import changes, history, tips
from verksted.workbook.changes import VOID, Change, Op, Stamp
from verksted.workbook.container import FrameType
from verksted.workbook.disk import translate
from verksted.workbook.environment import Environment
from verksted.workbook.errors import (
    ChangedByOther,
    Closed,
    FolderGone,
    NewerGeneration,
    WorkbookError,
)
from verksted.workbook.keys import DataKey
from verksted.workbook.people import ERASED, Slot
from verksted.workbook.pieces import Picture, Segment
from verksted.workbook.reading import Library
from verksted.workbook.slots import read_slots
from verksted.workbook.writing import Journal, SegmentWriter
from verksted.workshop.language import say
from verksted.workshop.text import clean

if TYPE_CHECKING:
    from verksted.workbook.snapshots import Made


class NewKey(Enum):
    """What an open workbook has met: no newer key, one that it went on under, one that it could not."""

    NONE = "none"
    FOLLOWED = "followed"
    MET = "met"


T = TypeVar("T")
TIP_EVERY = 100
"""Changes between two tips; opening and closing make one, too."""


class Ledger:
    """The journal of this program over the documents of one unlocked workbook."""

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
        self.follows = False
        """Whether a newer key is taken over at once (`renewing.follow`); `new_key` then says that it was."""
        self.new_key = NewKey.NONE
        """What has happened to the key and the user has not been asked about yet."""
        self._slot_names = self._names_of_slots()
        self._unsaved = 0
        self._journal = self._new_journal()

    def _write(self, ops: list[Op], label: str, flags: int, draft: str = "") -> tuple[Stamp, history.Step]:
        """Appends one change frame, then changes memory; what was void before goes along."""
        return self._keeping_up(lambda: self._write_once(self._without_erased(ops), label, flags, draft))

    def _without_erased(self, ops: list[Op]) -> list[Op]:
        """What of it may be written: nothing that was erased for good comes back by being edited.

        Raises:
            ChangedByOther: nothing is left.
        """
        gone = self._library.cells.table(ERASED)
        kept = [op for op in ops if f"{op.table}:{op.key}" not in gone]
        if ops and not kept:
            raise ChangedByOther(say("Dette er slettet for godt av noen andre, så det kan ikke endres."))
        return kept

    def _keeping_up(self, action: Callable[[], T]) -> T:
        """The action; once more under the newer key that it met, if the workbook follows keys."""
        try:
            return action()
        except NewerGeneration:
            self.new_key = NewKey.MET
            if not self.follows:
                raise
            self._follow()
        return action()

    def _follow(self) -> None:
        """Goes on under the newer key; a workbook that has its secret can. Raises as `renewing.follow`."""
        raise NotImplementedError

    def _write_once(self, ops: list[Op], label: str, flags: int, draft: str) -> tuple[Stamp, history.Step]:
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
            self._library.cells.take(seq, change, segment.author)
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
            raise Closed(say("Arbeidsboka er lukket."))
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
        names = self._names_of_slots()
        if names == self._slot_names and not anew:
            return
        if not names:
            raise FolderGone(
                say(
                    "Mappen «{name}» er ikke der lenger, så det siste ble ikke lagret.", name=self.folder.name
                )
            )
        key = self._library.key
        slots = [
            item for item in read_slots(self._env.disk, self.folder).slots if item[1].workbook == key.workbook
        ]
        replaced = all(slot.key_id != key.id for _, slot in slots)
        for path, slot in slots:
            if slot.slot == self.slot.id and path.name not in self._slot_names:
                replaced = replaced or (-slot.generation, slot.key_id) < (-key.generation, key.id)
        if replaced:
            raise NewerGeneration(say("Arbeidsboka har fått ny nøkkel; åpne den på nytt med passordet ditt."))
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

    @property
    def met_new_key(self) -> bool:
        """Whether there is a newer key that the user has not been asked about yet: see `Workbook.reopen`."""
        return self.new_key is not NewKey.NONE

    def _check_open(self) -> None:
        if self._closed:
            raise Closed(say("Arbeidsboka er lukket; åpne den igjen for å skrive."))

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

    def replace_library(self, library: Library, slot: Slot) -> None:
        """Goes on with another reading of the workbook, under another key; ends the undo history."""
        with self._writing, self._memory:
            self._journal.abandon()
            self._library, self.slot = library, slot
            self.know_slots()
            self._journal = self._new_journal()
            self._history.barrier()

    def _new_journal(self) -> Journal:
        library, env = self._library, self._env
        return Journal(
            env.disk, library.folder, library.key, env.random, self._opening_body, self._segment_started
        )

    def know_slots(self) -> None:
        """Goes on with the slot files that lie there now. For the modules of this package only."""
        self._slot_names = self._names_of_slots()

    def _names_of_slots(self) -> frozenset[str]:
        return frozenset(entry.name for entry in self._env.disk.entries(self.folder / "nokler", ".slot"))

    def retire(self) -> None:
        """No more writing from here: the key is no longer in force."""
        with self._writing:
            self._closed = True
            self._journal.abandon()

    def save_tip(self) -> None:
        """Remembers, outside the folder, how far everybody had come; what has been lost stays remembered."""
        self._unsaved = 0
        with self._memory:
            seen = tips.farthest(self._library.vector(), self._library.claims)
        tips.save(self._env, self._library.key, self.slot.id, seen)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keeps other writers of this program out, for a read that a write depends on."""
        with self._writing:
            yield

    def fresh_id(self) -> str:
        """An id for a new document."""
        return self._env.random(8).hex()


def _replacing(change: Change, frame: str) -> Change:
    """The same change, which also replaces itself as it may stand in a frame that failed."""
    ops = tuple(
        Op(op.kind, op.table, op.key, (*op.base, f"{frame}.{place}"), op.document)
        for place, op in enumerate(change.ops)
    )
    return Change(change.ms, change.count, change.label, change.flags, ops, change.draft)
