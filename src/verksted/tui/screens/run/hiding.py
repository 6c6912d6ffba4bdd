"""A placeholder for a word that was found while typing, the same one for the same person throughout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verksted.privacy.findings import Finding, Label
from verksted.workshop.language import mark, say

if TYPE_CHECKING:
    from verksted.desk.desk import Desk

_KINDS: dict[Label, str] = {
    Label.PERSON: mark("et navn"),
    Label.PHONE: mark("et telefonnummer"),
    Label.EMAIL: mark("en e-postadresse"),
    Label.FNR: mark("et fødselsnummer"),
    Label.ADDRESS: mark("en adresse"),
    Label.CASE_NO: mark("et saksnummer"),
    Label.PLATE: mark("et bilnummer"),
    Label.ACCOUNT: mark("et kontonummer"),
    Label.HANDLE: mark("et brukernavn"),
    Label.URL: mark("en lenke"),
    Label.PLACE: mark("et sted"),
    Label.ORG: mark("en virksomhet"),
    Label.DATE: mark("en dato"),
    Label.AGE: mark("en alder"),
    Label.HEALTH: mark("en helseopplysning"),
    Label.ORIGIN: mark("noe om opphav"),
    Label.FAMILY: mark("noe om familien"),
    Label.ROLE: mark("en rolle som peker ut noen"),
    Label.UNKNOWN: mark("noe som peker ut noen"),
}


def label_words(label: Label) -> str:
    """«et navn»: what a finding may be."""
    return say(_KINDS[label])


def told_of_replaced(replaced: Sequence[Finding]) -> str:
    """What the message line says of certain identifiers that were replaced; there is at least one."""
    from verksted.privacy.certain import PLACEHOLDERS

    if len(replaced) == 1:
        words = PLACEHOLDERS[replaced[0].label]
        return say("{words} står i stedet for det du skrev. Ctrl+Z henter linjen tilbake.", words=words)
    return say(
        "{count} opplysninger ble byttet ut før lagring. Ctrl+Z henter linjen tilbake.", count=len(replaced)
    )


_AT = frozenset({"på", "i", "ved"})
KINDS = (Label.PERSON, Label.PLACE, Label.ORG, Label.UNKNOWN)
"""What a name may be of, in the order in which the same key offers them."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words that gave way to a placeholder at `start`. In memory while the line is written, no longer."""

    start: int
    words: str
    stands: str
    label: Label
    made: tuple[str, ...]
    """Ids of what was written down for it."""


def likely(text: str, found: Finding) -> Label:
    """The kind to offer first: what is «på» or «i» something is a place, if it is no given name."""
    before = text[: found.start].casefold().split()[-1:]
    if found.label is not Label.PERSON or not before or before[0] not in _AT:
        return found.label
    from verksted.privacy.recognizers.known import given_name

    return found.label if given_name(text[found.start : found.end].casefold()) else Label.PLACE


def turned(before: Replaced) -> Label:
    """The kind that follows: the machine cannot always know whether a name is a person's or a place's."""
    return KINDS[(KINDS.index(before.label) + 1) % len(KINDS)]


def told_of_placeholder(done: Replaced, desk: Desk, *, turns: bool) -> str:
    """What the message line says of a placeholder that was put in; `turns`: the same key gives another."""
    if not turns:
        return say(
            "{words} står i stedet for ordet du skrev. Ctrl+Z henter ordet tilbake.", words=done.stands
        )
    from verksted.desk.reviewing import kind_of, language_of

    other = kind_of(turned(done), language_of(desk))
    return say(
        "{words} står her nå. F4 igjen gir {other}. Ctrl+Z henter ordet.", words=done.stands, other=other
    )


def placeholder_for(
    desk: Desk, text: str, found: tuple[int, int], label: Label, instead: Replaced | None = None
) -> Replaced:
    """The placeholder for what was found in `text`; a new one is written down (keyed hash only).

    `instead` is what was given for the same words a moment ago: it is taken out of the book again. Where the
    disk refuses, the plain «[skjult]», which needs no book.
    """
    from verksted.privacy.certain import PLACEHOLDERS as CERTAIN
    from verksted.workbook.errors import WorkbookError

    start, end = found
    try:
        stands, made = _from_book(desk, text, found, label, instead.made if instead else ())
    except WorkbookError:
        stands, made = CERTAIN[Label.UNKNOWN], ()
    return Replaced(start, text[start:end], stands, label, made)


def _from_book(
    desk: Desk, text: str, found: tuple[int, int], label: Label, drop: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    from verksted.desk.reviewing import language_of
    from verksted.desk.reviewing_placeholders import Placeholder, placeholders
    from verksted.desk.reviewing_store import placeholder_book
    from verksted.privacy.placeholders import role_of

    register = placeholders(desk)
    if drop:
        desk.apply([register.remove(one) for one in drop], say("Ga en plassholder"))
    known = {one.id for one in register.all()}
    book = placeholder_book(desk)
    words = text[slice(*found)]
    if label is Label.PERSON:
        stands = book.person(words, role=role_of(text, found[0], language_of(desk)))
    else:
        stands = book.other(label, words)
    new = [Placeholder(key, said) for key, said in book.entries().items() if key not in known]
    desk.apply([register.put(one) for one in new], say("Ga en plassholder"))
    return stands, tuple(one.id for one in new)
