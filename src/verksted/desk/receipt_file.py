"""The receipt of an erasure: its place on the disk is taken before anything is erased.

What was erased cannot be told again, so a full disk or a folder that is gone must be met first.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_ROOM = 64 * 1024
"""Bytes that are taken on the disk before the erasure, so that its receipt has room."""


@contextmanager
def room_for(target: Path) -> Iterator[Path]:
    """A file beside the receipt-to-be, as large as any receipt. Raises OSError before anything is erased."""
    spare = target.with_name(f".{target.name[:100]}.{os.getpid()}.tmp")
    try:
        with spare.open("xb") as file:
            file.write(b" " * _ROOM)
            file.flush()
            os.fsync(file.fileno())
        yield spare
    finally:
        with suppress(OSError):  # what was erased is erased, whatever the disk says of the spare file
            spare.unlink(missing_ok=True)


def keep(spare: Path, target: Path, text: str) -> bool:
    """Write the receipt into the room that was kept for it; whether that went well."""
    try:
        _written(spare, text)
        spare.replace(target)
    except OSError:
        return False
    return True


def _written(spare: Path, text: str) -> None:
    with spare.open("r+b") as file:
        file.write(text.encode("utf-8"))
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
