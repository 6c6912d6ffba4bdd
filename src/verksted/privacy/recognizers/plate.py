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
    r"regn?r|reg\.? ?nr|registrering\w*|skilt\w*|kjennemerke\w*|kjenneteikn\w*|bil\w*|golf\w*|volvo\w*|tesla\w*|toyota\w*|moped\w*|scooter\w*|motorsyk\w*|tilhenger\w*|hengar\w*|kjør\w*|køyr\w*|parker\w*|plate"
)
_PLATE = re.compile(
    r"(?<![\w§])(?P<l>[a-z]{2})(?P<s>[ -]?|\. ?|[_/]|: ?|\n)(?P<d>\d(?:[ .-]?\d){4}|\d{4})(?![\w]|[.,/]\d| \d)"
)
_APART = re.compile(r"(?<![\w.])[a-z](?:\. ?| )[a-z](?:\. ?| )\d{2} ?\d{3}(?![\w]|[.,/]\d| \d)")
"""«S.U. 77048», «d p 25842»."""
_BEHIND = re.compile(r"(?<![\w.,/-])(?:\d{5} [a-z]{2}|[a-z]{2}[ -]?\d{1,4} ?[?x*]{1,4})(?![\w?*])")
"""«77048 SU», «SU 770??»: after a word for a vehicle only."""
_SPACED = re.compile(r"(?<!\w)[a-z][ .-]?[a-z](?:[ .-]\d){5}(?![\w]|[ .-]\d)")
"""«z t 1 2 0 4 4»: read out sign by sign."""
_LOOKALIKE = re.compile(r"(?<!\w)[a-z]{2}[ -]?[0-9ol]{5}(?!\w)")
_NAMED_TOKEN = re.compile(
    r"(?<!\w)(?:regn?r|reg\.? ?nr\.?|registreringsn(?:umme)?r\w*|skiltn?r?|bilskilt|skiltet|kjennemerke)[ :.]{1,2}(?:er |e |var |på )?(?P<x>[a-z0-9]{2,4}[ -]?[a-z0-9]{2,5})(?!\w)"
)
_OWN_WORDS = re.compile(
    r"(?<!\w)(?:skilt(?:et)?|bilskilt(?:et)?|kjennemerket?|personlig skilt|regn?r\.?)[ :.]{1,2}(?:er |var |med |«|\")*(?P<x>[A-ZÆØÅ]{2,7}(?: ?\d{0,4})?)(?!\w)"
)
_GROUPS = re.compile(r"\d{4,5}|\d{2}[ -]\d{3}|\d{3} \d{2}")
_USUAL = frozenset({"", " ", "-"})
_NEVER = frozenset({"kr", "nr", "ca", "bv", "id"})
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
    for m in _SPACED.finditer(face.folded):
        if m.group()[:2] in _WORDS:
            continue
        yield mask(*m.span(), Label.PLATE, mark("Bilnummer."), 0.85)
    for m in _LOOKALIKE.finditer(face.folded):
        digits = sum(map(str.isdigit, m.group()))
        if m.group()[:2] not in _WORDS and digits in (3, 4) and face.text[m.start()].isupper():
            yield mask(*m.span(), Label.PLATE, mark("Bilnummer med bokstaver for sifre."), 0.75)
    yield from _named(face)


def _odd(face: Surface) -> Iterator[Finding]:
    """Letters behind, letters apart, digits left out."""
    for m in _BEHIND.finditer(face.folded):
        if _NAMED.search(face.folded, max(0, m.start() - 24), m.start()) and m.group()[-2:] not in _WORDS:
            yield look(*m.span(), Label.PLATE, mark("Kan være et bilnummer."), 0.5)
    for m in _APART.finditer(face.folded):
        written = face.text[m.start() : m.end()]
        told = written[0].isupper() or _NAMED.search(face.folded, max(0, m.start() - 24), m.start())
        if told:
            yield mask(*m.span(), Label.PLATE, mark("Bilnummer."), 0.8)


def _named(face: Surface) -> Iterator[Finding]:
    """Whatever stands after a word for a plate."""
    for m in _NAMED_TOKEN.finditer(face.folded):
        if sum(map(str.isdigit, m["x"])) >= 2:
            yield mask(*m.span("x"), Label.PLATE, mark("Bilnummer."), 0.85)


def _plate(face: Surface, m: re.Match[str]) -> Finding | None:
    """Two letters and digits: surely a plate with five, with four only beside a word for a vehicle."""
    capital = face.text[m.start() : m.start() + 2].isupper()
    named = bool(_NAMED.search(face.folded, max(0, m.start() - 60), m.end() + 30))
    if m["l"] in _WORDS and not (capital and (named or m["l"] not in _NEVER)):
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
