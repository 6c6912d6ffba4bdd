"""Workbooks this user has opened: folder and day, nothing of what is in them.

A small JSON file among the user's own state. Where it cannot be read it is as if it were empty;
where it cannot be written, opening goes on without it.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from verksted.desk.trusted import state_folder

_FILE = "arbeidsboker.json"
_MOST = 20
_MOST_BYTES = 1 << 16


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
    path = (folder or state_folder()) / _FILE
    try:
        with path.open("rb") as file:
            rows = json.loads(file.read(_MOST_BYTES))
        places = [Place(Path(row["folder"]), date.fromisoformat(row["opened"])) for row in rows[:_MOST]]
    except (OSError, ValueError, KeyError, TypeError):
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
    try:
        where.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = where / f"{_FILE}.ny"
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(rows, file)
        fresh.replace(where / _FILE)
    except OSError:
        return
