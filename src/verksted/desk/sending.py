"""What goes out besides the summary: letters with the plan's facts in them, and the follow-up calendar."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from verksted.content.checklists import load_milestones, timeline
from verksted.content.disclosure import load_disclosure
from verksted.content.letters import (
    Given,
    Template,
    Use,
    fill,
    load_templates,
    suited,
)
from verksted.content.tables import (
    agenda_table,
    answers_of,
    answers_table,
    easy_answers,
    heard_table,
    numbers_table,
)
from verksted.desk.desk import Desk
from verksted.desk.planning_letters import OwnLetters
from verksted.workshop.agenda import timetable
from verksted.workshop.followup import quarter_words
from verksted.workshop.handout import Calendar, CalendarEntry, Handout, PlanFacts
from verksted.workshop.language import say
from verksted.workshop.plan import Workshop
from verksted.workshop.summary import Summary
from verksted.workshop.text import clean_line
from verksted.workshop.words import GROUP_NAMES, MONTHS, Text, WrittenStandard

_WEEKDAYS = (
    Text("mandag", "måndag"),
    Text("tirsdag", "tysdag"),
    Text("onsdag", "onsdag"),
    Text("torsdag", "torsdag"),
    Text("fredag", "fredag"),
    Text("lørdag", "laurdag"),
    Text("søndag", "søndag"),
)
_SENTENCE_END = re.compile(r"(?<=[.!?:]) ")
ANSWER_DAYS = 7
"""Days before the workshop by which one says whether one comes."""


def day_in_words(day: date, standard: WrittenStandard) -> str:
    """«onsdag 14. oktober 2026»."""
    return f"{_WEEKDAYS[day.weekday()].in_(standard)} {day.day}. {MONTHS[day.month - 1]} {day.year}"


def facts_of(
    desk: Desk,
    *,
    contact: str = "",
    compensation: str = "",
    council: str = "",
    promises: tuple[str, ...] | None = None,
) -> PlanFacts:
    """What a letter may know of this workshop. `contact` is a role or an office, given for this letter.

    Promises are those of the released summary. Before the release they are those that hold nothing to
    decide about, so that the thank-you letter need not wait for it. To find those the detector reads them:
    who has them already, or needs none, gives `promises`.
    """
    workshop = desk.workshop
    standard = workshop.standard
    day = date.fromisoformat(workshop.date) if workshop.date else None
    summary = _summary_or_none(desk)
    if promises is None:
        promises = tuple(one.text for one in summary.promises) if summary else promises_told(desk)
    return PlanFacts(
        standard=standard,
        municipality=workshop.municipality,
        service=workshop.service,
        group=_groups(workshop),
        day=day_in_words(day, standard) if day else "",
        starts=workshop.starts.replace(":", "."),
        ends=workshop.ends.replace(":", "."),
        place=workshop.place,
        purpose=workshop.purpose,
        answer_by=day_in_words(day - timedelta(days=ANSWER_DAYS), standard) if day else "",
        feedback_by=_feedback_by(summary, standard),
        compensation=compensation,
        contact=contact,
        council=council,
        themes=tuple(theme.name for theme in sorted(desk.themes.all(), key=lambda theme: theme.order)),
        promises=promises,
    )


def promises_told(desk: Desk) -> tuple[str, ...]:
    """Promises that are still open and in which the detector finds nothing that nobody has decided."""
    from verksted.desk.releasing import findings_to_decide

    given = [promise for promise in desk.promises.all() if promise.open]
    if not given:
        return ()
    held = {entry.unit for entry in findings_to_decide(desk)}
    return tuple(clean_line(promise.text) for promise in given if f"promise:{promise.id}:text" not in held)


def _groups(workshop: Workshop) -> str:
    return ", ".join(GROUP_NAMES[group].in_(workshop.standard) for group in workshop.target_groups)


def _summary_or_none(desk: Desk) -> Summary | None:
    from verksted.desk.releasing import released_summary

    return released_summary(desk) if len(desk.released) else None


def _feedback_by(summary: Summary | None, standard: WrittenStandard) -> str:
    if summary is None:
        return ""
    due = [promise.due for promise in summary.promises if promise.due]
    return quarter_words(min(due)).in_(standard) if due else ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be written, and the sentences in it that are the template's own."""

    handout: Handout
    fixed: tuple[str, ...]


