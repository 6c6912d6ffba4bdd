"""Checks the language of all content in assets/: spelling, nynorsk that is nynorsk, one word for one thing,
long sentences, and signs as Norwegian sets them.

    python tools/check_language.py [KIND ...]
    python tools/check_language.py --grensesnitt     the interface: its nynorsk catalogue

Spelling needs hunspell with the dictionaries nb_NO and nn_NO (Debian: hunspell, hunspell-no).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verksted.assets import assets_root
from verksted.content.lix import LINE, paragraphs, sentences, words
from verksted.content.loading import item_files
from verksted.content.packing import kinds
from verksted.content.toml_files import read_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LISTS = Path(__file__).resolve().parents[1] / "tests" / "content"
OWN_WORDS = _LISTS / "own_words.txt"
INTERFACE_WORDS = _LISTS / "interface_words.txt"
BOKMAL_ONLY = _LISTS / "bokmal_only.txt"
HOUSE_WORDS = _LISTS / "house_words.txt"
MOST_OWN_WORDS = 400
LONGEST_SENTENCE = 20
LONGEST_PARAGRAPH = 4 * LINE
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ENTRY = re.compile(r'^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)msgstr ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.MULTILINE)
_MARKS = re.compile(r"\{[^{}]*\}|%\(\w+\)[sr]|https?://\S+|--[\w-]+|\.\w+\b")
_THEY = re.compile(r"\b(?:de|dem)\b", re.IGNORECASE)
_YOU_ALL = re.compile(r"\b(?:dere|deres)\b", re.IGNORECASE)
_NN_YOU_ALL = re.compile(r"\b(?:de|dykk|dykkar)\b", re.IGNORECASE)
_NN_THEY = re.compile(r"\b(?:dei|deira|seg|nokon)\b", re.IGNORECASE)
_SIGNS = {
    "… og ikke ...": re.compile(r"\.\.\."),
    "mellomrom foran %": re.compile(r"\d%"),
    "klokka med punktum": re.compile(r"\b[012]\d:[0-5]\d\b"),
    "mellomrom etter §": re.compile(r"§\d"),
}
"""What is wrong, and how to see it."""
_QUOTES_OTHERS = (".avoid", "renskriving/")
"""Where words stand that we do not say ourselves: words to avoid, dialect with its plain words."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One text in both standards, and where it stands (`kind/id.field`)."""

    where: str
    nb: str
    nn: str


def pairs(wanted: Iterable[str] = ()) -> Iterator[Pair]:
    """All texts of the content in assets/, of all kinds or of some. Raises ValueError for broken files."""
    root = assets_root()
    for kind in wanted or kinds(root):
        for path in item_files(root / kind):
            items, problems = read_items(path)
            if problems:
                raise ValueError(str(problems[0]))
            for raw in items:
                yield from _pairs(raw.data, f"{kind}/{raw.data.get('id', '?')}")


def _pairs(value: Any, where: str) -> Iterator[Pair]:
    if isinstance(value, dict):
        if value.keys() & {"nb", "nn"}:
            yield Pair(where, str(value.get("nb", "")), str(value.get("nn", "")))
            return
        for key, entry in value.items():
            yield from _pairs(entry, f"{where}.{key}")
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _pairs(entry, f"{where}.{index}")


def interface_pairs() -> Iterator[Pair]:
    """The sentences of the interface that are translated, from the nynorsk catalogue."""
    catalogue = assets_root() / "sprak" / "nn" / "LC_MESSAGES" / "verksted.po"
    for source, translated in _ENTRY.findall(catalogue.read_text(encoding="utf-8")):
        nb, nn = (_unquoted(entry) for entry in (source, translated))
        if nb and nn:
            yield Pair(f"grensesnitt «{' '.join(nb[:40].split())}»", nb, nn)


def _unquoted(quoted: str) -> str:
    text = "".join(_QUOTED.findall(quoted))
    return text.replace('\\"', '"').replace("\\n", "\n")


def incomplete(every: Iterable[Pair]) -> list[str]:
    """Texts that lack one of the standards."""
    return [pair.where for pair in every if not pair.nb.strip() or not pair.nn.strip()]


def bokmal_in_nynorsk(every: Iterable[Pair]) -> list[str]:
    """`where: word` for every bokmål form in a nynorsk text."""
    bokmal = set(word_list(BOKMAL_ONLY))
    found: list[str] = []
    for pair in every:
        if ".avoid" in pair.where:
            continue
        used = {word.lower() for word in words(_MARKS.sub(" ", pair.nn))}
        found += [f"{pair.where}: {word}" for word in sorted(used & bokmal)]
    return found


def in_our_own_words(every: Iterable[Pair]) -> Iterator[Pair]:
    """The texts that are ours to word."""
    return (pair for pair in every if not any(part in pair.where for part in _QUOTES_OTHERS))


