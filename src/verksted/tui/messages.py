"""What screens tell the app: where somebody wants to go."""

from __future__ import annotations

from pathlib import Path

from textual.message import Message


class OpenFolder(Message):
    """Open this workbook: ask for its passphrase."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class NewWorkbook(Message):
    """Make a new workbook."""


class FindFolder(Message):
    """Type the path of a folder to open."""


class Practise(Message):
    """Open the practice workshop."""
