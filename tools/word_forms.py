"""Forms that no dictionary has: how dialects bend everyday words, and how English words are bent.

Used by tools/build_lists.py. Dialect forms are made of everyday words only, so that few of them meet a name
by accident; whoever calls leaves out those that are listed names. Rules and examples are our own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verksted.privacy import vocabulary as v

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VOWELS = "aeiouyæøå"
_LETTERS = re.compile(r"[a-zæøå]+")


def dialect_forms(form: str, flag: int) -> set[str]:
    """How one everyday form may be spelt in a dialect: endings first, then the sounds of the stem."""
    forms = {form, *_endings(form, flag)}
    return {other for each in forms for other in (each, *_sounds(each))} - {form}


def _endings(form: str, flag: int) -> Iterator[str]:
    if flag & v.INFINITIVE and form.endswith("e") and len(form) > 3:
        stem = form[:-1]
        yield stem + "a"  # å vera, å snakka (vest, sør, øst)
        yield stem  # å kjør, å spør (Trøndelag, Nordland)
    if flag & v.FINITE:
        yield from _finite(form)
    if flag & v.NOUN_DEFINITE:
        yield from _definite(form)
    if flag & v.NOUN and form.endswith("er") and len(form) > 4:
        yield from (form[:-2] + end for end in ("a", "ar", "e"))
    if flag & (v.ADJECTIVE | v.PARTICLE) and form.endswith("ig") and len(form) > 4:
        yield from (form[:-2] + end for end in ("i", "e", "eg"))
        yield form[:-2] + "ia"
    if flag & v.ADJECTIVE and form.endswith("lige"):
        yield from (form[:-3] + end for end in ("ie", "ege", "ia"))


def _finite(form: str) -> Iterator[str]:
    if form.endswith(("te", "de")) and len(form) > 4:
        yield form[:-1]  # kjørt, budd
    if form.endswith("et") and len(form) > 4:
        yield form[:-2] + "a"
    if form.endswith("er") and len(form) > 4:
        yield form[:-2]  # æ kjøpp, han skriv
        yield form[:-2] + "e"
        yield form[:-2] + "ar"


def _definite(form: str) -> Iterator[str]:
    if form.endswith("ene") and len(form) > 5:
        yield from (form[:-3] + end for end in ("an", "ane", "a", "en", "æn", "å"))
    elif form.endswith("en") and len(form) > 4:
        yield form[:-2] + "n"  # porten → portn
        yield form[:-2] + "a"
        if form.endswith("ingen"):
            yield from (form[:-2] + end for end in ("a", "æ", "å"))
    elif form.endswith("et") and len(form) > 4:
        yield form[:-1]  # huset → huse
    elif form.endswith("a") and len(form) > 4:
        yield from (form[:-1] + end for end in ("å", "o", "i", "æ"))


_SOUNDS = (
    (re.compile(r"(?<=[^aeiouyæøå])e(?=[rlnmkgtv])|^e(?=[rlnmkgt])"), "æ"),
    (re.compile(r"(?<=[^aeiouyæøå])o(?=[rlnmkgtv])"), "å"),
    (re.compile(r"a(?=nn|nd|ll)"), "ai"),
    (re.compile(r"(?<=[aeio])(?:nn|nd)(?=$|e|a)"), "nnj"),
    (re.compile(r"ei"), "æi"),
    (re.compile(r"^hv"), "kv"),
    (re.compile(r"^hv"), "k"),
)


def _sounds(form: str) -> Iterator[str]:
    """One turn of sound, at the first place it fits."""
    if len(form) < 4:
        return
    for written, spoken in _SOUNDS:
        turned, many = written.subn(spoken, form, count=1)
        if many:
            yield turned


def english_forms(lines: Iterable[str]) -> set[str]:
    """Base words with their regular forms; each line is `class: words` with verb, noun, adj or other."""
    forms: set[str] = set()
    for line in lines:
        kind, _, words = line.partition(":")
        for word in words.split():
            forms.add(word)
            if _LETTERS.fullmatch(word) and len(word) > 2:
                forms.update(_bent(word, kind))
    return forms


def _bent(word: str, kind: str) -> Iterator[str]:
    if kind == "other":
        return
    hissing = word.endswith(("s", "x", "z", "ch", "sh"))
    changing = word.endswith("y") and word[-2] not in _VOWELS
    stem = word[:-1] + "i" if changing else word.removesuffix("e")
    if kind in {"verb", "noun"}:
        yield word[:-1] + "ies" if changing else word + ("es" if hissing else "s")
    if kind == "verb":
        short = (
            len(word) < 6 and word[-1] not in "wxyaeiou" and word[-2] in _VOWELS and word[-3] not in _VOWELS
        )
        doubled = word + word[-1] if short else word
        yield (doubled if short else word.removesuffix("e")) + "ing"
        yield (doubled if short else stem) + "ed"
        yield (doubled if short else stem) + "er"
    if kind == "adj":
        yield (word.removesuffix("le") if word.endswith("le") else word[:-1] + "i" if changing else word) + (
            "y" if word.endswith("le") else "ly"
        )
        if len(word) < 7:
            yield stem + "er"
            yield stem + "est"
