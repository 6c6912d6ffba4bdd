"""The workbook as the rest of verksted sees it: making and opening, keys, drafts, state (DESIGN §3).

What is done seldom (packing, erasing, merging, rescuing) is loaded when it is done: a room full of notes
has no use for it in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from verksted.workbook import changes, opening, people, remembered, tips
from verksted.workbook.changes import PUT, Op
from verksted.workbook.damage import Damage
from verksted.workbook.disk import translate
from verksted.workbook.drafts import Drafts
from verksted.workbook.environment import Environment
from verksted.workbook.errors import BadRequest, WorkbookError
from verksted.workbook.keys import DataKey, KdfCost, SlotSecret
from verksted.workbook.people import Slot
from verksted.workbook.reading import Library
from verksted.workbook.store import Kept
from verksted.workshop.language import say
from verksted.workshop.text import clean

if TYPE_CHECKING:
    from verksted.workbook.erasing import Decision, Receipt
    from verksted.workbook.fetching import Fetched
    from verksted.workbook.joining import Carried
    from verksted.workbook.packing import Packed
    from verksted.workbook.rescuing import Rescued

__all__ = ["Kept", "Workbook"]


class Workbook(Drafts):
    """An open workbook. Make one with `create` or `open`; use it as a context manager."""

    def __init__(
        self,
        library: Library,
        slot: Slot,
        env: Environment,
        *,
        secret: SlotSecret,
        remarks: Sequence[Damage] = (),
        strays: Sequence[Library] = (),
        slot_files: Sequence[Path] = (),
        place: Path | None = None,
    ) -> None:
        """Not for callers: `create` and `open` find what this needs."""
        super().__init__(library, slot, env, secret=secret, slot_files=slot_files, place=place)
        self._remarks = tuple(remarks)
        self._strays = tuple(strays)
        if library.segments or library.pictures:
            self.save_tip()

    @classmethod
    def create(
        cls, folder: Path, *, passphrase: str, role: str, env: Environment,
        kdf: KdfCost | None = None, identity: bytes | None = None,
    ) -> tuple[Self, str]:  # fmt: skip
        """A new workbook in `folder` (missing or empty), with a random id or this, and its recovery key.

        Raises:
            FolderExists, BadFolderName, BadRequest: the folder or the passphrase will not do.
            ReadOnly, DiskFull, WriteFailed: the disk will not.
        """
        kdf = kdf or KdfCost.default()
        library, made, recovery = opening.make(folder, passphrase, env, kdf, identity)
        book = cls(library, Slot(made.slot.slot, clean(role), "passphrase"), env, secret=made.secret)
        documents = [
            people.document(made.secret, role, "passphrase", made.slot.slot),
            people.document(recovery.secret, "gjenoppretting", "recovery", recovery.slot.slot),
        ]
        book._write(
            [Op(PUT, people.TABLE, put.key, (), put.document) for put in documents], "", changes.BARRIER
        )
        opening.finish(folder, library.key.workbook, env)
        return book, recovery.text

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        passphrase: str | None = None,
        recovery_key: str | None = None,
        env: Environment,
        role: str | None = None,
        slot_files: Sequence[Path] = (),
    ) -> Self:
        """Opens what can be read; `damage` tells the rest. Nothing is written before the first change.

        Args:
            folder: of the workbook.
            passphrase: or `recovery_key`: exactly one of them.
            recovery_key: as printed.
            env: clock, randomness, state folder.
            role: label for what is written now, instead of the slot's own.
            slot_files: key slots that are kept outside the folder.

        Raises:
            WrongPassphrase, NotAWorkbook, Damaged, Hostile, Unsupported, ReadOnly.
        """
        if (passphrase is None) == (recovery_key is None):
            raise BadRequest(say("Gi enten passordet eller gjenopprettingsnøkkelen."))
        found = opening.find(folder, passphrase, recovery_key, env, slot_files)
        slot = people.find(found.library.cells, found.slot.slot, found.slot.kind)
        if role is not None:
            slot = replace(slot, role=clean(role))
        return cls(
            found.library, slot, env, secret=found.secret, remarks=found.remarks, strays=found.strays,
            slot_files=slot_files, place=found.place,
        )  # fmt: skip

    # What it is -----------------------------------------------------------------------------------

    @property
    def damage(self) -> tuple[Damage, ...]:
        """What is missing or broken. Empty for a whole workbook."""
        return tuple(found for found in self._findings() if found.serious)

    @property
    def remarks(self) -> tuple[Damage, ...]:
        """What is worth knowing but has cost nothing, such as a program that did not end well."""
        return tuple(found for found in self._findings() if not found.serious)

    def _findings(self) -> list[Damage]:
        from verksted.workbook import examine

        with self._memory:
            return [*self._remarks, *self._stray_findings(), *examine.findings(self._library)]

    def _stray_findings(self) -> list[Damage]:
        if not self._strays:
            return []
        from verksted.workbook import joining

        return [joining.stray_finding(self._library, stray) for stray in self._strays]

    # The folder ------------------------------------------------------------------------------------

    def pack(self) -> Packed:
        """One snapshot in place of the closed segments; ends the undo history. See `packing.pack`."""
        from verksted.workbook import packing

        return packing.pack(self)

    def take_in(self, other: Workbook) -> Carried:
        """What another open copy of the same workbook has and this one has not, under whatever key."""
        from verksted.workbook import joining

        return joining.take_in(self, other.library)

    def reopen(self, *, passphrase: str | None = None, recovery_key: str | None = None) -> Carried:
        """After a newer key was met (`new_key`): goes on under it, with all that was written here.

        Raises:
            WrongPassphrase: it does not open the workbook; nothing has changed.
            NewerGeneration: the files of the new key have not come yet; nothing has changed.
            WriteFailed and kin: as for a change.
        """
        from verksted.workbook import renewing

        return renewing.reopen(self, passphrase=passphrase, recovery_key=recovery_key)

    def _follow(self) -> None:
        from verksted.workbook import renewing

        renewing.follow(self)

    def under(self, found: opening.Found, slot: Slot) -> Workbook:
        """What was found, as an open workbook. For the modules of this package only."""
        return Workbook(
            found.library, slot, self._env, secret=found.secret, remarks=found.remarks, strays=found.strays,
            slot_files=self.slot_files, place=found.place,
        )  # fmt: skip

    def become(self, fresh: Workbook) -> None:
        """Goes on as `fresh`, which nobody else holds. For the modules of this package only."""
        self._secret, self._remarks, self._strays = fresh._secret, fresh._remarks, fresh._strays
        self.place = fresh.place
        self.replace_library(fresh.library, fresh.slot)

    def fetch(self, source: Path) -> Fetched:
        """Brings what another copy of this workbook has and this one lacks. See `fetching.fetch`."""
        from verksted.workbook import fetching

        return fetching.fetch(self, source)

    def rescue_to(self, target: Path) -> Rescued:
        """All that is whole into a new folder, which the same people open; this one is not touched.

        Raises:
            FolderExists, BadFolderName, WriteFailed and kin: `target` cannot be made.
        """
        from verksted.workbook import rescuing

        with self._writing:
            found = opening.find_again(self.folder, self.slot.id, self._secret, self._env, self.slot_files)
            return rescuing.rescue_found(self.folder, found, target, self._env)

    @property
    def changes(self) -> int:
        """How many changes can be read, notes and all else."""
        with self._memory:
            return sum(seen.changes for seen in self._library.vector().values())

    @property
    def strays(self) -> int:
        """How many older keys the folder still has files of, which this slot can open."""
        return len(self._strays)

    def settle_strays(self, *, merge: bool) -> Carried:
        """Deletes what lies under older keys, after taking in what is new there if `merge`.

        This finishes an erasure that was interrupted, and takes care of files that came late.
        """
        from verksted.workbook import erasing

        with self._writing:
            carried = erasing.settle(self, self._strays, merge=merge)
            self._strays = ()
        return carried

    @property
    def decision(self) -> Decision | None:
        """The latest recorded decision to erase."""
        from verksted.workbook import erasing

        with self._memory:
            return erasing.decision_of(self)

    def record_decision(self, decision: Decision) -> None:
        """Stores who decided to erase, when and on what basis: `erase` and `destroy` ask for it."""
        from verksted.workbook import erasing

        erasing.record_decision(self, decision)

    def erase(self, documents: Sequence[tuple[str, str]]) -> tuple[Receipt, Workbook]:
        """Removes documents (table, key) for good, under a new data key; this object is then closed.

        Returns:
            The receipt, and the workbook under its new key.

        Raises:
            NotAllowed: no decision was recorded.
            WriteFailed and kin: the old key is still in force and nothing was deleted.
        """
        from verksted.workbook import erasing

        receipt, key = erasing.erase(self, documents)
        return receipt, self._under(key)

    def renew_key(self) -> tuple[Receipt, Workbook]:
        """A new data key, as when somebody has left; nothing is erased. This object is then closed."""
        from verksted.workbook import erasing

        with self._writing:
            receipt, key = erasing.renew(self, None, {})
            return receipt, self._under(key)

    def destroy(self) -> Receipt:
        """Deletes the whole workbook. Raises `NotAllowed` without a recorded decision."""
        from verksted.workbook import erasing

        receipt = erasing.destroy(self)
        tips.forget(self._env, self._library.key.workbook)
        for name in ("vis", "lest"):
            remembered.forget(self._env, self._library.key.workbook, name)
        return receipt

    def _under(self, key: DataKey) -> Workbook:
        library = Library(self.folder, key, self._env.disk)
        try:
            library.read(self._env.clock())
        except OSError as error:
            raise translate(error, self.folder) from error
        library.claim(self._library.claims)
        fresh = Workbook(library, self.slot, self._env, secret=self._secret, remarks=self._remarks,
                         slot_files=self.slot_files, place=self.place)  # fmt: skip
        fresh.follows = self.follows
        return fresh

    def close(self) -> None:
        """Writes the closing frame. Never raises for the disk: an unclosed segment is only a remark."""
        with self._writing:
            if self._closed:
                return
            try:
                self.end_segment()
            except WorkbookError:
                self._journal.abandon()
            self._closed = True
            self.save_tip()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
