"""Agenda templates, built of blocks that each say which principles they serve.

Reads assets/kjoreplaner: `[[block]]` are the blocks, `[[agenda]]` the templates that put them in
order. What a good template must hold is checked in agendas_check.py; nothing is planned here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from verksted.content.agendas_types import AgendaSheet, AgendaTemplate, BlockTemplate, Entry, PlacedBlock
from verksted.content.loading import ContentProblem, Loaded, load
from verksted.workshop.agenda import Block, format_clock, parse_clock
from verksted.workshop.language import say
from verksted.workshop.plan import Principle
from verksted.workshop.words import TargetGroup, WrittenStandard

__all__ = [
    "KIND",
    "AgendaTemplate",
    "BlockTemplate",
    "Entry",
    "PlacedBlock",
    "agendas",
    "blocks",
    "build",
    "principles_served",
    "suited",
]

KIND = "kjoreplaner"
LONGEST_BLOCK = 8 * 60
_MIDNIGHT = 24 * 60


def blocks(*, overlay: Path | None = None) -> Loaded[BlockTemplate]:
    """The blocks that templates are made of, by id."""
    return load(KIND, BlockTemplate, table="block", overlay=overlay)


def agendas(*, overlay: Path | None = None) -> Loaded[AgendaTemplate]:
    """All templates by id. One that names an unknown block, or has an empty day, is a problem instead."""
    known = blocks(overlay=overlay)
    sheets = load(KIND, AgendaSheet, table="agenda", overlay=overlay)
    templates: dict[str, AgendaTemplate] = {}
    problems = list(dict.fromkeys([*known.problems, *sheets.problems]))
    for sheet in sheets.items.values():
        if wrong := _wrong(sheet, known.items):
            problems.append(ContentProblem(KIND, 0, wrong))
        else:
            templates[sheet.id] = _resolved(sheet, known.items)
    return Loaded(MappingProxyType(templates), tuple(problems))


def build(
    template: AgendaTemplate,
    starts: str,
    standard: WrittenStandard,
    *,
    day: int = 1,
    themes: Sequence[str] = (),
) -> list[Block]:
    """One day of a template as blocks of an agenda, in one written standard.

    `starts` is the clock time the day starts; a pinned block (a meal) is held at the time it then
    gets. `themes` are theme ids in order; a block that is for a theme beyond them gets none. A block
    that comes twice has `-2` after its id. Raises ValueError with a Norwegian sentence if `starts` is
    no clock time, if the day runs past midnight, or if the template has no such day.
    """
    placed_blocks = template.on_day(day)
    if not placed_blocks:
        raise ValueError(say("Denne malen har ikke dag {day}.", day=day))
    now = parse_clock(starts)
    if now + template.minutes(day) > _MIDNIGHT:
        raise ValueError(
            say("Da slutter verkstedet etter midnatt. Begynn tidligere, eller velg en kortere mal.")
        )
    built: list[Block] = []
    times_used: Counter[str] = Counter()
    for placed in placed_blocks:
        times_used[placed.block.id] += 1
        built.append(_block(placed, now, standard, themes, times_used[placed.block.id]))
        now += placed.entry.minutes
    return built


def principles_served(template: AgendaTemplate) -> dict[Principle, tuple[str, ...]]:
    """For each of the nine principles, the ids of the blocks that serve it; none is an empty tuple."""
    served: dict[Principle, dict[str, None]] = {principle: {} for principle in Principle}
    for placed in template.blocks:
        for principle in placed.block.principles:
            served[principle][placed.block.id] = None
    return {principle: tuple(ids) for principle, ids in served.items()}


def suited(
    templates: Mapping[str, AgendaTemplate], group: TargetGroup, minutes: int, *, experienced: bool
) -> list[AgendaTemplate]:
    """Templates for this group, best first: those that fit the time, then the right experience, then length.

    A template that is longer than `minutes` (in its longest day) comes last, the least too long first.
    """
    return sorted(
        (template for template in templates.values() if group in template.groups),
        key=lambda template: (
            max(0, _longest_day(template) - minutes),
            len(template.days),
            template.experienced is not experienced,
            -_longest_day(template),
        ),
    )


def _longest_day(template: AgendaTemplate) -> int:
    return max(template.minutes(day) for day in range(1, len(template.days) + 1))


def _block(
    placed: PlacedBlock, now: int, standard: WrittenStandard, themes: Sequence[str], time: int
) -> Block:
    entry, source = placed.entry, placed.block
    return Block(
        id=source.id if time == 1 else f"{source.id}-{time}",
        name=source.name.in_(standard),
        minutes=entry.minutes,
        kind=source.kind,
        theme=themes[entry.theme - 1] if 0 < entry.theme <= len(themes) else None,
        technique=placed.technique,
        starts=format_clock(now) if entry.pinned else None,
        notes_for_facilitator=source.notes.in_(standard),
    )


def _wrong(sheet: AgendaSheet, known: Mapping[str, BlockTemplate]) -> str | None:
    """What makes a template useless, as a sentence, or None."""
    unknown = next((entry.use for entry in sheet.blocks if entry.use not in known), None)
    if unknown is not None:
        return say("Malen «{id}» bruker økta «{block}», som ikke finnes.", id=sheet.id, block=unknown)
    if {entry.day for entry in sheet.blocks} != set(range(1, len(sheet.days) + 1)):
        return say("Malen «{id}» må ha minst én økt hver dag, og et klokkeslett for hver dag.", id=sheet.id)
    if any(not 0 <= entry.minutes <= LONGEST_BLOCK for entry in sheet.blocks):
        return say("I malen «{id}» varer en økt under null minutter eller over åtte timer.", id=sheet.id)
    try:
        for starts in sheet.days:
            parse_clock(starts)
    except ValueError as error:
        return str(error)
    return None


def _resolved(sheet: AgendaSheet, known: Mapping[str, BlockTemplate]) -> AgendaTemplate:
    return AgendaTemplate(
        id=sheet.id,
        source=sheet.source,
        name=sheet.name,
        about=sheet.about,
        groups=sheet.groups,
        experienced=sheet.experienced,
        days=sheet.days,
        blocks=tuple(PlacedBlock(known[entry.use], entry) for entry in sheet.blocks),
    )
