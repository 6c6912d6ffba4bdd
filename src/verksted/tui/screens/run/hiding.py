"""A placeholder for a word that was found while typing, the same one for the same person throughout."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from verksted.privacy.findings import Finding, Label
from verksted.workshop.language import mark, say
from verksted.workshop.words import WrittenStandard

if TYPE_CHECKING:
    from verksted.desk.desk import Desk
    from verksted.privacy.placeholders import Language

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


def placeholder_for(desk: Desk, text: str, finding: Finding) -> str:
    """The placeholder for what was found in `text`; a new one is written down (keyed hash only).

    Where the disk refuses, the plain «[skjult]», which needs no book.
    """
    from verksted.privacy.certain import PLACEHOLDERS as CERTAIN
    from verksted.workbook.errors import WorkbookError

    try:
        return _from_book(desk, text, finding)
    except WorkbookError:
        return CERTAIN[Label.UNKNOWN]


def _from_book(desk: Desk, text: str, finding: Finding) -> str:
    from verksted.desk.reviewing_placeholders import PLACEHOLDERS, Placeholder, placeholders
    from verksted.desk.reviewing_store import placeholder_book
    from verksted.privacy.placeholders import role_of

    book = placeholder_book(desk)
    words = text[finding.start : finding.end]
    if finding.label is Label.PERSON:
        language: Language = "nn" if desk.workshop.standard is WrittenStandard.NYNORSK else "nb"
        stands = book.person(words, role=role_of(text, finding.start, language))
    else:
        stands = book.other(finding.label, words)
    known = desk.workbook.documents(PLACEHOLDERS.name)
    register = placeholders(desk)
    new = [register.put(Placeholder(key, said)) for key, said in book.entries().items() if key not in known]
    desk.apply(new, say("Ga en plassholder"))
    return stands
