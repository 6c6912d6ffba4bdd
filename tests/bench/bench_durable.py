"""A line from the writing thread to the disk, beside 200 raw bytes and an fsync, in one run (design, §8).

It is what Enter starts: the job goes to the session's one writing thread, and is done when the disk has
confirmed it. No screen, no terminal and no event loop is measured.

python -m tests.bench durable
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path

from tests.bench.bench_typing import spread
from tests.tui.run.room import fill, new_room

from verksted.desk.running_queue import Job, queue_of
from verksted.desk.taking import NoteTaker, take_all
from verksted.tui.session import Session

LINES = 200
PAUSE = 0.02
"""Seconds between lines, as somebody types: the disk is idle when the next comes."""


def floor(folder: Path) -> list[float]:
    """Milliseconds for 200 bytes and an fsync."""
    found: list[float] = []
    with (folder / "floor").open("ab", buffering=0) as file:
        for _ in range(LINES):
            began = time.perf_counter()
            file.write(bytes(200))
            os.fsync(file.fileno())
            found.append((time.perf_counter() - began) * 1000)
            time.sleep(PAUSE)
    return found


def lines(folder: Path, count: int) -> list[float]:
    """Milliseconds from the job put in the queue to the disk's word, with that many notes before it."""
    found: list[float] = []
    desk = new_room(folder / str(count))
    fill(desk, count)
    taker, queue, session = NoteTaker(desk), queue_of(desk), Session(desk)
    for number in range(LINES):
        line = f"+ punkt {number:04} fra rommet, om det som må bli bedre #kontakt"

        def work(line: str = line) -> object:
            return take_all(taker, [line])

        began = time.perf_counter()
        queue.put(Job(work))
        outcome = session.submit(queue.flush).result()
        found.append((time.perf_counter() - began) * 1000)
        assert len(outcome.done) == 1
        time.sleep(PAUSE)
    session.close()
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        base = floor(Path(name))
        print(f"200 bytes and fsync    ms {spread(base)}")
        medians: list[float] = []
        for count in (100, 1_000, 10_000):
            found = lines(Path(name), count)
            medians.append(statistics.median(found))
            print(f"durable, {count:>6} notes  ms {spread(found)}")
        print(f"durable against fsync, 10 000 notes × {medians[-1] / statistics.median(base):.2f}")
        print(f"durable, 10 000 against 1 000 notes × {medians[-1] / medians[1]:.2f}")


if __name__ == "__main__":
    main()
