"""Lay the trained model out anew so that it takes less room, on disk and in memory.

    python -m tools.pack_model [FILE]

The trainer writes for programs that change models. One that only reads needs less: no table from numbers back
to attributes, look-up tables with every fourth place empty and not every second, one record for all features
with the same label and weight, one list for all attributes with the same features. Weights are rounded to whole
128ths, so that many are the same, and what then weighs nothing is left out: a word has some sixty features, so its
score moves by a hundredth or two, far less than training with another seed would move it. A compact model stays as
it is. Numbers are little-endian, 32 bits unless told, and places count from the beginning of the file, in a
dictionary from its own:

    header      «lCRF» size «FOMC» version, how many features, labels, attributes, then where the features, labels,
                attributes, references of labels and references of attributes begin
    features    «FEAT» size count, then for each: kind, from, to (a label), weight (64-bit float)
    dictionary  «CQDB» size flag byteorder, length and place of the way back, 256 × (place, length) of the look-up
                tables, then records (number, length, text, 0) and tables of (hash, place of the record or 0)
    references  «LFRF» or «AFRF» size count, then where the list of each begins; a list is its length and numbers
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path
from struct import Struct, error, pack, unpack_from
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MODEL = Path(__file__).resolve().parents[1] / "assets" / "modell" / "navn.crfsuite"

_HEADER = Struct("<4sI4s9I")
_CHUNK = Struct("<4sII")
_FEATURE = Struct("<8sId")  # kind and from, which nobody reads; to and weight
_DICTIONARY = Struct("<4s5I")
_PAIR = Struct("<II")
_TABLES = 256
_WEIGHTS_IN_ONE = 128


class NotAModelError(ValueError):
    """The file is not a model as the trainer of python-crfsuite writes it."""


def compact(data: bytes) -> bytes:
    """The same model in fewer bytes, or as it is if it is compact already. Raises `NotAModelError`."""
    try:
        magic, _, kind, version, _, labels, _, *places = _HEADER.unpack_from(data)
        if (magic, kind, version) != (b"lCRF", b"FOMC", 100):
            raise NotAModelError("not a model, or one of another version")
        features, numbers = _features(data, places[0])
        of_labels, of_attributes = (_references(data, place, numbers) for place in places[3:])
        used = [number for number, row in enumerate(of_attributes) if row]
        parts, at = (
            [features, data[places[1] : places[2]], _dictionary(data, places[2], used)],
            [_HEADER.size],
        )
        for part in parts:
            at.append(at[-1] + len(part))
        for name, rows in ((b"LFRF", of_labels), (b"AFRF", [of_attributes[number] for number in used])):
            parts.append(_written(name, rows, at[-1]))
            at.append(at[-1] + len(parts[-1]))
    except (error, IndexError) as wrong:
        raise NotAModelError("the model is cut short") from wrong
    count = (len(features) - _CHUNK.size) // _FEATURE.size
    return _HEADER.pack(magic, at[-1], kind, version, count, labels, len(used), *at[:-1]) + b"".join(parts)


def _features(data: bytes, place: int) -> tuple[bytes, list[int | None]]:
    """The chunk of features, each once, and the new number of every old one; None of what weighs nothing."""
    name, _, count = _CHUNK.unpack_from(data, place)
    place += _CHUNK.size
    kept: dict[tuple[int, int], int] = {}
    numbers: list[int | None] = []
    records = bytearray()
    for start in range(place, place + count * _FEATURE.size, _FEATURE.size):
        about, to, weight = _FEATURE.unpack_from(data, start)
        rounded = round(weight * _WEIGHTS_IN_ONE)
        if rounded and (to, rounded) not in kept:
            kept[to, rounded] = len(kept)
            records += _FEATURE.pack(about, to, rounded / _WEIGHTS_IN_ONE)
        numbers.append(kept.get((to, rounded)))
    return _CHUNK.pack(name, _CHUNK.size + len(records), len(kept)) + bytes(records), numbers


def attributes(data: bytes) -> list[str]:
    """What a model looks at in a word, in the order of the file. Raises `NotAModelError`."""
    try:
        place = _HEADER.unpack_from(data)[9]
        records = sorted(record for entries in _tables(data, place) for _, record in entries)
        return [_record(data, place + record)[8:-1].decode() for record in records]
    except error as wrong:
        raise NotAModelError("the model is cut short") from wrong


def _tables(data: bytes, place: int) -> list[list[tuple[int, int]]]:
    """Hash and place of the record of every entry of a dictionary, table by table."""
    tables = []
    for table in range(_TABLES):
        begin, length = _PAIR.unpack_from(data, place + _DICTIONARY.size + _PAIR.size * table)
        entries = (_PAIR.unpack_from(data, place + begin + _PAIR.size * n) for n in range(length))
        tables.append([(hashed, record) for hashed, record in entries if record])
    return tables


def _record(data: bytes, start: int) -> bytes:
    return data[start : start + 8 + unpack_from("<I", data, start + 4)[0]]


def _dictionary(data: bytes, place: int, used: Sequence[int]) -> bytes:
    """The dictionary with fuller tables, without its way back and what is not used; in `used` old numbers by new."""
    name, _, flag, order, _, _ = _DICTIONARY.unpack_from(data, place)
    tables, new = _tables(data, place), {old: number for number, old in enumerate(used)}
    body, moved = bytearray(), dict[int, int]()
    after = _DICTIONARY.size + _PAIR.size * _TABLES
    for record in sorted(record for entries in tables for _, record in entries):
        text = _record(data, place + record)
        number = new.get(unpack_from("<I", text)[0])
        if number is not None:
            moved[record] = after + len(body)
            body += pack("<I", number) + text[4:]
    body += bytes(-len(body) % 4)
    directory = bytearray()
    for table in tables:
        taken = [entry for entry in table if entry[1] in moved]
        size = len(taken) * 4 // 3 + 1 if taken else 0
        directory += _PAIR.pack(after + len(body) if taken else 0, size)
        body += _table([(hashed, moved[record]) for hashed, record in sorted(taken)], size)
    size = after + len(body)
    return _DICTIONARY.pack(name, size, flag, order, 0, 0) + bytes(directory) + bytes(body)


def _table(entries: list[tuple[int, int]], size: int) -> bytes:
    """A look-up table: each at the place its hash tells, or at the next that is free."""
    places = [(0, 0)] * size
    for entry in entries:
        at = (entry[0] >> 8) % size
        while places[at][1]:
            at = (at + 1) % size
        places[at] = entry
    return b"".join(_PAIR.pack(*entry) for entry in places)


def _references(data: bytes, place: int, numbers: Sequence[int | None]) -> list[tuple[int, ...]]:
    """The features of each label or attribute, by their new numbers."""
    _, _, count = _CHUNK.unpack_from(data, place)
    rows: list[tuple[int, ...]] = []
    for (start,) in Struct("<I").iter_unpack(data[place + _CHUNK.size : place + _CHUNK.size + 4 * count]):
        # two that no label has: the trainer keeps room for a beginning and an end
        (length,) = unpack_from("<I", data, start) if start else (0,)
        listed = (numbers[old] for old in unpack_from(f"<{length}I", data, start + 4))
        rows.append(tuple(number for number in listed if number is not None))
    return rows


def _written(name: bytes, rows: Sequence[tuple[int, ...]], begin: int) -> bytes:
    """References that begin at `begin` of the new file, each list of features once."""
    body, starts, known = bytearray(), bytearray(), dict[tuple[int, ...], int]()
    first = begin + _CHUNK.size + 4 * len(rows)
    for row in rows:
        if row not in known:
            known[row] = first + len(body)
            body += pack(f"<{len(row) + 1}I", len(row), *row)
        starts += pack("<I", known[row])
    return _CHUNK.pack(name, _CHUNK.size + len(starts) + len(body), len(rows)) + bytes(starts + body)


def main(wanted: list[str]) -> int:
    path = Path(wanted[0]) if wanted else MODEL
    data = path.read_bytes()
    smaller = compact(data)
    path.write_bytes(smaller)
    about = path.with_suffix(".json")
    told = json.loads(about.read_bytes())
    told |= {"bytes": len(smaller), "sha256": sha256(smaller).hexdigest()}
    about.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(data) / 1e6:.2f} -> {len(smaller) / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
