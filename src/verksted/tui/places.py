"""Workbooks this user has opened: folder and day, nothing of what is in them.

A small JSON file among the user's own state. Where it cannot be read it is as if it were empty;
where it cannot be written, opening goes on without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from verksted.desk import state_files
from verksted.desk.trusted import state_folder

_FILE = "arbeidsboker.json"
_MOST = 20


@dataclass(frozen=True, slots=True)
class Place:
    """One workbook that was opened: its folder, and the day it was last."""

    folder: Path
    opened: date

    @property
    def here(self) -> bool:
        """Whether the folder is there now: a memory stick may be out."""
        return (self.folder / "hode.json").exists() or self.folder.is_dir()


def recent(folder: Path | None = None) -> list[Place]:
    """The last opened first."""
    rows = state_files.read((folder or state_folder()) / _FILE)
    try:
        places = [Place(Path(row["folder"]), date.fromisoformat(row["opened"])) for row in rows[:_MOST]]
    except (ValueError, KeyError, TypeError):
        return []
    return sorted(places, key=lambda place: place.opened, reverse=True)


def remember(opened: Path, today: date, folder: Path | None = None) -> None:
    """Put this workbook first. Does nothing where the state cannot be written."""
    where = folder or state_folder()
    full = opened.absolute()
    others = [place for place in recent(where) if place.folder != full]
    rows = [
        {"folder": str(place.folder), "opened": place.opened.isoformat()}
        for place in [Place(full, today), *others][:_MOST]
    ]
    state_files.write(where / _FILE, rows)
