"""Cold start and the first answered key, beside the smallest Textual program, in one run.

    python -m tests.bench.bench_start [RUNS]

Both run in a real pty at 120×36, one after the other, so that the machine's load is the same for both.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.terminal import Terminal

HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    BINDINGS = [("f1", "more", "more")]
    def compose(self):
        yield Static("verksted")
    def action_more(self):
        self.query_one(Static).update("Hjelp")
Hello().run()
"""


def measure(command: list[str], first: str, answer: str) -> tuple[float, float, float]:
    """Seconds to the first text, to the answered F1, and resident memory in MB after it."""
    with (
        tempfile.TemporaryDirectory() as state,
        Terminal(command, columns=120, rows=36, env={"XDG_STATE_HOME": state}) as terminal,
    ):
        shown = terminal.wait_for(first)
        terminal.send(b"\x1bOP")
        answered = terminal.wait_for(answer)
        status = Path(f"/proc/{terminal.pid}/status").read_text()
        memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024
    return shown, answered, memory


def main(runs: int) -> None:
    """Interleaved runs; medians and ratios."""
    hello = [sys.executable, "-c", HELLO]
    ours = [sys.executable, "-m", "verksted"]
    rows: dict[str, list[tuple[float, float, float]]] = {"hello": [], "verksted": []}
    for number in range(runs + 1):
        pair = {"hello": measure(hello, "verksted", "Hjelp"), "verksted": measure(ours, "verksted", "Hjelp")}
        if number:
            for name, row in pair.items():
                rows[name].append(row)
    medians = {
        name: [statistics.median(column) for column in zip(*row, strict=True)] for name, row in rows.items()
    }
    for name, (shown, answered, memory) in medians.items():
        print(
            f"{name:9} first screen {shown * 1000:6.0f} ms   first key {answered * 1000:6.0f} ms   {memory:5.1f} MB"
        )
    first, key, _ = (mine / bare for mine, bare in zip(medians["verksted"], medians["hello"], strict=True))
    print(f"ratio     first screen {first:.2f} (at most 1.35)   first key {key:.2f} (at most 1.6)")


def help_ratio(runs: int) -> None:
    """`verksted --help` beside `python -c pass`, as whole processes in turn."""
    bare, ours = [sys.executable, "-c", "pass"], [sys.executable, "-m", "verksted", "--help"]
    times: list[list[float]] = [[], []]
    for _ in range(runs):
        for row, command in zip(times, (bare, ours), strict=True):
            began = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            row.append(time.perf_counter() - began)
    nothing, helped = (statistics.median(row) for row in times)
    print(f"--help    {helped * 1000:.0f} ms = {helped / nothing:.1f} x python -c pass (at most 4)")


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    main(number)
    help_ratio(2 * number)
