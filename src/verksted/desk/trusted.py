"""Fingerprints of signing keys that this user has been given or has accepted, on this machine."""

from __future__ import annotations

import os
from pathlib import Path

_FILE = "kjente-nokler"
_MOST_BYTES = 1 << 20


def state_folder() -> Path:
    """Where the user's own state lies on this system; it need not exist."""
    import platformdirs

    return Path(platformdirs.user_state_dir("verksted", appauthor=False))


def normal_fingerprint(text: str) -> str:
    """Letters and digits alone, lower case: how a fingerprint is compared, however it was typed."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def is_known(fingerprint: str, folder: Path | None = None) -> bool:
    path = (folder or state_folder()) / _FILE
    try:
        with path.open("rb") as file:
            known = file.read(_MOST_BYTES).decode("utf-8", errors="replace").split()
    except OSError:
        return False
    return normal_fingerprint(fingerprint) in known


def remember(fingerprint: str, folder: Path | None = None) -> None:
    """Add a fingerprint to those that are known. Raises OSError where the state cannot be written."""
    where = folder or state_folder()
    if is_known(fingerprint, where):
        return
    where.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(where / _FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "ab") as file:
        file.write(normal_fingerprint(fingerprint).encode() + b"\n")
