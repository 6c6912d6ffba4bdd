"""Keys: what a passphrase opens, and what is derived from what (docs/format.md, «Keys»).

A *slot* belongs to one person. Its file wraps the slot's own secret under the passphrase, and the
data key of the generation is sealed to that secret, so that somebody else can give the slot a new
data key without knowing the passphrase. No names and no roles here: they are documents inside.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from verksted.workbook.errors import BadRequest, Hostile, Unsupported, WrongPassphrase

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY = 32
RECOVERY_BYTES = 20
MAX_MEMORY, MAX_PASSES, MAX_LANES = 1 << 20, 10, 16
"""What a slot may ask for at most: 1 GiB (in KiB), passes, lanes."""
FLOOR_MEMORY, FLOOR_PASSES = 64 << 10, 3
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V", "-": "", " ": ""})


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess at a passphrase costs: Argon2id memory in KiB, passes, lanes."""

    memory: int = 128 << 10
    passes: int = 3
    lanes: int = 4
    weak: bool = False
    """Set by tests alone: permits a cost under the floor (64 MiB, 3 passes)."""

    @classmethod
    def default(cls) -> Self:
        return cls()

    def check_new(self) -> None:
        """Refuses to make a slot that is too cheap to guess at, or that no reader accepts."""
        if not self.weak and (self.memory < FLOOR_MEMORY or self.passes < FLOOR_PASSES):
            raise BadRequest("Nøkkelen ville blitt for lett å gjette; verksted lager den ikke så svak.")
        check_cost(self.memory, self.passes, self.lanes)


def check_cost(memory: int, passes: int, lanes: int) -> None:
    """Raises `Hostile` for a cost no honest slot asks for."""
    if not (1 <= passes <= MAX_PASSES and 1 <= lanes <= MAX_LANES and 8 * lanes <= memory <= MAX_MEMORY):
        raise Hostile("En nøkkelfil krever mer minne eller tid enn verksted tillater, og blir ikke brukt.")


def passphrase_bytes(passphrase: str) -> bytes:
    """NFC and UTF-8: «æøå» typed on a Mac is the same passphrase as on Windows.

    Raises:
        BadRequest: it is empty.
    """
    data = unicodedata.normalize("NFC", passphrase).encode("utf-8", "replace")
    if not data:
        raise BadRequest("Passordet kan ikke være tomt.")
    return data


def hkdf(secret: bytes, salt: bytes, info: bytes, size: int = KEY) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=size, salt=salt, info=info).derive(secret)


def argon2id(passphrase: bytes, salt: bytes, memory: int, passes: int, lanes: int) -> bytes:
    """The key behind a passphrase. The cost must have been checked."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    try:
        kdf = Argon2id(salt=salt, length=KEY, iterations=passes, lanes=lanes, memory_cost=memory)
        return kdf.derive(passphrase)
    except UnsupportedAlgorithm:
        raise Unsupported("Maskinen mangler krypteringen (Argon2id) som arbeidsboka trenger.") from None
    except MemoryError:
        raise Unsupported("Maskinen har ikke nok ledig minne til å åpne arbeidsboka.") from None


@dataclass(frozen=True, slots=True)
class DataKey:
    """The key of one generation of a workbook."""

    workbook: bytes
    generation: int
    secret: bytes

    @property
    def id(self) -> bytes:
        """Eight bytes that name the key in plain headers and tell nothing about it."""
        return hkdf(self.secret, self.workbook, b"verksted/1 key id", 8)

    def for_file(self, header: bytes, segment: bytes) -> AESGCM:
        """The cipher of one file; `header` is its 64 bytes, `segment` its 16 random ones."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(hkdf(self.secret, segment, b"verksted/1 file" + header))

    def for_purpose(self, purpose: str) -> bytes:
        return hkdf(self.secret, self.workbook, b"verksted/1 " + purpose.encode())


