"""The text as the recognizers read it, with the way back to the text as it was given.

People paste. Hard spaces, double spaces, full-width digits, soft hyphens, zero-width joiners, decomposed
letters and control characters would each hide a number or a name from a pattern. The surface flattens
them and remembers where every character came from, so that findings count code points of the text given.
Nothing here knows what personal data is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from verksted.privacy.findings import Finding

WINDOW = 4000
"""Longest stretch that is read at once; longer texts are read in windows, so time stays linear."""
OVERLAP = 240
"""What two neighbouring windows share: longer than any identifier that a pattern looks for."""

# Everything but printable ASCII, tab, newline and the letters of Western Europe needs a closer look.
_ODD = re.compile("[^\t\n\x20-\x7e¡-¬®-ÿŠšŽžŒœŸčČđĐŋŊŧŦáÁ«»“”„€…]")
_DROPPED = frozenset("Cc Cf Cs Cn Co".split())
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_FLAT = _DASHES | dict.fromkeys(map(ord, "‘’‛ʼ"), "'")


_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


class Word(NamedTuple):
    """A word or number on the surface, in lower case."""

    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Surface:
    """`text` is what recognizers read, `folded` the same in lower case, letter for letter; `words` its words.

    `origin[i]` is where in the given text the i-th character began, with one closing entry; None
    when the two texts are the same, which is nearly always.
    """

    text: str
    folded: str
    origin: tuple[int, ...] | None = None
    words: tuple[Word, ...] = field(init=False)

    def __post_init__(self) -> None:
        found = _WORD.finditer(self.folded)
        object.__setattr__(self, "words", tuple(Word(m.group(), m.start(), m.end()) for m in found))

    def capital(self, place: int) -> bool:
        """Whether the word at this place begins with a capital that no sentence start explains."""
        word = self.words[place]
        if not self.text[word.start].isupper():
            return False
        before = self.text[max(0, word.start - 6) : word.start].rstrip(" \"'«“”(*-#")
        return (
            bool(before or word.start > 6)
            and before[-1:] not in ".!?:\n;>|"
            and not (self.text.isupper() and len(self.words) > 1)
        )

    def adjacent(self, place: int, gap: str = " ") -> bool:
        """Whether nothing but `gap` stands between this word and the next."""
        return self.text[self.words[place].end : self.words[place + 1].start] == gap

    def restore(self, found: Finding) -> Finding:
        """The finding with offsets in the text that was given."""
        if self.origin is None:
            return found
        start, place = self.origin[found.start], found.end
        # A letter that NFC writes as two has both from the same place: go on to where the next begins.
        while self.origin[place] <= start:
            place += 1
        return replace(found, start=start, end=self.origin[place])


def fold(text: str) -> str:
    """Lower case of the same length: a letter whose lower case is longer stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def surface(text: str) -> Surface:
    """Flatten one stretch of text, of any content whatever. Linear time."""
    if not _ODD.search(text) and "  " not in text:
        return Surface(text, fold(text))
    flat: list[str] = []
    origin: list[int] = []
    for start, cluster in _clusters(text):
        for char in unicodedata.normalize("NFC", cluster):
            kept = _flatten(char)
            if kept is not None and not (kept == " " and flat and flat[-1] == " "):
                flat.append(kept)
                origin.append(start)
    origin.append(len(text))
    joined = "".join(flat)
    return Surface(joined, fold(joined), tuple(origin))


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter with the combining marks that follow it (at most 30, against endless piles)."""
    start = 0
    for place in range(1, len(text) + 1):
        if place < len(text) and unicodedata.combining(text[place]) and place - start < 30:
            continue
        yield start, text[start:place]
        start = place


def _flatten(char: str) -> str | None:
    if char in "\t\n" or " " <= char <= "~":
        return char
    if (plain := _FLAT.get(ord(char))) is not None:
        return plain
    category = unicodedata.category(char)
    if category in _DROPPED:
        return "\n" if char in "\r\x0b\x0c\x85" else None
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category in {"Zs", "Zl", "Zp"}:
        return " "
    return char


def windows(text: str) -> Iterator[tuple[int, str]]:
    """Stretches of at most `WINDOW` characters with where they begin; neighbours overlap."""
    start = 0
    while len(text) - start > WINDOW:
        end = start + WINDOW
        cut = max(text.rfind("\n", start + WINDOW // 2, end), text.rfind(" ", end - OVERLAP, end))
        end = cut if cut > start else end
        yield start, text[start:end]
        start = _word_start(text, end - OVERLAP, end)
    yield start, text[start:]


def _word_start(text: str, low: int, high: int) -> int:
    space = text.find(" ", low, high)
    return space + 1 if space >= 0 else low
