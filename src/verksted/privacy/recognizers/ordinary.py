# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Which words that look like names to the tagger are ordinary words after all.

Misspelt everyday words, dialect forms with a pronoun hung on («ta'n», «ha'kke»), English, abbreviations, counties,
and words that owe their capital to where they stand. What the word's company says of it (company.py) goes
before all of it: then the verdict is left alone. Lowers verdicts, never raises one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from verksted.privacy import misspelt
from verksted.privacy.findings import Source
from verksted.privacy.recognizers import known
from verksted.privacy.recognizers.capitals import explained
from verksted.privacy.recognizers.company import called_so
from verksted.privacy.recognizers.english import English, Reading
from verksted.privacy.recognizers.names_rules import SETTLED, STRANGE, Kind, Verdict, kind_of
from verksted.privacy.recognizers.topics import in_phrases, off_topic
from verksted.privacy.tagger.lexicon import Word
from verksted.privacy.tagger.model import WordScore
from verksted.privacy.tokens import Token
from verksted.privacy.vocabulary import FINITE, PARTICLE, PRONOUN, Grade, Vocabulary

_STRANGE = frozenset({Kind.UNKNOWN, Kind.NEAR, Kind.NAMELIKE})
_HUNG_ON = frozenset("n a an u o en ke kke kkje kje itte itj e er t d m s ll ve re na".split())
_SOUNDLESS = re.compile(r"[bcdfghjklmnpqrstvwxz]{3,6}")
_NUMBERS = re.compile(r"([a-zæøå]{2,12})(?:nr|nummer)")
_COUNTIES = frozenset(
    """
    agder akershus buskerud finnmark innlandet nordland rogaland telemark troms trøndelag vestfold vestland østfold
    hordaland oppland hedmark sørlandet vestlandet østlandet
    """.split()
)
_PRONOUNS = frozenset("jeg eg æ jæ je han hun ho hu hainn vi me de dei dem dom dæm du dere dokker".split())
_BEFORE_VERBS = frozenset(
    "å itte ikkje ikke itj kje kan kainn ska skal vil må få fær får bør kunne kunna skulle ville måtte la tør lyt kund skær".split()
)
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
_STRONGER = re.compile(
    r"(?:mega|super|kjempe|dritt?|døds|jævlig|sykt|sjukt|knall|ultra|hyper|giga|kanon)(?=.{3})"
)
_SHORT_FOR = frozenset("tmv")
_LETTERS, _SHORT_FIRST = frozenset("eiæåaoud"), frozenset({"te", "is", "øl"})
_MOST_GUESSES, _CERTAIN, _SWAPPED_FROM = 30, 0.99, 5


