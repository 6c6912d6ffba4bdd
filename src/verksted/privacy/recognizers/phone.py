# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Phone numbers: eight digits in any grouping, with country codes, with a digit too many, or in words.

Emergency and help lines are shorter than eight digits and are left alone, as are amounts and years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers.digits import (
    EIGHT,
    Number,
    free,
    numbers,
    over_lines,
)
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_NAMED = re.compile(
    r"(?:(?:tlf|telefon|mobil(?!i|is))\w*|(?<!\w)(?:mob|tel|tele(?:fon|fån)\w*|tlefon\w*|tæffon\w*|ring\w*|sms\w*|melding\w*|nummer\w*|nr|kontakt(?:es|ast)?|nås|treff(?:es|ast)"
    r"|phone|call|text|whatsapp|viber|signal|vipps\w*))(?!\w)[^\d\n]{0,25}$"
)
_FOREIGN = re.compile(r"(?:(?<![\w+])\+|(?<![\w.,])00 ?)\(?[1-9]\d{0,2}\)?(?:[ .\-/()]{0,2}\d){6,12}(?!\d)")
_SWEDISH = re.compile(r"(?<![\w.,/-])07[02369][- ]?\d{3}(?: ?\d\d){2}(?!\d)")
_NORWEGIAN = re.compile(
    r"\(?(?:(?<![\w+])\+|(?<!\w)00|(?<!\w)pluss) ?0?4 ?7[ )\-./]{0,2}(?:\(0\) ?)?(?:[ .\-]{0,2}\d){7,9}(?!\d)"
)
_BRACKETS = re.compile(r"(?<![\w(])\(\d{2,3}\) ?\d{2,3}[ .-]?\d{2,3}(?:[ .-]?\d{2})?(?!\w)")
_LOOKALIKE = re.compile(r"(?<!\w)(?:[2-9]|[OoIl](?=\d))(?:[ .\-]?[0-9OoIl]){7}(?![^\W_])")
_CUT = re.compile(r"(?<![\w.,-])[2-9](?:[ .\-]?\d){3,6} ?(?:[x*?]{1,4}|\.{2,3}|…)(?![\w*])")
"""«970455xx», «9704551?», «482 10 6..»: somebody left out the last digits."""
_SEPARATED = re.compile(
    r"(?<![\w.,-])[2-9]\d{0,7}(?:(?P<s>, ?|/| / |:|; ?| \| )\d{1,6}(?:(?P=s)\d{1,6}){0,6})(?![\w%]|[.,:/]\d)"
)
"""«91/23/48/71», «912, 34, 871»: signs that part other things too, so only after a word for a phone."""
_AMOUNT_BEFORE = re.compile(
    r"(?:kr\.?|kroner|nok|ref(?:eranse)?\.?(?: ?nr)?\.?|org\.? ?nr\.?|orgnummer|kid|saks?(?:id|nr|nummer(?:et)?)?|journal(?:nr|nummer)?|j-?nr|jnr|klient(?:nr|nummer)?|løpenr|mappe(?:nr)?|faktura\w*)[ :.]*$"
)
_COUNTED_BEFORE = re.compile(
    r"(?<!\w)(?:uke\w*|veke\w*|vekene|sidene?|sider|s\.|poeng|prosent\w*|score\w*|skala\w*|karakter\w*|kl\.?|klokka|klokken|rom|linje|rute|buss\w*|trinn|klasse\w*|isbn|resultat\w*|\w*tid(?:er|en|a)?|åpent?|ope|opent)[ :]{1,2}$"
)
"""Rows of small numbers, not one long one."""
_CLOCKS = re.compile(r"(?:[01]\d|2[0-3])[.]?[0-5][05](?: ?- ?| )(?:[01]\d|2[0-3])[.]?[0-5][05]")
_AMOUNT_AFTER = re.compile(r"[ ,\-]*(?:kr\b|kroner|nok\b|,-|mill)")
_DATE = re.compile(r"(?:19|20)\d\d[ .\-/]?(?:0[1-9]|1[0-2])[ .\-/]?(?:0[1-9]|[12]\d|3[01])$")
_DATE_DMY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[ .\-/](?:0?[1-9]|1[0-2])[ .\-/](?:19|20)\d\d$")
_MISTYPED = frozenset({(3, 2, 4), (2, 2, 2, 3), (3, 2, 2), (2, 2, 2, 1), (2, 2, 3), (7,), (9,), (3, 4)})
_WITH_47 = frozenset({(10,), (2, 8), (2, 3, 2, 3), (2, 2, 2, 2, 2), (5, 2, 3), (4, 2, 2, 2)})
_FORTY_SEVEN = re.compile(r"47[2-9]\d{7}$")
_ROUND = re.compile(r"0{3}$")
_CLOSED = re.compile(r"[.?…]$")
_GLUED = re.compile(r"(?<!\w)(?:tlf|tel|mob|mobil|telefon|nr|sms)\.?:?(?P<x>[2-9]\d(?: ?\d){6})(?!\w)")
_WHY = mark("Telefonnummer.")


