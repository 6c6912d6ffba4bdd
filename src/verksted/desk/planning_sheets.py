"""Sheets for the day, made from the plan: run sheet, ground rules, question cards, the list to pack.

Handouts like any other: they know the plan, content and nothing that was said by anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verksted.content.checklists import load_checklists
from verksted.content.rules import load_ground_rules, rules_for
from verksted.content.techniques import paced, techniques
from verksted.content.techniques_types import Technique
from verksted.desk.desk import Desk
from verksted.desk.planning import Planning
from verksted.workshop.agenda import Slot, format_clock, timetable
from verksted.workshop.handout import Bullets, Handout, HandoutKind, Heading, Paragraph, Part, Table
from verksted.workshop.language import say
from verksted.workshop.text import clean_line
from verksted.workshop.words import Text, WrittenStandard

_START = "16:00"
"""When a plan without a start is printed, its clock counts from here and says so."""


def run_sheet(desk: Desk) -> Handout:
    """The agenda with clock times, questions, steps and cues. Raises ValueError while it is empty."""
    blocks = desk.agenda
    if not blocks:
        raise ValueError(say("Kjøreplanen er tom. Velg en mal først."))
    standard = desk.workshop.standard
    slots = timetable(blocks, desk.workshop.starts or _START)
    cards = techniques().items
    header = (
        Text("Kl.", "Kl."),
        Text("Min", "Min"),
        Text("Økt", "Økt"),
        Text("Slik gjør vi det", "Slik gjer vi det"),
    )
    rows = tuple(_row(slot, cards, standard) for slot in slots)
    caption = Text("Kjøreplan med klokkeslett", "Køyreplan med klokkeslett")
    parts: list[Part] = [Table(tuple(text.in_(standard) for text in header), rows, caption.in_(standard))]
    for slot in slots:
        parts += _block_parts(desk, slot, cards, standard)
    return Handout(
        "kjoreplan",
        HandoutKind.RUN_SHEET,
        standard,
        Text("Kjøreplan", "Køyreplan").in_(standard),
        tuple(parts),
    )


def _row(slot: Slot, cards: Mapping[str, Technique], standard: WrittenStandard) -> tuple[str, ...]:
    card = cards.get(slot.block.technique)
    how = card.name.in_(standard) if card is not None else ""
    kept = Text("vernet", "verna").in_(standard) if slot.block.protected or slot.block.locked else ""
    return (
        format_clock(slot.start),
        str(slot.block.minutes),
        clean_line(slot.block.name) + (f" ({kept})" if kept else ""),
        how or "–",
    )


def _block_parts(
    desk: Desk, slot: Slot, cards: Mapping[str, Technique], standard: WrittenStandard
) -> list[Part]:
    block = slot.block
    asked = [one for one in desk.questions.all() if one.id in block.questions]
    if block.theme and not asked:
        asked = Planning(desk).questions(block.theme) if block.kind.value == "question" else []
    card = cards.get(block.technique)
    inside: list[Part] = []
    if asked:
        inside.append(Bullets(tuple(one.text for one in asked)))
        prompts = tuple(prompt for one in asked for prompt in one.prompts)
        if prompts:
            inside += [Paragraph(Text("Spør videre:", "Spør vidare:").in_(standard)), Bullets(prompts)]
    if card is not None:
        steps = paced(card.steps, block.minutes)
        inside.append(
            Bullets(tuple(_step(step.text.in_(standard), step.minutes) for step in steps), numbered=True)
        )
    if block.unprotected:
        words = Text("Kan vike når det blir sent: {why}", "Kan vike når det blir seint: {why}").in_(standard)
        inside.append(Paragraph(words.format(why=clean_line(block.unprotected))))
    if block.notes_for_facilitator:
        inside.append(Paragraph(clean_line(block.notes_for_facilitator)))
    return [Heading(f"{format_clock(slot.start)} {clean_line(block.name)}"), *inside] if inside else []


def _step(text: str, minutes: int) -> str:
    return f"{text} ({minutes} min)" if minutes else text


def rules_poster(desk: Desk) -> Handout:
    """The ground rules for the groups of this workshop, large."""
    standard = desk.workshop.standard
    rules = rules_for(load_ground_rules().items.values(), desk.workshop.target_groups)
    lead = Text("Dette er et forslag. Dere kan endre dem.", "Dette er eit forslag. De kan endre dei.")
    parts = (
        Bullets(tuple(rule.text.in_(standard) for rule in rules), numbered=True),
        Paragraph(lead.in_(standard)),
    )
    title = Text("Kjøreregler", "Køyrereglar").in_(standard)
    return Handout("kjoreregler-plakat", HandoutKind.POSTER, standard, title, parts)


def question_cards(desk: Desk) -> Handout:
    """The chosen questions, theme by theme, to cut out. Raises ValueError while there are none."""
    plan, standard = Planning(desk), desk.workshop.standard
    parts: list[Part] = []
    for theme in plan.themes:
        asked = plan.questions(theme.id)
        if asked:
            parts += [Heading(clean_line(theme.name)), Bullets(tuple(one.text for one in asked))]
    if not parts:
        raise ValueError(say("Ingen spørsmål er valgt ennå."))
    title = Text("Spørsmålene", "Spørsmåla").in_(standard)
    return Handout("sporsmalskort", HandoutKind.CARD, standard, title, tuple(parts))


def materials(desk: Desk) -> list[str]:
    """What the techniques of the agenda need, each thing once, in the order of the agenda."""
    standard, cards = desk.workshop.standard, techniques().items
    used = (cards.get(block.technique) for block in desk.agenda)
    things = (thing.in_(standard) for card in used if card is not None for thing in card.equipment)
    return list(dict.fromkeys(things))


def packing_list(desk: Desk) -> Handout:
    """What to bring: for the techniques of this agenda, for the needs of the day, and the usual."""
    standard = desk.workshop.standard
    parts: list[Part] = []
    own = materials(desk)
    if own:
        parts += [
            Heading(Text("Til øktene i kjøreplanen", "Til øktene i køyreplanen").in_(standard)),
            Bullets(tuple(own)),
        ]
    needs = list(_need_lines(desk, standard))
    if needs:
        parts += [
            Heading(Text("Til dem som kommer", "Til dei som kjem").in_(standard)),
            Bullets(tuple(needs)),
        ]
    usual = load_checklists().items["equipment"]
    parts += [
        Heading(usual.name.in_(standard)),
        Bullets(tuple(point.text.in_(standard) for point in usual.points)),
    ]
    title = Text("Pakkeliste", "Pakkeliste").in_(standard)
    return Handout("pakkeliste", HandoutKind.RUN_SHEET, standard, title, tuple(parts))


def _need_lines(desk: Desk, standard: WrittenStandard) -> Iterable[str]:
    from verksted.content.checklists import load_needs

    plan, known = Planning(desk), load_needs().items
    for entry in plan.needs.all():
        need = known.get(entry.id)
        if need is not None and entry.count:
            yield f"{need.name.in_(standard)}: {entry.count}. {need.act.in_(standard)}"


def lines_of(handout: Handout) -> list[tuple[str, str]]:
    """A handout as lines to read on a screen: kind (`title`, `heading`, `text`, `item`) and text."""
    lines = [("title", handout.title)]
    for part in handout.parts:
        match part:
            case Heading(text, _):
                lines += [("text", ""), ("heading", text)]
            case Paragraph(text):
                lines += [("text", text)]
            case Bullets(items, numbered):
                lines += [
                    ("item", f"{f'{at}.' if numbered else '•'} {item}") for at, item in enumerate(items, 1)
                ]
            case Table(header, rows, _, by_hand=True) if rows and rows[0][0].isdigit():
                lines += [("heading", " · ".join(header)), ("item", f"{rows[0][0]}–{rows[-1][0]}  …………")]
            case Table(header, rows, _):
                lines += [("heading", " · ".join(header))]
                told = (" · ".join(cell for cell in cells if cell not in ("", "–")) for cells in rows)
                lines += [("item", line) for line in told]
    return lines


def text_of(handout: Handout) -> str:
    """The handout as plain text: what LIX is measured on, and what is copied."""
    return "\n\n".join(text for _, text in lines_of(handout) if text)
