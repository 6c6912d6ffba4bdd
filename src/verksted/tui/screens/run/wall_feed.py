"""What the screen on the wall is shown, from the facilitator's app to a process in a window of its own.

One small file for this user alone, in the system's folder for running programs where there is one. It
holds block, question, minutes and ground rules: what everybody in the room may see. It goes when the
facilitator does.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path

from verksted.desk import state_files
from verksted.tui.screens.run.room import Wall, read_wall

FILE = "romskjerm.json"
_MOST_BYTES = 1 << 16
_LINUX = ("x-terminal-emulator", "gnome-terminal", "konsole", "xfce4-terminal", "kitty", "alacritty", "xterm")


def feed() -> Path:
    """Where the words for the wall lie while the room screen is on; it need not exist."""
    from verksted.desk.trusted import state_folder

    given = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(given) / "verksted" if given and Path(given).is_dir() else state_folder()
    return folder / FILE


def show(wall: Wall, path: Path | None = None) -> bool:
    """Give the wall these words from now on; False where they cannot be written."""
    return state_files.write(path or feed(), asdict(wall))


def take_down(path: Path | None = None) -> None:
    """The wall has nothing to show any more.

    Windows removes no file that a program has open: the words go all the same.
    """
    where = path or feed()
    try:
        where.unlink(missing_ok=True)
    except OSError:
        with contextlib.suppress(OSError):
            where.write_bytes(b"")


def look(path: Path | None = None, now: Callable[[], float] = time.time) -> Wall | None:
    """The words as they are now, the minutes counted down; None where nothing is shown.

    Raises ValueError, a sentence, for anything else than such words.
    """
    try:
        with (path or feed()).open("rb") as file:
            given = file.read(_MOST_BYTES).decode("ascii", "replace")
    except OSError:
        return None
    if not given:
        return None
    wall = read_wall(given)
    gone = max(0, int(now() - wall.at)) if wall.running and wall.at else 0
    return replace(wall, left=wall.left - gone)


def window_command(
    environment: Mapping[str, str] | None = None,
    which: Callable[[str], str | None] = shutil.which,
    platform: str = sys.platform,
) -> list[str] | None:
    """The command that opens the wall in a window of its own; None where this system has no way."""
    env = os.environ if environment is None else environment
    wall = [sys.executable, "-m", "verksted", "rom"]
    if platform == "win32":
        terminal = which("wt")
        return [terminal, "-w", "new", "nt", *wall] if terminal else ["cmd", "/c", "start", "", *wall]
    if platform == "darwin":
        line = " ".join(f"'{part}'" for part in wall)
        script = f'tell application "Terminal" to do script "exec {line}"'
        return ["osascript", "-e", script, "-e", 'tell application "Terminal" to activate']
    if not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        return None
    for name in _LINUX:
        terminal = which(name)
        if terminal:
            return [terminal, *(["--"] if name == "gnome-terminal" else ["-e"]), *wall]
    return None


def open_window(command: list[str]) -> bool:
    """Start it, and go on at once; False where it cannot be started."""
    quiet = subprocess.DEVNULL
    try:
        subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError:
        return False
    return True
