"""How far a workshop has come: the steps, the deadlines, and the one thing to do next.

Pure functions over the desk; today is given. Ids of places are those the app knows its screens by.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from verksted.content.checklists import load_milestones, timeline
from verksted.desk.desk import Desk
from verksted.desk.planning import NEEDED_ROLES, Planning
from verksted.desk.progress_deadlines import NEAR as NEAR  # noqa: PLC0414 -- part of this room
from verksted.desk.progress_deadlines import Deadline as Deadline  # noqa: PLC0414 -- part of this room
from verksted.desk.progress_deadlines import left_over, promised, why
from verksted.desk.running_holes import lost_in_all
from verksted.workshop.language import current, mark, say
from verksted.workshop.plan import Principle, Status
from verksted.workshop.wheel import TWO_WEEKS
from verksted.workshop.words import ROLE_NAMES, Phase, Role

PLACE_OF = {
    "themes-chosen": "themes",
    "roles-filled": "people",
    "secrecy-signed": "people",
    "recruit-mix": "people",
    "mix-confirmed": "people",
    "needs-asked": "people",
    "contact-persons-briefed": "people",
    "personal-invitation": "letters",
    "agenda-out": "letters",
    "sms-reminder": "letters",
    "ground-rules-made": "agenda",
    "workshop-day": "run",
    "fair-copy": "follow-up",
    "review-signed": "follow-up",
    "thanks-sent": "letters",
    "minutes-checked": "to-do",
    "promises-kept": "to-do",
    "aftercare-call": "to-do",
    "summary-to-leader": "to-do",
    "raw-notes-handled": "to-do",
    "answer-sent": "to-do",
    "second-answer": "to-do",
}
"""Where a milestone is worked on; the others are ticked in the list of deadlines."""
STEP_NAMES = {
    "frame": mark("Rammer"),
    "themes": mark("Temaer"),
    "agenda": mark("Kjøreplan"),
    "people": mark("Folk"),
    "letters": mark("Brev"),
    "principles": mark("Prinsipper"),
    "timeline": mark("Frister"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the plan. `detail` is a word or a count beside its name, or ""."""

    place: str
    name: str
    status: Status
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """The one thing to do now: what, why, by when (None: at once), and where."""

    text: str
    reason: str
    place: str
    about: str = ""
    day: date | None = None


def workshop_day(desk: Desk) -> date | None:
    """The day of the workshop, if it is set and is a day."""
    try:
        return date.fromisoformat(desk.workshop.date) if desk.workshop.date else None
    except ValueError:
        return None


def steps(desk: Desk, today: date) -> list[Step]:
    """The steps of planning, in the order they come."""
    plan = Planning(desk)
    return [
        _frame(desk),
        _themes(plan),
        _agenda(plan),
        _people(plan),
        _letters(plan),
        _principles(plan),
        _timeline(desk, today),
    ]


def _step(place: str, status: Status, detail: str = "") -> Step:
    return Step(place, say(STEP_NAMES[place]), status, detail)


def _status(whole: bool, begun: bool) -> Status:
    return Status.IN_PLACE if whole else Status.UNDER_WAY if begun else Status.NOT_STARTED


def _frame(desk: Desk) -> Step:
    shop = desk.workshop
    needed = (shop.date, shop.starts, shop.ends, shop.place, shop.purpose, shop.target_groups)
    return _step("frame", _status(all(needed), any(needed)))


def _themes(plan: Planning) -> Step:
    themes = plan.themes
    whole = bool(themes) and all(plan.questions(theme.id) for theme in themes)
    return _step("themes", _status(whole, bool(themes)), str(len(themes)) if themes else "")


def _agenda(plan: Planning) -> Step:
    blocks = plan.desk.agenda
    left = len(plan.warnings(blocks)) if blocks else 0
    return _step("agenda", _status(bool(blocks) and not left, bool(blocks)), f"▲ {left}" if left else "")


def _people(plan: Planning) -> Step:
    stops = plan.stops()
    filled = len(NEEDED_ROLES) - len(stops)
    wanted = any(entry.wanted for entry in plan.mix.all())
    detail = "" if not stops else say("{n} av {all}", n=filled, all=len(NEEDED_ROLES))
    return _step("people", _status(not stops and wanted, bool(filled) or wanted), detail)


