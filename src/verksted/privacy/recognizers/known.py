# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""What a word is, asked once for all recognizers: a place, a first name, an ordinary word of some class."""

from __future__ import annotations

from functools import cache, lru_cache

from verksted.privacy import lists, misspelt
from verksted.privacy.lists import word_hash
from verksted.privacy.recognizers.lexicon import word_set
from verksted.privacy.vocabulary import (
    ADJECTIVE,
    FINITE,
    INFINITIVE,
    NOUN,
    NOUN_DEFINITE,
    PARTICIPLE,
    PARTICLE,
    PRONOUN,
    Grade,
    Vocabulary,
)

PREPOSITIONS = frozenset(
    "i på fra frå til te ved mot hos utenfor utanfor nær rundt kring via omkring bortenfor sør nord øst vest in from to at near mellom nordom sønnafor imellom innafor nedi oppi borti ned opp bort".split()
)
"""Words after which a place may stand."""

FUNCTION_WORDS = frozenset(
    "og eller men at som om når da då der her en ei et ein eit den det de dei dem min mi mitt mine din di ditt sin si sitt "
    "sine vår vårt våre hans hennes deres hennar deira jeg eg æ jæ du han hun ho hu vi me dere dykk dokker i på av til te fra frå med me for mot hos ved "
    "under over etter før uten utan mellom gjennom om enn er e var va har hadde har ha kan kunne skal skulle vil ville må måtte bør blir ble blei vart "
    "ikke ikkje itj kje ikkj så også óg òg bare berre kun alle all alt annen anna andre annan hver kvar hvert kvart noen nokon noe noko ingen inga hvilken "
    "samme same egen eiga eget eigen ny nytt nye gammel gammal gamle gammelt god godt gode beste bra dårlig stor stort store liten lita lite små første fyrste siste neste "
    "førre forrige vanlig vanleg vanlige hele heile mange flere fleire mye mykje to tre fire fem seks sju åtte ni ti elleve tolv a the my our your his her is in to of and for from at on "
    "går gikk gjekk gå bor bodde bur budde begynte begynner byrja slutta sluttet kommer kom kjem jobber jobba sa sier seier sier ringte ringer bytta byttet hvilke denne dette disse når nå no "
    "ved via per ca både verken enten hvor kor kvar hva kva ka hvem kven kem hvorfor kvifor fordi hvis viss dersom siden sidan mens medan".split()
)


_LARGE = frozenset(
    "agder akershus buskerud finnmark innlandet nordland rogaland telemark troms trøndelag vestfold vestland østfold hordaland oppland hedmark viken "
    "norge noreg norway østlandet vestlandet sørlandet nord-norge nordnorge midt-norge europa afrika asia amerika usa sverige danmark finland island "
    "tyskland england storbritannia frankrike spania italia hellas portugal polen irland skottland østerrike sveits nederland belgia tsjekkia ungarn romania bulgaria "
    "kroatia serbia bosnia kosovo albania tyrkia kypros russland ukraina litauen latvia estland syria irak iran libanon israel palestina gaza jordan egypt marokko algerie "
    "tunisia somalia eritrea etiopia sudan kenya uganda rwanda kongo nigeria ghana gambia afghanistan pakistan india bangladesh nepal kina japan thailand vietnam filippinene canada mexico brasil chile colombia australia".split()
)


def is_function(low: str) -> bool:
    """Whether the word is a preposition, pronoun, auxiliary or the like: never a name of anything."""
    return low in FUNCTION_WORDS or low in PREPOSITIONS


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary.load()


@lru_cache(maxsize=4096)
def _classes(low: str) -> int:
    """The classes of a form (`Vocabulary.classes`); what is asked of them below needs no memory of its own."""
    return _vocabulary().classes(low)


@lru_cache(maxsize=4096)
def ordinary(low: str) -> bool:
    """Whether this is an ordinary word, an inflection or a compound of such."""
    return _vocabulary().grade(low) >= Grade.DERIVED


def listed_word(low: str) -> bool:
    """Whether the form itself stands in the dictionary."""
    return _classes(low) >= 0


def verb_or_adjective(low: str) -> bool:
    """Whether the form is a verb, adjective, pronoun or particle: no name in front of «skole»."""
    classes = _classes(low)
    return classes > 0 and bool(classes & (FINITE | INFINITIVE | PARTICIPLE | ADJECTIVE | PARTICLE | PRONOUN))


def adjective(low: str) -> bool:
    """Whether the form can be an adjective or a participle."""
    classes = _classes(low)
    return classes > 0 and bool(classes & (ADJECTIVE | PARTICIPLE))


def particle(low: str) -> bool:
    """Whether the form is nothing but an adverb, preposition, pronoun or the like."""
    classes = _classes(low)
    return classes > 0 and not classes & ~(PARTICLE | PRONOUN)


def noun(low: str) -> bool:
    """Whether the form is a noun, or a compound nobody lists: what a number before it may count."""
    if not low:
        return False
    classes = _classes(low)
    if classes < 0:
        return len(low) > 6
    return bool(classes & (NOUN | NOUN_DEFINITE)) and not classes & (PARTICLE | PRONOUN)


@cache
def _further_places() -> frozenset[str]:
    return frozenset(
        w.replace("_", " ") for kind in ("regioner", "tidligere") for w in word_set("steder", kind)
    )


def definite(low: str) -> bool:
    """Whether the form is a noun in the definite: «dalen», «sletta»."""
    classes = _classes(low)
    return classes > 0 and bool(classes & NOUN_DEFINITE)


@lru_cache(maxsize=4096)
def is_place(low: str) -> bool:
    """A municipality, postal town, district of a town or sub-county region (counties and countries are none)."""
    if low in _further_places():
        return True
    number = word_hash(low)
    # Nearly every word stops at the union of all lists of places.
    return lists.load("places").has(number) and any(
        lists.load(name).has(number) for name in ("kommuner", "poststeder", "bydeler")
    )


@lru_cache(maxsize=1024)
def is_country_or_county(low: str) -> bool:
    """Too large to point at anybody; «oslo» is a county too, but is asked as a place first."""
    return low.removesuffix("s") in _LARGE or low in _LARGE


@lru_cache(maxsize=1024)
def meant(low: str) -> str:
    """The everyday word that a slip of the fingers turned into this (`misspelt.meant`): hundreds of look-ups."""
    return misspelt.meant(low)


@lru_cache(maxsize=1024)
def slip(low: str) -> bool:
    """Whether it is an ordinary word, or one letter from one."""
    return _vocabulary().grade(low) >= Grade.SLIP


@lru_cache(maxsize=1024)
def sounds_ordinary(low: str) -> bool:
    """Whether it is an ordinary word as a dialect would spell it (`Vocabulary.sounds_ordinary`): as many."""
    return _vocabulary().sounds_ordinary(low)


@lru_cache(maxsize=4096)
def given_name(low: str) -> bool:
    return low in lists.load("given_names")


@lru_cache(maxsize=4096)
def surname(low: str) -> bool:
    return low in lists.load("surnames")


def clear_caches() -> None:
    """Forget the words asked about: a cache must not keep a document's words alive (used when locking)."""
    for asked in (_classes, ordinary, is_place, meant, slip, sounds_ordinary, given_name, surname):
        asked.cache_clear()
