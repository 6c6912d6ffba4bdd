"""Letters and sheets: a template and the facts of the plan make a handout in which nothing is unfilled.

A placeholder comes from a closed list. Where a fact that the template needs is missing, nothing is
made; where another fact is missing, the sentence that speaks of it is left out as a whole. No notes,
no points before release, no names can come in here: there is no field for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from verksted.content.lix import COUNCIL, PARENTS, YOUTH, AvoidWord, Limits
from verksted.content.loading import ContentProblem, Loaded, load
from verksted.content.markup import parts
from verksted.workshop.handout import (
    Bullets,
    Handout,
    HandoutKind,
    Heading,
    Paragraph,
    Part,
    PlanFacts,
    Table,
)
from verksted.workshop.language import say
from verksted.workshop.text import clean_line
from verksted.workshop.words import TargetGroup, Text, WrittenStandard


class Audience(StrEnum):
    """Who reads it, and so how plain it must be."""

    YOUTH = "youth"
    PARENTS = "parents"
    ADULTS = "adults"

    @property
    def limits(self) -> Limits:
        return {Audience.YOUTH: YOUTH, Audience.PARENTS: PARENTS, Audience.ADULTS: COUNCIL}[self]


class Use(StrEnum):
    """What a letter or sheet is for."""

    INVITATION = "invitation"
    SMS = "sms"
    CONTACT_PERSON = "contact-person"
    INFORMATION = "information"
    AGENDA = "agenda"
    EXIT_TICKET = "exit-ticket"
    THANKS = "thanks"
    FEEDBACK = "feedback"
    SECTORS = "sectors"
    STAFF_REPS = "staff-reps"
    PRIVACY = "privacy"
    COUNCIL = "council"
    CARD = "card"
    ROOM = "room"
    WORKSHEET = "worksheet"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class Template:
    """One letter or sheet. `file` is its file name without ending, ASCII; `required` facts must be known.

    `groups` empty means for everybody. Both texts hold the same placeholders.
    """

    id: str
    use: Use
    audience: Audience
    file: str
    title: Text
    body: Text
    kind: HandoutKind = HandoutKind.LETTER
    groups: tuple[TargetGroup, ...] = ()
    required: tuple[str, ...] = ()
    about: Text | None = None
    source: str = "own"

    def placeholders(self, standard: WrittenStandard) -> frozenset[str]:
        return frozenset(_FIELD.findall(self.title.in_(standard) + self.body.in_(standard)))


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the letter back: what was said, what is done about it and when, or why not."""

    said: str
    doing: str = ""
    when: str = ""
    why_not: str = ""


