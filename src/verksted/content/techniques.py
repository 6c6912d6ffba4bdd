"""Technique cards and icebreakers: how a group can be asked, step by step, and how to note it.

Reads assets/teknikker and assets/isbrytere. What suits a group is ranked in techniques_rank.py, and
where hunters go in rotation.py. No technique asks anybody to tell of their own case.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from verksted.content.loading import Loaded, load
from verksted.content.techniques_rank import GroupSituation, Literacy, Ranked, Reason, Trust, rank_all
from verksted.content.techniques_types import Box, DataKind, FirstMove, Icebreaker, Step, Technique, Use

__all__ = [
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
