"""What threads tell the screens of the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from verksted.desk.running_view import Seen
from verksted.privacy.findings import Finding

if TYPE_CHECKING:
    from verksted.workbook import Draft


@dataclass(frozen=True, slots=True)
class Ready:
    """The workbook has been read. `draft` is the half-typed line of a program that crashed, if any."""

    seen: Seen
    draft: Draft | None = None


class Looked(Message):
    """Somebody looked for personal data in a text. None: that cannot be done."""

    def __init__(self, key: str, text: str, findings: list[Finding] | None) -> None:
        super().__init__()
        self.key = key
        self.text = text
        self.findings = findings
