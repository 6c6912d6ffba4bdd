"""What a person decided about a finding, kept without the words it was about.

A finding that was masked or generalised is gone from the text; what stays to be recorded is that
somebody let words stand, and why. The words themselves are kept only as a keyed hash.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from verksted.privacy.findings import Finding, Label, Source
from verksted.workshop.text import clean_line

HashWords = Callable[[str], str]
"""A keyed hash of normalised words, as text; the key belongs to the workbook."""


class Choice(StrEnum):
    """`MASK` and `GENERALISE` rewrote the text; `KEEP` lets it stand."""

    MASK = "mask"
    GENERALISE = "generalise"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision in the log. `unit` names the text (`point:p1`), `words` is a keyed hash.

    `slot` is the key slot of whoever decided, `at` UTC in ISO 8601. `fact` is False where the words were
    said to be no fact about people: an ordinary word, a public name. They then count in no combination.
    """

    id: str
    unit: str
    words: str
    label: Label
    choice: Choice
    reason: str
    slot: str
    at: str
    fact: bool = True


@dataclass(frozen=True, slots=True)
class OutText:
    """A text that would leave with the summary. `unit` is stable, e.g. `point:p1` or `theme:t1`."""

    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding that nobody has decided yet, and where it stands."""

    unit: str
    text: str
    finding: Finding

    @property
    def words(self) -> str:
        return self.text[self.finding.start : self.finding.end]


FindAll = Callable[[Sequence[str]], list[list[Finding]]]
"""The detector over the texts of one document, one list of findings a text."""


def normal_words(words: str) -> str:
    """The form of words that is hashed: one line, lower case."""
    return clean_line(words).casefold()


def open_findings(
    texts: Sequence[OutText], find: FindAll, decisions: Iterable[Decision], hash_words: HashWords
) -> list[OpenFinding]:
    """Findings in the texts that no decision lets stand, in order.

    A KEEP counts for the same words in the same unit, wherever they stand in it and however the rest
    of the text has been changed since. A word of the hide list can never be let stand.
    """
    kept = {(decision.unit, decision.words) for decision in decisions if decision.choice is Choice.KEEP}
    found = find([entry.text for entry in texts])
    return [
        OpenFinding(entry.unit, entry.text, finding)
        for entry, findings in zip(texts, found, strict=True)
        for finding in findings
        if not _kept(entry, finding, kept, hash_words)
    ]


def _kept(entry: OutText, finding: Finding, kept: Collection[tuple[str, str]], hash_words: HashWords) -> bool:
    if not kept or finding.source is Source.HIDDEN:
        return False
    return (entry.unit, hash_words(normal_words(entry.text[finding.start : finding.end]))) in kept
