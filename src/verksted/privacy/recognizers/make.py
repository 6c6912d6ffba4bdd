"""How a recognizer says what it found: two short words, and the row of patterns most of them are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verksted.privacy.findings import Action, Finding, Label, Source


def mask(start: int, end: int, label: Label, why: str, score: float = 0.95) -> Finding:
    """Sure enough to replace."""
    return Finding(start, end, label, Action.MASK, Source.PATTERN, score, why)


def look(start: int, end: int, label: Label, why: str, score: float = 0.5) -> Finding:
    """A person must decide."""
    return Finding(start, end, label, Action.LOOK, Source.PATTERN, score, why)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern with what it means. The group `x`, if it has one, is the span."""

    regex: re.Pattern[str]
    label: Label
    why: str
    sure: bool = True
    score: float = 0.95

    def find(self, text: str) -> Iterator[Finding]:
        group = "x" if "x" in self.regex.groupindex else 0
        action = Action.MASK if self.sure else Action.LOOK
        for m in self.regex.finditer(text):
            start, end = m.span(group)
            if start < end:
                yield Finding(start, end, self.label, action, Source.PATTERN, self.score, self.why)


def alternatives(words: str) -> str:
    """«a b c» as a pattern, the longest first so that none hides behind another."""
    return "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True))
