"""A terminal that goes away takes nothing with it: what was typed is on disk, and the program has ended."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from pathlib import Path

import pytest
from tests.tui.run.room import PASSPHRASE, new_room, tools

from verksted.desk.desk import Desk

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import termios

from tests.terminal import Terminal

ROOT = Path(__file__).parents[3]
PLAIN = "exec"
DEAF = 'trap "" HUP TERM; exec'
"""A program that hears no signal, as under `nohup`."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with new_room(tmp_path / "bok"):
        pass
    return tmp_path / "bok"


def _room(folder: Path, how: str, screen: str = "note_taker:NoteTakerScreen") -> Terminal:
    program = f"{how} {sys.executable} -m tests.tui.run.room {folder} dokumentasjon {screen}"
    state = {"XDG_STATE_HOME": str(folder.parent / "state"), "PYTHONPATH": str(ROOT), "XDG_RUNTIME_DIR": ""}
    return Terminal(["/bin/sh", "-c", program], env=state)


def _ended(terminal: Terminal, seconds: float = 20) -> int:
    """The exit code, or what a signal left; fails where the program goes on."""
    handle = os.pidfd_open(terminal.pid)
    ready, _, _ = select.select([handle], [], [], seconds)
    os.close(handle)
    assert ready, "the program goes on without a terminal"
    _, status = os.waitpid(terminal.pid, 0)
    terminal.code = os.waitstatus_to_exitcode(status)
    return terminal.code


def _threads(terminal: Terminal) -> int:
    return len(list(Path(f"/proc/{terminal.pid}/task").iterdir()))


def _kept(folder: Path) -> tuple[list[str], list[str]]:
    """The notes, and the half-typed lines."""
    with Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as desk:
        half = [draft.text for draft in desk.workbook.drafts()]
        assert all(one.closed for one in desk.workbook._library.segments.values() if one.drafts)
        return [note.text for note in desk.notes.all()], half


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits on a process handle")
@pytest.mark.parametrize("how", [PLAIN, DEAF])
def test_when_the_terminal_goes_the_line_is_kept_and_the_program_ends(folder: Path, how: str) -> None:
    room = _room(folder, how)
    room.wait_for("F1 hjelp")
    room.send("ferdig linje\r")
    room.wait_for("1 notat ")
    room.send("halv linje fra kari@example.no")
    room.wait_for("halv linje")
    os.close(room._fd)
    assert _ended(room) == 0
    assert _kept(folder) == (["ferdig linje"], ["halv linje fra [e-post]"])


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits on a process handle")
def test_when_the_system_asks_it_to_end_the_terminal_is_given_back(folder: Path) -> None:
    room = _room(folder, PLAIN)
    room.wait_for("F1 hjelp")
    room.send("halv linje")
    room.wait_for("halv linje")
    os.kill(room.pid, signal.SIGTERM)
    assert room.wait_for_end() == 0
    assert b"\x1b[?1049l" in room.raw, "the screen from before is back"
    assert _kept(folder) == ([], ["halv linje"])


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits on a process handle")
def test_the_room_screen_ends_with_its_terminal(folder: Path) -> None:
    from verksted.tui.screens.run.room import Wall, environment

    wall = Wall("Økt", "Hva hjelper?", "To og to.", 600, True, ("Du kan si pass.",))
    program = f"{DEAF} {sys.executable} -m verksted.tui.screens.run.wall"
    terminal = Terminal(["/bin/sh", "-c", program], env=environment(wall) | {"PYTHONPATH": str(ROOT)})
    terminal.wait_for("Hva hjelper?")
    os.close(terminal._fd)
    assert _ended(terminal) == 0


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="counts threads in /proc")
def test_a_program_that_was_halted_from_outside_goes_on_reads_every_key_once_and_ends(folder: Path) -> None:
    room = _room(folder, PLAIN)
    room.wait_for("F1 hjelp")
    room.send("Kari kom i dag\r")
    room.wait_for("▲")
    before = _threads(room)
    for _ in range(3):
        os.kill(room.pid, signal.SIGSTOP)
        os.waitid(os.P_PID, room.pid, os.WSTOPPED)
        settings = termios.tcgetattr(room._fd)
        settings[3] |= termios.ICANON | termios.ECHO
        settings[0] |= termios.ICRNL
        termios.tcsetattr(room._fd, termios.TCSANOW, settings)  # a shell has it now
        seen = len(room.raw)
        os.kill(room.pid, signal.SIGCONT)
        os.waitid(os.P_PID, room.pid, os.WCONTINUED)
        while b"\x1b[?2004h" not in room.raw[seen:]:  # pastes are told apart from keys again
            assert room._read(time.monotonic() + 10)
    lines = [f"linje {number:02}" for number in range(30)]
    for line in lines:
        room.send(f"x\x1b[D\x1b[3~{line}\r")
    room.wait_for("31 notater")
    assert _threads(room) <= before
    room.send("\x03")
    room.wait_for("Avslutte")
    room.send("\r")
    assert room.wait_for_end() == 0
    assert _kept(folder) == (["Kari kom i dag", *lines], [])
