"""Pools of names to train on: listed names of all origins, homographs, invented shapes, slips."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

VOWELS = "aeiouyæøå"
NEIGHBOURS = {"a": "sqe", "e": "raw", "i": "ouy", "o": "ipå", "u": "yio", "t": "rdy", "n": "mbh", "r": "te", "s": "ad", "k": "jlg", "l": "ko",
              "d": "st", "m": "n", "g": "kfh", "h": "gj", "v": "fb", "y": "ui", "b": "vp", "f": "v", "p": "b", "j": "ghi"}  # fmt: skip


def read(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def weighted(names: list[str]) -> list[str]:
    """The names, the first forty (the most common) the more often."""
    return names * 6 + names[:40] * 14


class Chain:
    """Invents words shaped like those of a list: letters drawn by the three before them."""

    def __init__(self, words: Sequence[str]) -> None:
        self.real = set(words)
        self._next: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.real):
            padded = f"^^^{word}$"
            for place in range(3, len(padded)):
                self._next[padded[place - 3 : place]].append(padded[place])

    def invent(self, rng: random.Random) -> str:
        """A word of 4–11 letters that is not in the list; from a list too small for that, a misspelt one."""
        for _ in range(1000):
            word = "^^^"
            while word[-1] != "$" and len(word) < 16:
                word += rng.choice(self._next[word[-3:]])
            made = word[3:-1]
            if 4 <= len(made) <= 11 and made not in self.real and made.replace("-", "").isalpha():
                return made
        return slip(rng, min(self.real)) + "a"


def slip(rng: random.Random, word: str) -> str:
    """The word with one slip of the fingers: a letter dropped, doubled, swapped, wrong or added."""
    if len(word) < 4:
        return word
    place = rng.randrange(1, len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    kind = rng.randrange(5)
    if kind == 0:
        return before + after
    if kind == 1 and after:
        return before + after[0] + letter + after[1:]
    if kind == 2:
        return before + letter + letter + after
    if kind == 3:
        return before + rng.choice(NEIGHBOURS.get(letter, "e")) + after
    return before + rng.choice(VOWELS + "hnrt") + letter + after


class Pools:
    """Where the generator draws its names from. All are lower-case; casing comes last."""

    def __init__(self, gazetteers: Path, own: Path) -> None:
        def gaz(name: str) -> list[str]:
            return read(gazetteers / name)

        ordinary = set(gaz("common_words_bokmalsordboka.txt")) | set(gaz("common_words_ndt.txt"))
        function_words = set(read(own / "not_as_names.txt"))
        self.given = [n for n in gaz("given_names_shippable.txt") if len(n) > 2 and n not in function_words]
        self.surnames = [n for n in gaz("surnames_shippable.txt") if len(n) > 2 and n not in function_words]
        self.homographs = [n for n in self.given if n in ordinary] + weighted(
            read(own / "homographs_given.txt")
        )
        self.homograph_surnames = [n for n in self.surnames if n in ordinary] + read(
            own / "homographs_surnames.txt"
        ) * 6
        self.norwegian = read(own / "common_given.txt")
        self.norwegian_surnames = read(own / "common_surnames.txt")
        self.by_origin: dict[str, tuple[list[str], list[str]]] = {}
        for path in sorted(gazetteers.glob("curated_*.txt")):
            if not path.stem.endswith("_surnames"):
                last = path.with_name(f"{path.stem}_surnames.txt")
                self.by_origin[path.stem] = (read(path), read(last) if last.exists() else read(path))
        self.chains = [Chain(first) for first, _ in self.by_origin.values()] + [
            Chain(self.given),
            Chain(self.norwegian),
        ]
        self.surname_chains = [Chain(last) for _, last in self.by_origin.values()] + [
            Chain(self.norwegian_surnames),
            Chain(self.surnames),
        ]
        self.places = [
            p for name in ("kommuner_2024", "poststeder", "bydeler_og_strøk") for p in gaz(f"{name}.txt")
        ]
        self.nicknames = read(own / "nicknames.txt")

    def first(self, rng: random.Random) -> str:
        """A given name."""
        kind = rng.random()
        if kind < 0.20:
            name = rng.choice(self.norwegian)
        elif kind < 0.36:
            name = rng.choice(self.given)
        elif kind < 0.62:
            name = rng.choice(rng.choice(list(self.by_origin.values()))[0])
        elif kind < 0.80:
            name = rng.choice(self.homographs)
        elif kind < 0.96:
            name = rng.choice(self.chains).invent(rng)
        else:
            name = rng.choice(self.nicknames)
        if rng.random() < 0.03:
            name = f"{name}{rng.choice(['-', ' '])}{rng.choice(self.norwegian)}"
        return slip(rng, name) if rng.random() < 0.07 else name

    def last(self, rng: random.Random) -> str:
        """A surname."""
        kind = rng.random()
        if kind < 0.25:
            return rng.choice(self.norwegian_surnames)
        if kind < 0.36:
            return rng.choice(self.surnames)
        if kind < 0.50:
            return rng.choice(rng.choice(list(self.by_origin.values()))[1])
        if kind < 0.84:
            return rng.choice(self.homograph_surnames)
        return rng.choice(self.surname_chains).invent(rng)

    def place(self, rng: random.Random) -> str:
        return rng.choice(self.places)
