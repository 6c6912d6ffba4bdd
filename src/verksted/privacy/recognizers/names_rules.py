"""When a word is a name: the borders between masking, asking a person, and leaving it alone.

Every number here is tuned on the corpus and on development notes (assets/modell/modellkort.md tells
which); a lower border finds more names and touches more harmless words. Sees one word and its score,
never the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verksted.privacy.findings import Source
from verksted.privacy.lists import WordHashes
from verksted.privacy.tagger.lexicon import Word
from verksted.privacy.tokens import bare
from verksted.privacy.vocabulary import Grade

_CODE = re.compile(r"[a-zæøå]{1,3}\d{1,3}|\w*\d\w*\d\w*")
_HEADS = ["saken", "saka", "saker", "sak", "gjengen", "familien", "huset", "rommet", "metoden", "loven", "lova", "gruppa", "gruppen", "planen", "avtalen", "avtala", "guttene", "gutane", "jentene", "brevet", "opplegget", "regelen", "tingen", "greia", "effekten", "dagen", "klubben", "teamet", "modellen", "prosjektet", "mappa", "mappen", "moren", "mora", "faren", "broren", "søstera", "rapporten", "møtet", "møta", "hjemmet", "heimen", "stolen", "bordet", "festen", "turen", "bilen", "hunden", "katten", "ungene", "barna", "kontoret", "vedtaket", "episoden", "konflikten", "vakta", "regimet", "tiden", "tida", "fansen", "fanclub", "oppfølging", "styret"]
_ENDINGS = tuple(sorted({*_HEADS, *(f"s{head}" for head in _HEADS)}, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one word is taken for: `strength` 2 mask, 1 look, 0 nothing; `person` false if it is only unknown."""

    strength: int
    source: Source = Source.TAGGER
    why: str = ""
    person: bool = True


NOTHING = Verdict(0)

# Kind of word: from which probability of a person it is masked, and from which it is looked at.
LISTED, HOMOGRAPH, SURNAME, SURNAME_HOMOGRAPH, NEAR, UNKNOWN, ORDINARY, INITIAL = range(8)
MASK = (0.30, 0.62, 0.40, 0.70, 0.55, 0.60, 0.90, 0.80)
LOOK = (0.0, 0.02, 0.01, 0.03, 0.01, 0.0, 0.12, 0.12)


def kind_of(word: Word) -> int:
    """Which row of the tables a word belongs to."""
    if len(word.folded) == 1:
        return INITIAL
    ordinary = word.grade >= Grade.DERIVED
    if word.given:
        return HOMOGRAPH if ordinary else LISTED
    if word.surname:
        return SURNAME_HOMOGRAPH if ordinary else SURNAME
    if word.near and not ordinary:
        return NEAR
    return ORDINARY if ordinary else UNKNOWN


def is_code(word: Word) -> bool:
    """«D3», «u7», «gutt2»: a participant's code or a number, not a name."""
    return any(letter.isdigit() for letter in word.folded) and bool(_CODE.fullmatch(word.folded))


def judge(word: Word, person: float, other: float) -> Verdict:
    """The verdict on one word: `person` its probability, `other` that of a place or an organisation."""
    if is_code(word):
        return NOTHING
    kind = kind_of(word)
    strength = 2 if person >= MASK[kind] else 1 if person >= LOOK[kind] else 0
    if kind == UNKNOWN and strength == 1 and person < max(0.05, other):
        return Verdict(1, Source.UNKNOWN_WORD, "Ordet er ikke kjent. Kan det være et navn?", person=False)
    if not strength:
        return NOTHING
    return Verdict(strength, *_reason(kind, strength))


def _reason(kind: int, strength: int) -> tuple[Source, str]:
    if kind in (LISTED, SURNAME):
        name = "et fornavn" if kind == LISTED else "et etternavn"
        return (
            Source.LIST,
            f"Ordet er {name}, og setningen passer til et navn."
            if strength == 2
            else f"Ordet kan være {name}.",
        )
    if kind in (HOMOGRAPH, SURNAME_HOMOGRAPH):
        if strength == 2:
            return Source.TAGGER, "Ordet er både navn og vanlig ord. Her står det som navn."
        return Source.TAGGER, "Ordet er både navn og vanlig ord. Er det et navn her?"
    if kind == NEAR:
        return Source.LIST, "Ordet ligner et fornavn med en skrivefeil."
    if kind == INITIAL:
        return Source.TAGGER, "Bokstaven kan stå for et navn."
    return Source.TAGGER, "Setningen tyder på et navn."


def closed_compound(folded: str, given: WordHashes) -> str:
    """The name in a word such as «ingridsaken», or an empty string."""
    for ending in _ENDINGS:
        if folded.endswith(ending):
            stem = bare(folded[: -len(ending)])
            if len(stem) >= 3 and stem in given:
                return stem
    return ""
