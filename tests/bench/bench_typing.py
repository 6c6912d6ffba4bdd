"""Typing in the room, in a pty beside a bare Input, in one run (design, §8).

Key to paint, Enter to the painted note, Enter to «lagret», memory, and what an idle clock costs; with 100
and with 10 000 notes, the detector on. Ratios are the contract; milliseconds are this machine's.

python -m tests.bench typing
"""

from __future__ import annotations

import compileall
import os
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.terminal import Terminal
from tests.tui.run.room import fill, new_room

ROOT = Path(__file__).parents[2]
BARE = """
from textual.app import App
from textual.widgets import Input
class Bare(App):
    def compose(self):
        yield Input(placeholder="F1 hjelp")
Bare().run()
"""
LETTERS = "abdefghijklmnoprstuvyæøå "
KEYS = 150
NOTES = 40
IDLE_SECONDS = 10.0
PAUSE = 0.03
"""Seconds between keys: a fast typist, and time for what is done between them."""


class Measured(Terminal):
    """A terminal that tells when something that was sent first comes back.

    The emulator draws only after that: the time it takes is not the program's.
    """

    def press(self, keys: str, wanted: bytes, limit: float = 10.0) -> float:
        """Milliseconds from a key to the bytes that show it."""
        came = b""
        began = time.perf_counter()
        self.send(keys)
        while wanted not in came:
            ready, _, _ = select.select([self._fd], [], [], limit)
            if not ready:
                raise AssertionError(f"{wanted!r} never came; the screen was:\n{self.text}")
            came += os.read(self._fd, 65536)
        taken = time.perf_counter() - began
        self.raw += came
        self._stream.feed(came)
        return taken * 1000

    def calm(self, seconds: float = PAUSE) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(time.monotonic() + left)

    def memory(self) -> tuple[float, float]:
        """Megabytes: all that is resident, and what of it is this program's alone and written."""
        rollup = Path(f"/proc/{self.pid}/smaps_rollup").read_text()
        resident, own = (
            int(rollup.split(f"{name}:")[1].split()[0]) / 1024 for name in ("Rss", "Private_Dirty")
        )
        return resident, own

    def seconds_used(self) -> float:
        """Processor seconds of all its threads."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def keys(terminal: Measured) -> list[float]:
    """Key to paint, a word at a time; the line is emptied now and then."""
    found: list[float] = []
    for number in range(KEYS):
        letter = LETTERS[number * 7 % len(LETTERS)]
        if letter == " ":
            terminal.send(" ")
            terminal.calm()
            continue
        found.append(terminal.press(letter, letter.encode()))
        terminal.calm()
        if number % 40 == 39:
            terminal.send("\x15")
            terminal.calm(0.1)
    terminal.send("\x15")
    terminal.calm(0.5)
    return found


def notes(terminal: Measured) -> tuple[list[float], list[float]]:
    """Enter to the note painted in the log, and Enter to the clock of «lagret» (whole seconds differ)."""
    painted: list[float] = []
    durable: list[float] = []
    for number in range(NOTES):
        terminal.send(f"punkt {number:04} fra rommet")
        terminal.wait_for(f"punkt {number:04} fra")
        terminal.calm(1.0 if number % 4 == 0 else 0.15)
        start, began = len(terminal.raw), time.perf_counter()
        painted.append(terminal.press("\r", f"punkt {number:04} fra rommet".encode()))
        if number % 4 == 0:
            while b"lagret " not in terminal.raw[start:] and time.perf_counter() - began < 2:
                terminal._read(time.monotonic() + 0.5)
            if b"lagret " in terminal.raw[start:]:
                durable.append((time.perf_counter() - began) * 1000)
        terminal.calm(0.1)
    return painted, durable


def spread(values: list[float]) -> str:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
    return f"median {statistics.median(ordered):6.1f}   p95 {p95:6.1f}   n {len(ordered)}"


def measure(
    name: str, command: list[str], ready: Callable[[Measured], object], state: Path
) -> dict[str, list[float]]:
    env = {"XDG_STATE_HOME": str(state), "PYTHONPATH": str(ROOT)}
    with Measured(command, columns=120, rows=36, env=env) as terminal:
        ready(terminal)
        terminal.calm(2.0)
        pressed = keys(terminal)
        print(f"{name:<22} key to paint     ms {spread(pressed)}")
        result: dict[str, list[float]] = {"keys": pressed}
        if name != "bare Input":
            painted, durable = notes(terminal)
            print(f"{name:<22} Enter to painted ms {spread(painted)}")
            print(f"{name:<22} Enter to lagret  ms {spread(durable)}")
            result["painted"] = painted
        resident, own = terminal.memory()
        print(f"{name:<22} memory           MB {resident:6.1f}   of which private and written {own:6.1f}")
        terminal.calm(3.0)
        before = terminal.seconds_used()
        terminal.calm(IDLE_SECONDS)
        idle = (terminal.seconds_used() - before) / IDLE_SECONDS * 100
        print(f"{name:<22} idle              % {idle:6.1f} of a core")
    return result


def main() -> None:
    compileall.compile_dir(str(ROOT / "src"), quiet=1)  # as an installed program is: compiling takes memory
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder) / "state"
        program = Path(folder) / "bare.py"
        program.write_text(BARE, "utf-8")
        bare = measure("bare Input", [sys.executable, str(program)], partial(_ready, "F1 hjelp"), state)
        rooms: dict[int, dict[str, list[float]]] = {}
        for count in (100, 10_000):
            where = Path(folder) / str(count) / "bok"
            with new_room(where) as desk:
                _start_the_run(desk)
                fill(desk, count)
            command = [
                sys.executable, "-m", "tests.tui.run.room", str(where), "dokumentasjon",
                "note_taker:NoteTakerScreen",
            ]  # fmt: skip
            rooms[count] = measure(
                f"room, {count} notes", command, partial(_ready, f"{count} notater"), state
            )
    few, many = rooms[100], rooms[10_000]
    print(f"key, 10 000 against 100 notes      × {_ratio(many['keys'], few['keys']):.2f}")
    print(f"key, 10 000 notes against bare     × {_ratio(many['keys'], bare['keys']):.2f}")
    print(f"Enter, 10 000 against 100 notes    × {_ratio(many['painted'], few['painted']):.2f}")


def _ready(wanted: str, terminal: Measured) -> None:
    terminal.wait_for(wanted)


def _ratio(one: list[float], other: list[float]) -> float:
    return statistics.median(one) / statistics.median(other)


def _start_the_run(desk: object) -> None:
    from verksted.desk.desk import Desk
    from verksted.desk.running import Running
    from verksted.workshop.running import forward

    assert isinstance(desk, Desk)
    Running(desk).move(forward, "start")
    Running(desk).move(forward, "neste")


if __name__ == "__main__":
    main()