def house_words() -> dict[str, dict[str, str]]:
    """Standard -> a right form that we have agreed not to use -> the form that we use."""
    found: dict[str, dict[str, str]] = {"nb": {}, "nn": {}}
    for line in HOUSE_WORDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            standard, other, ours = line.split()
            found[standard][other] = ours
    return found


def not_as_the_house_says(every: Iterable[Pair]) -> list[str]:
    """`where: form, we say form` for forms that are right, but are said in another way everywhere else."""
    agreed = house_words()
    found: list[str] = []
    for pair in in_our_own_words(every):
        for standard, text in (("nb", pair.nb), ("nn", pair.nn)):
            used = {word.lower() for word in words(_MARKS.sub(" ", text))}
            found += [
                f"{pair.where}: {word}, vi sier {agreed[standard][word]}"
                for word in sorted(used & agreed[standard].keys())
            ]
    return found


def wrong_person(every: Iterable[Pair]) -> list[str]:
    """Where bokmål speaks of them («de»), and nynorsk of you («de», «dykk»): the same letters, other people."""
    return [
        pair.where
        for pair in in_our_own_words(every)
        if _THEY.search(pair.nb)
        and not _YOU_ALL.search(pair.nb)
        and _NN_YOU_ALL.search(pair.nn)
        and not _NN_THEY.search(pair.nn)
    ]


def wrong_signs(every: Iterable[Pair]) -> list[str]:
    """`where: what` for signs that Norwegian sets in another way."""
    return [
        f"{pair.where}: {what}"
        for pair in in_our_own_words(every)
        for what, sign in _SIGNS.items()
        if any(sign.search(_MARKS.sub(" ", text)) for text in (pair.nb, pair.nn))
    ]


def too_long(every: Iterable[Pair]) -> list[str]:
    """Sentences over 20 words and paragraphs over 4 lines, in either standard."""
    found: list[str] = []
    for pair in every:
        if ".avoid" in pair.where:
            continue
        for text in (pair.nb, pair.nn):
            found += [
                f"{pair.where}: {entry}" for entry in sentences(text) if len(words(entry)) > LONGEST_SENTENCE
            ]
            found += [f"{pair.where}: {part}" for part in paragraphs(text) if len(part) > LONGEST_PARAGRAPH]
    return found


def word_list(path: Path) -> list[str]:
    """The words of a list, in lower case; lines with # are remarks."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.lower().split()]


def can_spell() -> bool:
    """Whether hunspell and both dictionaries are here."""
    if not shutil.which("hunspell"):
        return False
    listed = subprocess.run(["hunspell", "-D"], capture_output=True, input="", text=True, check=False)
    return all(name in listed.stderr + listed.stdout for name in ("nb_NO", "nn_NO"))


def misspelled(every: Iterable[Pair], more: Iterable[str] = ()) -> list[str]:
    """`standard word (where)` for each word that neither hunspell nor the own list knows, nor is one of `more`."""
    known = {*word_list(OWN_WORDS), *more}
    found: list[str] = []
    collected = [pair for pair in every if ".avoid" not in pair.where]
    for standard in ("nb", "nn"):
        where: dict[str, str] = {}
        for pair in collected:
            for word in words(_MARKS.sub(" ", getattr(pair, standard))):
                if len(word) > 1:
                    where.setdefault(word, pair.where)
        strange = _unknown(list(where), f"{standard}_NO")
        found += [f"{standard} {word} ({where[word]})" for word in strange if word.lower() not in known]
    return found


def _unknown(every: list[str], dictionary: str) -> list[str]:
    run = subprocess.run(
        ["hunspell", "-d", dictionary, "-i", "utf-8", "-l"],
        input="\n".join(every) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    whole = set(every)
    return sorted({line for line in run.stdout.splitlines() if line in whole})


def main(wanted: list[str]) -> int:
    interface = wanted == ["--grensesnitt"]
    every = list(interface_pairs() if interface else pairs(wanted))
    checks = [
        ("mangler nb eller nn", incomplete(every)),
        ("bokmål i nynorsk", bokmal_in_nynorsk(every)),
        ("andre ord enn ellers", not_as_the_house_says(every)),
        ("dei og de", wrong_person(every)),
        ("tegn", wrong_signs(every)),
    ]
    if not interface:  # the help of a screen is a list of keys
        checks.append(("for langt", too_long(every)))
    if can_spell():
        checks.append(("ukjent ord", misspelled(every, word_list(INTERFACE_WORDS) if interface else ())))
    else:
        print("hunspell med nb_NO og nn_NO mangler: staving er ikke sjekket.", file=sys.stderr)
    for name, found in checks:
        for entry in found:
            print(f"{name}: {entry}")
    print(f"{len(every)} tekster, {sum(len(found) for _, found in checks)} merknader")
    return 1 if any(found for _, found in checks) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
