"""Locking: the process is replaced by a fresh one that stands at the passphrase, so no key stays in memory.

On Windows a process cannot be replaced: there the old one waits for the new one, with its workbook closed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LOCKED = "VERKSTED_LAST"
"""Environment variable of the fresh process: it starts hidden, over the passphrase."""


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
