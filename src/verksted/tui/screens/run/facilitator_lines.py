"""What the facilitator's screen says, from plain values: lines to read in two seconds."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from verksted.desk.running import Parked, Voice
from verksted.desk.running_view import Room
from verksted.tui.screens.run.panels import bar
from verksted.workshop.agenda import Block, BlockKind, format_clock
from verksted.workshop.language import current, mark, say
from verksted.workshop.running import Standing, lengths
from verksted.workshop.running_ways import Way, WayKind
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.content.techniques import Technique

ROOMY = 7
"""From so many rows on each sign has a bar of its own."""
QUIET_SECONDS = 120
"""Under this much time left the clock gets its sign."""
VIEWS = (
    mark("Spør videre"),
    mark("Slik gjør dere det"),
    mark("Kjøreregler"),
    mark("Åpningen"),
    mark("Når det blir vanskelig"),
    mark("Merket av den som skriver"),
)
"""What the `v` key goes through."""


def minutes_left(where: Standing | None) -> str:
    """The large figure: whole minutes, minutes and seconds under two, `+3` when over."""
    if where is None:
        return ""
    if where.left < 0:
        return f"+{-where.left // 60}"
    if where.left < QUIET_SECONDS:
        return f"{where.left // 60}:{where.left % 60:02d}"
    return str(-(-where.left // 60))


def under_minutes(where: Standing) -> tuple[str, str]:
    """The words under the large figure, and their style."""
    if where.paused:
        return say("klokka står (mellomrom)"), "bold"
    if where.left < 0:
        return say("▲ minutter over"), "$warning"
    if where.left < QUIET_SECONDS:
        return say("▲ snart slutt"), "$warning"
    return say("minutter igjen av {count}", count=where.block.minutes), ""


def pace(where: Standing | None) -> tuple[str, str]:
    """Ahead of or behind the plan: words and style."""
    if where is None:
        return "", ""
    if where.behind > 0:
        return say("▲ {count} min bak planen", count=where.behind), "$warning"
    if where.behind < 0:
        return say("{count} min foran planen", count=-where.behind), ""
    return say("● i rute"), "$success"


def block_signs(room: Room, where: Standing | None) -> str:
    """`●  ●  ►  ○`: every block that is held."""
    held = lengths(room.blocks, room.run)
    at = where.index if where else (len(held) if room.run.ended else -1)
    return "  ".join("●" if i < at else "►" if i == at else "○" for i in range(len(held)))


def ending(where: Standing) -> str:
    """When it ends as things go, and what the plan says where that is another time."""
    end, due = format_clock(where.end), format_clock(where.due)
    return say("slutt {end}", end=end) if end == due else say("slutt {end} · plan {due}", end=end, due=due)


def question_lines(room: Room, block: Block, width: int) -> list[Content]:
    """The questions to be said aloud, bold; the block's name where it has none."""
    texts = [clean_line(question.text) for question in room.questions_of(block)] or [clean_line(block.name)]
    rows = [row for text in texts for row in wrapped(text, width)]
    return [Content.styled(row, "bold") for row in rows]


def first_view(room: Room, block: Block) -> int:
    """The part that helps most when a block begins: its opening words, its prompts, or its steps."""
    if block.kind is BlockKind.OPENING:
        return VIEWS.index("Åpningen")
    asks = block.notes_for_facilitator or any(question.prompts for question in room.questions_of(block))
    if asks or block.kind is BlockKind.BREAK:
        return 0
    return VIEWS.index("Slik gjør dere det" if technique_of(room, block) else "Når det blir vanskelig")


def view_lines(view: int, room: Room, block: Block | None, voice: Voice, width: int) -> list[Content]:
    """The part under the question, by number in `VIEWS`."""
    if view == len(VIEWS) - 1:
        return list(_marked(voice, width))
    makers = (_prompts, _steps, _rules, _script, _hard)
    return list(makers[view](room, block, width))


