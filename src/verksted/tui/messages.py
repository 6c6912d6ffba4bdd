"""What screens tell the app: where somebody wants to go, and what they want changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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
    """Open the practice workshop, anew and as far as `stage` (a `Stage` of desk.practising)."""

    def __init__(self, stage: str = "copied") -> None:
        super().__init__()
        self.stage = stage


class InsertSummary(Message):
    """Put a finished summary into a report, with no workbook open."""


class OpenWheel(Message):
    """The wheel of one's own, with no workbook open."""


class OpenRegister(Message):
    """The register of the service, with no workbook open."""


class RegisterOpened(Message):
    """The register is open now, or closed (None)."""

    def __init__(self, register: Any) -> None:
        super().__init__()
        self.register = register


class Go(Message):
    """Go to a place (an id of routes.py). `about` is what to take in hand there."""

    def __init__(self, place: str, about: str = "") -> None:
        super().__init__()
        self.place = place
        self.about = about


class CloseWorkbook(Message):
    """Close the workbook and go back to the first screen."""


class ShowHelp(Message):
    """Help for the screen one is on."""


class Lock(Message):
    """Hide, close the workbook, and start again at its passphrase."""


class NewKey(Message):
    """The open workbook has got a newer key: ask for the passphrase before going on."""


class OthersWrote(Message):
    """Other writers have changed something in the open workbook."""


class ChangeSettings(Message):
    """Other settings: fields of `Settings` by name."""

    def __init__(self, **changed: Any) -> None:
        super().__init__()
        self.changed = changed


class TakenAway(Message):
    """Notes that went from the page for danger, and whether the half-typed line went, too."""

    def __init__(self, note_ids: tuple[str, ...], *, half: bool = False) -> None:
        super().__init__()
        self.note_ids = note_ids
        self.half = half
