"""Where a person keeps the own key of a workbook: in its folder, on a stick, or on this machine alone."""

from __future__ import annotations

from pathlib import Path

from verksted.desk.desk import Desk
from verksted.workbook import BadRequest


def move_key(desk: Desk, place: str, passphrase: str) -> Path:
    """The key in use moves to a folder at `place` ("": this machine alone), under this passphrase.

    Raises ValueError for a place that will not do, and `WorkbookError` for the disk.
    """
    book = desk.workbook
    try:
        folder = book.outside(Path(place).expanduser() if place else None)
        book.change_passphrase(passphrase, kdf=desk.tools.kdf, folder=folder)
    except BadRequest as wrong:
        raise ValueError(str(wrong)) from wrong
    return folder
