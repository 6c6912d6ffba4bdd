"""`verksted flett`: several copies of one workbook become one new folder, the union of their files.

Nothing in the copies is touched. The result does not hang on the order of the copies, nor on how often
one is given. A copy from before a new key is reported, and taken in only on request.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verksted.workbook import joining, opening
from verksted.workbook.book import Workbook
from verksted.workbook.damage import Damage
from verksted.workbook.disk import translate
from verksted.workbook.environment import Environment
from verksted.workbook.errors import BadRequest
from verksted.workbook.fetching import PLACES, copy_missing
from verksted.workbook.keys import DataKey, SlotSecret
from verksted.workshop.language import say


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
            for place, suffix in PLACES:
                copy_missing(env.disk, folder / place, target / place, suffix, env)
        for place, _ in PLACES:
            env.disk.sync_folder(target / place)
    except OSError as error:
        raise translate(error, target) from error
    opening.finish(target, first.workbook, env)
    return _join(target, others, passphrase, recovery_key, env, late=late)


def _join(
    target: Path,
    others: list[Path],
    passphrase: str | None,
    recovery_key: str | None,
    env: Environment,
    *,
    late: bool,
) -> Merged:
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
