"""The hard words of questions and what to say instead, from assets/sporsmal/ord.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from verksted.content.loading import load
from verksted.content.questions import KIND, OWN
from verksted.workshop.words import TargetGroup, WrittenStandard

PROFESSIONALS = frozenset({TargetGroup.PARTNERS, TargetGroup.STAFF})
"""Groups whose own professional words are no obstacle."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a hard word, and an easier one that fits in its place ("" if none does)."""

    form: str
    easier: str


@dataclass(frozen=True, slots=True)
class HardWord:
    """A hard word in its forms. `professional`: fine in questions to partners and staff."""

    id: str
    professional: bool
    bokmal: tuple[Form, ...]
    nynorsk: tuple[Form, ...]
    source: str = OWN

    def forms(self, standard: WrittenStandard) -> tuple[Form, ...]:
        return self.bokmal if standard is WrittenStandard.BOKMAL else self.nynorsk


@dataclass(frozen=True, slots=True)
class WordList:
    """All hard forms of one standard as one pattern, and the easier word for each, in lower case."""

    pattern: re.Pattern[str]
    easier: dict[str, str]

    def found(self, text: str) -> list[str]:
        """The hard forms in the text, each once, in order, as they were written."""
        return list(dict.fromkeys(match.group() for match in self.pattern.finditer(text)))

    def replaced(self, text: str) -> str | None:
        """The text with easier words, or None where one of the hard words has none."""
        if not all(self.easier[word.lower()] for word in self.found(text)):
            return None
        return self.pattern.sub(self._easier, text)

    def _easier(self, match: re.Match[str]) -> str:
        word = match.group()
        easier = self.easier[word.lower()]
        return easier[0].upper() + easier[1:] if word[0].isupper() else easier


@lru_cache(maxsize=8)
def word_list(
    standard: WrittenStandard, *, professional: bool = False, overlay: Path | None = None
) -> WordList:
    """The hard words of a standard; `professional` leaves out what staff and partners use daily."""
    words = load(KIND, HardWord, table="word", overlay=overlay).items.values()
    easier = {
        form.form.lower(): form.easier
        for word in words
        if not (professional and word.professional)
        for form in word.forms(standard)
    }
    longest_first = sorted(easier, key=len, reverse=True)
    alternatives = "|".join(re.escape(form) for form in longest_first)
    return WordList(
        re.compile(rf"\b(?:{alternatives})\b" if alternatives else r"(?!)", re.IGNORECASE), easier
    )
