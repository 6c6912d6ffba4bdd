"""What stands in the texts instead of a person, kept under keyed hashes, and forgotten at the release.

Nothing here ever holds the words that were masked.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from verksted.desk.desk import Desk
from verksted.desk.registers import Register, Table
from verksted.workbook import Put, Remove

PURPOSE = "placeholder"
"""The workbook's secret under which the hashes are made; it is forgotten with them."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What stands in the texts instead of something, under a keyed hash (hex) of it."""

    id: str
    words: str


PLACEHOLDERS = Table("placeholders", Placeholder, attrgetter("id"))


def placeholders(desk: Desk) -> Register[Placeholder]:
    return Register(desk.workbook, PLACEHOLDERS)


def forgetting(desk: Desk) -> list[Put | Remove]:
    """The changes after which nothing says whom a placeholder stood for; none where there are none."""
    kept = placeholders(desk)
    return [kept.remove(entry.id) for entry in kept.all()]
