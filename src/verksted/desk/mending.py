"""When something in a workbook is damaged: what a person can do about it, each callable without a screen."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from verksted.desk.desk import Desk
from verksted.desk.planning_files import free_name
from verksted.workbook import WorkbookError, peek
from verksted.workbook.fetching import Fetched
from verksted.workbook.itreport import it_report
from verksted.workbook.rescuing import Rescued
from verksted.workshop.language import say

_MOST_FOLDERS = 64
"""Folders of a stick that are looked at."""


def copies_near(desk: Desk, known: Iterable[Path] = ()) -> list[Path]:
    """Other copies of this workbook: among `known` folders, and on the sticks that are in."""
    here = desk.workbook.folder.resolve()
    candidates = [*known, *(path for root in desk.tools.environment.sticks() for path in _folders(root))]
    return [path for path in dict.fromkeys(candidates) if path.resolve() != here and _is_copy(desk, path)]


def fetch_from(desk: Desk, folder: Path) -> Fetched:
    """Bring what another copy has and this one lacks.

    Raises ValueError where it is no other copy of this workbook, and `WorkbookError`.
    """
    if not folder.is_dir():
        raise ValueError(say("Det ligger ingen mappe der. Er minnepinnen satt i?"))
    return desk.workbook.fetch(folder)


def rescue_beside(desk: Desk, target: Path) -> Rescued:
    """All that is whole in a new folder. Raises `WorkbookError`; the damaged folder is not touched."""
    return desk.workbook.rescue_to(target)


def write_it_report(desk: Desk, folder: Path) -> Path:
    """The report for IT as a new text file in `folder`: times and file names only. Raises OSError."""
    name = say("{name}-skaderapport", name=desk.workbook.folder.absolute().name)
    path = free_name(folder, name, ".txt")
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(it_report(desk.workbook))
    return path


def _folders(root: Path) -> list[Path]:
    try:
        with os.scandir(root) as listing:
            found = islice((item for item in listing if item.is_dir(follow_symlinks=False)), _MOST_FOLDERS)
            return sorted(Path(item.path) for item in found)
    except OSError:
        return []


def _is_copy(desk: Desk, folder: Path) -> bool:
    try:
        return (folder / "hode.json").is_file() and peek(folder).id == desk.workbook.id
    except (OSError, WorkbookError):
        return False
