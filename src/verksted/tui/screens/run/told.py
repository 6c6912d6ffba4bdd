"""What threads tell the screens of the room."""

from __future__ import annotations

from textual.message import Message

from verksted.desk.running_queue import Outcome
from verksted.desk.running_view import Seen
from verksted.privacy.findings import Finding


class Ready(Message):
    """The workbook has been read. `draft` is the half-typed line of a program that crashed, or ""."""

    def __init__(self, seen: Seen, draft: str = "", when: str = "") -> None:
        super().__init__()
        self.seen = seen
        self.draft = draft
        self.when = when


class Kept(Message):
    """What became of the jobs in the queue."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


class Others(Message):
    """What other writers have done; `trouble` where the folder could not be read."""

    def __init__(self, seen: Seen | None, trouble: str = "") -> None:
        super().__init__()
        self.seen = seen
        self.trouble = trouble


class Looked(Message):
    """Somebody looked for personal data in a text. None: that cannot be done."""

    def __init__(self, key: str, text: str, findings: list[Finding] | None) -> None:
        super().__init__()
        self.key = key
        self.text = text
        self.findings = findings
