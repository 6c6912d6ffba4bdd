"""`verksted flett`: several copies of one workbook become one new folder, the union of their files.

Nothing in the copies is touched. The result does not hang on the order of the copies, nor on how often
one is given. A copy from before a new key is reported, and taken in only on request.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.workbook import opening
from verksted.workbook.damage import Damage
from verksted.workbook.disk import Disk, translate
from verksted.workbook.environment import Environment
from verksted.workbook.errors import BadRequest
from verksted.workbook.keys import DataKey, SlotSecret
from verksted.workbook.slots import peek
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.workbook.book import Workbook

_PLACES = (("nokler", ".slot"), ("journal", ".vj"), ("bilde", ".vs"))


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of it. `late` are the copies from before a new key, `taken` what came over from them."""

    documents: int
    conflicts: int
    late: tuple[Path, ...]
    taken: int
    damage: tuple[Damage, ...]
    remarks: tuple[Damage, ...]


def merge(
    folders: Sequence[Path],
    target: Path,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    env: Environment,
    late: bool = False,
) -> Merged:
    """Makes `target` from the copies in `folders`.

    Args:
        folders: two or more copies of the same workbook.
        target: a new folder.
        passphrase: opens every copy; or `recovery_key`.
        recovery_key: as printed.
        env: clock, randomness, disk.
        late: take in copies from before a new key, too.

    Raises:
        BadRequest: the folders are not copies of one workbook.
        FolderExists, BadFolderName: the target will not do.
        WrongPassphrase, NotAWorkbook, Damaged, Hostile, Unsupported: one of the copies cannot be opened.
        WriteFailed and kin: the target could not be written.
    """
    keys: list[tuple[Path, DataKey]] = []
    known: tuple[str, SlotSecret] | None = None
    for folder in folders:
        key, known = opening.in_force(folder, passphrase, recovery_key, env, known)
        keys.append((folder, key))
    if len({key.workbook for _, key in keys}) != 1:
        raise BadRequest(say("Mappene er ikke kopier av samme arbeidsbok."))
    first = min((key for _, key in keys), key=lambda key: (-key.generation, key.id))
    current = [folder for folder, key in keys if key == first]
    others = [folder for folder, key in keys if key != first]
    try:
        opening.make_folders(target, env)
        for folder in current:
            for place, suffix in _PLACES:
                _copy(env.disk, folder / place, target / place, suffix, env)
        for place, _ in _PLACES:
            env.disk.sync_folder(target / place)
    except OSError as error:
        raise translate(error, target) from error
    opening.finish(target, first.workbook, env)
    return _join(target, others, passphrase, recovery_key, env, late=late)


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
            for place, suffix in _PLACES[1:]:
                made += _copy(env.disk, source / place, book.folder / place, suffix, env)
                env.disk.sync_folder(book.folder / place)
        except OSError as error:
            raise translate(error, book.folder) from error
        book.refresh()
    left = sum(one.lost for one in book.damage)
    return Fetched(made, max(before - left, 0), left)


def _join(
    target: Path,
    others: list[Path],
    passphrase: str | None,
    recovery_key: str | None,
    env: Environment,
    *,
    late: bool,
) -> Merged:
    from verksted.workbook import joining
    from verksted.workbook.book import Workbook

    taken = 0
    with Workbook.open(target, passphrase=passphrase, recovery_key=recovery_key, env=env) as book:
        if late:
            for folder in others:
                found = opening.find(folder, passphrase, recovery_key, env)
                taken += joining.take_in(book, found.library).documents
        names = [name for name in book.library.cells.rows if not name.startswith("_")]
        documents = sum(len(book.documents(name)) for name in names)
        conflicts = sum(len(book.conflicts(name)) for name in names)
        left = () if late else tuple(others)
        return Merged(documents, conflicts, left, taken, book.damage, book.remarks)


def _copy(disk: Disk, source: Path, target: Path, suffix: str, env: Environment) -> int:
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
