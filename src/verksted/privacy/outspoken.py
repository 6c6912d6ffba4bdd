"""Where another recognizer knows better than the one of names what a word is.

«concerta» and «Syria» are no persons, nor is «hamar» after a preposition or «Åsheim» in «rektoren på
Åsheim». A listed first name is never argued with.
"""

from __future__ import annotations

from collections.abc import Iterable

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.recognizers import known
from verksted.privacy.surface import Surface

_SURE, _CLEAR = 0.8, 0.85
_GUESSED = frozenset({Source.TAGGER, Source.UNKNOWN_WORD})
_PHRASES = frozenset({Label.ROLE, Label.ORG})
_PLACED = ("på ", "i ", "ved ")


def outspoken(face: Surface, name: Finding, others: Iterable[Finding]) -> bool:
    """Whether one of `others` that is sure covers `name` and tells better what it is."""
    return any(
        o.action is Action.MASK
        and o.start <= name.start
        and name.end <= o.end
        and _knows_better(face, o, name)
        for o in others
    )


def _knows_better(face: Surface, other: Finding, name: Finding) -> bool:
    word = face.folded[name.start : name.end]
    if other.label is Label.PLACE:
        same = other.end - other.start == name.end - name.start
        surname = name.source is Source.LIST and not known.given_name(word) and other.score >= _CLEAR
        return same and (surname or (name.source in _GUESSED and _firm(other)))
    if other.label is Label.ORIGIN and other.score >= _SURE:
        return True
    if other.label is Label.ADDRESS:
        return True
    if other.label in _PHRASES and not known.given_name(word):
        placed = face.folded[max(0, name.start - 4) : name.start].endswith(_PLACED)
        return " " not in word and (
            placed or (other.label is Label.ORG and name.start == other.start < name.end < other.end)
        )
    return other.label is Label.HEALTH and name.source in _GUESSED


def _firm(place: Finding) -> bool:
    return place.source is Source.LIST or place.score >= _SURE
