"""Word lists as sorted hashes: small on disk and in memory, and no list of names can be read out of them.

A list answers one question, `word in names`. On disk (assets/lister/*.bin, made by
tools/build_lists.py): the magic `VKL1`, then little-endian `count` (u32), `bits` (u8), `flagged`
(u8), two zero bytes, 2**bits + 1 bucket starts (u32), `count` remainders (u32, sorted in each
bucket) and, if flagged, `count` flag bytes. The bucket is the first `bits` bits of the 64-bit BLAKE2b
digest of the folded word, the remainder the next 32, so that a strange word is taken for a listed
one at most once in 2**32 / (words a bucket) times. Lists of words that may be read, the trade's own, stand in
assets/lister/*.toml and come packed as JSON, which loads faster and in less memory. Only the standard
library may enter.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import Struct
from typing import Any

from verksted.privacy.tokens import fold
from verksted.workshop.language import mark, say

_HEADER = Struct("<4sIBBxx")
_MAGIC = b"VKL1"
_DAMAGED = mark("En ordliste i installasjonen er skadet. Installer verksted på nytt.")


class DamagedListError(Exception):
    """A list on disk is not what the program was built with; the text is for the user."""


def assets_folder() -> Path:
    """The folder `assets`, in an installed package or in the source tree."""
    packed = Path(__file__).resolve().parents[1] / "assets"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[3] / "assets"


def word_hash(folded: str) -> int:
    """The 64-bit number a folded word is kept as."""
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest())


class WordHashes:
    """A set of words, or a table from words to small flags (0–255)."""

    __slots__ = ("_flags", "_remainders", "_starts", "_to_bucket", "_to_rest")

    def __init__(
        self, bits: int, starts: Sequence[int], remainders: Sequence[int], flags: Sequence[int]
    ) -> None:
        self._to_bucket = 64 - bits
        self._to_rest = 32 - bits
        self._starts = starts
        self._remainders = remainders
        self._flags = flags

    def __len__(self) -> int:
        return len(self._remainders)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.place(word_hash(fold(word))) >= 0

    def has(self, number: int) -> bool:
        """As `in`, for a word whose `word_hash` is known: spares hashing it for every list."""
        bucket = number >> self._to_bucket  # as `place`, without another call: a note asks thousands of times
        low, high = self._starts[bucket], self._starts[bucket + 1]
        wanted = (number >> self._to_rest) & 0xFFFFFFFF
        found = bisect_left(self._remainders, wanted, low, high)
        return found < high and self._remainders[found] == wanted

    def place(self, number: int) -> int:
        """Where the word with this hash stands in the list, or -1."""
        bucket = number >> self._to_bucket
        low, high = self._starts[bucket], self._starts[bucket + 1]
        wanted = (number >> self._to_rest) & 0xFFFFFFFF
        found = bisect_left(self._remainders, wanted, low, high)
        return found if found < high and self._remainders[found] == wanted else -1

    def flags(self, number: int) -> int:
        """The flags of the word with this hash; -1 if it is not in the list."""
        found = self.place(number)
        if found < 0:
            return -1
        return self._flags[found] if self._flags else 0


def pack(words: Mapping[str, int] | Iterable[str]) -> bytes:
    """The bytes of a list. Words are folded; the same words give the same bytes, in any order."""
    table: dict[int, int] = {}
    items = words.items() if isinstance(words, Mapping) else ((word, 0) for word in words)
    for word, flags in items:
        number = word_hash(fold(word))
        table[number] = table.get(number, 0) | flags
    bits = max(1, min(14, len(table).bit_length() - 3))
    keep = 32 - bits
    entries = sorted({number >> keep: flags for number, flags in table.items()}.items())
    starts, bucket = array("I", [0]), 0
    for place, (number, _) in enumerate(entries):
        while bucket < number >> 32:
            starts.append(place)
            bucket += 1
    starts.extend([len(entries)] * ((1 << bits) + 1 - len(starts)))
    remainders = array("I", [number & 0xFFFFFFFF for number, _ in entries])
    if sys.byteorder == "big":
        starts.byteswap()
        remainders.byteswap()
    flagged = isinstance(words, Mapping)
    header = _HEADER.pack(_MAGIC, len(entries), bits, flagged)
    return (
        header + starts.tobytes() + remainders.tobytes() + (bytes(f for _, f in entries) if flagged else b"")
    )


def unpack(data: bytes | mmap) -> WordHashes:
    """A list from its bytes, read where they lie.

    Raises `DamagedListError` on anything but what `pack` wrote.
    """
    if len(data) < _HEADER.size or data[:4] != _MAGIC:
        raise DamagedListError(say(_DAMAGED))
    _, count, bits, flagged = _HEADER.unpack_from(data)
    first = _HEADER.size
    second = first + 4 * ((1 << bits) + 1)
    third = second + 4 * count
    if not 1 <= bits <= 16 or len(data) != third + (count if flagged else 0):
        raise DamagedListError(say(_DAMAGED))
    view = memoryview(data)
    return WordHashes(bits, _numbers(view[first:second]), _numbers(view[second:third]), view[third:])


def _numbers(data: memoryview) -> Sequence[int]:
    """Little-endian 32-bit numbers, read where they lie."""
    if sys.byteorder == "little":
        return data.cast("I")
    numbers = array("I", data.tobytes())
    numbers.byteswap()
    return numbers


@cache
def load(name: str) -> WordHashes:
    """The list `assets/lister/<name>.bin`, read once.

    Names: given_names, surnames, kommuner, fylker, poststeder, bydeler, land_og_byer, places (the
    union of the last five), vocabulary. Raises `DamagedListError`.
    """
    try:
        with (assets_folder() / "lister" / f"{name}.bin").open("rb") as file:
            data = mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError) as error:
        raise DamagedListError(
            say("En ordliste mangler i installasjonen. Installer verksted på nytt.")
        ) from error
    return unpack(data)


def pack_texts(folder: Path) -> bytes:
    """Every `*.toml` of the folder as one JSON object: name of the file, then what stands in it."""
    import tomllib

    rows = []
    for path in sorted(folder.glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        rows.append(f"{json.dumps(path.stem)}:{json.dumps(told, ensure_ascii=False)}")
    return ("{\n" + ",\n".join(rows) + "\n}\n").encode()


def texts(name: str) -> Mapping[str, Any]:
    """What stands in assets/lister/<name>.toml: kinds, and the words of each. Raises `DamagedListError`."""
    try:
        found: Mapping[str, Any] = _texts()[name]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise DamagedListError(say(_DAMAGED)) from error
    return found


@cache
def _texts() -> dict[str, Any]:
    """All packed lists (tools/pack_content.py), or those of a checkout in which they were not packed yet."""
    pack = assets_folder() / "pakket" / "lister.json"
    loaded: dict[str, Any] = json.loads(
        pack.read_bytes() if pack.is_file() else pack_texts(assets_folder() / "lister")
    )
    return loaded
