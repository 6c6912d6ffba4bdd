"""What the word lists say of one word: its class, and the lists of names and places it stands in.

Shared by the tagger's features and the recogniser of names, so that both see a word alike. Knows one
word at a time and nothing of its neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass

from verksted.privacy.lists import load, word_hash
from verksted.privacy.tagger.sound import level
from verksted.privacy.tokens import bare, fold
from verksted.privacy.vocabulary import Grade, Vocabulary

_CLASS_LETTERS = "nDVipaRO"
_EVERYDAY, _AT_HAND = 1500, 8000
# Letters that no Norwegian word has, though it may have é, ô or à: such a word is no ordinary one.
_FOREIGN = frozenset(
    "úùûíìîýÿąăāćčçďđēęěğģīķĺľłńňñŋőõœŕřśşšţťŧūůűųźżžơưáâãảạắằẳẵặấầẩẫậẻẽẹếềểễệỉĩịỏõọốồổỗộớờởỡợủũụứừửữựỳỷỹỵ"
)
_GENITIVES = ("'s", "s'", "'", "s")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the lists know it.

    `number` is the hash of the folded form, `classes` its word classes in short («nV» noun or finite
    verb, «k» known, «c» compound, «d» derived, «u» unknown, else the sign itself, «9» for numbers).
    `given`, `surname` and `place` say where it is listed, also without a genitive ending (then
    `genitive` holds the ending); `near` whether it is one letter from a listed name. `common` is how often
    it stands in Norwegian text: 0 seldom, 1 now and then, 2 often, 3 everywhere. `sound` is how much a
    word in no list, or with letters that Norwegian has not, sounds like a name (`sound.level`); else -1.
    """

    folded: str
    number: int
    classes: str
    grade: Grade
    given: bool = False
    surname: bool = False
    place: bool = False
    land: bool = False
    near: bool = False
    genitive: str = ""
    common: int = 0
    sound: int = -1

    @property
    def listed_name(self) -> bool:
        return self.given or self.surname

    @property
    def lists(self) -> str:
        """The lists in short, for features: G, S, L, C, T; lower-case for a genitive."""
        code = (
            ("G" if self.given else "")
            + ("S" if self.surname else "")
            + ("L" if self.place else "")
            + ("C" if self.land else "")
            + ("T" if self.near else "")
        )
        return code.lower() if self.genitive else code


class Lexicon:
    """All word lists behind one question: what is known of this word?"""

    __slots__ = (
        "_at_hand",
        "_common",
        "_everyday",
        "_given",
        "_land",
        "_near",
        "_places",
        "_surnames",
        "vocabulary",
    )

    def __init__(self) -> None:
        self.vocabulary = Vocabulary.load()
        self._given = load("given_names")
        self._surnames = load("surnames")
        self._places = load("places")
        self._land = load("land_og_byer")
        self._near = load("near_names")
        self._common = load("common")
        self._everyday: dict[str, Word] = {}
        self._at_hand: dict[str, Word] = {}

    def word(self, text: str) -> Word:
        """What is known of a word, number or sign as `tokens.tokenise` cuts it.

        Everyday words are remembered, so that they are looked up once; any other word no longer than until
        `forget`, which whoever reads a document says at its end.
        """
        at_hand = self._at_hand
        known = self._everyday.get(text) or at_hand.get(text)
        if known is not None:
            return known
        word = self._look_up(text)
        if word.common and len(self._everyday) < _EVERYDAY:
            self._everyday[text] = word
        elif len(at_hand) < _AT_HAND:
            at_hand[text] = word
        return word

    def forget(self) -> None:
        """Let go of all words that are not everyday ones."""
        self._at_hand = {}

    def _look_up(self, text: str) -> Word:
        folded = fold(text)
        if not folded[0].isalpha():
            return Word(folded, word_hash(folded), "9" if folded[0].isdigit() else folded[0], Grade.LISTED)
        number = word_hash(folded)
        grade = self.vocabulary.grade(folded, slips=False)
        classes = self._classes(folded, grade)
        plain = bare(folded)
        found = self._lists(plain)
        genitive = ""
        if not any(found[:3]):
            for ending in _GENITIVES:
                if plain.endswith(ending) and len(plain) - len(ending) >= 2:
                    of_stem = self._lists(plain[: -len(ending)])
                    if any(of_stem[:3]):
                        found, genitive = of_stem, ending
                        break
        near = not any(found[:2]) and grade <= Grade.DERIVED and self.is_near_name(plain)
        common = max(0, self._common.flags(number))
        foreign = not folded.isascii() and not _FOREIGN.isdisjoint(folded)
        strange = (grade < Grade.LISTED or foreign) and not any(found[:2])
        sound = level(plain) if strange else -1
        return Word(folded, number, classes, grade, *found, near, genitive, common, sound)

    def is_near_name(self, plain: str) -> bool:
        """Whether a word of 5–20 letters is one letter from a listed given name of 4 or more."""
        if not 5 <= len(plain) <= 20:
            return False
        if self._given_or_near(plain):
            return True
        stem = plain.removesuffix("s")
        return stem != plain and len(stem) >= 5 and self._given_or_near(stem)

    def _given_or_near(self, plain: str) -> bool:
        if self._near.has(word_hash(plain)):
            return True
        for place in range(len(plain)):
            number = word_hash(plain[:place] + plain[place + 1 :])
            if self._given.has(number) or self._near.has(number):
                return True
        return False

    def _lists(self, plain: str) -> tuple[bool, bool, bool, bool]:
        number = word_hash(plain)
        return (
            self._given.has(number),
            self._surnames.has(number),
            self._places.has(number),
            self._land.has(number),
        )

    def _classes(self, folded: str, grade: Grade) -> str:
        if grade is not Grade.LISTED:
            return {Grade.COMPOUND: "c", Grade.DERIVED: "d"}.get(grade, "u")
        flags = self.vocabulary.classes(folded)
        if flags <= 0:
            return "k"
        return "".join(letter for place, letter in enumerate(_CLASS_LETTERS) if flags >> place & 1)
