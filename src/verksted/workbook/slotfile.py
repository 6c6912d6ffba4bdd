"""One key slot as it lies in its file (docs/format.md, «Keys»).

A *slot* belongs to one person. Its file wraps the slot's own secret under the passphrase, and the
data key of the generation is sealed to that secret, so that somebody else can give the slot a new
data key without knowing the passphrase. No names and no roles here: they are documents inside.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from verksted.workbook.errors import Unsupported, WrongPassphrase
from verksted.workbook.keys import KEY, DataKey, KdfCost, SlotSecret, argon2id, check_cost, hkdf
from verksted.workshop.language import say


@dataclass(frozen=True, slots=True)
class SlotFile:
    """One file of `nokler/`. All byte fields are hex in the file (see docs/format.md)."""

    workbook: bytes
    slot: str
    kind: str
    """`passphrase`, `recovery`, or `bridge`: a new data key for a slot whose own file lies elsewhere."""
    generation: int
    key_id: bytes
    memory: int
    passes: int
    lanes: int
    salt: bytes
    wrap_nonce: bytes
    wrapped: bytes
    seal_public: bytes
    sealed: bytes

    def encode(self) -> bytes:
        kdf: dict[str, Any] = {"name": "hkdf-sha256", "salt": self.salt.hex()}
        if self.kind == "bridge":
            kdf = {"name": "none"}
        if self.kind == "passphrase":
            kdf = {
                "name": "argon2id",
                "m": self.memory,
                "t": self.passes,
                "p": self.lanes,
                "salt": self.salt.hex(),
            }
        document = {
            "format": 1,
            "workbook": self.workbook.hex(),
            "slot": self.slot,
            "kind": self.kind,
            "generation": self.generation,
            "key": self.key_id.hex(),
            "kdf": kdf,
            "wrap": {"nonce": self.wrap_nonce.hex(), "ct": self.wrapped.hex()},
            "seal": {"public": self.seal_public.hex(), "ct": self.sealed.hex()},
        }
        if self.kind == "bridge":
            del document["wrap"]
        return json.dumps(document, indent=1).encode() + b"\n"

    @classmethod
    def decode(cls, data: bytes) -> SlotFile:
        """The slot in a file.

        Raises:
            Unsupported: from a newer release.
            Hostile: asks for a cost no honest slot has.
            ValueError: not a slot at all.
        """
        found = json.loads(data)
        if not isinstance(found, dict) or not isinstance(found.get("format"), int):
            raise ValueError("no slot")  # noqa: TRY004 -- content of a file, not a type
        if found["format"] > 1:
            raise Unsupported(
                say("Nøkkelfilen er laget av en nyere utgave av verksted; oppdater for å åpne den.")
            )
        try:
            return cls._from(found)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("no slot") from error

    @classmethod
    def _from(cls, found: dict[str, Any]) -> SlotFile:
        kdf, kind = found["kdf"], found["kind"]
        cost = (0, 0, 0)
        if (kind, kdf["name"]) == ("passphrase", "argon2id"):
            cost = (_count(kdf["m"]), _count(kdf["t"]), _count(kdf["p"]))
            check_cost(*cost)
        elif (kind, kdf["name"]) not in (("recovery", "hkdf-sha256"), ("bridge", "none")):
            raise ValueError("unknown kind of slot")
        slot = _hex(found["slot"], 6).hex()
        salt, wrap, ct = bytes(16), bytes(12), bytes(KEY + 16)
        if kind != "bridge":
            salt = _hex(kdf["salt"], 16)
            wrap, ct = _hex(found["wrap"]["nonce"], 12), _hex(found["wrap"]["ct"], KEY + 16)
        return cls(
            _hex(found["workbook"], 16), slot, kind,
            _count(found["generation"]), _hex(found["key"], 8), *cost, salt, wrap, ct,
            _hex(found["seal"]["public"], 32), _hex(found["seal"]["ct"], KEY + 16),
        )  # fmt: skip

    @property
    def work(self) -> int:
        """What trying a passphrase costs, in KiB passes."""
        return self.memory * self.passes

    @property
    def wrap_aad(self) -> bytes:
        """Binds the wrapped secret to workbook, slot, kind and cost."""
        parts = ("verksted/1 wrap", self.workbook.hex(), self.slot, self.kind,
                 self.memory, self.passes, self.lanes, self.salt.hex())  # fmt: skip
        return "|".join(map(str, parts)).encode()

    @property
    def seal_aad(self) -> bytes:
        """Binds the sealed data key to workbook, slot, generation and key."""
        parts = ("verksted/1 seal", self.workbook.hex(), self.slot, self.generation, self.key_id.hex())
        return "|".join(map(str, parts)).encode()

    def open(self, secret: bytes) -> tuple[SlotSecret, DataKey]:
        """Slot secret and data key, from passphrase bytes or the 20 bytes of a recovery key.

        Raises:
            WrongPassphrase: it does not open this slot.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        if self.kind == "bridge":
            raise WrongPassphrase(say("Passordet passer ikke til denne arbeidsboka."))
        kek = _wrapping_key(self, secret)
        try:
            own = SlotSecret(AESGCM(kek).decrypt(self.wrap_nonce, self.wrapped, self.wrap_aad))
        except (InvalidTag, ValueError):
            raise WrongPassphrase(say("Passordet passer ikke til denne arbeidsboka.")) from None
        return own, self.unseal(own)

    def unseal(self, own: SlotSecret) -> DataKey:
        """The data key, from the slot's own secret. Raises `WrongPassphrase` as `open` does."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            shared = own.shared(self.seal_public)
            sealing = hkdf(shared, self.seal_public + own.public_seal(), self.seal_aad)
            data_key = AESGCM(sealing).decrypt(bytes(12), self.sealed, self.seal_aad)
        except (InvalidTag, ValueError):
            raise WrongPassphrase(say("Passordet passer ikke til denne arbeidsboka.")) from None
        return DataKey(self.workbook, self.generation, data_key)


def _wrapping_key(slot: SlotFile, secret: bytes) -> bytes:
    if slot.kind == "recovery":
        return hkdf(secret, slot.salt, b"verksted/1 recovery")
    return argon2id(secret, slot.salt, slot.memory, slot.passes, slot.lanes)


def new_slot(
    data_key: DataKey,
    slot: str,
    kind: str,
    secret: bytes,
    cost: KdfCost,
    *,
    random: Callable[[int], bytes],
) -> tuple[SlotFile, SlotSecret]:
    """A slot with a secret of its own, opened by `secret` and holding `data_key`."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    numbers = (cost.memory, cost.passes, cost.lanes) if kind == "passphrase" else (0, 0, 0)
    own = SlotSecret(random(KEY))
    draft = SlotFile(data_key.workbook, slot, kind, data_key.generation, data_key.id, *numbers,
                     random(16), random(12), b"", b"", b"")  # fmt: skip
    wrapped = AESGCM(_wrapping_key(draft, secret)).encrypt(draft.wrap_nonce, own.seed, draft.wrap_aad)
    return reseal(_with(draft, wrapped=wrapped), data_key, own.public_seal(), random), own


