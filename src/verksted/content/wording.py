"""Wording for the fair copy: common words for dialect, catch-phrases and chat, and what to leave behind.

How somebody speaks tells who it was. These are proposals out of our own lists (assets/renskriving); a
person chooses each of them. Nothing here knows a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from verksted.content.loading import Loaded, load
from verksted.workshop.words import Text, WrittenStandard

LEAVE_OUT = "-"
"""Among the proposals: the words can be taken away."""


class WordKind(StrEnum):
    DIALECT = "dialect"
    CATCH_PHRASE = "catch-phrase"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Wording:
    """Forms as they are written in notes (`_` for a space), and common words, `;` between them."""

    id: str
    kind: WordKind
    forms: str
    instead: Text
    source: str = "own"

    def offers(self, standard: WrittenStandard) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.instead.in_(standard).split(";"))


@dataclass(frozen=True, slots=True)
class Pattern:
    """What makes a note recognisable: signs of it, what to ask oneself, and how a point may begin."""

    id: str
    signs_nb: str
    signs_nn: str
    hint: Text
    starts: Text
    source: str = "own"

    def signs(self, standard: WrittenStandard) -> list[str]:
        return (self.signs_nn if standard is WrittenStandard.NYNORSK else self.signs_nb).split()

    def beginnings(self, standard: WrittenStandard) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.starts.in_(standard).split(";"))


@dataclass(frozen=True, slots=True)
class Proposal:
    """`text[start:end]` with common words for it, best first; `LEAVE_OUT` may be among them."""

    start: int
    end: int
    kind: WordKind
    offers: tuple[str, ...]


def load_wordings(*, overlay: Path | None = None) -> Loaded[Wording]:
    return load("renskriving", Wording, table="wording", overlay=overlay)


def load_patterns(*, overlay: Path | None = None) -> Loaded[Pattern]:
    return load("renskriving", Pattern, table="pattern", overlay=overlay)


def proposals(text: str, standard: WrittenStandard) -> list[Proposal]:
    """Dialect, catch-phrases and chat in a text, in order; none overlaps another."""
    pattern, known = _compiled(standard)
    return [
        Proposal(*match.span(), known[_form_of(match[0])].kind, known[_form_of(match[0])].offers(standard))
        for match in pattern.finditer(text)
    ]


def put(text: str, one: Proposal, offer: str) -> str:
    """The text with an offer in place of the words, a capital where one was, and no hole where none is."""
    before, words, after = text[: one.start], text[one.start : one.end], text[one.end :]
    if offer == LEAVE_OUT:
        return _closed(before, after)
    capital = words[:1].isupper() and not (len(words) > 1 and words.isupper() and len(offer) == 1)
    return before + (offer[:1].upper() + offer[1:] if capital else offer) + after


def put_all(text: str, standard: WrittenStandard) -> str:
    """The text with the best offer for all that was found."""
    for one in reversed(proposals(text, standard)):
        text = put(text, one, one.offers[0])
    return text


def hints(text: str, standard: WrittenStandard) -> list[Pattern]:
    """Patterns with a sign in the text, the most telling first."""
    return [pattern for pattern, signs in _signs(standard) if signs.search(text)]


def _closed(before: str, after: str) -> str:
    """Two halves of a sentence with the gap between them closed, and a capital at the beginning."""
    left, right = before.rstrip(), after.lstrip()
    if left.endswith(",") and right.startswith(","):
        right = right[1:].lstrip()
    if not left:
        right = right.lstrip(", ")
        return right[:1].upper() + right[1:]
    if right[:1] in {".", "!", "?", ",", ""}:
        return left.rstrip(",") + right
    return f"{left} {right}"


@cache
def _compiled(standard: WrittenStandard) -> tuple[re.Pattern[str], Mapping[str, Wording]]:
    known: dict[str, Wording] = {}
    for wording in load_wordings().items.values():
        common = {offer.casefold() for offer in wording.offers(standard)}
        for form in wording.forms.split():
            words = form.replace("_", " ").casefold()
            if words not in common:
                known.setdefault(words, wording)
    return _whole_words(known), known


def _form_of(words: str) -> str:
    return re.sub(r"\s+", " ", words).casefold()


def _whole_words(forms: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    parts = (re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)


@cache
def _signs(standard: WrittenStandard) -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    return tuple(
        (pattern, _sign_pattern(pattern.signs(standard))) for pattern in load_patterns().items.values()
    )


def _sign_pattern(signs: Iterable[str]) -> re.Pattern[str]:
    parts = (
        re.escape(sign.rstrip("*")).replace("_", r"\s+").replace(r"\#", r"\d+")
        + (r"\w*" if sign.endswith("*") else "")
        for sign in signs
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
