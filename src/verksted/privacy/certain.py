"""The few identifiers that are replaced before a line is stored, because there is no doubt about them.

Fødselsnummer and D-numbers with right check digits, e-mail, phone with +47 or a phone word in front,
account with right check digit, and the words of the hide list (DESIGN §4). Nothing less certain may
enter: what is replaced here is gone from the notes. Standard library and constant patterns only, since
every line passes here while people type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.checkdigits import account_right, fnr_right
from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.hide import HideList
from verksted.privacy.placeholders import placeholder_spans
from verksted.privacy.recognizers.digits import EIGHT, ELEVEN, Number, numbers, stands_free
from verksted.privacy.surface import Surface, surface, windows
from verksted.workshop.language import mark

PLACEHOLDERS = {
    Label.FNR: "[fødselsnummer]",
    Label.EMAIL: "[e-post]",
    Label.PHONE: "[telefon]",
    Label.ACCOUNT: "[konto]",
    Label.UNKNOWN: "[skjult]",
}

EMAIL = re.compile(r"(?<![\w.+%-])[\w+%](?:[\w.+%-]*+(?<=[\w+-]))?@(?:[\w-]++\.)+[^\W\d_]{2,24}+(?![\w@])")
_PHONE_WORD = re.compile(
    r"(?<!\w)(?:tlf|tel|telefon|telefonen|mobil|mobilen|mob|mobtlf|mobiltlf|mobiltelefon|tlfnr|mobnr|telefonnr|telefonnummer(?:et)?|tlfnummer(?:et)?|mobilnr|mobilnummer(?:et)?"
    r"|ring|ringe|ringer|ringte|ringde|ringje|sms|phone|call)(?!\w)"
    r"[.:]?(?: (?:meg|me|mæ|til|på|te|nr|nummer|er|e|mitt|min|oss|henne|ham|han))*+[.:]? ?\(?$"
)
_DIGIT = re.compile(r"\d")
_COUNTRY = re.compile(r"(?:\(\+|(?<![\w+])\+|(?<!\w)00) ?47[ .\-)]{0,2}$")
_FORTY_SEVEN = re.compile(r"\(47\) ?$")
"""«(47) 91 23 45 67»: a country code in brackets, without its plus, counts behind a word for a phone only."""
_BETWEEN_PHONES = frozenset({"", ",", "/", "og", "eller", "el", "+", "&"})
_CALLED = 48
"""How far back a phone word is looked for, in characters."""


def find_certain(text: str, hidden: HideList | None = None) -> list[Finding]:
    """The certain identifiers, in order and without overlap; offsets are code points of `text`."""
    found: list[Finding] = [] if hidden is None else [f for f in hidden.find(text) if f.certain]
    for at, part in windows(text):
        if "@" in part or _DIGIT.search(part):
            face = surface(part)
            found += [_moved(face.restore(f), at) for f in _patterns(face)]
    if found and (taken := placeholder_spans(text)):
        found = [f for f in found if not any(start < f.end and f.start < end for start, end in taken)]
    return _apart(found)


def replace_certain(text: str, hidden: HideList | None = None) -> tuple[str, list[Finding]]:
    """The text with every certain identifier replaced by its placeholder, and what was replaced.

    The findings count code points of the text as it was given. A line without any comes back as it is.
    """
    found = find_certain(text, hidden)
    if not found:
        return text, []
    pieces: list[str] = []
    place = 0
    for f in found:
        pieces += [text[place : f.start], PLACEHOLDERS[f.label]]
        place = f.end
    return "".join([*pieces, text[place:]]), found


def _patterns(face: Surface) -> Iterator[Finding]:
    text, folded = face.text, face.folded
    if "@" in text:
        for m in EMAIL.finditer(text):
            yield _certain(m.start(), m.end(), Label.EMAIL, mark("E-postadresse."))
    phone_ends = -1
    for number in numbers(text, 8, 11):
        found = _number(number, text, folded)
        if found is None and _follows(number, phone_ends, text):
            found = _certain(number.start, number.end, Label.PHONE, mark("Telefonnummer."))
        if found:
            phone_ends = found.end if found.label is Label.PHONE else phone_ends
            yield found


def _follows(number: Number, phone_ends: int, text: str) -> bool:
    """Whether another phone number stands right after one that is sure: «tlf 91 23 45 67 / 92 34 56 78»."""
    return (
        0 <= phone_ends < number.start
        and number.shape in EIGHT
        and number.digits[0] in "23456789"
        and text[phone_ends : number.start].strip() in _BETWEEN_PHONES
        and stands_free(text, number.start, number.end)
    )


def _number(number: Number, text: str, folded: str) -> Finding | None:
    digits = number.digits
    if len(digits) == 11 and stands_free(text, number.start, number.end):
        if fnr_right(digits) and (number.alone or number.shape in ELEVEN):
            return _certain(
                number.start, number.end, Label.FNR, mark("Fødselsnummer med riktige kontrollsifre.")
            )
        if account_right(digits) and number.shape in {(11,), (4, 2, 5)}:
            return _certain(
                number.start, number.end, Label.ACCOUNT, mark("Kontonummer med riktig kontrollsiffer.")
            )
    if len(digits) == 10 and digits.startswith("47"):
        return _with_country(number, text, folded)
    if len(digits) == 8 and digits[0] in "23456789" and stands_free(text, number.start, number.end):
        return _phone(number, folded)
    return None


def _with_country(number: Number, text: str, folded: str) -> Finding | None:
    """47 and eight digits, behind a + or a word for a phone: else it is any ten digits."""
    why = mark("Telefonnummer med landkode.")
    if text[number.start - 1 : number.start] == "+":
        return _certain(number.start - 1, number.end, Label.PHONE, why)
    if (
        not number.alone
        or number.digits[2] not in "23456789"
        or not stands_free(text, number.start, number.end)
    ):
        return None
    before = folded[max(0, number.start - _CALLED) : number.start]
    return _certain(number.start, number.end, Label.PHONE, why) if _PHONE_WORD.search(before) else None


def _phone(number: Number, folded: str) -> Finding | None:
    if number.shape == (4, 4) and all(g[:2] in {"19", "20"} for g in number.groups):
        return None
    before = folded[max(0, number.start - _CALLED) : number.start]
    if m := _COUNTRY.search(before):
        start = number.start - len(before) + m.start()
        return _certain(start, number.end, Label.PHONE, mark("Telefonnummer med landkode."))
    if (m := _FORTY_SEVEN.search(before)) and _PHONE_WORD.search(before[: m.start()]):
        start = number.start - len(before) + m.start()
        return _certain(start, number.end, Label.PHONE, mark("Telefonnummer med landkode."))
    if _PHONE_WORD.search(before):
        return _certain(number.start, number.end, Label.PHONE, mark("Telefonnummer."))
    return None


def _certain(start: int, end: int, label: Label, why: str) -> Finding:
    return Finding(start, end, label, Action.MASK, Source.PATTERN, 1.0, why, certain=True)


def _moved(f: Finding, by: int) -> Finding:
    return (
        Finding(f.start + by, f.end + by, f.label, f.action, f.source, f.score, f.why, f.certain) if by else f
    )


def _apart(found: list[Finding]) -> list[Finding]:
    """In order; where two overlap the one that begins first, then the longer, stays."""
    kept: list[Finding] = []
    for f in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or f.start >= kept[-1].end:
            kept.append(f)
    return kept
