"""Rehearsal: what was said in the practice workshop, and when; at real or faster speed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verksted.workshop.text import clean_line

SPEEDS = (1, 2, 4, 8)


@dataclass(frozen=True, slots=True)
class Said:
    """Something said `at` seconds from the start of the rehearsal, in `block` (its id)."""

    at: float
    who: str
    words: str
    block: str


def script() -> list[Said]:
    """The practice workshop as it is heard, in order. Lines of one minute are spread over it.

    Raises `PracticeBroken` where the installation is damaged.
    """
    from verksted.content.practice import practice

    notes = sorted(practice().notes, key=lambda note: note.minute)
    first = notes[0].minute if notes else 0
    per_minute: dict[int, int] = {}
    for note in notes:
        per_minute[note.minute] = per_minute.get(note.minute, 0) + 1
    seen: dict[int, int] = {}
    found: list[Said] = []
    for note in notes:
        place = seen.get(note.minute, 0)
        seen[note.minute] = place + 1
        at = (note.minute - first) * 60 + place * 60 / per_minute[note.minute]
        found.append(Said(at, note.seat or "", clean_line(note.text), note.block))
    return found


def heard(said: Sequence[Said], seconds: float, last: int = 3) -> list[Said]:
    """The last lines said until now, the newest last."""
    until = [one for one in said if one.at <= seconds]
    return until[-last:]
