"""Search in the question bank, forgiving of typos, inflection and how æøå is typed.

An index is made once for a bank (own questions included) and searched on every key press. Both written
standards are searched at once, since people type as they speak. Reads questions, never notes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from rapidfuzz import fuzz, process

from verksted.content.questions import QUESTION_PHASE_NAMES, Bank, BankQuestion, Slant
from verksted.content.questions_stems import stemmed
from verksted.workshop.plan import QuestionPhase
from verksted.workshop.words import GROUP_NAMES, TargetGroup, Text

MOST_CHARACTERS = 200
MOST_TERMS = 8
"""Of a longer query only so much is read: a search is never slow, whatever is pasted into it."""

_TEXT, _NAME, _KEYWORD, _PROMPT, _LABEL = 1.0, 0.8, 0.7, 0.4, 0.3
"""What a find is worth: in the question, its theme's name, its keywords, its prompts, its labels.

Whom a question is for is a label too, but a weak one: «ettervern» asks for questions about aftercare, not
for the hundred that may also be put to somebody in it. It adds to what is found; alone it leads to a question
only where the words stand nowhere else in the bank.
"""
_BOTH = 0.1
"""What it adds that a word stands in the question and is its theme's too."""
_PREFIX, _WITHIN, _TYPO = 0.85, 0.6, 0.75
"""What a find is worth that is the beginning of a word, a part of it, or nearly it."""
_LEAST_PREFIX, _LEAST_WITHIN, _LEAST_TYPO = 3, 4, 4
"""Letters a term needs for each of these; the last term is still being typed and needs one for a prefix."""
_CLOSE_ENOUGH, _CLOSE_FROM_START = 86.0, 78.0
"""Similarity in per cent from which a word counts as mistyped; few mistype the first letter."""
_GOOD_FIND = 0.35
"""Share of the best score a question must reach to be listed, so that the tail stays short."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What to search among. An empty set lets all through; None is no limit."""

    themes: frozenset[str] = frozenset()
    groups: frozenset[TargetGroup] = frozenset()
    phases: frozenset[QuestionPhase] = frozenset()
    slants: frozenset[Slant] = frozenset()
    most_sensitive: int | None = None
    most_minutes: int | None = None

    def allow(self, question: BankQuestion) -> bool:
        return (
            (not self.themes or question.theme in self.themes)
            and (not self.groups or not self.groups.isdisjoint(question.groups))
            and (not self.phases or question.phase in self.phases)
            and (not self.slants or question.slant in self.slants)
            and (self.most_sensitive is None or question.sensitivity <= self.most_sensitive)
            and (self.most_minutes is None or question.minutes <= self.most_minutes)
        )


ALL = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """A question that was found, and how well it fits: 1.0 is the best of this search."""

    question: BankQuestion
    score: float


@dataclass(frozen=True, slots=True)
class Words:
    """For each stem the questions that hold it, and how much that is worth."""

    postings: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    whole: dict[str, str] = field(default_factory=dict, repr=False)
    """Every word, folded, with its stem: typos are looked for in whole words."""

    def add(self, number: int, word: str, stem: str, weight: float) -> None:
        self.whole[word] = stem
        held = self.postings[stem]
        before = held.get(number, 0.0)
        both = _BOTH if weight == _TEXT and _KEYWORD <= before < _TEXT else 0.0
        held[number] = max(weight + both, before)


@dataclass(frozen=True, slots=True)
class Index:
    """A bank made ready for search: its questions, the words of them, and the names of those they are for."""

    questions: tuple[BankQuestion, ...]
    own: Words
    groups: Words


def index(bank: Bank) -> Index:
    """Index of all questions of a bank. Takes some tens of milliseconds: make it once."""
    made = Index(tuple(bank.questions.values()), Words(), Words())
    themes = {theme: tuple(_theme_words(bank, theme)) for theme in bank.themes}
    for number, question in enumerate(made.questions):
        for word, stem, weight in (*themes[question.theme], *_question_words(question)):
            made.own.add(number, word, stem, weight)
        for word, stem, weight in _weighed((GROUP_NAMES[group] for group in question.groups), _LABEL):
            made.groups.add(number, word, stem, weight)
    return made


