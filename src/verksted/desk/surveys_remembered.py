"""What this user has said of the columns of a form, on this machine: marks and roles, no wording.

Where the file cannot be read it is as if it were empty; where it cannot be written, work goes on without.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from verksted.desk import state_files
from verksted.desk.trusted import state_folder
from verksted.survey.layout import Layout, told_roles

_FILE = "undersokelser.json"
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
    state_files.write(where / _FILE, kept)


def _read(folder: Path) -> dict[str, Any]:
    found = state_files.read(folder / _FILE)
    return found if isinstance(found, dict) else {}