def _letters(plan: Planning) -> Step:
    sent = [task for task in ("personal-invitation", "agenda-out") if plan.done.get(task)]
    return _step("letters", _status(len(sent) == 2, bool(sent)), say("{n} av {all}", n=len(sent), all=2))


def _principles(plan: Planning) -> Step:
    kept = sum(plan.principle(one).status is Status.IN_PLACE for one in Principle)
    begun = any(plan.principle(one).status is not Status.NOT_STARTED for one in Principle)
    return _step("principles", _status(kept == len(Principle), begun), f"{kept}/{len(Principle)}")


def _timeline(desk: Desk, today: date) -> Step:
    known = deadlines(desk, today)
    late = sum(entry.late(today) for entry in known)
    before = [entry for entry in known if (day := workshop_day(desk)) and entry.day < day]
    whole = bool(before) and all(entry.done for entry in before)
    return _step("timeline", _status(whole, any(entry.done for entry in known)), f"▲ {late}" if late else "")


def deadlines(desk: Desk, today: date | None = None) -> list[Deadline]:
    """Every milestone with its day, in order; none before the day of the workshop is set.

    `today` tells which of them, up to the day of the workshop, cannot be done any more.
    """
    day = workshop_day(desk)
    if day is None:
        return []
    plan = Planning(desk)
    ticked = {entry.id for entry in plan.done.all()}
    done = ticked | _done_in_plan(plan)
    over = today is not None and today > day
    return [
        Deadline(
            entry.milestone.id,
            entry.milestone.name.in_(current()),
            entry.day,
            PLACE_OF.get(entry.milestone.id, "timeline"),
            entry.milestone.id in done,
            _role_name(entry.milestone.role),
            passed=over and entry.day <= day and entry.milestone.id not in done,
        )
        for entry in timeline(load_milestones().items, day)
    ]


def open_deadlines(desk: Desk, today: date) -> list[Deadline]:
    """What is not done, in order of day; once the workshop has been, what came before it stands last."""
    known = sorted([*deadlines(desk, today), *promised(desk)], key=lambda entry: (entry.passed, entry.day))
    return [entry for entry in known if not entry.done and entry.id != "workshop-day"]


def _role_name(role: str) -> str:
    return ROLE_NAMES[Role(role)].in_(current()) if role in set(Role) else role


def _done_in_plan(plan: Planning) -> set[str]:
    """Milestones that the plan itself shows to be done."""
    themes = plan.themes
    roles = [plan.role(role) for role in NEEDED_ROLES]
    facts = {
        "themes-chosen": bool(themes) and all(plan.questions(theme.id) for theme in themes),
        "roles-filled": not plan.stops(),
        "secrecy-signed": all(one.secrecy_signed or not one.filled for one in roles)
        and any(one.filled for one in roles),
        "recruit-mix": any(entry.wanted for entry in plan.mix.all()),
        "needs-asked": bool(len(plan.needs)),
        "ground-rules-made": bool(plan.desk.agenda),
        "fair-copy": bool(len(plan.desk.points)) and not left_over(plan.desk),
        "review-signed": bool(len(plan.desk.released)),
        "summary-to-leader": False,
    }
    return {task for task, done in facts.items() if done}


def next_thing(desk: Desk, today: date) -> Next:
    """What to do now: the frame first, then the earliest deadline that is open."""
    day = workshop_day(desk)
    if day is None:
        reason = say("Da regner verksted ut alle fristene for deg.")
        return Next(say("Bestem dag og klokkeslett"), reason, "frame")
    if today == day:
        return Next(
            say("Start verkstedet"),
            say("I dag er dagen. Les trinnene for varsling først (F8)."),
            "run",
            "",
            day,
        )
    missing = [step for step in steps(desk, today) if step.place in ("frame", "themes", "agenda")]
    first = next((step for step in missing if step.status is Status.NOT_STARTED), None)
    if first is not None and today < day:
        return _begin(first)
    left = [
        entry for entry in open_deadlines(desk, today) if not entry.passed and _now(entry.day, day, today)
    ]
    if left:
        entry = left[0]
        return Next(entry.name, why(entry, today), entry.place, entry.id, entry.day)
    if today < day:
        return Next(
            say("Alt er klart til dagen"),
            say("Øv gjerne én gang til, med maskinene dere skal bruke."),
            "run",
            "",
            day,
        )
    return Next(
        say("Ferdig"), say("Alle fristene er holdt. Takk for at dere fulgte det helt fram."), "report"
    )


