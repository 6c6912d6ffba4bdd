"""What is said in the room: ground rules, the opening script, help in hard moments, a safe arena."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from verksted.content.loading import Loaded, load
from verksted.workshop.words import TargetGroup, Text

MOST_RULES = 8
"""A poster with more rules than this is not read (domain.md §5.5)."""


@dataclass(frozen=True, slots=True)
class GroundRule:
    """One rule, which the group may change. `groups` empty means for everybody."""

    id: str
    text: Text
    why: Text
    groups: tuple[TargetGroup, ...] = ()
    source: str = "own"


@dataclass(frozen=True, slots=True)
class ScriptPart:
    """One part of the opening, to be said aloud. What `must_say` may not be skipped."""

    id: str
    heading: Text
    words: Text
    must_say: bool = False
    source: str = "own"


@dataclass(frozen=True, slots=True)
class HardMoment:
    """Something that may happen, what the facilitator does, and words to lean on."""

    id: str
    situation: Text
    act: Text
    words: Text
    source: str = "own"


@dataclass(frozen=True, slots=True)
class SafeMeasure:
    """One precaution for a safe arena, as a point to tick."""

    id: str
    text: Text
    source: str = "own"


def load_ground_rules(*, overlay: Path | None = None) -> Loaded[GroundRule]:
    return load("kjoreregler", GroundRule, table="rule", overlay=overlay)


def rules_for(rules: Iterable[GroundRule], groups: Iterable[TargetGroup]) -> list[GroundRule]:
    """The rules for these groups, at most `MOST_RULES`: those made for the groups are kept first."""
    wanted = set(groups)
    fit = [rule for rule in rules if not rule.groups or wanted & set(rule.groups)]
    own = [rule for rule in fit if rule.groups]
    shared = [rule for rule in fit if not rule.groups]
    kept = own + shared[: max(0, MOST_RULES - len(own))]
    return [rule for rule in fit if rule in kept][:MOST_RULES]


def load_opening_script(*, overlay: Path | None = None) -> Loaded[ScriptPart]:
    return load("kjoreregler", ScriptPart, table="script", overlay=overlay)


def load_hard_moments(*, overlay: Path | None = None) -> Loaded[HardMoment]:
    return load("kjoreregler", HardMoment, table="moment", overlay=overlay)


def load_safe_arena(*, overlay: Path | None = None) -> Loaded[SafeMeasure]:
    return load("kjoreregler", SafeMeasure, table="safe", overlay=overlay)
