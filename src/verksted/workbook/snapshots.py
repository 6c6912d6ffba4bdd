"""Writing a snapshot: all documents in one new file, read back and compared before it counts.

A snapshot lies in two equal files, so that one damaged sector costs nothing: a frame of a snapshot
holds many documents, where a frame of a journal holds one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from verksted import __version__
from verksted.workbook import changes
from verksted.workbook.changes import Base, CellBody, Seen
from verksted.workbook.container import FrameType, Header, Kind, find_header
from verksted.workbook.disk import PIECE
from verksted.workbook.environment import Environment
from verksted.workbook.errors import WriteFailed
from verksted.workbook.keys import DataKey
from verksted.workbook.people import Slot
from verksted.workbook.reading import frames_of
from verksted.workbook.scanning import open_scan
from verksted.workbook.writing import SegmentWriter
from verksted.workshop.language import say

CHUNK = 1 << 15
"""Bytes of documents in one frame, more or less."""


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a snapshot that was written and read back."""

    header: Header
    paths: tuple[Path, ...]
    base: Base


def write(
    folder: Path, key: DataKey, env: Environment, *, slot: Slot, seen: dict[str, Seen],
    cells: Callable[[], Iterable[CellBody]], replaces: int = 0, at: datetime | None = None,
) -> Made:  # fmt: skip
    """Writes both files of a snapshot into `folder/bilde`, and reads them back.

    `cells` gives the same cells each time it is called: once to count them, once to write them. They are
    never held all at once.

    Raises:
        OSError: the disk would not; nothing is left behind.
        WriteFailed: what was read back is not what was written; nothing is left behind.
    """
    count = sum(1 for _ in cells())
    ms = changes.milliseconds(at or env.clock())
    base = Base(ms, slot.id, slot.role, __version__, seen, count, replaces)
    segment = env.random(16)
    writers: list[SegmentWriter] = []
    try:
        try:
            for copy in ("", "-2"):
                path = folder / "bilde" / f"{segment.hex()}{copy}.vs"
                writers.append(SegmentWriter.create(env.disk, path, key, kind=Kind.SNAPSHOT, segment=segment))
            written = _fill(writers, base, cells(), env)
        finally:
            for writer in writers:
                writer.close()
        env.disk.sync_folder(folder / "bilde")
        for writer in writers:
            _read_back(writer.path, key, written, env)
    except BaseException:
        for writer in writers:
            env.disk.discard(writer.path)
        raise
    header = Header(Kind.SNAPSHOT, key.generation, key.workbook, key.id, segment)
    return Made(header, tuple(writer.path for writer in writers), base)


def _fill(
    writers: list[SegmentWriter], base: Base, bodies: Iterable[CellBody], env: Environment
) -> list[bytes]:
    """Writes the same frames into both files; returns the digest of each body but the last."""
    digests = []
    for kind, body in _frames(base, bodies):
        digests.append(hashlib.sha256(body).digest())
        sealed = writers[0].frame(kind, body)
        for writer in writers:
            env.disk.append(writer.handle, sealed)
    for writer in writers:
        env.disk.sync(writer.handle)  # so that a closing frame proves that the rest is there
    sealed = writers[0].frame(FrameType.CLOSE, b"{}")
    for writer in writers:
        env.disk.append(writer.handle, sealed)
        env.disk.sync(writer.handle)
    return digests


def _frames(base: Base, bodies: Iterable[CellBody]) -> Iterator[tuple[FrameType, bytes]]:
    yield FrameType.BASE, changes.encode(base)
    for part in _parts(bodies):
        yield FrameType.CELLS, part


def _parts(bodies: Iterable[CellBody]) -> Iterator[bytes]:
    part: list[bytes] = []
    size = 0
    for body in bodies:
        part.append(changes.encode(body))
        size += len(part[-1])
        if size >= CHUNK:
            yield b"[" + b",".join(part) + b"]"
            part, size = [], 0
    if part:
        yield b"[" + b",".join(part) + b"]"


def _read_back(path: Path, key: DataKey, written: list[bytes], env: Environment) -> None:
    """Whether every frame decrypts, in order, to what was written, and nothing else is there."""
    data = env.disk.piece(path, 0, PIECE)
    header = find_header(data)
    problem = WriteFailed(say("Det som ble skrevet, lot seg ikke lese igjen, så ingenting er ryddet bort."))
    if header is None:
        raise problem
    scan = open_scan(data, header, lambda found: key.for_file(found.encode(), found.segment))
    found = [
        hashlib.sha256(frame.body).digest() for frame in frames_of(env.disk, path, scan, data, scan.position)
    ]
    if scan.flaws or scan.missing or not scan.closed or found[:-1] != written:
        raise problem
