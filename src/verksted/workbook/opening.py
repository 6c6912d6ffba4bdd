"""Making a workbook's folder, and finding the key and the files of one that is there."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from verksted.workbook import elsewhere, tips
from verksted.workbook.container import find_header
from verksted.workbook.damage import Damage
from verksted.workbook.disk import check_folder, native, translate
from verksted.workbook.environment import Environment
from verksted.workbook.errors import BadFolderName, Damaged, FolderExists, NotAWorkbook, WrongPassphrase
from verksted.workbook.keys import (
    RECOVERY_BYTES,
    DataKey,
    KdfCost,
    SlotSecret,
    passphrase_bytes,
    recovery_text,
)
from verksted.workbook.reading import Library
from verksted.workbook.slotfile import SlotFile, new_slot
from verksted.workbook.slots import (
    HEAD,
    Peek,
    SlotFolder,
    head_bytes,
    peek,
    read_slots,
    unlock,
    unlock_own,
    write_slot,
)
from verksted.workshop.language import mark, say

_NO_SLOTS = mark("Alle nøkkelfilene mangler, så arbeidsboka kan ikke åpnes; hent en kopi av mappen «nokler».")
_FOREIGN_SLOT = mark("Nøkkelfilen «{name}» hører til en annen arbeidsbok.")
_HEAD_GONE = mark("Filen «hode.json» mangler eller er skadet; innholdet er lest likevel.")
_SLOT_GONE = mark("Deler av arbeidsboka mangler: opplysningene om nøkkelen din er borte.")
_OLD_KEY = mark("Denne mappen er en eldre kopi: arbeidsboka har fått ny nøkkel siden du sist hadde den åpen.")
FOLDERS = ("nokler", "journal", "bilde")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
Opened = tuple[Path, SlotFile, SlotSecret, DataKey]
"""A slot that was opened: its file, what is in it, its secret, and the data key sealed to it."""


@dataclass(frozen=True, slots=True)
class NewSlot:
    """A slot that was just made; `text` is the printed recovery key, or empty."""

    slot: SlotFile
    secret: SlotSecret
    text: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An unlocked workbook, read."""

    library: Library
    slot: SlotFile
    secret: SlotSecret
    remarks: tuple[Damage, ...]
    strays: tuple[Library, ...]
    """What lies in the folder under other keys that the same slot opens."""
    place: Path | None = None
    """The folder of the slot's file, where that is outside the workbook."""


def check_name(name: str) -> None:
    """Whether a folder of this name works on every system it may be copied or synced to.

    Raises:
        BadFolderName: it does not.
    """
    if _RESERVED.fullmatch(name) or _FORBIDDEN.search(name) or name != name.rstrip(" .") or len(name) > 120:
        raise BadFolderName(
            say("Mappen kan ikke hete «{name}»: navnet virker ikke på alle maskiner.", name=name[:60])
        )


def make(
    folder: Path, passphrase: str, env: Environment, kdf: KdfCost, identity: bytes | None = None
) -> tuple[Library, NewSlot, NewSlot]:
    """The folders and the two key slots of a new workbook. `finish` makes it complete.

    Raises:
        FolderExists, BadFolderName, BadRequest, WriteFailed and kin.
    """
    kdf.check_new()
    secret = passphrase_bytes(passphrase)
    check_target(folder, env)
    key = DataKey(identity or env.random(16), 1, env.random(32))
    own = NewSlot(*new_slot(key, env.random(6).hex(), "passphrase", secret, kdf, random=env.random))
    code = env.random(RECOVERY_BYTES)
    made = new_slot(key, env.random(6).hex(), "recovery", code, kdf, random=env.random)
    recovery = NewSlot(*made, recovery_text(code))
    try:
        make_folders(folder, env)
        for slot in (own.slot, recovery.slot):
            write_slot(env.disk, folder / "nokler", slot, env.random)
    except OSError as error:
        raise translate(error, folder) from error
    return Library(folder, key, env.disk), own, recovery


