# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Phone numbers: eight digits in any grouping, with country codes, with a digit too many, or in words.

Emergency and help lines are shorter than eight digits and are left alone, as are amounts and years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers.digits import Number, numbers, stands_free
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_NAMED = re.compile(
    r"(?<!\w)(?:tlf\w*|tel|tele(?:fon|fån)\w*|tæffon\w*|mob|mobil\w*|ring\w*|sms\w*|melding\w*|nummer\w*|nr|phone|call|text|whatsapp|viber|signal|vipps\w*)(?!\w)[^\d\n]{0,25}$"
)
_FOREIGN = re.compile(r"(?:(?<![\w+])\+|(?<![\w.,])00)\(?[1-9]\d{0,2}\)?(?:[ .\-/()]{0,2}\d){6,12}(?![\d\w])")
_NORWEGIAN = re.compile(r"\(?(?:(?<![\w+])\+|(?<!\w)00) ?47[ )]{0,2}(?:[ .\-]{0,2}\d){7,9}(?![\d\w])")
_BRACKETS = re.compile(r"(?<![\w(])\(\d{2,3}\) ?\d{2,3}[ .-]?\d{2,3}(?:[ .-]?\d{2})?(?!\w)")
_LOOKALIKE = re.compile(r"(?<!\w)[2-9](?:[ .\-]?[0-9OoIl]){7}(?!\w)")
_AMOUNT_BEFORE = re.compile(
    r"(?:kr\.?|kroner|nok|ref(?:eranse)?\.?(?: ?nr)?\.?|org\.? ?nr\.?|orgnummer|kid|saks?(?:id|nr|nummer(?:et)?)?|journal(?:nr|nummer)?|j-?nr|jnr|klient(?:nr|nummer)?|løpenr|mappe(?:nr)?|faktura\w*)[ :.]*$"
)
_AMOUNT_AFTER = re.compile(r"[ ,\-]*(?:kr\b|kroner|nok\b|,-|mill)")
_DATE = re.compile(r"(?:19|20)\d\d[ .\-/]?(?:0[1-9]|1[0-2])[ .\-/]?(?:0[1-9]|[12]\d|3[01])$")
_DATE_DMY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[ .\-/](?:0?[1-9]|1[0-2])[ .\-/](?:19|20)\d\d$")
_MISTYPED = frozenset({(3, 2, 4), (2, 2, 2, 3), (3, 2, 2), (2, 2, 2, 1), (2, 2, 3)})
_GLUED = re.compile(r"(?<!\w)(?:tlf|tel|mob|mobil|telefon|nr|sms)\.?:?(?P<x>[2-9]\d(?: ?\d){6})(?!\w)")
_WHY = mark("Telefonnummer.")


def find(face: Surface) -> Iterator[Finding]:
    text, folded = face.text, face.folded
    for m in _NORWEGIAN.finditer(text):
        yield mask(*m.span(), Label.PHONE, mark("Telefonnummer med landkode."), 1.0)
    for m in _FOREIGN.finditer(text):
        yield mask(*m.span(), Label.PHONE, mark("Utenlandsk telefonnummer."), 0.9)
    for number in numbers(text, 7, 9):
        if _free(text, number) and (found := _number(number, text, folded)):
            yield found
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
        elif sum(map(str.isdigit, m.group())) == 7:
            yield look(*m.span(), Label.PHONE, mark("Telefonnummer skrevet med bokstaver for sifre."), 0.5)


def _free(text: str, number: Number) -> bool:
    before = text[number.start - 1 : number.start]
    glued = before == "-" and text[number.start - 2 : number.start - 1].isalpha()
    return stands_free(text, number.start, number.end) and before not in {"#", "§"} and not glued


def _number(number: Number, text: str, folded: str) -> Finding | None:
    span, shape, digits = (number.start, number.end), number.shape, number.digits
    before = folded[max(0, number.start - 40) : number.start]
    named = bool(_NAMED.search(before))
    written = text[number.start : number.end]
    if _AMOUNT_BEFORE.search(before) or _AMOUNT_AFTER.match(folded, number.end) or "/" in written:
        return None
    if number.alone and not named and shape in _MISTYPED and digits[0] in "2345679" and not _is_date(written):
        return look(*span, Label.PHONE, mark("Ser ut som et telefonnummer med feil antall sifre."), 0.5)
    if len(digits) != 8:
        if named and number.alone and not _is_date(written):
            return mask(*span, Label.PHONE, mark("Et nummer å ringe, men med feil antall sifre."), 0.75)
        return None
    if digits[0] not in "23456789" or _is_date(written) or _years(shape, number.groups):
        phonelike = named or (shape in {(3, 2, 3), (2, 2, 2, 2)} and not _is_date(written))
        if phonelike and number.alone:
            return look(*span, Label.PHONE, mark("Åtte sifre som kan være et telefonnummer."), 0.6)
        return None
    if number.alone or shape in {(8,), (3, 2, 3), (2, 2, 2, 2)}:
        if shape == (2, 3, 3) and not named:
            return look(*span, Label.PHONE, mark("Åtte sifre; beløp eller telefonnummer?"), 0.5)
        return mask(*span, Label.PHONE, _WHY, 0.95 if named else 0.9)
    return mask(*span, Label.PHONE, _WHY, 0.8) if named and shape == (4, 4) else None


def _is_date(written: str) -> bool:
    return bool(_DATE.match(written) or _DATE_DMY.match(written)) and not written.isdigit()


def _years(shape: tuple[int, ...], groups: tuple[str, ...]) -> bool:
    return shape == (4, 4) and all(g[:2] in {"19", "20"} for g in groups)
