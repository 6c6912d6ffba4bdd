# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""What is let through: public services, organisations, apps, acts, help lines, office holders, and the workbook's own list.

An office holder passes only by the full name, as the list gives it with the office and a date; a bare
surname never does. Words on the hide list are never let through. `verksted skann --uten-unntak` turns
our lists off.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache

from verksted.privacy.findings import Finding, Label, Source
from verksted.privacy.lists import texts
from verksted.privacy.recognizers.lexicon import Lexicon
from verksted.privacy.surface import Surface, fold

_KINDS = ("etater", "organisasjoner", "apper", "varer", "lover", "hjelpelinjer", "fagord", "annet")
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?")
_NEVER = frozenset({Source.HIDDEN, Source.PERSON})


def list_date() -> str:
    """When the list of office holders was last gone through, as «2025-10»."""
    return str(texts("unntak")["dato"])


def _lines(kind: str) -> list[str]:
    return [line.strip() for line in texts("unntak")[kind].splitlines() if line.strip()]


@cache
def _ours() -> Lexicon:
    phrases = [line for kind in _KINDS for line in _lines(kind)]
    people = [line.split("|")[0] for line in _lines("personer")]
    genitive = [f"{line}s" for line in phrases if line.isalpha() and not line.endswith("s")]
    return Lexicon({"ours": _phrases(phrases + genitive + people)})


@cache
def _sites() -> frozenset[str]:
    return frozenset(_lines("nettsteder"))


def _phrases(lines: Iterable[str]) -> list[str]:
    """Each line as the words of a surface, without the signs between them."""
    words = (" ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)?", fold(line))) for line in lines)
    return [w for w in words if w]


class AllowList:
    """Tells which findings to drop. `own` is the workbook's own list of words and phrases."""

    __slots__ = ("_lexicons", "_ours")

    def __init__(self, *, ours: bool = True, own: Collection[str] = ()) -> None:
        self._ours = ours
        self._lexicons = ([_ours()] if ours else []) + ([Lexicon({"own": _phrases(own)})] if own else [])

    def sift(self, found: Iterable[Finding], face: Surface) -> list[Finding]:
        """The findings that are not wholly inside an allowed phrase."""
        kept = list(found)
        if not kept or not self._lexicons:
            return kept
        spans = [
            (face.words[first].start, face.words[after - 1].end)
            for lexicon in self._lexicons
            for first, after, _ in lexicon.find(face.words)
        ]
        return [
            f
            for f in kept
            if f.source in _NEVER or not (self._inside(f, spans) or self._public_site(f, face))
        ]

    def _inside(self, f: Finding, spans: list[tuple[int, int]]) -> bool:
        return any(start <= f.start and f.end <= end for start, end in spans)

    def _public_site(self, f: Finding, face: Surface) -> bool:
        if not self._ours or f.label is not Label.URL:
            return False
        address = _SCHEME.sub("", face.folded[f.start : f.end]).rstrip("/")
        return address in _sites()
