"""What the tests of the workbook share: a world of their own, a cheap key, a disk that can fail."""

from __future__ import annotations

import errno
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from verksted.workbook import Environment, KdfCost, Put, Workbook
from verksted.workbook.disk import Disk, Entry

WEAK = KdfCost(64, 1, 1, weak=True)
PASSPHRASE = "blåbær på søndag"
START = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that moves a second at each look, and by hand."""

    now: datetime = START
    step: timedelta = timedelta(seconds=1)

    def __call__(self) -> datetime:
        self.now += self.step
        return self.now


def world(
    seed: int = 0, *, disk: Disk | None = None, clock: Clock | None = None, state: Path | None = None
) -> Environment:
    return Environment(clock or Clock(), random.Random(seed).randbytes, state, disk or Disk())


def create(folder: Path, env: Environment | None = None, role: str = "fasilitator") -> Workbook:
    book, _ = Workbook.create(folder, passphrase=PASSPHRASE, role=role, env=env or world(), kdf=WEAK)
    return book


def open_again(folder: Path, seed: int = 1, env: Environment | None = None, **more: Any) -> Workbook:
    return Workbook.open(folder, passphrase=PASSPHRASE, env=env or world(seed), **more)


def write_note(book: Workbook, text: str, key: str | None = None) -> str:
    """One acknowledged note; returns its id."""
    key = key or book.fresh_id()
    book.apply([Put("notes", key, {"text": text, "sign": "+"})], label="notat")
    return key


def texts(book: Workbook) -> set[str]:
    return {document["text"] for document in book.documents("notes").values()}


@dataclass
class FailingDisk(Disk):
    """Fails at the call with number `at` (writes and syncs count), and goes on failing if `for_good`.

    `how`: `eio`, `enospc`, `short` (half the bytes, then EIO), `halves` (never fails, but writes only
    half of what it is given at each call).
    """

    at: int = 0
    how: str = "eio"
    for_good: bool = False
    calls: int = 0
    log: list[str] = field(default_factory=list)

    def _write(self, handle: int, data: memoryview) -> int:
        if self.how == "halves":
            return super()._write(handle, data[: max(1, len(data) // 2)])
        if self._due("write"):
            if self.how in ("short", "enospc"):
                super()._write(handle, data[: len(data) // 2])
            raise self._error()
        return super()._write(handle, data)

    def _sync(self, handle: int) -> None:
        if self.how != "halves" and self._due("sync"):
            raise self._error()
        super()._sync(handle)

    def _due(self, what: str) -> bool:
        self.calls += 1
        self.log.append(what)
        return bool(self.at) and (self.calls == self.at or (self.for_good and self.calls > self.at))

    def _error(self) -> OSError:
        return OSError(errno.ENOSPC if self.how == "enospc" else errno.EIO, "injected")


class MemoryDisk(Disk):
    """Reads a folder once; single files can then be given other bytes, or none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }

    def read(self, path: Path, *, offset: int = 0, limit: int = 1 << 29) -> bytes:  # noqa: ARG002
        name = path.relative_to(self.folder).as_posix()
        if name not in self.files:
            raise FileNotFoundError(name)
        return self.files[name][offset:]

    def piece(self, path: Path, offset: int, size: int) -> bytes:
        return self.read(path, offset=offset)[:size]

    def entries(self, folder: Path, suffix: str) -> list[Entry]:
        place = folder.relative_to(self.folder).as_posix() + "/"
        return [
            Entry(name.removeprefix(place), len(data), 0)
            for name, data in sorted(self.files.items())
            if name.startswith(place) and name.endswith(suffix)
        ]

    def exists(self, path: Path) -> bool:
        return path.relative_to(self.folder).as_posix() in self.files


def journal_files(folder: Path) -> list[Path]:
    return sorted((folder / "journal").glob("*.vj"))


def frame_spans(data: bytes | bytearray) -> list[tuple[int, int]]:
    """Where the frames of a whole file of fewer than 64 lie."""
    spans, place = [], 128
    while place < len(data):
        end = place + 16 + int.from_bytes(data[place + 12 : place + 16], "big")
        spans.append((place, end))
        place = end
    return spans
