"""Who stood for a release: the one who went through everything, and the one who signed.

Documents of the workbook alone, so that opening one need not load the gate.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignOff:
    """A second person's signature over what is to be released. `digest` is hex, `signature` hex."""

    slot: str
    role: str
    digest: str
    signature: str
    at: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """That somebody went through everything, and from which slot."""

    slot: str
    role: str
    at: str
