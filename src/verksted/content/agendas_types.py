"""What agenda templates hold, as they stand in the files and as they are used. Nothing is read here."""

from __future__ import annotations

from dataclasses import dataclass

from verksted.workshop.agenda import BlockKind
from verksted.workshop.agenda_rules import ADULT_RULES, YOUTH_RULES, AgendaRules
from verksted.workshop.plan import Principle
from verksted.workshop.words import TargetGroup, Text

YOUNG = frozenset({TargetGroup.YOUTH_12_14, TargetGroup.YOUTH_15_17, TargetGroup.AFTERCARE_18_24})


@dataclass(frozen=True, slots=True)
class BlockTemplate:
    """A block that templates are made of: what it is called, what the facilitator must know, what it serves.

    `technique` is the id of the technique it usually uses, or "". `moves` says that people are on
    their feet whatever the technique. `source` is "own" or a source mark.
    """

    id: str
    source: str
    kind: BlockKind
    name: Text
    notes: Text
    principles: tuple[Principle, ...] = ()
    technique: str = ""
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a template in the file: `use` is the id of a block.

    `theme` counts the themes of the workshop from 1, 0 for none. `day` counts from 1. `pinned` holds
    the block at its clock time (a meal that is ordered). `technique` replaces that of the block.
    """

    use: str
    minutes: int
    theme: int = 0
    day: int = 1
    technique: str = ""
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class AgendaSheet:
    """A template as it stands in the file. `days` are the usual clock times each day starts at."""

    id: str
    source: str
    name: Text
    about: Text
    groups: tuple[TargetGroup, ...]
    experienced: bool
    days: tuple[str, ...]
    blocks: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block in its place in a template: the entry, with the block it names looked up."""

    block: BlockTemplate
    entry: Entry

    @property
    def technique(self) -> str:
        return self.entry.technique or self.block.technique


@dataclass(frozen=True, slots=True)
class AgendaTemplate:
    """A template ready for use: every block it names is there, and every day has at least one."""

    id: str
    source: str
    name: Text
    about: Text
    groups: tuple[TargetGroup, ...]
    experienced: bool
    days: tuple[str, ...]
    blocks: tuple[PlacedBlock, ...]

    def on_day(self, day: int) -> tuple[PlacedBlock, ...]:
        """The blocks of one day, counted from 1."""
        return tuple(placed for placed in self.blocks if placed.entry.day == day)

    def minutes(self, day: int = 1) -> int:
        """How long that day is."""
        return sum(placed.entry.minutes for placed in self.on_day(day))

    @property
    def rules(self) -> AgendaRules:
        """Young people need breaks more often than adults."""
        return YOUTH_RULES if YOUNG.intersection(self.groups) else ADULT_RULES
