"""Quotes as a facilitator handles them: on or off, the words, the yes of who said it, and two approvals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from verksted.content.wording import proposals
from verksted.desk.copying import point_of, safe_line
from verksted.desk.desk import Desk
from verksted.desk.releasing import gate
from verksted.privacy.release_quotes import (
    APPROVALS,
    approvers,
    quote_faults,
    quote_message,
    wording_faults,
)
from verksted.workshop.language import say
from verksted.workshop.points import MOST_QUOTE_WORDS, Approval, Point, Quote

__all__ = [
    "APPROVALS",
    "approve_quotes",
    "approve_quotes_with",
    "candidates",
    "missing",
    "quote_faults_of_words",
    "set_quote",
    "use_quotes",
]


def use_quotes(desk: Desk, on: bool) -> None:
    """Whether this workbook's summary may hold quotes. Those that are written stay in the workbook."""
    label = say("Slo på sitater") if on else say("Slo av sitater")
    desk.change_workshop(replace(desk.workshop, quotes=on), label)


def quote_faults_of_words(desk: Desk, text: str) -> list[str]:
    """What is wrong with the words of a quote."""
    return wording_faults(text, lambda words: not proposals(words, desk.workshop.standard))


def set_quote(desk: Desk, point_id: str, text: str, *, consent: bool, today: date) -> Point:
    """Write a point's quote, or take it away with an empty text; the point must then be judged again.

    Approvals stay only where the words do. Raises ValueError for words that may not stand in a quote.
    """
    point = point_of(desk, point_id)
    words = safe_line(desk, text).strip('«»" ')
    if not words:
        quote = None
    else:
        faults = quote_faults_of_words(desk, words)
        if faults:
            raise ValueError(faults[0])
        kept = point.quote.approvals if point.quote is not None and point.quote.text == words else ()
        quote = Quote(words, today.isoformat() if consent else "", kept)
    insider = point.insider if quote is None or quote == point.quote else None
    changed = replace(point, quote=quote, insider=insider)
    desk.apply([desk.points.put(changed)], say("Skrev et sitat") if quote else say("Tok bort et sitat"))
    return changed


def approve_quotes(desk: Desk) -> int:
    """The person at this key approves every quote as it stands now; returns how many were new to her.

    Raises ValueError where a quote has no consent noted: nobody approves that.
    """
    slot = desk.workbook.slot
    changed: list[Point] = []
    for point in desk.points.all():
        quote = point.quote
        if quote is None or slot.id in approvers(point.id, quote, desk.workbook.verify):
            continue
        if not quote.consent:
            raise ValueError(say("Noter først at den som sa det, har sagt ja til sitatet."))
        signature = desk.workbook.sign(quote_message(point.id, quote.text)).hex()
        mine = Approval(slot.id, slot.role, signature, desk.tools.now())
        others = tuple(one for one in quote.approvals if one.slot != slot.id)
        changed.append(replace(point, quote=replace(quote, approvals=(*others, mine))))
    desk.apply((desk.points.put(point) for point in changed), say("Godkjente sitater"))
    return len(changed)


def approve_quotes_with(desk: Desk, passphrase: str) -> str:
    """The second person approves every quote with her own passphrase; returns her role.

    Raises `WrongPassphrase`, and ValueError where it is the same person.
    """
    with Desk.open(desk.workbook.folder, passphrase=passphrase, tools=desk.tools) as other:
        slot = other.workbook.slot
        if slot.id == desk.workbook.slot.id:
            raise ValueError(say("Den som godkjenner nummer to, må være en annen, med eget passord."))
        approve_quotes(other)
    desk.workbook.refresh()
    return slot.role


def missing(desk: Desk, point: Point) -> list[str]:
    """All that is missing before a point's quote goes out."""
    return quote_faults(point, gate(desk))


def candidates(desk: Desk, point: Point) -> list[str]:
    """Words a quote of this point could be made of: its notes, those taken word for word first."""
    own = [note for note in (desk.notes.get(name) for name in point.notes) if note is not None]
    own.sort(key=lambda note: (not note.quote, len(note.text)))
    return [note.text for note in own if note.text and len(note.text.split()) <= 2 * MOST_QUOTE_WORDS]
