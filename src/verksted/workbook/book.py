"""The workbook as the rest of verksted sees it: making and opening, keys, drafts, state (DESIGN §3)."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from verksted.workbook import changes, erasing, examine, joining, opening, packing, people, tips
from verksted.workbook.changes import PUT, Op, Remove, Stamp
from verksted.workbook.container import FrameType
from verksted.workbook.damage import Damage
from verksted.workbook.disk import translate
from verksted.workbook.environment import Environment
from verksted.workbook.erasing import Decision, Receipt
from verksted.workbook.errors import BadRequest, WorkbookError
from verksted.workbook.joining import Carried
from verksted.workbook.keys import DataKey, KdfCost, SlotSecret, verify
from verksted.workbook.packing import Packed
from verksted.workbook.people import Slot
from verksted.workbook.pieces import Segment
from verksted.workbook.reading import Library
from verksted.workbook.store import Kept, Store
from verksted.workshop.language import say
from verksted.workshop.text import clean

__all__ = ["Draft", "Kept", "Workbook"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-typed line that a program left."""

    field: str
    text: str
    stamp: Stamp


class Workbook(Store):
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
    ) -> None:
        """Not for callers: `create` and `open` find what this needs."""
        super().__init__(library, slot, env)
        self._secret = secret
        self._remarks = tuple(remarks)
        self._strays = tuple(strays)
        if library.segments or library.pictures:
            self.save_tip()

    @classmethod
    def create(
        cls, folder: Path, *, passphrase: str, role: str, env: Environment, kdf: KdfCost | None = None
    ) -> tuple[Self, str]:
        """A new workbook in `folder` (missing or empty), and its recovery key, to be shown once.

        Raises:
            FolderExists, BadFolderName, BadRequest: the folder or the passphrase will not do.
            ReadOnly, DiskFull, WriteFailed: the disk will not.
        """
        kdf = kdf or KdfCost.default()
        library, made, recovery = opening.make(folder, passphrase, env, kdf)
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
        return cls(found.library, slot, env, secret=found.secret, remarks=found.remarks, strays=found.strays)

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
        with self._memory:
            strays = (joining.stray_finding(self._library, stray) for stray in self._strays)
            return [*self._remarks, *strays, *examine.findings(self._library)]

    # Drafts ---------------------------------------------------------------------------------------

    def save_draft(self, field: str, text: str) -> None:
        """Keeps a half-typed line through a crash; empty text says that there is none any more."""
        with self._writing:
            self._check_open()
            now = changes.milliseconds(self._env.clock())
            body = changes.encode(changes.DraftBody(now, changes.check_name(field), clean(text)[:100_000]))
            self._append(FrameType.DRAFT, lambda: body)

    def drafts(self) -> tuple[Draft, ...]:
        """What programs with this role had half typed when they crashed or were left, oldest first."""
        with self._memory:
            done = self._library.cells.table("_drafts")
            left = [
                s
                for s in self._with_drafts()
                if s.author.role == self.slot.role and s.header.short not in done
            ]
            return tuple(_draft(body, s) for s in left for body in s.drafts.values() if body.text)

    def discard_drafts(self) -> None:
        """Marks the drafts that `drafts` gives as dealt with."""
        with self._writing:
            shorts = [s.header.short for s in self._with_drafts()]
            ops = [Op(PUT, "_drafts", short, (), {"done": True}) for short in shorts]
            if ops:
                self._write(ops, "", 0)

    # Keys -----------------------------------------------------------------------------------------

    def slots(self) -> tuple[Slot, ...]:
        """Everybody who can open the workbook, and the recovery key."""
        with self._memory:
            return people.everybody(self._library.cells)

    def add_slot(
        self, passphrase: str, role: str, *, kdf: KdfCost | None = None, folder: Path | None = None
    ) -> Slot:
        """A key for one more person; in `folder` instead of the workbook's own if given."""
        with self._writing:
            put, slot = people.add(self, passphrase, role, kdf or KdfCost.default(), folder)
            self._write([Op(PUT, people.TABLE, put.key, (), put.document)], "", changes.BARRIER)
            self._history.barrier()
            return slot

    def change_passphrase(self, new: str, *, kdf: KdfCost | None = None, folder: Path | None = None) -> None:
        """A new passphrase for the slot that this workbook was opened with; in `folder` if given."""
        with self._writing:
            put, secret = people.change(self, new, kdf or KdfCost.default(), folder)
            self._write([self.prepared(put)], "", changes.BARRIER)
            self._secret = secret
            self._history.barrier()

    def remove_slot(self, slot_id: str) -> None:
        """Takes a key away; a copy of the old files still opens with it, until a new data key is made.

        Raises:
            BadRequest: no such slot, or the last one with a passphrase.
        """
        with self._writing:
            put = people.removed(self, slot_id)
            self._write([self.prepared(put)], "", changes.BARRIER)
            people.delete_files(self, slot_id)
            self._history.barrier()

    def sign(self, data: bytes) -> bytes:
        """Ed25519 over `data` with the key of this slot."""
        return self._secret.sign(data)

    def public_key(self, slot_id: str | None = None) -> bytes:
        """The 32 bytes of a slot's public key (this slot's if none is named)."""
        if slot_id is None:
            return self._secret.public_sign()
        with self._memory:
            return people.public_keys(self._library.cells, slot_id)[0]

    def verify(self, slot_id: str, data: bytes, signature: bytes) -> bool:
        """Whether `signature` was made with that slot, under its present or a former passphrase."""
        with self._memory:
            try:
                known = people.public_keys(self._library.cells, slot_id)
            except BadRequest:
                return False
        return any(verify(public, data, signature) for public in known)

    def keyed_hash(self, purpose: str, data: bytes) -> bytes:
        """32 bytes: HMAC-SHA256 under a secret of this workbook and purpose, made when first needed."""
        with self._writing:
            with self._memory:
                cell = self._library.cells.cell("_secrets", changes.check_name(purpose))
                live = [v for v in cell.live if v.document is not None] if cell else []
            if not live:
                secret = self._env.random(32).hex()
                self._write([Op(PUT, "_secrets", purpose, (), {"secret": secret})], "", 0)
            else:
                secret = str((min(live, key=lambda v: v.order).document or {}).get("secret", ""))
        return hmac.digest(bytes.fromhex(secret), data, "sha256")

    def forget_secret(self, purpose: str) -> None:
        """Removes the secret of a purpose: its hashes can never be made again (once erased from disk)."""
        with self._writing:
            self._write([self.prepared(Remove("_secrets", purpose))], "", changes.BARRIER)
            self._history.barrier()

    # The folder ------------------------------------------------------------------------------------

    def pack(self) -> Packed:
        """One snapshot in place of the closed segments; ends the undo history. See `packing.pack`."""
        return packing.pack(self)

    def take_in(self, other: Workbook) -> Carried:
        """What another open copy of the same workbook has and this one has not, under whatever key.

        This is how a writer that met `NewerGeneration` carries its notes over: open the workbook anew,
        and let the new one take in the old one.
        """
        return joining.take_in(self, other.library)

    @property
    def strays(self) -> int:
        """How many older keys the folder still has files of, which this slot can open."""
        return len(self._strays)

    def settle_strays(self, *, merge: bool) -> Carried:
        """Deletes what lies under older keys, after taking in what is new there if `merge`.

        This finishes an erasure that was interrupted, and takes care of files that came late.
        """
        documents = erased = 0
        with self._writing:
            for stray in self._strays:
                if merge:
                    carried = joining.take_in(self, stray)
                    documents, erased = documents + carried.documents, erased + carried.erased
                try:
                    erasing.give_key(self, self._library.key)
                except OSError as error:
                    raise translate(error, self.folder) from error
                erasing.clear(self, stray)
            self._strays = ()
        return Carried(documents, erased)

    @property
    def decision(self) -> Decision | None:
        """The latest recorded decision to erase."""
        with self._memory:
            return erasing.decision_of(self)

    def record_decision(self, decision: Decision) -> None:
        """Stores who decided to erase, when and on what basis: `erase` and `destroy` ask for it."""
        erasing.record_decision(self, decision)

    def erase(self, documents: Sequence[tuple[str, str]]) -> tuple[Receipt, Workbook]:
        """Removes documents (table, key) for good, under a new data key; this object is then closed.

        Returns:
            The receipt, and the workbook under its new key.

        Raises:
            NotAllowed: no decision was recorded.
            WriteFailed and kin: the old key is still in force and nothing was deleted.
        """
        receipt, key = erasing.erase(self, documents)
        return receipt, self._under(key)

    def renew_key(self) -> tuple[Receipt, Workbook]:
        """A new data key, as when somebody has left; nothing is erased. This object is then closed."""
        with self._writing:
            receipt, key = erasing.renew(self, None, {})
            return receipt, self._under(key)

    def destroy(self) -> Receipt:
        """Deletes the whole workbook. Raises `NotAllowed` without a recorded decision."""
        receipt = erasing.destroy(self)
        tips.forget(self._env, self._library.key.workbook)
        return receipt

    def _under(self, key: DataKey) -> Workbook:
        library = Library(self.folder, key, self._env.disk)
        try:
            library.refresh(self._env.clock())
        except OSError as error:
            raise translate(error, self.folder) from error
        return Workbook(library, self.slot, self._env, secret=self._secret, remarks=self._remarks)

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

    def _with_drafts(self) -> list[Segment]:
        """Segments of other programs in which a half-typed line was left, oldest first."""
        return sorted(
            (s for s in self._library.segments.values() if s.drafts and s.files), key=lambda s: s.ms
        )


def _draft(body: changes.DraftBody, segment: Segment) -> Draft:
    stamp = Stamp(changes.moment(body.ms), segment.author.role, segment.author.slot, "")
    return Draft(body.field, clean(body.text), stamp)