def _now(due: date, day: date, today: date) -> bool:
    """Before the workshop only what comes before it is next; after it everything that is left."""
    return today > day or due < day


def _begin(step: Step) -> Next:
    words = {
        "frame": (say("Fyll ut rammene"), say("Sted, formål og hvem som inviteres, står i brevene.")),
        "themes": (say("Velg temaer og spørsmål"), say("Begynn med det dere trenger å vite mer om.")),
        "agenda": (say("Lag kjøreplanen"), say("Velg en mal som passer tiden, og juster den.")),
    }
    text, reason = words[step.place]
    return Next(text, reason, step.place)


def two_weeks_left(desk: Desk, today: date) -> bool:
    """Whether programme and background can still be with the participants two weeks before."""
    day = workshop_day(desk)
    return day is not None and (day - today).days >= TWO_WEEKS


@dataclass(frozen=True, slots=True)
class PhaseView:
    """A phase in a few lines: how far it has come, and its parts."""

    phase: Phase
    status: Status
    parts: tuple[Step, ...]


def phases(desk: Desk, today: date) -> list[PhaseView]:
    """The four phases after Oversikt, as the dashboard shows them."""
    plan = Planning(desk)
    return [
        _view(Phase.PLAN, steps(desk, today)),
        _view(Phase.RUN, _run_parts(plan, today)),
        _view(Phase.FOLLOW_UP, _follow_up_parts(plan)),
        _view(Phase.REPORT, _report_parts(desk)),
    ]


def _view(phase: Phase, parts: Iterable[Step]) -> PhaseView:
    row = tuple(parts)
    whole = all(part.status is Status.IN_PLACE for part in row)
    begun = any(part.status is not Status.NOT_STARTED for part in row)
    return PhaseView(phase, _status(whole, begun), row)


def _run_parts(plan: Planning, today: date) -> Iterable[Step]:
    for role in NEEDED_ROLES:
        one = plan.role(role)
        status = _status(one.filled, bool(one.override_reason))
        yield Step("people", _short(role), status)
    rehearsed = plan.done.get("dry-run") is not None
    yield Step("timeline", say("prøvekjørt"), _status(rehearsed, False))
    notes = len(plan.desk.notes)
    kept = bool(notes or len(plan.desk.points))
    day = workshop_day(plan.desk)
    status = _status(kept and day is not None and today > day, kept)
    lost = lost_in_all(plan.desk.workbook.damage)
    told = [str(notes)] if notes else []
    yield Step("run", say("notater"), status, " ".join([*told, f"■ {lost}"] if lost else told))


def _short(role: Role) -> str:
    names = {
        Role.FACILITATOR: say("fasilitator"),
        Role.NOTE_TAKER: say("notatskriver"),
        Role.SAFE_ADULT: say("trygg voksen"),
    }
    return names[role]


def _follow_up_parts(plan: Planning) -> Iterable[Step]:
    desk = plan.desk
    points, released = len(desk.points), bool(len(desk.released))
    yield Step(
        "follow-up", say("Renskriving"), _status(released, bool(points)), str(points) if points else ""
    )
    yield Step("review", say("Gjennomgang"), _status(bool(len(desk.reviewed)) or released, False))
    yield Step("release", say("Frigivelse"), _status(released, bool(len(desk.sign_offs))))
    yield Step("to-do", say("Takk"), _status(plan.done.get("thanks-sent") is not None, False))


def _report_parts(desk: Desk) -> Iterable[Step]:
    measures, promises = len(desk.measures), desk.promises.all()
    open_promises = sum(promise.open for promise in promises)
    yield Step("report", say("Tiltak"), _status(False, bool(measures)), str(measures) if measures else "")
    detail = say("{n} åpne", n=open_promises) if open_promises else ""
    yield Step("report", say("Løfter"), _status(bool(promises) and not open_promises, bool(promises)), detail)
    yield Step("report", say("Sammendrag"), _status(bool(len(desk.released)), False))