@dataclass(frozen=True, slots=True)
class SlotSecret:
    """A slot's own 32 bytes, and the two key pairs that follow from them."""

    seed: bytes

    def sign(self, data: bytes) -> bytes:
        return self._signer().sign(data)

    def public_sign(self) -> bytes:
        return self._signer().public_key().public_bytes_raw()

    def public_seal(self) -> bytes:
        return self._sealer().public_key().public_bytes_raw()

    def shared(self, public: bytes) -> bytes:
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

        return self._sealer().exchange(X25519PublicKey.from_public_bytes(public))

    def _signer(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(hkdf(self.seed, b"", b"verksted/1 slot sign"))

    def _sealer(self) -> X25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        return X25519PrivateKey.from_private_bytes(hkdf(self.seed, b"", b"verksted/1 slot seal"))


def verify(public: bytes, data: bytes, signature: bytes) -> bool:
    """Whether `signature` over `data` was made with the slot whose public key this is."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class SlotFile:
    """One file of `nokler/`. All byte fields are hex in the file (see docs/format.md)."""

    workbook: bytes
    slot: str
    kind: str
    """`passphrase` or `recovery`."""
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
            raise Unsupported("Nøkkelfila er laget av en nyere utgave av verksted; oppdater for å åpne den.")
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
        elif (kind, kdf["name"]) != ("recovery", "hkdf-sha256"):
            raise ValueError("unknown kind of slot")
        slot = _hex(found["slot"], 6).hex()
        return cls(
            _hex(found["workbook"], 16), slot, kind,
            _count(found["generation"]), _hex(found["key"], 8), *cost,
            _hex(kdf["salt"], 16), _hex(found["wrap"]["nonce"], 12), _hex(found["wrap"]["ct"], KEY + 16),
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

        kek = _wrapping_key(self, secret)
        try:
            own = SlotSecret(AESGCM(kek).decrypt(self.wrap_nonce, self.wrapped, self.wrap_aad))
            shared = own.shared(self.seal_public)
            sealing = hkdf(shared, self.seal_public + own.public_seal(), self.seal_aad)
            data_key = AESGCM(sealing).decrypt(bytes(12), self.sealed, self.seal_aad)
        except (InvalidTag, ValueError):
            raise WrongPassphrase("Passordet passer ikke til denne arbeidsboka.") from None
        return own, DataKey(self.workbook, self.generation, data_key)


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


def recovery_text(secret: bytes) -> str:
    """The recovery key as it is printed: eight groups of four, and a group that checks them."""
    bits = int.from_bytes(secret, "big")
    letters = "".join(_ALPHABET[bits >> shift & 31] for shift in range(155, -1, -5)) + _checksum(secret)
    return "-".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def recovery_bytes(text: str) -> bytes:
    """The 20 bytes of a typed recovery key; case, spaces, dashes and look-alikes do not matter.

    Raises:
        WrongPassphrase: a slip of the pen, told apart from a key of another workbook.
    """
    letters = "".join(text.split()).upper().translate(_LOOKALIKE)
    if len(letters) != 36 or any(letter not in _ALPHABET for letter in letters):
        raise WrongPassphrase("Gjenopprettingsnøkkelen skal ha ni grupper på fire tegn; se etter én til.")
    bits = 0
    for letter in letters[:32]:
        bits = bits << 5 | _ALPHABET.index(letter)
    secret = bits.to_bytes(RECOVERY_BYTES, "big")
    if _checksum(secret) != letters[32:]:
        raise WrongPassphrase("Gjenopprettingsnøkkelen er skrevet feil et sted; sammenlign med arket.")
    return secret


def _checksum(secret: bytes) -> str:
    bits = int.from_bytes(hashlib.sha256(b"verksted/1 recovery" + secret).digest()[:3], "big") >> 4
    return "".join(_ALPHABET[bits >> shift & 31] for shift in (15, 10, 5, 0))
