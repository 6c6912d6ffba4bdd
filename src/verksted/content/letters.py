"""Letters and sheets: a template and the facts of the plan make a handout in which nothing is unfilled.

Where a fact that the template needs is missing, nothing is made; where another fact is missing, the
sentence that speaks of it is left out as a whole. No notes, no points before release, no names can
come in here: there is no field for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from verksted.content.markup import parts
from verksted.content.templates import (
    FACTS,
    FIELD,
    LISTS,
    PLACEHOLDERS,
    TABLES,
    Audience,
    Template,
    Use,
    load_avoid_words,
    load_templates,
    suited,
)
from verksted.workshop.handout import Bullets, Handout, Heading, Paragraph, Part, PlanFacts, Table
from verksted.workshop.language import say
from verksted.workshop.text import clean_line

__all__ = [
    "PLACEHOLDERS",
    "Audience",
    "Given",
    "Template",
    "Unfilled",
    "Use",
    "fact_name",
    "fill",
    "load_avoid_words",
    "load_templates",
    "suited",
]

_BREAK = re.compile(r"(?<=[.!?…»]) +(?=[A-ZÆØÅ«{])")


class Unfilled(ValueError):  # noqa: N818 -- named in the contract with those who make letters
    """A letter cannot be made yet. `names` are the missing facts, as fields of `PlanFacts`."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        words = ", ".join(fact_name(name) for name in self.names)
        super().__init__(say("Brevet kan ikke lages ennå. Dette mangler i planen: {words}.", words=words))


def fact_name(name: str) -> str:
    """What a fact is called in a sentence to the user."""
    names = {
        "municipality": say("kommune"),
        "service": say("tjeneste"),
        "group": say("målgruppe"),
        "day": say("dag"),
        "starts": say("når det begynner"),
        "ends": say("når det slutter"),
        "place": say("sted"),
        "purpose": say("formål"),
        "answer_by": say("svarfrist"),
        "feedback_by": say("når deltakerne får svar"),
        "compensation": say("hva deltakerne får"),
        "contact": say("hvem de kan spørre"),
        "council": say("hva politikerne sa"),
        "themes": say("temaer"),
        "promises": say("løfter"),
        "answers": say("svar på rådene"),
        "easy_answers": say("svar på rådene, lettlest"),
        "heard": say("det dere hørte"),
        "agenda": say("kjøreplan"),
        "numbers": say("telefonnumre"),
    }
    return names.get(name, name)


Given = Table | tuple[Part, ...]
"""What stands where a letter has one of `TABLES`: a table, or a few parts."""


def fill(template: Template, facts: PlanFacts, tables: Mapping[str, Given] | None = None) -> Handout:
    """The handout, whole. Raises `Unfilled` with the names of required facts that are missing.

    `tables` are those of content/tables.py by name (`answers`, `agenda`, `numbers` …); one without rows
    counts as missing.
    """
    given = {
        name: one for name, one in (tables or {}).items() if (one.rows if isinstance(one, Table) else one)
    }
    values = _values(facts)
    title = _line(template.title.in_(facts.standard), values)
    missing = [name for name in template.required if not (values.get(name) or name in given)]
    if title is None:
        missing += [
            name for name in FIELD.findall(template.title.in_(facts.standard)) if not values.get(name)
        ]
    if missing or title is None:
        raise Unfilled(dict.fromkeys(missing))
    made: list[Part] = []
    for part in parts(template.body.in_(facts.standard)):
        whole = _part(part, values, given)
        if isinstance(whole, tuple):
            made += whole
        elif whole:
            made.append(whole)
        elif made and isinstance(made[-1], Paragraph) and not isinstance(part, Heading):
            made[-1:] = _without_lead_in(made[-1])
    return Handout(template.file, template.kind, facts.standard, title, tuple(_with_content(made)))


def _without_lead_in(before: Paragraph) -> list[Part]:
    """The paragraph before a list that is left out, without the sentence that ends in a colon for it."""
    kept = _BREAK.split(before.text)
    if kept[-1].endswith(":"):
        kept = kept[:-1]
    return [Paragraph(" ".join(kept))] if kept else []


def _values(facts: PlanFacts) -> dict[str, tuple[str, ...]]:
    """Every fact as the words it may become; none if it is not known."""
    values: dict[str, tuple[str, ...]] = {}
    for name in FACTS:
        value = getattr(facts, name)
        given = value if isinstance(value, tuple) else (value,)
        values[name] = tuple(line for entry in given if (line := clean_line(entry)))
    return values


def _part(
    part: Part, values: Mapping[str, tuple[str, ...]], tables: Mapping[str, Given]
) -> Part | tuple[Part, ...] | None:
    match part:
        case Heading(text, level):
            line = _line(text, values)
            return Heading(line, level) if line else None
        case Paragraph(text) if (whole := FIELD.fullmatch(text)) and whole.group(1) in TABLES:
            return tables.get(whole.group(1))
        case Paragraph(text):
            kept = " ".join(line for piece in _BREAK.split(text) if (line := _line(piece, values)))
            return Paragraph(kept) if kept else None
        case Bullets(items, numbered):
            lines = tuple(line for item in items for line in _item(item, values))
            return Bullets(lines, numbered) if lines else None
        case Table(header, rows, caption):
            return _filled_table(header, rows, caption, values)


def _filled_table(
    header: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    caption: str,
    values: Mapping[str, tuple[str, ...]],
) -> Table | None:
    made: list[tuple[str, ...]] = []
    for row in rows:
        cells = [_line(cell, values) for cell in row]
        if all(cell is not None for cell in cells):
            made.append(tuple(cell or "" for cell in cells))
    heads = tuple(_line(cell, values) or "" for cell in header)
    return Table(heads, tuple(made), _line(caption, values) or "") if made or not rows else None


def _item(text: str, values: Mapping[str, tuple[str, ...]]) -> list[str]:
    """A list item; one for each value where it speaks of a fact that is several."""
    several = next((name for name in FIELD.findall(text) if name in LISTS), None)
    if several is None:
        line = _line(text, values)
        return [] if line is None else [line]
    lines = (_line(text, {**values, several: (value,)}) for value in values[several])
    return [line for line in lines if line]


def _line(text: str, values: Mapping[str, tuple[str, ...]]) -> str | None:
    """The text with its facts put in, or None if one of them is not known."""
    if any(not values.get(name) for name in FIELD.findall(text)):
        return None
    pieces: list[str] = []
    end = 0
    for match in FIELD.finditer(text):
        value = _listed(values[match.group(1)])
        pieces += [text[end : match.start()], value]
        end = match.end()
        if value[-1:] in ".!?" and text[end : end + 1] == ".":
            end += 1
    return "".join([*pieces, text[end:]])


def _listed(values: tuple[str, ...]) -> str:
    """`a, b og c`: the same in both standards."""
    return " og ".join([", ".join(values[:-1]), values[-1]]) if len(values) > 1 else values[0]


def _with_content(made: list[Part]) -> list[Part]:
    """The parts without headings that have nothing under them any more."""
    kept: list[Part] = []
    for part in reversed(made):
        below = kept[-1] if kept else None
        if isinstance(part, Heading) and (below is None or _as_high(below, part)):
            continue
        kept.append(part)
    return kept[::-1]


def _as_high(below: Part, heading: Heading) -> bool:
    return isinstance(below, Heading) and below.level <= heading.level
