"""Days and clock times as they are said and typed: «i dag», «3. juni», «14.10.2026», «16.30»."""

from __future__ import annotations

import re
from datetime import date

from verksted.workshop.language import mark, say
from verksted.workshop.words import MONTHS

SHORT_MONTHS = (
    "jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sept.", "okt.", "nov.", "des.",
)  # fmt: skip
_WEEKDAYS = (
    mark("mandag"), mark("tirsdag"), mark("onsdag"), mark("torsdag"),
    mark("fredag"), mark("lørdag"), mark("søndag"),
)  # fmt: skip
_DAY = re.compile(r"(\d{1,2})\s*[./\- ]\s*(\d{1,2}|[a-zæøå]{3,9})\.?(?:\s*[./\- ]\s*(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIRST, _LAST = 2020, 2100


def said(day: date, today: date) -> str:
    """A day that was, as one would say it today."""
    away = (today - day).days
    if away == 0:
        return say("i dag")
    if away == 1:
        return say("i går")
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day}. {MONTHS[day.month - 1]}{year}"


def weekday(day: date) -> str:
    return say(_WEEKDAYS[day.weekday()])


def long_day(day: date) -> str:
    """«onsdag 14. oktober»."""
    return f"{weekday(day)} {day.day}. {MONTHS[day.month - 1]}"


def whole_day(day: date) -> str:
    """«onsdag 14. oktober 2026»."""
    return f"{long_day(day)} {day.year}"


def short_day(day: date) -> str:
    """«ons 14. okt.», thirteen cells wide or less."""
    return f"{weekday(day)[:3]} {day.day:>2}. {SHORT_MONTHS[day.month - 1]}"


def told_day(day: date) -> str:
    """As `short_day`, within a sentence."""
    return " ".join(short_day(day).split())


def away(day: date, today: date) -> str:
    """How far off a day is: «om 9 dager», «i dag», «for 3 dager siden»."""
    days = (day - today).days
    if days == 0:
        return say("i dag")
    if days == 1:
        return say("i morgen")
    if days == -1:
        return say("i går")
    return say("om {days} dager", days=days) if days > 0 else say("for {days} dager siden", days=-days)


def shortly(day: date, today: date) -> str:
    """As `away`, in nine cells or less for a few years: «om 9 d», «i dag», «128 d over»."""
    days = (day - today).days
    if -1 < days < 2:
        return away(day, today)
    return say("om {days} d", days=days) if days > 0 else say("{days} d over", days=-days)


def parse_day(text: str, today: date) -> date:
    """A day from `14.10.2026`, `14.10`, `14. oktober`, `2026-10-14`, with or without a weekday before it.

    Without a year it is the next such day. Raises ValueError with a Norwegian sentence.
    """
    words = text.strip().casefold()
    for name in (*(say(one) for one in _WEEKDAYS), *_WEEKDAYS):
        words = words.removeprefix(name).strip(" ,")
    if iso := _ISO.fullmatch(words):
        return _made(text, int(iso[1]), int(iso[2]), int(iso[3]))
    found = _DAY.fullmatch(words)
    month = _month(found[2]) if found else 0
    if not found or not month:
        raise ValueError(_not_a_day(text))
    if found[3]:
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return _made(text, year, month, int(found[1]))
    day = _made(text, today.year, month, int(found[1]))
    return day if day >= today else _made(text, today.year + 1, month, int(found[1]))


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next((at for at, name in enumerate(MONTHS, 1) if name.startswith(word.rstrip("."))), 0)


def _made(text: str, year: int, month: int, day: int) -> date:
    if not _FIRST <= year <= _LAST:
        raise ValueError(_not_a_day(text))
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_not_a_day(text)) from None


def _not_a_day(text: str) -> str:
    return say("«{text}» er ikke en dato. Skriv for eksempel 14.10.2026.", text=text.strip()[:40])


def shortened(text: str, most: int) -> str:
    """The text in at most so many cells, with … where it was cut."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