def search(searched: Index, query: str, filters: Filters = ALL, *, limit: int | None = None) -> list[Hit]:
    """Questions that fit, the best first; for an empty query all that the filters allow, in bank order.

    Questions that hold all terms come before those that hold some. Takes any string; words that say
    nothing (hva, som, bør …) count only if there is nothing else.
    """
    terms = dict(islice(stemmed(query[:MOST_CHARACTERS]).items(), MOST_TERMS))
    allowed = {number for number, question in enumerate(searched.questions) if filters.allow(question)}
    if not terms:
        hits = [Hit(searched.questions[number], 1.0) for number in sorted(allowed)]
        return hits[:limit]
    scores = _scores(searched, terms, allowed)
    if not scores:
        return []
    best = max(scores.values())
    ranked = sorted(scores, key=lambda number: (-scores[number], number))
    hits = [
        Hit(searched.questions[number], scores[number] / best)
        for number in ranked
        if scores[number] >= best * _GOOD_FIND
    ]
    return hits[:limit]


def _scores(searched: Index, terms: Mapping[str, str], allowed: set[int]) -> dict[int, float]:
    """Score by question: the worth of its finds, times the share of the terms it holds, squared."""
    found: dict[int, float] = defaultdict(float)
    held: dict[int, float] = defaultdict(float)
    importance = {term: _importance(searched, term) for term in terms}
    last = next(reversed(importance))
    own = {term: _finds(searched.own, term, terms[term], last=term == last) for term in terms}
    named = {term: _finds(searched.groups, term, terms[term], last=term == last) for term in terms}
    told = set().union(*own.values()) or set().union(*named.values())
    for term, weight in importance.items():
        for number in allowed & told & (own[term].keys() | named[term].keys()):
            found[number] += weight * max(own[term].get(number, 0.0), named[term].get(number, 0.0))
            held[number] += weight
    total = sum(importance.values())
    return {number: score * (held[number] / total) ** 2 for number, score in found.items()}


def _importance(searched: Index, term: str) -> float:
    """Rare words say more than common ones; a word the bank does not hold counts as fairly rare."""
    held = len(searched.own.postings.get(term) or searched.groups.postings.get(term) or {}) or 3
    return math.log(1 + len(searched.questions) / held)


def _finds(words: Words, term: str, typed: str, *, last: bool) -> dict[int, float]:
    """The worth of a term in each question that holds it, or a word like it."""
    finds: dict[int, float] = {}
    for stem, likeness in _alike(words, term, typed, last=last):
        for number, weight in words.postings[stem].items():
            finds[number] = max(weight * likeness, finds.get(number, 0.0))
    return finds


def _alike(words: Words, term: str, typed: str, *, last: bool) -> Iterator[tuple[str, float]]:
    """Stems that the term may mean, and how surely (0–1). Typos only if no word is the same."""
    whole = False
    for stem in words.postings:
        if stem == term:
            whole = True
            yield stem, 1.0
        elif (last or len(term) >= _LEAST_PREFIX) and stem.startswith(term):
            yield stem, _PREFIX
        elif (len(term) >= _LEAST_WITHIN and term in stem) or (len(stem) > _LEAST_WITHIN and stem in term):
            yield stem, _WITHIN
    if not whole and len(typed) >= _LEAST_TYPO:
        for word, ratio, _ in process.extract(
            typed, words.whole.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE_FROM_START, limit=12
        ):
            if ratio >= _CLOSE_ENOUGH or word[0] == typed[0]:
                yield words.whole[word], _TYPO * ratio / 100


def _theme_words(bank: Bank, theme_id: str) -> Iterator[tuple[str, str, float]]:
    theme = bank.themes[theme_id]
    yield from _weighed((theme.name, theme.tag), _NAME)
    yield from _weighed((Text(keyword, "") for keyword in theme.keywords), _KEYWORD)
    yield from _weighed((theme.about,), _LABEL)


def _question_words(question: BankQuestion) -> Iterator[tuple[str, str, float]]:
    yield from _weighed((question.text,), _TEXT)
    yield from _weighed(question.prompts, _PROMPT)
    yield from _weighed((QUESTION_PHASE_NAMES[question.phase],), _LABEL)
    if question.heading is not None:
        yield from _weighed((question.heading,), _LABEL)


def _weighed(texts: Iterable[Text], weight: float) -> Iterator[tuple[str, str, float]]:
    """Each word of the texts, its stem and its worth."""
    for text in texts:
        for standard in (text.nb, text.nn):
            for stem, word in stemmed(standard).items():
                yield word, stem, weight
