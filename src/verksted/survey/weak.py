# ruff: noqa: E501 -- word lists read better unbroken
"""Weak and strong spots of one survey, and the quality area of a question, which leads to the bank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from verksted.survey.small import Cell, K, cell
from verksted.survey.wording import plain
from verksted.workshop.survey import Result, Survey

WEAK_BELOW = 0.5
"""Share of the scale under which a question is weak wherever it stands."""
STRONG_FROM = 0.7
"""Share of the scale from which it is strong: 4,5 of 6."""
_LOWEST = 3
"""So many of the lowest are weak too, where they are not strong."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A question with what may be shown of it. `rank` counts from 1, the weakest first; 0 withheld."""

    result: Result
    cell: Cell
    rank: int = 0
    weak: bool = False
    strong: bool = False

    @property
    def id(self) -> str:
        return self.result.item.id


def spots(survey: Survey, k: int = K) -> list[Spot]:
    """Every question, weakest first, those withheld last. Scales are compared as shares of their width."""
    shown: list[tuple[float, Result, Cell]] = []
    withheld: list[Spot] = []
    for result in survey.results:
        found, good = cell(result, k), result.goodness
        if found.shown and good is not None:
            shown.append((good, result, found))
        else:
            withheld.append(Spot(result, found))
    shown.sort(key=lambda one: (one[0], plain(one[1].item.text)))
    lowest = {one[1].item.id for one in shown[:_LOWEST] if one[0] < STRONG_FROM}
    best = {one[1].item.id for one in shown[-1:] if one[0] >= WEAK_BELOW} - lowest
    out: list[Spot] = []
    for rank, (good, result, found) in enumerate(shown, 1):
        weak = good < WEAK_BELOW or result.item.id in lowest
        strong = not weak and (good >= STRONG_FROM or result.item.id in best)
        out.append(Spot(result, found, rank, weak, strong))
    return out + withheld


_AREAS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("participation", ("hørt", "høyrt", "medvirk", "medverk", "bestem", "mening", "meining", "innflytelse", "med på", "delta", "tatt med", "lytt", "valg", "råd", "plan", "blir brukt")),
    ("respect", ("respekt", "møtt", "møtt med", "tatt på alvor", "vennlig", "venleg", "bryr", "forstå meg", "trygg", "stol", "høflig")),
    ("reliability", ("avtale", "avtalte", "holder det", "held det", "bytte", "samme person", "same person", "stabil", "følger opp", "følgjer opp", "til rett tid", "som lovet", "i god tid")),
    ("availability", ("tilgjengelig", "tilgjenge", "få tak i", "kontakt med", "nå noen", "nå nokon", "svarer", "raskt", "rask", "ventetid", "vente", "åpningstid", "telefon")),
    ("information", ("informasjon", "brev", "forklar", "vet hva", "veit kva", "vite", "rettigheter", "rettar", "kjenner", "kjenn til", "språk", "tolk")),
    ("premises", ("lokal", "venterom", "kontoret", "rom", "møterom", "bygg")),
    ("result", ("hjelp", "bedre", "betre", "nytte", "fått det", "endring", "hjulpet", "resultat", "utbytte")),
    ("overall", ("alt i alt", "samlet", "samla", "totalt", "fornøyd", "nøgd", "helhet", "anbefale", "tilrå")),
)  # fmt: skip


def area(text: str) -> str:
    """The quality area a question is about (ids of `SurveyArea`), by its words; "" where none fits."""
    flat = plain(text)
    hits = {name: sum(1 for word in words if word in flat) for name, words in _AREAS}
    best = max(hits, key=lambda name: hits[name])
    return best if hits[best] else ""


def likely_tags(text: str, tags: Iterable[str]) -> list[str]:
    """Tags of themes whose word stands in the question, longest first."""
    flat = plain(text)
    return sorted((tag for tag in tags if tag and plain(tag) in flat), key=lambda tag: -len(tag))
