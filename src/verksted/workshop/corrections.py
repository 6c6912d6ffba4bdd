"""What those who took part correct, when they have seen what was heard; each is owed a judgement.

A correction is as raw as a note: it stays in the workbook, and goes when the raw notes go. Nothing
here is part of what leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verksted.workshop.words import Text


class Verdict(StrEnum):
    """What came of a correction."""

    CHANGED = "changed"
    STANDS = "stands"
    ASIDE = "aside"


VERDICT_WORDS: dict[Verdict, Text] = {
    Verdict.CHANGED: Text("punktet er skrevet om", "punktet er skrive om"),
    Verdict.STANDS: Text("punktet blir stående", "punktet blir ståande"),
    Verdict.ASIDE: Text("punktet er lagt til side", "punktet er lagt til side"),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """«Slik var det ikke»: what somebody said about a point, never who. `day` is ISO 8601.

    `verdict` None: nobody has judged it yet, and nothing is released meanwhile. `why` is told where the
    point stands as it was.
    """

    id: str
    point: str
    said: str
    day: str
    verdict: Verdict | None = None
    why: str = ""

    @property
    def open(self) -> bool:
        return self.verdict is None
