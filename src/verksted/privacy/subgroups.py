"""Sentences that speak of a part of the group: «jentene», «de som bor på institusjon», «16-åringene».

The words are data (assets/lister/grupper.toml). What is found here is no personal data by itself; it
decides whether k voices must stand behind a statement (design, §6).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from verksted.privacy.lists import texts
from verksted.workshop.text import clean_line
from verksted.workshop.words import TargetGroup

_AGES = r"(?:\d{1,2}\s?[–-]\s?)?\d{1,2}[- ]?åring\w*"
_INVITED = {
    TargetGroup.PARENTS: "foreldre",
    TargetGroup.FOSTER_PARENTS: "fosterforeldre",
    TargetGroup.STAFF: "ansatte",
}
"""Groups that are a part of the whole where others were invited beside them."""


def subgroup(text: str, invited: Collection[TargetGroup] = ()) -> str:
    """The words in which a text speaks of a part of the group, "" where it speaks of all.

    `invited` are the workshop's target groups: parents are a part only where others came too.
    """
    line = clean_line(text).casefold()
    found = _pattern(frozenset(invited)).search(line)
    return found[0] if found else ""


@cache
def _pattern(invited: frozenset[TargetGroup]) -> re.Pattern[str]:
    words = _words()
    alone = list(words["alene"])
    for group, name in _INVITED.items():
        if group in invited and len(invited) > 1:
            alone += words[name]
    who, where, what = (_one_of(words[name]) for name in ("hvem", "hvor", "med"))
    article = r"(?:(?:en|ei|et|ein|eit|sin|eget|eige|egen|egne|eigne)\s+)?"
    living = r"(?:\s+som(?:\s+\w+){1,3}?)?\s+(?:i|på|fra|frå|under)\s+"
    having = r"\s+(?:med|som\s+har(?:\s+hatt)?)\s+"
    parts = (
        _one_of(alone),
        rf"{who}{living}{article}{where}",
        rf"{who}{having}{article}{what}",
        _AGES,
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _one_of(words: Collection[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_form(word) for word in longest_first) + ")"


def _form(word: str) -> str:
    stem, star, _ = word.partition("*")
    return re.escape(stem).replace("_", r"\s+") + (r"\w*" if star else "")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {name: tuple(value.casefold().split()) for name, value in texts("grupper").items()}