def more_lines(view: int, room: Room, block: Block, width: int, height: int) -> list[Content]:
    """What else may help, where there is room for it under a view: the steps, and words for hard moments."""
    found: list[Content] = []
    for other, maker in ((1, _steps), (4, _hard)):
        left = height - len(found)
        if other == view or left < 4 or (other == 1 and technique_of(room, block) is None):
            continue
        title = Content(say(VIEWS[other])).stylize("$text-muted")
        found += [Content(""), title, *list(maker(room, block, width))[: left - 2]]
    return found


def way_words(way: Way) -> str:
    """One proposal in words."""
    if way.kind is WayKind.SHORTEN:
        first, *rest = way.minutes
        words = say(
            "{name}: {before} blir {after} min",
            name=clean_line(first[0].name),
            before=first[0].minutes,
            after=first[1],
        )
        return say("{words}, og {count} til", words=words, count=len(rest)) if rest else words
    if way.dropped is not None:
        return say("Vinn {won} min: dropp «{name}»", name=clean_line(way.dropped.name), won=way.won)
    return say("Slutt {clock}, spør gruppa først", clock=format_clock(way.end))


def way_lines(ways: Sequence[Way], hand: int, width: int) -> list[Content]:
    lines: list[Content] = []
    for number, way in enumerate(ways, 1):
        mark_ = "▌" if number - 1 == hand else " "
        ending = say("slutt {clock}", clock=format_clock(way.end)) if width >= 50 else ""
        kept = way_words(way).replace(" min", "\u00a0min")  # a number and its unit stay together
        rows = [row.replace("\u00a0", " ") for row in textwrap.wrap(kept, max(20, width - 3 - len(ending)))]
        first = f"{mark_}{number} {rows[0]}"
        gap = " " * max(1, width - len(first) - len(ending))
        rows = [f"{first}{gap}{ending}" if ending else first, *(f"{mark_}  {row}" for row in rows[1:])]
        lines += [Content.styled(row, "bold" if mark_ == "▌" else "") for row in rows]
    lines.append(Content.styled(say("  Pauser og avslutning er vernet."), "$text-muted"))
    return lines


def next_lines(where: Standing) -> list[Content]:
    """What comes, when nothing is late."""
    if not where.coming:
        return [Content(say("Dette er den siste økta."))]
    lines = []
    for slot in where.coming[:4]:
        kept = say("vernet") if slot.block.protected else f"{slot.block.minutes} min"
        words = f"○ {format_clock(slot.start)}  {clean_line(slot.block.name)}"
        lines.append(Content.assemble(words, (f"  {kept}", "$text-muted")))
    return lines


def own_lines(voice: Voice, parked: Sequence[Parked], width: int, height: int) -> list[Content]:
    """For the facilitator alone: balance by sign and by voice, marks, promises, what is parked.

    With few rows the signs share one, so that the voices are in sight.
    """
    counts = (
        (say("bra"), voice.works),
        (say("bedre"), voice.must_improve),
        (say("forslag"), voice.proposals),
    )
    most = max(count for _, count in counts)
    room = max(4, width - 16)
    if height < ROOMY:
        lines = [Content("  ".join(f"{name} {count}" for name, count in counts))]
    else:
        lines = [Content(f"{name:<9}{bar(count, most, room):<{room}}{count:>5}") for name, count in counts]
    if voice.seats:
        seats = " ".join(f"{seat}·{count}" for seat, count in voice.seats)
        lines += [Content(row) for row in textwrap.wrap(say("Stemmer: {seats}", seats=seats), max(20, width))]
    if voice.marked:
        lines.append(
            Content.styled(say("! {count} merket av den som skriver (v)", count=len(voice.marked)), "bold")
        )
    if parked:
        words = "; ".join(clean_line(one.text) for one in parked)
        lines.append(Content.assemble((say("Parkert ({count}): ", count=len(parked)), "bold"), words))
    if voice.quiet_themes:
        lines.append(Content(say("Lite sagt om: {themes}", themes=", ".join(voice.quiet_themes))))
    if voice.promises:
        lines.append(Content(say("Løfter gitt: {count}", count=len(voice.promises))))
    return lines


