"""Half-typed lines that programs left in their segments, and which of them somebody has dealt with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from verksted.workbook import changes
from verksted.workbook.changes import Stamp
from verksted.workbook.pieces import Segment
from verksted.workshop.text import clean

TABLE = "_drafts"
"""Its keys are `short:ms`: the drafts of that segment up to that time are dealt with; or `short`: all are."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-typed line that a program left, in milliseconds `ms` of its `segment` (short)."""

    field: str
    text: str
    stamp: Stamp
    segment: str
    ms: int


def left(segments: Iterable[Segment], dealt_with: Iterable[str]) -> tuple[Draft, ...]:
    """The drafts of these segments that nobody has dealt with."""
    until = _until(dealt_with)
    return tuple(
        _draft(body, segment)
        for segment in segments
        for body in segment.drafts.values()
        if body.text and body.ms > until.get(segment.header.short, -1)
    )


def keys(drafts: Iterable[Draft]) -> list[str]:
    """What to write of drafts that are dealt with. What the same program writes later is not among them."""
    return list(dict.fromkeys(f"{draft.segment}:{draft.ms}" for draft in drafts))


def _until(dealt_with: Iterable[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for key in dealt_with:
        short, _, ms = key.partition(":")
        until = float(ms) if ms.isascii() and ms.isdigit() else inf
        found[short] = max(until, found.get(short, -1))
    return found


def _draft(body: changes.DraftBody, segment: Segment) -> Draft:
    stamp = Stamp(changes.moment(body.ms), segment.author.role, segment.author.slot, "")
    return Draft(body.field, clean(body.text), stamp, segment.header.short, body.ms)
