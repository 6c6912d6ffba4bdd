"""Personal names in one text: list, tagger, closed compounds, and words that nobody knows.

Findings are PERSON, or UNKNOWN for a word that is no ordinary word and no likely name. Capitals prove
nothing here. What holds across several texts is names_document.py; the borders are names_rules.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.lists import load
from verksted.privacy.recognizers.capitals import read_again
from verksted.privacy.recognizers.names_rules import (
    NOTHING,
    SETTLED,
    STRANGE,
    Kind,
    Style,
    Verdict,
    closed_compound,
    judge,
    kind_of,
    style_of,
)
from verksted.privacy.recognizers.ordinary import Ordinary
from verksted.privacy.tagger.lexicon import Word
from verksted.privacy.tagger.model import Tagger, WordScore, stretches
from verksted.privacy.tokens import Token, tokenise
from verksted.privacy.vocabulary import Grade
from verksted.workshop.language import mark

_LEAST, _LONG, _MOST_SEARCHES = 0.002, 8, 20
_LEAST_BESIDE, _NOUNS = 0.005, frozenset("nDcdk")
_BESIDE = mark("Ordet hører til navnet ved siden av.")
_MAYBE_BESIDE = mark("Hører ordet til navnet ved siden av?")
_SELDOM, _RATHER, _SURE = 0.015, 0.6, 0.95
_STRANGE = frozenset({Kind.UNKNOWN, Kind.NEAR, Kind.NAMELIKE})
_NAMELIKE = frozenset({Kind.LISTED, Kind.SURNAME, Kind.UNKNOWN, Kind.NEAR, Kind.NAMELIKE})
_SELDOM_WORDS = frozenset({Kind.HOMOGRAPH, Kind.SURNAME_HOMOGRAPH, Kind.WEAK, Kind.ORDINARY, Kind.FORM})
_ARTICLES = frozenset(
    {
        "en",
        "én",
        "et",
        "ett",
        "ei",
        "ein",
        "eit",
        "samme",
        "same",
        "hver",
        "kvar",
        "neste",
        "forrige",
        "førre",
        "hele",
    }
    | {
        "heile",
        "annenhver",
        "annankvar",
        "denne",
        "dette",
        "noen",
        "nokon",
        "ingen",
        "inga",
        "mange",
        "flere",
        "fleire",
    }
)
_IS = frozenset({"er", "var", "e", "va", "blir", "ble", "blei", "vart", "finnes", "finst", "fins"})
_HYPHENS, _SHORT_HALF = {"-", "‐", "‑"}, 4
_LEAST_FIRST, _LEAST_VERB, _ENDS = 0.04, 0.9, frozenset('.!?:…•–*"»”)')
_BULLETS = frozenset("-+>•■–—=")
_PLAIN_WORDS = frozenset({Kind.WEAK, Kind.ORDINARY, Kind.FORM, Kind.ORDINARY_COMMON, Kind.COMMON})
_JOINERS = {"-", "‐", "‑", "."}


@dataclass(frozen=True, slots=True)
class Hint:
    """How likely (0–1) `text[start:end]` is a place, an organisation, a name of any kind to the tagger."""

    start: int
    end: int
    place: float
    org: float
    any: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the tagger read it; rows of the same length."""

    text: str
    tokens: Sequence[Token]
    words: Sequence[Word]
    scores: Sequence[WordScore]
    style: Sequence[Style]


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
        _doubt_after_articles(reading, verdicts)
        _first_words(reading, verdicts)
        _told_before(reading, verdicts)
        _with_hyphens(reading, verdicts)
        return _spans(reading, _strengthened(reading, verdicts))

    def _excuse(self, reading: Reading, verdicts: list[Verdict]) -> None:
        """Let strange words go that are ordinary ones misspelt or in dialect, if nothing speaks for a name.

        A dialect word that looks rather like a name is not masked, but asked about.
        """
        searched: dict[str, bool] = {}
        for place, verdict in enumerate(verdicts):
            word, score = reading.words[place], reading.scores[place].person
            if not verdict.strength or kind_of(word) not in _STRANGE or score >= _RATHER:
                continue
            if verdict.person and verdict.strength == 1:
                continue
            if word.folded not in searched and len(searched) < _MOST_SEARCHES:
                searched[word.folded] = self._is_ordinary_after_all(word, score)
            if searched.get(word.folded):
                doubt = verdict.strength == 2 or kind_of(word) is Kind.NAMELIKE
                verdicts[place] = replace(verdict, strength=1) if doubt else NOTHING

    def _is_ordinary_after_all(self, word: Word, score: float) -> bool:
        vocabulary = self.tagger.lexicon.vocabulary
        if len(word.folded) >= _LONG and score < _LEAST and vocabulary.grade(word.folded) >= Grade.SLIP:
            return True
        return (score < _SELDOM or score >= kind_of(word).value.mask) and vocabulary.sounds_ordinary(
            word.folded
        )

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


