"""The workbook as the rest of verksted sees it: making and opening, keys, drafts, state (DESIGN §3)."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from verksted.workbook import changes, examine, opening, people
from verksted.workbook.changes import PUT, Op, Remove, Stamp
from verksted.workbook.container import FrameType
from verksted.workbook.damage import Damage
from verksted.workbook.environment import Environment
from verksted.workbook.errors import BadRequest
from verksted.workbook.keys import KdfCost, SlotSecret, verify
from verksted.workbook.people import Slot
from verksted.workbook.reading import Library, Segment
from verksted.workbook.store import Kept, Store
from verksted.workshop.text import clean

__all__ = ["Draft", "Kept", "Workbook"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-typed line that a crashed program left."""

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
        secret: SlotSecret,
        remarks: Sequence[Damage] = (),
    ) -> None:
        """Not for callers: `create` and `open` find what this needs."""
        super().__init__(library, slot, env)
        self._secret = secret
        self._remarks = tuple(remarks)

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
        book = cls(library, Slot(made.slot.slot, clean(role), "passphrase"), env, made.secret)
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
            raise BadRequest("Gi enten passordet eller gjenopprettingsnøkkelen.")
        found = opening.find(folder, passphrase, recovery_key, env, slot_files)
        slot = people.find(found.library.cells, found.slot.slot, found.slot.kind)
        if role is not None:
            slot = replace(slot, role=clean(role))
        return cls(found.library, slot, env, found.secret, found.remarks)

    # What it is -----------------------------------------------------------------------------------

    @property
    def generation(self) -> int:
        """1 for a new workbook; one more for each new data key."""
        return self._library.key.generation

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
            return [*self._remarks, *examine.findings(self._library)]

    # Drafts ---------------------------------------------------------------------------------------

    def save_draft(self, field: str, text: str) -> None:
        """Keeps a half-typed line through a crash; empty text says that there is none any more."""
        with self._writing:
            self._check_open()
            now = changes.milliseconds(self._env.clock())
            body = changes.encode(changes.DraftBody(now, changes.check_name(field), clean(text)[:100_000]))
            self._append(FrameType.DRAFT, lambda: body)

    def drafts(self) -> tuple[Draft, ...]:
        """What crashed programs with this role had half typed, oldest first."""
        with self._memory:
            done = self._library.cells.table("_drafts")
            left = [
                s for s in self._crashed() if s.author.role == self.slot.role and s.header.short not in done
            ]
            return tuple(_draft(body, s) for s in left for body in s.drafts.values() if body.text)

    def discard_drafts(self) -> None:
        """Marks the drafts that `drafts` gives as dealt with."""
        with self._writing:
            shorts = [s.header.short for s in self._crashed() if s.drafts]
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

    def change_passphrase(self, new: str, *, kdf: KdfCost | None = None) -> None:
        """A new passphrase for the slot that this workbook was opened with."""
        with self._writing:
            put, secret = people.change(self, new, kdf or KdfCost.default())
            self._write([self._prepared(put)], "", changes.BARRIER)
            self._secret = secret
            self._history.barrier()

    def remove_slot(self, slot_id: str) -> None:
        """Takes a key away; a copy of the old files still opens with it, until a new data key is made.

        Raises:
            BadRequest: no such slot, or the last one with a passphrase.
        """
        with self._writing:
            put = people.removed(self, slot_id)
            self._write([self._prepared(put)], "", changes.BARRIER)
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
            self._write([self._prepared(Remove("_secrets", purpose))], "", changes.BARRIER)
            self._history.barrier()

    def close(self) -> None:
        """Writes the closing frame. Never raises for the disk: an unclosed segment is only a remark."""
        with self._writing:
            if self._closed:
                return
            self._closed = True
            try:
                self._journal.finish(self._opening_body())
            except OSError:
                return

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _crashed(self) -> list[Segment]:
        """Segments of other programs that have no closing frame, oldest first."""
        return sorted(
            (s for s in self._library.segments.values() if not s.closed and s.files),
            key=lambda s: s.ms,
        )


def _draft(body: changes.DraftBody, segment: Segment) -> Draft:
    stamp = Stamp(changes.moment(body.ms), segment.author.role, segment.author.slot, "")
    return Draft(body.field, clean(body.text), stamp)
