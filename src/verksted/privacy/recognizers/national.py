# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Numbers the state gives to a person: fødselsnummer, D- and H-numbers, synthetic ones, DUF numbers.

Any spacing, letters for digits (O for 0, l for 1), partly in words, one digit too few or too many after
a word that names them. A wrong check digit lowers the score and never rejects: a mistyped number is
still somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.checkdigits import birth_date_fits, fnr_digits_right, fnr_right
from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers.digits import (
    ELEVEN,
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
    r"(?<!\w)(?:fnr|f\.?nr|født|fødd|f\.|fødsels(?:nr|nummer)\w*|personnr|personnummer\w*|person-?id|p\.?nr|pnr|d-?nr|d-?nummer\w*|h-?nr|h-?nummer\w*"
    r"|duf\w*(?:-?n(?:umme)?r\w*)?|dufnr|identitetsnummer\w*|id-?nummer\w*|nasjonal id)(?!\w)"
)
_ACCOUNT_NAMED = re.compile(r"konto|kto|account|iban|bank|overfør|betal|utbetal|penge?[ra]|vipps")
_LOOKALIKE = re.compile(r"(?<![\w])[0-9OoIl|](?:[ .\-]{0,2}[0-9OoIl|]){10,11}(?!\w)")
_DIGIT_FOR = str.maketrans("OoIl|", "00111")
_HALF_HIDDEN = re.compile(
    r"(?<!\w)\d{6}[ -]?(?=[\dx*_]{5}(?![\w*]))\d{0,4}[x*_]{1,5}|(?<!\w)\d{6}[ -]?[x*_]{3,4}(?![\w*])|(?<!\w)[x*]{6}[ -]?\d{5}(?!\w)"
)
_IN_PIECES = re.compile(
    r"(?<![\w.,])(?P<x>(?P<d>(?:0[1-9]|[1256]\d|[37][01]|4[1-9])(?:0[1-9]|1[0-2])\d{2})(?:, ?| ?\+ ?| ?/ ?| p(?:nr)?\.? | ?: ?| og (?:så |deretter )?)\d{5})(?![\w]|[.,]\d)"
)
"""«140598, 31266», «140598 p 31266»: a birth date and five digits, whatever stands between."""
_SHORT = re.compile(
    r"(?<![\w.,/-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[ -]\d{4}(?![\w]|[.,/-]\d| \d)"
)
"""«140598 3126»: the last digit is missing."""
_GLUED = re.compile(
    r"(?<!\w)(?:fnr|f\.?nr|pnr|personnr|fødselsnr|duf(?:nr)?)\.?(?P<x>\d{6}[ -]?\d{5,6})(?!\w)"
)
"""«fnr14059831266»."""
_LAST_FIVE = re.compile(
    r"(?<!\w)(?:personn(?:umme)?r\w*|pnr|de (?:fem )?siste(?: fem)?(?: sifrene| sifra)?|fnr|fødselsn\w+)(?: (?:er|e|var|på|som|mitt|hans|hennes|slutter|sluttar|ender|endar|slutt))*[ :]{1,2}(?P<x>\d{5,8})(?![\w./-]|[ ]\d)"
)
_DAY = re.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d")
_BACK, _ON = 60, 40

_WHY_RIGHT = mark("Fødselsnummer med riktige kontrollsifre.")
_WHY_WRONG = mark("Ser ut som et fødselsnummer; kontrollsifrene stemmer ikke.")
_WHY_DUF = mark("Ser ut som et DUF-nummer.")


def find(face: Surface) -> Iterator[Finding]:
    for number in (*numbers(face.text, 9, 13), *over_lines(face.text, 11, 11)):
        if free(face.text, number, OFFICIAL) and (found := _number(number, face.folded)):
            yield found
    for m in _GLUED.finditer(face.folded):
        yield mask(*m.span("x"), Label.FNR, _WHY_WRONG, 0.9)
    for m in _HALF_HIDDEN.finditer(face.folded):
        yield mask(*m.span(), Label.FNR, mark("Fødselsnummer med noen sifre skjult."), 0.85)
    for m in _IN_PIECES.finditer(face.folded):
        yield mask(*m.span("x"), Label.FNR, _WHY_WRONG, 0.8)
    for m in _SHORT.finditer(face.folded):
        yield look(*m.span(), Label.FNR, mark("Ser ut som et fødselsnummer med et siffer for lite."), 0.5)
    for m in _LAST_FIVE.finditer(face.folded):
        yield mask(*m.span("x"), Label.FNR, mark("En del av et fødselsnummer."), 0.8)
    yield from _with_letters(face.text)


