"""Delimited text: any usual separator and encoding, line breaks within quotes."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from itertools import islice

from verksted.opening.encodings import encoding_of
from verksted.opening.limits import Unreadable
from verksted.survey.grid import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Progress, too_many
from verksted.workshop.language import say
from verksted.workshop.text import clean

SEPARATORS = (";", ",", "\t", "|")
_LOOKED_AT = 60
"""Records that a separator is judged by."""
_TOLD = 500
"""Rows between two words on how far it has come."""
_WINDOWS = {0x81: " ", 0x8D: " ", 0x8F: " ", 0x90: " ", 0x9D: " "}


def read_delimited(data: bytes, progress: Progress | None = None) -> list[list[str]]:
    """The rows of a text file. Raises `Unreadable` for a quote that is never closed, or too large."""
    text = _decoded(data)
    separator, text = _told_separator(text)
    separator = separator or best_separator(text)
    rows: list[list[str]] = []
    known: dict[str, str] = {"": ""}
    cells = 0
    stream = _Counted(text)
    try:
        for raw in csv.reader(stream, delimiter=separator):
            row = [_cell(value, known) for value in raw]
            cells += len(row)
            if len(row) > MOST_COLUMNS or len(rows) >= MOST_ROWS or cells > MOST_CELLS:
                raise too_many()
            rows.append(row)
            if progress is not None and len(rows) % _TOLD == 0:
                progress(stream.read_so_far, len(text))
    except csv.Error as err:
        raise Unreadable(
            say("Filen har anførselstegn som aldri lukkes, eller en celle som er for lang.")
        ) from err
    return rows


def _cell(value: str, known: dict[str, str]) -> str:
    """One cleaned cell; equal cells are one string, since most answers are alike."""
    found = known.get(value)
    if found is None:
        if len(value) > LONGEST_CELL:
            raise Unreadable(say("Filen har anførselstegn som aldri lukkes, eller en celle som er for lang."))
        found = clean(value).strip()
        if len(found) < 80:
            known[value] = found
    return found


class _Counted:
    """The lines of a text, counting how much of it has been given out."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.read_so_far = 0

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.read_so_far += len(line)
        return line


def _decoded(data: bytes) -> str:
    """UTF-8 or UTF-16 where the bytes say so, else what Excel writes on Norwegian Windows."""
    encoding = encoding_of(data[:4096])
    if encoding != "utf-8-sig":
        return data.decode(encoding, errors="replace").removeprefix("﻿")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        if wrong.start > len(data) - 4:  # cut off in the middle of a letter
            return data.decode("utf-8", errors="replace")
    return data.decode("latin-1").translate(_WINDOWS) if _odd(data) else data.decode("cp1252")


def _odd(data: bytes) -> bool:
    return any(byte in data for byte in _WINDOWS)


def _told_separator(text: str) -> tuple[str, str]:
    """Excel's own first line `sep=;`, and the text after it."""
    first, _, rest = text.partition("\n")
    first = first.strip().strip('"')
    return (first[4], rest) if len(first) == 5 and first.lower().startswith("sep=") else ("", text)


def best_separator(text: str) -> str:
    """The separator that cuts the first records into the most equal pieces; `;` where none does."""
    best, best_score = SEPARATORS[0], (0.0, 0)
    for separator in SEPARATORS:
        try:
            records = islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), _LOOKED_AT)
            widths = Counter(len(record) for record in records if record)
        except csv.Error:
            continue
        if not widths:
            continue
        width, rows = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
        score = (round(rows / sum(widths.values()), 1), width)
        if width > 1 and score > best_score:
            best, best_score = separator, score
    return best
