"""The journal of one program: appends frames to a segment it made itself, and to no other file.

After any failed write or sync the segment is left for good (never a second sync on the same handle:
the system may have thrown the bytes away) and the frame is written once more into a new one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.workbook import container
from verksted.workbook.container import FrameType, Header, Kind
from verksted.workbook.disk import Disk
from verksted.workbook.errors import BadRequest
from verksted.workbook.keys import DataKey
from verksted.workshop.language import say

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM


@dataclass(slots=True)
class SegmentWriter:
    """One new file, journal or snapshot, open for appending."""

    disk: Disk
    path: Path
    header: Header
    aes: AESGCM
    handle: int
    seq: int = 0
    """Number of the next frame."""
    tag: bytes = b""

    @classmethod
    def create(cls, disk: Disk, path: Path, key: DataKey, *, kind: Kind, segment: bytes) -> SegmentWriter:
        """Makes the file; nothing is written yet. Raises OSError."""
        header = Header(kind, key.generation, key.workbook, key.id, segment)
        aes = key.for_file(header.encode(), segment)
        return cls(disk, path, header, aes, disk.create(path), tag=container.first_tag(header))

    def frame(self, kind: FrameType, body: bytes) -> bytes:
        """The bytes of the next frame, with the headers that go around it; counts it as written."""
        if len(body) > container.MAX_BODY:
            raise BadRequest(say("Dette er for mye å lagre på én gang. Ta litt om gangen."))
        sealed = container.seal_frame(self.aes, self.seq, self.tag, kind, body)
        head = self.header.encode() * 2 if self.seq == 0 else b""
        self.seq += 1
        self.tag = sealed[-container.TAG :]
        tail = self.header.encode() if self.seq % container.REPEAT == 0 else b""
        return head + sealed + tail

    def append(self, kind: FrameType, body: bytes) -> int:
        """Writes a frame durably; returns its number. Raises OSError."""
        seq = self.seq
        data = self.frame(kind, body)
        self.disk.append(self.handle, data)
        self.disk.sync(self.handle)
        if seq == 0:
            self.disk.sync_folder(self.path.parent)
        return seq

    def close(self) -> None:
        """Closes the handle, whatever happens."""
        try:
            self.disk.close(self.handle)
        except OSError:
            return


@dataclass(slots=True)
class Journal:
    """Where one program writes: a segment made at the first write, and a new one after a failure."""

    disk: Disk
    folder: Path
    key: DataKey
    random: Callable[[int], bytes]
    opening: Callable[[], bytes]
    """Gives the body of the first frame of a segment."""
    started: Callable[[SegmentWriter, int], None]
    """Told of each new segment, with the number of frames in it."""
    writer: str = field(default="")
    current: SegmentWriter | None = None

    def __post_init__(self) -> None:
        self.writer = self.random(4).hex()

    def ensure(self) -> SegmentWriter:
        """The segment to write in. Raises OSError."""
        if self.current is None:
            segment = self.random(16)
            name = f"{self.writer}-{segment.hex()}.vj"
            path = self.folder / "journal" / name
            made = SegmentWriter.create(self.disk, path, self.key, kind=Kind.JOURNAL, segment=segment)
            try:
                made.append(FrameType.OPEN, self.opening())
                self.disk.hold(made.handle)
            except BaseException:
                made.close()
                self.disk.discard(made.path)  # nothing in it was ever acknowledged
                raise
            self.current = made
            self.started(made, 1)
        return self.current

    def append(self, kind: FrameType, body: bytes) -> int:
        """Writes one frame into the current segment. Raises OSError, and has then left the segment."""
        segment = self.ensure()
        try:
            return segment.append(kind, body)
        except OSError:
            self.abandon()
            raise

    def abandon(self) -> None:
        """Leaves the segment as it is; the next write makes a new one."""
        if self.current is not None:
            self.current.close()
            self.current = None

    def finish(self, body: bytes) -> None:
        """Writes the closing frame, if anything was written at all. Raises OSError."""
        if self.current is None:
            return
        try:
            self.current.append(FrameType.CLOSE, body)
        finally:
            self.abandon()