def agenda_lines(room: Room, where: Standing | None) -> list[Content]:
    """The whole agenda with the times it gets."""
    held = lengths(room.blocks, room.run)
    slots = {slot.block.id: slot for slot in where.coming} if where else {}
    at = where.index if where else -1
    lines: list[Content] = []
    for i, block in enumerate(held):
        sign = "●" if i < at or room.run.ended else "►" if i == at else "○"
        slot = slots.get(block.id)
        clock = format_clock(slot.start) if slot else "     "
        kept = say("vernet") if block.protected else f"{block.minutes} min"
        style = "bold" if i == at else "$text-muted" if i < at else ""
        lines.append(Content.styled(f"{sign} {clock}  {clean_line(block.name)[:20]:<20} {kept:>7}", style))
    if where is not None:
        late = say("   ▲ planen: {clock}", clock=format_clock(where.due)) if where.behind > 0 else ""
        lines.append(Content(say("  {clock}  Slutt", clock=format_clock(where.end)) + late))
    return lines


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Rows of at most `width` and never more than 72 letters."""
    return textwrap.wrap(text, max(20, min(width, 72)), subsequent_indent=indent) or [""]


def _prompts(room: Room, block: Block | None, width: int) -> Iterable[Content]:
    if block is None:
        return
    if block.notes_for_facilitator:
        for row in wrapped(clean_line(block.notes_for_facilitator), width):
            yield Content(row)
        yield Content("")
    for question in room.questions_of(block):
        for prompt in question.prompts:
            for row in wrapped(f"– {clean_line(prompt)}", width, "  "):
                yield Content(row)


def _steps(room: Room, block: Block | None, width: int) -> Iterable[Content]:
    card = technique_of(room, block)
    if card is None:
        yield Content.styled(say("Denne økta har ingen teknikk med trinn."), "$text-muted")
        return
    standard = current()
    yield Content.styled(card.name.in_(standard), "bold")
    for step in card.steps:
        minutes = say("{count} min  ", count=step.minutes) if step.minutes else "       "
        for row in wrapped(f"{minutes}{step.text.in_(standard)}", width, "       "):
            yield Content(row)


def technique_of(room: Room, block: Block | None) -> Technique | None:
    """The card of the block, or of its first question."""
    from verksted.content.techniques import techniques

    if block is None:
        return None
    names = [block.technique, *(question.technique for question in room.questions_of(block))]
    cards = techniques().items
    return next((cards[name] for name in names if name in cards), None)


def _rules(room: Room, block: Block | None, width: int) -> Iterable[Content]:
    del block
    for rule in room_rules(room):
        for row in wrapped(f"– {rule}", width, "  "):
            yield Content(row)


def room_rules(room: Room) -> list[str]:
    """The ground rules for these groups."""
    from verksted.content.rules import load_ground_rules, rules_for

    rules = rules_for(load_ground_rules().items.values(), room.workshop.target_groups)
    return [rule.text.in_(current()) for rule in rules]


def _script(room: Room, block: Block | None, width: int) -> Iterable[Content]:
    from verksted.content.rules import load_opening_script

    del room, block
    for part in load_opening_script().items.values():
        sign = "► " if part.must_say else ""
        words = f"{sign}{part.heading.in_(current())}: «{part.words.in_(current())}»"
        for row in wrapped(words, width, "  "):
            yield Content(row)


def _hard(room: Room, block: Block | None, width: int) -> Iterable[Content]:
    from verksted.content.rules import load_hard_moments

    del room, block
    for moment in load_hard_moments().items.values():
        yield Content.styled(moment.situation.in_(current()), "bold")
        for row in wrapped(f"«{moment.words.in_(current())}»", width, "  "):
            yield Content(row)


def _marked(voice: Voice, width: int) -> Iterable[Content]:
    """The newest first; only on this page, since notes are not for everybody at the table."""
    if not voice.marked:
        yield Content.styled(say("Ingenting er merket ennå."), "$text-muted")
    for text in voice.marked:
        for row in wrapped(f"! {text}", width, "  "):
            yield Content(row)
