"""What a good agenda must hold: breaks, slack, and a limit on question time (domain.md §5.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verksted.workshop.agenda import Block, BlockKind, total_minutes
from verksted.workshop.language import say


@dataclass(frozen=True, slots=True)
class AgendaRules:
    """Numbers a municipality may change. Shares are percent of the whole length."""

    longest_without_break: int = 45
    most_question_share: int = 60
    most_themes_in_two_hours: int = 3


YOUTH_RULES = AgendaRules()
ADULT_RULES = AgendaRules(longest_without_break=60)

_RESTFUL = frozenset({BlockKind.BREAK, BlockKind.ARRIVAL})


@dataclass(frozen=True, slots=True)
class AgendaWarning:
    """A stable code and one Norwegian sentence about what to look at."""

    code: str
    text: str


def agenda_warnings(
    blocks: Sequence[Block], rules: AgendaRules = YOUTH_RULES, available: int | None = None
) -> list[AgendaWarning]:
    """What is worth another look; `available` is how many minutes there are, if it is known."""
    if not blocks:
        return [AgendaWarning("empty", say("Kjøreplanen er tom. Velg en mal, eller legg til en økt."))]
    checks = (
        _too_long(blocks, available),
        _no_break(blocks, rules),
        _question_time(blocks, rules),
        _too_many_themes(blocks, rules),
        _missing_ends(blocks),
    )
    return [warning for found in checks for warning in found]


def _too_long(blocks: Sequence[Block], available: int | None) -> list[AgendaWarning]:
    over = total_minutes(blocks) - available if available is not None else 0
    if over <= 0:
        return []
    text = say("Kjøreplanen er {over} minutter lengre enn tiden dere har.", over=over)
    return [AgendaWarning("too-long", text)]


def _no_break(blocks: Sequence[Block], rules: AgendaRules) -> list[AgendaWarning]:
    stretch = longest = 0
    for block in blocks:
        stretch = 0 if block.kind in _RESTFUL else stretch + block.minutes
        longest = max(longest, stretch)
    if longest <= rules.longest_without_break:
        return []
    text = say(
        "Det går {longest} minutter uten pause. Legg inn en pause minst hvert {limit}. minutt.",
        longest=longest,
        limit=rules.longest_without_break,
    )
    return [AgendaWarning("no-break", text)]


def _question_time(blocks: Sequence[Block], rules: AgendaRules) -> list[AgendaWarning]:
    whole = total_minutes(blocks)
    asking = sum(block.minutes for block in blocks if block.kind is BlockKind.QUESTION)
    if not whole or asking * 100 <= rules.most_question_share * whole:
        return []
    text = say(
        "Spørsmålene tar {share} prosent av tiden. Hold dere under {limit} prosent.",
        share=asking * 100 // whole,
        limit=rules.most_question_share,
    )
    return [AgendaWarning("question-time", text)]


def _too_many_themes(blocks: Sequence[Block], rules: AgendaRules) -> list[AgendaWarning]:
    themes = {block.theme for block in blocks if block.theme}
    most = max(1, rules.most_themes_in_two_hours * max(total_minutes(blocks), 120) // 120)
    if len(themes) <= most:
        return []
    text = say("{count} temaer er mye på denne tiden. Velg {most} eller færre.", count=len(themes), most=most)
    return [AgendaWarning("themes", text)]


def _missing_ends(blocks: Sequence[Block]) -> list[AgendaWarning]:
    kinds = {block.kind for block in blocks}
    found: list[AgendaWarning] = []
    if BlockKind.FEEDBACK not in kinds:
        text = say("Sett av tid til å lese opp punktene: «Har vi forstått dere rett?»")
        found.append(AgendaWarning("no-feedback", text))
    if BlockKind.CLOSING not in kinds:
        text = say("Sett av tid til å avslutte og si hva som skjer videre.")
        found.append(AgendaWarning("no-closing", text))
    return found
