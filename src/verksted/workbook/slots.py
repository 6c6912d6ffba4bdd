"""The files of `nokler/`: reads them with limits, opens one with what the user gave, makes new ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from verksted.workbook.container import Kind, find_header
from verksted.workbook.disk import Disk
from verksted.workbook.errors import Damaged, Hostile, NotAWorkbook, Unsupported, WrongPassphrase
from verksted.workbook.keys import DataKey, SlotSecret, passphrase_bytes, recovery_bytes
from verksted.workbook.slotfile import SlotFile
from verksted.workshop.language import say

MAX_SLOTS = 64
MAX_SLOT_FILE = 1 << 14
MAX_HEAD = 1 << 14
MAX_WORK = 24 << 20
"""KiB passes that all slots together may cost: about half a minute on a common laptop."""
HEAD = "hode.json"


@dataclass(slots=True)
class SlotFolder:
    """What the key folder holds: usable slots with their paths, and what is wrong with the rest."""

    slots: list[tuple[Path, SlotFile]] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    """Name of the file and a Norwegian sentence."""
    refusal: Exception | None = None
    """The error to raise if no slot opens: a hostile or newer slot explains more than a wrong password."""


def read_slots(disk: Disk, folder: Path, extra: Iterable[Path] = ()) -> SlotFolder:
    """All slots of a workbook, also those kept elsewhere (`extra` names files)."""
    found = SlotFolder()
    paths = [folder / "nokler" / entry.name for entry in disk.entries(folder / "nokler", ".slot")]
    if len(paths) > MAX_SLOTS:
        raise Hostile(say("Det er altfor mange nøkkelfiler i arbeidsboka; den blir ikke åpnet."))
    for path in [*paths, *extra]:
        try:
            found.slots.append((path, SlotFile.decode(disk.read(path, limit=MAX_SLOT_FILE))))
        except (Hostile, Unsupported) as error:
            found.problems.append((path.name, error.message))
            found.refusal = found.refusal or error
        except (ValueError, RecursionError, OSError):
            found.problems.append(
                (path.name, say("Nøkkelfilen «{name}» er skadet og kan ikke brukes.", name=path.name))
            )
            found.refusal = found.refusal or Damaged(
                say("Nøkkelfilen er skadet, så arbeidsboka kan ikke åpnes med den. Bruk en annen nøkkel.")
            )
    return found


def unlock(
    found: SlotFolder, *, passphrase: str | None, recovery_key: str | None, hint: str = ""
) -> list[tuple[Path, SlotFile, SlotSecret, DataKey]]:
    """The newest slot that opens, and the same person's slots of other keys, newest first.

    Args:
        found: the slots.
        passphrase: or None.
        recovery_key: as printed, or None.
        hint: id of the slot that opened last time, tried first.

    Raises:
        WrongPassphrase: none opens.
        Hostile, Unsupported, Damaged: none opens, and that is why.
    """
    kind = "passphrase" if passphrase is not None else "recovery"
    secret = passphrase_bytes(passphrase) if passphrase is not None else recovery_bytes(recovery_key or "")
    tried = [(path, slot) for path, slot in found.slots if slot.kind == kind]
    tried.sort(key=lambda item: (-item[1].generation, item[1].slot != hint, item[1].work, item[0].name))
    opened: list[tuple[Path, SlotFile, SlotSecret, DataKey]] = []
    spent = 0
    for path, slot in tried:
        if opened and slot.slot != opened[0][1].slot:
            continue
        try:
            if opened and slot.wrapped == opened[0][1].wrapped:
                opened.append((path, slot, opened[0][2], slot.unseal(opened[0][2])))
                continue
            spent += slot.work
            if spent > MAX_WORK:
                found.refusal = Hostile(say("Nøkkelfilene krever for mye tid; arbeidsboka blir ikke åpnet."))
                break
            opened.append((path, slot, *slot.open(secret)))
        except WrongPassphrase:
            continue
    if opened:
        return sorted(opened + _bridged(found, opened[0]), key=lambda one: (-one[3].generation, one[3].id))
    if found.refusal is not None and not tried:
        raise found.refusal
    if kind == "recovery":
        raise WrongPassphrase(say("Gjenopprettingsnøkkelen hører ikke til denne arbeidsboka."))
    raise WrongPassphrase(say("Passordet passer ikke til denne arbeidsboka."))


def opened_by(found: SlotFolder, passphrase: str, generation: int) -> set[str]:
    """Ids of the slots of a generation that a passphrase opens; of many, those that can be tried in time."""
    secret, spent, ids = passphrase_bytes(passphrase), 0, set[str]()
    for _, slot in found.slots:
        spent += slot.work
        if slot.kind == "passphrase" and slot.generation == generation and spent <= MAX_WORK:
            try:
                slot.open(secret)
            except WrongPassphrase:
                continue
            ids.add(slot.slot)
    return ids


def unlock_own(
    found: SlotFolder, slot_id: str, own: SlotSecret
) -> list[tuple[Path, SlotFile, SlotSecret, DataKey]]:
    """As `unlock`, for a program that has the slot's own secret already, newest first.

    Raises:
        WrongPassphrase: no key is sealed to it: the slot was removed, or its passphrase was changed.
    """
    opened: list[tuple[Path, SlotFile, SlotSecret, DataKey]] = []
    for path, slot in found.slots:
        if slot.slot == slot_id:
            try:
                opened.append((path, slot, own, slot.unseal(own)))
            except WrongPassphrase:
                continue
    if not opened:
        raise WrongPassphrase(
            say("Nøkkelen din åpner ikke arbeidsboka lenger. Spør den som leder verkstedet.")
        )
    return sorted(opened, key=lambda one: (-one[3].generation, one[3].id))


def _bridged(
    found: SlotFolder, opened: tuple[Path, SlotFile, SlotSecret, DataKey]
) -> list[tuple[Path, SlotFile, SlotSecret, DataKey]]:
    """Newer data keys that were left for a slot kept elsewhere."""
    place, mine, own, _ = opened
    result = []
    for _, slot in found.slots:
        if slot.kind == "bridge" and slot.slot == mine.slot:
            try:
                result.append((place, mine, own, slot.unseal(own)))
            except WrongPassphrase:
                continue
    return result


def write_slot(disk: Disk, folder: Path, slot: SlotFile, random: Callable[[int], bytes]) -> Path:
    """A new slot file; never over an old one. Raises OSError."""
    path = folder / f"{slot.slot}-{slot.generation}-{random(4).hex()}.slot"
    disk.write_new(path, slot.encode())
    return path


def head_bytes(workbook: bytes) -> bytes:
    """What `hode.json` holds: enough to know what the folder is, nothing about whom it is."""
    document = {"kind": "verksted", "format": 1, "suite": 1, "workbook": workbook.hex()}
    return json.dumps(document, indent=1).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Peek:
    """What can be told of a workbook without a key."""

    id: str
    format: int
    whole_head: bool
    """False when `hode.json` is gone or damaged, and the id was found in the other files."""


def peek(folder: Path, disk: Disk | None = None) -> Peek:
    """Id and format of the workbook in `folder`, from any file that tells.

    Raises:
        NotAWorkbook: the folder is missing, or none of its files tells.
        Hostile: the folder or a file is a link.
        Unsupported: a newer format.
    """
    from verksted.workbook.disk import check_folder

    disk = disk or Disk()
    check_folder(folder)
    try:
        known = _from_head(disk, folder)
        if known is not None:
            return known
        for candidate in _ids(disk, folder):
            return Peek(candidate.hex(), 1, whole_head=False)
    except OSError:
        raise NotAWorkbook(say("Mappen «{name}» kan ikke leses.", name=folder.name)) from None
    raise NotAWorkbook(say("Fant ingen arbeidsbok i «{name}».", name=folder.name))


def _from_head(disk: Disk, folder: Path) -> Peek | None:
    try:
        found = json.loads(disk.read(folder / HEAD, limit=MAX_HEAD))
        number, identity = found["format"], found["workbook"]
        if found["kind"] != "verksted" or not isinstance(number, int) or isinstance(number, bool):
            return None
        if number > 1 or found["suite"] != 1:
            raise Unsupported(
                say(
                    "Arbeidsboka er laget av en nyere utgave av verksted; oppdater programmet for å åpne den."
                )
            )
        if len(bytes.fromhex(identity)) != 16:
            return None
    except (ValueError, KeyError, TypeError, RecursionError, FileNotFoundError):
        return None
    return Peek(identity.lower(), number, whole_head=True)


def _ids(disk: Disk, folder: Path) -> Iterable[bytes]:
    for _, slot in read_slots(disk, folder).slots:
        yield slot.workbook
    for place, suffix, kind in (("journal", ".vj", Kind.JOURNAL), ("bilde", ".vs", Kind.SNAPSHOT)):
        for entry in disk.entries(folder / place, suffix):
            header = find_header(disk.read(folder / place / entry.name)[: 1 << 16])
            if header is not None and header.kind == kind:
                yield header.workbook
