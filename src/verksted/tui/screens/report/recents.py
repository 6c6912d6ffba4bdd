"""Reports and summaries this user has put together before: paths alone, in the user's own state.

Where the file cannot be read it is as if it were empty; where it cannot be written, work goes on without.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from verksted.desk.trusted import state_folder

_FILE = "rapporter.json"
_MOST = 12
_MOST_BYTES = 1 << 16
SUFFIXES = (".docx", ".json")


def recent(folder: Path | None = None) -> list[Path]:
    """The last used first; those that are not there now are left out."""
    try:
        with ((folder or state_folder()) / _FILE).open("rb") as file:
            rows = json.loads(file.read(_MOST_BYTES))
        paths = [Path(row) for row in rows[:_MOST]]
        return [path for path in paths if path.suffix.lower() in SUFFIXES and path.is_file()]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def remember(path: Path, folder: Path | None = None) -> None:
    """Put this file first. Does nothing where the state cannot be written."""
    where = folder or state_folder()
    full = path.absolute()
    rows = [str(one) for one in [full, *(one for one in recent(where) if one != full)][:_MOST]]
    try:
        where.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = where / f"{_FILE}.ny"
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(rows, file)
        fresh.replace(where / _FILE)
    except OSError:
        return
