"""Every family of identifiers but names, in one list for the detector."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from verksted.privacy.findings import Finding
from verksted.privacy.recognizers import (
    account,
    address,
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