def find(face: Surface) -> Iterator[Finding]:
    text, folded = face.text, face.folded
    for m in _NORWEGIAN.finditer(folded):
        yield mask(*m.span(), Label.PHONE, mark("Telefonnummer med landkode."), 1.0)
    for m in (*_FOREIGN.finditer(text), *_SWEDISH.finditer(text)):
        yield mask(*m.span(), Label.PHONE, mark("Utenlandsk telefonnummer."), 0.9)
    for number in (*numbers(text, 7, 10), *over_lines(text, 8, 8)):
        if _free(text, number) and (found := _number(number, text, folded)):
            yield found
    yield from _cut_or_parted(folded)
    for m in _GLUED.finditer(folded):
        yield mask(*m.span("x"), Label.PHONE, _WHY, 0.9)
    for m in _BRACKETS.finditer(text):
        if sum(map(str.isdigit, m.group())) == 8:
            yield mask(*m.span(), Label.PHONE, _WHY, 0.85)
    yield from _with_letters(text, folded)


def _with_letters(text: str, folded: str) -> Iterator[Finding]:
    """«98O1455l»: letters that look like digits."""
    for m in _LOOKALIKE.finditer(text):
        if 5 <= sum(map(str.isdigit, m.group())) < 8 and _NAMED.search(
            folded, max(0, m.start() - 40), m.start()
        ):
            yield mask(*m.span(), Label.PHONE, mark("Telefonnummer skrevet med bokstaver for sifre."), 0.8)
        elif 5 <= sum(map(str.isdigit, m.group())) < 8:
            yield look(*m.span(), Label.PHONE, mark("Telefonnummer skrevet med bokstaver for sifre."), 0.5)


def _cut_or_parted(folded: str) -> Iterator[Finding]:
    """Numbers that lack their last digits, or are parted by signs of their own."""
    for m in _CUT.finditer(folded):
        count = sum(map(str.isdigit, m.group()))
        named = bool(_NAMED.search(folded, max(0, m.start() - 40), m.start()))
        if named or (count > 5 and not _CLOSED.search(m.group())):
            say, score = (mask, 0.75) if named and count > 5 else (look, 0.5)
            yield say(m.start(), m.end(), Label.PHONE, mark("Telefonnummer uten de siste sifrene."), score)
    for m in _SEPARATED.finditer(folded):
        if (
            sum(map(str.isdigit, m.group())) == 8
            and _NAMED.search(folded, max(0, m.start() - 40), m.start())
            and not _is_date(m.group())
        ):
            yield mask(*m.span(), Label.PHONE, _WHY, 0.8)


