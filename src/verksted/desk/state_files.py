"""Small JSON files among the user's own state, as settings and places. Nothing of a workbook is in them.

Where one cannot be read it is as if it were not there; where it cannot be written, work goes on without.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

MOST_BYTES = 1 << 20


def read(path: Path) -> Any:
    """What the file holds; None where it is not there, too long, or not JSON."""
    try:
        with path.open("rb") as file:
            return json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return None


def write(path: Path, value: Any) -> bool:
    """Whether it could be written. The file is whole at any time, and for this user alone."""
    fresh = path.with_name(f"{path.name}.ny")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file)
        fresh.replace(path)
    except OSError:
        return False
    return True
