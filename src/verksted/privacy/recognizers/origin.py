# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Origin of one person: nationality, people, mother tongue or interpreter's language, religion.

Norwegian and English are none, nor are countries as places to go, nor languages in a general wish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers.lexicon import lexicon
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_FROM = re.compile(
    r"(?<!\w)(?:fra|frå|ifra|ifrå|from|født i|fødd i|oppvokst i|vokst opp i|vaks opp i|vaksen opp i|kom hit fra|flyktet fra|flykta fra|flykta frå|rømte fra|foreldre i|familie i|slekt i|født og oppvokst i|krigen i|hjemme i|heime i|asyl fra|born in|bor fortsatt i|tilbake til|sendt til|sendes til|returnert til|returnere til|heim til|hjem til|besteforeldre i|søsken i) $"
)
_BEING = re.compile(
    r"(?<!\w)(?:er|e|æ|var|va|ble|blei|vart|half|halvt|halv|som|am|is|are|was|ho|hu|hun|han|eneste|einaste|den|en|ei|ein|født|fødd|mor|far|mora|faren|mamma|pappa|foreldra|foreldrene|mi|min|to|eg|jeg|æ|oppvokst|oppdratt|blitt|vorte|familien|familie|bakgrunn|kvart)(?: (?:bare|berre|jo|også|òg|både|en|ei|ein|halvt|halv|egentlig|eigentleg|opprinnelig|eneste|einaste|litt|vel|ikke|ikkje|itj|praktiserende|troende|streng|strenge|a|an|og|å))? $"
)
_SPEAKING = re.compile(
    r"(?<!\w)(?:snakker|snakkar|snakke|snakka|prater|pratar|prate|morsmål\w*|morsmålet|tolk\w*|oversett\w*|omsett\w*|oversatt|translate\w*|speaks?|speak|lese|leser|skriver|skriv|svarer|svara|sa|sier|forstår|forstod|kan|kunne|lærte|lært|fikk|fekk|bestilte|bestilt|høyre|høre|trenger|treng|på|til|av|hatt|bruker|synger|ber|ba)(?: (?:bare|berre|en|ei|ein|et|eit|på|til|god|ingen|ikke|ikkje|meg|han|ho|hun|hjemme|heime|litt|flytende|med|feil|rett|riktig|mest|best|fast|og|å|fra|frå))? $"
)
_AFTER_LANGUAGE = re.compile(
    r"(?:-| )?(?:tolk\w*|morsmål\w*|familie\w*|bakgrunn\w*|mor|far|mora|faren|mamma|pappa|foreldr\w*|gutt\w*|gut|guten|jente?\w*|pass|statsborger\w*|statsborgar\w*|mann|kvinne|dame|opphav|slekt\w*|navn|namn|barn\w*|ungdom\w*|fosterbarn\w*|heime|hjemme|besteforeldre|bestemor|rot|røtter|blod|aksent|unge|unger|bror|søster|kultur|språk|gjeng\w*)(?!\w)"
)
_PERSON_NEAR = re.compile(
    r"(?<!\w)(?:jeg|eg|æ|jæ|meg|mæ|min|mi|mor\w*|far|faren|mamma\w*|pappa\w*|han|hun|ho|hu|gutt\w*|gut\w*|jent\w*|bror\w*|søs\w*|sys\w*|foreldra?\w*|familien|bestemor\w*|vi|me|oss|barnet|ungane|datter\w*|dottera|sønn\w*|i|my|he|she|mannen|kona|tante|onkel|fosterfar|fostermor|moren|farmor)(?!\w)"
)
_GENERAL = re.compile(
    r"(?<!\w)(?:materiell\w*|brosjyre\w*|informasjon\w*|info|hefte\w*|plakat\w*|skjema\w*|nettside\w*|filmer?|kurs|flere språk|fleire språk|mat|matrett\w*|timen|faget|fag|lekse\w*|eksamen|prøve)(?: \w+){0,3} (?:på |i )?(?:\w+(?:, ?| og | eller ))*$"
)
_GOODS = re.compile(
    r"(?<!\w)(?:mat|maten|matrett\w*|musikk\w*|film\w*|serie\w*|klær|krydder\w*|brus|godteri|oppskrift\w*|nyhet\w*|brev|pakke\w*|erfaring\w*|forskning\w*|ide\w*|modell\w*|metode\w*) (?:fra|frå|from) $"
)
"""What comes from a country need not be a person."""
_TALK = re.compile(
    r"(?<!\w)(?:om|kunnskap\w*|lære|tema|kurs|forstå|respekt\w* for|plass (?:til|for)|rom for) (?:mer |meir |litt |både |på )?(?:\w+ og )?$"
)
_CULTURE = re.compile(r"[ -](?:kultur\w*|språk\w*|historie\w*|tradisjon\w*|høytid\w*|mat\w*|musikk\w*)(?!\w)")
_LIST = re.compile(r"(?:, | og | eller |/)[a-zæøå]+(?:sk|i|u|to|ali|nja|nya|hu)(?!\w)")
_ROM = re.compile(r"(?<!\w)(?:er|e|æ|var|va|som|ble|am|half|halvt|halv|jeg|mor er|far er) $")
_WEAK = frozenset(
    "kven kvener same samer samar rom roma danske dansken finne finnen ester kaper reisende inder lama tatar kopter kristen kristne mongol chin karen thai twi oromo pole svenske".split()
)
_WHY = mark("Nasjonalitet, folkegruppe eller tro.")
_WHY_LANGUAGE = mark("Språk som kan vise hvor noen kommer fra.")


