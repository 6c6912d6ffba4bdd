"""A workshop while it runs: which block, how long, ahead or behind, and what may give way.

Pure functions over one small record. Time is passed in (UTC), never read. Protected blocks (breaks,
reading back, closing) never give way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from verksted.workshop.agenda import Block, Slot, parse_clock, timetable

NEAR_MINUTES = 60
"""How far from the planned start a workshop may begin and still be held against the planned clock."""
EXTRA_MINUTES = 5
"""What one «+5» adds."""
FORGOTTEN_MINUTES = 120
"""A block that has lasted so much longer than planned was left running by mistake."""
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Run:
    """How far the workshop has come.

    Times are ISO 8601 in UTC, "" for not yet. `block` is the id of the running block; `rested` seconds
    the running block has been paused, `paused` since when it is. `minutes` are lengths that were
    changed on the way, `spent` seconds by finished block, `dropped` blocks left out, `ends` minutes
    after midnight that the group agreed to end at, or None.
    """

    began: str = ""
    block: str = ""
    block_began: str = ""
    paused: str = ""
    rested: int = 0
    minutes: dict[str, int] = field(default_factory=dict)
    spent: dict[str, int] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    ends: int | None = None
    ended: str = ""

    @property
    def running(self) -> bool:
        return bool(self.block) and not self.ended


def readable(run: Run) -> Run:
    """The run as far as its times can be read: one whose beginning cannot be read has not begun."""
    if not run.began:
        return run
    if not _is_time(run.began):
        return Run()
    block_began = run.block_began if _is_time(run.block_began) else run.began
    return replace(run, block_began=block_began, paused=run.paused if _is_time(run.paused) else "")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the workshop stands now. `left` and `elapsed` are seconds of the running block; `left` may
    be negative. `behind` is whole minutes, negative when ahead; `end` and `due` minutes after midnight.
    `coming` are the blocks after the running one with the clock times they get.
    """

    block: Block
    index: int
    count: int
    elapsed: int
    left: int
    behind: int
    end: int
    due: int
    coming: tuple[Slot, ...]
    paused: bool = False

    @property
    def next(self) -> Block | None:
        return self.coming[0].block if self.coming else None


def lengths(blocks: Sequence[Block], run: Run) -> list[Block]:
    """The blocks that are held, with the lengths they have now."""
    return [
        replace(block, minutes=run.minutes.get(block.id, block.minutes))
        for block in blocks
        if block.id not in run.dropped
    ]