def _free(text: str, number: Number) -> bool:
    before = text[number.start - 1 : number.start]
    if before in {"#", "§"} or (before == "-" and text[number.start - 2 : number.start - 1].isalpha()):
        return False
    return free(text, number, EIGHT)


def _number(number: Number, text: str, folded: str) -> Finding | None:
    span, shape, digits = (number.start, number.end), number.shape, number.digits
    before = folded[max(0, number.start - 40) : number.start]
    named = bool(_NAMED.search(before))
    written = text[number.start : number.end]
    if _AMOUNT_BEFORE.search(before) or _AMOUNT_AFTER.match(folded, number.end):
        return None
    if "/" in written and (not named or len(shape) < 3):
        return None  # likelier a case number or a date
    if _clocks(written) or (not named and _several(number, before)):
        return None
    if number.broken:
        return mask(*span, Label.PHONE, _WHY, 0.75) if named or shape == (3, 2, 3) else None
    if len(digits) != 8:
        return _miscounted(number, written, named=named)
    return _eight(number, written, named=named)


def _eight(number: Number, written: str, *, named: bool) -> Finding | None:
    """Eight digits that are no amount, clock time or row."""
    span, shape, digits = (number.start, number.end), number.shape, number.digits
    if digits[0] not in "23456789" or _is_date(written) or _years(shape, number.groups):
        phonelike = named or (shape in {(3, 2, 3), (2, 2, 2, 2)} and not _is_date(written))
        if phonelike and number.alone:
            return look(*span, Label.PHONE, mark("Åtte sifre som kan være et telefonnummer."), 0.6)
        return None
    if number.alone or shape in EIGHT:
        if shape == (2, 3, 3) and not named:
            return look(*span, Label.PHONE, mark("Åtte sifre; beløp eller telefonnummer?"), 0.5)
        if shape == (1,) * 8 and not named and max(digits) <= "6":
            return look(*span, Label.PHONE, mark("Åtte sifre som kan være et telefonnummer."), 0.5)
        return mask(*span, Label.PHONE, _WHY, 0.95 if named else 0.9)
    return mask(*span, Label.PHONE, _WHY, 0.8) if named and shape == (4, 4) else None


def _clocks(written: str) -> bool:
    """«08.00-15.30», «0900 - 1130»: opening hours."""
    return bool(_CLOCKS.fullmatch(written)) and (written[2] == "." or " - " in written)


def _several(number: Number, before: str) -> bool:
    """«uke 32 33 34 35», «21 22 23 24»: small numbers after one another."""
    if len(number.groups) < 3:
        return False
    steps = {int(b) - int(a) for a, b in pairwise(number.groups)}
    return bool(_COUNTED_BEFORE.search(before)) or steps in ({1}, {2})


def _miscounted(number: Number, written: str, *, named: bool) -> Finding | None:
    """Seven, nine or ten digits: a number typed wrong, or with 47 in front."""
    span, shape, digits = (number.start, number.end), number.shape, number.digits
    if _FORTY_SEVEN.match(digits) and shape in _WITH_47 and (number.alone or shape != (10,)):
        sure = named or shape != (10,)
        why = mark("Telefonnummer med landkode.")
        return (mask if sure else look)(*span, Label.PHONE, why, 0.9 if sure else 0.5)
    if _is_date(written) or not number.alone:
        return None
    if named:
        return mask(*span, Label.PHONE, mark("Et nummer å ringe, men med feil antall sifre."), 0.75)
    if shape in _MISTYPED and digits[0] in "2345679" and not _ROUND.search(digits):
        return look(*span, Label.PHONE, mark("Ser ut som et telefonnummer med feil antall sifre."), 0.5)
    return None


def _is_date(written: str) -> bool:
    return bool(_DATE.match(written) or _DATE_DMY.match(written)) and not written.isdigit()


def _years(shape: tuple[int, ...], groups: tuple[str, ...]) -> bool:
    return shape == (4, 4) and all(g[:2] in {"19", "20"} for g in groups)
