"""Ways of catching up when time slips: two or three, concrete, and none of them touches a protected block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from verksted.workshop.agenda import Block, BlockKind, Slot
from verksted.workshop.running import Run, Standing

LEAST_MINUTES = 3
"""No block is made shorter than this."""
_KEEP_PERCENT = 60
"""A block that gives way keeps at least this share of its length."""
_NEVER_DROPPED = frozenset({BlockKind.OPENING})


class WayKind(StrEnum):
    SHORTEN = "shorten"
    DROP = "drop"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Way:
    """One way: `minutes` are new lengths by block, `dropped` the block left out, `end` when it then ends
    (minutes after midnight), `won` minutes.
    """

    kind: WayKind
    end: int
    won: int
    minutes: tuple[tuple[Block, int], ...] = ()
    dropped: Block | None = None


def ways(where: Standing) -> list[Way]:
    """At most one way of each kind, the gentlest first; none when nothing is late."""
    if where.behind <= 0:
        return []
    may_give = [slot.block for slot in where.coming if gives(slot)]
    found = (_shorten(where, may_give), _drop(where, may_give), Way(WayKind.LATER, where.end, 0))
    return [way for way in found if way is not None]


def gives(slot: Slot) -> bool:
    """Whether a coming block may give way at all."""
    return not slot.block.protected and not slot.block.locked and slot.block.minutes > LEAST_MINUTES


def take(run: Run, way: Way, where: Standing) -> Run:
    """The run after this way was chosen."""
    if way.kind is WayKind.LATER:
        return replace(run, ends=where.end % (24 * 60))
    dropped = (*run.dropped, way.dropped.id) if way.dropped else run.dropped
    changed = {block.id: minutes for block, minutes in way.minutes}
    return replace(run, minutes={**run.minutes, **changed}, dropped=dropped)


def _shorten(where: Standing, may_give: Sequence[Block]) -> Way | None:
    """One block if one can give it all, else the longest ones together."""
    room = {block.id: block.minutes - _least(block) for block in may_give}
    order = sorted(may_give, key=lambda block: -room[block.id])
    late, chosen = where.behind, []
    for block in order:
        given = min(late, room[block.id])
        if given > 0:
            chosen.append((block, block.minutes - given))
            late -= given
    won = where.behind - late
    return Way(WayKind.SHORTEN, where.end - won, won, tuple(chosen)) if chosen else None


def _least(block: Block) -> int:
    return max(LEAST_MINUTES, -(-block.minutes * _KEEP_PERCENT // 100))


def _drop(where: Standing, may_give: Sequence[Block]) -> Way | None:
    """The shortest block that wins enough; else the longest there is. Questions go last."""
    able = [block for block in may_give if block.kind not in _NEVER_DROPPED]
    if not able:
        return None
    enough = [block for block in able if block.minutes >= where.behind]
    chosen = (
        min(enough, key=lambda block: (block.kind is BlockKind.QUESTION, block.minutes))
        if enough
        else max(able, key=lambda block: block.minutes)
    )
    return Way(WayKind.DROP, where.end - chosen.minutes, chosen.minutes, dropped=chosen)
