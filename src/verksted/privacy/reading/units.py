"""What reading a file gives: units of text, within limits, or one sentence on why it cannot be read.

Nothing here opens a file, and nothing here knows a format.
"""

from __future__ import annotations

from dataclasses import dataclass

from verksted.opening.limits import Limits, Unreadable

__all__ = ["Limits", "Unit", "Unreadable"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph, line or cell.

    `part` names where it stands (`tekst`, or the member of a package, with `@kind` for what is not
    running text), `number` counts from 1 within the part. `own_id` and `doc` are set only for JSON
    Lines, which bring their own (an id as it stands there, text or number); units with the same `doc`
    are one document.
    """

    part: str
    number: int
    text: str
    own_id: str | int = ""
    doc: str = ""

    @property
    def id(self) -> str:
        return f"{self.part}#{self.number}" if self.own_id == "" else str(self.own_id)
