"""What a line that was just saved may have meant: one quiet sentence, and the line stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from difflib import get_close_matches

from verksted.desk.running_view import Room
from verksted.workshop.language import say
from verksted.workshop.notes import Note, Sign

APART = timedelta(minutes=1)
"""Two clocks that differ by more are told of."""
_LIKE = 0.75
"""How alike two tags are when one may be the other, mistyped (0 to 1)."""


def hint(notes: Sequence[Note], room: Room) -> str:
    """The sentence for the notes of one line, or ""."""
    first = notes[0]
    head = first.text[:1]
    late = first.seat and first.sign is None and not first.follow_up and head and head in "".join(Sign) + "!"
    if late and first.text.count(head) == 1:
        return say("Tegnet ble tekst, for det sto etter plassen. Skriv {example} først. ↑ retter.",
                   example=f"{head} {first.seat}")  # fmt: skip
    meant = _meant(first.theme, room)
    return (
        say("«{tag}» er et nytt tema. Mente du #{meant}? ↑ retter.", tag=first.theme, meant=meant)
        if meant
        else ""
    )


def later(one: str, other: str) -> bool:
    """Whether a time stamp is so much later than another that one of two clocks is wrong."""
    try:
        return datetime.fromisoformat(one) - datetime.fromisoformat(other) > APART
    except (ValueError, TypeError):
        return False


def _meant(theme: str | None, room: Room) -> str:
    """The tag of the plan that an unknown one is the beginning of, or looks like."""
    if not theme or room.theme(theme) is not None:
        return ""
    tags = [room.tag(one.id).lower() for one in room.themes]
    begun = [tag for tag in tags if tag.startswith(theme)]
    return next(iter(begun or get_close_matches(theme, tags, 1, _LIKE)), "")
