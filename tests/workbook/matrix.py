"""The fault matrix: each operation on a workbook under each fault, at every call to the disk.

`run(operation, fault, folder)` tries the fault at every place it can strike and returns how many places
there were. It raises AssertionError where something acknowledged was lost, something refused came back,
or the user got anything but a sentence. `tests/slow/fault_matrix.py` writes the table docs/feilmatrise.md.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.workbook.helpers import PASSPHRASE, WEAK, Clock, create, open_again, texts, world, write_note

from verksted.workbook import (
    Closed,
    Decision,
    NewerGeneration,
    Put,
    Remove,
    Workbook,
    WorkbookError,
    merge,
    rescue,
)
from verksted.workbook.disk import Disk, Entry

NOTES = frozenset({"notat 0", "notat 1", "notat 2"})
FAULTS = (
    "drept",
    "EIO",
    "full disk",
    "halv skriving",
    "mappa borte",
    "WinError 5",
    "gammel kopi",
    "halv kopi",
)


class Killed(BaseException):
    """The program was killed at this call."""


@dataclass
class Striking(Disk):
    """A disk on which a fault strikes at call number `at`, and goes on until `heal`."""

    fault: str = ""
    at: int = 0
    folder: Path = Path()
    calls: int = 0
    struck: bool = False

    def _strike(self, what: str) -> None:
        self.calls += 1
        if not self.at or self.calls < self.at:
            return
        if self.fault == "drept":
            self.struck = True
            raise Killed
        if self.fault == "mappa borte" and not self.struck:
            self.struck = True
            self.folder.rename(self.folder.with_name("borte"))
        elif self.fault == "WinError 5" and what in ("remove", "rename"):
            self.struck = True
            raise PermissionError(errno.EACCES, "Access is denied")
        elif self.fault in ("EIO", "full disk", "halv skriving") and what in ("write", "sync", "open"):
            self.struck = True
            raise OSError(errno.EIO if self.fault == "EIO" else errno.ENOSPC, "injected")

    def heal(self) -> None:
        self.at = 0
        away = self.folder.with_name("borte")
        if away.exists():
            if self.folder.exists():
                shutil.rmtree(self.folder)
            away.rename(self.folder)

    def make_folder(self, path: Path) -> None:
        self._strike("open")
        super().make_folder(path)

    def _open(self, name: str, flags: int) -> int:
        self._strike("open")
        return super()._open(name, flags)

    def _write(self, handle: int, data: memoryview) -> int:
        if self.fault in ("halv skriving", "drept") and self.at and self.calls + 1 >= self.at:
            super()._write(handle, data[: len(data) // 2])
        self._strike("write")
        return super()._write(handle, data)

    def _sync(self, handle: int) -> None:
        self._strike("sync")
        super()._sync(handle)

    def remove(self, path: Path) -> None:
        self._strike("remove")
        super().remove(path)

    def replace(self, path: Path, data: bytes, mark: str) -> None:
        self._strike("rename")  # the only file that is ever renamed is the tip, outside the folder
        super().replace(path, data, mark)

    def entries(self, folder: Path, suffix: str) -> list[Entry]:
        self._strike("list")
        return super().entries(folder, suffix)

    def read(self, path: Path, *, offset: int = 0, limit: int = 1 << 29) -> bytes:
        self._strike("read")
        return super().read(path, offset=offset, limit=limit)

    def piece(self, path: Path, offset: int, size: int) -> bytes:
        self._strike("read")
        return super().piece(path, offset, size)


@dataclass
class Scene:
    """What an operation works on, and what it tells: notes that must, may and must not be there."""

    folder: Path
    disk: Striking
    book: Workbook
    must: set[str]
    may: set[str]
    target: Path


def _note(scene: Scene) -> None:
    scene.may.add("ny")
    write_note(scene.book, "ny")
    scene.must.add("ny")


def _edit(scene: Scene) -> None:
    scene.must.discard("notat 0")
    scene.may.add("rettet")
    scene.book.apply([Put("notes", "n0", {"text": "rettet"})], label="")
    scene.must.add("rettet")
    scene.may.discard("notat 0")


def _remove(scene: Scene) -> None:
    scene.must.discard("notat 0")
    scene.book.apply([Remove("notes", "n0")], label="")
    scene.may.discard("notat 0")


def _undo(scene: Scene) -> None:
    scene.may.add("angres")
    write_note(scene.book, "angres")
    scene.book.undo()


def _several(scene: Scene) -> None:
    scene.may |= {"en", "to"}
    scene.book.apply([Put("notes", "a", {"text": "en"}), Put("notes", "b", {"text": "to"})], label="")
    scene.must |= {"en", "to"}


def _draft(scene: Scene) -> None:
    scene.book.save_draft("notat", "halvveis")


def _close(scene: Scene) -> None:
    _note(scene)
    scene.book.close()


def _open(scene: Scene) -> None:
    Workbook.open(scene.folder, passphrase=PASSPHRASE, env=world(31, disk=scene.disk)).close()


def _refresh(scene: Scene) -> None:
    scene.book.refresh()


def _pack(scene: Scene) -> None:
    _note(scene)
    scene.book.pack()


def _erase(scene: Scene) -> None:
    scene.book.record_decision(Decision(date(2026, 11, 22), "leder", "lagringstid"))
    scene.must.discard("notat 0")
    _, scene.book = scene.book.erase([("notes", "n0")])
    scene.may.discard("notat 0")


def _renew(scene: Scene) -> None:
    _, scene.book = scene.book.renew_key()


def _add_slot(scene: Scene) -> None:
    scene.book.add_slot("lederens", "leder", kdf=WEAK)


def _remove_slot(scene: Scene) -> None:
    slot = next(slot for slot in scene.book.slots() if slot.role == "til overs")
    scene.book.remove_slot(slot.id)


def _take_in(scene: Scene) -> None:
    other = open_again(scene.folder.with_name("kopi"), 32)
    scene.may.add("fra kopien")
    scene.book.take_in(other)
    scene.must.add("fra kopien")
    other.close()


def _follow(scene: Scene) -> None:
    """Another program makes a new key, and this one goes on under it."""
    scene.book.follows = True
    if not (scene.folder.parent / "fornyet").exists():
        (scene.folder.parent / "fornyet").touch()
        open_again(scene.folder, 38).renew_key()[1].close()
    _note(scene)


def _fetch(scene: Scene) -> None:
    scene.may.add("fra kopien")
    scene.book.fetch(scene.folder.with_name("kopi"))
    scene.must.add("fra kopien")


def _outside(scene: Scene) -> None:
    scene.book.add_slot("på pinnen", "leder", kdf=WEAK, folder=scene.book.outside(None))


def _merge(scene: Scene) -> None:
    merge([scene.folder, scene.folder.with_name("kopi")], scene.target, passphrase=PASSPHRASE,
          env=world(33, disk=scene.disk))  # fmt: skip


def _rescue(scene: Scene) -> None:
    rescue(scene.folder, scene.target, passphrase=PASSPHRASE, env=world(34, disk=scene.disk))


OPERATIONS: dict[str, Callable[[Scene], None]] = {
    "nytt notat": _note,
    "rette": _edit,
    "fjerne": _remove,
    "flere på én gang": _several,
    "angre": _undo,
    "utkast": _draft,
    "åpne": _open,
    "lukke": _close,
    "se etter nytt": _refresh,
    "pakke": _pack,
    "slette for godt": _erase,
    "ny nøkkel": _renew,
    "ny person": _add_slot,
    "fjerne person": _remove_slot,
    "nøkkel utenfor": _outside,
    "følge ny nøkkel": _follow,
    "ta inn kopi": _take_in,
    "hente fra kopi": _fetch,
    "flette": _merge,
    "berge": _rescue,
}


def prepare(root: Path) -> None:
    """The workbook that every operation starts from, and a copy of it with a note of its own."""
    folder = root / "mal" / "bok"
    with create(folder, world(30)) as book:
        book.add_slot("ekstra", "til overs", kdf=WEAK)
        for number in range(3):
            write_note(book, f"notat {number}", f"n{number}")
    shutil.copytree(folder, root / "mal" / "kopi")
    with open_again(root / "mal" / "kopi", 35) as copy:
        write_note(copy, "fra kopien")


def run(operation: str, fault: str, root: Path, *, first: int = 1, stride: int = 1) -> int:
    """The operation with the fault at every place (or every `stride`th); returns how many were tried."""
    if not (root / "mal").exists():
        prepare(root)
    if fault in ("gammel kopi", "halv kopi"):
        return _swapped(operation, fault, root)
    place = first
    while _strike_at(operation, fault, root, place):
        place += stride
    return (place - first) // stride


def _strike_at(operation: str, fault: str, root: Path, at: int) -> bool:
    """One try; returns whether the fault struck at all."""
    work = (
        root / f"arbeid-{fault}-{at}"
    )  # Windows lets no folder go in which a killed program's file is still open
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(root / "mal", work)
    disk = Striking(fault=fault, folder=work / "bok")
    book = open_again(work / "bok", env=world(36, disk=disk, clock=Clock(), state=work / "tilstand"))
    scene = Scene(work / "bok", disk, book, set(NOTES), set(NOTES), work / "ny")
    if operation == "følge ny nøkkel":
        write_note(book, "før nøkkelen")
        scene.must.add("før nøkkelen")
        scene.may.add("før nøkkelen")
    disk.at, disk.calls = at, 0
    with suppress(Killed, WorkbookError):  # anything else is a traceback, and fails the matrix
        OPERATIONS[operation](scene)
    disk.heal()
    if fault != "drept":
        _goes_on(scene)
    _check(scene, f"{operation} / {fault} / {at}")
    return disk.struck


def _goes_on(scene: Scene) -> None:
    """After a fault that has passed, the same program can go on, or says that it must open again."""
    try:
        write_note(scene.book, "etterpå")
    except (NewerGeneration, Closed):
        return
    scene.must.add("etterpå")
    scene.may.add("etterpå")
    scene.book.close()


def _check(scene: Scene, where: str) -> None:
    with open_again(scene.folder, 37) as again:
        if again.strays:
            again.settle_strays(merge=True)
        found = texts(again)
        assert scene.must <= found, f"{where}: lost {scene.must - found}"
        assert found <= scene.may, f"{where}: came back {found - scene.may}"
        serious = {one.code for one in again.damage} - {"slot"}
        assert not serious, f"{where}: {again.damage}"
        assert not again.conflicts("notes"), where


def _swapped(operation: str, fault: str, root: Path) -> int:
    """The folder is swapped for an older or half copy while the program runs, and comes back.

    Half a copy lacks one of its folders, or has half of every file in it.
    """
    places = 0
    cut = ("nokler/halve", "journal/halve", "bilde/halve") if fault == "halv kopi" else ()
    for part in ("nokler", "journal", "bilde", "alt", *cut):
        work = root / "arbeid"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(root / "mal", work)
        folder = work / "bok"
        book = open_again(folder, env=world(36, disk=Striking(folder=folder)))
        write_note(book, "etter kopien")
        old = root / "mal" / "bok"
        folder.rename(work / "borte")
        shutil.copytree(old, folder)
        if part.endswith("/halve"):
            for path in (folder / part.partition("/")[0]).iterdir():
                path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        elif fault == "halv kopi" and part != "alt":
            shutil.rmtree(folder / part, ignore_errors=True)
        known = {*NOTES, "etter kopien"}
        disk = Striking(folder=folder)
        scene = Scene(folder, disk, book, set(known), set(known), work / "ny")
        with suppress(WorkbookError):
            OPERATIONS[operation](scene)
        with suppress(WorkbookError):
            scene.book.close()
        for path in (work / "borte").rglob("*"):  # the rest arrives: a union of files
            target = folder / path.relative_to(work / "borte")
            if path.is_dir():
                target.mkdir(exist_ok=True)
            elif not target.exists() or target.stat().st_size < path.stat().st_size:
                shutil.copyfile(path, target)
        scene.may |= {"ny", "rettet", "en", "to", "angres", "fra kopien"}
        _check(scene, f"{operation} / {fault} / {part}")
        places += 1
    return places
