# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""The hide list: names and places that someone typed so that they shall never be shown.

The words live in memory only as long as the list does, and the list never gives them back: not by
repr, not by str, not by pickle. After release only keyed hashes of their forms remain
(`HashedHideList`), enough to see that a finished file holds none of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NoReturn

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.surface import fold, surface, windows
from verksted.workshop.language import mark, say

HashFunction = Callable[[bytes], bytes]
Known = Callable[[str], bool]
"""Tells whether a word is an ordinary one, so that «henne» is not taken for a misspelt «Hanne»."""

MAX_ENTRIES, MAX_LENGTH = 2000, 120

_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*\.?")
_ENDINGS = ("s", "'s", "'", "en", "ens", "et", "ets", "a", "as", "ene", "enes")
# What names are closed up with in live notes; the whole compound is hidden.
_TAILS = (
    "saken", "saka", "sakens", "gjengen", "gjengens", "møtet", "møte", "møta", "gruppa", "gruppen", "familien",
    "mappa", "mappen", "planen", "opplegget", "greia", "historien", "historia", "teamet", "huset", "heimen",
    "hjemmet", "brevet", "rommet", "rapporten", "skolen", "skulen", "klassen", "ungene", "ungane", "barna", "folka",
    "episoden", "tilfellet", "dokumentet", "notatet", "vedtaket", "drama", "dramaet", "fansen", "vennene",
)  # fmt: skip
# Parts of a longer entry that say nothing by themselves.
_IDLE_PARTS = frozenset(
    "og i på ved av fra til den det de van von der la le el al bin ibn abu nordre søndre østre vestre øvre nedre "
    "indre ytre store lille vesle gamle nye skole skolen skule barneskole ungdomsskole barnehage barnehagen "
    "kommune bydel gård garden gården vei veien veg vegen gate gata gaten senter senteret institusjon heimen hjemmet".split()
)
_WHY = mark("Står på skjulelista.")
_WHY_PART = mark("Er en del av et navn på skjulelista.")
_WHY_TYPO = mark("Ligner et ord på skjulelista.")