class Ordinary:
    """Lowers verdicts on ordinary words; keeps no text."""

    __slots__ = ("_english", "_vocabulary")

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._english = English()

    def lower(
        self,
        tokens: Sequence[Token],
        words: Sequence[Word],
        scores: Sequence[WordScore],
        verdicts: list[Verdict],
    ) -> None:
        """Change `verdicts` in place; rows of the same length."""
        guesses: dict[str, str] = {}
        before = tuple(verdicts)
        phrases = in_phrases([word.folded for word in words])
        for place, verdict in enumerate(before):
            if not verdict.strength or _half_of_name(tokens, before, place):
                continue
            if place in phrases:
                verdicts[place] = SETTLED
                continue
            closed = verdict.source is Source.LIST and kind_of(words[place]) is Kind.WEAK  # «kåresaken»
            if closed or self._said_so(tokens, words, place):
                continue
            strength = self._left(tokens, words, place, verdict.strength)
            doubtful = scores[place].person < _CERTAIN or _letters_swapped(words[place])
            if strength == verdict.strength and doubtful:
                strength = self._if_slip(words, place, strength, guesses)
            if strength < verdict.strength:
                strength = max(strength, self._beside_name(words, before, place))
                verdicts[place] = replace(verdict, strength=strength) if strength else SETTLED

    def _said_so(self, tokens: Sequence[Token], words: Sequence[Word], place: int) -> bool:
        """Whether what stands before or after says that this is a name: «heter X», «hu Lell»."""
        if words[place].folded == "hans" and tokens[place].text.islower():
            return False
        capital = tokens[place].text[0].isupper() and not explained(tokens, place)
        third = place > 0 and words[place - 1].folded in _PRONOUNS
        return (capital and third) or called_so(words, place, self._english)

    def _left(self, tokens: Sequence[Token], words: Sequence[Word], place: int, strength: int) -> int:
        """The strength left of a verdict, but for slips of the fingers."""
        if words[place].folded == "hans" and called_so(words, place, self._english):
            return 1  # «kontaktperson hans»: whose, or who
        if strength == 1 and _cut_short(tokens, place):
            return 0
        capital = tokens[place].text[0].isupper() and not explained(tokens, place)
        return self._strength(words, place, capital, strength)

    def _beside_name(self, words: Sequence[Word], verdicts: Sequence[Verdict], place: int) -> bool:
        return any(
            verdicts[at].strength == 2 and self._surely_name(words[at])
            for at in (place - 1, place + 1)
            if 0 <= at < len(words)
        )

    def _strength(self, words: Sequence[Word], place: int, capital: bool, strength: int) -> int:
        word = words[place]
        if (
            _little(word)
            or _stretched(word)
            or _said_as_one_letter(words, place)
            or _much(word)
            or _infinitive(words, place)
            or _pointed_at(words, place)
            or self._hung_on(word.folded)
            or _abbreviation(word)
            or _county(words, place)
        ):
            return 0
        solid = kind_of(word) is Kind.WEAK and _solid(word.folded)
        if solid or off_topic(words, place) or _after_modal(words, place):
            strength = min(strength, 1)
        if _noun_too(word):
            return 0 if "O" in word.classes and not capital else min(strength, 1)
        english = self._english.read(words, place, capital=capital)
        if english is Reading.WORD:
            return 0
        if english is Reading.MAYBE:
            strength = min(strength, 1)
        return strength

    def _if_slip(self, words: Sequence[Word], place: int, strength: int, guesses: dict[str, str]) -> int:
        """The strength left if the word is an everyday one misspelt; where it is near a name too, a person is asked."""
        word = words[place]
        if kind_of(word) not in _STRANGE:
            return strength
        if not (slip := self._slip(word.folded, guesses)):
            return strength
        # A strange word that is near a name, or sounds like one, is let go only if no letter is new or gone.
        spelt = slip.replace("å", "aa").replace("ø", "oe").replace("æ", "ae")
        close = (set(slip) == set(word.folded) or spelt == word.folded) and not word.near
        kind = kind_of(word)
        either = not close and (kind is Kind.NAMELIKE or (kind is Kind.NEAR and strength == 2))
        return 0 if self._fits(words, place, slip) and not either else min(strength, 1)

    def _surely_name(self, word: Word) -> bool:
        return (word.given or kind_of(word) in STRANGE) and not self._english.knows(word)

    def _hung_on(self, folded: str) -> bool:
        """«tar'an», «ha'kke»: a verb or a particle with a little word hung on."""
        stem, mark, tail = folded.partition("'")
        if not mark or tail not in _HUNG_ON or len(stem) < 2:
            return False
        if (
            tail == "n"
            and not known.given_name(stem)
            and any(self._vocabulary.classes(stem + cut) > 0 for cut in ("", "g", "r", "d"))
        ):
            return True
        classes = self._vocabulary.classes(stem)
        little = classes > 0 and bool(classes & (FINITE | PARTICLE | PRONOUN))
        return little and (not known.given_name(stem) or misspelt.use(stem) >= misspelt.Use.OFTEN)

    def _slip(self, folded: str, guesses: dict[str, str]) -> str:
        if folded not in guesses:
            guesses[folded] = known.meant(folded) if len(guesses) < _MOST_GUESSES else ""
        return guesses[folded]

    def _fits(self, words: Sequence[Word], place: int, slip: str) -> bool:
        """Whether the word that was meant may stand here: after «han» only what is no noun."""
        before = words[place - 1].folded if place else ""
        if before not in _PRONOUNS:
            return True
        if place + 1 < len(words) and self._vocabulary.classes(words[place + 1].folded) & FINITE:
            return False
        classes = self._vocabulary.classes(slip)
        return " " in slip or classes <= 0 or bool(classes & (FINITE | PARTICLE | PRONOUN))


def _letters_swapped(word: Word) -> bool:
    """«hvrodan», «ingne»: one of the common words, with two letters in each other's place."""
    if kind_of(word) not in _STRANGE or len(word.folded) < _SWAPPED_FROM:
        return False
    meant = known.meant(word.folded)
    same = sorted(meant) == sorted(word.folded)
    return same and misspelt.use(meant) >= misspelt.Use.OFTEN


def _little(word: Word) -> bool:
    """A pronoun or a particle that also is a family name somewhere: «koss», «berre»."""
    return not word.given and word.classes in {"O", "R", "RO"} and not word.genitive