def bridge(data_key: DataKey, slot: str) -> SlotFile:
    """An empty bridge, to be sealed: it carries a new data key to a slot that is kept elsewhere."""
    blank = (bytes(16), bytes(12), bytes(KEY + 16), bytes(32), bytes(KEY + 16))
    return SlotFile(data_key.workbook, slot, "bridge", data_key.generation, data_key.id, 0, 0, 0, *blank)


def reseal(slot: SlotFile, data_key: DataKey, public: bytes, random: Callable[[int], bytes]) -> SlotFile:
    """The same slot with another data key, made without knowing what opens the slot."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    once = X25519PrivateKey.from_private_bytes(random(KEY))
    once_public = once.public_key().public_bytes_raw()
    draft = _with(slot, generation=data_key.generation, key_id=data_key.id, seal_public=once_public)
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    sealing = hkdf(shared, once_public + public, draft.seal_aad)
    return _with(draft, sealed=AESGCM(sealing).encrypt(bytes(12), data_key.secret, draft.seal_aad))


def _with(slot: SlotFile, **changes: Any) -> SlotFile:
    from dataclasses import replace

    return replace(slot, **changes)


def _hex(value: Any, size: int) -> bytes:
    data = bytes.fromhex(value)
    if len(data) != size:
        raise ValueError("wrong length")
    return data


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1 << 32:
        raise ValueError("no number")
    return value
