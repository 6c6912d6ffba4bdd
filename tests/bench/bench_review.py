"""Key to paint in the review desk with 10 000 findings, beside one with 100, in one run.

    python -m tests.bench.bench_review [KEYS]

Both run in a real pty at 80×24. A key is ↓ (the next finding); it is answered when the screen has changed.
Every fifth key decides a finding instead, so that the disk is written while keys are answered.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.terminal import Terminal

APP = """
import sys
from pathlib import Path
from tests.tui.follow.alone import Alone, CHEAP, practice_book
from verksted.desk.reviewing import review_of
from verksted.desk.reviewing_store import placeholder_book
from verksted.privacy.decisions import OpenFinding
from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.tui.screens.follow import review_panes
from verksted.workshop.points import Point, PointSign
count = int(sys.argv[2])
desk = practice_book(Path(sys.argv[1]) / "bok", most=2)
names = ["Ayan", "Marte", "Yusuf", "Solveig", "Piotr", "Ingrid"]
texts, found, points = {}, [], []
for n in range(count // 2):
    one, two = names[n % 6], names[(n + 1) % 6]
    text = f"{one} og {two} venter på svar nummer {n}."
    points.append(Point(f"p{n}", text, "heard", PointSign.ADVICE, order=n))
    texts[f"point:p{n}"] = text
    at = len(one) + 4
    for start, end in ((0, len(one)), (at, at + len(two))):
        found.append(OpenFinding(f"point:p{n}", text, Finding(start, end, Label.PERSON, Action.LOOK, Source.LIST, 0.8, "Navn.")))
desk.apply([desk.points.put(point) for point in points], "x")
review_panes.review = lambda desk: review_of(texts, found, placeholder_book(desk))
Alone(desk, "review").run()
"""


def measure(count: int, keys: int) -> tuple[list[float], float]:
    """Milliseconds from each key to the first changed screen, and resident memory in MB."""
    root = str(Path(__file__).parents[2])
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-c", APP, place, str(count)]
        env = {"XDG_STATE_HOME": place, "PYTHONPATH": root}
        with Terminal(command, env=env) as terminal:
            terminal.wait_for(f"Funn 1 av {count}", 120)
            terminal.wait_for("masker", 20)
            spent = [_key(terminal, number) for number in range(keys)]
            status = Path(f"/proc/{terminal.pid}/status").read_text()
            memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    return spent, memory / 1024


def _key(terminal: Terminal, number: int) -> float:
    _rest(terminal)
    before = terminal.text.split("\n")[2]
    key = b"m" if number % 5 == 4 else b"\x1b[B"
    start = time.perf_counter()
    terminal.send(key)
    while terminal.text.split("\n")[2] == before:
        terminal._read(time.monotonic() + 1)
        if time.perf_counter() - start > 10:
            raise AssertionError(terminal.text)
    return (time.perf_counter() - start) * 1000


def _rest(terminal: Terminal) -> None:
    """Read until nothing has come for a moment, as between two keys of a person."""
    seen = -1
    while seen != len(terminal.raw):
        seen = len(terminal.raw)
        terminal._read(time.monotonic() + 0.03)


def main(keys: int) -> None:
    for count in (100, 10_000):
        spent, memory = measure(count, keys)
        spent.sort()
        p95 = spent[int(len(spent) * 0.95)]
        median = statistics.median(spent)
        print(
            f"{count:6} findings: median {median:5.1f} ms   p95 {p95:5.1f} ms (at most 16)   {memory:5.1f} MB"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
