"""What stands under the question, view by view: prompts, steps, rules, opening, words for hard moments.

From plain values; in pages on which nothing that belongs together is divided where it fits.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from verksted.desk.running import Voice
from verksted.desk.running_view import Room
from verksted.workshop.agenda import Block, BlockKind
from verksted.workshop.language import current, mark, say
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.content.techniques import Technique

VIEWS = (
    mark("Spør videre"),
    mark("Slik gjør dere det"),
    mark("Kjøreregler"),
    mark("Åpningen"),
    mark("Når det blir vanskelig"),
    mark("Merket av den som skriver"),
)
"""What the `v` key goes through."""


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
        part = whole(list(maker(room, block, width)), left - 2)
        if part:
            found += [Content(""), Content(say(VIEWS[other])).stylize("$text-muted"), *part]
    return found


def pages(found: Sequence[Content], height: int) -> list[list[Content]]:
    """The lines in parts of at most so many rows; what belongs together is not divided where it fits."""
    left, parts = list(found), list[list[Content]]()
    while left:
        parts.append(whole(left, height) or left[:height])
        left = left[len(parts[-1]) :]
    return parts or [[]]


def whole(found: Sequence[Content], height: int) -> list[Content]:
    """The first things that are there to the end within so many rows."""
    at = min(max(0, height), len(found))
    while 0 < at < len(found) and found[at].plain.startswith((" ", "«")):
        at -= 1
    return list(found[:at])


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Rows of at most `width` and never more than 72 letters."""
    return textwrap.wrap(text, max(20, min(width, 72)), subsequent_indent=indent) or [""]


def _prompts(room: Room, block: Block | None, width: int) -> Iterable[Content]:
    if block is None:
        return
    if not block.notes_for_facilitator and not any(one.prompts for one in room.questions_of(block)):
        yield Content.styled(say("Ingen flere spørsmål i denne økta."), "$text-muted")
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
