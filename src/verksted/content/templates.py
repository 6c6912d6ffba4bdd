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

from verksted.content.lix import COUNCIL, EASY, PARENTS, YOUTH, AvoidWord, Limits
from verksted.content.loading import Loaded, load
from verksted.workshop.handout import HandoutKind, PlanFacts
from verksted.workshop.language import say
from verksted.workshop.words import TargetGroup, Text, WrittenStandard

LISTS = frozenset({"themes", "promises"})
"""Facts that are several: `- {themes}` gives one list item for each."""
TABLES = frozenset({"answers", "easy_answers", "heard", "agenda", "numbers"})
"""Placeholders that stand alone in a paragraph and become a table, or parts of their own."""
FACTS = frozenset(entry.name for entry in fields(PlanFacts)) - {"standard"}
PLACEHOLDERS = FACTS | TABLES
_FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FIELD = re.compile(r"\{([^{}]*)\}")


class Audience(StrEnum):
    """Who reads it, and so how plain it must be."""

    YOUTH = "youth"
    PARENTS = "parents"
    ADULTS = "adults"
    EASY = "easy"

    @property
    def limits(self) -> Limits:
        limits = {
            Audience.YOUTH: YOUTH,
            Audience.PARENTS: PARENTS,
            Audience.ADULTS: COUNCIL,
            Audience.EASY: EASY,
        }
        return limits[self]


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
    EASY = "easy"
    MINUTES = "minutes"
    AFTER_COUNCIL = "after-council"
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
    return load(kind, Template, table="template", overlay=overlay, check=_check)


def load_avoid_words(*, overlay: Path | None = None) -> Loaded[AvoidWord]:
    """Words to leave out of letters to young people and parents."""
    return load("brev", AvoidWord, table="word", overlay=overlay)


def _check(template: Template) -> tuple[str, str] | None:
    used = template.placeholders(WrittenStandard.BOKMAL) | template.placeholders(WrittenStandard.NYNORSK)
    if wrong := sorted("{" + name + "}" for name in used - PLACEHOLDERS):
        return "body", say("Plassholderen er ukjent: {wrong}.", wrong=", ".join(wrong))
    if missing := sorted(set(template.required) - PLACEHOLDERS):
        return "required", say("Dette er ikke navn på noe i planen: {missing}.", missing=", ".join(missing))
    if not _FILE_NAME.fullmatch(template.file):
        return "file", say("Filnavnet kan bare ha a–z, tall og bindestrek.")
    return None


def suited(templates: Mapping[str, Template], use: Use, groups: Iterable[TargetGroup] = ()) -> list[Template]:
    """The templates for a use that suit one of the groups, those made for the group first."""
    wanted = set(groups)
    fit = [
        template
        for template in templates.values()
        if template.use is use and (not template.groups or not wanted or wanted & set(template.groups))
    ]
    return sorted(fit, key=lambda template: not template.groups)
