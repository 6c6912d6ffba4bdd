"""Writing a snapshot: all documents in one new file, read back and compared before it counts.

A snapshot lies in two equal files, so that one damaged sector costs nothing: a frame of a snapshot
holds many documents, where a frame of a journal holds one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from verksted import __version__
from verksted.workbook import changes
from verksted.workbook.changes import Base, CellBody, Seen
from verksted.workbook.container import FrameType, Header, Kind, find_header
from verksted.workbook.environment import Environment
from verksted.workbook.errors import WriteFailed
from verksted.workbook.keys import DataKey
from verksted.workbook.people import Slot
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
    cells: Iterable[CellBody], replaces: int = 0, at: datetime | None = None,
) -> Made:  # fmt: skip
    """Writes both files of a snapshot into `folder/bilde`, and reads them back.

    Raises:
        OSError: the disk would not; nothing is left behind.
        WriteFailed: what was read back is not what was written; nothing is left behind.
    """
    bodies = list(cells)
    ms = changes.milliseconds(at or env.clock())
    base = Base(ms, slot.id, slot.role, __version__, seen, len(bodies), replaces)
    segment = env.random(16)
    made: list[Path] = []
    try:
        for copy in ("", "-2"):
            path = folder / "bilde" / f"{segment.hex()}{copy}.vs"
            writer = SegmentWriter.create(env.disk, path, key, kind=Kind.SNAPSHOT, segment=segment)
            made.append(path)
            _fill(writer, base, bodies, env)
        env.disk.sync_folder(folder / "bilde")
        for path in made:
            _read_back(path, key, base, bodies, env)
    except BaseException:
        for path in made:
            env.disk.discard(path)
        raise
    header = Header(Kind.SNAPSHOT, key.generation, key.workbook, key.id, segment)
    return Made(header, tuple(made), base)


def _fill(writer: SegmentWriter, base: Base, bodies: list[CellBody], env: Environment) -> None:
    try:
        env.disk.append(writer.handle, writer.frame(FrameType.BASE, changes.encode(base)))
        for part in _parts(bodies):
            env.disk.append(writer.handle, writer.frame(FrameType.CELLS, part))
        env.disk.sync(writer.handle)  # so that a closing frame proves that the rest is there
        env.disk.append(writer.handle, writer.frame(FrameType.CLOSE, b"{}"))
        env.disk.sync(writer.handle)
    finally:
        writer.close()


def _parts(bodies: list[CellBody]) -> Iterator[bytes]:
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


def _read_back(path: Path, key: DataKey, base: Base, bodies: list[CellBody], env: Environment) -> None:
    data = env.disk.read(path)
    header = find_header(data)
    problem = WriteFailed(say("Det som ble skrevet, lot seg ikke lese igjen, så ingenting er ryddet bort."))
    if header is None:
        raise problem
    scan = open_scan(data, header, lambda found: key.for_file(found.encode(), found.segment))
    frames = list(scan.feed(data, scan.position))
    if scan.flaws or scan.missing or not scan.closed or changes.base_decoder.decode(frames[0].body) != base:
        raise problem
    place = 0
    for frame in frames[1:-1]:
        found = changes.cells_decoder.decode(frame.body)
        if list(found) != bodies[place : place + len(found)]:
            raise problem
        place += len(found)
    if place != len(bodies):
        raise problem
