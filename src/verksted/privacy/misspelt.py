"""Is this an everyday word typed in haste? Letters swapped, left out, doubled, or a key beside the right one.

Only words that everybody uses are guessed at (assets/lister/everyday.bin), and only one
slip, so that few names meet one. Whether a slip of an everyday word is a name all the same is for the
callers, who see the sentence. Holds no names.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from verksted.privacy.lists import load, word_hash

_ROWS = ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm")
_LITTLE = frozenset(
    """
    til det den med som jeg eg deg meg oss for har var vil skal kan ble ikke ikkje når noe nok bare og på er
    vi de du så må mot hos ved fra frå hva hvor alle at
    """.split()
)
_ALPHABET = "etanrisldogkmvfuphåøyjbcæw"


def _beside() -> dict[str, str]:
    """For each letter the keys that touch its own on a Norwegian keyboard."""
    places = {letter: (x + y * 0.4, y) for y, row in enumerate(_ROWS) for x, letter in enumerate(row)}
    return {
        a: "".join(b for b, (u, w) in places.items() if a != b and abs(w - y) <= 1 and abs(u - x) <= 1)
        for a, (x, y) in places.items()
    }


_BESIDE = _beside()


class Use(IntEnum):
    """How much a word is used."""

    SELDOM = 0
    NOW_AND_THEN = 1
    OFTEN = 2
    EVERYWHERE = 3


def use(folded: str) -> int:
    """How much this form is used (`Use`)."""
    return max(0, load("everyday").flags(word_hash(folded)))


def meant(folded: str) -> str:
    """The everyday word that one slip turned into this, or "" if there is none; 3–20 letters.

    The likeliest slip wins: swapped letters, then a doubled or a missing one, then a wrong key.
    """
    size = len(folded)
    if not 3 <= size <= 20 or not folded.isalpha():
        return ""
    if size == 3:
        guesses = (*_transcribed(folded), *_swapped(folded))
        return next((guess for guess in guesses if use(guess) >= Use.EVERYWHERE), "")
    for likely, least in (
        (_transcribed(folded), Use.NOW_AND_THEN),
        (_swapped(folded), Use.OFTEN if size < 5 else Use.NOW_AND_THEN),
        (_single(folded), Use.OFTEN if size < 6 else Use.NOW_AND_THEN),
        (_with_missing(folded), Use.OFTEN if size < 6 else Use.NOW_AND_THEN),
        (_without_stray(folded) if size > 5 else (), Use.NOW_AND_THEN),
        (_wrong_key(folded), Use.EVERYWHERE if size < 5 else Use.OFTEN if size < 6 else Use.NOW_AND_THEN),
        (_any_letter(folded) if 4 < size < 7 else (), Use.EVERYWHERE),
        (_apart(folded), Use.OFTEN),
    ):
        for guess in likely:
            if all(use(part) >= least for part in guess.split()):
                return guess
    return ""


def _transcribed(word: str) -> Iterator[str]:
    """«maa», «faar»: on a keyboard without æ, ø and å."""
    other = word.replace("aa", "å").replace("oe", "ø").replace("ae", "æ")
    if other != word:
        yield other


def _swapped(word: str) -> Iterator[str]:
    """The first letter is seldom wrong."""
    for at in range(1, len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _single(word: str) -> Iterator[str]:
    """«megg», «villle»: a letter struck twice."""
    for at in range(len(word) - 1):
        if word[at] == word[at + 1]:
            yield word[:at] + word[at + 1 :]


def _with_missing(word: str) -> Iterator[str]:
    for at in range(1, len(word) + 1):
        for letter in _ALPHABET:
            yield word[:at] + letter + word[at:]


def _without_stray(word: str) -> Iterator[str]:
    """«plakatenm»: a key beside the right one was struck too."""
    for at, letter in enumerate(word):
        near = _BESIDE.get(letter, "")
        if (at and word[at - 1] in near) or (at + 1 < len(word) and word[at + 1] in near):
            yield word[:at] + word[at + 1 :]


def _wrong_key(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        for other in _BESIDE.get(letter, ""):
            yield word[:at] + other + word[at + 1 :]


def _any_letter(word: str) -> Iterator[str]:
    """«itkke», «ikkek»: a letter wrong or too many, not the first, in one of the commonest words."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        for other in _ALPHABET:
            yield word[:at] + other + word[at + 1 :]


def _apart(word: str) -> Iterator[str]:
    """«kommertil»: the space before or after a little word was left out."""
    if len(word) >= 7:
        for at in range(2, len(word) - 1):
            if word[:at] in _LITTLE or word[at:] in _LITTLE:
                yield f"{word[:at]} {word[at:]}"
