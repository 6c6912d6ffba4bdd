"""Technique cards and icebreakers: how a group can be asked, step by step, and how to note it.

Reads assets/teknikker and assets/isbrytere. What suits a group is weighed in techniques_rank.py;
where hunters go is in rotation.py. No technique asks anybody to tell of their own case.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from verksted.content import techniques_rank
from verksted.content.loading import Loaded, load
from verksted.content.techniques_pace import paced
from verksted.content.techniques_rank import SEATED_SOON, GroupSituation, Literacy, Ranked, Reason, Trust
from verksted.content.techniques_types import (
    DATA_NAMES,
    Box,
    DataKind,
    FirstMove,
    Icebreaker,
    Step,
    Technique,
    Use,
)

__all__ = [
    "DATA_NAMES",
    "Box",
    "DataKind",
    "FirstMove",
    "GroupSituation",
    "Icebreaker",
    "Literacy",
    "Ranked",
    "Reason",
    "Step",
    "Technique",
    "Trust",
    "Use",
    "icebreakers",
    "paced",
    "rank",
    "suited_icebreakers",
    "techniques",
]


def techniques(*, overlay: Path | None = None) -> Loaded[Technique]:
    """All technique cards by id."""
    return load("teknikker", Technique, table="technique", overlay=overlay)


def icebreakers(*, overlay: Path | None = None) -> Loaded[Icebreaker]:
    """All icebreakers by id."""
    return load("isbrytere", Icebreaker, table="icebreaker", overlay=overlay)


def rank(group: GroupSituation, *, overlay: Path | None = None) -> list[Ranked]:
    """All techniques for this group, best first, each with its reasons in Norwegian."""
    return techniques_rank.rank(group, techniques(overlay=overlay).items.values())


def suited_icebreakers(group: GroupSituation, icebreakers: Iterable[Icebreaker]) -> list[Icebreaker]:
    """Those that fit this group and its minutes, best first.

    After half an hour on a chair those that move come first, and reading comes last where it is hard.
    All can be done seated, so nobody is left out by them.
    """
    wants_movement = group.can_move and group.minutes_seated >= SEATED_SOON
    reads_little = group.literacy is not Literacy.GOOD
    return sorted(
        (
            one
            for one in icebreakers
            if one.group_min <= group.size <= one.group_max and one.minutes_min <= group.minutes
        ),
        key=lambda one: (wants_movement and not one.movement, reads_little and one.reading > 0),
    )
