# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Number plates: two letters and five digits (four on motorcycles and trailers), any spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_DIGIT = re.compile(r"\d")
_NAMED = re.compile(
    r"regn?r|reg\.? ?nr|registrering\w*|skilt\w*|kjennemerke\w*|kjenneteikn\w*|bil\w*|golf\w*|skoda\w*|audi\w*|bmw|ford|mazda\w*|kia|nissan\w*|opel\w*|peugeot\w*|mercedes\w*|pickup\w*|taxi\w*|drosje\w*|varevogn\w*|trailer\w*|henger\w*|volvo\w*|tesla\w*|toyota\w*|moped\w*|scooter\w*|motorsyk\w*|tilhenger\w*|hengar\w*|kjør\w*|køyr\w*|parker\w*|plate"
)
_PLATE = re.compile(
    r"(?<![\w§])(?P<l>[a-z]{2})(?P<s>[ -]?|\. ?|[_/]|: ?|\n)(?P<d>\d(?:[ .-]?\d){4}|\d{4})(?![\w]|[.,/]\d| \d)"
)
_READ_OUT = re.compile(
    r"(?<![\w.])(?P<a>[a-z])(?P<s>[. -]{0,2})(?P<b>[a-z])[. _/-]{0,2}(?P<d>[\dol](?:[ .-]?[\dol]){4})(?![\w]|[.,/]\d| \d)"
)
"""«S.U. 77048», «d p 25 842», «T X 6 4 3 4 8», «ev 8o233»: sign by sign, in any groups."""
_BEHIND = re.compile(r"(?<![\w.,/-])(?:\d{5} [a-z]{2}|[a-z]{2}[ -]?\d{1,4} ?[?x*]{1,4})(?![\w?*])")
"""«77048 SU», «SU 770??»: after a word for a vehicle only."""
_NAMED_TOKEN = re.compile(
    r"(?<!\w)(?:regn?r|reg\.? ?nr\.?|registreringsn(?:umme)?r\w*|skiltn?r?|bilskilt|skiltet|kjennemerke)[ :.]{1,2}(?:er |e |var |på )?(?P<x>[a-z0-9]{2,4}[ -]?[a-z0-9]{2,5})(?!\w)"
)
_OWN_WORDS = re.compile(
    r"(?<!\w)(?:skilt(?:et)?|bilskilt(?:et)?|kjennemerket?|personlig skilt|regn?r\.?)[ :.]{1,2}(?:er |var |med |«|\")*(?P<x>[A-ZÆØÅ]{2,7}(?: ?\d{0,4})?)(?!\w)"
)
_GROUPS = re.compile(r"\d{4,5}|\d{2}[ -]\d{3}|\d{3} \d{2}")
_USUAL = frozenset({"", " ", "-"})
_NEVER = frozenset({"kr", "nr", "ca", "bv", "id"})
_SHORT_FORMS = frozenset({"dk", "fh", "mr"})
"""No words of their own: with five digits and a car they are a plate, also in small letters."""
_WORDS = frozenset(
    "av er de nr kr ca ok og om to år på en ei et at da du eg så nå no vi me te se ta gi si ny id ps kl bv dk fh mr ti ha be bo by få gå ut up us uk eu eø sa be".split()
)


def find(face: Surface) -> Iterator[Finding]:
    for m in _OWN_WORDS.finditer(face.text):
        yield mask(*m.span("x"), Label.PLATE, mark("Personlig bilskilt."), 0.75)
    if _DIGIT.search(face.text):
        yield from _with_digits(face)


def _with_digits(face: Surface) -> Iterator[Finding]:
    for m in _PLATE.finditer(face.folded):
        if (found := _plate(face, m)) is not None:
            yield found
    yield from _odd(face)
    yield from _named(face)


def _odd(face: Surface) -> Iterator[Finding]:
    """Letters behind, letters apart, digits left out."""
    for m in _BEHIND.finditer(face.folded):
        if _NAMED.search(face.folded, max(0, m.start() - 24), m.start()) and m.group()[-2:] not in _WORDS:
            yield look(*m.span(), Label.PLATE, mark("Kan være et bilnummer."), 0.5)
    for m in _READ_OUT.finditer(face.folded):
        if found := _read_out(face, m):
            yield found


def _read_out(face: Surface, m: re.Match[str]) -> Finding | None:
    """Sure in capitals or beside a word for a vehicle; otherwise only what is cut like nothing else."""
    pair, digits = m["a"] + m["b"], m["d"]
    if sum(map(str.isdigit, digits)) < 3 or (pair in _WORDS and not m["s"]):
        return None
    capital = face.text[m.start("a")].isupper() and face.text[m.start("b")].isupper()
    if capital or _NAMED.search(face.folded, max(0, m.start() - 24), m.start()):
        return mask(*m.span(), Label.PLATE, mark("Bilnummer."), 0.8)
    if m["s"] and len(digits) > 8:
        return mask(*m.span(), Label.PLATE, mark("Bilnummer."), 0.85)
    if "." in m["s"] or "." in digits or len(digits) > 8:
        return look(*m.span(), Label.PLATE, mark("Kan være et bilnummer."), 0.5)
    return None


def _named(face: Surface) -> Iterator[Finding]:
    """Whatever stands after a word for a plate."""
    for m in _NAMED_TOKEN.finditer(face.folded):
        if sum(map(str.isdigit, m["x"])) >= 2:
            yield mask(*m.span("x"), Label.PLATE, mark("Bilnummer."), 0.85)


def _plate(face: Surface, m: re.Match[str]) -> Finding | None:
    """Two letters and digits: surely a plate with five, with four only beside a word for a vehicle."""
    capital = face.text[m.start() : m.start() + 2].isupper()
    named = bool(_NAMED.search(face.folded, max(0, m.start() - 60), m.end() + 30))
    sure = capital and (named or m["l"] not in _NEVER)
    if m["l"] in _WORDS and not (sure or (named and m["l"] in _SHORT_FORMS)):
        return None
    read_out = m["s"] == "." and "." in m["d"]  # «rk.77.390»
    usual = m["s"] in _USUAL and _GROUPS.fullmatch(m["d"])
    if not (usual or named or (capital and m["s"][:1] != ":")):
        return look(*m.span(), Label.PLATE, mark("Kan være et bilnummer."), 0.5) if read_out else None
    if sum(map(str.isdigit, m["d"])) == 5:
        return mask(*m.span(), Label.PLATE, mark("Bilnummer."), 0.95 if named or capital else 0.85)
    if named:
        return mask(*m.span(), Label.PLATE, mark("Bilnummer."), 0.75)
    if capital and m["l"] not in _WORDS:
        return look(*m.span(), Label.PLATE, mark("Kan være et bilnummer."), 0.5)
    return None
