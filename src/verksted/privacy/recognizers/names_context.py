"""What the words round a word say against its being a name, or for it, once each has its verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verksted.privacy.findings import Source
from verksted.privacy.recognizers.names_reading import Reading
from verksted.privacy.recognizers.names_rules import (
    HOMOGRAPHS,
    MAYBE_BESIDE,
    NOTHING,
    NOUNS,
    RATHER,
    STRANGE,
    Kind,
    Verdict,
    kind_of,
)
from verksted.privacy.tagger.lexicon import Word

_ARTICLES = frozenset(
    "en én et ett ei ein eit samme same hver kvar neste forrige førre hele heile annenhver annankvar "
    "denne dette noen nokon ingen inga mange flere fleire".split()
)
_IS = frozenset({"er", "var", "e", "va", "blir", "ble", "blei", "vart", "finnes", "finst", "fins"})
_HYPHENS, _SHORT_HALF = {"-", "‐", "‑"}, 4
_SURE = 0.95
_LEAST_FIRST, _LEAST_VERB, _ENDS = 0.04, 0.9, frozenset('.!?:…•–*"»”)')
_BULLETS = frozenset("-+>•■–—=")
_TALKED_OF = HOMOGRAPHS | {Kind.WEAK, Kind.ORDINARY, Kind.FORM, Kind.ORDINARY_COMMON, Kind.COMMON}
_PLAIN_WORDS = frozenset({Kind.WEAK, Kind.ORDINARY, Kind.FORM, Kind.ORDINARY_COMMON, Kind.COMMON})


def doubt_after_articles(reading: Reading, verdicts: list[Verdict]) -> None:
    """«samme dag», «det var sol og bading»: there a noun is hardly a name, so a person is asked."""
    words = reading.words
    for place in range(1, len(verdicts)):
        after_article = words[place - 1].folded in _ARTICLES
        if verdicts[place].strength == 1 and after_article and "n" in words[place].classes:
            if reading.scores[place].person < _LEAST_FIRST:
                verdicts[place] = NOTHING
            continue
        if (
            verdicts[place].strength < 2
            or "n" not in words[place].classes
            or reading.scores[place].person >= _SURE
        ):
            continue
        before, two_before = words[place - 1].folded, words[place - 2].folded if place > 1 else ""
        after = words[place + 1].folded if place + 1 < len(words) else ""
        there_is = two_before in {"det", "d", "de"} and before in _IS and after != "som"
        if before in _ARTICLES or there_is:
            verdicts[place] = replace(verdicts[place], strength=1)


def first_words(reading: Reading, verdicts: list[Verdict]) -> None:
    """An ordinary word at the head of a sentence owes its capital to that: it must look more like a name."""
    tokens, text = reading.tokens, reading.text
    for place, verdict in enumerate(verdicts):
        noun = bool(set(reading.words[place].classes) & NOUNS)
        if (
            (verdict.strength != 1 and noun)
            or not verdict.strength
            or reading.scores[place].person >= (_LEAST_FIRST if noun else _LEAST_VERB)
        ):
            continue
        token = tokens[place]
        if not token.text[0].isupper() or kind_of(reading.words[place]) not in _PLAIN_WORDS:
            continue
        before = tokens[place - 1] if place else None
        listed = before is not None and before.text in _BULLETS and before.end < token.start
        if before is None or listed or before.text in _ENDS or "\n" in text[before.end : token.start]:
            verdicts[place] = NOTHING


def told_before(reading: Reading, verdicts: list[Verdict]) -> None:
    """«Ta i bruk en mal. Malen er …»: a definite noun that was just spoken of is no name."""
    words = reading.words
    for place, verdict in enumerate(verdicts):
        word = words[place]
        if verdict.strength and word.classes == "D" and reading.scores[place].person < RATHER:
            stem = word.folded[:-2]
            if any(earlier.folded == stem for earlier in words[:place]):
                verdicts[place] = NOTHING


def with_hyphens(reading: Reading, verdicts: list[Verdict]) -> None:
    """A short half of a hyphened name is a part of it though it is a word: «gia-hân», «Ann-Mai»."""
    tokens = reading.tokens
    for place in range(1, len(tokens) - 1):
        before, after = place - 1, place + 1
        if tokens[place].text not in _HYPHENS or tokens[before].end != tokens[after].start - 1:
            continue
        for half, other in ((before, after), (after, before)):
            short = len(tokens[half].text) <= _SHORT_HALF and tokens[half].is_word
            strange = kind_of(reading.words[other]) in STRANGE and verdicts[other].person
            if short and not verdicts[half].strength and verdicts[other].strength and strange:
                verdicts[half] = Verdict(1, Source.TAGGER, MAYBE_BESIDE)


def spoken_of(reading: Reading, verdicts: list[Verdict]) -> None:
    """«vold var tema», «tone i brev = streng», «ærlighet (6), mat (5)»: what is spoken of or counted.

    An ordinary word is no name there; one that is a name too is looked at.
    """
    words = reading.words
    counts = sum(_counted(words, place) for place in range(len(words)))
    for place, verdict in enumerate(verdicts):
        kind = kind_of(words[place])
        if not verdict.strength or kind not in _TALKED_OF or reading.scores[place].person >= _SURE:
            continue
        if _is_topic(words, place) or (counts > 1 and _counted(words, place)):
            verdicts[place] = NOTHING
        elif any(word.folded == "=" for word in words[place + 1 : place + 4]):
            doubt = verdict.strength == 2 and kind in HOMOGRAPHS
            verdicts[place] = replace(verdict, strength=1) if doubt else NOTHING


def _is_topic(words: Sequence[Word], place: int) -> bool:
    after = [word.folded for word in words[place + 1 : place + 4]]
    return len(after) > 1 and after[0] in _IS and bool({"tema", "temaet", "nevnt", "nemnt"} & set(after[1:]))


def _counted(words: Sequence[Word], place: int) -> bool:
    """«mat (5)»"""
    row = [word.folded for word in words[place + 1 : place + 4]]
    return len(row) == 3 and row[0] == "(" and row[1].isdigit() and row[2] == ")"
