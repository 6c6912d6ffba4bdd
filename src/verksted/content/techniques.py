"""Technique cards and icebreakers: how a group can be asked, step by step, and how to note it.

Reads assets/teknikker and assets/isbrytere. What suits a group is weighed in techniques_rank.py;
where hunters go is in rotation.py. No technique asks anybody to tell of their own case.
"""

from __future__ import annotations

from pathlib import Path

from verksted.content import techniques_rank
from verksted.content.loading import Loaded, load
from verksted.content.techniques_rank import GroupSituation, Literacy, Ranked, Reason, Trust
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
    "rank",
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
