# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Addresses that no ending tells: «Storgt. 5», «Solsiden 12, 4020 Stavanger», «bor i Løvenvoll 3», «haugtussa 14b».

A number, a postcode, the number of a flat or a word for living beside a word that may be a name of a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers import known
from verksted.privacy.recognizers.address import FLAT, NUMBER, SWALLOW, UNIT, WHY, YEAR, name_start, postal
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_SHORT_STREET = re.compile(
    rf"(?<![\w-])(?P<street>[^\W\d_][\w'-]{{2,30}}(?:gt|gtn|vn|vg|pl|allé|al)\.?) ?(?P<number>{NUMBER})(?![\w%]|[.,/:]\d)(?P<flat>(?:{FLAT}){{0,3}})"
)
_ANY_WITH_POST = re.compile(
    rf"(?<![\w-])(?P<x>(?P<street>[^\W\d_][\w'-]{{2,30}}(?: [^\W\d_]{{3,20}})?) {NUMBER}(?:{FLAT}){{0,2}},?[ \n](?P<code>\d{{4}}) (?P<place>[^\W\d_]{{2,20}}))(?!\w)"
)
_NAME_WITH_POST = re.compile(
    r"(?<![\w-])(?P<lead>(?:på|til|adr\w*\.?|garden|gården|bor på|bur på):? )?(?P<x>(?P<name>(?:(?:nordre|søndre|østre|vestre|øvre|nedre|indre|ytre|store|lille|vesle|midtre|søre|nørdre|austre) )?[^\W\d_][\w'-]{2,24}(?: [^\W\d_]{3,20})?),? \d{4} (?P<place>[^\W\d_]{2,20}))(?!\w)"
)
_WORD_NUMBER = re.compile(
    rf"(?<!\w)(?:i|på|til|te|fra|frå|hjemmebesøk|heimebesøk|adr\w*\.?:?) (?P<x>(?P<street>(?P<one>[^\W\d_]{{2,24}} )?(?P<two>[^\W\d_]{{4,24}})) {NUMBER}(?:{FLAT}){{0,2}})(?![\w%]|[.,/:]\d)"
)
_LETTERED = re.compile(r"(?<![\w-])(?P<street>[^\W\d_]{5,24}) \d{1,3} ?[a-h](?!\w)")
"""«haugtussa 14b»: no game and no telephone has a number with a letter to it."""
_FLAT_ALONE = re.compile(r"(?<!\w)(?:leil\w*\.? )?[hukl]0\d{3}(?!\w)")
_SHORT_ROAD = re.compile(
    r"(?<![\w-])(?P<street>[^\W\d_]{4,24}) (?:gt|vn|vg|pl)\.? \d{1,3} ?[a-h]?(?![\w/]|[.,]\d)"
)
"""«dronningens gt 2»."""
_WITH_FLAT = re.compile(
    r"(?<![\w-])(?P<street>[^\W\d_][\w'-]{2,30}(?: [^\W\d_]{3,20})?) \d{1,3} ?[a-h]?,? ?[hukl]0\d{3}(?!\w)"
)
"""«Solfaret 22 H0101»: the number of a flat tells that it is an address, whatever the street is called."""
_COUNTED = frozenset(
    "kapittel punkt side uke veke tema møterom deltaker deltakar gruppe trinn klasse fase etappe time timen januar februar mars april juni juli august september oktober november desember windows android iphone fortnite playstation".split()
)
_LIVES_AT = re.compile(
    rf"(?<!\w)(?:bor|bodde|budd|bur|budde|flytta|flyttet|adr\w*\.?|adresse\w*|lives|heime|hjemme)(?: (?:er|e|nå|no|var|mi|min|hans|hennes|inn|til|i|på|at))*:? (?P<x>(?P<street>[^\W\d_][^\W\d_]{{3,24}}(?: [^\W\d_]{{3,20}})?) {NUMBER}(?:{FLAT}){{0,2}})(?![\w%]|[.,/:]\d)"
)
_ROOMS = frozenset(
    "hjemmefra heimefra heimanfrå rom rommet avdeling avd etasje blokk oppgang inngang leilighet hybel hybelen hus nummer nr bolig sone fosterhjem fosterheim heim hjem institusjon klasse gruppe sammen der hjemme minst over under cirka nesten".split()
)


def find(face: Surface) -> Iterator[Finding]:
    """«Storgt. 5», «Solsiden 12, 4020 Stavanger», «bor i Løvenvoll 3»: no ending tells that it is a street."""
    text = face.folded
    for m in _SHORT_STREET.finditer(text):
        proper = face.text[m.start()].isupper() or not known.listed_word(m["street"].rstrip("."))
        if proper and not UNIT.match(text, m.end("number")):
            post = SWALLOW.match(text, m.end())
            end = post.end() if post and postal(post.group()) else m.end()
            start, _ = name_start(face, m.start(), "", alone=False)
            yield mask(start, end, Label.ADDRESS, WHY, 0.85)
    for m in _NAME_WITH_POST.finditer(text):
        proper = face.text[m.start("name")].isupper() or bool(m["lead"])
        if proper and known.is_place(m["place"]) and not known.is_function(m["name"].split()[0]):
            yield mask(*m.span("x"), Label.ADDRESS, mark("Navn på et sted med postnummer."), 0.8)
    yield from _numbered(face)
    for m in _ANY_WITH_POST.finditer(text):
        if known.is_place(m["place"]):
            yield mask(*m.span("x"), Label.ADDRESS, WHY, 0.85)
    for m in _WITH_FLAT.finditer(text):
        first = m["street"].split()[0]
        start = m.start() + (len(first) + 1 if known.is_function(first) and " " in m["street"] else 0)
        yield mask(start, m.end(), Label.ADDRESS, WHY, 0.85)
    for m in _LIVES_AT.finditer(text):
        first = m["street"].split()[0]
        if not UNIT.match(text, m.end("x")) and not (known.is_function(first) or first in _ROOMS):
            yield look(*m.span("x"), Label.ADDRESS, mark("Ser ut som en adresse etter et ord for å bo."), 0.5)


def _numbered(face: Surface) -> Iterator[Finding]:
    """«i Fagertun 9», «til Brattås 12 B»: a strange word with a house number after a preposition."""
    for m in _WORD_NUMBER.finditer(face.folded):
        words = m["street"].split()
        if (
            UNIT.match(face.folded, m.end("x"))
            or any(known.is_function(w) or w in _ROOMS or w in _COUNTED for w in words)
            or YEAR.fullmatch(m["x"].rpartition(" ")[2])
        ):
            continue
        if not all(map(known.ordinary, words)) and not (len(words) == 1 and known.given_name(words[0])):
            yield look(*m.span("x"), Label.ADDRESS, mark("Kan være en adresse."), 0.45)
    for m in _LETTERED.finditer(face.folded):
        if not known.ordinary(m["street"]) and m["street"] not in _COUNTED:
            yield look(*m.span(), Label.ADDRESS, mark("Kan være en adresse."), 0.45)
    for m in _FLAT_ALONE.finditer(face.folded):
        yield look(*m.span(), Label.ADDRESS, mark("Nummeret på en leilighet."), 0.5)
    for m in _SHORT_ROAD.finditer(face.folded):
        if not known.is_function(m["street"]) and (
            m["street"].endswith("s") or not known.ordinary(m["street"])
        ):
            yield mask(*m.span(), Label.ADDRESS, WHY, 0.8)
