"""Codes that stand for nobody: «Deltaker 4», «ansatt B», «gruppe A og B», «u3», «tema1».

Participants are spoken of by codes so that no names are needed; the recognizer of names must not take
them for initials.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.surface import Surface

_KIND = (
    r"(?:gruppe|gr\.?|ansatt|tilsett|deltaker|deltakar|gutt|gut|jente|ungdom|avdeling|rom|plan|oppgang|alternativ|tema|punkt|bokstav|klasse|lag|bord|blokk|inngang"
    r"|forelder|voksen|vaksen|person|informant|elev|hus|team|del|vedlegg|case|versjon)"
)
_CODE = r"(?:[a-zæøå]|\d{1,2}|[a-z]\d{1,2})"
_NAMED = re.compile(rf"(?<!\w){_KIND} {_CODE}(?:(?:, | og | eller | & |/|-){_CODE})*(?!\w)")
_SEAT = re.compile(
    r"(?<!\w)(?:[udjg]|ans|delt)\d{1,2}(?!\w)|(?<!\w)(?:tema|punkt|del|covid|gruppe|rom|uke|veke|bord)-?\d{1,2}(?!\w)"
)
_GUESSED = frozenset({Source.TAGGER, Source.UNKNOWN_WORD, Source.LIST})


def spans(face: Surface) -> list[tuple[int, int]]:
    """Where codes stand, with the word before them."""
    return [m.span() for regex in (_NAMED, _SEAT) for m in regex.finditer(face.folded)]


def without_codes(face: Surface, found: Iterable[Finding]) -> list[Finding]:
    """The findings of names but for those that are codes."""
    kept = list(found)
    codes = spans(face) if kept else []
    if not codes:
        return kept
    return [f for f in kept if not (_guess(f) and any(a <= f.start and f.end <= b for a, b in codes))]


def _guess(f: Finding) -> bool:
    return f.source in _GUESSED and (f.label in (Label.PERSON, Label.UNKNOWN) or f.action is Action.LOOK)
