"""Every family of identifiers but names, in one list for the detector."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from verksted.privacy.findings import Finding
from verksted.privacy.recognizers import (
    account,
    address,
    address_guess,
    age,
    called,
    case,
    dates,
    family,
    handle,
    health,
    national,
    net,
    org,
    origin,
    phone,
    place,
    plate,
    role,
    spelled,
)
from verksted.privacy.surface import Surface

PATTERNS: tuple[Callable[[Surface], Iterator[Finding]], ...] = (
    national.find,
    phone.find,
    spelled.find,
    account.find,
    net.find,
    handle.find,
    case.find,
    plate.find,
    address.find,
    address_guess.find,
    dates.find,
    age.find,
    called.find,
    place.find,
    org.find,
    health.find,
    origin.find,
    family.find,
    role.find,
)

_DIGIT = re.compile(r"\d")
_OF_DIGITS = (national.find, phone.find, account.find, address_guess.find)
_WITHOUT_DIGITS = tuple(find for find in PATTERNS if find not in _OF_DIGITS)


def patterns(text: str) -> tuple[Callable[[Surface], Iterator[Finding]], ...]:
    """Those that can find anything in a text: most lines hold no digit, and then no number either."""
    return PATTERNS if _DIGIT.search(text) else _WITHOUT_DIGITS
