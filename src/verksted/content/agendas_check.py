"""Whether an agenda template holds what a good one must: ours in tests, a municipality's own on request.

To the rules for any agenda (workshop/agenda_rules.py) come those that need the technique cards and
the principles: slack, movement, time enough for each technique, and all nine principles served.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verksted.content.agendas import build, principles_served
from verksted.content.agendas_types import AgendaTemplate, PlacedBlock
from verksted.content.techniques_types import Technique
from verksted.workshop.agenda import BlockKind
from verksted.workshop.agenda_rules import AgendaWarning, agenda_warnings
from verksted.workshop.language import current, say
from verksted.workshop.plan import PRINCIPLE_NAMES

_RESTS = frozenset({BlockKind.BREAK, BlockKind.ARRIVAL})
_HOLDS_ONE_TECHNIQUE = frozenset({BlockKind.QUESTION, BlockKind.PRIORITISE})


@dataclass(frozen=True, slots=True)
class FlowRules:
    """`least_slack_share`: percent of a day with no task at all (breaks, arrival). The rest in minutes."""

    least_slack_share: int = 20
    longest_seated: int = 40


def remarks(
    template: AgendaTemplate, cards: Mapping[str, Technique], rules: FlowRules | None = None
) -> list[AgendaWarning]:
    """What is worth another look in a template, over all its days. Empty for every template of ours."""
    flow = rules or FlowRules()
    found: list[AgendaWarning] = []
    for day, starts in enumerate(template.days, 1):
        found += agenda_warnings(build(template, starts, current(), day=day), template.rules)
        found += _slack(template.on_day(day), flow)
        found += _seated(template.on_day(day), cards, flow)
    found += _techniques(template, cards)
    found += _principles(template)
    return found


def slack_share(placed: Sequence[PlacedBlock]) -> int:
    """Percent of the time that has no task: breaks and arrival. 0 for no time at all."""
    whole = sum(one.entry.minutes for one in placed)
    free = sum(one.entry.minutes for one in placed if one.block.kind in _RESTS)
    return free * 100 // whole if whole else 0


def longest_seated(placed: Sequence[PlacedBlock], cards: Mapping[str, Technique]) -> int:
    """The most minutes on end in which nobody gets to move."""
    stretch = longest = 0
    for one in placed:
        card = cards.get(one.technique)
        moves = one.block.moves or one.block.kind in _RESTS or (card is not None and card.movement > 0)
        stretch = 0 if moves else stretch + one.entry.minutes
        longest = max(longest, stretch)
    return longest


def _slack(placed: Sequence[PlacedBlock], rules: FlowRules) -> Iterator[AgendaWarning]:
    share = slack_share(placed)
    if share < rules.least_slack_share:
        text = say(
            "Bare {share} prosent av tiden er luft og pauser. Sett av minst {least} prosent.",
            share=share,
            least=rules.least_slack_share,
        )
        yield AgendaWarning("slack", text)


def _seated(
    placed: Sequence[PlacedBlock], cards: Mapping[str, Technique], rules: FlowRules
) -> Iterator[AgendaWarning]:
    longest = longest_seated(placed, cards)
    if longest > rules.longest_seated:
        text = say(
            "De sitter stille i {longest} minutter. La dem røre på seg minst hvert {limit}. minutt.",
            longest=longest,
            limit=rules.longest_seated,
        )
        yield AgendaWarning("seated", text)


def _techniques(template: AgendaTemplate, cards: Mapping[str, Technique]) -> Iterator[AgendaWarning]:
    """A technique may go over several blocks: together they must give it the time it needs."""
    minutes: defaultdict[str, int] = defaultdict(int)
    for one in template.blocks:
        if one.technique:
            minutes[one.technique] += one.entry.minutes
        card = cards.get(one.technique)
        if card and one.block.kind in _HOLDS_ONE_TECHNIQUE and one.entry.minutes > card.minutes_max:
            name = one.block.name.in_(current())
            text = say("«{name}» er lengre enn teknikken trenger.", name=name)
            yield AgendaWarning("technique-long", text)
    for technique, given in minutes.items():
        card = cards.get(technique)
        if card is None:
            text = say("Teknikken «{technique}» finnes ikke.", technique=technique)
            yield AgendaWarning("technique-unknown", text)
        elif given < card.minutes_min:
            name = card.name.in_(current())
            text = say("«{name}» trenger minst {least} minutter.", name=name, least=card.minutes_min)
            yield AgendaWarning("technique-short", text)


def _principles(template: AgendaTemplate) -> Iterator[AgendaWarning]:
    for principle, blocks in principles_served(template).items():
        if not blocks:
            name = PRINCIPLE_NAMES[principle].in_(current())
            text = say("Ingen økt tar vare på prinsippet «{name}».", name=name)
            yield AgendaWarning("principle", text)
