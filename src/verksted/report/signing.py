"""The signature of a summary: Ed25519 over its canonical form, and a fingerprint to read aloud.

Canonical form: RFC 8785 of the JSON object without `signature`. The key is the workbook's own; whose it
is, is settled by comparing fingerprints.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import replace

from verksted.report.json_form import to_builtins
from verksted.workshop.summary import Summary

_GROUPS, _DIGITS = 6, 4


def canonical(summary: Summary) -> bytes:
    """The bytes that are signed."""
    import rfc8785

    plain = to_builtins(summary)
    del plain["signature"]
    return rfc8785.dumps(plain)


def sign(summary: Summary, private_seed: bytes) -> Summary:
    """The summary with key and signature filled in. Raises ValueError if `private_seed` is not 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(private_seed)
    key = base64.b64encode(private.public_key().public_bytes_raw()).decode("ascii")
    unsigned = replace(summary, key=key, signature="")
    return replace(unsigned, signature=base64.b64encode(private.sign(canonical(unsigned))).decode("ascii"))


def verify(summary: Summary) -> bool:
    """Whether the summary is as it was signed with the key it names."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = base64.b64decode(summary.key, validate=True)
        signature = base64.b64decode(summary.signature, validate=True)
        Ed25519PublicKey.from_public_bytes(key).verify(signature, canonical(summary))
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def fingerprint(key: str) -> str:
    """Six groups of four digits (80 bits of the key's SHA-256), for the telephone. "" for no key.

    Digits, because they are said and heard alike in every dialect. Raises ValueError if `key` is no base64.
    """
    if not key:
        return ""
    digest = hashlib.sha256(b"verksted sammendrag 1\x00" + base64.b64decode(key, validate=True)).digest()
    digits = str(int.from_bytes(digest, "big") % 10 ** (_GROUPS * _DIGITS)).zfill(_GROUPS * _DIGITS)
    return " ".join(digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS))


def same_fingerprint(one: str, other: str) -> bool:
    """Whether two fingerprints are the same, however they were spaced or hyphenated; never for empty ones."""
    first, second = ("".join(char for char in text if char.isdigit()) for text in (one, other))
    return bool(first) and first == second
