"""The documents in memory: every live version of each, and how changes and snapshots come in.

A document is a register that keeps all versions nobody has replaced. A version is named by a *dot*,
`segment.frame.place`, and a change names the dots it replaces; so the result is the same whatever
order the frames come in, and the same frame twice changes nothing. No files and no keys in here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from struct import Struct
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
_HEAD = Struct("<IiHHII")
"""Author, frame, place in the frame, milliseconds (the high 16 bits, the low 32), count."""
_START = _HEAD.size
_MOST_SEQ, _MOST_PLACE, _MOST_MS, _MOST_COUNT = (1 << 31) - 1, (1 << 16) - 1, (1 << 48) - 1, (1 << 32) - 1


def body(held: bytes) -> bytes:
    """The JSON of a document in the bytes that it is held in; empty where it was removed."""
    return held[_START:]


def held_alone(document: dict[str, Any]) -> bytes:
    """A document that is in no workbook (yet), as one that is: for `body`."""
    return bytes(_START) + _pack(document)


class Version(msgspec.Struct, frozen=True, gc=False, weakref=False):
    """One version of a document: by whom, and the bytes that it is held in."""

    author: Author
    held: bytes

    @property
    def dot(self) -> str:
        """The name of the version: made when it is asked for, so that it takes no room."""
        _, seq, place, _, _, _ = _HEAD.unpack_from(self.held)
        segment = self.author.segment
        return segment if seq == _NO_FRAME else f"{segment}.{seq}.{place}"

    @property
    def ms(self) -> int:
        *_, high, low, _ = _HEAD.unpack_from(self.held)
        return int(high) << 32 | int(low)

    @property
    def count(self) -> int:
        return int(_HEAD.unpack_from(self.held)[-1])

    @property
    def there(self) -> bool:
        """Whether there is a document, and not the removal of one."""
        return len(self.held) > _START

    @property
    def document(self) -> dict[str, Any] | None:
        """A copy of one's own."""
        return _unpack(body(self.held)) if self.there else None

    @property
    def order(self) -> tuple[int, int, str]:
        return self.ms, self.count, self.dot


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
            return self.live[0] if self.live[0].there else None
        there = [version for version in self.live if version.there]
        return max(there, key=lambda version: version.order, default=None)


