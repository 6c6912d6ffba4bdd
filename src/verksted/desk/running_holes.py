"""Holes in the notes: where damage took something, when that was written, and by whom.

They stand in the list, so that people write anew what they remember. What was lost cannot be read, so
nobody knows whether it was a note or a change of one; that is said too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.workbook.damage import Damage


@dataclass(frozen=True, slots=True)
class Hole:
    """`at` and `until` (UTC stamps as those of notes; `until` "" if unknown) bound when `lost` changes were
    written, by `role`.
    """

    at: str
    until: str
    lost: int
    role: str


def holes(damage: tuple[Damage, ...]) -> tuple[Hole, ...]:
    """Those of the damages that took something, and of which the time is known, oldest first."""
    found = [
        Hole(_stamp(start), _stamp(one.until) if one.until else "", one.lost, one.role)
        for one in damage
        if one.lost and (start := one.since or one.until) is not None
    ]
    return tuple(sorted(found, key=lambda hole: hole.at))


def hole_words(hole: Hole, until: str) -> str:
    """What stands in the list of notes; `until` is the clock on the wall, "" if unknown."""
    if hole.lost == 1:
        return say("■ Her mangler ett notat eller en retting. Skriv det dere husker.")
    if until:
        return say(
            "■ Fra her til kl. {until} mangler {count} notater eller rettinger. Skriv det dere husker.",
            until=until,
            count=hole.lost,
        )
    return say("■ Her mangler {count} notater eller rettinger. Skriv det dere husker.", count=hole.lost)


def gone_words(hole: Hole, since: str, until: str) -> str:
    """What stands where notes are not in the order of time; `since` and `until` as the clock on the wall."""
    if hole.lost == 1:
        return say("■ Kl. {since} ble ett notat eller en retting borte. Skriv det dere husker.", since=since)
    when = f"{since}–{until}" if until and until != since else since
    return say(
        "■ Kl. {when} ble {count} notater eller rettinger borte. Skriv det dere husker.",
        when=when,
        count=hole.lost,
    )


def lost_in_all(damage: tuple[Damage, ...]) -> int:
    """How many notes or changes of notes are gone, as far as that is known."""
    return sum(hole.lost for hole in holes(damage))


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