def letters(
    desk: Desk, uses: Iterable[Use], *, contact: str, compensation: str = "", council: str = ""
) -> list[Letter]:
    """Letters for each use, one for each kind of reader among the groups, from plan and released summary.

    A letter that this workshop has rewritten is made with its own words. Raises `Unfilled` where the plan
    lacks a fact that a letter needs, ValueError where an own text lacks what every letter says.
    """
    facts = facts_of(desk, contact=contact, compensation=compensation, council=council)
    tables = tables_of(desk, facts.standard)
    chosen = dict.fromkeys(one for use in uses for one in templates_for(desk, use))
    own = OwnLetters(desk)
    return [letter_of(own.template(template), facts, tables, template) for template in chosen]


def templates_for(desk: Desk, use: Use) -> list[Template]:
    """The letters for a use: for each group of the workshop the one made for it, or the one for all."""
    known = load_templates().items
    groups = desk.workshop.target_groups
    chosen = [suited(known, use, [group])[:1] for group in groups] or [_for_all(known, use)]
    return list({one.id: one for few in chosen for one in few}.values())


def _for_all(known: Mapping[str, Template], use: Use) -> list[Template]:
    fit = suited(known, use)
    return [one for one in fit if not one.groups][:1] or fit[:1]


def letter_of(
    template: Template, facts: PlanFacts, tables: Mapping[str, Given], reviewed: Template
) -> Letter:
    """One letter. Only the sentences of `reviewed`, which ships with the program, are known to the scan.

    Raises `Unfilled` where a fact it needs is missing.
    """
    return Letter(fill(template, facts, tables), _fixed(reviewed, facts.standard))


def _fixed(template: Template, standard: WrittenStandard) -> tuple[str, ...]:
    """The sentences of a template that no fact is put into."""
    lines = f"{template.title.in_(standard)}\n{template.body.in_(standard)}".split("\n")
    sentences = (part.strip(" -*#>") for line in lines for part in _SENTENCE_END.split(line))
    return tuple(dict.fromkeys(part for part in sentences if part and "{" not in part))


def tables_of(desk: Desk, standard: WrittenStandard) -> dict[str, Given]:
    """The tables that stand in letters and sheets; the answers only where a summary is released."""
    numbers = load_disclosure().numbers
    tables: dict[str, Given] = {"numbers": numbers_table(numbers, standard)}
    if desk.workshop.starts:
        slots = timetable(desk.agenda, desk.workshop.starts)
        tables["agenda"] = agenda_table(slots, standard)
    summary = _summary_or_none(desk)
    if summary is not None:
        tables["answers"] = answers_table(answers_of(summary), standard)
        tables["easy_answers"] = easy_answers(summary)
        tables["heard"] = heard_table(summary)
    return tables


def milestone_names(standard: WrittenStandard) -> list[str]:
    """What the calendar says of its own: nothing in it comes from a workshop."""
    return [milestone.name.in_(standard) for milestone in load_milestones().items.values()]


def follow_up_calendar(desk: Desk) -> Calendar:
    """Every day of the follow-up: what is to be done after the workshop, promises, and measures.

    Only texts of the released summary are in it. Raises `Blocked` where there is none.
    """
    from verksted.desk.releasing import released_summary

    summary = released_summary(desk)
    workshop = desk.workshop
    standard = workshop.standard
    book = desk.workbook.id
    entries = [
        CalendarEntry(_uid(entry.milestone.id, book), entry.day, entry.milestone.name.in_(standard))
        for entry in timeline(load_milestones().items, date.fromisoformat(workshop.date))
        if entry.milestone.days > 0
    ]
    told = {promise.text for promise in summary.promises}
    entries += [
        CalendarEntry(
            _uid(f"promise {promise.id}", book), date.fromisoformat(promise.due), promise.text, say("Løfte")
        )
        for promise in desk.promises.all()
        if promise.due and promise.text in told
    ]
    done = {measure.text for measure in (*summary.measures, *summary.earlier_measures)}
    entries += [
        CalendarEntry(
            _uid(f"measure {measure.id}", book), date.fromisoformat(measure.due), measure.text, measure.role
        )
        for measure in desk.measures.all()
        if measure.due and measure.text in done
    ]
    title = Text("Oppfølging av medvirkningsverkstedet", "Oppfølging av medverknadsverkstaden")
    return Calendar(
        standard, title.in_(standard), tuple(sorted(entries, key=lambda entry: (entry.day, entry.uid)))
    )


def _uid(what: str, book: str) -> str:
    """Stable for this entry of this workbook, and telling nothing of either."""
    return hashlib.sha256(f"verksted {book} {what}".encode()).hexdigest()[:32]