def _noun_too(word: Word) -> bool:
    """«koss»: a little word of a dialect that a dictionary has as a noun."""
    return not word.given and bool(set(word.classes) & {"O", "R"}) and not word.genitive


def _stretched(word: Word) -> bool:
    """«jaaaaa», «hmmm»: a word drawn out."""
    if word.near or not _DRAWN_OUT.search(word.folded):
        return False
    return any(known.ordinary(_DRAWN_OUT.sub(short, word.folded)) for short in (r"\1", r"\1\1"))


def _much(word: Word) -> bool:
    """«megakjedelig», «dritlei»: an everyday word made stronger."""
    begun = _STRONGER.match(word.folded)
    return bool(begun and not word.listed_name and known.listed_word(word.folded[begun.end() :]))


def _infinitive(words: Sequence[Word], place: int) -> bool:
    """«å vara», «itte våga»: a verb after what verbs follow; «å» is «og» in dialects, so a first name is none."""
    word, verb = words[place], set("iV") & set(words[place].classes)
    return bool(place and words[place - 1].folded in _BEFORE_VERBS and verb and not word.given)


def _after_modal(words: Sequence[Word], place: int) -> bool:
    """«vi kan endre det»: a first name too, so a person is asked."""
    word = words[place]
    return bool(place and words[place - 1].folded in _BEFORE_VERBS - {"å"} and "i" in word.classes)


def _said_as_one_letter(words: Sequence[Word], place: int) -> bool:
    """«e», «i», «å»: pronouns, verbs and prepositions of dialects; an initial has a full stop after it."""
    after = words[place + 1] if place + 1 < len(words) else None
    if after is not None and after.folded == ".":
        return False
    return words[place].folded in _LETTERS or (after is not None and _short_for(words, place, after))


def _short_for(words: Sequence[Word], place: int, after: Word) -> bool:
    """«ros t tolk», «møte m leder»: «til» and «med» between everyday words; after a name it is an initial."""
    if words[place].folded not in _SHORT_FOR or not place:
        return False
    before = words[place - 1]
    plain = before.grade is Grade.LISTED and not before.given and (before.common or not before.surname)
    noun = after.folded[0].isalpha() and not after.listed_name and not {"V", "O"} & set(after.classes)
    return bool(plain and noun)


def _solid(folded: str) -> bool:
    """«tepausen», «ullsokker»: two everyday words in one, the latter of at least five letters."""
    return any(
        (misspelt.use(folded[cut:]) or known.definite(folded[cut:]))
        and (known.ordinary(folded[:cut]) or folded[:cut] in _SHORT_FIRST)
        for cut in range(2, len(folded) - 4)
    )


def _pointed_at(words: Sequence[Word], place: int) -> bool:
    """«hu sjefen», «han læraren»: a noun in the definite that is no listed name, with a pronoun before it."""
    word = words[place]
    return bool(
        place and words[place - 1].folded in _PRONOUNS and word.classes == "D" and not word.listed_name
    )


def _half_of_name(tokens: Sequence[Token], verdicts: Sequence[Verdict], place: int) -> bool:
    """«hens-petter»: a hyphen ties it to what is a name."""
    for step in (-1, 1):
        other = place + 2 * step
        tied = 0 <= other < len(tokens) and tokens[place + step].text in {"-", "‐", "‑"}
        close = (
            tied and abs(tokens[other].start - tokens[place].start) <= len(tokens[min(place, other)].text) + 1
        )
        if close and verdicts[other].strength == 2:
            return True
    return False


def _cut_short(tokens: Sequence[Token], place: int) -> bool:
    """«ettv.plan», «ped.psyk»: what stands close before a full stop inside a word is an abbreviation."""
    if place + 2 >= len(tokens) or tokens[place + 1].text != "." or not tokens[place].text.islower():
        return False
    if len(tokens[place].text) < 3 or len(tokens[place + 2].text) < 3:
        return False
    close = tokens[place].end == tokens[place + 1].start and tokens[place + 1].end == tokens[place + 2].start
    return close and tokens[place + 2].text.isalpha()


def _abbreviation(word: Word) -> bool:
    """«bkm», «vaktnr»: no vowel, or the number of something."""
    if word.listed_name:
        return False
    number = _NUMBERS.fullmatch(word.folded)
    return bool(_SOUNDLESS.fullmatch(word.folded)) or bool(number and known.ordinary(number[1]))


def _county(words: Sequence[Word], place: int) -> bool:
    """«trøndelag og nordland»: a part of the country, but where a first name stands before it."""
    return words[place].folded.removesuffix("s") in _COUNTIES and not (place and words[place - 1].given)
