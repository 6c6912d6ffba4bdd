"""Sheets made straight from content, for the room: rules poster, opening, hard moments, disclosure card.

Like letters they hold nothing of what anybody said: there is no way in for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from verksted.content.checklists import Checklist
from verksted.content.disclosure import DisclosurePanel
from verksted.content.rules import GroundRule, HardMoment, SafeMeasure, ScriptPart
from verksted.content.tables import numbers_table
from verksted.workshop.handout import Bullets, Handout, HandoutKind, Heading, Paragraph, Part
from verksted.workshop.words import Text, WrittenStandard

_RULES = Text("Kjøreregler", "Køyrereglar")
_OPENING = Text("Åpning", "Opning")
_MUST_SAY = Text("Må sies før første spørsmål.", "Må seiast før første spørsmål.")
_MOMENTS = Text("Når det blir vanskelig", "Når det blir vanskeleg")
_SAY = Text("Si for eksempel: «{words}»", "Sei til dømes: «{words}»")
_SAFE = Text("Trygg arena", "Trygg arena")
_DISCLOSURE = Text(
    "Når noen forteller om vold, overgrep eller fare", "Når nokon fortel om vald, overgrep eller fare"
)
_MISSING = Text("Mangler nummer: {names}.", "Manglar nummer: {names}.")


def rules_poster(rules: Iterable[GroundRule], standard: WrittenStandard) -> Handout:
    """The rules alone, numbered, to hang on the wall."""
    lines = tuple(rule.text.in_(standard) for rule in rules)
    return Handout(
        "kjoreregler", HandoutKind.POSTER, standard, _RULES.in_(standard), (Bullets(lines, numbered=True),)
    )


def opening_sheet(script: Iterable[ScriptPart], standard: WrittenStandard) -> Handout:
    """What the facilitator says first, part by part."""
    parts: list[Part] = []
    for entry in script:
        parts += [Heading(entry.heading.in_(standard)), Paragraph(entry.words.in_(standard))]
        if entry.must_say:
            parts.append(Paragraph(_MUST_SAY.in_(standard)))
    return Handout("apningstekst", HandoutKind.RUN_SHEET, standard, _OPENING.in_(standard), tuple(parts))


def moments_sheet(moments: Iterable[HardMoment], standard: WrittenStandard) -> Handout:
    """The facilitator's crib: situation, what to do, words to lean on."""
    parts: list[Part] = []
    for moment in moments:
        words = _SAY.in_(standard).format(words=moment.words.in_(standard))
        parts += [
            Heading(moment.situation.in_(standard)),
            Paragraph(moment.act.in_(standard)),
            Paragraph(words),
        ]
    title = _MOMENTS.in_(standard)
    return Handout("vanskelige-oyeblikk", HandoutKind.RUN_SHEET, standard, title, tuple(parts))


def safe_arena_sheet(measures: Iterable[SafeMeasure], standard: WrittenStandard) -> Handout:
    lines = tuple(measure.text.in_(standard) for measure in measures)
    return Handout("trygg-arena", HandoutKind.RUN_SHEET, standard, _SAFE.in_(standard), (Bullets(lines),))


def disclosure_card(panel: DisclosurePanel, standard: WrittenStandard) -> Handout:
    """The seven steps with the numbers under the step that calls; numbers nobody filled in are named."""
    parts: list[Part] = []
    for step in panel.steps:
        parts += [
            Heading(f"{step.number}. {step.title.in_(standard)}"),
            Paragraph(step.act.in_(standard)),
            Paragraph(f"«{step.words.in_(standard)}»"),
        ]
        if step.calls:
            parts.append(numbers_table(panel.numbers, standard))
    if panel.missing:
        names = ", ".join(entry.name.in_(standard) for entry in panel.missing)
        parts.append(Paragraph(_MISSING.in_(standard).format(names=names)))
    return Handout("varsling", HandoutKind.CARD, standard, _DISCLOSURE.in_(standard), tuple(parts))


def checklist_sheet(checklist: Checklist, standard: WrittenStandard) -> Handout:
    """The points of one checklist with a box to tick before each."""
    lines = tuple(f"☐ {point.text.in_(standard)}" for point in checklist.points)
    name = checklist.name.in_(standard)
    return Handout(checklist.file, HandoutKind.RUN_SHEET, standard, name, (Bullets(lines),))
