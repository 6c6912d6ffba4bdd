# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Several facts that point at nobody alone and at somebody together.

Where a unit of text holds quasi identifiers of two kinds or more, weak facts beside them (the school
class, the only one, a month, two siblings) must be looked at too; `reason` says in one sentence what
stands together. Source: Datatilsynet's guide on anonymisation, the risk of singling out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from verksted.privacy.findings import DIRECT, Action, Finding, Label, Source
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark, say

_NAMES = {
    Label.PLACE: mark("sted"),
    Label.ORG: mark("virksomhet"),
    Label.DATE: mark("dato"),
    Label.AGE: mark("alder"),
    Label.HEALTH: mark("helse"),
    Label.ORIGIN: mark("opphav"),
    Label.FAMILY: mark("familie"),
    Label.ROLE: mark("rolle"),
}
_LEAST_KINDS = 2
_WEAK = re.compile(
    r"(?<!\w)(?:\d{1,2}\. ?(?:klasse|trinn|klassing)|(?:første|andre|tredje|fjerde|femte|sjette|sjuende|åttende|niende|tiende|åttande|niande|tiande)(?:klasse| klasse|klassing)"
    r"|vg[123]|(?:den|han|hun|ho|jeg|eg) (?:er (?:den )?)?(?:eneste|einaste) (?:i|på|som|fra|frå) \w+|einaste i (?:heile )?\w+|eneste i (?:hele )?\w+|(?:to|tre|2|3) (?:søsken|sysken|brødre|brør|søstre|systrer)"
    r"|enebarn|einebarn|(?:sju|åtte|ni|ti|elleve|tolv|\d{1,2}) (?:fosterhjem|fosterheimar|fosterheimer|flyttinger|flyttingar|hjem|heimar)|(?:da|då) (?:mor|far|mamma|pappa) døde|in care since \w+|homofil|lesbisk|bifil|skeiv|transperson|transgutt|transjente|ikke-binær|transkjønnet)(?!\w)"
)


def kinds(found: Iterable[Finding]) -> list[Label]:
    """The kinds of quasi identifiers among the findings, in order of first appearance."""
    return list(dict.fromkeys(f.label for f in sorted(found, key=lambda f: f.start) if f.label in _NAMES))


def kind_name(label: Label) -> str:
    """«alder», «helse»: the kind of fact a label is."""
    return say(_NAMES[label])


def reason(found: Iterable[Finding]) -> str | None:
    """«Alder, helse og sted står sammen.», or None if fewer than two kinds stand together."""
    names = [say(_NAMES[label]) for label in kinds(found)]
    if len(names) < _LEAST_KINDS:
        return None
    listed = say("{first} og {last}", first=", ".join(names[:-1]), last=names[-1])
    together = listed[0].upper() + listed[1:]
    return say("{together} står sammen og kan peke på én person.", together=together)


def weak_facts(face: Surface, found: list[Finding]) -> list[Finding]:
    """Findings to look at for the weak facts beside quasi identifiers of two kinds or a name and one kind."""
    there = len(kinds(found)) + any(f.label in DIRECT for f in found)
    if there < _LEAST_KINDS:
        return []
    why = mark("Sammen med de andre opplysningene kan dette peke på én person.")
    return [
        Finding(*m.span(), Label.UNKNOWN, Action.LOOK, Source.COMBINATION, 0.4, why)
        for m in _WEAK.finditer(face.folded)
    ]
