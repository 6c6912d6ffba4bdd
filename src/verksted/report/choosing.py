"""Which heading is meant: by its text, and by a number where several have the same."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from verksted.report.errors import PlaceNotFound
from verksted.workshop.language import say
from verksted.workshop.text import clean_line

_OUTLINE_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_WHICH = re.compile(r"(.*\S)\s*\(([1-9]\d{0,3})\)\s*\Z")
NEAREST = 5


class Named(Protocol):
    """A heading: its level 1–9 and its text."""

    @property
    def level(self) -> int: ...
    @property
    def text(self) -> str: ...


def key(text: str) -> str:
    """How headings are compared: in any case, and however spaced."""
    return clean_line(text).casefold()


def _bare(text: str) -> str:
    return _OUTLINE_NUMBER.sub("", key(text))


def same_named(texts: Iterable[str]) -> list[tuple[int, int]]:
    """For each heading (which, of how many): its place among those with its text, counted from 1."""
    keys = [key(text) for text in texts]
    of, before = Counter(keys), Counter[str]()
    out = []
    for one in keys:
        before[one] += 1
        out.append((before[one], of[one]))
    return out


def meant(headings: Sequence[Named], name: str, number: int | None) -> tuple[list[int], int | None]:
    """All headings that have this text, and which of them was asked for (from 1), or None.

    «Tiltak (2)» is the second «Tiltak», unless a heading is called just that; an outline number written
    by hand may be left out. Raises PlaceNotFound.
    """
    found = _found(headings, name)
    if not found and number is None and (match := _WHICH.match(clean_line(name))):
        name, number = match[1], int(match[2])
        found = _found(headings, name)
    if not found:
        raise _no_heading(name, headings)
    if number is not None and number > len(found):
        raise PlaceNotFound(_too_few(clean_line(name), len(found)), tuple(_choices(headings, found)))
    return found, number


def _found(headings: Sequence[Named], name: str) -> list[int]:
    wanted = key(name)
    exact = [at for at, entry in enumerate(headings) if key(entry.text) == wanted]
    bare = _bare(name)
    return exact or [at for at, entry in enumerate(headings) if bare and _bare(entry.text) == bare]


def _too_few(name: str, there: int) -> str:
    if there == 1:
        return say("Overskriften «{navn}» står bare ett sted i rapporten.", navn=name)
    return say("Overskriften «{navn}» står bare {antall} steder i rapporten.", navn=name, antall=there)


def which_sentence(headings: Sequence[Named], found: Sequence[int], used: int) -> str:
    """Which of several headings was used, where the others stand, and how to choose another."""
    name = headings[found[used]].text
    told = ", ".join(_choices(headings, found))
    return say(
        "Overskriften «{navn}» står {antall} steder: {liste}. Nummer {brukt} er brukt. "
        "Velg en annen ved å skrive nummeret i parentes etter navnet.",
        navn=name, antall=len(found), liste=told, brukt=used + 1,
    )  # fmt: skip


def _choices(headings: Sequence[Named], found: Sequence[int]) -> list[str]:
    out = []
    for number, at in enumerate(found, 1):
        above = next((one for one in reversed(headings[:at]) if one.level < headings[at].level), None)
        place = say("under «{navn}»", navn=above.text) if above is not None else say("øverste nivå")
        out.append(f"«{headings[at].text} ({number})» {place}")
    return out


def _no_heading(name: str, headings: Sequence[Named]) -> PlaceNotFound:
    if not headings:
        return PlaceNotFound(
            say("Rapporten har ingen overskrifter. Bruk et bokmerke, eller sett inn til slutt.")
        )
    texts = {key(entry.text): entry.text for entry in headings}
    close = difflib.get_close_matches(key(name), list(texts), n=NEAREST, cutoff=0.0)
    nearest = tuple(texts[entry] for entry in close)
    listed = ", ".join(f"«{text}»" for text in nearest)
    return PlaceNotFound(
        say(
            "Fant ikke overskriften «{navn}» i rapporten. Nærmest er {liste}.",
            navn=clean_line(name),
            liste=listed,
        ),
        nearest,
    )
