"""A line from the writing thread to the disk, beside 200 raw bytes and an fsync, in one run (design, §8).

It is what Enter starts: the job goes to the session's one writing thread, and is done when the disk has
confirmed it. No screen, no terminal and no event loop is measured. The raw write and a line of each room
are taken in turn, in an order that changes, so that all meet the same disk at its best and its worst.

python -m tests.bench durable
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.bench_typing import spread
from tests.tui.run.room import fill, new_room

from verksted.desk.running_queue import Job, queue_of
from verksted.desk.taking import NoteTaker, take_all
from verksted.tui.session import Session

ROUNDS = 400
SIZES = (100, 1_000, 10_000)
PAUSE = 0.02
"""Seconds between lines, as somebody types: the disk is idle when the next comes."""


class Raw:
    """200 bytes and an fsync."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._data = os.urandom(200)

    def write(self, _: int) -> None:
        os.write(self._handle, self._data)
        os.fsync(self._handle)


class Room:
    """A workbook with notes in it, and the session that writes one more."""

    def __init__(self, folder: Path, count: int) -> None:
        desk = new_room(folder / str(count))
        fill(desk, count)
        self._taker, self._queue, self.session = NoteTaker(desk), queue_of(desk), Session(desk)

    def write(self, number: int) -> None:
        """The job put in the queue, to the disk's word."""
        line = f"+ punkt {number:04} fra rommet, om det som må bli bedre #kontakt"
        self._queue.put(Job(lambda: take_all(self._taker, [line])))
        outcome = self.session.submit(self._queue.flush).result()
        assert len(outcome.done) == 1


def in_turn(writers: dict[str, Callable[[int], None]], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Milliseconds of each, one of each in every round; the first rounds do not count."""
    found: dict[str, list[float]] = {name: [] for name in writers}
    order, turn = list(writers), random.Random(1)
    for number in range(-10, rounds):
        turn.shuffle(order)
        for name in order:
            time.sleep(PAUSE)
            began = time.perf_counter()
            writers[name](number)
            if number >= 0:
                found[name].append((time.perf_counter() - began) * 1000)
    return found


def p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rooms = {f"durable, {count:>6} notes": Room(folder, count) for count in SIZES}
        floor = "200 bytes and fsync"
        found = in_turn({floor: Raw(folder).write, **{name: room.write for name, room in rooms.items()}})
        for room in rooms.values():
            room.session.close()
    for name, values in found.items():
        print(f"{name:<22} ms {spread(values)}")
    few, many = (found[f"durable, {count:>6} notes"] for count in SIZES[1:])
    limit = 3 * p95(found[floor]) + 1
    print(f"p95 with 10 000 notes {p95(many):.2f} ms (limit 3 × floor + 1 ms = {limit:.2f} ms)")
    print(
        f"median against fsync, 10 000 notes × {statistics.median(many) / statistics.median(found[floor]):.2f}"
    )
    growth = statistics.median(more / less for more, less in zip(many, few, strict=True))
    print(f"10 000 against 1 000 notes, median of rounds × {growth:.2f} (limit 1.5)")


if __name__ == "__main__":
    main()
