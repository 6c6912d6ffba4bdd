"""What the detector says: findings, with the reason in Norwegian.

A finding is a suggestion about a stretch of text; what a person decides about it is a `Decision`
(decisions.py). Nothing here knows how a finding was made, and nothing here may hold a document.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """Kinds of personal data; the borders of each are drawn in the annotation guidelines."""

    PERSON = "PERSON"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    FNR = "FNR"
    ADDRESS = "ADDRESS"
    CASE_NO = "CASE_NO"
    PLATE = "PLATE"
    ACCOUNT = "ACCOUNT"
    HANDLE = "HANDLE"
    URL = "URL"
    PLACE = "PLACE"
    ORG = "ORG"
    DATE = "DATE"
    AGE = "AGE"
    HEALTH = "HEALTH"
    ORIGIN = "ORIGIN"
    FAMILY = "FAMILY"
    ROLE = "ROLE"
    UNKNOWN = "UNKNOWN"


DIRECT = frozenset(
    {
        Label.PERSON,
        Label.PHONE,
        Label.EMAIL,
        Label.FNR,
        Label.ADDRESS,
        Label.CASE_NO,
        Label.PLATE,
        Label.ACCOUNT,
        Label.HANDLE,
        Label.URL,
    }
)
"""Labels that point at one person alone; the rest do so only together with other facts."""


class Action(StrEnum):
    """`MASK`: sure enough to replace. `LOOK`: a person must decide."""

    MASK = "mask"
    LOOK = "look"


class Source(StrEnum):
    """Which layer of the detector spoke."""

    PATTERN = "pattern"
    LIST = "list"
    TAGGER = "tagger"
    UNKNOWN_WORD = "unknown-word"
    HIDDEN = "hidden"
    CONSISTENCY = "consistency"
    COMBINATION = "combination"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Finding:
    """One stretch of text that may be personal data.

    `start` and `end` count code points of the text as it was given; `score` is 0–1; `why` is one
    short sentence in bokmål, a gettext source string, e.g. «Gyldig fødselsnummer.» `certain` marks
    the few identifiers that are replaced before a line is stored.
    """

    start: int
    end: int
    label: Label
    action: Action
    source: Source
    score: float
    why: str = ""
    certain: bool = False
