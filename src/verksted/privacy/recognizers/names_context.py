"""What the words round a word say against its being a name, or for it, once each has its verdict."""

from __future__ import annotations

from dataclasses import replace

from verksted.privacy.findings import Source
from verksted.privacy.recognizers.names_reading import Reading
from verksted.privacy.recognizers.names_rules import (
    MAYBE_BESIDE,
    NOTHING,
    NOUNS,
    RATHER,
    STRANGE,
    Kind,
    Verdict,
    kind_of,
)

_ARTICLES = frozenset(
    "en én et ett ei ein eit samme same hver kvar neste forrige førre hele heile annenhver annankvar "
    "denne dette noen nokon ingen inga mange flere fleire".split()
)
_IS = frozenset({"er", "var", "e", "va", "blir", "ble", "blei", "vart", "finnes", "finst", "fins"})
_HYPHENS, _SHORT_HALF = {"-", "‐", "‑"}, 4
_SURE = 0.95
_LEAST_FIRST, _LEAST_VERB, _ENDS = 0.04, 0.9, frozenset('.!?:…•–*"»”)')
_BULLETS = frozenset("-+>•■–—=")
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