def _doubt_after_articles(reading: Reading, verdicts: list[Verdict]) -> None:
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


def _first_words(reading: Reading, verdicts: list[Verdict]) -> None:
    """An ordinary word at the head of a sentence owes its capital to that: it must look more like a name."""
    tokens, text = reading.tokens, reading.text
    for place, verdict in enumerate(verdicts):
        noun = bool(set(reading.words[place].classes) & _NOUNS)
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


def _told_before(reading: Reading, verdicts: list[Verdict]) -> None:
    """«Ta i bruk en mal. Malen er …»: a definite noun that was just spoken of is no name."""
    words = reading.words
    for place, verdict in enumerate(verdicts):
        word = words[place]
        if verdict.strength and word.classes == "D" and reading.scores[place].person < _RATHER:
            stem = word.folded[:-2]
            if any(earlier.folded == stem for earlier in words[:place]):
                verdicts[place] = NOTHING


def _with_hyphens(reading: Reading, verdicts: list[Verdict]) -> None:
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
                verdicts[half] = Verdict(1, Source.TAGGER, _MAYBE_BESIDE)


def _strengthened(reading: Reading, verdicts: list[Verdict]) -> list[Verdict]:
    """A likely part of a name right beside a sure one is as sure: «Ingrid L», «mohamed amin»."""
    made = list(verdicts)
    for place, verdict in enumerate(verdicts):
        if verdict.strength == 2:
            for step in (-1, 1):
                at = _neighbour(reading, place, step)
                if at is None or made[at].strength == 2 or made[at] is SETTLED:
                    continue
                if _belongs(reading, at):
                    made[at] = Verdict(2, Source.TAGGER, _BESIDE)
                elif step > 0 and not made[at].strength and _may_belong(reading, at):
                    made[at] = Verdict(1, Source.TAGGER, _MAYBE_BESIDE)
    return made


def _neighbour(reading: Reading, place: int, step: int) -> int | None:
    """The word right before or after, over a hyphen or the full stop of an initial."""
    tokens, at = reading.tokens, place + step
    while 0 <= at < len(tokens) and tokens[at].text in _JOINERS:
        at += step
    if not 0 <= at < len(tokens) or not tokens[at].is_word:
        return None
    return at if _touching(reading, min(place, at), max(place, at)) else None


def _belongs(reading: Reading, at: int) -> bool:
    """Whether a word beside a sure name is part of it."""
    score, kind = reading.scores[at].person, kind_of(reading.words[at])
    if score >= 0.35:
        return True
    if kind in _NAMELIKE:
        return score >= 0.02
    return kind in _SELDOM_WORDS and not reading.words[at].common and score >= 0.1


def _may_belong(reading: Reading, at: int) -> bool:
    """Whether an ordinary noun after a sure name might be the surname: «inger marie sperre»."""
    return reading.scores[at].person >= _LEAST_BESIDE and bool(set(reading.words[at].classes) & _NOUNS)


def _touching(reading: Reading, first: int, second: int) -> bool:
    """Whether nothing but single spaces and joiners stands between two tokens of one line."""
    tokens = reading.tokens
    for at in range(first, second):
        gap = reading.text[tokens[at].end : tokens[at + 1].start]
        if gap not in {"", " "} or (at + 1 < second and tokens[at + 1].text not in _JOINERS):
            return False
    return True


def _spans(reading: Reading, verdicts: Sequence[Verdict]) -> list[Finding]:
    """Words side by side with the same outcome become one finding."""
    found: list[Finding] = []
    run: list[int] = []

    def close() -> None:
        if run:
            found.append(_finding(reading, verdicts, run))
            run.clear()

    for place, verdict in enumerate(verdicts):
        if not verdict.strength:
            continue
        same = (
            run
            and verdicts[run[-1]].strength == verdict.strength
            and verdicts[run[-1]].person == verdict.person
        )
        if not (same and verdict.person and _touching(reading, run[-1], place)):
            close()
        run.append(place)
    close()
    return found


def _finding(reading: Reading, verdicts: Sequence[Verdict], run: Sequence[int]) -> Finding:
    first = verdicts[run[0]]
    score = max(reading.scores[place].person for place in run)
    return Finding(
        reading.tokens[run[0]].start,
        reading.tokens[run[-1]].end,
        Label.PERSON if first.person else Label.UNKNOWN,
        Action.MASK if first.strength == 2 else Action.LOOK,
        first.source,
        round(min(1.0, max(0.0, score)), 4),
        first.why,
    )
