"""Taking a copy of a workbook to a stick, and starting the next workshop from this one's plan."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

from verksted.desk.desk import Desk, Tools
from verksted.desk.following_over import carry_over
from verksted.desk.planning_files import free_name
from verksted.workbook.opening import FOLDERS
from verksted.workshop.language import say
from verksted.workshop.words import Role

_HEAD = "hode.json"


def copy_to(desk: Desk, target: Path) -> Path:
    """Copy the workbook's files, locked as they are, into a new folder in `target`. Returns that folder.

    Raises ValueError where there is no such folder, or it lies in the workbook itself; OSError for the disk.
    """
    source = desk.workbook.folder.absolute()
    if not target.is_dir():
        raise ValueError(say("Det ligger ingen mappe der. Er minnepinnen satt i?"))
    if source == target.resolve() or source in target.resolve().parents:
        raise ValueError(say("Kopien må ligge et annet sted enn i arbeidsboka."))
    made = free_name(target, f"{source.name}-kopi", "")
    made.mkdir(mode=0o700)
    for part in FOLDERS:
        if (source / part).is_dir():
            shutil.copytree(source / part, made / part, symlinks=True)
    if (source / _HEAD).is_file():
        shutil.copy2(source / _HEAD, made / _HEAD)
    _to_disk(made)
    return made


def _to_disk(folder: Path) -> None:
    """Wait until every byte is on the stick, so that it can be pulled."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb+") as file:
                os.fsync(file.fileno())


def start_next(
    desk: Desk, folder: Path, *, title: str, passphrase: str, tools: Tools | None = None
) -> tuple[Desk, str]:
    """A new workbook with this one's plan: frame without a day, themes, questions, agenda.

    It begins with what was promised and done since (following_over.py). Nothing of people, notes, counts
    or the hide list comes along. Returns the desk and its recovery key.
    Raises `WorkbookError` where the folder cannot be made.
    """
    old = desk.workshop
    new, recovery = Desk.create(
        folder, title=title, passphrase=passphrase, standard=old.standard, role=Role.FACILITATOR, tools=tools
    )
    frame = replace(
        new.workshop,
        municipality=old.municipality,
        service=old.service,
        target_groups=old.target_groups,
        starts=old.starts,
        ends=old.ends,
        place=old.place,
        purpose=old.purpose,
        seats_used=old.seats_used,
        k=old.k,
    )
    new.change_workshop(frame, say("Hentet rammene fra forrige verksted"))
    themes = [new.themes.put(replace(theme, survey_item="")) for theme in desk.themes.all()]
    questions = [new.questions.put(question) for question in desk.questions.all()]
    new.apply([*themes, *questions], say("Hentet temaer og spørsmål"))
    if desk.agenda:
        new.change_agenda(desk.agenda, say("Hentet kjøreplanen"))
    carry_over(desk, new)
    return new, recovery
