"""The question bank as the themes screen shows it: loaded once, searched on every key, told in rows.

The bank, its search and the phrasing check are imported where they are first used, in a thread of their
own: the screen is there before them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from textual.content import Content

from verksted.tui.quiet import settle
from verksted.tui.widgets.rows import Row, row, said
from verksted.workshop.language import current, mark, say
from verksted.workshop.words import TargetGroup, WrittenStandard

if TYPE_CHECKING:
    from verksted.content.questions import Bank, BankQuestion
    from verksted.content.search import Index


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at the bank: its name, and what it lets through. `slant` is one of content's, or ""."""

    name: str
    own_groups: bool = True
    slant: str = ""
    most_sensitive: int | None = None


VIEWS = (
    View(mark("målgruppa deres")),
    View(mark("bare hva som er bra"), slant="works"),
    View(mark("bare hva som må bli bedre"), slant="better"),
    View(mark("bare lette spørsmål"), most_sensitive=1),
    View(mark("alle målgrupper"), own_groups=False),
)
EVERYTHING = VIEWS[-1]
"""What is searched where the view one has chosen finds nothing."""
WIDER = "wider"
"""Row that leads there."""


@cache
def whole_bank() -> tuple[Bank, Index]:
    """The bank and its index. Takes some tens of milliseconds the first time: not on the event loop."""
    from verksted.content.questions import bank
    from verksted.content.search import index

    made = bank()
    both = made, index(made)
    settle()
    return both


def hits(typed: str, view: View, groups: Iterable[TargetGroup]) -> list[BankQuestion]:
    """The questions that fit, best first."""
    from verksted.content.questions import Slant
    from verksted.content.search import Filters, search

    wanted = frozenset(groups) if view.own_groups else frozenset()
    slants = frozenset({Slant(view.slant)}) if view.slant else frozenset()
    filters = Filters(groups=wanted, slants=slants, most_sensitive=view.most_sensitive)
    return [hit.question for hit in search(whole_bank()[1], typed, filters)]


def no_hits(typed: str, wider: int) -> list[Row]:
    """What stands where nothing was found here, and the way to the `wider` hits among all questions."""
    if not wider:
        lines = (
            say("Ingen treff på «{typed}».", typed=typed[:30]),
            say("Prøv et annet ord, eller skriv ditt eget (n)."),
        )
        return [said("none", *lines)]
    return [
        said("none", say("Ingen treff på «{typed}»", typed=typed[:30]), say("i utvalget du ser på.")),
        row(WIDER, say("Vis {n} treff for alle målgrupper", n=wider)),
    ]


def question_row(question: BankQuestion, chosen: bool, width: int) -> Row:
    """A tick, the question on one or two lines, and a quiet line with what decides."""
    import textwrap

    from verksted.content.questions import QUESTION_PHASE_NAMES, SENSITIVITY_NAMES

    standard = current()
    lines = textwrap.wrap(question.text.in_(standard), max(20, width)) or [""]
    phase = QUESTION_PHASE_NAMES[question.phase].in_(standard)
    sign = "▲ " if question.sensitivity > 1 else ""
    facts = f"{phase} · {question.minutes} min · {sign}"
    kind = SENSITIVITY_NAMES[question.sensitivity].in_(standard)
    room = width - len(facts)  # what comes after the colon is advice: whole, or not at all
    facts += kind if len(kind) <= room else kind.partition(":")[0]
    quiet = Content.styled(f"    {facts}", "$text-muted")
    more = [Content(f"    {line}") for line in lines[1:3]]
    return row(question.id, f"[{'x' if chosen else ' '}] {lines[0]}", "", *more, quiet)


def question_card(question: BankQuestion) -> Content:
    """Everything about a question: what to ask next, how, how to note it, which part of the survey."""
    from verksted.content.questions import AREA_NAMES, SurveyArea
    from verksted.content.techniques import techniques

    standard = current()
    made = whole_bank()[0]
    theme = made.themes.get(question.theme)
    parts: list[str | tuple[str, str]] = [(question.text.in_(standard), "bold"), "\n\n"]
    if question.prompts:
        parts += [(say("Spør videre"), "bold"), "\n"]
        parts += [f"  {prompt.in_(standard)}\n" for prompt in question.prompts]
        parts.append("\n")
    card = techniques().items.get(question.technique)
    if card is not None:
        parts += [(say("Slik kan dere gjøre det: {name}", name=card.name.in_(standard)), "bold"), "\n"]
        parts += [f"  {step.text.in_(standard)}\n" for step in card.steps]
        parts += ["\n", (say("Slik noteres det"), "bold"), f"\n  {card.notes.in_(standard)}\n\n"]
    if question.survey_area in set(SurveyArea):
        area = AREA_NAMES[SurveyArea(question.survey_area)].in_(standard)
        parts.append((say("I undersøkelsen: {area}", area=area) + "\n", "$text-muted"))
    if theme is not None:
        parts.append((say("Tema: {name}", name=theme.name.in_(standard)), "$text-muted"))
    return Content.assemble(*parts)


def phrasing_advice(text: str, standard: WrittenStandard, group: TargetGroup | None) -> list[str]:
    """What the phrasing check says of an own question, gravest first, at most three things."""
    if not text:
        return [say("Skriv spørsmålet slik du ville sagt det.")]
    from verksted.content.phrasing import check

    remarks = check(text, standard, group=group)
    if not remarks:
        return [say("● Åpent og lett å forstå.")]
    lines = [f"▲ {remark.text}" for remark in remarks[:3]]
    better = next((remark.better for remark in remarks if remark.better), None)
    return [*lines, say("Prøv: {better}", better=better)] if better else lines


def better_phrasing(text: str, standard: WrittenStandard, group: TargetGroup | None) -> str:
    """The first better form the check can offer, or ""."""
    from verksted.content.phrasing import check

    remarks = check(text, standard, group=group) if text else []
    return next((remark.better for remark in remarks if remark.better), "")
