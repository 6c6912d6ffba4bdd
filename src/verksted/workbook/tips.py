"""What this user last saw of a workbook, kept outside its folder: without it an older copy looks whole.

The tip is ciphered with a key of the workbook and holds only how far each segment had come. Losing it
costs nothing but the warning. It lies in the user's own state folder, so here, and only here, a file is
replaced by renaming.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from verksted.workbook.changes import Seen
from verksted.workbook.environment import Environment
from verksted.workbook.errors import WorkbookError
from verksted.workbook.keys import DataKey

MAX_TIP = 1 << 22
_vector = msgspec.json.Decoder(dict[str, Seen])


@dataclass(frozen=True, slots=True)
class Tip:
    """The last seen state: generation, the slot that opened it, and, if the key fits, the segments."""

    generation: int
    slot: str
    seen: dict[str, Seen]


def tip_path(state: Path, workbook: bytes) -> Path:
    """Where the tip of a workbook lies; the name tells nothing to who does not know the id."""
    return state / "tips" / (hashlib.sha256(b"verksted/1 tip" + workbook).hexdigest()[:32] + ".tip")


def peek_slot(env: Environment, workbook: bytes) -> str:
    """Id of the slot that was used last on this machine, or `""`."""
    return str(_load(env, workbook).get("slot", ""))


def load(env: Environment, key: DataKey) -> Tip | None:
    """The tip for this workbook, or None. A tip under another key has no segments."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    found = _load(env, key.workbook)
    try:
        generation, slot = int(found["generation"]), str(found["slot"])
        nonce, sealed = bytes.fromhex(found["nonce"]), bytes.fromhex(found["ct"])
        plain = AESGCM(key.for_purpose("tip")).decrypt(nonce, sealed, None)
        return Tip(generation, slot, _vector.decode(plain))
    except InvalidTag:
        return Tip(generation, slot, {})
    except (KeyError, ValueError, TypeError, msgspec.MsgspecError):
        return None


def farthest(seen: Mapping[str, Seen], claims: Mapping[str, Seen]) -> dict[str, Seen]:
    """How far every segment is known to have come, read here or not: what is lost stays missed."""
    beyond = {short: one for short, one in claims.items() if short not in seen or one.seq > seen[short].seq}
    return {**seen, **beyond}


def save(env: Environment, key: DataKey, slot: str, seen: dict[str, Seen]) -> None:
    """Keeps the tip; silently does without if the state folder will not take it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if env.state_dir is None:
        return
    nonce = env.random(12)
    sealed = AESGCM(key.for_purpose("tip")).encrypt(nonce, msgspec.json.encode(seen), None)
    document = {"generation": key.generation, "slot": slot, "nonce": nonce.hex(), "ct": sealed.hex()}
    try:
        env.disk.replace(
            tip_path(env.state_dir, key.workbook), json.dumps(document).encode(), env.random(4).hex()
        )
    except OSError:
        return


def forget(env: Environment, workbook: bytes) -> None:
    """Removes the tip of a workbook that was deleted."""
    if env.state_dir is not None:
        env.disk.discard(tip_path(env.state_dir, workbook))


def _load(env: Environment, workbook: bytes) -> dict[str, Any]:
    if env.state_dir is None:
        return {}
    try:
        found = json.loads(env.disk.read(tip_path(env.state_dir, workbook), limit=MAX_TIP))
    except (OSError, ValueError, RecursionError, WorkbookError):
        return {}
    return found if isinstance(found, dict) else {}
