"""Is this an ordinary Norwegian word? Known forms, inflections, compounds and plain slips.

The detector asks a person to look at every word it does not know, so a word list with holes cries
wolf and a lenient one hides names. The answer is therefore a grade, and how strong a grade must be
is for the caller. Forms and word classes come packed from assets/lister/vocabulary.bin
(tools/build_lists.py names the sources). Holds no names and no rule about them.
"""

from __future__ import annotations

from enum import IntEnum

from verksted.privacy.lists import WordHashes, load, word_hash
from verksted.privacy.nynorsk import LEARNED, OF_VERBS, PREFIXES, in_bokmal
from verksted.privacy.tokens import bare, fold

# Word classes of a form, as flags in the list; 0 is a known form of unknown class.
NOUN, NOUN_DEFINITE, FINITE, INFINITIVE, PARTICIPLE, ADJECTIVE, PARTICLE, PRONOUN = (1 << n for n in range(8))
_HEAD = NOUN | NOUN_DEFINITE | ADJECTIVE | PARTICIPLE
_FIRST = NOUN | ADJECTIVE | INFINITIVE | PARTICLE

# Endings of names of farms, villages and families: «Fagerhaug» is no ordinary compound.
_OF_NAMES = """
    berg bergen berget dal dalen haug haugen moen mo lia li vik vika viken nes neset næs stad
    heim set seth sæter seter rud rød land bø by bakk bakken bakke gård gard hagen hammer holm
    holmen holt lund mark myr myra sand skog stein strand sund sundet tveit voll vold øy øya ås
    åsen ø bygd bygda fjord fjorden foss fossen hus eng enga elv elva botn tun vang vangen åker
    stuen stua løkken løkka kroken sletta slett rønning rønningen haugan hovde hov nesset vatn
    vann kvam eide bråten bråtan bråthen brekka brekke rogn rognli hegg hegge sveen sve teig teigen
"""
_NAME_ENDINGS = frozenset(_OF_NAMES.split())
_YET_ORDINARY = frozenset({"hus", "vann", "skog", "stua", "stuen", "gard"})
_TELLING = tuple(sorted(ending for ending in _NAME_ENDINGS - _YET_ORDINARY if len(ending) > 3))

# Endings that nynorsk and dialects put on stems the list has in another form: ending, then what may
# stand in its place.
_OTHERS = """
    ane:,e,er arane:er,ar ene:,e ar:,e arar:er or:e,a one:e,a en:,e et:,e an:,e,er a:,e,en n:,en
    er:,e ande:e,a, st:s,es ast:e,es te:e t:,e,et d:de, dde:dd inga:ing ingar:ing ingane:ing
    heita:het,heit heit:het heiten:het leik:het leiken:het leg:lig lege:lige legare:ligere
    li:lig ele:elig lie:lige aste:este are:ere,er aren:eren s: e:
"""
_ENDINGS = tuple(
    (ending, tuple(others.split(","))) for ending, others in (row.split(":") for row in _OTHERS.split())
)
_BY_LETTER = {
    letter: tuple(pair for pair in _ENDINGS if pair[0][-1] == letter)
    for letter in {e[-1] for e, _ in _ENDINGS}
}
# How dialects are spelt: what is written, what may stand for it in the dictionary.
_RESPELT = """
    æi:ei æ:e æ:a ain:an inj:inn nj:nn lj:ll aill:all eill:ell oill:oll ill:ll å:o o:å o:u u:o ø:u ø:y
    ø:o ei:e e:ei au:ø øy:ø øy:au ø:øy jø:je kj:k kkj:kk ggj:gg sj:skj sj:rs tj:kj dt:tt gg:g kk:k tt:t
    mm:m nn:n ll:l ss:s rr:r pp:p n:nn l:ll m:mm k:kk t:tt s:ss p:pp te:til fr:for fårr:for hj:h hv:v
    k:hv kv:hv v:hv d:t b:p g:k i:e e:i y:i e:æ rd:r l:ld
"""
_SOUNDS = tuple(pair.split(":") for pair in _RESPELT.split())
_MADE_OF_VERBS = PARTICIPLE | INFINITIVE | FINITE
_APOCOPE = ("e", "a", "er", "en", "t")