class Unfilled(ValueError):  # noqa: N818 -- named in the contract with those who make letters
    """A letter cannot be made yet. `names` are the missing facts, as fields of `PlanFacts`."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        words = ", ".join(fact_name(name) for name in self.names)
        super().__init__(say("Brevet kan ikke lages ennå. Dette mangler i planen: {words}.", words=words))


LISTS = frozenset({"themes", "promises"})
"""Facts that are several: `- {themes}` gives one list item for each."""
TABLES = frozenset({"answers"})
"""Placeholders that stand alone in a paragraph and become a table."""
FACTS = frozenset(entry.name for entry in fields(PlanFacts)) - {"standard"}
PLACEHOLDERS = FACTS | TABLES
_FIELD = re.compile(r"\{([^{}]*)\}")
_BREAK = re.compile(r"(?<=[.!?…»]) +(?=[A-ZÆØÅ«{])")


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
        "themes": say("temaer"),
        "promises": say("løfter"),
        "answers": say("svar på rådene"),
    }
    return names.get(name, name)


def load_templates(kind: str = "brev", *, overlay: Path | None = None) -> Loaded[Template]:
    """Letters (`brev`) or sheets (`ark`). One with an unknown placeholder is left out, with its problem."""
    loaded = load(kind, Template, table="template", overlay=overlay)
    sound: dict[str, Template] = {}
    problems = list(loaded.problems)
    for name, template in loaded.items.items():
        wrong = _unknown(template)
        if wrong:
            text = say("«{id}» har en ukjent plassholder: {wrong}.", id=name, wrong=", ".join(wrong))
            problems.append(ContentProblem(kind, 0, text))
        else:
            sound[name] = template
    return Loaded(sound, tuple(problems))


def load_avoid_words(*, overlay: Path | None = None) -> Loaded[AvoidWord]:
    """Words to leave out of letters to young people and parents."""
    return load("brev", AvoidWord, table="word", overlay=overlay)


def _unknown(template: Template) -> list[str]:
    used = template.placeholders(WrittenStandard.BOKMAL) | template.placeholders(WrittenStandard.NYNORSK)
    return sorted("{" + name + "}" for name in (used | set(template.required)) - PLACEHOLDERS)


def suited(templates: Mapping[str, Template], use: Use, groups: Iterable[TargetGroup] = ()) -> list[Template]:
    """The templates for a use that suit one of the groups, those made for the group first."""
    wanted = set(groups)
    fit = [
        template
        for template in templates.values()
        if template.use is use and (not template.groups or not wanted or wanted & set(template.groups))
    ]
    return sorted(fit, key=lambda template: not template.groups)


def fill(template: Template, facts: PlanFacts, answers: Iterable[Answer] = ()) -> Handout:
    """The handout, whole. Raises `Unfilled` with the names of required facts that are missing."""
    table = tuple(answers)
    values = _values(facts)
    missing = [name for name in template.required if not (table if name in TABLES else values[name])]
    title = _line(template.title.in_(facts.standard), values)
    if title is None:
        missing += _FIELD.findall(template.title.in_(facts.standard))
    if missing or title is None:
        raise Unfilled(dict.fromkeys(missing))
    made: list[Part] = []
    for part in parts(template.body.in_(facts.standard)):
        whole = _part(part, values, table, facts)
        if whole:
            made.append(whole)
        elif made and isinstance(part, Bullets | Table) and isinstance(made[-1], Paragraph):
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
    part: Part, values: Mapping[str, tuple[str, ...]], answers: tuple[Answer, ...], facts: PlanFacts
) -> Part | None:
    match part:
        case Heading(text, level):
            line = _line(text, values)
            return Heading(line, level) if line else None
        case Paragraph("{answers}"):
            return _answer_table(answers, facts.standard) if answers else None
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
    several = next((name for name in _FIELD.findall(text) if name in LISTS), None)
    if several is None:
        line = _line(text, values)
        return [] if line is None else [line]
    lines = (_line(text, {**values, several: (value,)}) for value in values[several])
    return [line for line in lines if line]


def _line(text: str, values: Mapping[str, tuple[str, ...]]) -> str | None:
    """The text with its facts put in, or None if one of them is not known."""
    if any(not values.get(name) for name in _FIELD.findall(text)):
        return None
    pieces: list[str] = []
    end = 0
    for match in _FIELD.finditer(text):
        value = ", ".join(values[match.group(1)])
        pieces += [text[end : match.start()], value]
        end = match.end()
        if value[-1:] in ".!?" and text[end : end + 1] == ".":
            end += 1
    return "".join([*pieces, text[end:]])


def _answer_table(answers: tuple[Answer, ...], standard: WrittenStandard) -> Table:
    """The table of the letter back, in the letter's own written standard."""
    rows = tuple(
        tuple(clean_line(cell) or "–" for cell in (entry.said, entry.doing, entry.when, entry.why_not))
        for entry in answers
    )
    header = tuple(text.in_(standard) for text in _ANSWER_HEADER)
    return Table(header, rows, _ANSWER_CAPTION.in_(standard))


_ANSWER_HEADER = (
    Text("Dette sa dere", "Dette sa de"),
    Text("Dette gjør vi", "Dette gjer vi"),
    Text("Når", "Når"),
    Text("Dette får vi ikke til, fordi", "Dette får vi ikkje til, fordi"),
)
_ANSWER_CAPTION = Text("Svar på rådene fra verkstedet", "Svar på råda frå verkstaden")


def _with_content(made: list[Part]) -> list[Part]:
    """The parts without headings that have nothing under them any more."""
    kept: list[Part] = []
    for part in reversed(made):
        below = kept[-1] if kept else None
        empty = below is None or (isinstance(below, Heading) and isinstance(part, Heading))
        if isinstance(part, Heading) and empty and (below is None or _not_deeper(part, below)):
            continue
        kept.append(part)
    return kept[::-1]


def _not_deeper(part: Heading, below: Part) -> bool:
    return isinstance(below, Heading) and below.level <= part.level
