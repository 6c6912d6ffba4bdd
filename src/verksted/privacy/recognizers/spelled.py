# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Numbers said in words: «nitti tre åttito fjorten førtisju», also mixed with digits.

A row of number words long enough to be a phone, account or identity number is one; counting to three is
not. «nitti tre» may be 93 or 90 and 3, so a row is measured by the fewest and the most digits it can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_UNITS = "null en to tre fire fem seks sju åtte ni".split()
_ALSO_UNIT = frozenset(
    "én ein éin ett eitt eit tvo tri fir fæm fæmm sæks nie o syv sjau sjuande åtta otte ått zero one two three four five six seven eight nine".split()
)
_TEENS = frozenset(
    "ti tie elleve elve ellve tolv tålv tretten trætten trettan fjorten fjortan femten femtan fæmten seksten sekstan seisten sækstan søtten søttan sytten syttan atten attan nitten nittan ten eleven twelve".split()
)
_TENS = frozenset(
    "tjue tjuge tyve tretti tretta tredve førti førr førtti femti fæmti seksti sæksti sytti søtti åtti otti nitti".split()
)
_JOINED = frozenset(
    f"{ten}{unit}" for ten in _TENS for unit in [*_UNITS[1:], "syv", "ett", "ein"]
) | frozenset(
    f"{unit}og{ten}" for ten in _TENS for unit in [*_UNITS[1:], "syv", "ein", "åtta", "fæm", "sæks"]
)
_TWO = _TEENS | _TENS | _JOINED | frozenset(f"null{unit}" for unit in _UNITS)
_ONE = frozenset(_UNITS) | _ALSO_UNIT
_TWICE = frozenset("dobbel dobbelt double".split())
"""«tre dobbel fire»: the digit after it is said once and meant twice."""
_AND = frozenset({"og", "å"})
_GAPS = frozenset({" ", ", ", "-", " - ", ",", ". ", "\n", ",\n", ", \n", " \n", "/", "..", "... "})
_NAMED = frozenset(
    "tlf tel telefon telefonen telefonnummer mob mobil mobilen mobilnummer ring ringe ringer nummer nummeret nr sms fødselsnummer fødselsnummeret personnummer personnummeret fnr pnr konto kontonummer kontonummeret kontonr phone".split()
)
_BACK, _LONGEST = 6, 16
_PART = re.compile(r"\d+|\D+")
"""«åtte7» is two numbers."""


def find(face: Surface) -> Iterator[Finding]:
    place = 0
    words = face.words
    while place < len(words):
        last = _row(face, place)
        if last > place:
            yield from _judge(face, place, last)
            place = last
        place += 1


def _row(face: Surface, first: int) -> int:
    """The last word of the row of numbers that begins here."""
    words = face.words
    if not _number(words[first].low):
        return first
    last = first
    while last + 1 < len(words) and last - first < 24:
        gap = face.text[words[last].end : words[last + 1].start]
        if gap in _GAPS and _number(words[last + 1].low):
            last += 1
        elif _tens_after(face, last):
            last += 2
        else:
            break
    return last


def _tens_after(face: Surface, place: int) -> bool:
    """«fire og åtti», «seks-og-tredve»: the old way of counting, spelt out."""
    words = face.words
    return (
        place + 2 < len(words)
        and words[place].low in _ONE
        and words[place + 1].low in _AND
        and words[place + 2].low in _TENS
        and face.text[words[place].end : words[place + 2].start].strip(" -") in _AND
    )


def _units_first(row: list[str]) -> list[str]:
    """«fire og åtti» as the one number it is."""
    joined: list[str] = []
    place = 0
    while place < len(row):
        if row[place + 1 : place + 2] and row[place + 1] in _AND:
            joined.append(row[place + 2])
            place += 3
        else:
            joined.append(row[place])
            place += 1
    return joined


def _number(low: str) -> bool:
    if low in _ONE or low in _TWO or low in _TWICE or (low.isdigit() and len(low) < 9):
        return True
    glued = len(low) < _LONGEST and not low.isdigit() and not low.isalpha()
    return glued and all(map(_digits, _PART.findall(low)))


def _digits(part: str) -> bool:
    return part.isdigit() or part in _ONE or part in _TWO


def _judge(face: Surface, first: int, last: int) -> Iterator[Finding]:
    parts = (_PART.findall(w.low) for w in face.words[first : last + 1])
    row = _units_first([part for word in parts for part in word])
    said = sum(1 for w in row if not w.isdigit())
    digits = sum(len(w) for w in row if w.isdigit())
    if said < (1 if len(row) >= 4 or digits >= 6 else 2):
        return
    most = sum(len(w) if w.isdigit() else 2 if w in _TWO else 1 for w in row)
    merged = sum(1 for a, b in pairwise(row) if a in _TENS and b in _ONE)
    fewest = most - merged
    start, end = face.words[first].start, face.words[last].end
    named = any(w.low in _NAMED for w in face.words[max(0, first - _BACK) : first])
    if fewest <= 11 <= most and said + len(row) >= 5:
        yield mask(start, end, Label.FNR, mark("Elleve sifre sagt med ord."), 0.8)
    elif fewest <= 8 <= most and (named or len(row) >= 4):
        yield mask(start, end, Label.PHONE, mark("Telefonnummer sagt med ord."), 0.85 if named else 0.75)
    elif most >= 6 and (named or fewest >= 7):
        yield look(start, end, Label.UNKNOWN, mark("Et langt nummer sagt med ord."), 0.5)
