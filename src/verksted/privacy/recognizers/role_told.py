# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Roles that a whole phrase tells: «mamma jobber i kassa på Spar», «hun som driver kiosken», «ordføreren er tanta mi».

An office that stands alone, or with its place, is role.py's. Everything here is for a person to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers import kin, known
from verksted.privacy.recognizers.lexicon import word_set
from verksted.privacy.recognizers.make import look
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

KIN = rf"(?<!\w)(?:{kin.SOMEBODY}|han|hun|ho|hu|he|she|familien|(?:han|n'|ho|hun|hu) {kin.FAMILY}){kin.OWN}"
_TITLE_OF = re.compile(
    r"(?<!\w)(?P<x>(?:sønn|sønnen|son|sonen|datter|dattera|datteren|dotter|dottera|barn|barnet|bror|broren|søster|søstera|kona|mannen|kjæresten|nevø|niese|barnebarn)(?:et|en)? (?:til|av|te|åt) (?P<office>[^\W\d_]{4,}))(?!\w)"
)
_LOCAL = re.compile(
    r"(?<!\w)(?P<x>[^\W\d_]*(?:leder|lederen|leiar|leiaren|formann|formannen|kasserer|styreleder|styreleiar|styremedlem|medlem av styret|dirigent|trener|trenar|oppmann) (?:i|for|av|på) [^\W\d_]*(?:laget|foreningen|foreninga|foreininga|klubben|utvalget|utvalet|korpset|menigheten|styret|rådet|partiet|høyre|venstre|arbeiderpartiet|ap|sp|sv|frp|krf|mdg|rødt|[gj] ?\d{1,2}|g-?\d{1,2}|a-laget|juniorlaget|kvinnelaget|idrettslaget|bygdelaget))(?!\w)"
)
_JOB = re.compile(
    rf"{KIN} (?P<x>(?:jobber|jobba|jobbar|jobbe|arbeider|arbeidar|arbeide|arbeida|works|underviser|underviste|trener|trenar|står(?! og)|kjører|køyrer|kjøre)(?: (?:som|as))?(?: [^\W\d_]+){{0,3}}? (?P<l>i|på|ved|hos|at|in) (?P<p>[^\W\d_][\w-]*))"
)
_ONLY_WORKS = re.compile(r"(?:jobb|arbeid)\w+ (?:i|på|ved|hos) ")
"""«jobber på Jernia»: that is the name of an organisation (workplace.py), and no trade is told."""
_WHO_RUNS = re.compile(
    r"(?<!\w)(?:han|hun|ho|hu|den|dama|mannen|damen) som (?:eier|eig|driver|driv|styrer|leder|leier|trener|trenar|underviser) (?:[^\W\d_]+ ){1,3}?(?:i|på|ved|hos|for) [^\W\d_][\w-]*"
)
_THE_ONLY = re.compile(
    r"(?<!\w)(?:den|han|ho|hun) (?:eneste|einaste) (?:[^\W\d_]+ )?[^\W\d_]{3,}(?:en|a|n|aren|eren) (?:i|på|ved|hos) (?:bygda|byen|kommunen|grenda|øya|dalen|kommuna|skolen|skulen|klassen|trinnet|laget|stedet|fjorden|nabobygda|fylket|norge|noreg)(?!\w)"
)
_WHO_OWNS = re.compile(
    r"(?<!\w)(?:han|hun|ho|hu|dama|mannen|damen|de|dei) som (?:eier|eig|driver|driv|styrer|eigde|eide|drev) (?P<p>[^\W\d_]{4,})(?!\w)"
)
_IS_KIN = re.compile(
    rf"(?<!\w)(?P<office>[^\W\d_]{{4,}}) (?:er|e|var|va|ble|blei|vart) (?:også |òg |jo )?{kin.SOMEBODY} (?:min|mi|vår|hans|hennes|hennar|til [^\W\d_]+)(?!\w)"
)
_ON_ROUTE = re.compile(
    r"(?<!\w)(?:bus|buss|taxi|drosje|trikke|ferge|ferje|tog|skolebuss|skulebuss|båt)(?:sjåfør|sjåføren|føraren|føreren|vakta|vakten|skipperen|konduktøren|kapteinen) (?:på|i) (?:(?:rute|linje|linja|ruta|buss) ?\d+|\d+(?:-?er'?n|-?eren)?)(?!\w)"
)
_DEEDS = re.compile(
    rf"{KIN} (?:(?P<x>(?:trener|trenar|trente|trena|coacher) (?:[gj]-? ?\d{{1,2}}|a-laget|laget|juniorlaget|jentene|guttene|gutane)(?: (?:til|i|på) [^\W\d_]+)?"
    rf"|(?:kjører|køyrer|kjøre|køyre|kjørte|køyrde|styrer|fører) (?:skolebussen|skulebussen|bussen|ferja|ferga|hurtigbåten|ambulansen|sykebilen|brøytebilen|søppelbilen|posten|melkebilen|mjølkebilen)"
    rf"|(?:sitter|sitte|sit|satt|sat) i (?:kommunestyret|bystyret|formannskapet|fylkestinget|stortinget|sametinget|heradsstyret|bydelsutvalget|menighetsrådet|soknerådet|styret (?:i|for|til) [^\W\d_]+))"
    rf"|{kin.BE} (?P<y>(?:leder|leiar|sjef|direktør|avdelingsleder|teamleder) (?:for|i|på|av) (?:bup|nav|ppt|dps|barnevernet|barneverntjenesten|barneverntenesta|helsestasjonen|sfo|tjenesten)|(?:nav|bup|ppt|dps|bv)-(?:leder|leiar|sjef)))(?!\w)"
)
"""What a relative coaches, drives, sits in or leads."""
WHY = mark("Verv eller stilling som peker på én person.")


