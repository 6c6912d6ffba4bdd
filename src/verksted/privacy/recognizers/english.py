# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""English in Norwegian notes: «hope they read», «such a joy», «even if», «long story short».

Many given names are English words too, and the tagger has hardly seen English. A word among English ones is
English; whether a word that is also a name stands as a word is told by the little words beside it, and where
they do not tell, a person is asked. Decides of words, not of texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from verksted.privacy.lists import load
from verksted.privacy.tagger.lexicon import Word

_SUBJECTS = frozenset(
    "i u you we they he she it who this that what there people everyone nobody one im".split()
)
_OBJECTS = frozenset(
    "me you u us them it him her my your our their his the a an this that these those".split()
)
_ARTICLES = frozenset(
    """
    a an the such no some any every another my your our their his its this that these those so very too more less
    much most little of'
    """.split()
)
_HELPERS = frozenset(
    """
    can could will would should shall must may might do does did dont doesnt didnt cant couldnt wont wouldnt
    shouldnt don't doesn't didn't can't couldn't won't wouldn't shouldn't not never always just still really please lets let's
    to and or
    """.split()
)
_ADVERBS = frozenset(
    "not never dont didnt cant cannot doesnt wasnt isnt couldnt without don't didn't can't isn't wasn't or and but".split()
)
_AFTER_EVEN = frozenset(
    """
    if when though the a an one my i we they he she it you better more worse know have had trying try asked ask
    after before with without in on at to then now this that care
    """.split()
)
_WHEN = frozenset("når om hvis viss selv sjølv".split())
_AFTER_LIVE = frozenset(
    "in with at here there alone together on from tv stream chat and under near like".split()
)
# Given names that are far oftener words in English talk.
_HARDLY = frozenset(
    """
    even live mark marks hope joy june may grace faith will bill love lovely edit gun guy jail innocent patience mercy peace
    prince princess rose art chase comfort precious constant blessing destiny angel sage star sky storm summer autumn
    june april dawn gay happy harmony honour honest melody merit nova ocean olive pearl pepper ruby sunny trinity
    """.split()
)
# Little and everyday words that stand in lists of names of other languages.
_NEVER = frozenset(
    """
    an are ask do else hang harm line long lovely odd per side so son store tale tea than till tone us ya ye this such
    by can low short day my im oh page say seven song store story thing thus due said sat read low back bad hi food love circus
    """.split()
)
_ENGLISH_SAID = frozenset(
    "said says told was is has wants wanted told asked asks called calls thinks thought knows knew went goes got gets".split()
)


class Reading(Enum):
    """How a word among English ones is read."""

    WORD = 2
    MAYBE = 1
    NO = 0


class English:
    """The list of everyday English words; load it once."""

    __slots__ = ("_words",)

    def __init__(self) -> None:
        self._words = load("english")

    def knows(self, word: Word) -> bool:
        """Whether the word is an everyday English one."""
        return self._words.has(word.number)

    def only(self, word: Word) -> bool:
        """Whether it is English and no Norwegian word that a dictionary knows."""
        return word.classes in {"k", "u", "c", "d"} and self.knows(word)

    def read(self, words: Sequence[Word], place: int, *, capital: bool) -> Reading:
        """Whether the word at `place` stands as an English word; a listed name needs more than company.

        `capital`: it has a capital letter that its place does not explain.
        """
        word = words[place]
        if not self.knows(word):
            return Reading.NO
        before = words[place - 1] if place else None
        after = words[place + 1] if place + 1 < len(words) else None
        beside = [w for w in (before, after) if w is not None and w.folded[0].isalpha() and self.knows(w)]
        pure = sum(self.only(w) for w in words[max(0, place - 3) : place + 4]) - self.only(word)
        named = word.folded in _HARDLY or ((word.given or (word.surname and capital)) and not word.genitive)
        if not named or word.folded in _NEVER:
            if any(not w.listed_name or w.folded in _NEVER | _HARDLY - {"even"} for w in beside) and (
                pure or self.only(word)
            ):
                return Reading.WORD
            return Reading.MAYBE if self.only(word) else Reading.NO
        return (
            _homograph(
                word.folded,
                before.folded if before else "",
                after.folded if after else "",
                pure,
                bool(beside),
            )
            if not capital
            else Reading.NO
        )


def _homograph(word: str, before: str, after: str, pure: int, beside: bool) -> Reading:
    """A word that is a name too, by the little words beside it."""
    if after in _ENGLISH_SAID and before not in _ARTICLES | _SUBJECTS:
        return Reading.NO
    if word == "even":
        if after in _AFTER_EVEN or before in _ADVERBS or (before in _SUBJECTS and pure):
            return Reading.WORD if pure else Reading.MAYBE
        return Reading.MAYBE if not before and after in _WHEN else Reading.NO
    if word == "live" and (after in _AFTER_LIVE or after == "-" or before in _SUBJECTS | _HELPERS):
        return Reading.WORD
    if before in _ARTICLES and (pure or beside):
        return Reading.WORD
    if before in _SUBJECTS and pure:
        return Reading.WORD
    if after in (_SUBJECTS | _OBJECTS) and (pure or before in _HELPERS):
        return Reading.WORD
    if before in _HELPERS and before not in {"and", "or", "to", "just", "still", "really"}:
        return Reading.WORD
    if word in _HARDLY and (pure or beside):
        return Reading.MAYBE
    return Reading.NO
