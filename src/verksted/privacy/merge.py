# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""From what every recognizer says to one row of findings without overlap.

Nothing that any of them found is left bare: where two overlap, one keeps its span and the other keeps
what sticks out. A role, a family fact, an organisation or an address swallows the place inside it; a
person's name is never swallowed (annotation guidelines, form rule 4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from verksted.privacy.findings import Action, Finding, Label, Source

_RANK = {
    label: place
    for place, label in enumerate(
        (
            Label.FNR, Label.EMAIL, Label.URL, Label.ACCOUNT, Label.PHONE, Label.CASE_NO, Label.PLATE, Label.HANDLE,
            Label.PERSON, Label.ADDRESS, Label.FAMILY, Label.ROLE, Label.ORG, Label.HEALTH, Label.DATE, Label.AGE,
            Label.ORIGIN, Label.PLACE, Label.UNKNOWN,
        )
    )
}  # fmt: skip
_SWALLOWS = frozenset({Label.ROLE, Label.FAMILY, Label.ORG, Label.ADDRESS, Label.HEALTH})
_SWALLOWED = frozenset(
    {Label.PLACE, Label.ORG, Label.ORIGIN, Label.DATE, Label.AGE, Label.UNKNOWN, Label.HEALTH}
)


def merge(found: Iterable[Finding], text: str) -> list[Finding]:
    """Findings in order of the text, none overlapping, each with a letter or digit at both ends.

    Together they cover every letter and digit that any of `found` covered.
    """
    merged: list[Finding] = []
    for cluster in _clusters(found):
        kept: list[Finding] = []
        for finding in sorted(cluster, key=_order):
            kept = _place(kept, finding, text)
        merged += sorted(kept, key=lambda f: f.start)
    return merged


def _clusters(found: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Findings that hang together by overlapping, so that time grows no faster than their number."""
    cluster: list[Finding] = []
    end = -1
    for f in sorted(found, key=lambda f: f.start):
        if f.start >= end and cluster:
            yield cluster
            cluster = []
        cluster.append(f)
        end = max(end, f.end)
    if cluster:
        yield cluster


def _order(f: Finding) -> tuple[bool, bool, bool, int, int, float, int, str]:
    """The first to be placed wins: hidden, certain, masks, then rank, length, score; the rest settles ties."""
    sure = f.action is Action.MASK
    hidden = f.source is Source.HIDDEN
    return (
        not hidden,
        not f.certain,
        not sure,
        _RANK[f.label],
        f.start - f.end,
        -f.score,
        f.start,
        f.source.value,
    )


def _place(kept: list[Finding], new: Finding, text: str) -> list[Finding]:
    rivals = [k for k in kept if k.start < new.end and new.start < k.end]
    if not rivals:
        return [*kept, new]
    if (
        new.label in _SWALLOWS
        and all(k.end - k.start < new.end - new.start for k in rivals)
        and all(_inside(k, new) and (k.label in _SWALLOWED or k.label is new.label) for k in rivals)
    ):
        sure = all(k.action is Action.MASK for k in rivals) or new.action is Action.MASK
        whole = replace(new, action=Action.MASK if sure else new.action)
        return [*(k for k in kept if k not in rivals), whole]
    return [*kept, *_rest(new, rivals, text)]


def _inside(small: Finding, large: Finding) -> bool:
    return large.start <= small.start and small.end <= large.end and small.source is not Source.HIDDEN


def _rest(f: Finding, rivals: list[Finding], text: str) -> list[Finding]:
    """What of `f` sticks out of those that were placed before it, without loose signs at the ends."""
    pieces: list[Finding] = []
    place = f.start
    for rival in [*sorted(rivals, key=lambda r: r.start), None]:
        end = rival.start if rival else f.end
        if place < end and (span := trimmed(text, place, end)):
            pieces.append(replace(f, start=span[0], end=span[1], certain=False))
        place = max(place, rival.end) if rival else place
    return pieces


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without signs and spaces at its ends; None if no letter or digit is left."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return (start, end) if start < end else None
