"""Personal names in one text: list, tagger, closed compounds, and words that nobody knows.

Findings are PERSON, or UNKNOWN for a word that is no ordinary word and no likely name. Capitals prove
nothing here. What holds across several texts is names_document.py; the borders are names_rules.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from verksted.privacy.findings import Finding, Source
from verksted.privacy.lists import load
from verksted.privacy.recognizers import known
from verksted.privacy.recognizers.capitals import read_again
from verksted.privacy.recognizers.names_context import (
    doubt_after_articles,
    first_words,
    spoken_of,
    told_before,
    with_hyphens,
)
from verksted.privacy.recognizers.names_reading import Reading
from verksted.privacy.recognizers.names_rules import (
    NOTHING,
    RATHER,
    Kind,
    Style,
    Verdict,
    closed_compound,
    judge,
    kind_of,
    style_of,
)
from verksted.privacy.recognizers.names_spans import spans, strengthened
from verksted.privacy.recognizers.ordinary import Ordinary
from verksted.privacy.tagger.lexicon import Word
from verksted.privacy.tagger.model import Tagger, WordScore, stretches
from verksted.privacy.tokens import Token, tokenise
from verksted.privacy.vocabulary import Grade
from verksted.workshop.language import mark

_LEAST, _LONG, _MOST_SEARCHES = 0.002, 8, 20
_SELDOM = 0.015
_STRANGE = frozenset({Kind.UNKNOWN, Kind.NEAR, Kind.NAMELIKE})


@dataclass(frozen=True, slots=True)
class Hint:
    """How likely (0–1) `text[start:end]` is a place, an organisation, a name of any kind to the tagger."""

    start: int
    end: int
    place: float
    org: float
    any: float


class Names:
    """The recogniser of names. Build it with `Names.load`; not for two threads at once."""

    __slots__ = ("_given", "_ordinary", "tagger")

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger
        self._given = load("given_names")
        self._ordinary = Ordinary(tagger.lexicon.vocabulary)

    @classmethod
    def load(cls) -> Names:
        """With the lists and the model the program ships with (about 0.1 s); raises
        `lists.DamagedListError`, `tagger.model.DamagedModelError`.
        """
        return cls(Tagger.load())

    def read(self, text: str) -> Reading:
        """Words and scores of a text, so that `find_in` and `hints_in` need not read it twice."""
        tokens = tokenise(text)
        words = self.tagger.words(tokens)
        style: list[Style] = []
        for low, high in stretches(tokens, text):
            style += [style_of([token.text for token in tokens[low:high]])] * (high - low)
        return Reading(text, tokens, words, self.tagger.scores(tokens, words, text), style)

    def find(self, text: str) -> list[Finding]:
        """Names and unknown words, in order, without overlap; offsets in code points of `text`."""
        return self.find_in(self.read(text))

    def hints(self, text: str) -> list[Hint]:
        """What the tagger takes for places and organisations."""
        return self.hints_in(self.read(text))

    def hints_in(self, reading: Reading, least: float = 0.05) -> list[Hint]:
        """As `hints`; words that are neither with `least` probability are left out."""
        return [
            Hint(token.start, token.end, score.place, score.org, score.person + score.place + score.org)
            for token, score in zip(reading.tokens, reading.scores, strict=True)
            if token.is_word
            and score.place + score.org >= least
            and (score.place >= score.person or score.org >= score.person)
        ]

    def find_in(self, reading: Reading) -> list[Finding]:
        """As `find`, of a text that is read already."""
        verdicts = [
            self._verdict(token, word, score, style)
            for token, word, score, style in zip(
                reading.tokens, reading.words, reading.scores, reading.style, strict=True
            )
        ]
        self._excuse(reading, verdicts)
        read_again(self.tagger, reading.tokens, reading.words, reading.text, verdicts)
        self._ordinary.lower(reading.tokens, reading.words, reading.scores, verdicts)
        doubt_after_articles(reading, verdicts)
        first_words(reading, verdicts)
        told_before(reading, verdicts)
        spoken_of(reading, verdicts)
        with_hyphens(reading, verdicts)
        return spans(reading, strengthened(reading, verdicts))

    def _excuse(self, reading: Reading, verdicts: list[Verdict]) -> None:
        """Let strange words go that are ordinary ones misspelt or in dialect, if nothing speaks for a name.

        A dialect word that looks rather like a name is not masked, but asked about.
        """
        searched: dict[str, bool] = {}
        for place, verdict in enumerate(verdicts):
            word, score = reading.words[place], reading.scores[place].person
            if not verdict.strength or kind_of(word) not in _STRANGE or score >= RATHER:
                continue
            if verdict.person and verdict.strength == 1:
                continue
            if word.folded not in searched and len(searched) < _MOST_SEARCHES:
                searched[word.folded] = self._is_ordinary_after_all(word, score)
            if searched.get(word.folded):
                doubt = verdict.strength == 2 or kind_of(word) is Kind.NAMELIKE
                verdicts[place] = replace(verdict, strength=1) if doubt else NOTHING

    def _is_ordinary_after_all(self, word: Word, score: float) -> bool:
        if len(word.folded) >= _LONG and score < _LEAST and known.slip(word.folded):
            return True
        return (score < _SELDOM or score >= kind_of(word).value.mask) and known.sounds_ordinary(word.folded)

    def _verdict(self, token: Token, word: Word, score: WordScore, style: Style) -> Verdict:
        if not token.is_word:
            return NOTHING
        if not word.listed_name and (stem := closed_compound(word.folded, self._given)):
            sure = self.tagger.lexicon.vocabulary.grade(stem, slips=False) < Grade.DERIVED
            if sure or word.grade is not Grade.LISTED:
                return Verdict(
                    2 if sure else 1, Source.LIST, mark("Ordet er satt sammen av et navn og et annet ord.")
                )
        return judge(word, score, style)
