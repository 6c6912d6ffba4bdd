"""What one copy of a workbook has and another has not: files of journal and snapshots, copied over.

Keys are never copied here, and nothing is changed in the copy that is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.workbook import opening
from verksted.workbook.disk import Disk, translate
from verksted.workbook.environment import Environment
from verksted.workbook.errors import BadRequest
from verksted.workbook.slots import peek
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.workbook.book import Workbook

KEYS = ("nokler", ".slot")
CHANGES = (("journal", ".vj"), ("bilde", ".vs"))
PLACES = (KEYS, *CHANGES)
"""The folders of a workbook, and how the files in them end."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from another copy: files, changes that were lost and are here again, and those still lost."""

    files: int
    healed: int
    left: int


def fetch(book: Workbook, source: Path) -> Fetched:
    """Copies into an open workbook what another copy of it has and this one has not.

    Only journal and snapshots, never keys; nothing is changed in either but for files added here.

    Raises:
        BadRequest: another workbook, this very folder, or a copy from before or after a new key.
        WrongPassphrase, NotAWorkbook, Damaged, Hostile, Unsupported: the copy cannot be opened.
        WriteFailed and kin: the disk would not; what was copied so far counts.
    """
    env = book.env
    if source.resolve() == book.folder.resolve():
        raise BadRequest(say("Det er denne arbeidsboka. Velg den andre kopien."))
    if peek(source, env.disk).id != book.id:
        raise BadRequest(say("Mappene er ikke kopier av samme arbeidsbok."))
    other = opening.find_again(source, book.slot.id, book.secret, env, book.slot_files).library.key
    if other != book.data_key:
        raise BadRequest(say("Kopien er fra før eller etter at arbeidsboka fikk ny nøkkel. Bruk «flett»."))
    before = sum(one.lost for one in book.damage)
    with book.exclusive():
        made = 0
        try:
            for place, suffix in CHANGES:
                made += copy_missing(env.disk, source / place, book.folder / place, suffix, env)
                env.disk.sync_folder(book.folder / place)
        except OSError as error:
            raise translate(error, book.folder) from error
        book.refresh()
    left = sum(one.lost for one in book.damage)
    return Fetched(made, max(before - left, 0), left)


def copy_missing(disk: Disk, source: Path, target: Path, suffix: str, env: Environment) -> int:
    """Copies what is not there yet; of two versions of a file, both unless one begins the other.

    Returns how many files were written.
    """
    made = 0
    for entry in disk.entries(source, suffix):
        there, path = source / entry.name, target / entry.name
        if not disk.exists(path):
            disk.write_pieces(path, disk.pieces(there))
            made += 1
            continue
        known, news = _beyond(disk, path, there)
        if not news:
            continue
        stem = entry.name.removesuffix(suffix)
        disk.write_pieces(target / f"{stem}-{env.random(4).hex()}{suffix}", disk.pieces(there))
        made += 1
        if not known:
            disk.remove(path)
    return made


def _beyond(disk: Disk, one: Path, other: Path) -> tuple[bool, bool]:
    """Whether each of two files holds what does not begin the other."""
    for left, right in zip_longest(disk.pieces(one), disk.pieces(other), fillvalue=b""):
        if left != right:
            return not right.startswith(left), not left.startswith(right)
    return False, False
