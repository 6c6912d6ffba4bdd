"""Keys: what a passphrase opens, and what is derived from what (docs/format.md, «Keys»).

Only derivation here: how slots lie in their files is in `slotfile.py`.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from verksted.workbook.errors import BadRequest, Hostile, Unsupported, WrongPassphrase
from verksted.workshop.language import say

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
            raise BadRequest(say("Nøkkelen ville blitt for lett å gjette; verksted lager den ikke så svak."))
        check_cost(self.memory, self.passes, self.lanes)


def check_cost(memory: int, passes: int, lanes: int) -> None:
    """Raises `Hostile` for a cost no honest slot asks for."""
    if not (1 <= passes <= MAX_PASSES and 1 <= lanes <= MAX_LANES and 8 * lanes <= memory <= MAX_MEMORY):
        raise Hostile(
            say("En nøkkelfil krever mer minne eller tid enn verksted tillater, og blir ikke brukt.")
        )


def passphrase_bytes(passphrase: str) -> bytes:
    """NFC and UTF-8: «æøå» typed on a Mac is the same passphrase as on Windows.

    Raises:
        BadRequest: it is empty.
    """
    data = unicodedata.normalize("NFC", passphrase).encode("utf-8", "replace")
    if not data:
        raise BadRequest(say("Passordet kan ikke være tomt."))
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
        raise Unsupported(
            say("Maskinen mangler krypteringen (Argon2id) arbeidsboka trenger. Installer verksted på nytt.")
        ) from None
    except MemoryError:
        raise Unsupported(
            say("Maskinen har for lite ledig minne for arbeidsboka. Lukk andre programmer, og prøv igjen.")
        ) from None


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
        raise WrongPassphrase(
            say("Gjenopprettingsnøkkelen har ni grupper på fire tegn. Se etter én gang til.")
        )
    bits = 0
    for letter in letters[:32]:
        bits = bits << 5 | _ALPHABET.index(letter)
    secret = bits.to_bytes(RECOVERY_BYTES, "big")
    if _checksum(secret) != letters[32:]:
        raise WrongPassphrase(say("Gjenopprettingsnøkkelen er skrevet feil et sted; sammenlign med arket."))
    return secret


def _checksum(secret: bytes) -> str:
    bits = int.from_bytes(hashlib.sha256(b"verksted/1 recovery" + secret).digest()[:3], "big") >> 4
    return "".join(_ALPHABET[bits >> shift & 31] for shift in (15, 10, 5, 0))
