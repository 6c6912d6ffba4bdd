"""Locking: the process is replaced by a fresh one that stands at the passphrase, so no key stays in memory.

On Windows a process cannot be replaced: there the old one waits for the new one, with its workbook closed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from enum import Enum
from pathlib import Path

LOCKED = "VERKSTED_LAST"
"""Environment variable of the fresh process: it starts hidden, over the passphrase."""

HIDE_MINUTES = 5
"""Minutes without a key after which the notes hide while a block runs (design, §4)."""
RUN_LOCK_MINUTES = 30
"""And after which the workbook locks then."""


class Rest(Enum):
    """What an idle app does."""

    NOTHING = 0
    HIDE = 1
    LOCK = 2


def rest(idle: float, lock_minutes: int, *, running: bool) -> Rest:
    """What is to be done after `idle` seconds without a key; `lock_minutes` counts outside the room."""
    if idle > (RUN_LOCK_MINUTES if running else lock_minutes) * 60:
        return Rest.LOCK
    return Rest.HIDE if running and idle > HIDE_MINUTES * 60 else Rest.NOTHING


def command(folder: Path) -> list[str]:
    """The program again, with the same workbook."""
    return [sys.executable, "-m", "verksted", str(folder)]


def start_again(folder: Path) -> int:
    """Replace this process. Returns the exit code where the system cannot do that."""
    environment = {**os.environ, LOCKED: "1"}
    if sys.platform == "win32":
        return subprocess.run(command(folder), env=environment, check=False).returncode
    return os.execve(sys.executable, command(folder), environment)  # noqa: S606 -- ourselves again


def started_locked() -> bool:
    """Whether this process was started by a lock; asked once."""
    return os.environ.pop(LOCKED, None) is not None