def standing(blocks: Sequence[Block], run: Run, now: datetime, starts: str = "") -> Standing | None:
    """Where the run stands; None when nothing runs. `starts` is the planned clock (`16.00`) or ""."""
    held = lengths(blocks, run)
    index = next((at for at, block in enumerate(held) if block.id == run.block), None)
    if index is None or not run.running:
        return None
    elapsed = seconds_in_block(run, now)
    left = held[index].minutes * 60 - elapsed
    clock = _minute_of_day(now)
    free = clock + max(0, -(-left // 60))
    coming = tuple(timetable(held[index + 1 :], _clock_text(free)))
    coming = tuple(_after(slot, free) for slot in coming)
    end = coming[-1].end if coming else free
    due = _near(due_end(blocks, run, starts), end)
    behind = end - due
    return Standing(held[index], index, len(held), elapsed, left, behind, end, due, coming, bool(run.paused))


def due_end(blocks: Sequence[Block], run: Run, starts: str = "") -> int:
    """When it should end, in minutes after midnight: as agreed, or as planned from the planned start."""
    if run.ends is not None:
        return run.ends
    began = _minute_of_day(_read(run.began))
    first = began
    if starts:
        planned = parse_clock(starts)
        if abs(_near(planned, began) - began) <= NEAR_MINUTES:
            first = _near(planned, began)
    slots = timetable(blocks, _clock_text(first))
    return (_after(slots[-1], first).end if slots else first) % _DAY


def seconds_in_block(run: Run, now: datetime) -> int:
    """Seconds the running block has lasted, pauses left out."""
    if not run.block_began:
        return 0
    until = _read(run.paused) if run.paused else now
    return max(0, int((until - _read(run.block_began)).total_seconds()) - run.rested)


def in_progress(blocks: Sequence[Block], run: Run, now: datetime) -> bool:
    """Whether people sit in the room now: a block runs, and nobody has forgotten to end it."""
    block = next((one for one in lengths(blocks, run) if one.id == run.block), None)
    if block is None or not run.running:
        return False
    gone = (now - _read(run.block_began)).total_seconds()
    return gone <= (block.minutes + FORGOTTEN_MINUTES) * 60


def minute_of(run: Run, at: datetime) -> int | None:
    """Whole minutes from the start of the workshop, or None before it has begun."""
    if not run.began:
        return None
    return max(0, int((at - _read(run.began)).total_seconds()) // 60)


def block_at(blocks: Sequence[Block], run: Run, at: datetime) -> str:
    """The id of the block that ran then, near the present: from the lengths that the blocks took."""
    held = [block.id for block in lengths(blocks, run)]
    if run.block not in held or not run.block_began:
        return run.block
    place, began = held.index(run.block), _read(run.block_began)
    while place and at < began:
        place -= 1
        began -= timedelta(seconds=run.spent.get(held[place], 0))
    return held[place]


# Moves --------------------------------------------------------------------------------------------


def begin(blocks: Sequence[Block], now: datetime) -> Run:
    """The first block begins. Raises ValueError (a sentence for the log) without blocks."""
    if not blocks:
        raise ValueError("no blocks")
    return Run(began=_write(now), block=blocks[0].id, block_began=_write(now))


def forward(blocks: Sequence[Block], run: Run, now: datetime) -> Run:
    """The running block is over and the next begins; after the last the workshop has ended."""
    held = lengths(blocks, run)
    ids = [block.id for block in held]
    if run.block not in ids:
        return begin(blocks, now) if not run.began else run
    spent = {**run.spent, run.block: seconds_in_block(run, now)}
    at = ids.index(run.block) + 1
    if at >= len(ids):
        return replace(run, spent=spent, ended=_write(now), paused="", rested=0)
    return replace(run, block=ids[at], block_began=_write(now), spent=spent, paused="", rested=0)


def backward(blocks: Sequence[Block], run: Run, now: datetime) -> Run:
    """The block before goes on from where it was left; an ended workshop goes on in its last block."""
    ids = [block.id for block in lengths(blocks, run)]
    if run.block not in ids:
        return run
    at = ids.index(run.block) if run.ended else max(0, ids.index(run.block) - 1)
    if ids[at] == run.block and not run.ended:
        return run
    spent = dict(run.spent)
    used = spent.pop(ids[at], 0)
    since = _write(now - timedelta(seconds=used))
    return replace(run, block=ids[at], block_began=since, spent=spent, paused="", rested=0, ended="")


def extend(blocks: Sequence[Block], run: Run, minutes: int = EXTRA_MINUTES) -> Run:
    """The running block gets this many minutes more (or fewer, never under one)."""
    block = next((one for one in blocks if one.id == run.block), None)
    if block is None:
        return run
    length = max(1, run.minutes.get(block.id, block.minutes) + minutes)
    return replace(run, minutes={**run.minutes, block.id: length})


def pause(run: Run, now: datetime) -> Run:
    """The clock of the block stands still, or goes on again."""
    if not run.running:
        return run
    if not run.paused:
        return replace(run, paused=_write(now))
    rested = run.rested + max(0, int((now - _read(run.paused)).total_seconds()))
    return replace(run, paused="", rested=rested)


def leave_out(run: Run, seconds: int) -> Run:
    """This many seconds of the running block are not counted (the machine slept)."""
    return replace(run, rested=run.rested + max(0, seconds))


# Clock arithmetic ---------------------------------------------------------------------------------


def _read(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _is_time(text: str) -> bool:
    try:
        return _read(text).tzinfo is not None
    except ValueError:
        return False


def _write(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _minute_of_day(moment: datetime) -> int:
    local = moment.astimezone()
    return local.hour * 60 + local.minute


def _clock_text(minutes: int) -> str:
    hour, minute = divmod(minutes % _DAY, 60)
    return f"{hour:02d}:{minute:02d}"


def _near(minute: int, other: int) -> int:
    """The same clock time, on the day on which it lies nearest to `other`."""
    return min((minute + day for day in (-_DAY, 0, _DAY)), key=lambda at: abs(at - other))


def _after(slot: Slot, base: int) -> Slot:
    """The slot on the day of `base`, also when it runs past midnight."""
    days = base - base % _DAY
    return replace(slot, start=slot.start + days, end=slot.end + days)
