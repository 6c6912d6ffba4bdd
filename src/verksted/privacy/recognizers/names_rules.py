"""When a word is a name: the borders between masking, asking a person, and leaving it alone.

Every number here is tuned on the corpus and on development notes (assets/modell/modellkort.md tells
which); a lower border finds more names and touches more harmless words. Sees one word and its score,
never the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, unique

from verksted.privacy.findings import Source
from verksted.privacy.lists import WordHashes
from verksted.privacy.recognizers.name_parts import is_built_as_a_name
from verksted.privacy.tagger.features import SAME
from verksted.privacy.tagger.lexicon import Word
from verksted.privacy.tagger.model import WordScore
from verksted.privacy.tagger.sound import NAMELIKE
from verksted.privacy.tokens import bare
from verksted.privacy.vocabulary import Grade
from verksted.workshop.language import mark

_CODE = re.compile(r"[a-zæøå]{1,3}\d{1,3}|\w*\d\w*\d\w*")
_HEADS = """
    saken saka saker sak gjengen familien huset rommet metoden loven lova gruppa gruppen planen
    avtalen avtala guttene gutane jentene brevet opplegget regelen tingen greia effekten dagen
    klubben teamet modellen prosjektet mappa mappen moren mora faren broren søstera rapporten
    møtet møta hjemmet heimen stolen bordet festen turen bilen hunden katten ungene barna
    kontoret vedtaket episoden konflikten vakta regimet tiden tida fansen fanclub oppfølging
    styret
"""
_ENDINGS = tuple(sorted({s + head for head in _HEADS.split() for s in ("", "s")}, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one word is taken for: `strength` 2 mask, 1 look, 0 nothing.

    `person` is false for a word that is only unknown.
    """

    strength: int
    source: Source = Source.TAGGER
    why: str = ""
    person: bool = True


NOTHING = Verdict(0)
MAYBE_BESIDE = mark("Hører ordet til navnet ved siden av?")
SETTLED = Verdict(0, why="settled")
"""Nothing, whatever stands beside it."""


class Style(Enum):
    """How a line is written: with capitals; without, as a short note; without, as running text."""

    CASED = 0
    NOTE = 1
    RUNNING = 2


def style_of(texts: Sequence[str]) -> Style:
    """The style of a line, from its words and signs."""
    if any(text[0].isupper() for text in texts):
        return Style.CASED
    return Style.RUNNING if len(texts) >= _RUNNING else Style.NOTE


@dataclass(frozen=True, slots=True)
class Border:
    """From which probability of a person a kind of word is masked, and from which it is looked at.

    Where nothing has a capital, names have none either: there a word is masked from `uncased`, if that is
    lower, in a short note from `note`, in running text from `running`. Running text speaks of people by their
    surname alone, which often is an ordinary word, and its sentences tell more than a note does.
    """

    mask: float
    look: float
    uncased: float = 1.0
    running: float = 1.0
    note: float = 1.0

    def masked_from(self, style: Style) -> float:
        if style is Style.CASED:
            return self.mask
        return min(self.mask, self.uncased, self.running if style is Style.RUNNING else self.note)

    def looked_from(self, style: Style) -> float:
        """Lower in running text without capitals, where more words are somebody's name."""
        return self.look * _RUNNING_LOOK if style is Style.RUNNING else self.look


@unique
class Kind(Enum):
    """What the lists make of a word, with its borders."""

    LISTED = Border(mask=0.03, look=0.0)
    HOMOGRAPH = Border(mask=0.30, look=0.002, uncased=0.10)
    HOMOGRAPH_COMMON = Border(mask=0.45, look=0.003)
    SURNAME = Border(mask=0.05, look=0.0)
    SURNAME_HOMOGRAPH = Border(mask=0.28, look=0.002, uncased=0.20, running=0.06)
    SURNAME_HOMOGRAPH_COMMON = Border(mask=0.70, look=0.015)
    NEAR = Border(mask=0.12, look=0.0, note=0.02)
    UNKNOWN = Border(mask=0.13, look=0.0, running=0.04)
    NAMELIKE = Border(mask=0.13, look=0.0, running=0.025, note=0.002)
    BUILT = Border(mask=0.02, look=0.0, running=0.002, note=0.0)
    WEAK = Border(mask=0.35, look=0.0015, running=0.10, note=0.02)
    ORDINARY = Border(mask=0.50, look=0.005, running=0.07)
    FORM = Border(mask=0.70, look=0.05)
    ORDINARY_COMMON = Border(mask=0.75, look=0.02)
    COMMON = Border(mask=0.85, look=0.1, running=0.50)
    FUNCTION = Border(mask=0.98, look=0.85)
    INITIAL = Border(mask=0.60, look=0.03)


