"""What was found wrong with a workbook, told in plain Norwegian with time and writer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from verksted.workshop.language import say


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong, or (not `serious`) one that is worth knowing.

    `lost` is how many changes are gone, as far as can be known; `since`/`until` (UTC) bound the time
    in which they were written; `role` is the label of the writer, empty if unknown.
    """

    code: str
    sentence: str
    serious: bool = True
    role: str = ""
    since: datetime | None = None
    until: datetime | None = None
    lost: int = 0
    file: str = ""


def writer(role: str) -> str:
    """How a writer is named in a sentence."""
    return f"«{role}»" if role else say("en ukjent skriver")


def span(since: datetime | None, until: datetime | None) -> str:
    """A time span in words, in the local time of the machine; starts with a space unless empty."""
    if since is None and until is None:
        return ""
    if since is None or until is None:
        return say(" etter {clock}", clock=_clock(since)) if since else _before(until)
    if _clock(since) == _clock(until):
        return f" {_clock(since)}"
    if since.astimezone().date() == until.astimezone().date():
        return say(" mellom {since} og kl. {until}", since=_clock(since), until=f"{until.astimezone():%H.%M}")
    return say(" mellom {since} og {until}", since=_clock(since), until=_clock(until))


def latest(at: datetime | None) -> str:
    """When something was last seen to be well, in brackets; starts with a space unless empty."""
    return say(" (sist lagret {clock})", clock=_clock(at)) if at else ""


def _before(until: datetime | None) -> str:
    return say(" før {clock}", clock=_clock(until)) if until else ""


def _clock(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day}.{local.month}.{local.year} kl. {local:%H.%M}"


def changes(count: int) -> str:
    """«én endring», «5 endringer»."""
    return say("én endring") if count == 1 else say("{count} endringer", count=count)
