# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Farms: an address in the country, with or without the place («Nedre Hjelle i 6963 Dale»)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers import known
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_BARE_OK = frozenset(
    "nordre søndre østre vestre øvre nedre gamle store lille vesle indre ytre midtre lange nye søre nørdre austre st sankt olav".split()
)
_FARM = re.compile(
    r"(?<!\w)(?:på |til |frå |fra |ved )?(?P<trigger>garden|gården|gardsbruket|gårdsbruket|gard|gård|småbruket|småbruk|bruket|bondegården|bondegarden|plassen|husmannsplassen|setra|setera|stølen|hytta|eiendommen|eigedomen|tunet|the farm|farm)"
    r"(?: (?:vår|vår,|min|deres|sin|heter|heiter|som heter|som heiter|hans|hennes|kalla|kalt|som heter|til \w+))?[ :,]{1,2}[\"«“]?(?P<x>(?P<name>(?:(?:nordre|søndre|østre|vestre|øvre|nedre|indre|ytre|store|lille|vesle|midtre|nordigard|søgard|søre|nørdre|austre|gamle|nye|heimre|inste|ystre) )?[^\W\d_][\w-]{1,24}"
    r"(?: (?:nordre|søndre|østre|vestre|øvre|nedre|indre|ytre|store|lille|vesle|midtre|søre))?)(?P<at>[\"»”]? (?:i|på|ved) (?:\d{4} )?(?P<place>[^\W\d_]{2,24}))?)"
)
_DIRECTION = re.compile(
    r"(?<!\w)(?P<x>(?P<dir>nordre|søndre|østre|vestre|øvre|nedre|indre|ytre|midtre|søre|nørdre|austre|heimre|inste|ystre) (?P<name>[^\W\d_]{3,24})(?P<at> (?:i|på) (?:\d{4} )?(?P<place>[^\W\d_]{2,24}))?)(?!\w)"
)


def _placed(face: Surface, m: re.Match[str]) -> bool:
    """Whether a place follows: listed, with a capital, or after a postcode."""
    if not m["place"]:
        return False
    postcode = bool(re.search(r"\d{4}", m["at"]))
    return postcode or known.is_place(m["place"]) or face.text[m.start("place")].isupper()


_NAMED_FARM = re.compile(
    r"(?<![\w-])(?P<x>(?P<name>(?:(?:nordre|søndre|østre|vestre|øvre|nedre|indre|ytre|store|lille|vesle|midtre|søre|nørdre|austre|gamle) )?[^\W\d_][\w-]{1,24}) (?:gård|gard|gaard|seter|sæter|bruk|småbruk|gårdsbruk|husmannsplass)(?: (?:i|på) (?P<place>[^\W\d_]{2,24}))?)(?!\w)"
)


_CLOSED_FARM = re.compile(
    r"(?<![\w-])(?P<x>(?P<name>[^\W\d_]{3,20}(?:garden|gården|gard|gård|setra|sætra|bruket|tunet))(?: (?:i|på) (?P<place>[^\W\d_]{2,24}))?)(?!\w)"
)
_TO_A_FARM = re.compile(r"(?<!\w)(?:på|til|te|frå|fra|ved|heiter|heter|adr\w*\.?:?) $")


def _closed_farms(face: Surface) -> Iterator[Finding]:
    """«Opheimsgarden i Vinje»: a name closed up with the word for a farm, and no word of a dictionary."""
    if not any(word in face.folded for word in ("gard", "gård", "tra", "bruket", "tunet")):
        return
    for m in _CLOSED_FARM.finditer(face.folded):
        if known.listed_word(m["name"]) or not _TO_A_FARM.search(
            face.folded, max(0, m.start() - 12), m.start()
        ):
            continue
        placed = bool(m["place"]) and (known.is_place(m["place"]) or face.text[m.start("place")].isupper())
        end = m.end("x") if placed else m.end("name")
        if placed or face.text[m.start()].isupper() or not known.ordinary(m["name"]):
            yield (mask if placed else look)(m.start(), end, Label.ADDRESS, mark("Navn på en gård."), 0.75)


def _named_farms(face: Surface) -> Iterator[Finding]:
    """«Haugen gård i Eidsberg»: the name in front of the farm."""
    for m in _NAMED_FARM.finditer(face.folded):
        name = m["name"].split()[-1]
        directed = m["name"].split()[0] in _BARE_OK and " " in m["name"]
        if known.is_function(name) or (known.verb_or_adjective(name) and not directed):
            continue
        place = m["place"]
        placed = bool(place) and (known.is_place(place) or face.text[m.start("place")].isupper())
        end = m.end("x") if placed else m.start("place") - 3 if place else m.end("x")
        if (
            directed
            or face.text[m.start("name")].isupper()
            or known.definite(name)
            or not known.ordinary(name)
        ):
            yield (mask if placed else look)(m.start("x"), end, Label.ADDRESS, mark("Navn på en gård."), 0.75)


def farms(face: Surface) -> Iterator[Finding]:
    text = face.folded
    yield from _named_farms(face)
    yield from _closed_farms(face)
    for m in _FARM.finditer(text):
        name = m["name"].split()[-1] if m["name"].split()[-1] not in _BARE_OK else m["name"].split()[0]
        start, end = m.span("x")
        placed = _placed(face, m)
        if not placed:
            end = m.end("name")
        if name in known.FUNCTION_WORDS or name in known.PREPOSITIONS:
            continue
        capital = face.text[m.start("name")].isupper()
        directed = (
            m["name"].split()[0] in _BARE_OK | {"heimre", "inste", "ystre"} and len(m["name"].split()) > 1
        )
        if capital or directed or (placed and not known.verb_or_adjective(name)):
            yield mask(start, end, Label.ADDRESS, mark("Navn på en gård."), 0.85)
        elif not known.ordinary(name):
            yield look(start, end, Label.ADDRESS, mark("Navn på en gård."), 0.55)
    for m in _DIRECTION.finditer(text):
        if m["name"] in known.FUNCTION_WORDS or known.is_place(f"{m['dir']} {m['name']}"):
            continue
        placed = _placed(face, m)
        capital = face.text[m.start("name")].isupper()
        end = m.end("x") if placed else m.end("name")
        if capital or (placed and not known.listed_word(m["name"])):
            yield mask(m.start("x"), end, Label.ADDRESS, mark("Navn på en gård eller et sted."), 0.8)
        elif placed or not known.listed_word(m["name"]):
            yield look(m.start("x"), end, Label.ADDRESS, mark("Kan være navnet på en gård."), 0.5)