_BARE = frozenset("na")
_RUNNING = 14
"""From how many words and signs a line is running text."""
_RUNNING_LOOK = 0.3
"""How much lower a border for looking is in running text without capitals."""
_HALF_LIKE = NAMELIKE - 2
"""From which sound a word that may be a compound is looked at with less of a reason."""
_OFTEN = 2
"""How common (`Word.common`) an ordinary word is that hardly ever is a name."""
RATHER = 0.6
"""From which probability of a person a word is rather a name than not."""
NOUNS = frozenset("nDcdk")
"""Classes (`Word.classes`) of ordinary nouns."""
ENTITY = 0.5
"""From which probability of any kind of name a strange word is masked, whatever kind it is."""
STRANGE = frozenset({Kind.LISTED, Kind.SURNAME, Kind.NEAR, Kind.UNKNOWN, Kind.NAMELIKE, Kind.BUILT})
"""Kinds of words that are no ordinary words."""
HOMOGRAPHS = frozenset(
    {Kind.HOMOGRAPH, Kind.HOMOGRAPH_COMMON, Kind.SURNAME_HOMOGRAPH, Kind.SURNAME_HOMOGRAPH_COMMON}
)
"""Names that are ordinary words too."""
_UNHEARD = frozenset({Kind.UNKNOWN, Kind.NAMELIKE})


# Little words that stand in lists of names of other languages («Ha», «Vi», «Se»), and a word of the trade
# that is no name in any company.
_FUNCTION = frozenset(
    "gavekort ha få gå ta gi se si så nå vi du da noe alle hos og på er det som til av med".split()
)
# Everyday words that the corpus has not: English ones, and dialect forms beside those the tagger knows.
_EVERYDAY = frozenset(SAME) | frozenset(
    """
    my me you he she it we they us is are was were got get told said call kind read page one the and
    but not so never always every their your his her our im dont didnt cant been being have has had
    will would could should what when who how why where there here this that these those with for
    from about into mum mom dad kids brother sister foster staff like just really nice good bad
    back home know want need feel felt jæ je itte ittno åssen åffer mora moran faren gutten guten
    jenta ungene ungan onga ongan gjærne tæffon bror fosterforeldra fosterforeldrene sjefen veileder
    rettleiar minstemann eldstemann mnd buss penga gamertagen
    """.split()
)


def kind_of(word: Word) -> Kind:
    """Which kind a word is of.

    WEAK: known only as a compound or a derived form; NAMELIKE: in no list, but it sounds like a name;
    BUILT: in no list, but made of two old parts of names, as hardly any ordinary word is;
    COMMON: in every text; FORM: a form that names hardly ever have (definite nouns, verbs, and what only
    our own lists of talk have).
    """
    if len(word.folded) == 1:
        return Kind.INITIAL
    foreign = word.grade is Grade.LISTED and word.sound >= 0
    ordinary = word.grade >= Grade.DERIVED and not foreign
    if word.folded in _FUNCTION:
        return Kind.FUNCTION
    if word.folded in _EVERYDAY and ordinary:
        return Kind.ORDINARY_COMMON if word.given else Kind.COMMON
    if word.given:
        return _by_use(word, Kind.HOMOGRAPH, Kind.HOMOGRAPH_COMMON) if ordinary else Kind.LISTED
    if word.surname:
        return (
            _by_use(word, Kind.SURNAME_HOMOGRAPH, Kind.SURNAME_HOMOGRAPH_COMMON) if ordinary else Kind.SURNAME
        )
    if word.sound >= NAMELIKE or word.grade is not Grade.LISTED:
        return _in_no_list(word, ordinary=ordinary)
    if not ordinary:
        return Kind.NEAR if word.near else Kind.UNKNOWN
    if word.common >= _OFTEN:
        return Kind.ORDINARY_COMMON if word.place else Kind.COMMON
    return Kind.ORDINARY_COMMON if word.common else Kind.ORDINARY if _BARE & set(word.classes) else Kind.FORM


