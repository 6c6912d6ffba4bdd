"""What is written and read inside frames: stamps, operations, and their JSON (docs/format.md).

Everything is decoded strictly into these types; what does not fit is a damaged frame. No files here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from verksted.workbook.errors import BadRequest
from verksted.workshop.language import say
from verksted.workshop.text import clean

MAX_DOCUMENT = 1 << 20
"""Bytes of one document as JSON."""
MAX_DEPTH = 32
MAX_AHEAD = 24 * 3600 * 1000
"""Milliseconds that another's clock may be ahead before it is not followed."""
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_MS = 32_503_507_200_000
"""The last day but one before the year 3000, in milliseconds since 1970."""
PUT, REMOVE, VOID = 1, 2, 3
BARRIER = 1
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:-]{0,95}")
_SUSPECT = re.compile(rb"\\[bfru]")


class Op(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """One operation: put, remove or void; on which document; over which versions."""

    kind: int
    table: str
    key: str
    base: tuple[str, ...]
    document: dict[str, Any] | None = None


class Change(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """The body of a change frame."""

    ms: int
    count: int
    label: str
    flags: int
    ops: tuple[Op, ...]
    draft: str = ""
    """Name of the field whose draft is no longer needed."""


class Seen(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far a segment was read by somebody, and whose it was."""

    seq: int
    tag: str
    changes: int = 0
    ms: int = 0
    role: str = ""
    slot: str = ""
    holes: tuple[int, ...] = ()
    closed: bool = False

    def covers(self, seq: int) -> bool:
        return seq <= self.seq and seq not in self.holes

    def joined(self, other: Seen) -> Seen:
        """What the two have seen together."""
        far, near = (self, other) if self.seq >= other.seq else (other, self)
        holes = [hole for hole in far.holes if not near.covers(hole)]
        return msgspec.structs.replace(far, holes=tuple(holes), closed=far.closed or near.closed)


class Opening(msgspec.Struct, frozen=True):
    """The body of the first frame, and of the closing one: who writes, and what was seen before."""

    ms: int
    slot: str
    role: str
    program: str
    seen: dict[str, Seen] = {}
    changes: int = 0


class DraftBody(msgspec.Struct, array_like=True, frozen=True):
    """The half-typed text of a field; empty when there is none any more."""

    ms: int
    field: str
    text: str


class VersionBody(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A live version in a snapshot; no document means removed."""

    dot: str
    ms: int
    count: int
    document: dict[str, Any] | None = None


class CellBody(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A document in a snapshot, with all its live versions and what they replaced unseen."""

    table: str
    key: str
    versions: tuple[VersionBody, ...]
    dead: tuple[str, ...] = ()


class Base(msgspec.Struct, frozen=True):
    """The first frame of a snapshot: what it covers."""

    ms: int
    slot: str
    role: str
    program: str
    seen: dict[str, Seen]
    cells: int
    replaces: int = 0
    """Generation that this one replaces for good, or 0."""


_encode = msgspec.json.Encoder().encode
change_decoder = msgspec.json.Decoder(Change)
opening_decoder = msgspec.json.Decoder(Opening)
draft_decoder = msgspec.json.Decoder(DraftBody)
cells_decoder = msgspec.json.Decoder(tuple[CellBody, ...])
base_decoder = msgspec.json.Decoder(Base)


UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, BadRequest, RecursionError)
"""What decoding and washing a body of somebody else's making may raise."""


def encode(body: Any) -> bytes:
    return _encode(body)


@dataclass(frozen=True, slots=True)
class Put:
    """Sets a document. `over` names the versions it replaces; None is the one `get` returned."""

    table: str
    key: str
    document: dict[str, Any]
    over: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """Removes a document with all its versions."""

    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """When and by whom: time of day in UTC, role label and slot of the writer, name of the version."""

    at: datetime
    role: str
    slot: str
    version: str


def moment(ms: int) -> datetime:
    """Milliseconds since 1970 as UTC; a clock that is out of all bounds becomes the nearest bound.

    Windows knows no local time after the year 3000, and no system one after 9999 east of Greenwich.
    """
    return _FIRST + timedelta(milliseconds=max(0, min(ms, _LAST_MS)))


def milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def check_name(name: str) -> str:
    """A table or key: short, plain ASCII.

    Raises:
        BadRequest: it is not.
    """
    if not _NAME.fullmatch(name):
        raise BadRequest(say("«{name}» kan ikke være navn på noe i arbeidsboka.", name=clean(name)[:40]))
    return name


def checked(document: dict[str, Any]) -> dict[str, Any]:
    """A cleaned copy that is certain to be read back as it is: JSON, bounded, sanitised.

    Raises:
        BadRequest: too large, too deep, or something JSON does not hold.
    """
    copy = _cleaned(document, 0)
    try:
        size = len(_encode(copy))
    except (TypeError, ValueError, msgspec.MsgspecError, RecursionError):
        raise BadRequest(say("Dette kan ikke lagres i arbeidsboka.")) from None
    if size > MAX_DOCUMENT:
        raise BadRequest(say("Teksten er for lang til å lagres som ett notat. Del den i flere."))
    result: dict[str, Any] = copy
    return result


def _cleaned(value: Any, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise BadRequest(say("Dette er bygd opp i for mange lag til å lagres."))
    if isinstance(value, str):
        return clean(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        if not -(1 << 63) <= value < 1 << 63:  # also infinity, and what is no number
            raise BadRequest(say("Et tall er for stort til å lagres."))
        return value
    if isinstance(value, dict) and all(isinstance(name, str) for name in value):
        return {clean(name): _cleaned(item, depth + 1) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item, depth + 1) for item in value]
    raise BadRequest(say("Dette kan ikke lagres i arbeidsboka."))


def suspect(body: bytes) -> bool:
    """Whether a JSON body may hold text that the sanitiser would change."""
    if body.isascii():
        return b"\x7f" in body or (b"\\" in body and _SUSPECT.search(body) is not None)
    text = body.decode("utf-8", "replace")
    return clean(text) != text or _SUSPECT.search(body) is not None


def washed(ops: Iterable[Op]) -> tuple[Op, ...]:
    """The operations with every text cleaned: what another program wrote is not trusted."""
    return tuple(Op(op.kind, op.table, op.key, op.base, wash(op.document)) for op in ops)


def wash(document: dict[str, Any] | None) -> dict[str, Any] | None:
    if document is None:
        return None
    result: dict[str, Any] = _cleaned(document, 0)
    return result


class HybridClock:
    """Time that never goes back for one writer and follows the others within a day."""

    def __init__(self) -> None:
        self._last = (0, 0)

    def tick(self, now: int) -> tuple[int, int]:
        """The next stamp, (milliseconds, count), later than all before it."""
        ms, count = self._last
        self._last = (now, 0) if now > ms else (ms, count + 1)
        return self._last

    def observe(self, ms: int, count: int, now: int) -> None:
        """Another's stamp; one more than a day ahead of `now` is not followed."""
        if ms <= now + MAX_AHEAD and (ms, count) > self._last:
            self._last = (ms, count)
