"""Technique cards and icebreakers: how a group can be asked, step by step, and how to note it.

Reads assets/teknikker and assets/isbrytere. What suits a group is weighed in techniques_rank.py;
where hunters go is in rotation.py. No technique asks anybody to tell of their own case.
"""

from __future__ import annotations

from pathlib import Path

from verksted.content.loading import Loaded, load
from verksted.content.techniques_types import Icebreaker, Technique


def techniques(*, overlay: Path | None = None) -> Loaded[Technique]:
    """All technique cards by id."""
    return load("teknikker", Technique, overlay=overlay)


def icebreakers(*, overlay: Path | None = None) -> Loaded[Icebreaker]:
    """All icebreakers by id."""
    return load("isbrytere", Icebreaker, overlay=overlay)
