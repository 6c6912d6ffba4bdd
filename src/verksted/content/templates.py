"""What letters and sheets are: templates as data, loaded and checked.

A template has a text in both standards with placeholders from a closed list. Filling one is in
letters.py; nothing here knows a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from verksted.content.lix import COUNCIL, PARENTS, YOUTH, AvoidWord, Limits
from verksted.content.loading import ContentProblem, Loaded, load
from verksted.workshop.handout import HandoutKind, PlanFacts
from verksted.workshop.language import say
from verksted.workshop.words import TargetGroup, Text, WrittenStandard

LISTS = frozenset({"themes", "promises"})
"""Facts that are several: `- {themes}` gives one list item for each."""
TABLES = frozenset({"answers", "agenda", "numbers"})
"""Placeholders that stand alone in a paragraph and become a table."""
FACTS = frozenset(entry.name for entry in fields(PlanFacts)) - {"standard"}
PLACEHOLDERS = FACTS | TABLES
FIELD = re.compile(r"\{([^{}]*)\}")


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
        return frozenset(FIELD.findall(self.title.in_(standard) + self.body.in_(standard)))


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
