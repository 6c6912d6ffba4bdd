"""What the agenda builder shows and asks: rows with clock times, templates, techniques, one block's form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from verksted.content.techniques import techniques
from verksted.tui.widgets.rows import Row, heading, row, said
from verksted.workshop.agenda import Block, BlockKind, Slot, format_clock, timetable, total_minutes
from verksted.workshop.language import current, mark, say
from verksted.workshop.words import TargetGroup

if TYPE_CHECKING:
    from verksted.content.agendas_types import AgendaTemplate
    from verksted.content.techniques_types import Technique

START = "16:00"
TEMPLATE_ROW = "#template"
KIND_NAMES: dict[BlockKind, str] = {
    BlockKind.ARRIVAL: mark("ankomst"),
    BlockKind.OPENING: mark("velkomst"),
    BlockKind.ICEBREAKER: mark("bli kjent"),
    BlockKind.QUESTION: mark("spørsmål"),
    BlockKind.BREAK: mark("pause"),
    BlockKind.PRIORITISE: mark("velge det viktigste"),
    BlockKind.FEEDBACK: mark("har vi forstått rett?"),
    BlockKind.CLOSING: mark("avslutning"),
    BlockKind.OTHER: mark("annet"),
}
_YOUNGEST = {TargetGroup.YOUTH_12_14: 12, TargetGroup.YOUTH_15_17: 15, TargetGroup.AFTERCARE_18_24: 18}
_SITTING = 90
_HOW = 20
"""Cells for the name of a technique in a row."""


def agenda_rows(blocks: Sequence[Block], starts: str, cards: Mapping[str, Technique]) -> list[Row]:
    """A row a block, with clock times that follow, an end row, and the way to the templates."""
    slots = timetable(blocks, starts or START)
    rows = (
        [heading("head", f"{say('Kl.'):<7}{say('Min'):>3}  {say('Økt')}", f"{say('Slik gjør vi det'):<28}")]
        if slots
        else []
    )
    rows += [_row(slot, cards) for slot in slots]
    if slots:
        rows.append(
            Row(
                "end",
                Content.styled(f"{format_clock(slots[-1].end)}       {say('Slutt')}", "$text-muted"),
                selectable=False,
            )
        )
    if slots:
        return [*rows, row(TEMPLATE_ROW, say("Bytt til en annen mal …"))]
    told = (say("Her kommer øktene, med klokkeslett."), say("En mal gir dere en hel kjøreplan å endre på."))
    return [said("none", *told), row(TEMPLATE_ROW, say("Velg en mal …"))]


def _row(slot: Slot, cards: Mapping[str, Technique]) -> Row:
    block = slot.block
    card = cards.get(block.technique)
    how = card.name.in_(current()) if card is not None else ""
    how = how if len(how) <= _HOW else f"{how[: _HOW - 1].rstrip()}…"
    kept = say("låst") if block.locked else _kept(block)
    late = say("▲ {n} min for sent", n=slot.late) if slot.late else ""
    text = Content.assemble(
        (f"{format_clock(slot.start):<7}", "$text-muted"), f"{block.minutes:>3}  {block.name}"
    )
    right = f"{late or how:<{_HOW}}  {kept:<6}".lstrip()  # a long name may go where nothing stands
    return row(block.id, text, Content.styled(right, "$text-muted"))


def _kept(block: Block) -> str:
    return say("vernet") if block.protected else say("viker") if block.unprotected else ""


def title(blocks: Sequence[Block], starts: str, available: int | None) -> str:
    """`Kjøreplan · 16.00–18.00 · 11 økter · passer på minuttet`."""
    if not blocks:
        return say("Kjøreplan")
    slots = timetable(blocks, starts or START)
    clock = f"{format_clock(slots[0].start)}–{format_clock(slots[-1].end)}"
    return " · ".join([say("Kjøreplan"), clock, _count(len(blocks)), _fit(slots, available)])


def _count(blocks: int) -> str:
    return say("{n} økter", n=blocks) if blocks > 1 else say("1 økt")


def _fit(slots: Sequence[Slot], available: int | None) -> str:
    length = slots[-1].end - slots[0].start
    if available is None:
        return say("{n} minutter", n=length)
    over = length - available
    if over > 0:
        return say("▲ {n} min for lang", n=over)
    return say("{n} min igjen", n=-over) if over else say("passer på minuttet")


def templates(groups: Sequence[TargetGroup], minutes: int, *, experienced: bool) -> list[AgendaTemplate]:
    """The templates that suit one of the groups (or all, where no group is chosen), best first."""
    from verksted.content.agendas import agendas, suited

    known = agendas().items
    found: dict[str, AgendaTemplate] = {}
    for group in groups or tuple(TargetGroup):
        found |= {one.id: one for one in suited(known, group, minutes, experienced=experienced)}
    return list(found.values())


def template_row(template: AgendaTemplate) -> Row:
    return row(template.id, template.name.in_(current()))


def template_about(template: AgendaTemplate) -> Content:
    """What a template is and what it holds."""
    standard = current()
    lines = "\n".join(f"{one.entry.minutes:>3}  {one.block.name.in_(standard)}" for one in template.on_day(1))
    return Content.assemble(
        (template.name.in_(standard), "bold"), "\n", template.about.in_(standard), "\n\n", lines
    )


def technique_rows(block: Block, people: int, groups: Sequence[TargetGroup]) -> list[Row]:
    """Techniques for a block, best first for this group; those that do not fit say so."""
    from verksted.content.techniques import GroupSituation, rank

    young = [_YOUNGEST[group] for group in groups if group in _YOUNGEST]
    group = GroupSituation(
        size=max(1, people), minutes=max(1, min(block.minutes, 600)), youngest=min(young, default=None)
    )
    rows = [row("", say("Ingen teknikk"))]
    for one in rank(group):
        card = one.technique
        rows.append(
            row(
                card.id,
                ("" if one.fits else "▲ ") + card.name.in_(current()),
                f"{card.minutes_min}–{card.minutes_max} min",
            )
        )
    return rows


def technique_about(technique: str) -> Content:
    """A technique card: aim, steps, what it needs, how to note it."""
    from verksted.content.techniques_types import DATA_NAMES

    card = techniques().items.get(technique)
    if card is None:
        return Content(say("Økta har ingen fast teknikk."))
    standard = current()
    parts: list[str | tuple[str, str]] = [
        (card.name.in_(standard), "bold"),
        f"\n{card.aim.in_(standard)}\n\n",
    ]
    parts += [f"{at}. {step.text.in_(standard)}\n" for at, step in enumerate(card.steps, 1)]
    if card.equipment:
        things = ", ".join(thing.in_(standard) for thing in card.equipment)
        parts += ["\n", (say("Dere trenger"), "bold"), f"\n{things}\n"]
    parts += [
        "\n",
        (say("Noter"), "bold"),
        f"\n{DATA_NAMES[card.data].in_(standard)}. {card.notes.in_(standard)}\n",
    ]
    if card.safety:
        parts += ["\n", (say("Trygghet"), "bold"), "\n", *(f"{line.in_(standard)}\n" for line in card.safety)]
    return Content.assemble(*parts)


def block_about(block: Block, slot: Slot | None, asked: Sequence[str]) -> Content:
    """A whole block: when, questions, what the facilitator must know, and its technique."""
    clock = f"{slot.clock} · " if slot is not None else ""
    parts: list[str | tuple[str, str] | Content] = [
        (block.name, "bold"),
        f"\n{clock}{block.minutes} min · {say(KIND_NAMES[block.kind])}\n",
    ]
    if block.protected:
        parts.append(say("\nVernet: økta viker ikke når det blir sent.\n"))
    if block.unprotected:
        parts.append(say("\nVernet er tatt av: {why}\n", why=block.unprotected))
    if block.notes_for_facilitator:
        parts.append(f"\n{block.notes_for_facilitator}\n")
    if asked:
        parts += ["\n", (say("Spørsmål"), "bold"), "\n", *(f"  {text}\n" for text in asked)]
    if block.technique:
        parts += ["\n", technique_about(block.technique)]
    return Content.assemble(*parts)


def sitting_minutes(blocks: Sequence[Block]) -> int:
    """How long the plan is, or a usual length before there is one."""
    return total_minutes(blocks) or _SITTING
