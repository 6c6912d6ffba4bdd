"""Words of a text, with their place in it, and the one form under which words are compared.

Every layer of the detector that speaks of words uses this splitting, so that their findings meet at
the same borders. Nothing here knows what a word means. Only the standard library may enter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Letters with the marks that may follow them (\w holds no combining marks), an apostrophe between
# two letters included; numbers; any other single sign. A hyphen splits: «Pia-saken» is three tokens.
_MARK = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd"
    "\u0a01-\u0a03\u0a3c-\u0a4d\u0b82\u0bbe-\u0bcd\u0c3e-\u0c4d\u0cbc-\u0ccd\u0d00-\u0d03\u0d3e-\u0d4d\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
_TOKEN = re.compile(rf"[^\W\d_][\w{_MARK}]*(?:['’ʼ][^\W\d_][\w{_MARK}]*)?|\d+|[^\s]")
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign: `text` is `whole[start:end]`, offsets in code points."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()


def tokenise(text: str) -> list[Token]:
    """Split a text; white space falls away. Linear in the length of the text."""
    return [Token(found[0], *found.span()) for found in _TOKEN.finditer(text)]


def fold(word: str) -> str:
    """The form under which words are looked up: NFC, lower case, straight apostrophe.

    Words of more than 64 code points are no dictionary words or names; only their beginning counts.
    """
    folded = word[:_LONGEST].lower()
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFC", folded).replace("’", "'").replace("ʼ", "'")


_BARE = str.maketrans({"ł": "l", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss", "ı": "i", "ð": "d", "þ": "th"})
_KEPT = frozenset("æøå")


def bare(word: str) -> str:
    """A folded word without accents (é → e, š → s, ł → l); æ, ø and å are letters and stay."""
    if word.isascii():
        return word
    kept = (
        letter if letter in _KEPT else unicodedata.normalize("NFD", letter)[0]
        for letter in word.translate(_BARE)
    )
    return "".join(kept)