def check_target(folder: Path, env: Environment) -> None:
    """Whether a workbook can be made here: a good name, and nothing there but perhaps an empty folder.

    Raises:
        FolderExists, BadFolderName.
    """
    check_name(folder.name)
    if env.disk.exists(folder) and not _is_empty_folder(folder):
        raise FolderExists(
            say("«{name}» finnes fra før og er ikke tom; velg et annet navn.", name=folder.name)
        )


def make_folders(folder: Path, env: Environment) -> None:
    """The folders of a new workbook. Raises as `check_target` does, and OSError."""
    check_target(folder, env)
    Path(native(folder.parent)).mkdir(parents=True, exist_ok=True)
    if not env.disk.exists(folder):
        env.disk.make_folder(folder)
    for name in FOLDERS:
        env.disk.make_folder(folder / name)


def _is_empty_folder(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and not os.listdir(native(folder))  # noqa: PTH208 -- prefixed


def finish(folder: Path, workbook: bytes, env: Environment) -> None:
    """Writes `hode.json`, last of all."""
    try:
        env.disk.write_new(folder / HEAD, head_bytes(workbook))
        env.disk.sync_folder(folder)
        env.disk.sync_folder(folder.parent)
    except OSError as error:
        raise translate(error, folder) from error


def find(
    folder: Path,
    passphrase: str | None,
    recovery_key: str | None,
    env: Environment,
    slot_files: Sequence[Path] = (),
) -> Found:
    """Unlocks the newest generation that the user's slot opens, and reads all of it.

    Raises:
        WrongPassphrase, NotAWorkbook, Damaged, Hostile, Unsupported.
    """

    def opener(slots: SlotFolder, known: Peek) -> list[Opened]:
        hint = tips.peek_slot(env, bytes.fromhex(known.id))
        return unlock(slots, passphrase=passphrase, recovery_key=recovery_key, hint=hint)

    return _find(folder, opener, env, slot_files)


def find_again(
    folder: Path, slot_id: str, secret: SlotSecret, env: Environment, slot_files: Sequence[Path] = ()
) -> Found:
    """As `find`, for a program that has the workbook open: with the slot's own secret.

    Raises:
        WrongPassphrase: the slot was removed, or its passphrase was changed.
        NotAWorkbook, Damaged, Hostile, Unsupported: as `find`.
    """
    return _find(folder, lambda slots, _: unlock_own(slots, slot_id, secret), env, slot_files)


def _find(
    folder: Path,
    opener: Callable[[SlotFolder, Peek], list[Opened]],
    env: Environment,
    slot_files: Sequence[Path],
) -> Found:
    try:
        slots, known, remarks, opened = _unlocked(folder, opener, env, slot_files)
        libraries = _libraries(folder, opened, env)
    except OSError:
        raise NotAWorkbook(say("Mappen «{name}» kan ikke leses.", name=folder.name)) from None
    path, slot, secret, key = next(one for one in opened if one[3] == libraries[0].key)
    library = libraries[0]
    if not known.whole_head:
        remarks.append(Damage("head", say(_HEAD_GONE), file=HEAD))
    if slot.slot not in library.cells.table("_slots"):
        remarks.append(Damage("slot-document", say(_SLOT_GONE)))
    newest = max(found.generation for _, found in slots.slots)
    if newest > key.generation and not library.segments and not library.pictures:
        raise WrongPassphrase(say("Dette passordet gjaldt før arbeidsboka fikk ny nøkkel."))
    tip = tips.load(env, key)
    if tip is not None and tip.generation > key.generation:
        remarks.append(Damage("old-key", say(_OLD_KEY)))
    elif tip is not None:
        library.claim(tip.seen)
    place = None if path.parent == folder / "nokler" else path.parent
    return Found(library, slot, secret, tuple(remarks), tuple(libraries[1:]), place)


def _opened(
    opener: Callable[[SlotFolder, Peek], list[Opened]],
    slots: SlotFolder,
    known: Peek,
    outside: elsewhere.Elsewhere,
) -> list[Opened]:
    try:
        return opener(slots, known)
    except WrongPassphrase as wrong:
        raise WrongPassphrase(f"{wrong}{elsewhere.hint(outside.away)}") from None


def in_force(
    folder: Path,
    passphrase: str | None,
    recovery_key: str | None,
    env: Environment,
    known: tuple[str, SlotSecret] | None = None,
) -> tuple[DataKey, tuple[str, SlotSecret]]:
    """The key that `find` would read a folder with, without reading it; and the slot that opened it.

    `known` is a slot and its secret that opened another copy: then no passphrase has to be tried again.
    Raises as `find`.
    """

    def opener(slots: SlotFolder, peeked: Peek) -> list[Opened]:
        if known is not None:
            try:
                return unlock_own(slots, *known)
            except WrongPassphrase:
                pass  # this copy has another slot of that person, or none
        hint = tips.peek_slot(env, bytes.fromhex(peeked.id))
        return unlock(slots, passphrase=passphrase, recovery_key=recovery_key, hint=hint)

    try:
        *_, opened = _unlocked(folder, opener, env, ())
        used = _keys_of_files(folder, env)
    except OSError:
        raise NotAWorkbook(say("Mappen «{name}» kan ikke leses.", name=folder.name)) from None
    _, slot, secret, key = next((one for one in opened if one[3].id in used), opened[0])
    return key, (slot.slot, secret)


def _keys_of_files(folder: Path, env: Environment) -> set[bytes]:
    """Ids of the keys that the journal and the snapshots of a folder are under, as their headers say."""
    found = set()
    for place, suffix in (("journal", ".vj"), ("bilde", ".vs")):
        for entry in env.disk.entries(folder / place, suffix):
            try:
                header = find_header(env.disk.piece(folder / place / entry.name, 0, 1 << 16))
            except FileNotFoundError:
                continue
            if header is not None:
                found.add(header.key_id)
    return found


def _unlocked(
    folder: Path,
    opener: Callable[[SlotFolder, Peek], list[Opened]],
    env: Environment,
    slot_files: Sequence[Path],
) -> tuple[SlotFolder, Peek, list[Damage], list[Opened]]:
    """The slots of a folder, what is wrong with them, and the user's, opened. Raises OSError too."""
    check_folder(folder)
    known = peek(folder, env.disk)
    outside = elsewhere.find(env, bytes.fromhex(known.id))
    slots = read_slots(env.disk, folder, dict.fromkeys([*slot_files, *outside.files]))
    remarks = _slot_remarks(slots, known)
    return slots, known, remarks, _opened(opener, slots, known, outside)


def _slot_remarks(slots: SlotFolder, known: Peek) -> list[Damage]:
    """What is wrong with the key folder; slots of other workbooks are set aside.

    Raises:
        Damaged: there is no slot at all.
    """
    foreign = [path.name for path, slot in slots.slots if slot.workbook.hex() != known.id]
    slots.slots = [(path, slot) for path, slot in slots.slots if slot.workbook.hex() == known.id]
    if not slots.slots and slots.refusal is None:
        raise Damaged(say(_NO_SLOTS))
    remarks = [Damage("slot", sentence, file=name) for name, sentence in slots.problems]
    return remarks + [
        Damage("foreign-slot", say(_FOREIGN_SLOT, name=name), serious=False, file=name) for name in foreign
    ]


def _libraries(folder: Path, opened: Sequence[Opened], env: Environment) -> list[Library]:
    """What is readable under each key, the one in force first.

    A key whose snapshot has not come (half copied) is not in force while an older one has content.
    """
    found: list[Library] = []
    for key in dict.fromkeys(one[3] for one in opened):
        library = Library(folder, key, env.disk)
        library.read(env.clock())
        library.read(env.clock())  # what was packed while we read
        found.append(library)
    found.sort(key=lambda one: not (one.segments or one.pictures))
    return [found[0], *(one for one in found[1:] if one.segments or one.pictures)]
