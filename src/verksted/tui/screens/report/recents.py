"""Reports and summaries this user has put together before: paths alone, in the user's own state.

Where the file cannot be read it is as if it were empty; where it cannot be written, work goes on without.
"""

from __future__ import annotations

from pathlib import Path

from verksted.desk import state_files
from verksted.desk.trusted import state_folder

_FILE = "rapporter.json"
_MOST = 12
SUFFIXES = (".docx", ".json")


def recent(folder: Path | None = None) -> list[Path]:
    """The last used first; those that are not there now are left out."""
    rows = state_files.read((folder or state_folder()) / _FILE)
    paths = [Path(row) for row in rows[:_MOST] if isinstance(row, str)] if isinstance(rows, list) else []
    return [path for path in paths if path.suffix.lower() in SUFFIXES and _there(path)]


def _there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def remember(path: Path, folder: Path | None = None) -> None:
    """Put this file first. Does nothing where the state cannot be written."""
    where = folder or state_folder()
    full = path.absolute()
    rows = [str(one) for one in [full, *(one for one in recent(where) if one != full)][:_MOST]]
    state_files.write(where / _FILE, rows)
