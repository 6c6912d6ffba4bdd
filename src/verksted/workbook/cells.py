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
    """Who wrote a segment (short name); the rest is filled in when its first frame has been read."""

    segment: str
    role: str = ""
    slot: str = ""


_pack = msgspec.json.Encoder().encode
_unpack = msgspec.json.Decoder().decode
_NO_FRAME = -1
"""Frame number of a version whose name is not of the usual form; the name is then its author's segment."""


class Version(msgspec.Struct, frozen=True, gc=False, weakref=False):
    """One version of a document, which is kept packed: ten thousand notes as objects would take four
    times the room. `packed` is None when the document was removed.

    It is also the whole cell of a document that has this version alone, as nearly all have: hence `live`,
    `dead` and `winner`, as those of a `Cell`.
    """

    author: Author
    seq: int
    place: int
    ms: int
    count: int
    packed: bytes | None

    @property
    def dot(self) -> str:
        """The name of the version: made when it is asked for, so that it takes no room."""
        segment = self.author.segment
        return segment if self.seq == _NO_FRAME else f"{segment}.{self.seq}.{self.place}"

    @property
    def document(self) -> dict[str, Any] | None:
        """A copy of one's own."""
        return None if self.packed is None else _unpack(self.packed)

    @property
    def order(self) -> tuple[int, int, str]:
        return self.ms, self.count, self.dot

    @property
    def live(self) -> tuple[Version, ...]:
        return (self,)

    @property
    def dead(self) -> frozenset[str] | None:
        return None

    def winner(self) -> Version | None:
        return self if self.packed is not None else None


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

    def __init__(self, live: tuple[Version, ...] = (), dead: frozenset[str] | None = None) -> None:
        self.live = live
        self.dead = dead

    def kill(self, dots: Iterable[str]) -> None:
        gone = frozenset(dots)
        if gone:
            self.dead = gone | (self.dead or frozenset())
            self.live = tuple(version for version in self.live if version.dot not in gone)

    def add(self, version: Version) -> None:
        dot = version.dot
        if self.dead and dot in self.dead:
            return
        if all(other.dot != dot for other in self.live):
            self.live = (*self.live, version)

    def winner(self) -> Version | None:
        """The version that is shown: the latest that is not a removal."""
        if len(self.live) == 1:
            return self.live[0].winner()
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
        self.cells: dict[str, dict[str, Cell | Version]] = {}
        self.rows: dict[str, Rows] = {}
        """Per table and key, the document of the winning version."""

    def table(self, name: str) -> Rows:
        found = self.rows.get(name)
        if found is None:
            found = self.rows[name] = Rows()
        return found

    def cell(self, table: str, key: str) -> Cell | Version | None:
        return self.cells.get(table, {}).get(key)

    def take(self, seq: int, change: Change, author: Author) -> list[tuple[str, str]]:
        """Applies a change frame of the author's segment; returns the documents it touched."""
        touched = []
        for place, op in enumerate(change.ops):
            version = None
            if op.kind != VOID:
                packed = None if op.kind == REMOVE or op.document is None else _pack(op.document)
                version = Version(author, seq, place, change.ms, change.count, packed)
            self._put(op.table, op.key, op.base, (version,) if version else ())
            touched.append((op.table, op.key))
        return touched

    def load(self, bodies: Iterable[CellBody], authors: dict[str, Author]) -> int:
        """Adds the cells of a snapshot as they stand; returns how many. Adds to `authors` who lacks."""
        count = 0
        for body in bodies:
            count += 1
            versions = tuple(
                _version(version.dot, authors, version.ms, version.count, version.document)
                for version in body.versions
            )
            self._put(body.table, body.key, body.dead, versions)
        return count

    def _put(self, name: str, key: str, dead: Iterable[str], versions: tuple[Version, ...]) -> None:
        """Kills these dots of a document and adds these versions to it."""
        table = self.cells.setdefault(name, {})
        found = table.get(key)
        if found is None and not dead and len(versions) == 1:
            table[key] = versions[0]
        else:
            cell = found if isinstance(found, Cell) else Cell(found.live if found else ())
            table[key] = cell
            cell.kill(dead)
            for version in versions:
                cell.add(version)
        self._refresh(name, key, table[key])

    def drop_replaced(self, seen: Mapping[str, Seen], kept: set[tuple[str, str, str]]) -> None:
        """Drops versions that a whole snapshot has `seen` but no longer holds among `kept`."""
        for name, table in self.cells.items():
            for key, cell in table.items():
                gone = [v.dot for v in cell.live if (name, key, v.dot) not in kept and covers(seen, v.dot)]
                if gone:
                    self._put(name, key, gone, ())

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

    def _refresh(self, table: str, key: str, cell: Cell | Version) -> None:
        packed = self.table(table).packed
        winner = cell.winner()
        if winner is None or winner.packed is None:
            packed.pop(key, None)
        else:
            packed[key] = winner.packed


def _version(
    dot: str, authors: dict[str, Author], ms: int, count: int, document: dict[str, Any] | None
) -> Version:
    """A version by its name. Whose name is not of the usual form has the whole of it as its segment."""
    segment, seq = split_dot(dot)
    place = dot.rpartition(".")[2]
    if not place.isdecimal() or len(place) > 15 or f"{segment}.{seq}.{int(place)}" != dot:
        segment, seq, place = dot, _NO_FRAME, "0"
    author = authors.get(segment)
    if author is None:
        author = authors[segment] = Author(segment)
    return Version(author, seq, int(place), ms, count, None if document is None else _pack(document))
