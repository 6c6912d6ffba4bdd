"""Sheets for the methods, to print: how it is done, boxes to write in, who visits whom, who does what when.

Empty forms and plans alone. What was written in the boxes are raw notes, and leave by a release only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from verksted.content.letters import fill, load_templates
from verksted.content.methods import Method, methods
from verksted.content.rotation import rotation
from verksted.desk.desk import Desk
from verksted.desk.methods import Methods, undone
from verksted.desk.sending import day_in_words
from verksted.desk.writing_room import with_room
from verksted.workshop.handout import (
    Bullets,
    Calendar,
    CalendarEntry,
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
from verksted.workshop.words import Text, WrittenStandard

SHEET_TEMPLATES = ("knowledge-card", "gathering-start", "evaluation-sheet", "service-analysis")
"""Sheets that are no worksheet with a number."""
_BOX, _ASK, _WE = Text("Boks", "Boks"), Text("Spørsmål", "Spørsmål"), Text("Vi skriver", "Vi skriv")


def template_sheet(template_id: str, standard: WrittenStandard) -> Handout:
    """One of our sheets, with nothing of a plan in it. Raises ValueError for none of that name."""
    template = load_templates("ark").items.get(template_id)
    if template is None:
        raise ValueError(say("Arket finnes ikke."))
    return with_room(replace(fill(template, PlanFacts(standard)), kind=HandoutKind.RUN_SHEET))


def method_sheet(
    method_id: str, standard: WrittenStandard, *, sides: Sequence[str] = (), tables: int = 0
) -> Handout:
    """How a method is done, and its boxes to write in; one column for each of `sides`.

    `tables` (for the idea hunt) gives the plan of who visits whom. Raises ValueError for an unknown method,
    or for tables that no plan can be made for.
    """
    method = methods().get(method_id)
    if method is None:
        raise ValueError(say("Arket finnes ikke."))
    if method.card is None:
        return template_sheet(method_id, standard)
    parts = [*_how(method, standard), *_boxes(method, standard, sides)]
    if tables:
        parts += _visits(tables, standard)
    name = {
        "gap": "gap",
        "gallery-guide": "gallerirunde",
        "walk-and-talk": "ga-og-prat",
        "idea-hunt": "idejakt",
    }
    title = method.name.in_(standard)
    made = Handout(name.get(method_id, method_id), HandoutKind.RUN_SHEET, standard, title, tuple(parts))
    return with_room(made)


def _how(method: Method, standard: WrittenStandard) -> list[Part]:
    card = method.card
    if card is None:
        return []
    steps = tuple(
        f"{step.text.in_(standard)} ({step.minutes} min)" if step.minutes else step.text.in_(standard)
        for step in card.steps
    )
    parts: list[Part] = [Paragraph(card.aim.in_(standard))]
    parts += [
        Heading(Text("Dette trenger dere", "Dette treng de").in_(standard)),
        Bullets(tuple(thing.in_(standard) for thing in card.equipment)),
        Heading(Text("Slik gjør dere", "Slik gjer de").in_(standard)),
        Bullets(steps, numbered=True),
        Heading(Text("Pass på", "Pass på").in_(standard)),
        Bullets(tuple(line.in_(standard) for line in card.safety)),
    ]
    if card.seated is not None:
        parts.append(Paragraph(card.seated.in_(standard)))
    return parts


def _boxes(method: Method, standard: WrittenStandard, sides: Sequence[str]) -> list[Part]:
    """The boxes in their order, with room to write; side by side where several groups fill them in."""
    columns = [clean_line(side) for side in sides if clean_line(side)] or [_WE.in_(standard)]
    header = (_BOX.in_(standard), _ASK.in_(standard), *columns)
    rows = tuple(
        (f"{at}. {box.name.in_(standard)}", box.ask.in_(standard), *("" for _ in columns))
        for at, box in enumerate(method.boxes, 1)
    )
    heading = Text("Skriv her", "Skriv her").in_(standard)
    return [Heading(heading), Table(header, rows, method.name.in_(standard))]


def _visits(tables: int, standard: WrittenStandard) -> list[Part]:
    plan = rotation(tables, min(2, tables - 1) or 1)
    from_table, hunt, table = (
        Text("Jegere fra", "Jegerar frå"),
        Text("Jakt {n}", "Jakt {n}"),
        Text("bord {n}", "bord {n}"),
    )
    header = (from_table.in_(standard), *(hunt.in_(standard).format(n=at + 1) for at in range(plan.hunts)))
    rows = tuple(
        (
            table.in_(standard).format(n=home + 1).capitalize(),
            *(table.in_(standard).format(n=place + 1) for place in places),
        )
        for home, places in enumerate(plan.visits)
    )
    heading = Text("Hvem går hvor", "Kven går kvar").in_(standard)
    return [Heading(heading), Table(header, rows, heading)]


def plan_sheet(desk: Desk) -> Handout:
    """Who – how – when, gathering by gathering. Raises ValueError while nothing is planned."""
    planned, standard = Methods(desk), desk.workshop.standard
    gatherings, tasks = planned.gatherings(), planned.tasks()
    if not gatherings and not tasks:
        raise ValueError(say("Her er ingen samlinger eller oppgaver ennå."))
    parts: list[Part] = []
    header = tuple(
        text.in_(standard)
        for text in (
            Text("Hva", "Kva"),
            Text("Hvem (rolle)", "Kven (rolle)"),
            Text("Hvordan", "Korleis"),
            Text("Når", "Når"),
        )
    )

    def table(gathering: str, caption: str) -> list[Part]:
        rows = tuple(
            (one.what, one.who, one.how or "–", _day(one.due, standard) or "–")
            for one in tasks
            if one.gathering == gathering
        )
        return [Table(header, rows, caption)] if rows else []

    for at, one in enumerate(gatherings, 1):
        title = (
            Text("Samling {n}: {theme}", "Samling {n}: {theme}").in_(standard).format(n=at, theme=one.theme)
        )
        when = " · ".join(part for part in (_day(one.day, standard), one.place) if part)
        parts += [Heading(title), Paragraph(when)]
        if one.bring:
            bring = Text("Ta med: {bring}", "Ta med: {bring}").in_(standard).format(bring=one.bring)
            parts.append(Paragraph(bring))
        before = Text("Gjøres før samlingen", "Skal gjerast før samlinga").in_(standard)
        parts += table(one.id, before)
    loose = table("", Text("Andre oppgaver", "Andre oppgåver").in_(standard))
    if loose:
        parts += [Heading(Text("Hvem – hvordan – når", "Kven – korleis – når").in_(standard)), *loose]
    title = Text("Plan for samlinger og oppgaver", "Plan for samlingar og oppgåver").in_(standard)
    return Handout("samlinger-og-oppgaver", HandoutKind.RUN_SHEET, standard, title, tuple(parts))


def plan_calendar(desk: Desk) -> Calendar:
    """Gatherings and the tasks between them. Raises ValueError while none has a day."""
    planned, standard, book = Methods(desk), desk.workshop.standard, desk.workbook.id
    entries = [
        CalendarEntry(f"gathering-{one.id}@{book}", date.fromisoformat(one.day), one.theme, one.bring)
        for one in planned.gatherings()
    ]
    entries += [
        CalendarEntry(f"task-{one.id}@{book}", date.fromisoformat(one.due), one.what, one.who)
        for one in undone(planned.tasks())
        if one.due
    ]
    if not entries:
        raise ValueError(say("Ingen samlinger eller oppgaver har en dato ennå."))
    title = Text("Samlinger og oppgaver", "Samlingar og oppgåver").in_(standard)
    return Calendar(standard, title, tuple(sorted(entries, key=lambda one: (one.day, one.uid))))


def plan_texts(desk: Desk) -> list[str]:
    """What was typed for gatherings and tasks: it may stand in their own sheet."""
    planned = Methods(desk)
    found = [text for one in planned.gatherings() for text in (one.theme, one.place, one.bring)]
    found += [text for one in planned.tasks() for text in (one.what, one.who, one.how)]
    return [text for text in found if text]


def _day(day: str, standard: WrittenStandard) -> str:
    return day_in_words(date.fromisoformat(day), standard) if day else ""
