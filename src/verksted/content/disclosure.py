"""Someone tells of violence, abuse or danger: seven steps and the numbers to call.

Stores nothing and asks for nothing: there is no field for what was said. The numbers come from a
settings file, since those of a municipality are its own (assets/varsling/numre.toml shows the form).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from verksted.content.loading import ContentProblem, Loaded, load
from verksted.workshop.words import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One of the seven steps: what to do, and words to lean on. `calls` marks the step with the numbers."""

    id: str
    number: int
    title: Text
    act: Text
    words: Text
    calls: bool = False
    source: str = "own"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """Whom to call when. A `local` number is "" until the municipality has filled it in."""

    id: str
    name: Text
    when: Text
    number: str = ""
    local: bool = False
    source: str = "own"


@dataclass(frozen=True, slots=True)
class DisclosurePanel:
    steps: tuple[Step, ...]
    numbers: tuple[PhoneNumber, ...]
    problems: tuple[ContentProblem, ...] = ()

    @property
    def missing(self) -> tuple[PhoneNumber, ...]:
        """Local numbers that nobody has filled in: to be put right before the day."""
        return tuple(entry for entry in self.numbers if not entry.number)


def load_disclosure(*, overlay: Path | None = None) -> DisclosurePanel:
    """The panel, its steps in order; numbers of the municipality replace ours by id."""
    steps: Loaded[Step] = load("varsling", Step, table="step", overlay=overlay)
    numbers: Loaded[PhoneNumber] = load("varsling", PhoneNumber, table="number", overlay=overlay)
    ordered = sorted(steps.items.values(), key=lambda step: step.number)
    problems = dict.fromkeys((*steps.problems, *numbers.problems))
    return DisclosurePanel(tuple(ordered), tuple(numbers.items.values()), tuple(problems))
