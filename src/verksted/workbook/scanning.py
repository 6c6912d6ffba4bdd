"""Reading the frames of a file, whatever has happened to it: finds, mends, passes over, and says so.

Bytes in, frames and flaws out; in bounded time, also for a file that somebody made to be slow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verksted.workbook.container import (
    BLOCK,
    FRAME_HEAD,
    FRAME_STRUCT,
    HEADER_SIZE,
    INNER_STRUCT,
    MAGIC,
    MAX_BODY,
    SYNC,
    TAG,
    FrameType,
    Header,
    first_tag,
    nonce,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NEVER_FILLED = 32
"""So many zeros in a row do not come by chance in what is enciphered."""
_EDGE = 8
"""The same, at either end."""
_MAX_MISSING = 1 << 16
"""Frames that one file may lack: 17 MB of it. A number further ahead is not believed."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame that decrypted: number, type, body, own tag, place in the file."""

    seq: int
    kind: int
    body: bytes
    tag: bytes


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong in a file. `code`: unreadable, header-copy, mended, chain, order, tail."""

    code: str
    after: int
    """Number of the last frame before it, or -1."""


@dataclass(slots=True)
class Scan:
    """The state of reading one file; feeding more bytes continues where it stopped."""

    header: Header
    aes: AESGCM
    missing: set[int] = field(default_factory=set)
    """Numbers below `expected` that have not been read."""
    flaws: list[Flaw] = field(default_factory=list)
    position: int = 0
    """Bytes of the file that are done with."""
    expected: int = 0
    previous: bytes = b""
    closed: bool = False
    budget: int = 0
    """Bytes of failed decryption still allowed, so that a hostile file ends in bounded time."""
    refused: type[Exception] = Exception

    def __post_init__(self) -> None:
        from cryptography.exceptions import InvalidTag

        self.refused = InvalidTag
        self.previous = first_tag(self.header)

    def allow(self, size: int) -> None:
        """Sets how much may be tried in vain for the next `size` bytes of the file."""
        self.budget = 4 * size + (1 << 26)

    def feed(self, data: bytes, place: int = 0, *, more: bool = False) -> Iterator[Frame]:
        """Reads on; gives the new frames one by one and is done when it is exhausted.

        `data` are the bytes of the file from `position` on, after `place` bytes that are done with. An
        unfinished frame at the end is left for the next call: `position` stays before it. With `more` the
        file goes on after `data`, and what cannot be read to the end of `data` is left, too.
        """
        start, new = self.position - place, list[Frame]()
        while place < len(data):
            step = self._step(data, place, new)
            if not step and more and self._is_cut(data, place):
                break
            if not step:
                at, after = self._next_good(data, place + 1)
                if after == "end" and (more or self._unfinished(data[place:])):
                    break
                self._resync(data, place, at, after, new)
                step = at
            place = step
            self.position = start + place
            yield from new
            new.clear()

    def _is_cut(self, data: bytes, place: int) -> bool:
        """Whether what begins at `place` may be whole, but goes on after `data`."""
        head = data[place : place + FRAME_HEAD]
        if len(head) < HEADER_SIZE and place + HEADER_SIZE > len(data):
            return True
        size = int.from_bytes(head[12:16], "big")
        return (
            head.startswith(SYNC) and size <= MAX_BODY + 2 * BLOCK and place + FRAME_HEAD + size > len(data)
        )

    def _step(self, data: bytes, place: int, new: list[Frame]) -> int:
        """Takes one frame or header copy at `place`; returns the place after it, 0 if there is none."""
        start = data[place : place + 4]
        if start == SYNC:
            frame, size = self._decrypt_at(data, place)
            if frame is not None:
                self._take(frame, new)
                return place + size
        elif start == MAGIC[:4] and Header.decode(data[place : place + HEADER_SIZE]) == self.header:
            return place + HEADER_SIZE
        return 0

    def _decrypt_at(self, data: bytes, place: int) -> tuple[Frame | None, int]:
        head = data[place : place + FRAME_HEAD]
        if len(head) < FRAME_HEAD:
            return None, 0
        _, seq, size = FRAME_STRUCT.unpack(head)
        if size % BLOCK or not BLOCK <= size <= MAX_BODY + 2 * BLOCK or place + FRAME_HEAD + size > len(data):
            return None, 0
        return self._decrypt(
            head, seq, data[place + FRAME_HEAD : place + FRAME_HEAD + size]
        ), FRAME_HEAD + size

    def _decrypt(self, head: bytes, seq: int, sealed: bytes) -> Frame | None:
        if seq - self.expected + len(self.missing) > _MAX_MISSING:
            return None
        if self.budget < len(sealed):
            self.budget = 0
            return None
        try:
            plain = self.aes.decrypt(nonce(seq), sealed, head)
        except self.refused:
            self.budget -= len(sealed)
            return None
        previous, kind, length = INNER_STRUCT.unpack_from(plain)
        if length > len(plain) - INNER_STRUCT.size:
            return None
        if seq == self.expected and previous != self.previous:
            self.flaws.append(Flaw("chain", seq - 1))
        return Frame(seq, kind, plain[INNER_STRUCT.size : INNER_STRUCT.size + length], sealed[-TAG:])

    def _take(self, frame: Frame, new: list[Frame]) -> None:
        if self.closed or frame.seq < self.expected:
            self.flaws.append(Flaw("order", frame.seq))
            if frame.seq < self.expected and frame.seq not in self.missing:
                return
        self.missing.discard(frame.seq)
        new.append(frame)
        if frame.seq >= self.expected:
            self.missing.update(range(self.expected, frame.seq))
            self.expected = frame.seq + 1
            self.previous = frame.tag
            self.closed = frame.kind == FrameType.CLOSE

    def _unfinished(self, rest: bytes) -> bool:
        """Whether `rest` can be what a crash leaves of the frame that was being written."""
        if self.closed:
            return False
        edge = bytes(_EDGE)
        if bytes(_NEVER_FILLED) in rest or rest.startswith(edge) or rest.endswith(edge):
            return True  # a sector that was set aside and never filled, or the part of one
        if not rest.rstrip(b"\0"):
            return True
        if len(rest) < HEADER_SIZE and self.header.encode().startswith(rest.rstrip(b"\0")):
            return True  # a header that was being written
        expected = FRAME_STRUCT.pack(SYNC, self.expected, 0)[:12]
        if len(rest) < FRAME_HEAD:
            return rest.startswith(expected[: len(rest)]) or expected.startswith(rest.rstrip(b"\0"))
        if not rest.startswith(expected):
            return False
        size = int.from_bytes(rest[12:16], "big")
        if size % BLOCK or not BLOCK <= size <= MAX_BODY + 2 * BLOCK:
            return False
        whole = FRAME_HEAD + size
        return len(rest) < whole and not self._fits_other_length(rest)

    def _fits_other_length(self, rest: bytes) -> bool:
        return any(self._mend(rest[: len(rest) - copy]) is not None for copy in (0, HEADER_SIZE))

    def _mend(self, piece: bytes) -> Frame | None:
        """Decrypts `piece` as the expected frame with its header written anew."""
        size = len(piece) - FRAME_HEAD
        if size < BLOCK or size % BLOCK:
            return None
        head = FRAME_STRUCT.pack(SYNC, self.expected, size)
        return self._decrypt(head, self.expected, piece[FRAME_HEAD:])

    def _resync(self, data: bytes, place: int, at: int, after: str, new: list[Frame]) -> None:
        """Says what was wrong between `place` and `at`, where something whole begins, and mends it."""
        mended = self._mend(data[place:at])
        if mended is not None:
            self.flaws.append(Flaw("mended", self.expected - 1))
            self._take(mended, new)
            return
        if after == "frame" and FRAME_STRUCT.unpack(data[at : at + FRAME_HEAD])[1] == self.expected:
            code = "header-copy" if at - place == HEADER_SIZE else "tail"
        else:
            code = "tail" if self.closed else "unreadable"
        self.flaws.append(Flaw(code, self.expected - 1))

    def _next_good(self, data: bytes, place: int) -> tuple[int, str]:
        """The next place from `place` on where something whole begins: (place, frame|copy|end)."""
        sync, copy = data.find(SYNC, place), data.find(MAGIC, place)
        while (sync >= 0 or copy >= 0) and self.budget > 0:
            at = min(found for found in (sync, copy) if found >= 0)
            if at == copy:
                if Header.decode(data[at : at + HEADER_SIZE]) == self.header:
                    return at, "copy"
                copy = data.find(MAGIC, at + 1)
            else:
                if self._probe(data, at):
                    return at, "frame"
                sync = data.find(SYNC, at + 1)
        return len(data), "end"

    def _probe(self, data: bytes, place: int) -> bool:
        flaws = len(self.flaws)
        frame, _ = self._decrypt_at(data, place)
        del self.flaws[flaws:]
        return frame is not None


def open_scan(data: bytes, header: Header, key: Callable[[Header], AESGCM]) -> Scan:
    """A scan placed after the two headers at the start; says if one of them is damaged."""
    scan = Scan(header, key(header))
    scan.allow(len(data))
    whole = header.encode()
    if len(data) < 2 * HEADER_SIZE:
        return scan  # still on its way, or cut while it was made
    for copy in range(2):
        found = data[copy * HEADER_SIZE : (copy + 1) * HEADER_SIZE]
        if found != whole:
            scan.flaws.append(Flaw("header-copy", -1))
    scan.position = 2 * HEADER_SIZE
    return scan
