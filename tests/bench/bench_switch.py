"""From one phase or step to another, beside the smallest Textual program that changes screens, in one run.

    python -m tests.bench.bench_switch [ROUNDS]

Both run in a real pty at 80×24 and 120×36. A switch is the key until the new screen's own words are painted;
the first round imports what the screens need, the others do not.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence

from tests.terminal import Terminal

BARE = """
from textual.app import App
from textual.screen import Screen
from textual.widgets import OptionList, Static
class One(Screen):
    def compose(self):
        yield Static("side")
        yield OptionList(*(f"{self.name} rad {n}" for n in range(30)))
        yield Static("taster")
class Bare(App):
    BINDINGS = [("1", "to('en')", ""), ("2", "to('to')", "")]
    def on_mount(self):
        self.push_screen(One(name="en"))
    def action_to(self, name):
        self.switch_screen(One(name=name))
Bare().run()
"""
CTRL_G, CTRL_N = "\x07", "\x0e"
STEPS: Sequence[tuple[str, str, str]] = (
    ("Planlegg", "2", "Skriftspr"),
    ("Temaer", CTRL_N, "Planen:"),
    ("Kjøreplan", CTRL_N, "Kjøreplan ·"),
    ("Folk", CTRL_N, "Bredde"),
    ("Brev", CTRL_N, "Slik blir det"),
    ("Prinsipper", CTRL_N, "Ni prinsipper"),
    ("Frister", CTRL_N, "Frister ·"),
    ("Utskrift", CTRL_N, "Pakkeliste"),
    ("Oversikt", "1", "Neste steg"),
    ("Gjennomfør", "3", "Gjennomf"),
    ("Oversikt", "1", "Neste steg"),
    ("Følg opp", "4", "Notater:"),
    ("Oversikt", "1", "Neste steg"),
    ("Rapport", "5", "Rapport"),
)
GOAL = 100
"""Milliseconds (issue: open and plan)."""


def calm(terminal: Terminal, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        terminal._read(end)


def switch(terminal: Terminal, key: str, wanted: str) -> float:
    """Milliseconds from the key to the words."""
    calm(terminal, 0.6)
    start, began = len(terminal.raw), time.perf_counter()
    terminal.send(key)
    while wanted.encode() not in terminal.raw[start:]:
        if time.perf_counter() - began > 20 or not terminal._read(time.monotonic() + 1):
            raise AssertionError(f"«{wanted}» never came; the screen was:\n{terminal.text}")
    return (time.perf_counter() - began) * 1000


def bare(size: tuple[int, int], rounds: int) -> float:
    with Terminal([sys.executable, "-c", BARE], columns=size[0], rows=size[1]) as terminal:
        terminal.wait_for("en rad 3")
        pairs = [("2", "to rad 3"), ("1", "en rad 3")] * (2 * rounds)
        return statistics.median(switch(terminal, *pair) for pair in pairs)


def ours(size: tuple[int, int], rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {}
    command = [sys.executable, "-m", "verksted", "demo"]
    with (
        tempfile.TemporaryDirectory() as state,
        Terminal(command, columns=size[0], rows=size[1], env={"XDG_STATE_HOME": state}) as terminal,
    ):
        terminal.wait_for("Neste steg", 120)
        for _ in range(rounds):
            for name, key, wanted in STEPS:
                times.setdefault(name, []).append(switch(terminal, key, wanted))
            terminal.send(CTRL_G)
            terminal.wait_for("Gå til")
            switch(terminal, "1", "Neste steg")
    return times


def main(rounds: int) -> None:
    for size in ((80, 24), (120, 36)):
        anchor = bare(size, rounds)
        print(f"{size[0]}×{size[1]}   bare switch {anchor:.0f} ms")
        for name, row in ours(size, rounds).items():
            first, later = row[0], statistics.median(row[1:] or row)
            sign = "" if max(first, later) <= GOAL else f"   over {GOAL}"
            print(
                f"  {name:<11} first {first:4.0f} ms = {first / anchor:4.1f} ×"
                f"   later {later:4.0f} ms = {later / anchor:4.1f} ×{sign}"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
