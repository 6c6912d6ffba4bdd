"""The rows of the methods: forms in use, gatherings with their tasks, and sheets to print."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from verksted.content.methods import CARDS, methods
from verksted.desk.methods import Methods
from verksted.desk.methods_sheets import SHEET_TEMPLATES
from verksted.tui.dates import short_day
from verksted.tui.widgets.rows import Row, heading, row
from verksted.workshop.language import current, say, say_count
from verksted.workshop.methods import Gathering, MethodSheet, Task


def sheet_name(one: MethodSheet) -> str:
    """«GAP med fem bokser · foreldre»."""
    name = methods()[one.method].name.in_(current())
    return f"{name} · {one.side}" if one.side else name


def rows_of(planned: Methods, today: date) -> list[Row]:
    rows = [heading("sheets", say("Ark som fylles ut"), say("det som skrives, blir notater"))]
    for one in planned.sheets():
        count = planned.filled(one.id).count
        sign = "►" if count else "○"
        told = say_count(count, "ett notat", "{n} notater") if count else say("tomt")
        rows.append(row(f"sheet:{one.id}", f"{sign} {sheet_name(one)}", told))
    rows.append(row("new-sheet", say("  Nytt ark å fylle ut …")))
    rows.append(heading("gatherings", say("Samlinger, og oppgaver imellom"), say("hvem – hvordan – når")))
    tasks = planned.tasks()
    for at, meeting in enumerate(planned.gatherings(), 1):
        rows.append(_gathering(at, meeting, today))
        rows += [_task(task, today) for task in tasks if task.gathering == meeting.id]
    loose = [task for task in tasks if not task.gathering]
    if loose and planned.gatherings():
        rows.append(heading("loose", say("Andre oppgaver")))
    rows += [_task(task, today) for task in loose]
    rows += [row("new-gathering", say("  Ny samling …")), row("new-task", say("  Ny oppgave …"))]
    return rows + _paper()


def _gathering(number: int, one: Gathering, today: date) -> Row:
    day = date.fromisoformat(one.day)
    sign = "●" if day < today else "►" if day == today else "○"
    text = Content.styled(
        f"{sign} {short_day(day):<14} {say('Samling {n}: {theme}', n=number, theme=one.theme)}", "bold"
    )
    more = [Content.styled(f"                  {say('ta med: {bring}', bring=one.bring)}", "$text-muted")]
    return row(f"gathering:{one.id}", text, one.place, *(more if one.bring else []))


def _task(one: Task, today: date) -> Row:
    late = bool(one.due) and not one.done and date.fromisoformat(one.due) < today
    box = "[x]" if one.done else "[ ]"
    due = short_day(date.fromisoformat(one.due)) if one.due else ""
    told = " · ".join(part for part in (one.who, f"▲ {due}" if late else due) if part)
    more = [Content.styled(f"       {one.how}", "$text-muted")] if one.how else []
    return row(f"task:{one.id}", f"   {box} {one.what}", told, *more)


def _paper() -> list[Row]:
    known = methods()
    rows = [heading("paper", say("Skriv ut"))]
    rows.append(row("paper:all", say("Alle arkene på én gang")))
    rows += [row(f"paper:{name}", _sheet_title(name)) for name in SHEET_TEMPLATES]
    rows += [row(f"paper:{name}", known[name].name.in_(current())) for name in CARDS]
    rows += [
        row(f"paper:{name}", one.name.in_(current()))
        for name, one in known.items()
        if one.sheet is not None and name not in SHEET_TEMPLATES
    ]
    rows.append(row("paper:plan", say("Planen: hvem – hvordan – når")))
    rows.append(row("paper:calendar", say("Samlinger og oppgaver som kalenderfil")))
    return rows


def _sheet_title(name: str) -> str:
    from verksted.content.letters import load_templates

    return load_templates("ark").items[name].title.in_(current())


def about_method(name: str) -> Content:
    """What a form asks, box by box."""
    method, standard = methods()[name], current()
    parts = [Content.styled(method.name.in_(standard), "bold")]
    if method.card is not None:
        parts.append(Content(method.card.aim.in_(standard)))
    for box in method.boxes:
        ask = box.ask.in_(standard)
        parts.append(Content.assemble((box.name.in_(standard), "bold"), f"\n{ask}" if ask else ""))
    return Content("\n\n").join(parts)
