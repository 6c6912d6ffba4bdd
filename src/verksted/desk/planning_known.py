"""Sentences of our own content that stand in a handout: the leak scan need not judge them.

What is left for it are the facts of the plan and what somebody typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from verksted.workshop.handout import Bullets, Handout, Heading, Paragraph, Table
from verksted.workshop.text import clean_line
from verksted.workshop.words import Text

_CUT = re.compile(r"\{[^{}]*\}|\n{2,}|\n(?=[-*#|]|\d+\.)|\|")
_MARK = re.compile(r"^(?:[-*#]+|\d+\.)\s+")
_EDGES = " .,:;-#*\t"


def own_phrases(handout: Handout) -> list[str]:
    """The phrases of our content that this handout holds, in either standard."""
    whole = "\n".join(_strings(handout))
    return [phrase for phrase in _phrases() if phrase in whole]


def _strings(handout: Handout) -> Iterator[str]:
    yield handout.title
    for part in handout.parts:
        match part:
            case Heading(text, _) | Paragraph(text):
                yield text
            case Bullets(items, _):
                yield from items
            case Table(header, rows, caption):
                yield from (caption, *header, *(cell for cells in rows for cell in cells))


@cache
def _phrases() -> tuple[str, ...]:
    """Every text of the content that handouts are made of, cut where facts are filled in."""
    from verksted.content.agendas import blocks
    from verksted.content.checklists import load_checklists, load_needs
    from verksted.content.questions import bank
    from verksted.content.rules import load_ground_rules
    from verksted.content.techniques import techniques
    from verksted.content.templates import load_templates
    from verksted.content.wheel import load_wheel, load_years

    made = bank()
    sources: tuple[Iterable[object], ...] = (
        load_templates("brev").items.values(),
        load_templates("ark").items.values(),
        techniques().items.values(),
        load_ground_rules().items.values(),
        load_checklists().items.values(),
        load_needs().items.values(),
        load_wheel().items.values(),
        load_years().items.values(),
        blocks().items.values(),
        made.questions.values(),
        made.themes.values(),
    )
    texts = {text for source in sources for item in source for text in _texts(item)}
    pieces = {_MARK.sub("", clean_line(piece)).strip(_EDGES) for text in texts for piece in _CUT.split(text)}
    return tuple(sorted(piece for piece in pieces if len(piece) > 1))


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, Text):
        yield from (part.nb, part.nn)
    elif isinstance(part, tuple):
        for entry in part:
            yield from _texts(entry)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))
