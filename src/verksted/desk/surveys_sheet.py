"""The plan of a survey on paper, and its weeks in a calendar: made from the plan and from content alone.

Both speak the workbook's own standard, whatever the screen speaks.
"""

from __future__ import annotations

from verksted.content.plan_sheets import day_words
from verksted.content.survey_rules import load_interviewers, load_survey_rules
from verksted.desk.surveys_planning import STOP_WORDS, SurveyPlanning
from verksted.workshop.handout import (
    Bullets,
    Calendar,
    CalendarEntry,
    Handout,
    HandoutKind,
    Heading,
    Paragraph,
    Part,
    Table,
)
from verksted.workshop.language import mark, say_in
from verksted.workshop.survey_planning import METHOD_NAMES, SurveyPlan
from verksted.workshop.words import WrittenStandard

_FIRST = ("ask-everyone", "thirty-in-each-group")
_LAST = (
    "minimum-exposure",
    "method-order",
    "same-instrument",
    "dialogue-arenas",
    "use-it",
    "internal-control",
    "other-sources",
    "caveat",
)
_DECIDED = (
    ("secrecy_signed", mark("Taushetserklæring er skrevet under: {answer}")),
    ("interpreter", mark("Tolk er avtalt: {answer}")),
    ("codes_parted", mark("Engangskode skilles fra svaret: {answer}")),
    ("background", mark("Bakgrunnsspørsmål er med: {answer}")),
    ("comments", mark("Kommentarfelt er med: {answer}")),
)


def plan_sheet(planning: SurveyPlanning) -> Handout:
    """The whole plan."""
    standard = planning.desk.workshop.standard
    parts = (
        *_who(planning.plan, standard),
        *_how(planning, standard),
        *_when(planning, standard),
        *_after(planning, standard),
        Heading(say_in(standard, mark("Husk"))),
        Bullets(_rules(_LAST, standard)),
    )
    title = say_in(standard, mark("Plan for brukerundersøkelsen"))
    return Handout("plan-undersokelse", HandoutKind.RUN_SHEET, standard, title, parts)


def _rules(names: tuple[str, ...], standard: WrittenStandard) -> tuple[str, ...]:
    rules = load_survey_rules().items
    return tuple(rules[name].text.in_(standard) for name in names if name in rules)


def _who(plan: SurveyPlan, standard: WrittenStandard) -> list[Part]:
    lines = [say_in(standard, mark("Enhet: {unit}"), unit=plan.unit)] if plan.unit else []
    if plan.population is not None:
        lines.append(say_in(standard, mark("Målgruppa: {n} personer"), n=plan.population))
    lines += [f"{group.name}: {group.size}" for group in plan.groups]
    if plan.months:
        lines.append(say_in(standard, mark("De har kjent tjenesten i minst {n} måneder."), n=plan.months))
    return [
        Heading(say_in(standard, mark("Hvem vi spør"))),
        *([Bullets(tuple(lines))] if lines else []),
        Bullets(_rules(_FIRST, standard)),
    ]


def _how(planning: SurveyPlanning, standard: WrittenStandard) -> list[Part]:
    plan = planning.plan
    who = load_interviewers().items.get(plan.interviewer)
    named = who.name.in_(standard) if who else say_in(standard, mark("ikke bestemt"))
    lines = [
        say_in(standard, mark("Måte: {method}"), method=METHOD_NAMES[plan.method].in_(standard)),
        say_in(standard, mark("Hvem intervjuer: {who}"), who=named),
    ]
    for name, template in _DECIDED:
        answer = mark("ja") if getattr(plan, name) else mark("nei")
        lines.append(say_in(standard, template, answer=say_in(standard, answer)))
    parts: list[Part] = [Heading(say_in(standard, mark("Slik spør vi"))), Bullets(tuple(lines))]
    wrong = tuple(say_in(standard, STOP_WORDS[one]) for one in planning.stops())
    if wrong:
        parts += [Paragraph(say_in(standard, mark("Dette må ordnes først:"))), Bullets(wrong)]
    for part, title in (("before", mark("Før noen blir spurt")), ("response", mark("Så flere svarer"))):
        ticked = [f"{'☒' if done else '☐'} {text}" for _, text, done in planning.checks(part, standard)]
        parts += [Heading(say_in(standard, title)), *(Paragraph(line) for line in ticked)]
    return parts


def _when(planning: SurveyPlanning, standard: WrittenStandard) -> list[Part]:
    header = tuple(say_in(standard, word) for word in (mark("Uke"), mark("Dager"), mark("Hva")))
    rows = tuple(
        (week.weeks, f"{day_words(week.first)} – {day_words(week.last)}", week.name)
        for week in planning.weeks(standard)
    )
    days = tuple(
        say_in(standard, mark("Påminnelse til alle: {day}"), day=day_words(day))
        for day in planning.reminders()
    )
    title = say_in(standard, mark("Ukeplan"))
    caption = say_in(standard, mark("Hva som skjer uke for uke"))
    return [Heading(title), Table(header, rows, caption), Bullets(days)]


def _after(planning: SurveyPlanning, standard: WrittenStandard) -> list[Part]:
    words = (mark("Hvem får vite"), mark("Ansvar"), mark("Når"), mark("Hvor"), mark("Hvordan"))
    rows: list[tuple[str, ...]] = []
    for number, one in enumerate(planning.order(), 1):
        told = planning.plan.telling(one.id)
        cells = (told.who, told.when, told.where, told.how)
        rows.append((f"{number}. {one.name.in_(standard)}", *(cell or "–" for cell in cells)))
    title = say_in(standard, mark("Hvem får vite resultatet, i rekkefølge"))
    header = tuple(say_in(standard, word) for word in words)
    caption = say_in(standard, mark("Ansvar, tid, sted og måte"))
    parts: list[Part] = [Heading(title), Table(header, tuple(rows), caption)]
    if planning.order_warning():
        late = mark("De som svarte, får høre resultatet etter pressen. La dem få høre det først.")
        parts.append(Paragraph(say_in(standard, late)))
    return parts


def plan_calendar(planning: SurveyPlanning) -> Calendar:
    """The first day of each step, and the reminders. No title tells what service it is for."""
    standard = planning.desk.workshop.standard
    autumn = planning.plan.autumn
    entries = [
        CalendarEntry(f"survey-{autumn}-{week.id}", week.first, week.name)
        for week in planning.weeks(standard)
    ]
    reminder = say_in(standard, mark("Send påminnelse til alle"))
    entries += [
        CalendarEntry(f"survey-{autumn}-reminder-{number}", day, reminder)
        for number, day in enumerate(planning.reminders(), 1)
    ]
    return Calendar(standard, say_in(standard, mark("Undersøkelsen, uke for uke")), tuple(entries))
