"""What was worked out about a workbook, kept outside it so that it need not be worked out again.

Ciphered with the data key, beside the tip in the user's own state folder: losing it costs time and nothing
else, and after an erasure nobody can read it. Whoever keeps something says what it hangs on; it comes back
only while that is the same to the byte.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from verksted.workbook.environment import Environment
from verksted.workbook.errors import WorkbookError
from verksted.workbook.keys import DataKey

_MOST = 1 << 20
_NONCE = 12


def path_of(state: Path, workbook: bytes, name: str) -> Path:
    """Where it lies; the file's name tells nothing to who does not know the workbook's id."""
    digest = hashlib.sha256(b"verksted/1 remembered " + name.encode() + workbook).hexdigest()
    return state / "tips" / f"{digest[:32]}.husk"


def recall(env: Environment, key: DataKey, name: str, hangs_on: bytes) -> bytes | None:
    """What was kept under this name, if it hung on the same; None if not, or if it cannot be read."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if env.state_dir is None:
        return None
    try:
        data = env.disk.read(path_of(env.state_dir, key.workbook, name), limit=_MOST)
        return AESGCM(key.for_purpose("remembered")).decrypt(data[:_NONCE], data[_NONCE:], hangs_on)
    except (OSError, ValueError, InvalidTag, WorkbookError):
        return None


def remember(env: Environment, key: DataKey, name: str, hangs_on: bytes, data: bytes) -> None:
    """Keeps it in place of what was kept before; does without where the state folder will not take it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if env.state_dir is None or len(data) > _MOST - 64:
        return
    nonce = env.random(_NONCE)
    sealed = nonce + AESGCM(key.for_purpose("remembered")).encrypt(nonce, data, hangs_on)
    try:
        env.disk.replace(path_of(env.state_dir, key.workbook, name), sealed, env.random(4).hex())
    except OSError:
        return


def forget(env: Environment, workbook: bytes, name: str) -> None:
    """Removes it, as when the workbook is deleted."""
    if env.state_dir is not None:
        env.disk.discard(path_of(env.state_dir, workbook, name))
