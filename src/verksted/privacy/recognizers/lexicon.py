"""Phrases from our own word lists, looked up word by word.

A list is a TOML file in assets/lister: each key is a kind, each value one phrase a line. A word that
ends in «*» stands for every word that begins so («selvskad*»), a single word that begins with «*» for every
word that ends so («*allergi»). Only words of the trade may stand in
these lists, never names of persons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from verksted.privacy.lists import texts
from verksted.privacy.surface import Word

_Entry = tuple[tuple[str, ...], str]
_NONE: tuple[_Entry, ...] = ()


class Lexicon:
    """Finds the longest phrase that begins at a word.

    Most phrases are one word and stand in a table of their own, with nothing but their kind: the lists
    together are thousands.
    """

    __slots__ = ("_exact", "_prefix", "_single", "_suffix")

    def __init__(self, kinds: Mapping[str, Iterable[str]]) -> None:
        self._single: dict[str, str] = {}
        self._suffix: dict[str, list[tuple[str, str]]] = {}
        exact: dict[str, list[_Entry]] = {}
        prefix: dict[str, list[_Entry]] = {}
        alike: dict[str, str] = {}
        for kind, phrases in kinds.items():
            for phrase in phrases:
                words = tuple(alike.setdefault(word, word) for word in phrase.lower().split())
                first = words[0]
                if first.startswith("*"):
                    self._suffix.setdefault(first[-3:], []).append((first[1:], kind))
                elif first.endswith("*"):
                    prefix.setdefault(first[:3], []).append((words, kind))
                elif len(words) == 1:
                    self._single.setdefault(first, kind)
                else:
                    exact.setdefault(first, []).append((words, kind))
        self._exact, self._prefix = _longest_first(exact), _longest_first(prefix)

    def find(self, words: tuple[Word, ...]) -> Iterator[tuple[int, int, str]]:
        """(first word, one past the last word, kind) of each phrase, none overlapping."""
        single, exact, prefix, suffix = self._single, self._exact, self._prefix, self._suffix
        place = 0
        while place < len(words):
            low = words[place].low
            if not (low in single or low in exact or low[:3] in prefix or low[-3:] in suffix):
                place += 1
                continue
            length, kind = self.match(words, place)
            if length:
                yield place, place + length, kind
            place += max(length, 1)

    def match(self, words: tuple[Word, ...], place: int) -> tuple[int, str]:
        """(number of words, kind) of the longest phrase that begins at `place`; (0, "") if none does."""
        low = words[place].low
        best = (1, self._single[low]) if low in self._single else (0, "")
        for entries in (self._exact.get(low, _NONE), self._prefix.get(low[:3], _NONE)):
            for phrase, kind in entries:
                if len(phrase) > best[0] and _fits(phrase, words, place):
                    best = (len(phrase), kind)
                    break
        if not best[0]:
            for ending, kind in self._suffix.get(low[-3:], ()):
                if low.endswith(ending) and len(low) > len(ending) + 1:
                    return 1, kind
        return best


def _longest_first(table: dict[str, list[_Entry]]) -> dict[str, tuple[_Entry, ...]]:
    return {
        key: tuple(sorted(entries, key=lambda entry: (-len(entry[0]), -len(entry[0][0]))))
        for key, entries in table.items()
    }


def _fits(phrase: tuple[str, ...], words: tuple[Word, ...], place: int) -> bool:
    if place + len(phrase) > len(words):
        return False
    for offset, wanted in enumerate(phrase):
        low = words[place + offset].low
        if low != wanted and not (wanted.endswith("*") and low.startswith(wanted[:-1])):
            return False
    return True


def read_kinds(name: str, kind: str) -> list[str]:
    """The lines of one kind in assets/lister/<name>.toml."""
    return [line.strip() for line in texts(name)[kind].splitlines() if line.strip()]


@cache
def lexicon(name: str) -> Lexicon:
    """The list with this name, read once."""
    return Lexicon({kind: read_kinds(name, kind) for kind in texts(name)})


@cache
def word_set(name: str, kind: str) -> frozenset[str]:
    """One kind of a list, of single words."""
    return frozenset(word for line in read_kinds(name, kind) for word in line.split())
