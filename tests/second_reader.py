"""A second reader of workbooks, written from docs/format.md alone: shares no code with verksted.

python tests/second_reader.py FOLDER PASSPHRASE   (or the recovery key; prints the documents as JSON)
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FRAME, MAGIC = bytes.fromhex("d5766afa"), b"VERKSTED"


class Refused(Exception):  # noqa: N818 -- named for what happened
    """`key`: nothing opens; `hostile`: asks too much; `newer`: a later format; `nothing`: no workbook."""


def hkdf(secret: bytes, salt: bytes, info: bytes, size: int = 32) -> bytes:
    return HKDF(algorithm=SHA256(), length=size, salt=salt, info=info).derive(secret)


def recovery(text: str) -> bytes | None:
    letters = [letter for letter in text.upper().replace("O", "0") if letter in LETTERS]
    bits = 0
    for letter in letters[:32]:
        bits = bits * 32 + LETTERS.index(letter)
    return (bits & (1 << 160) - 1).to_bytes(20, "big") if len(letters) == 36 else None


def open_slot(slot: dict[str, Any], word: str) -> bytes | None:
    """The slot's own secret, if the word opens it."""
    kdf, salt = slot["kdf"], bytes.fromhex(slot["kdf"].get("salt", ""))
    m, t, p = (kdf.get(name, 0) for name in "mtp")
    if slot["format"] > 1:
        raise Refused("newer")
    if slot["kind"] == "bridge":
        return None
    if slot["kind"] == "passphrase":
        if m > 1 << 20 or m < 8 * p or not 0 < t <= 10 or not 0 < p <= 16:
            raise Refused("hostile")
        secret = unicodedata.normalize("NFC", word).encode()
        kek = Argon2id(salt=salt, length=32, iterations=t, lanes=p, memory_cost=m).derive(secret)
    else:
        code = recovery(word)
        if code is None:
            return None
        kek = hkdf(code, salt, b"verksted/1 recovery")
    wrap = f"verksted/1 wrap|{slot['workbook']}|{slot['slot']}|{slot['kind']}|{m}|{t}|{p}|{kdf['salt']}"
    try:
        nonce, ct = bytes.fromhex(slot["wrap"]["nonce"]), bytes.fromhex(slot["wrap"]["ct"])
        return AESGCM(kek).decrypt(nonce, ct, wrap.encode())
    except InvalidTag:
        return None


def unseal(slot: dict[str, Any], own: bytes) -> tuple[int, bytes] | None:
    """Generation and data key that are sealed to a slot's secret."""
    seal = f"verksted/1 seal|{slot['workbook']}|{slot['slot']}|{slot['generation']}|{slot['key']}".encode()
    private = X25519PrivateKey.from_private_bytes(hkdf(own, b"", b"verksted/1 slot seal"))
    once = bytes.fromhex(slot["seal"]["public"])
    shared = private.exchange(X25519PublicKey.from_public_bytes(once))
    sealing = hkdf(shared, once + private.public_key().public_bytes_raw(), seal)
    try:
        return slot["generation"], AESGCM(sealing).decrypt(bytes(12), bytes.fromhex(slot["seal"]["ct"]), seal)
    except InvalidTag:
        return None


def frames(data: bytes, made: bytes, key: bytes) -> tuple[bytes, dict[int, tuple[int, bytes]]]:
    """Segment, and number -> (type, body) of what decrypts; `made` is a header made from the file name."""
    places = [n for n in range(min(len(data), 1 << 16)) if data[n : n + 8] == MAGIC]
    found = [
        data[n : n + 64]
        for n in places
        if hashlib.sha256(data[n : n + 56]).digest()[:8] == data[n + 56 : n + 64]
    ]
    header = found[0] if found else made
    if header[8] > 1 or header[9] > 1:
        raise Refused("newer")
    if header[16:40] != made[16:40]:
        return b"", {}
    aes, place = AESGCM(hkdf(key, header[40:56], b"verksted/1 file" + header)), 128
    result: dict[int, tuple[int, bytes]] = {}
    while place < len(data):
        ends = [n for n in (data.find(FRAME, place + 1), data.find(MAGIC, place + 1), len(data)) if n > 0]
        tries = [(max(result, default=-1) + 1, n - place - 16) for n in ends]
        if data[place : place + 4] == FRAME:
            number, size = data[place + 4 : place + 12], data[place + 12 : place + 16]
            tries.insert(0, (int.from_bytes(number, "big"), int.from_bytes(size, "big")))
        for seq, length in tries:
            head = (
                FRAME + seq.to_bytes(8, "big") + length.to_bytes(4, "big") if 0 <= length < 1 << 32 else b""
            )
            try:
                plain = aes.decrypt(seq.to_bytes(12, "big"), data[place + 16 : place + 16 + length], head)
            except (InvalidTag, ValueError, OverflowError):
                continue
            result[seq] = plain[16], plain[21 : 21 + int.from_bytes(plain[17:21], "big")]
            place += 16 + length
            break
        else:
            place = min(ends)
    return header[40:56], result


