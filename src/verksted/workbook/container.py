"""Headers and frames: how bytes lie in a segment or a snapshot (docs/format.md, «Files»).

A file is a header, twice, and then frames, each of which decrypts alone and carries the tag of the
one before it. Only bytes in, bytes out: no files, no JSON, no notion of a note; reading on after damage
is in `scanning.py`.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = 1
SUITE = 1
MAGIC = b"VERKSTED"
SYNC = b"\xd5vj\xfa"
HEADER_SIZE = 64
FRAME_HEAD = 16
TAG = 16
BLOCK = 256
MAX_BODY = 16 << 20
"""Bytes of one frame's body."""
REPEAT = 64
"""A copy of the header stands after every 64th frame."""

_HEADER = struct.Struct(">8sBBBBI16s8s16s")
FRAME_STRUCT = struct.Struct(">4sQI")
INNER_STRUCT = struct.Struct(">16sBI")


class Kind(IntEnum):
    """What a file is."""

    JOURNAL = 1
    SNAPSHOT = 2


class FrameType(IntEnum):
    """What a frame holds."""

    OPEN = 1
    CHANGE = 2
    DRAFT = 3
    CLOSE = 4
    BASE = 5
    CELLS = 6


@dataclass(frozen=True, slots=True)
class Header:
    """The plain first bytes of a file: everything that is needed to find its key, and no more."""

    kind: int
    generation: int
    workbook: bytes
    key_id: bytes
    segment: bytes
    version: int = FORMAT
    suite: int = SUITE

    def encode(self) -> bytes:
        body = _HEADER.pack(
            MAGIC, self.version, self.suite, self.kind, 0,
            self.generation, self.workbook, self.key_id, self.segment,
        )  # fmt: skip
        return body + hashlib.sha256(body).digest()[: HEADER_SIZE - len(body)]

    @classmethod
    def decode(cls, data: bytes) -> Header | None:
        """The header in the first 64 bytes, or None if they are not a whole one."""
        size = _HEADER.size
        if len(data) < HEADER_SIZE or data[:8] != MAGIC:
            return None
        if hashlib.sha256(data[:size]).digest()[: HEADER_SIZE - size] != data[size:HEADER_SIZE]:
            return None
        _, version, suite, kind, _, generation, workbook, key_id, segment = _HEADER.unpack(data[:size])
        return cls(kind, generation, workbook, key_id, segment, version, suite)

    @property
    def short(self) -> str:
        """Twelve hex digits that name the segment within versions and vectors."""
        return self.segment[:6].hex()


def first_tag(header: Header) -> bytes:
    """What the first frame carries where the others carry the tag before them."""
    return hashlib.sha256(header.encode()).digest()[:TAG]


def nonce(seq: int) -> bytes:
    return seq.to_bytes(12, "big")


def seal_frame(aes: AESGCM, seq: int, previous: bytes, kind: FrameType, body: bytes) -> bytes:
    """One frame as it lies on disk. `body` is at most `MAX_BODY` bytes (the caller has checked)."""
    inner = INNER_STRUCT.size + len(body)
    size = -(-(inner + TAG) // BLOCK) * BLOCK
    plain = INNER_STRUCT.pack(previous, kind, len(body)) + body + bytes(size - TAG - inner)
    head = FRAME_STRUCT.pack(SYNC, seq, size)
    return head + aes.encrypt(nonce(seq), plain, head)


def find_header(data: bytes) -> Header | None:
    """The first whole header in the first 64 KiB: first place, second place, or a later copy."""
    window = data[: 1 << 16]
    place = window.find(MAGIC)
    while place >= 0:
        header = Header.decode(window[place : place + HEADER_SIZE])
        if header is not None:
            return header
        place = window.find(MAGIC, place + 1)
    return None
