# ruff: noqa: E501 -- word lists read better unbroken
"""Columns that tell who somebody is, or when they answered: never kept, whatever else they might be.

By their heading, and by what stands in them, since a heading can be anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verksted.survey.wording import plain

_HEADINGS = frozenset(
    plain(word)
    for word in (
        "id", "nr", "nummer", "number", "løpenummer", "respondent", "respondentid", "respondent id", "response id",
        "svar id", "svarid", "responseid", "token", "kode", "code", "engangskode", "start time", "starttid", "starttidspunkt",
        "startet", "completion time", "fullføringstid", "fullføringstidspunkt", "fullført", "sluttid", "sluttidspunkt",
        "last modified time", "tidspunkt for siste endring", "sist endret", "sist endra", "tidspunkt for sist endret",
        "date submitted", "submitdate", "startdate", "datestamp", "last page", "lastpage", "dato", "date", "tid",
        "tidspunkt", "time", "timestamp", "tidsstempel", "innsendt", "levert", "opprettet", "email", "e-mail",
        "email address", "e-post", "epost", "e-postadresse", "epostadresse", "username", "brukernavn", "brukarnamn",
        "name", "full name", "first name", "last name", "navn", "namn", "fornavn", "førenamn", "etternavn",
        "etternamn", "fullt navn", "fullt namn", "ditt navn", "navnet ditt", "namnet ditt", "telefon", "tlf", "mobil",
        "mobilnummer", "telefonnummer", "phone", "phone number", "adresse", "address", "postnummer", "poststed",
        "fødselsnummer", "personnummer", "fødselsdato", "fødselsår", "født", "fødd", "date of birth", "ip", "ip adresse",
        "ip address", "saksnummer", "saksnr", "klientnummer", "saksbehandler", "sakshandsamar", "kontaktperson",
        "språk", "language", "startspråk", "start language", "seed", "total points", "totale poeng", "quiz feedback",
        "tilbakemelding på test", "grade posted time",
    )
)  # fmt: skip
_ASKS = re.compile(
    r"\b(?:hva heter du|kva heiter du|navnet ditt|namnet ditt|ditt navn|ditt namn|e[- ]?post(?:adresse)?n?|email"
    r"|telefonnummer|mobilnummer|fødselsnummer|personnummer|your name)\b"
)
_STARTS = re.compile(
    r"^(?:fornavn|etternavn|navn|namn|name|e[- ]?post|telefon|mobil|adresse)\b(?:\W+\w+){0,3}\W*$"
)
_POINTS = re.compile(r"^(?:points|poeng|feedback|tilbakemelding)\s*[-–:]", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-zæøå]{2,}", re.IGNORECASE)
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:[ ,]+\d{1,2}[:.]\d\d.*)?|\d{1,2}:\d\d(?::\d\d)?"
)
_LONG_NUMBER = re.compile(r"(?:\+?\d[\d ]{7,16}|[0-9a-f]{8}-[0-9a-f-]{9,}|[0-9a-fA-F]{16,})")
_SERIAL = re.compile(r"[34]\d{4}(?:\.\d+)?|5\d{4}(?:\.\d+)?")
_LEAST_SHARE = 0.5


def tells_who(heading: str, values: Sequence[str]) -> bool:
    """Whether this column is about who or when. `values` are its cells, empty ones left out."""
    flat = plain(heading)
    patterns = (_POINTS.match(heading.strip()), _ASKS.search(heading.casefold()), _STARTS.match(flat))
    if flat in _HEADINGS or any(patterns):
        return True
    if not values:
        return False
    looked = values[:400]
    hits = sum(1 for value in looked if _points_at(value))
    return hits > len(looked) * _LEAST_SHARE


def _points_at(value: str) -> bool:
    """An e-mail, a moment, a long number or code, a day as Excel counts them."""
    return any(pattern.fullmatch(value) is not None for pattern in (_EMAIL, _MOMENT, _LONG_NUMBER, _SERIAL))
