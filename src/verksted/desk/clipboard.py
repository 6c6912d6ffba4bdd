"""To the clipboard by the system's own program, where the terminal may not be allowed to.

A terminal is asked by its own sequence (the app does that); whether it obeyed cannot be known. So the same
text goes to the system's program too, if there is one, and always to a file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping

_SECONDS = 3.0
Find = Callable[[str], str | None]


def program(
    system: str = sys.platform, environment: Mapping[str, str] = os.environ, find: Find = shutil.which
) -> tuple[str, ...] | None:
    """The command that takes a text for the clipboard on its input, or None where there is none."""
    wanted: list[tuple[str, ...]] = []
    if system == "darwin":
        wanted.append(("pbcopy",))
    elif system == "win32":
        wanted.append(("clip.exe",))
    else:
        if environment.get("WAYLAND_DISPLAY"):
            wanted.append(("wl-copy",))
        if environment.get("DISPLAY"):
            wanted.append(("xclip", "-selection", "clipboard"))
        if environment.get("WSL_DISTRO_NAME"):
            wanted.append(("clip.exe",))
    for name, *rest in wanted:
        found = find(name)
        if found:
            return (found, *rest)
    return None


def encoded(command: tuple[str, ...], text: str) -> bytes:
    """The text as the program reads it: Windows' own wants UTF-16 with its mark."""
    windows = command[0].lower().replace("\\", "/").endswith("clip.exe")
    return text.replace("\n", "\r\n").encode("utf-16") if windows else text.encode("utf-8")


def copy(text: str, command: tuple[str, ...] | None = None) -> bool:
    """Whether the system's program took the text. Never raises for a program that fails or hangs."""
    command = command or program()
    if command is None:
        return False
    try:
        made = subprocess.run(
            command,
            input=encoded(command, text),
            stdout=subprocess.DEVNULL,  # wl-copy and xclip live on and would hold a pipe open
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return made.returncode == 0
