# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Bank accounts: eleven digits in the groups 4-2-5 or after a word for account, and IBAN of any country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.checkdigits import account_right, birth_date_fits, iban_right
from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers.digits import (
    OFFICIAL,
    Number,
    free,
    numbers,
    over_lines,
)
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_NAMED = re.compile(
    r"konto|kto\b|account|\biban|bankn(?:umme)?r|overfør|utbetal|betal\w* (?:til|inn|på)|innbetal|sett(?:es)? inn|penge?[ra] (?:til|på)"
)
_IBAN = re.compile(r"(?<!\w)[a-z]{2} ?\d{2}(?: ?[a-z0-9]{1,4}){2,8}(?!\w)")
_IBAN_NORWEGIAN = re.compile(r"(?<!\w)no ?\d{2}(?:[ .]?\d){11}(?!\w)")
_PARTED = re.compile(r"(?<![\w.,-])\d{4}(?P<s>, ?|\. |; ?| / | \. )\d{2}(?P=s)\d{5}(?![\w]|[.,]\d)")
_HALF_HIDDEN = re.compile(r"(?<![\w.,-])\d{4}[ .-]?\d{2}[ .-]?(?=[\dx*]{3,5}(?![\w*]))\d{0,4}[x*]{1,5}")
_OF_A_LAW = re.compile(r"(?<!\w)[a-z]{2,4}-$")
_GLUED = re.compile(r"(?<!\w)(?:konto|kto|kontonr|ktonr)\.?(?P<x>\d{4}[ .]?\d{2}[ .]?\d{5})(?!\w)")
"""«kto12345678903»."""
_ID_NAMED = re.compile(
    r"(?<!\w)(?:kid(?:-?n(?:umme)?r\w*)?|fnr|pnr|personn\w+|fødselsn\w+|d-?n(?:umme)?r\w*|duf\w*)[ :.(]{1,3}(?:er |e |var )?$"
)
_BACK, _ON = 60, 40


def find(face: Surface) -> Iterator[Finding]:
    for number in (*numbers(face.text, 9, 13), *over_lines(face.text, 11, 11)):
        if free(face.text, number, OFFICIAL) and (found := _number(number, face.folded)):
            yield found
    for m in _GLUED.finditer(face.folded):
        yield mask(*m.span("x"), Label.ACCOUNT, mark("Kontonummer."), 0.9)
    yield from _parted(face.folded)
    for m in _IBAN_NORWEGIAN.finditer(face.folded):
        yield mask(*m.span(), Label.ACCOUNT, mark("IBAN."), 1.0)
    for m in _IBAN.finditer(face.folded):
        compact = m.group().replace(" ", "").upper()
        if iban_right(compact) and sum(map(str.isdigit, compact)) >= 10:
            yield mask(*m.span(), Label.ACCOUNT, mark("IBAN med riktige kontrollsifre."), 1.0)
        elif sum(map(str.isdigit, compact)) >= 12 and re.search("iban", face.folded[: m.end()][-80:]):
            yield mask(*m.span(), Label.ACCOUNT, mark("Ser ut som et IBAN."), 0.8)


def _parted(folded: str) -> Iterator[Finding]:
    """«1234, 56, 78903», «1234 56 *****»."""
    for m in _PARTED.finditer(folded):
        if m["s"].strip() != "," or _NAMED.search(folded, max(0, m.start() - _BACK), m.start()):
            yield mask(*m.span(), Label.ACCOUNT, mark("Kontonummer."), 0.8)
    for m in _HALF_HIDDEN.finditer(folded):
        if _NAMED.search(folded, max(0, m.start() - _BACK), m.start()):
            yield mask(*m.span(), Label.ACCOUNT, mark("Kontonummer med noen sifre skjult."), 0.8)


def _number(number: Number, folded: str) -> Finding | None:
    span = (number.start, number.end)
    near = _NAMED.search(folded, max(0, number.start - _BACK), number.end + _ON)
    if _ID_NAMED.search(folded, max(0, number.start - 24), number.start):
        return None
    if len(number.digits) == 11:
        right = account_right(number.digits)
        if number.shape == (4, 2, 5):
            return mask(*span, Label.ACCOUNT, mark("Kontonummer."), 1.0 if right else 0.95)
        if near and (number.alone or number.shape == (11,)):
            return mask(*span, Label.ACCOUNT, mark("Kontonummer."), 0.95)
        if number.shape == (11,) and not birth_date_fits(number.digits):
            return mask(
                *span, Label.ACCOUNT, mark("Elleve sifre, trolig et kontonummer."), 0.85 if right else 0.75
            )
        law = _OF_A_LAW.search(folded, max(0, number.start - 5), number.start)
        if number.alone and not number.digits.endswith("000") and not law:
            return look(*span, Label.ACCOUNT, mark("Elleve sifre, kanskje et kontonummer."), 0.6)
        return None
    before = _NAMED.search(folded, max(0, number.start - 30), number.start)
    if before and number.alone:
        return mask(*span, Label.ACCOUNT, mark("Et tall etter «konto», men med feil antall sifre."), 0.75)
    return None