class Rows(Mapping[str, dict[str, Any]]):
    """The documents of a table by key, unpacked one by one as they are asked for.

    A document that has one version alone, as nearly all have, stands in `held` as the bytes of that version:
    ten thousand notes as objects would take four times the room. The others are cells, with their keys in
    `several`.
    """

    __slots__ = ("held", "several")

    def __init__(self, held: dict[str, bytes | Cell] | None = None) -> None:
        self.held: dict[str, bytes | Cell] = {} if held is None else held
        self.several: set[str] = set()

    def __getitem__(self, key: str) -> dict[str, Any]:
        found = self.held[key]
        if isinstance(found, Cell):
            winner = found.winner()
            if winner is None:
                raise KeyError(key)
            found = winner.held
        document: dict[str, Any] = _unpack(body(found))
        return document

    def __iter__(self) -> Iterator[str]:
        return (key for key in self.held if key in self)

    def __len__(self) -> int:
        return len(self.held) - sum(key not in self for key in self.several)

    def __contains__(self, key: object) -> bool:
        found = self.held.get(key)  # type: ignore[call-overload]  # whatever is asked for
        return found is not None if not isinstance(found, Cell) else found.winner() is not None

    def differing(self, other: Rows) -> set[str]:
        """The keys whose documents are not the same here and in `other`; both are as `still` gives them."""
        mine, others = self.held, other.held
        return {key for key in mine.keys() | others.keys() if mine.get(key) is not others.get(key)}

    def still(self) -> Rows:
        """The rows as they are now, whatever comes later: of each document the bytes of what is shown."""
        held = dict(self.held)
        for key in self.several:
            cell = held[key]
            winner = cell.winner() if isinstance(cell, Cell) else None
            if winner is None:
                del held[key]
            else:
                held[key] = winner.held
        return Rows(held)

    def bodies(self) -> Iterator[tuple[str, bytes]]:
        """Each key with the bytes that its document is held in; of rows as `still` gives them."""
        return ((key, held) for key, held in self.held.items() if isinstance(held, bytes))


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
        self.rows: dict[str, Rows] = {}
        self._authors: list[Author] = []
        self._numbers: dict[int, int] = {}
        """Where an author stands among them, by its identity: its role may be filled in later."""

    def table(self, name: str) -> Rows:
        """The rows of a table; to ask for one that is empty does not make it."""
        found = self.rows.get(name)
        return Rows() if found is None else found

    def names(self) -> Iterator[tuple[str, str]]:
        """Table and key of every document there is or was."""
        return ((name, key) for name, rows in list(self.rows.items()) for key in rows.held)

    def cell(self, table: str, key: str) -> Cell | None:
        rows = self.rows.get(table)
        found = None if rows is None else rows.held.get(key)
        return self._cell(found) if found is not None else None

    def _cell(self, found: bytes | Cell) -> Cell:
        """The cell itself, or one that is made of the version that stands alone."""
        return found if isinstance(found, Cell) else Cell((self._read(found),))

    def _read(self, held: bytes) -> Version:
        return Version(self._authors[_HEAD.unpack_from(held)[0]], held)

    def take(self, seq: int, change: Change, author: Author) -> list[tuple[str, str]]:
        """Applies a change frame of the author's segment; returns the documents it touched."""
        touched = []
        for place, op in enumerate(change.ops):
            held: tuple[bytes, ...] = ()
            if op.kind != VOID:
                document = None if op.kind == REMOVE else op.document
                held = (self._head(author, (seq, place), change.ms, change.count) + _packed(document),)
            self._put(op.table, op.key, op.base, held)
            touched.append((op.table, op.key))
        return touched

    def load(self, bodies: Iterable[CellBody], authors: dict[str, Author]) -> int:
        """Adds the cells of a snapshot as they stand; returns how many. Adds to `authors` who lacks."""
        count = 0
        for body in bodies:
            count += 1
            held = tuple(
                self._named(version, authors) + _packed(version.document) for version in body.versions
            )
            self._put(body.table, body.key, body.dead, held)
        return count

    def _put(self, name: str, key: str, dead: Collection[str], held: tuple[bytes, ...]) -> None:
        """Kills these dots of a document and adds these versions to it."""
        rows = self.rows.get(name)
        if rows is None:
            rows = self.rows[name] = Rows()
        found = rows.held.get(key)
        if found is None and not dead and len(held) == 1 and len(held[0]) > _START:
            rows.held[key] = held[0]
            return
        cell = Cell() if found is None else self._cell(found)
        rows.held[key] = cell
        rows.several.add(key)
        cell.kill(dead)
        for one in held:
            cell.add(self._read(one))

    def drop_replaced(self, seen: Mapping[str, Seen], kept: set[tuple[str, str, str]]) -> None:
        """Drops versions that a whole snapshot has `seen` but no longer holds among `kept`."""
        for name, rows in list(self.rows.items()):
            for key, found in rows.held.items():
                live = self._cell(found).live
                gone = [v.dot for v in live if (name, key, v.dot) not in kept and covers(seen, v.dot)]
                if gone:
                    self._put(name, key, gone, ())

    def bodies(self, seen: Mapping[str, Seen], erased: frozenset[tuple[str, str]]) -> Iterator[CellBody]:
        """Every cell as a snapshot holds it, without the documents of `erased`."""
        for name, rows in list(self.rows.items()):
            for key, found in rows.held.items():
                cell = self._cell(found)
                gone = (name, key) in erased
                versions = tuple(
                    VersionBody(v.dot, v.ms, v.count, None if gone else v.document) for v in cell.live
                )
                dead = tuple(sorted(dot for dot in cell.dead or () if not covers(seen, dot)))
                if versions or dead:
                    yield CellBody(name, key, versions, dead)

    def _head(self, author: Author, at: tuple[int, int], ms: int, count: int) -> bytes:
        """What stands before a document. A name with numbers beyond all use is kept whole, as its segment; a
        clock beyond all use becomes the nearest that can be held.
        """
        seq, place = at
        if seq > _MOST_SEQ or place > _MOST_PLACE:
            name = f"{author.segment}.{seq}.{place}"
            author, seq, place = Author(name, author.role, author.slot), _NO_FRAME, 0
        number = self._numbers.get(id(author))
        if number is None:
            number = self._numbers[id(author)] = len(self._authors)
            self._authors.append(author)
        if not (0 <= ms <= _MOST_MS and 0 <= count <= _MOST_COUNT):
            ms, count = max(0, min(ms, _MOST_MS)), max(0, min(count, _MOST_COUNT))
        return _HEAD.pack(number, seq, place, ms >> 32, ms & 0xFFFFFFFF, count)

    def _named(self, version: VersionBody, authors: dict[str, Author]) -> bytes:
        """The head of a version that is known by its name. Whose name is not of the usual form has the whole
        of it as its segment.
        """
        dot = version.dot
        segment, seq = split_dot(dot)
        place = dot.rpartition(".")[2]
        if not place.isdecimal() or len(place) > 15 or f"{segment}.{seq}.{int(place)}" != dot:
            segment, seq, place = dot, _NO_FRAME, "0"
        author = authors.get(segment)
        if author is None:
            author = authors[segment] = Author(segment)
        return self._head(author, (seq, int(place)), version.ms, version.count)


def _packed(document: dict[str, Any] | None) -> bytes:
    return b"" if document is None else _pack(document)
