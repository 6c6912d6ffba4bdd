"""A leak, told; and traces of a machine in any text: paths, the user's name, the host's."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from verksted.privacy.reading import Unit
from verksted.workshop.language import current, say
from verksted.workshop.words import Text

_PATH = re.compile(
    r"(?<![\w/])(?:[A-Za-z]:[\\/](?:Users|Documents|Brukere|[\w .-]+\\)"
    r"|\\\\[\w.-]+\\[\w$.-]+|file:/|/(?:home|Users)/\w)"
)


@dataclass(frozen=True, slots=True)
class Leak:
    """`part` says where in words a reader knows, `what` was found, and `why` it must not leave."""

    part: str
    what: str
    why: str


def place(unit: Unit) -> str:
    """Where a unit stands: «topptekst, avsnitt 2»."""
    part, _, kind = unit.part.partition("@")
    inner = part.rpartition("!")[2]
    return say("{del} nr. {nummer}", **{"del": part_name(inner, kind), "nummer": unit.number})


def part_name(part: str, kind: str = "") -> str:
    """A member of a package in words; what has no name of its own goes by its file name."""
    if kind in _KINDS:
        return _KINDS[kind].in_(current())
    for beginning, name in _PARTS:
        if part.startswith(beginning):
            return name.in_(current())
    return part.rpartition("/")[2] or part


_KINDS = {
    "lenke": Text("lenke ut av filen", "lenkje ut av fila"),
    "descr": Text("alternativ tekst", "alternativ tekst"),
    "title": Text("alternativ tekst", "alternativ tekst"),
    "alt": Text("alternativ tekst", "alternativ tekst"),
    "slettet": Text("slettet tekst i sporede endringer", "sletta tekst i spora endringar"),
    "felt": Text("feltkode", "feltkode"),
    "author": Text("forfatter av merknad eller endring", "forfattar av merknad eller endring"),
    "initials": Text("forfatter av merknad eller endring", "forfattar av merknad eller endring"),
    "exif": Text("opplysninger i et bilde", "opplysningar i eit bilete"),
    "xmp": Text("opplysninger i et bilde", "opplysningar i eit bilete"),
    "iptc": Text("opplysninger i et bilde", "opplysningar i eit bilete"),
    "gps": Text("opplysninger i et bilde", "opplysningar i eit bilete"),
    "merknad": Text("merknad i et bilde eller en nettside", "merknad i eit bilete eller ei nettside"),
    "binær": Text("innebygd objekt", "innebygd objekt"),
    "formel": Text("formel", "formel"),
    "val": Text("navn på innholdskontroll", "namn på innhaldskontroll"),
    "displayText": Text("valg i nedtrekksliste", "val i nedtrekksliste"),
    "href": Text("lenke", "lenkje"),
    "stil": Text("stilark", "stilark"),
    "style": Text("stil i et element", "stil i eit element"),
    "skript": Text("skript", "skript"),
    "name": Text("navn på bokmerke, bilde eller egenskap", "namn på bokmerke, bilete eller eigenskap"),
}
_PARTS = (
    ("tekst", Text("linje", "linje")),
    ("kalender", Text("linje", "linje")),
    ("html", Text("avsnitt på nettsiden", "avsnitt på nettsida")),
    ("json", Text("felt i sammendraget", "felt i samandraget")),
    ("word/document", Text("avsnitt", "avsnitt")),
    ("word/header", Text("topptekst", "topptekst")),
    ("word/footer", Text("bunntekst", "botntekst")),
    ("word/footnotes", Text("fotnote", "fotnote")),
    ("word/endnotes", Text("sluttnote", "sluttnote")),
    ("word/comments", Text("merknad", "merknad")),
    ("word/people", Text("forfatter av merknad eller endring", "forfattar av merknad eller endring")),
    ("word/charts", Text("diagram", "diagram")),
    ("word/glossary", Text("byggekloss", "byggjekloss")),
    ("xl/charts", Text("diagram", "diagram")),
    ("xl/worksheets", Text("celle", "celle")),
    ("xl/sharedStrings", Text("celle", "celle")),
    ("xl/comments", Text("merknad", "merknad")),
    ("xl/workbook", Text("arknavn eller navngitt område", "arknamn eller namngitt område")),
    ("docProps/", Text("dokumentegenskap", "dokumenteigenskap")),
    ("customXml/", Text("skjulte tilleggsdata", "skjulte tilleggsdata")),
)


def trace_leaks(unit: Unit, names: Collection[str]) -> list[Leak]:
    """Local paths and the given names, in any unit."""
    out = [
        Leak(place(unit), match[0], say("Stien viser hvor filen ble laget."))
        for match in _PATH.finditer(unit.text)
    ]
    return out + [
        Leak(place(unit), name, say("Navnet viser hvilken maskin filen ble laget på."))
        for name in names
        if len(name) > 2
        and not unit.part.endswith("@stil")
        and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", unit.text, re.IGNORECASE)
    ]