class Grade(IntEnum):
    """How well a word is known."""

    UNKNOWN = 0
    SLIP = 1
    """One letter from a longer ordinary word."""
    DERIVED = 2
    """An inflection or a shortened form of an ordinary word, as nynorsk and dialects make them."""
    COMPOUND = 3
    """Two or three ordinary words in one."""
    LISTED = 4


class Vocabulary:
    """Ordinary words of both written standards, dialects, youth language and the field."""

    __slots__ = ("_words",)

    def __init__(self, words: WordHashes) -> None:
        self._words = words

    @classmethod
    def load(cls) -> Vocabulary:
        """The vocabulary the program ships with; raises `lists.DamagedListError`."""
        return cls(load("vocabulary"))

    def classes(self, folded: str) -> int:
        """The word classes of a listed form (the flags above), or -1 if it is not listed."""
        return self._words.flags(word_hash(folded))

    def knows(self, word: str) -> bool:
        """Whether this is an ordinary word, an inflection or a compound of ordinary words."""
        return self.grade(word) >= Grade.DERIVED

    def grade(self, word: str, *, slips: bool = True) -> Grade:
        """How well the word is known; words of more than 40 letters are unknown.

        `slips=False` spares the search for words one letter away (a millisecond a word).
        """
        folded = fold(word)
        if len(folded) > 40:
            return Grade.UNKNOWN
        if self._listed(folded):
            return Grade.LISTED
        if self._compound(folded, 2):
            return Grade.COMPOUND
        if self._derived(folded) or self._prefixed(folded) or self._nynorsk(folded):
            return Grade.DERIVED
        return Grade.SLIP if slips and self._slip(folded) else Grade.UNKNOWN

    def _listed(self, folded: str) -> bool:
        if self._words.has(word_hash(folded)):
            return True
        plain = bare(folded)
        return plain != folded and self._words.has(word_hash(plain))

    def _compound(self, folded: str, depth: int) -> bool:
        """Whether a known first part and a known last part meet, with -s- or -e- between or nothing."""
        if len(folded) < 7 or folded.endswith(_TELLING):
            return False
        for cut in range(len(folded) - 3, 2, -1):
            head = folded[cut:]
            if head in _NAME_ENDINGS and head not in _YET_ORDINARY:
                continue
            classes = self.classes(head)
            if classes <= 0 or not classes & _HEAD:
                continue
            if self._first_part(folded[:cut], depth):
                return True
        return False

    def _first_part(self, first: str, depth: int) -> bool:
        if len(first) < 3 or first in _NAME_ENDINGS:
            return len(first) >= 3 and first in _YET_ORDINARY
        if self._may_begin(first) or (len(first) > 4 and first[-1] in "se" and self._may_begin(first[:-1])):
            return True
        return depth > 1 and self._compound(first.removesuffix("s"), depth - 1)

    def _may_begin(self, word: str) -> bool:
        classes = self.classes(word)
        return classes > 0 and bool(classes & _FIRST)

    def _derived(self, folded: str) -> bool:
        """Whether taking an ending off, or putting a cut one back, gives a listed form or a compound."""
        telling = folded.endswith(_TELLING)
        for ending, others in _BY_LETTER.get(folded[-1:], ()):
            if folded.endswith(ending) and len(folded) - len(ending) >= 4:
                stem = folded[: -len(ending)]
                if any(self._open_class(stem + other) for other in others):
                    return True
                if (
                    len(stem) >= 7
                    and not telling
                    and any(self._compound(stem + other, 1) for other in others)
                ):
                    return True
        return len(folded) >= 5 and any(self._open_class(folded + cut) for cut in _APOCOPE)

    def _prefixed(self, folded: str) -> bool:
        """«utbyggjing», «påkøyrd», «uforløyst»: a prefix, and a verb or what is made of one."""
        if len(folded) > 9 and folded.endswith(LEARNED):
            return True
        if len(folded) < 7 or folded.removesuffix("s").endswith(_TELLING):
            return False
        for prefix in PREFIXES:
            rest = folded[len(prefix) :]
            if not folded.startswith(prefix) or len(rest) < 4:
                continue
            if len(rest) >= 5 and prefix != "ny" and self._of_verb(rest):
                return True
            classes = self.classes(rest)
            if classes > 0 and len(prefix) > 3 and classes & (NOUN | NOUN_DEFINITE):
                return True
            if classes > 0 and prefix == "ny" and len(rest) > 5 and classes & (ADJECTIVE | PARTICIPLE):
                return True
        rest = folded[1:]
        if folded[0] != "u" or len(rest) < 6:
            return False
        classes = self.classes(rest)
        return (classes > 0 and bool(classes & (ADJECTIVE | PARTICIPLE))) or rest.endswith(
            ("leg", "lege", "lig", "lige")
        )

    def _of_verb(self, word: str) -> bool:
        classes = self.classes(word)
        if classes > 0 and classes & _MADE_OF_VERBS:
            return True
        for ending in OF_VERBS:
            if word.endswith(ending):
                stem = word[: -len(ending)]
                for back in ("e", "", "a", "je"):
                    found = self.classes(stem + back) if len(stem + back) >= 3 else -1
                    if found > 0 and found & INFINITIVE:
                        return True
        return False

    def _nynorsk(self, folded: str) -> bool:
        """Whether the word in bokmål's spelling is listed, a compound or an inflection of one that is."""
        if len(folded) < 6 or folded.removesuffix("s").endswith(_TELLING):
            return False
        return any(
            self._open_class(form) or self._compound(form, 2) or self._derived(form) or self._prefixed(form)
            for form in in_bokmal(folded)
        )

    def sounds_ordinary(self, word: str) -> bool:
        """Whether an unlisted word of 4–16 letters is an ordinary one as a dialect would spell it.

        One or two turns of spelling («gjærne», «tebake», «mainn»), at most a few hundred look-ups.
        """
        folded = fold(word)
        if not 4 <= len(folded) <= 16:
            return False
        once = _respelt(folded)
        if any(self._ordinary(form) for form in once):
            return True
        seen = once.copy()
        for form in once:
            new = _respelt(form) - seen  # two turns meet in the same form again and again
            if any(self._ordinary(again) for again in new):
                return True
            seen |= new
        return False

    def _ordinary(self, form: str) -> bool:
        known = self._words.has
        if known(word_hash(form)):
            return True
        return len(form) > 3 and any(known(word_hash(form + cut)) for cut in ("e", "r", "t", "g"))

    def _open_class(self, form: str) -> bool:
        return len(form) >= 4 and self.classes(form) > 0

    def _slip(self, folded: str) -> bool:
        """Whether one letter too many, too few, wrong or swapped makes it an ordinary word.

        Only for 6–16 letters: shorter words are one letter from anything.
        """
        size = len(folded)
        if not 6 <= size <= 16:
            return False
        known = self._words.has
        for place in range(size + 1):
            before, after = folded[:place], folded[place:]
            if after and known(word_hash(before + after[1:])):
                return True
            if len(after) > 1 and known(word_hash(before + after[1] + after[0] + after[2:])):
                return True
            for letter in "eranitsldogkmvfuphåøyjbcæ":
                if known(word_hash(before + letter + after)) or (
                    after and known(word_hash(before + letter + after[1:]))
                ):
                    return True
        return False


def _respelt(folded: str) -> set[str]:
    """The word with one turn of spelling, at each place where it may be made."""
    forms = set()
    for written, meant in _SOUNDS:
        place = folded.find(written)
        while place >= 0:
            forms.add(folded[:place] + meant + folded[place + len(written) :])
            place = folded.find(written, place + 1)
    return forms
