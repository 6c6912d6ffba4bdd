"""The agenda: blocks in order, with clock times computed from the start, and what may not give way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from verksted.workshop.language import say


class BlockKind(StrEnum):
    """What happens in a block."""

    ARRIVAL = "arrival"
    OPENING = "opening"
    ICEBREAKER = "icebreaker"
    QUESTION = "question"
    BREAK = "break"
    PRIORITISE = "prioritise"
    FEEDBACK = "feedback"
    CLOSING = "closing"
    OTHER = "other"


PROTECTED = frozenset({BlockKind.BREAK, BlockKind.FEEDBACK, BlockKind.CLOSING})
"""Blocks that never give way when time slips (screens.md; issue: in the room)."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `minutes` ≥ 0; a `locked` block keeps its length; `starts` pins it to a clock time.

    `unprotected` is why a block that never gives way may do so in this workshop; "" where it may not.
    """

    id: str
    name: str
    minutes: int
    kind: BlockKind = BlockKind.OTHER
    theme: str | None = None
    questions: tuple[str, ...] = ()
    technique: str = ""
    locked: bool = False
    starts: str | None = None
    notes_for_facilitator: str = ""
    unprotected: str = ""

    @property
    def protected(self) -> bool:
        return self.kind in PROTECTED and not self.unprotected


@dataclass(frozen=True, slots=True)
class Slot:
    """A block with its clock times, in minutes after midnight. `late` is minutes past its pinned start."""

    block: Block
    start: int
    end: int
    late: int = 0

    @property
    def clock(self) -> str:
        return f"{format_clock(self.start)}–{format_clock(self.end)}"


def parse_clock(text: str) -> int:
    """Minutes after midnight from `HH:MM`, `HH.MM` or `HHMM`. Raises ValueError with a Norwegian sentence."""
    digits = text.strip().replace(".", ":")
    hours, colon, minutes = digits.partition(":")
    if not colon and len(digits) == 4:
        hours, minutes = digits[:2], digits[2:]
    elif not colon:
        minutes = "0"
    if hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit():
        hour, minute = int(hours), int(minutes)
        if hour < 24 and minute < 60:
            return hour * 60 + minute
    raise ValueError(say("«{text}» er ikke et klokkeslett. Skriv for eksempel 16.30.", text=text))


def format_clock(minutes: int) -> str:
    """`16.05`, as clock times are written in Norwegian; past midnight starts over."""
    hour, minute = divmod(minutes % (24 * 60), 60)
    return f"{hour:02d}.{minute:02d}"


def timetable(blocks: Sequence[Block], starts: str) -> list[Slot]:
    """Clock times of the blocks in order. A pinned block starts at its time, or later if it must."""
    slots: list[Slot] = []
    now = parse_clock(starts)
    for block in blocks:
        pinned = parse_clock(block.starts) if block.starts else now
        start = max(now, pinned)
        slots.append(Slot(block, start, start + block.minutes, late=start - pinned))
        now = start + block.minutes
    return slots


def total_minutes(blocks: Sequence[Block]) -> int:
    return sum(block.minutes for block in blocks)


def resize(blocks: Sequence[Block], block_id: str, minutes: int) -> list[Block]:
    """The blocks with one made longer or shorter. A locked block, or an unknown id, raises ValueError."""
    found = next((block for block in blocks if block.id == block_id), None)
    if found is None:
        raise ValueError(say("Økta finnes ikke i kjøreplanen."))
    if found.locked:
        raise ValueError(say("Økta «{name}» er låst. Lås den opp først.", name=found.name))
    if minutes < 0:
        raise ValueError(say("En økt kan ikke vare under null minutter."))
    return [replace(block, minutes=minutes) if block.id == block_id else block for block in blocks]


def move(blocks: Sequence[Block], block_id: str, steps: int) -> list[Block]:
    """The blocks with one moved up (negative) or down; it stops at the ends."""
    order = list(blocks)
    place = next((i for i, block in enumerate(order) if block.id == block_id), None)
    if place is None:
        raise ValueError(say("Økta finnes ikke i kjøreplanen."))
    block = order.pop(place)
    order.insert(min(max(place + steps, 0), len(order)), block)
    return order


def split(blocks: Sequence[Block], block_id: str, first_minutes: int, new_id: str) -> list[Block]:
    """One block as two, the first `first_minutes` long, the second with what is left and `new_id`."""
    out: list[Block] = []
    for block in blocks:
        if block.id != block_id:
            out.append(block)
            continue
        if not 0 < first_minutes < block.minutes:
            raise ValueError(say("Begge delene må vare minst ett minutt."))
        out.append(replace(block, minutes=first_minutes))
        out.append(replace(block, id=new_id, minutes=block.minutes - first_minutes, starts=None))
    if len(out) == len(blocks):
        raise ValueError(say("Økta finnes ikke i kjøreplanen."))
    return out