@cache
def offices() -> frozenset[str]:
    return word_set("roller", "alltid")


@cache
def workplaces() -> frozenset[str]:
    return word_set("roller", "arbeidssteder")


@cache
def places() -> frozenset[str]:
    return word_set("roller", "steder")


def told(face: Surface, text: str) -> Iterator[Finding]:
    """«mamma jobber i kassa på Spar», «han som eier butikken på Holmen», «bussjåføren på rute 4»."""
    for m in _JOB.finditer(text):
        low = face.folded[m.start("p") : m.end("p")]
        named = (
            face.text[m.start("p")].isupper()
            or known.is_place(low)
            or low in places()
            or not known.ordinary(low)
        )
        plain = _ONLY_WORKS.fullmatch(face.folded[m.start("x") : m.start("p")])
        capital = face.text[m.start("p")].isupper()
        if plain and (capital or (named and low not in places() and low not in workplaces())):
            continue
        if named or ((low in workplaces() or known.definite(low)) and m["l"] != "at"):
            yield look(*m.span("x"), Label.ROLE, WHY, 0.5)
    for m in _TITLE_OF.finditer(face.folded):
        if m["office"] in offices():
            yield look(*m.span("x"), Label.ROLE, WHY, 0.6)
    yield from _offices_and_owners(face, text)


def _offices_and_owners(face: Surface, text: str) -> Iterator[Finding]:
    """«pappa trener G14», «ordføreren er tanta mi», «hun som driver kiosken», «leder i bygdelaget»."""
    for m in _DEEDS.finditer(text):
        yield look(*m.span("x" if m["x"] else "y"), Label.ROLE, WHY, 0.5)
    for m in _IS_KIN.finditer(text):
        if m["office"] in offices():
            yield look(*m.span(), Label.ROLE, WHY, 0.6)
    for m in _WHO_OWNS.finditer(face.folded):
        if m["p"] in places() or m["p"] in workplaces():
            yield look(*m.span(), Label.ROLE, WHY, 0.5)
    for m in _LOCAL.finditer(face.folded):
        yield look(*m.span("x"), Label.ROLE, WHY, 0.5)
    for regex in (_WHO_RUNS, _ON_ROUTE, _THE_ONLY):
        for m in regex.finditer(face.folded):
            yield look(*m.span(), Label.ROLE, WHY, 0.5)