def _with_letters(text: str) -> Iterator[Finding]:
    """«14O598 3l266»: letters that look like digits."""
    for m in _LOOKALIKE.finditer(text):
        digits = re.sub(r"[ .\-]", "", m.group()).translate(_DIGIT_FOR)
        plain = sum(map(str.isdigit, m.group()))
        if 7 <= plain < len(digits) == 11 and birth_date_fits(digits):
            yield mask(*m.span(), Label.FNR, mark("Fødselsnummer skrevet med bokstaver for sifre."), 0.85)
        elif 7 <= plain < len(digits):
            yield look(*m.span(), Label.FNR, mark("Et langt nummer med bokstaver for sifre."), 0.5)


def _number(number: Number, folded: str) -> Finding | None:
    count, digits, span = len(number.digits), number.digits, (number.start, number.end)
    named = bool(_NAMED.search(folded, max(0, number.start - _BACK), number.start))
    if count == 11:
        return _eleven(number, folded, named=named)
    if count == 12 and (
        named or (digits[:2] in {"19", "20"} and number.shape in {(12,), (4, 8), (4, 6, 2), (6, 6)})
    ):
        return mask(*span, Label.FNR, _WHY_DUF, 0.9 if named else 0.8)
    if named and number.alone and not _plain_date(number):
        return mask(*span, Label.FNR, mark("Et tall etter «fødselsnummer», men med feil antall sifre."), 0.8)
    if count == 10 and number.shape == (10,) and birth_date_fits(f"{digits}0"):
        return look(*span, Label.FNR, mark("Ser ut som et fødselsnummer med et siffer for lite."), 0.5)
    if count == 12 and number.alone and not _moments(number):
        return look(*span, Label.FNR, _WHY_DUF, 0.6)
    return None


def _moments(number: Number) -> bool:
    """«2024-03-15 14.30», «2018 2019 2020», «010120-311220»: dates, years and sums."""
    years = all(g[:2] in {"19", "20"} and len(g) == 4 for g in number.groups)
    dated = number.shape[:3] in {(4, 2, 2), (2, 2, 4)} and birth_date_fits(_day_first(number))
    period = number.shape == (6, 6) and all(map(_DAY.fullmatch, number.groups))
    return years or dated or period or number.digits.endswith("000")


def _day_first(number: Number) -> str:
    first, second, third = number.groups[:3]
    return f"{third}{second}{first[2:]}" if len(first) == 4 else f"{first}{second}{third[2:]}"


def _plain_date(number: Number) -> bool:
    """«født 14. 05 1998, 3200 g»: a birth date that other numbers follow is no long number."""
    return len(number.groups) > 3 and number.shape[:3] in {(2, 2, 4), (1, 2, 4), (1, 1, 4), (2, 1, 4)}


def _eleven(number: Number, folded: str, *, named: bool) -> Finding | None:
    digits, span = number.digits, (number.start, number.end)
    about = folded[max(0, number.start - _BACK) : number.end + _ON]
    if fnr_right(digits) and (number.alone or number.shape in ELEVEN):
        return mask(*span, Label.FNR, _WHY_RIGHT, 1.0)
    if (number.shape == (4, 2, 5) and not named) or (
        not named and number.shape == (11,) and _ACCOUNT_NAMED.search(about)
    ):
        return None
    if number.shape == (6, 5) or named:
        return mask(*span, Label.FNR, _WHY_WRONG, 0.95)
    if not birth_date_fits(digits):
        return None
    if fnr_digits_right(digits) or number.shape in {
        (11,),
        (2, 2, 2, 5),
        (6, 3, 2),
        (2, 2, 7),
        (2, 2, 2, 3, 2),
    }:
        return mask(*span, Label.FNR, _WHY_WRONG, 0.9)
    return look(*span, Label.FNR, _WHY_WRONG, 0.6) if number.alone else None
