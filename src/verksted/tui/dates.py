"""Days as they are said: «i dag», «i går», «3. juni», «14. oktober 2025»."""

from __future__ import annotations

from datetime import date

from verksted.workshop.language import say

MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip


def said(day: date, today: date) -> str:
    """A day as one would say it today."""
    away = (today - day).days
    if away == 0:
        return say("i dag")
    if away == 1:
        return say("i går")
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day}. {MONTHS[day.month - 1]}{year}"
