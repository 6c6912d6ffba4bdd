"""The documents of an open workbook: reading, changing and undoing.

One writer and any number of readers may be on different threads. The writing itself is in `ledger.py`;
keys, drafts and the making of workbooks are in `book.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from verksted.workbook import changes, history
from verksted.workbook.cells import Cell, Rows, Version
from verksted.workbook.changes import PUT, REMOVE, Op, Put, Remove, Stamp
from verksted.workbook.disk import translate
from verksted.workbook.environment import Environment
from verksted.workbook.errors import (
    BadRequest,
    ChangedByOther,
)
from verksted.workbook.ledger import Ledger
from verksted.workbook.people import Slot
from verksted.workbook.reading import Library
from verksted.workshop.language import say
from verksted.workshop.text import clean

if TYPE_CHECKING:
    from verksted.workbook.tables import Table


@dataclass(frozen=True, slots=True)
class Kept:
    """One of the versions of a document that stand side by side; no document means removed."""

    version: str
    document: Mapping[str, Any] | None
    stamp: Stamp


class Store(Ledger):
    """Documents of one unlocked workbook: reading, changing, undoing."""

    def __init__(self, library: Library, slot: Slot, env: Environment) -> None:
        super().__init__(library, slot, env)
        self._tables: dict[str, Table] = {}

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
            return self._library.cells.table(table).get(key)

    def documents(self, table: str) -> Rows:
        """All documents of a table by key, as they are now."""
        with self._memory:
            return self._library.cells.table(table).still()

    def rows(self, table: str) -> Rows:
        """As `documents`, but a live view: only for the thread that writes."""
        return self._library.cells.table(table)

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
            rows = self._library.cells.table(table)
            cells = ((key, rows.held[key]) for key in rows.held if key in rows.several)
            return tuple(
                key for key, cell in cells if isinstance(cell, Cell) and len(cell.live) > 1 and cell.winner()
            )

    def stamp_of(self, table: str, key: str) -> Stamp | None:
        """When and by whom the shown version was written."""
        with self._memory:
            winner = self._winner(table, key)
            return _stamp(winner) if winner else None

    def refresh(self) -> set[tuple[str, str]]:
        """Reads what other writers have added; returns the (table, key) that may have changed.

        Raises:
            WorkbookError: the folder cannot be read; what was read before stays.
        """
        with self._writing:
            key = self._library.key
            touched = self._keeping_up(self._read_on)
            return touched if self._library.key == key else self._every_name()

    def _read_on(self) -> set[tuple[str, str]]:
        with self._memory:
            try:
                self._check_key()
                return self._library.refresh(self._env.clock())
            except OSError as error:
                raise translate(error, self.folder) from error

    def _every_name(self) -> set[tuple[str, str]]:
        """Every document there is or was: after a new key anything may have changed."""
        with self._memory:
            return set(self._library.cells.names())

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
                raise ChangedByOther(say("Noen andre har endret dette etterpå, så det kan ikke angres."))
            stamp, reversed_step = self._write([op for op, _ in found], step.label, 0)
            frame = stamp.version.rpartition(".")[0]
            for place, (_, names) in enumerate(found):
                self._history.renamed |= dict.fromkeys(names, f"{frame}.{place}")
            source.pop()
            target.append(reversed_step)
            return step.label


def _stamp(version: Version) -> Stamp:
    return Stamp(changes.moment(version.ms), version.author.role, version.author.slot, version.dot)


def _user_table(name: str) -> str:
    if name.startswith("_"):
        raise BadRequest(say("«{name}» er arbeidsbokas egen tabell.", name=clean(name)[:40]))
    return changes.check_name(name)
