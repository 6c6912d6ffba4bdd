"""The nine principles as self-checks: questions to ask, tasks that fulfil them, what counts as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from verksted.content.loading import Loaded, load
from verksted.workshop.language import say
from verksted.workshop.plan import PRINCIPLE_NAMES, Principle
from verksted.workshop.words import Text


@dataclass(frozen=True, slots=True)
class PrincipleCard:
    """One principle. `id` is a value of `Principle`; `tasks` are ids of milestones and checklist points.

    `statement` is a sentence for the summary, true once the principle is in place: a proposal that the
    facilitator edits.
    """

    id: str
    aim: Text
    questions: tuple[Text, ...]
    evidence: tuple[Text, ...]
    tasks: tuple[str, ...]
    statement: Text
    source: str = "own"

    @property
    def principle(self) -> Principle:
        return Principle(self.id)

    @property
    def name(self) -> Text:
        return PRINCIPLE_NAMES[self.principle]


def load_principles(*, overlay: Path | None = None) -> Loaded[PrincipleCard]:
    """The cards in the order of the nine principles."""
    loaded = load("prinsipper", PrincipleCard, overlay=overlay, check=_check)
    ordered = {one.value: loaded.items[one] for one in Principle if one in loaded.items}
    return Loaded(ordered, loaded.problems)


def _check(card: PrincipleCard) -> tuple[str, str] | None:
    if card.id not in set(Principle):
        return "id", say("«{id}» er ikke et av de ni prinsippene.", id=card.id)
    return None