def normal(word: str) -> str:
    """The form words are compared in: NFKC, folded case, single spaces, no accents but å, æ, ø, ä, ö."""
    if word.isascii() and word.isalpha():
        return word.lower()
    word = unicodedata.normalize("NFKC", word).casefold()
    kept = (c if c in "åäöæø" else unicodedata.normalize("NFD", c)[0] for c in word)
    return " ".join(re.findall(r"[^\W_]+", "".join(kept).replace("'", "")))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word in the text, or one half of a hyphened word."""

    start: int
    end: int
    key: str


class HideList:
    """Names and places to hide. Entries beyond `MAX_ENTRIES` or longer than `MAX_LENGTH` raise ValueError."""

    __slots__ = ("_by_first", "_parts", "_typos", "_wholes")

    def __init__(self, entries: Iterable[str] = ()) -> None:
        wholes: set[tuple[str, ...]] = set()
        for entry in entries:
            if len(entry) > MAX_LENGTH:
                raise ValueError(say("Et ord i skjulelista er lengre enn {most} tegn.", most=MAX_LENGTH))
            if words := tuple(normal(entry).split()):
                wholes.add(words)
                if re.search(r"\w-\w", entry):
                    wholes.add((normal(entry.replace("-", "")).replace(" ", ""),))
        if len(wholes) > MAX_ENTRIES:
            raise ValueError(say("Skjulelista kan ha høyst {most} ord.", most=MAX_ENTRIES))
        self._wholes = frozenset(wholes)
        self._parts = frozenset(
            w for words in wholes if len(words) > 1 for w in words if len(w) > 2 and w not in _IDLE_PARTS
        )
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for words in wholes:
            by_first.setdefault(words[0], []).append(words)
        self._by_first = {k: tuple(sorted(v, key=len, reverse=True)) for k, v in by_first.items()}
        self._typos = {v: w for w in self._single() for v in _deletions(w) if len(w) >= 4}

    def __len__(self) -> int:
        return len(self._wholes)

    def __repr__(self) -> str:
        return f"<HideList: {len(self)} ord>"

    def __reduce__(self) -> NoReturn:
        raise TypeError(say("Skjulelista ({count} ord) lar seg ikke skrive ut.", count=len(self)))

    def _single(self) -> Iterator[str]:
        yield from self._parts
        yield from (words[0] for words in self._wholes if len(words) == 1)

    def find(self, text: str, known: Known | None = None) -> list[Finding]:
        """Findings in the text as given. Misspellings are looked for only if `known` can clear ordinary words."""
        if not self._wholes:
            return []
        return [
            replace(f, start=f.start + at, end=f.end + at)
            for at, part in windows(text)
            for f in self._find(part, known)
        ]

    def _find(self, text: str, known: Known | None) -> Iterator[Finding]:
        face = surface(text)
        pieces = list(_pieces(face.text))
        place = 0
        while place < len(pieces):
            length, action, why = self._match(pieces, place, face.text, known)
            if length:
                span = _hidden(pieces[place].start, pieces[place + length - 1].end, action, why)
                yield face.restore(span)
            place += max(length, 1)

    def _match(
        self, pieces: list[_Piece], place: int, text: str, known: Known | None
    ) -> tuple[int, Action, str]:
        key = pieces[place].key
        stems = _stems(key)
        for words in (w for stem in stems for w in self._by_first.get(stem, ())):
            if self._row(pieces, place, words):
                return len(words), Action.MASK, _WHY
        if any(stem in self._parts for stem in stems):
            return 1, Action.LOOK, _WHY_PART
        if known is not None and self._misspelt(key, text, pieces[place], known):
            return 1, Action.LOOK, _WHY_TYPO
        return 0, Action.LOOK, ""

    def _row(self, pieces: list[_Piece], place: int, words: tuple[str, ...]) -> bool:
        row = [p.key for p in pieces[place : place + len(words)]]
        if len(row) < len(words) or (len(words) > 1 and tuple(row[:-1]) != words[:-1]):
            return False
        return words[-1] in _stems(row[-1])

    def _misspelt(self, key: str, text: str, piece: _Piece, known: Known) -> bool:
        if len(key) < 4 or not any(_near(key, w) for w in self._candidates(key)):
            return False
        return not known(fold(text[piece.start : piece.end]))

    def _candidates(self, key: str) -> set[str]:
        return {self._typos[v] for v in (key, *_deletions(key)) if v in self._typos}

    def forms(self) -> frozenset[str]:
        """Every form that is compared against, for keyed hashing at release.

        «+» marks a part of a longer name, «~» what is left of a word when a letter is taken out.
        """
        whole = {" ".join(words) for words in self._wholes}
        return frozenset(whole | {f"+{p}" for p in self._parts} | {f"~{v}" for v in self._typos})

    def hashes(self, hash_fn: HashFunction) -> frozenset[bytes]:
        return frozenset(hash_fn(form.encode()) for form in self.forms())


class HashedHideList:
    """What remains of a hide list after release: it can tell that a text holds one of the words, not which."""

    __slots__ = ("_hash", "_hashes", "_seen")
    LONGEST = 5

    def __init__(self, hashes: Iterable[bytes], hash_fn: HashFunction) -> None:
        self._hashes = frozenset(hashes)
        self._hash = hash_fn
        self._seen: dict[str, bool] = {}

    def __len__(self) -> int:
        return len(self._hashes)

    def __repr__(self) -> str:
        return f"<HashedHideList: {len(self)} former>"

    def find(self, text: str, known: Known | None = None) -> list[Finding]:
        if not self._hashes:
            return []
        found: dict[tuple[int, int], Finding] = {}
        for at, part in windows(text):
            face = surface(part)
            pieces = list(_pieces(face.text))
            place = 0
            while place < len(pieces):
                length, span = self._span(pieces, place, face.text, known)
                if span is not None:
                    there = face.restore(span)
                    key = (there.start + at, there.end + at)
                    found[key] = replace(there, start=key[0], end=key[1])
                place += max(length, 1)
        return sorted(found.values(), key=lambda f: f.start)

    def _span(
        self, pieces: list[_Piece], place: int, text: str, known: Known | None
    ) -> tuple[int, Finding | None]:
        """How many words are taken, and the finding that begins here."""
        first, key = pieces[place], pieces[place].key
        for length in range(min(self.LONGEST, len(pieces) - place), 0, -1):
            last = pieces[place + length - 1]
            lead = "".join(f"{p.key} " for p in pieces[place : place + length - 1])
            if any(self._holds(lead + stem) for stem in _stems(last.key)):
                return length, _hidden(first.start, last.end, Action.MASK, _WHY)
        if any(self._holds(f"+{stem}") for stem in _stems(key)):
            return 1, _hidden(first.start, first.end, Action.LOOK, _WHY_PART)
        if known is None or len(key) < 4 or known(fold(text[first.start : first.end])):
            return 0, None
        if any(self._holds(f"~{v}") for v in (key, *_deletions(key))):
            return 1, _hidden(first.start, first.end, Action.LOOK, _WHY_TYPO)
        return 0, None

    def _holds(self, form: str) -> bool:
        if (answer := self._seen.get(form)) is None:
            answer = self._hash(form.encode()) in self._hashes
            if len(self._seen) < 100_000:
                self._seen[form] = answer
        return answer


def _hidden(start: int, end: int, action: Action, why: str) -> Finding:
    score = 1.0 if action is Action.MASK else 0.6
    return Finding(
        start, end, Label.UNKNOWN, action, Source.HIDDEN, score, why, certain=action is Action.MASK
    )


def _pieces(text: str) -> Iterator[_Piece]:
    for m in _WORD.finditer(text):
        if m.end() - m.start() <= MAX_LENGTH and (key := normal(m.group())):
            end = m.end() - (1 if m.group().endswith(".") else 0)
            yield _Piece(m.start(), end, key.replace(" ", ""))


def _stems(word: str) -> tuple[str, ...]:
    """The word itself, and what is left without an ending or a tail that makes it a compound."""
    stems = [word]
    stems += [word.removesuffix(e) for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 2]
    for tail in _TAILS:
        if word.endswith(tail) and len(word) - len(tail) >= 2:
            stem = word.removesuffix(tail)
            stems += [stem, stem.removesuffix("s")]
    return tuple(stems)


def _deletions(word: str) -> frozenset[str]:
    """The word, and the word without any one letter: two words one typo apart share one of these."""
    return frozenset({word, *(word[:i] + word[i + 1 :] for i in range(len(word)))})


def _near(word: str, hidden: str) -> bool:
    """At most one letter wrong, missing, extra or swapped; words of four letters only missing or extra."""
    from rapidfuzz.distance import OSA

    if len(hidden) == 4 and len(word) == 4:
        return sorted(word) == sorted(hidden)
    return OSA.distance(word, hidden, score_cutoff=1) <= 1
