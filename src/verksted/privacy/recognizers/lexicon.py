"""Phrases from our own word lists, looked up word by word.

A list is a TOML file in assets/lister: each key is a kind, each value one phrase a line. A word that
ends in «*» stands for every word that begins so («selvskad*»), a single word that begins with «*» for every
word that ends so («*allergi»). Only words of the trade may stand in
these lists, never names of persons.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from verksted.privacy.lists import assets_folder
from verksted.privacy.surface import Word

_Entry = tuple[tuple[str, ...], str]


class Lexicon:
    """Finds the longest phrase that begins at a word."""

    __slots__ = ("_exact", "_prefix", "_suffix")

    def __init__(self, kinds: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, list[_Entry]] = {}
        self._prefix: dict[str, list[_Entry]] = {}
        self._suffix: dict[str, list[tuple[str, str]]] = {}
        for kind, phrases in kinds.items():
            for phrase in phrases:
                words = tuple(phrase.lower().split())
                if words[0].startswith("*"):
                    self._suffix.setdefault(words[0][-3:], []).append((words[0][1:], kind))
                    continue
                table, key = (
                    (self._prefix, words[0][:3]) if words[0].endswith("*") else (self._exact, words[0])
                )
                table.setdefault(key, []).append((words, kind))
        for table in (self._exact, self._prefix):
            for entries in table.values():
                entries.sort(key=lambda entry: (-len(entry[0]), -len(entry[0][0])))

    def find(self, words: tuple[Word, ...]) -> Iterator[tuple[int, int, str]]:
        """(first word, one past the last word, kind) of each phrase, none overlapping."""
        exact, prefix, suffix = self._exact, self._prefix, self._suffix
        place = 0
        while place < len(words):
            low = words[place].low
            if not (low in exact or low[:3] in prefix or low[-3:] in suffix):
                place += 1
                continue
            length, kind = self.match(words, place)
            if length:
                yield place, place + length, kind
            place += max(length, 1)

    def match(self, words: tuple[Word, ...], place: int) -> tuple[int, str]:
        """(number of words, kind) of the longest phrase that begins at `place`; (0, "") if none does."""
        low = words[place].low
        best = (0, "")
        for entries in (self._exact.get(low, ()), self._prefix.get(low[:3], ())):
            for phrase, kind in entries:
                if len(phrase) > best[0] and _fits(phrase, words, place):
                    best = (len(phrase), kind)
                    break
        if not best[0]:
            for ending, kind in self._suffix.get(low[-3:], ()):
                if low.endswith(ending) and len(low) > len(ending) + 1:
                    return 1, kind
        return best


def _fits(phrase: tuple[str, ...], words: tuple[Word, ...], place: int) -> bool:
    if place + len(phrase) > len(words):
        return False
    for offset, wanted in enumerate(phrase):
        low = words[place + offset].low
        if low != wanted and not (wanted.endswith("*") and low.startswith(wanted[:-1])):
            return False
    return True


@cache
def _read(name: str) -> dict[str, str]:
    with (assets_folder() / "lister" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def read_kinds(name: str, kind: str) -> list[str]:
    """The lines of one kind in assets/lister/<name>.toml."""
    return [line.strip() for line in _read(name)[kind].splitlines() if line.strip()]


@cache
def lexicon(name: str) -> Lexicon:
    """The list with this name, read once."""
    return Lexicon({kind: read_kinds(name, kind) for kind in _read(name)})


@cache
def word_set(name: str, kind: str) -> frozenset[str]:
    """One kind of a list, of single words."""
    return frozenset(word for line in read_kinds(name, kind) for word in line.split())
