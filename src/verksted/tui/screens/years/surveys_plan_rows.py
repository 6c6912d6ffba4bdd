"""The lines of the survey plan, section by section."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from verksted.content.survey_rules import load_interviewers
from verksted.desk.surveys import Surveys
from verksted.desk.surveys_planning import SurveyPlanning
from verksted.tui.dates import short_day
from verksted.tui.widgets.rows import Row, heading, row
from verksted.workshop.language import current, mark, say
from verksted.workshop.survey_planning import FEEDBACK_NAMES, METHOD_NAMES, QUALITY_NAMES, Feedback

PICKED = ("pilot",)
"""Kinds of rows that space opens, too."""
RULES = {
    "tick:codes_parted": "separate-answers",
    "tick:background": "separate-answers",
    "tick:comments": "separate-answers",
    "tick:same-questions": "same-instrument",
    "tick:pilot": "pilot",
    "tick:read-together": "dialogue-arenas",
    "pilot": "pilot",
    "autumn": "same-instrument",
    "past": "other-sources",
    "tag": "use-it",
    "#sheet": "internal-control",
    "#calendar": "caveat",
}
"""Rule of content that is shown beside a row, by its id or its kind."""
_DECISIONS = (
    ("secrecy_signed", mark("Taushetserklæring er skrevet under")),
    ("interpreter", mark("Tolk er avtalt, også til skjemaet")),
    ("codes_parted", mark("Engangskode som skilles fra svaret")),
    ("background", mark("Bakgrunnsspørsmål er med")),
    ("comments", mark("Kommentarfelt er med")),
)


def plan_rows(planning: SurveyPlanning, surveys: Surveys) -> list[Row]:
    """The whole plan, from whom to ask to the sheet that is printed."""
    return [
        *_who(planning),
        *_how(planning),
        *_pilot(planning),
        *_weeks(planning),
        *_order(planning),
        *_past(planning),
        *_tags(planning, surveys),
        heading("h-paper", say("På papir")),
        row("#sheet", say("Skriv planen til Word …")),
        row("#calendar", say("Skriv ukene til en kalenderfil …")),
    ]


def _fact(name: str, label: str, value: str) -> Row:
    shown = Content(f"{value} ") if value else Content.styled(f"{say('ikke fylt inn')} ", "$text-muted")
    return Row(name, Content(label), shown)


def _tick(name: str, label: str, ticked: bool) -> Row:
    return row(f"tick:{name}", f"[{'x' if ticked else ' '}] {label}")


def _who(planning: SurveyPlanning) -> list[Row]:
    plan = planning.plan
    people = "" if plan.population is None else say("{n} personer", n=plan.population)
    if people and plan.months:
        people = say("{people}, minst {n} måneder i kontakt", people=people, n=plan.months)
    groups = ", ".join(f"{group.name} {group.size}" for group in plan.groups)
    return [
        heading("h-who", say("Hvem dere spør")),
        _fact("unit", say("Enhet"), plan.unit),
        _fact("population", say("Målgruppa"), people),
        _fact("groups", say("Grupper dere vil vise"), groups),
    ]


def _how(planning: SurveyPlanning) -> list[Row]:
    plan = planning.plan
    who = load_interviewers().items.get(plan.interviewer)
    stops = planning.stops()
    right = say("■ {n} må ordnes", n=len(stops)) if stops else say("● på plass")
    return [
        heading("h-how", say("Slik spør dere"), f"{right} "),
        _fact("method", say("Måte"), METHOD_NAMES[plan.method].in_(current())),
        _fact("interviewer", say("Hvem intervjuer"), who.name.in_(current()) if who else ""),
        *(_tick(name, say(label), bool(getattr(plan, name))) for name, label in _DECISIONS),
        heading("h-before", say("Før noen blir spurt")),
        *(_tick(name, text, done) for name, text, done in planning.checks("before")),
        heading("h-response", say("Så flere svarer")),
        *(_tick(name, text, done) for name, text, done in planning.checks("response")),
    ]


def _pilot(planning: SurveyPlanning) -> list[Row]:
    plan = planning.plan
    rows = [
        heading("h-pilot", say("Prøv først")),
        _tick("pilot", say("Vi prøver med noen få først"), plan.pilot),
    ]
    if plan.pilot:
        rows += [
            _fact(
                f"pilot:{who.value}",
                say("Tilbakemelding: {who}", who=FEEDBACK_NAMES[who].in_(current())),
                _cut(plan.told(who)),
            )
            for who in Feedback
        ]
    return rows


def _cut(text: str) -> str:
    return text if len(text) <= 34 else f"{text[:33]}…"


def _weeks(planning: SurveyPlanning) -> list[Row]:
    today = planning.today
    rows = [
        heading("h-weeks", say("Ukeplan")),
        _fact("autumn", say("Forberedelsene starter høsten"), str(planning.plan.autumn)),
    ]
    for week in planning.weeks():
        late = say("▲ skulle vært gjort ") if not week.done and week.last < today else ""
        now = say("► nå ") if not week.done and week.first <= today <= week.last else ""
        days = f"{_days(week.first, week.last)} "
        rows.append(
            Row(
                f"tick:{week.id}",
                Content(f"[{'x' if week.done else ' '}] {say('uke {weeks}', weeks=week.weeks)}  {week.name}"),
                Content(late or now or days),
            )
        )
    reminded = ", ".join(short_day(day) for day in planning.reminders())
    rows.append(
        Row(
            "week:reminders",
            Content(say("Påminnelse til alle")),
            Content(f"{reminded} "),
            (),
            selectable=False,
        )
    )
    return rows


def _days(first: date, last: date) -> str:
    return f"{short_day(first)}–{short_day(last)}"


def _order(planning: SurveyPlanning) -> list[Row]:
    warning = planning.order_warning()
    rows = [
        heading(
            "h-order",
            say("Hvem får vite resultatet, i rekkefølge"),
            f"{say('▲ se på dette')} " if warning else "",
        )
    ]
    for number, one in enumerate(planning.order(), 1):
        told = planning.plan.telling(one.id)
        sign = "●" if told.done else "►" if told.planned else "○"
        missing = "" if told.planned else say("hvem, når, hvor, hvordan")
        facts = " · ".join(part for part in (told.who, told.when) if part)
        rows.append(
            Row(
                f"tell:{one.id}",
                Content(f"{sign} {number}. {one.name.in_(current())}"),
                Content.styled(f"{_cut(facts) or missing} ", "$text-muted"),
            )
        )
    return rows


def _past(planning: SurveyPlanning) -> list[Row]:
    rows = [heading("h-past", say("Tidligere undersøkelser"))]
    known = planning.history()
    for past in known:
        who = say("ansatte") if past.staff else say("brukere")
        words = " · ".join(part for part in (past.unit, who, past.tool) if part)
        rows.append(row(f"past:{past.id}", f"{past.year}  {words}"))
    if not known:
        rows.append(row("past:none", say("Ingen ført opp ennå. n fører opp en.")))
    return rows


def _tags(planning: SurveyPlanning, surveys: Surveys) -> list[Row]:
    survey = surveys.newest
    if survey is None:
        return []
    rows = [heading("h-tags", say("Hva spørsmålene handler om"))]
    for result in survey.results:
        tag = planning.tag(result.item.id)
        shown = QUALITY_NAMES[tag].in_(current()) if tag else "–"
        rows.append(row(f"tag:{result.item.id}", result.item.text, f"{shown} "))
    return rows
