"""Quotes: somebody's own words, and all that must be true before they may stand in a summary.

Off unless the workbook says otherwise. At most fifteen words, in standard language, with no number and
no event; she who said it has said yes; and two people have approved just these words, each with her own
key. An approved quote goes out in « » after the point it belongs to. Source: domain.md §3.3.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from verksted.privacy.lists import texts
from verksted.privacy.release_blocker import Blocker
from verksted.workshop.language import say
from verksted.workshop.points import MOST_QUOTE_WORDS, Point, Quote
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.privacy.release import Gate, Material

APPROVALS = 2
"""People who must approve a quote, from key slots of their own."""


def quote_message(point_id: str, text: str) -> bytes:
    """The bytes an approval is a signature of."""
    return b"verksted quote 1\n" + hashlib.sha256(f"{point_id}\n{text}".encode()).hexdigest().encode()


def told(point: Point, *, quotes: bool) -> str:
    """A point as it goes out: its sentence, and its quote where the workbook uses quotes."""
    text = clean_line(point.text)
    return f"{text} «{clean_line(point.quote.text)}»" if quotes and point.quote is not None else text


def wording_faults(text: str, plain: Callable[[str], bool]) -> list[str]:
    """What is wrong with the words of a quote; `plain` says whether they are standard language."""
    faults: list[str] = []
    count = len(text.split())
    if count > MOST_QUOTE_WORDS:
        faults.append(say("Sitatet har {n} ord. Det kan ha høyst {most}.", n=count, most=MOST_QUOTE_WORDS))
    if not plain(text):
        faults.append(say("Sitatet har dialekt eller faste uttrykk. Skriv det med vanlige ord."))
    if re.search(r"\d", text) or _words("tall").search(text):
        faults.append(say("Sitatet har et tall. Det kan peke på noen."))
    if _words("hendelse").search(text):
        faults.append(say("Sitatet forteller om en hendelse. Velg ord som flere kunne ha sagt."))
    return faults


def approvers(point_id: str, quote: Quote, verify: Callable[[str, bytes, bytes], bool]) -> set[str]:
    """The slots that approved just these words, each with a signature that holds."""
    message = quote_message(point_id, quote.text)
    return {one.slot for one in quote.approvals if verify(one.slot, message, bytes.fromhex(one.signature))}


def quote_faults(point: Point, gate: Gate) -> list[str]:
    """All that is missing before a point's quote may go out; nothing where it has none."""
    quote = point.quote
    if quote is None:
        return []
    faults = wording_faults(quote.text, gate.plain)
    if not quote.consent:
        faults.append(say("Det er ikke notert at den som sa det, har sagt ja."))
    count = len(approvers(point.id, quote, gate.verify))
    if count < APPROVALS:
        faults.append(say("{n} av {all} har godkjent sitatet.", n=count, all=APPROVALS))
    return faults


def quote_blockers(material: Material, gate: Gate) -> Iterator[Blocker]:
    for point in material.points if material.workshop.quotes else ():
        for fault in quote_faults(point, gate)[:1]:
            yield Blocker("quote-open", fault, f"quote:{point.id}")


@cache
def _words(name: str) -> re.Pattern[str]:
    forms = _forms(texts("sitat")[name].split())
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


def _forms(words: Iterable[str]) -> list[str]:
    stems = sorted(words, key=lambda word: (-len(word), word))
    return [
        re.escape(word.rstrip("*")).replace("_", r"\s+") + (r"\w*" if word.endswith("*") else "")
        for word in stems
    ]