def find(face: Surface) -> Iterator[Finding]:
    words = face.words
    for first, after, kind in lexicon("opphav").find(words):
        start, end = words[first].start, words[after - 1].end
        before = face.folded[max(0, start - 48) : start]
        if not _subject(face, before, end):
            yield from _listed(face, start, end, kind, before)


def _listed(face: Surface, start: int, end: int, kind: str, before: str) -> Iterator[Finding]:
    """What a listed word is worth where it stands."""
    phrase = face.folded[start:end]
    if kind == "land":
        if _FROM.search(before):
            yield mask(start, end, Label.ORIGIN, mark("Land eller by noen kommer fra."), 0.85)
        return
    follows = bool(_AFTER_LANGUAGE.match(face.folded, end))
    being = bool(_BEING.search(before))
    if phrase in _WEAK:
        if _weak_is_origin(face, phrase, end, before):
            yield mask(start, end, Label.ORIGIN, _WHY, 0.75)
        elif phrase in ("kristen", "kristne", "samer", "samar") and being:
            yield look(start, end, Label.ORIGIN, _WHY, 0.45)
        return
    general = bool(
        _GENERAL.search(before)
        or re.match(
            r" (?:mat|matrett\w*|musikk|film\w*|litteratur|restaurant\w*|ord|bok|bøker)(?!\w)",
            face.folded[end : end + 14],
        )
    ) or (bool(_LIST.match(face.folded, end)) and bool(re.search(r"(?:, | og )$", before)))
    near = bool(_PERSON_NEAR.search(face.folded[max(0, start - 80) : end + 40]))
    if kind == "person" and not general:
        yield (mask if being or near or follows else look)(start, end, Label.ORIGIN, _WHY, 0.8)
    elif general:
        return
    elif follows or being or (_SPEAKING.search(before)):
        yield mask(start, end, Label.ORIGIN, _WHY_LANGUAGE, 0.8)
    else:
        yield look(start, end, Label.ORIGIN, _WHY_LANGUAGE, 0.5)


def _subject(face: Surface, before: str, end: int) -> bool:
    """«kunnskap om samisk kultur», «mat fra Somalia»: a subject, and nobody's origin."""
    talk = _TALK.search(before) and _CULTURE.match(face.folded, end)
    return bool(_GOODS.search(before) or (talk and not _PERSON_NEAR.search(before)))


def _weak_is_origin(face: Surface, phrase: str, end: int, before: str) -> bool:
    """«same» is also nynorsk and English for «the same», «rom» a room: only as what somebody is."""
    closed = bool(re.match(r"\s*(?:$|[.,;:!?)]|(?:og|å|men|som|fra|frå|i|på)\b)", face.folded[end:]))
    if phrase in (
        "danske",
        "svenske",
        "finne",
        "finnen",
        "ester",
        "kaper",
        "chin",
        "karen",
        "thai",
        "twi",
        "oromo",
        "inder",
        "pole",
        "tatar",
        "kopter",
        "mongol",
        "reisende",
        "roma",
        "kristen",
        "kristne",
        "samer",
        "samar",
    ):
        return bool(_BEING.search(before)) and (closed or phrase in ("danske", "svenske"))
    if phrase == "kven" and re.search(
        r"(?<!\w)(?:kven|som|kva|veit|visste|sa|seier|spurde|spør) (?:[^\W\d_]+ )?$", before
    ):
        return False  # «who» in nynorsk
    article = bool(re.search(r"(?<!\w)(?:et|eit|ett|på|i|eget|eiga|dei|den|det|the|samme) $", before))
    return not article and bool(_ROM.search(before)) and closed
