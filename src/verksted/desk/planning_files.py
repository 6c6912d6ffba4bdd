"""Letters, sheets and the calendar of a plan, written to files before anything is released.

Only handouts and calendars go out this way. Each finished file is scanned before it gets its name: for
hidden words, for what stands in notes, and for direct identifiers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.content.checklists import load_milestones, timeline
from verksted.content.letters import Template, Use, fill, load_templates, suited
from verksted.content.tables import agenda_table, numbers_table
from verksted.desk.desk import Desk
from verksted.desk.planning import Planning
from verksted.desk.planning_known import own_phrases
from verksted.desk.planning_letters import OwnLetters
from verksted.desk.progress import workshop_day
from verksted.workshop.agenda import timetable
from verksted.workshop.handout import Calendar, CalendarEntry, Handout, Table
from verksted.workshop.language import say
from verksted.workshop.text import clean_line
from verksted.workshop.words import Text

if TYPE_CHECKING:
    from verksted.content.disclosure import PhoneNumber
    from verksted.report.leak_policy import LeakPolicy

PLAN_LETTERS = (
    Use.INVITATION,
    Use.SMS,
    Use.CONTACT_PERSON,
    Use.INFORMATION,
    Use.SECTORS,
    Use.STAFF_REPS,
    Use.THANKS,
)
SHEETS = (
    "agenda-sheet",
    "information-sheet",
    "room-sheet",
    "contact-card",
    "exit-ticket",
    "key-card",
    "privacy-notice",
)
_MOST_COPIES = 1000


def letter_templates(desk: Desk) -> list[Template]:
    """The letters that suit the groups of this workshop: every one made for one of them, by use."""
    templates = load_templates().items
    groups = set(desk.workshop.target_groups)
    chosen: list[Template] = []
    for use in PLAN_LETTERS:
        fit = suited(templates, use, groups)
        own = [template for template in fit if template.groups]
        chosen += own if own and groups else fit
    return chosen


def sheet_templates() -> list[Template]:
    """The sheets for the day, in the order they are used."""
    known = load_templates("ark").items
    return [known[name] for name in SHEETS if name in known]


def filled(
    desk: Desk,
    template: Template,
    *,
    contact: str,
    compensation: str = "",
    numbers: Iterable[PhoneNumber] = (),
    promises: tuple[str, ...] | None = None,
) -> Handout:
    """The template, or what was written in its place, with the facts of the plan.

    `promises` as in `facts_of`. Raises `Unfilled` with what is missing, ValueError where an own text lacks
    what every letter says.
    """
    from verksted.desk.sending import facts_of

    template = OwnLetters(desk).template(template)
    if "promises" not in template.placeholders(desk.workshop.standard):
        promises = ()
    facts = facts_of(desk, contact=contact, compensation=compensation, promises=promises)
    tables: dict[str, Table] = {"numbers": numbers_table(numbers, facts.standard)}
    if desk.workshop.starts and desk.agenda:
        tables["agenda"] = agenda_table(timetable(desk.agenda, desk.workshop.starts), facts.standard)
    return fill(template, facts, tables)


def plan_calendar(desk: Desk) -> Calendar:
    """Every deadline around the workshop. Raises ValueError before its day is set."""
    day = workshop_day(desk)
    if day is None:
        raise ValueError(say("Bestem dagen først. Da regnes fristene ut."))
    standard, book = desk.workshop.standard, desk.workbook.id
    done = {entry.id for entry in Planning(desk).done.all()}
    entries = tuple(
        CalendarEntry(f"plan-{entry.milestone.id}@{book}", entry.day, entry.milestone.name.in_(standard))
        for entry in timeline(load_milestones().items, day)
        if entry.milestone.id not in done
    )
    return Calendar(standard, Text("Frister for samlingen", "Fristar for samlinga").in_(standard), entries)


def output_folder(desk: Desk) -> Path:
    """Where files of this workbook are written: beside its folder, never inside it."""
    folder = desk.workbook.folder.absolute()
    return folder.parent / f"{folder.name}-utskrift"


class PlanWriter:
    """Writes files of a plan. The scan is made ready once, for all of them.

    `given` is what was typed for these very letters (whom to ask, what they get) and may stand in them;
    words of the hide list may not, whoever typed them.
    """

    def __init__(self, desk: Desk, given: Iterable[str] = ()) -> None:
        self._desk = desk
        self._given = tuple(clean_line(text) for text in given)

    def write_handout(self, folder: Path, handout: Handout) -> Path:
        """A Word file under a name that is free. Raises Leaked (nothing is written then), OSError."""
        from verksted.content.file_names import file_stem
        from verksted.report.word.document import handout_docx

        known = own_phrases(handout)
        name = file_stem(handout.name, handout.standard)
        return self._publish(free_name(folder, name, ".docx"), handout_docx(handout), known)

    def write_calendar(self, folder: Path, calendar: Calendar) -> Path:
        from verksted.content.file_names import file_stem
        from verksted.report.calendar import to_ics

        today: date = self._desk.tools.environment.clock().astimezone(UTC).date()
        data = to_ics(calendar, datetime.combine(today, time(), UTC))
        own = [text for entry in calendar.entries for text in (entry.uid, entry.title)]
        name = file_stem("frister", calendar.standard)
        return self._publish(free_name(folder, name, ".ics"), data, own)

    def write_text(self, folder: Path, name: str, text: str, known: Iterable[str] = ()) -> Path:
        """A plain text of our own content. Raises Leaked (nothing is written then), OSError."""
        return self._publish(free_name(folder, name, ".txt"), text.encode("utf-8"), known)

    def _publish(self, target: Path, data: bytes, known: Iterable[str] = ()) -> Path:
        from verksted.report.leak import scan
        from verksted.report.publish import publish

        policy = replace(self._policy, allowed=[*self._policy.allowed, *known])
        target.parent.mkdir(parents=True, exist_ok=True)
        publish(target, data, lambda made: scan(made, target.name, policy))
        return target

    @cached_property
    def _policy(self) -> LeakPolicy:
        from verksted.desk.releasing import hidden_words
        from verksted.privacy.detector import Detector
        from verksted.report.leak import shingle_texts
        from verksted.report.leak_policy import LeakPolicy

        desk = self._desk
        hidden = hidden_words(desk)
        plan = set(_plan_texts(desk))
        own = {run for text in plan for run in shingle_texts(text)}
        said = {run for note in desk.notes.all() for run in shingle_texts(note.text)}
        return LeakPolicy(
            detect=Detector.load().find_document,
            allowed=sorted((plan | set(self._given) | _emergency_numbers()) - {""}),
            hidden=(lambda text: bool(hidden.find(text))) if hidden is not None else None,
            shingle=lambda words: words.encode(),
            shingles=frozenset(run.encode() for run in said - own),
            seats=frozenset(note.seat for note in desk.notes.all() if note.seat),
        )


def _plan_texts(desk: Desk) -> Iterable[str]:
    """What stands in the plan and may stand in its letters."""
    from verksted.desk.sending import promises_told

    shop = desk.workshop
    texts = [shop.title, shop.place, shop.municipality, shop.service, shop.purpose]
    texts += [theme.name for theme in desk.themes.all()]
    texts += [text for one in desk.questions.all() for text in (one.text, *one.prompts)]
    texts += [block.name for block in desk.agenda]
    texts += promises_told(desk)
    return (clean_line(text) for text in texts)


def _emergency_numbers() -> set[str]:
    """The numbers that everybody may call: they stand in letters and sheets."""
    from verksted.content.disclosure import load_disclosure

    return {entry.number for entry in load_disclosure().numbers}


def free_name(folder: Path, name: str, ending: str) -> Path:
    """A path in the folder that nothing has: `brev.docx`, `brev-2.docx` …"""
    for number in range(1, _MOST_COPIES):
        path = folder / (f"{name}{ending}" if number == 1 else f"{name}-{number}{ending}")
        if not path.exists():
            return path
    raise OSError(say("Mappen er full av filer med dette navnet. Rydd litt der, og prøv igjen."))