def covered(seen: dict[str, Any], dot: str) -> bool:
    short, number = dot.split(".")[:2]
    return (
        short in seen
        and int(number) <= seen[short]["seq"]
        and int(number) not in seen[short].get("holes", [])
    )


def read(folder: Path, word: str, outside: Iterable[Path] = ()) -> dict[str, dict[str, Any]]:  # noqa: PLR0912 -- one page, top to bottom
    """Every document of a workbook, by table and key; `outside` are slots kept elsewhere. Raises `Refused`."""
    slots = []
    for path in [*folder.glob("nokler/*.slot"), *outside]:
        try:
            slots.append(json.loads(path.read_bytes()))
        except ValueError:
            continue
    heads = [path for path in [folder / "hode.json"] if path.exists()]
    for head in heads:
        if b'"format": 2' in head.read_bytes():
            raise Refused("newer")
    owners = {slot["slot"]: own for slot in slots if (own := open_slot(slot, word))}
    mine = [slot for slot in slots if slot["slot"] in owners]
    opened = [pair for slot in mine if (pair := unseal(slot, owners[slot["slot"]]))]
    if not opened:
        raise Refused("key" if slots else "nothing")
    generation, key = max(opened)
    book = bytes.fromhex(slots[0]["workbook"])
    made = (
        MAGIC + b"\1\1\1\0" + generation.to_bytes(4, "big") + book + hkdf(key, book, b"verksted/1 key id", 8)
    )
    seen: dict[str, Any] = {}
    live: dict[tuple[str, str], dict[str, Any]] = {}
    dead: set[tuple[str, str, str]] = set()
    segments: dict[bytes, dict[int, tuple[int, bytes]]] = {}
    for path in [*folder.glob("bilde/*.vs"), *folder.glob("journal/*.vj")]:
        name = re.search(r"[0-9a-f]{32}", path.name)
        kind = b"\1" if path.suffix == ".vj" else b"\2"
        start = made[:10] + kind + made[11:] + bytes.fromhex(name[0] if name else "00" * 16)
        segment, here = frames(path.read_bytes(), start + hashlib.sha256(start).digest()[:8], key)
        segments.setdefault(segment, {}).update(here)
    for found in segments.values():
        if found and (0 in found and found[0][0] == 5):
            base = json.loads(found[0][1])
            cells = [
                cell for seq in sorted(found) if found[seq][0] == 6 for cell in json.loads(found[seq][1])
            ]
            if len(cells) == base["cells"] and found[max(found)][0] == 4 and max(found) == len(found) - 1:
                kept = {(cell[0], cell[1], version[0]) for cell in cells for version in cell[2]}
                dead |= {
                    (*where, dot)
                    for where, all_ in live.items()
                    for dot in all_
                    if covered(base["seen"], dot) and (*where, dot) not in kept
                }
                dead |= {one for one in kept if covered(seen, one[2]) and one[2] not in live.get(one[:2], {})}
                for short, by in base["seen"].items():
                    seen[short] = max(by, seen.get(short, by), key=lambda one: one["seq"])
            for table, row, versions, gone in cells:
                dead |= {(table, row, dot) for dot in gone}
                live.setdefault((table, row), {}).update(
                    {dot: ((ms, count, dot), document) for dot, ms, count, document in versions}
                )
    for segment, numbered in segments.items():
        for number, (what, body) in numbered.items():
            short = segment[:6].hex()
            if what != 2 or covered(seen, f"{short}.{number}"):
                continue
            try:
                ms, count, _, _, ops = json.loads(body)[:5]
            except ValueError:
                continue
            for place, (act, table, key_, over, *rest) in enumerate(ops):
                dot = f"{short}.{number}.{place}"
                dead |= {(table, key_, one) for one in over}
                if act != 3:
                    live.setdefault((table, key_), {})[dot] = (
                        (ms, count, dot),
                        rest[0] if act == 1 and rest else None,
                    )
    result: dict[str, dict[str, Any]] = {}
    for (table, row), versions in live.items():
        there = [one for dot, one in versions.items() if (table, row, dot) not in dead and one[1] is not None]
        if there:
            result.setdefault(table, {})[row] = max(there, key=lambda one: one[0])[1]
    return result


if __name__ == "__main__":
    json.dump(read(Path(sys.argv[1]), sys.argv[2]), sys.stdout, ensure_ascii=False, indent=1)