def _in_no_list(word: Word, *, ordinary: bool) -> Kind:
    if word.grade is not Grade.LISTED and is_built_as_a_name(word.folded):
        return Kind.BUILT
    if word.sound >= NAMELIKE:
        return Kind.NAMELIKE
    if ordinary:
        return Kind.WEAK
    return Kind.NEAR if word.near else Kind.UNKNOWN


def _by_use(word: Word, seldom: Kind, common: Kind) -> Kind:
    """A word that everybody uses is a name less often than one that hardly anybody does."""
    return common if word.common else seldom


def is_code(word: Word) -> bool:
    """«D3», «u7», «gutt2»: a participant's code or a number, not a name."""
    return not word.folded.isalpha() and bool(_CODE.fullmatch(word.folded))


def judge(word: Word, score: WordScore, style: Style = Style.CASED) -> Verdict:
    """The verdict on one word from its probabilities and the style of its line."""
    if is_code(word):
        return NOTHING
    kind = kind_of(word)
    person, other = score.person, max(score.place, score.org)
    look = kind.value.looked_from(style)
    if kind is Kind.WEAK and word.sound >= _HALF_LIKE:
        look /= 5
    if kind is Kind.WEAK and word.sound < 1 and style is Style.NOTE:
        style = Style.CASED  # a word that sounds like none is masked no sooner in a note
    strength = 2 if person >= kind.value.masked_from(style) else 1 if person >= look else 0
    if kind in STRANGE and person >= other and person + score.place + score.org >= ENTITY:
        strength = 2
    if kind in _UNHEARD and strength == 1 and person < max(0.05, other):
        return Verdict(
            1, Source.UNKNOWN_WORD, mark("Ordet er ikke kjent. Kan det være et navn?"), person=False
        )
    if not strength:
        return NOTHING
    return Verdict(strength, *_reason(kind, strength))


def _reason(kind: Kind, strength: int) -> tuple[Source, str]:
    if kind is Kind.LISTED:
        sure = mark("Ordet er et fornavn, og setningen passer til et navn.")
        return Source.LIST, sure if strength == 2 else mark("Ordet kan være et fornavn.")
    if kind is Kind.SURNAME:
        sure = mark("Ordet er et etternavn, og setningen passer til et navn.")
        return Source.LIST, sure if strength == 2 else mark("Ordet kan være et etternavn.")
    if kind in HOMOGRAPHS:
        if strength == 2:
            return Source.TAGGER, mark("Ordet er både navn og vanlig ord. Her står det som navn.")
        return Source.TAGGER, mark("Ordet er både navn og vanlig ord. Er det et navn her?")
    if kind is Kind.BUILT:
        return Source.TAGGER, mark("Ordet er satt sammen av to gamle navneledd.")
    if kind is Kind.NEAR:
        return Source.LIST, mark("Ordet ligner et fornavn med en skrivefeil.")
    if kind is Kind.INITIAL:
        return Source.TAGGER, mark("Bokstaven kan stå for et navn.")
    return Source.TAGGER, mark("Setningen tyder på et navn.")


def closed_compound(folded: str, given: WordHashes) -> str:
    """The name in a word such as «ingridsaken», or an empty string."""
    if not folded.endswith(_ENDINGS):
        return ""
    for ending in _ENDINGS:
        if folded.endswith(ending):
            stem = bare(folded[: -len(ending)])
            if len(stem) >= 3 and stem in given:
                return stem
    return ""
