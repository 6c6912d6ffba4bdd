"""What this user has said of the columns of a form, on this machine: marks and roles, no wording.

Where the file cannot be read it is as if it were empty; where it cannot be written, work goes on without.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from verksted.desk.trusted import state_folder
from verksted.survey.layout import Layout, told_roles

_FILE = "undersokelser.json"
_MOST_BYTES = 1 << 20
_MOST_FORMS = 50


def roles(mark: str, folder: Path | None = None) -> list[str] | None:
    """What was said of the form with this signature, column by column; None where nothing was."""
    found = _read(folder or state_folder()).get(mark)
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        return None
    return found


def keep(mark: str, layout: Layout, folder: Path | None = None) -> None:
    """Remember this layout; the oldest form is forgotten when there are many."""
    where = folder or state_folder()
    known = _read(where)
    known.pop(mark, None)
    known[mark] = told_roles(layout)
    kept = dict(list(known.items())[-_MOST_FORMS:])
    try:
        where.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = where / f"{_FILE}.ny"
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(kept, file)
        fresh.replace(where / _FILE)
    except OSError:
        return


def _read(folder: Path) -> dict[str, Any]:
    try:
        with (folder / _FILE).open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
