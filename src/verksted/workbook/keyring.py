"""The keys of an open workbook: who can open it, signing, and hashes that only this workbook can make."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from verksted.workbook import changes, elsewhere, people, remembered
from verksted.workbook.changes import PUT, Op, Remove
from verksted.workbook.environment import Environment
from verksted.workbook.errors import BadRequest
from verksted.workbook.keys import KdfCost, SlotSecret, verify
from verksted.workbook.people import Slot
from verksted.workbook.reading import Library
from verksted.workbook.store import Store


class Keyring(Store):
    """Documents, and the slot this workbook was opened with.

    `slot_files` are files outside the folder that were named; `place` is the folder of the slot in use,
    where that is outside.
    """

    def __init__(
        self,
        library: Library,
        slot: Slot,
        env: Environment,
        *,
        secret: SlotSecret,
        slot_files: Sequence[Path],
        place: Path | None,
    ) -> None:
        super().__init__(library, slot, env)
        self._secret = secret
        self.slot_files = tuple(slot_files)
        self.place = place

    @property
    def secret(self) -> SlotSecret:
        """For the modules of this package only."""
        return self._secret

    def slots(self) -> tuple[Slot, ...]:
        """Everybody who can open the workbook, and the recovery key."""
        with self._memory:
            return people.everybody(self._library.cells)

    def add_slot(
        self, passphrase: str, role: str, *, kdf: KdfCost | None = None, folder: Path | None = None
    ) -> Slot:
        """A key for one more person; in `folder` (from `outside`) instead of the workbook's own if given."""
        from verksted.workbook import slot_changes

        with self._writing:
            self._keeping_up(self._check_key)
            put, slot = slot_changes.add(self, passphrase, role, kdf or KdfCost.default(), folder)
            self._write([Op(PUT, people.TABLE, put.key, (), put.document)], "", changes.BARRIER)
            self._history.barrier()
            return slot

    def change_passphrase(self, new: str, *, kdf: KdfCost | None = None, folder: Path | None = None) -> None:
        """A new passphrase for the slot that this workbook was opened with, where it lies now.

        With `folder` (from `outside`) the slot moves there.
        """
        from verksted.workbook import slot_changes

        with self._writing:
            self._keeping_up(self._check_key)
            place = folder or self.place
            put, secret = slot_changes.change(self, new, kdf or KdfCost.default(), place)
            self._write([self.prepared(put)], "", changes.BARRIER)
            self._secret, self.place = secret, place
            self.slot = replace(self.slot, elsewhere=place is not None)
            self._history.barrier()

    def others_with(self, passphrase: str) -> tuple[Slot, ...]:
        """The slots besides this one in the workbook's own folder that a passphrase opens: takes a while."""
        from verksted.workbook.slots import opened_by, read_slots

        key = self._library.key
        ids = opened_by(read_slots(self._env.disk, self.folder), passphrase, key.generation)
        return tuple(slot for slot in self.slots() if slot.id in ids and slot.id != self.slot.id)

    def outside(self, place: Path | None) -> Path:
        """The folder for a key slot at `place`, or on this machine alone; for `add_slot` and the like.

        Raises:
            BadRequest: there is no such place, or it lies in the workbook.
            WriteFailed and kin: the disk would not.
        """
        return elsewhere.prepare(self._env, self._library.key.workbook, self.folder, place)

    def remove_slot(self, slot_id: str) -> None:
        """Takes a key away; a copy of the old files still opens with it, until a new data key is made.

        Raises:
            BadRequest: no such slot, or the last one with a passphrase.
        """
        from verksted.workbook import slot_changes

        with self._writing:
            put = slot_changes.removed(self, slot_id)
            self._write([self.prepared(put)], "", changes.BARRIER)
            slot_changes.delete_files(self, slot_id)
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

    # What was worked out ----------------------------------------------------------------------------

    def recall(self, name: str, hangs_on: bytes, *, changing: bool = False) -> bytes | None:
        """What `remember` kept while the workbook was to the byte as it is now, or None."""
        return remembered.recall(self._env, self._library.key, name, self._state(hangs_on, changing))

    def remember(self, name: str, hangs_on: bytes, data: bytes, *, changing: bool = False) -> None:
        """Keeps on this machine, ciphered, what was worked out of the workbook as it is now.

        `hangs_on` is what else it hangs on, such as the version of the program. Losing it costs only time.
        What is kept as `changing` is good also when the workbook has changed, until it gets a new key.
        """
        remembered.remember(self._env, self._library.key, name, self._state(hangs_on, changing), data)

    def _state(self, more: bytes, changing: bool) -> bytes:
        """A digest that changes with everything that is read of the workbook, unless it may change."""
        if changing:
            return hashlib.sha256(b"changing" + more).digest()
        with self._memory:
            seen = sorted((short, by.seq, by.tag, by.holes) for short, by in self._library.vector().items())
        return hashlib.sha256(repr(seen).encode() + more).digest()
