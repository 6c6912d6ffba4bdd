"""Check digits and dates inside Norwegian numbers: pure arithmetic on strings of digits.

A wrong check digit never rejects a number (a mistyped fødselsnummer is still somebody's); a right
one is what makes it certain.
"""

from __future__ import annotations

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def _mod11(digits: str, weights: tuple[int, ...]) -> int:
    """The check digit 0–9, or 10 where none exists."""
    return -sum(w * int(d) for w, d in zip(weights, digits, strict=False)) % 11


def birth_date_fits(digits: str) -> bool:
    """Whether the first six digits can be a date of birth in any of the series in use.

    D-number: day + 40. Synthetic: month + 40 (H-number and Dolly at NAV), + 80 (Skatteetaten's Tenor),
    + 65 (NAV). Source: Skatteetaten, «Fødselsnummer og D-nummer»; NAV, «Syntetiske data».
    """
    day, month = int(digits[:2]), int(digits[2:4])
    day = day - 40 if day > 40 else day
    for shift in (80, 65, 40, 0):
        if 1 <= month - shift <= 12:
            return 1 <= day <= _DAYS[month - shift - 1]
    return False


def fnr_digits_right(digits: str) -> bool:
    """Both check digits of eleven digits are right.

    From 2032 the first check digit may also leave a remainder of 1–3 («nye fødselsnummer», Skatteetaten);
    numbers of that kind are found as patterns, never as certain.
    """
    return (
        len(digits) == 11
        and _mod11(digits, _FIRST) == int(digits[9])
        and _mod11(digits, _SECOND) == int(digits[10])
    )


def fnr_right(digits: str) -> bool:
    """Eleven digits that are a fødselsnummer or D-number with a possible date and right check digits."""
    return fnr_digits_right(digits) and birth_date_fits(digits)


def account_right(digits: str) -> bool:
    """Eleven digits whose last is the right check digit of a bank account; «0000…» is none."""
    return (
        len(digits) == 11
        and digits.strip("0") != ""
        and digits[4:6] != "00"
        and _mod11(digits, _SECOND) == int(digits[10])
    )


def iban_right(compact: str) -> bool:
    """ISO 13616: the rearranged number leaves 1 modulo 97. `compact` is upper case without spaces."""
    if not compact.isascii() or not compact.isalnum() or not 15 <= len(compact) <= 34:
        return False
    return int("".join(str(int(c, 36)) for c in compact[4:] + compact[:4])) % 97 == 1
