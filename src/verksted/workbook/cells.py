"""The documents in memory: every live version of each, and how changes and snapshots come in.

A document is a register that keeps all versions nobody has replaced. A version is named by a *dot*,
`segment.frame.place`, and a change names the dots it replaces; so the result is the same whatever
order the frames come in, and the same frame twice changes nothing. No files and no keys in here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from verksted.workbook.changes import REMOVE, VOID, CellBody, Change, Seen, VersionBody


@dataclass(slots=True)
class Author:
    """Who wrote a segment; filled in when its first frame has been read."""

    role: str = ""
    slot: str = ""


_pack = msgspec.json.Encoder().encode
_unpack = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document, which is kept packed: ten thousand notes as objects would take four
    times the room. `packed` is None when the document was removed.
    """

    dot: str
    ms: int
    count: int
    author: Author
    packed: bytes | None

    @property
    def document(self) -> dict[str, Any] | None:
        """A copy of one's own."""
        return None if self.packed is None else _unpack(self.packed)

    @property
    def order(self) -> tuple[int, int, str]:
        return self.ms, self.count, self.dot


class Rows(Mapping[str, dict[str, Any]]):
    """The documents of a table by key, unpacked one by one as they are asked for."""

    __slots__ = ("packed",)

    def __init__(self, packed: dict[str, bytes] | None = None) -> None:
        self.packed: dict[str, bytes] = {} if packed is None else packed

    def __getitem__(self, key: str) -> dict[str, Any]:
        document: dict[str, Any] = _unpack(self.packed[key])
        return document

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)

    def __contains__(self, key: object) -> bool:
        return key in self.packed

    def differing(self, other: Rows) -> set[str]:
        """The keys whose documents are not the same here and in `other`, an earlier or later `still`."""
        return {
            key
            for key in self.packed.keys() | other.packed.keys()
            if self.packed.get(key) is not other.packed.get(key)
        }

    def still(self) -> Rows:
        """The rows as they are now, whatever comes later."""
        return Rows(dict(self.packed))


class Cell:
    """The live versions of one document, and dots that were replaced."""

    __slots__ = ("dead", "live")

    def __init__(self, live: tuple[Version, ...]) -> None:
        self.live = live
        self.dead: set[str] | None = None

    def kill(self, dots: Iterable[str]) -> None:
        dots = set(dots)
        if dots:
            self.dead = dots | (self.dead or set())
            self.live = tuple(version for version in self.live if version.dot not in dots)

    def add(self, version: Version) -> None:
        if self.dead and version.dot in self.dead:
            return
        if all(other.dot != version.dot for other in self.live):
            self.live = (*self.live, version)

    def winner(self) -> Version | None:
        """The version that is shown: the latest that is not a removal."""
        if len(self.live) == 1:
            only = self.live[0]
            return only if only.packed is not None else None
        there = [version for version in self.live if version.packed is not None]
        return max(there, key=lambda version: version.order, default=None)


def split_dot(dot: str) -> tuple[str, int]:
    """Segment and frame number of a version's name; (`""`, -1) if it is no such name."""
    segment, _, rest = dot.partition(".")
    number = rest.partition(".")[0]
    return (segment, int(number)) if number.isdecimal() and len(number) < 16 else ("", -1)


def covers(seen: Mapping[str, Seen], dot: str) -> bool:
    segment, seq = split_dot(dot)
    found = seen.get(segment)
    return found is not None and found.covers(seq)


class Cells:
    """All documents of a workbook. Not locked: the workbook does that."""

    def __init__(self) -> None:
        self.cells: dict[str, dict[str, Cell]] = {}
        self.rows: dict[str, Rows] = {}
        """Per table and key, the document of the winning version."""

    def table(self, name: str) -> Rows:
        found = self.rows.get(name)
        if found is None:
            found = self.rows[name] = Rows()
        return found

    def cell(self, table: str, key: str) -> Cell | None:
        return self.cells.get(table, {}).get(key)

    def take(self, segment: str, seq: int, change: Change, author: Author) -> list[tuple[str, str]]:
        """Applies a change frame; returns the documents it touched."""
        touched = []
        for place, op in enumerate(change.ops):
            table = self.cells.setdefault(op.table, {})
            cell = table.get(op.key)
            if cell is None:
                cell = table[op.key] = Cell(())
            if op.base:
                cell.kill(op.base)
            if op.kind != VOID:
                packed = None if op.kind == REMOVE or op.document is None else _pack(op.document)
                dot = f"{segment}.{seq}.{place}"
                cell.add(Version(dot, change.ms, change.count, author, packed))
            self._refresh(op.table, op.key, cell)
            touched.append((op.table, op.key))
        return touched

    def load(self, bodies: Iterable[CellBody], authors: Mapping[str, Author]) -> int:
        """Adds the cells of a snapshot as they stand; returns how many."""
        nobody, count = Author(), 0
        for body in bodies:
            count += 1
            table = self.cells.setdefault(body.table, {})
            cell = table.get(body.key)
            if cell is None:
                cell = table[body.key] = Cell(())
            if body.dead:
                cell.kill(body.dead)
            for version in body.versions:
                author = authors.get(version.dot.partition(".")[0], nobody)
                packed = None if version.document is None else _pack(version.document)
                cell.add(Version(version.dot, version.ms, version.count, author, packed))
            self._refresh(body.table, body.key, cell)
        return count

    def drop_replaced(self, seen: Mapping[str, Seen], kept: set[tuple[str, str, str]]) -> None:
        """Drops versions that a whole snapshot has `seen` but no longer holds among `kept`."""
        for name, table in self.cells.items():
            for key, cell in table.items():
                gone = [v.dot for v in cell.live if (name, key, v.dot) not in kept and covers(seen, v.dot)]
                if gone:
                    cell.kill(gone)
                    self._refresh(name, key, cell)

    def bodies(self, seen: Mapping[str, Seen], erased: frozenset[tuple[str, str]]) -> Iterator[CellBody]:
        """Every cell as a snapshot holds it, without the documents of `erased`."""
        for name, table in self.cells.items():
            for key, cell in table.items():
                gone = (name, key) in erased
                versions = tuple(
                    VersionBody(v.dot, v.ms, v.count, None if gone else v.document) for v in cell.live
                )
                dead = tuple(sorted(dot for dot in cell.dead or () if not covers(seen, dot)))
                if versions or dead:
                    yield CellBody(name, key, versions, dead)

    def _refresh(self, table: str, key: str, cell: Cell) -> None:
        packed = self.table(table).packed
        winner = cell.winner()
        if winner is None or winner.packed is None:
            packed.pop(key, None)
        else:
            packed[key] = winner.packed
