"""What the facilitator's screen says, from plain values: lines to read in two seconds."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from verksted.desk.running import Parked, Voice
from verksted.desk.running_view import Room
from verksted.tui.screens.run.facilitator_views import wrapped
from verksted.tui.screens.run.panels import bar
from verksted.workshop.agenda import Block, format_clock
from verksted.workshop.language import say
from verksted.workshop.running import Standing, lengths
from verksted.workshop.running_ways import Way, WayKind
from verksted.workshop.text import clean_line

COMING = 4
"""So many blocks that come are told of."""
ROOMY = 7
"""From so many rows on each sign has a bar of its own."""
QUIET_SECONDS = 120
"""Under this much time left the clock gets its sign."""


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


def next_lines(where: Standing, width: int) -> list[Content]:
    """What comes, when nothing is late."""
    if not where.coming:
        return [Content(say("Dette er den siste økta."))]
    return [_coming(f"○ {format_clock(slot.start)}  ", slot.block, width) for slot in where.coming[:COMING]]


def idle_lines(room: Room, width: int) -> list[Content]:
    """What comes when nothing runs: the first blocks, or what is left to do when all is over."""
    if room.run.ended:
        lines = [say("Utgangslapp og prikker: Ctrl+G og 3"), say("Renskriving: Ctrl+G og 4")]
        return [Content(row) for line in lines for row in wrapped(line, width)]
    return [_coming("○ ", block, width) for block in room.blocks[:COMING]]


def _coming(start: str, block: Block, width: int) -> Content:
    kept = say("vernet") if block.protected else f"{block.minutes} min"
    name = cut(clean_line(block.name), width - len(start) - len(kept) - 3)
    return Content.assemble(f"{start}{name}", (f"  {kept}", "$text-muted"))


def cut(words: str, width: int) -> str:
    """The words in so many columns, with `…` where they do not fit."""
    return words if cell_len(words) <= width else f"{set_cell_size(words, max(0, width - 1)).rstrip()}…"


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
        name = set_cell_size(cut(clean_line(block.name), 20), 20)
        lines.append(Content.styled(f"{sign} {clock}  {name} {kept:>7}", style))
    if where is not None:
        late = say("   ▲ planen: {clock}", clock=format_clock(where.due)) if where.behind > 0 else ""
        lines.append(Content(say("  {clock}  Slutt", clock=format_clock(where.end)) + late))
    return lines
