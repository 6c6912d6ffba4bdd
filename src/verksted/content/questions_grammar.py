"""What the phrasing check must know of Norwegian, for each written standard. Only data, no decisions.

Small closed lists, chosen for how people write questions; rare words are left out on purpose, since a
false remark costs more trust than a missed one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def alternatives(words: str) -> str:
    """The words as alternatives of a pattern."""
    return "|".join(re.escape(word) for word in words.split())


def pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The lists and patterns of one standard. All words are in lower case."""

    question_words: frozenset[str]
    imperatives: frozenset[str]
    verbs: frozenset[str]
    """Finite verbs that open a closed question."""
    present: dict[str, str]
    """Preterite to present."""
    subjects: frozenset[str]
    quantifiers: frozenset[str]
    people: frozenset[str]
    articles: frozenset[str]
    adverbs: frozenset[str]
    """Adverbs that stand before the verb in a clause."""
    no_rewrite: frozenset[str]
    """Verbs whose closed questions have no good open form of the same words."""
    why: str
    two_in_one: re.Pattern[str]
    either: re.Pattern[str]
    pair_at_end: re.Pattern[str]
    pairs: frozenset[str]
    judging: re.Pattern[str]
    """What makes a pair at the end two things to judge."""
    opposites: re.Pattern[str]
    together: re.Pattern[str]
    leading: re.Pattern[str]
    loaded: re.Pattern[str]
    degree: re.Pattern[str]
    tag_question: re.Pattern[str]
    agree: re.Pattern[str]
    scale: re.Pattern[str]
    own_case: re.Pattern[str]
    when_past: re.Pattern[str]
    how_was: re.Pattern[str]
    hypothetical: re.Pattern[str]
    today: re.Pattern[str]
    """About the workshop itself, which one may ask about."""
    anything: re.Pattern[str]
    kin: re.Pattern[str]
    staff: re.Pattern[str]
    trauma: re.Pattern[str]


NO_MODAL = "".join(rf"(?<!\b{modal} )" for modal in ("ville", "skulle", "kunne", "burde"))
"""Keeps `ville du savnet` from being read as a preterite: that is no question about what happened."""
