"""One reason why nothing is released yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blocker:
    """One reason why nothing is released yet: a stable code, a sentence, and where to mend it."""

    code: str
    text: str
    unit: str = ""
