"""Four years of an invented service, through the desk alone: a workshop a year, one register over them all.

Lindvik is made up, and so is everything anybody says here.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.desk.conftest import CHEAP, PASSPHRASE, Clock
from tests.desk.test_reviewing import ready
from tests.survey.exports import QUESTIONS, as_xlsx, forms_rows

from verksted.desk import years
from verksted.desk.desk import Desk, Tools
from verksted.desk.exporting import Exporter
from verksted.desk.following import give_promise
from verksted.desk.methods import Methods
from verksted.desk.register import ServiceRegister
from verksted.desk.register_bringing import bring_by_itself
from verksted.desk.releasing import release_now
from verksted.desk.sectors import Others
from verksted.desk.surveys import Given, Surveys
from verksted.desk.surveys_reading import open_survey
from verksted.desk.taking import NoteTaker, take_all
from verksted.desk.wheel import desk_wheel
from verksted.desk.years import New
from verksted.workbook import Environment
from verksted.workshop.followup import MeasureStatus, Origin
from verksted.workshop.plan import Theme
from verksted.workshop.points import Point, PointSign
from verksted.workshop.sectors import STAFF
from verksted.workshop.summary import Summary
from verksted.workshop.survey_figures import SurveyFigures

FIRST = 2028
"""ÅR1: the year after an election, far from today, so that nothing leans on the real clock."""
NEW_LETTERS = "Alle brev skrives om i klart språk"
AIMED = "Møte med begge før bytte av kontaktperson"
SAME_DAY = "Ungdom får svar samme dag"
PROMISE = "Dere får høre hva vi gjør med rådene."


@dataclass(frozen=True, slots=True)
class Year:
    """What one year left: its workbook, its summary, and how many measures came by themselves."""

    year: int
    book: Path
    summary: Summary
    came: int
    figures: SurveyFigures | None = None


def tools_on(day: date, folder: Path) -> Tools:
    clock = Clock(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
    return Tools(Environment(clock, os.urandom, folder / "state"), kdf=CHEAP)


def open_register(folder: Path, day: date) -> ServiceRegister:
    return ServiceRegister.open(folder / "register", passphrase=PASSPHRASE, tools=tools_on(day, folder))


def live_through(folder: Path) -> list[Year]:
    """All four years, one after another, each with a workbook of its own."""
    first = date(FIRST, 1, 10)
    made, _ = ServiceRegister.create(
        folder / "register", passphrase=PASSPHRASE, tools=tools_on(first, folder)
    )
    made.close()
    return [_year_one(folder), _year_two(folder), _year_three(folder), _year_four(folder)]


def survey(desk: Desk, folder: Path, year: int, **options: Any) -> Surveys:
    """The service's own user survey of that year, read in from its export: the same questions each time."""
    asked = Surveys(desk)
    path = as_xlsx(forms_rows(year, **options), folder / f"svar-{year}.xlsx")
    asked.keep(open_survey(path), Given(year, "", 61), asked.detector())
    return asked


def _begin(folder: Path, day: date) -> tuple[Desk, ServiceRegister, int]:
    """A new workbook with a small workshop in it, and the register open beside it."""
    desk, _ = Desk.create(
        folder / f"verksted-{day.year}", title=f"Verksted {day.year}", passphrase=PASSPHRASE,
        tools=tools_on(day, folder),
    )  # fmt: skip
    register = open_register(folder, day)
    came = bring_by_itself(register, desk).measures
    workshop = replace(
        desk.workshop, participants=8, date=day.isoformat(), method="Vi snakket i grupper.",
        municipality="Lindvik", service="Lindvik barneverntjeneste",
    )  # fmt: skip
    desk.change_workshop(workshop)
    desk.apply([desk.themes.put(Theme("svar", "Å få svar", "svar"))], "tema")
    notes = take_all(NoteTaker(desk), ["- u1 en", "- u2 to", "+ u3 tre"])
    signs = (PointSign.MUST_IMPROVE, PointSign.ADVICE, PointSign.WORKS)
    points = [
        Point(f"p{at}", "Noen venter på svar.", "svar", sign, (note.id,))
        for at, (note, sign) in enumerate(zip(notes, signs, strict=True), 1)
    ]
    desk.apply((desk.points.put(point) for point in points), "punkter")
    return desk, register, came


def _end(desk: Desk, register: ServiceRegister, came: int) -> Year:
    """Review, second signature, release, into the register, and the chapter in three forms."""
    ready(desk)
    summary = release_now(desk)
    register.take_from(desk)
    figures = Surveys(desk).figures()
    year = int(desk.workshop.date[:4])
    book = desk.workbook.folder
    exporter = Exporter(desk)
    for ending in (".md", ".docx", ".json"):
        exporter.write_summary(book.parent / f"kapittel-{year}{ending}")
    register.close()
    desk.close()
    return Year(year, book, summary, came, figures)


def _year_one(folder: Path) -> Year:
    """The wheel is taken into use; staff and sectors shape the report; two measures are decided."""
    day = date(FIRST, 3, 1)
    desk, register, came = _begin(folder, day)
    desk_wheel(desk).use(FIRST, day)
    years.write(desk, New(NEW_LETTERS, "fagutvikler", f"01.12.{FIRST + 1}", Origin.STAFF))
    years.write(desk, New(SAME_DAY, "avdelingsleder", f"01.06.{FIRST + 1}", Origin.WORKSHOP, ("svar",)))
    give_promise(desk, PROMISE, "leder", f"01.09.{FIRST}")
    others = Others(desk)
    for one in others.take("school", "+ Vi får svar når vi melder.\n- Møtene kommer for sent."):
        others.approve(one.id, sure=True)
    for one in others.take(STAFF, "> Flere faste stillinger gir ro."):
        others.approve(one.id, sure=True)
    return _end(desk, register, came)


def _year_two(folder: Path) -> Year:
    """One measure is under way, one is done; a new one comes from the survey."""
    desk, register, came = _begin(folder, date(FIRST + 1, 3, 1))
    by_text = {one.measure.text: one.measure.id for one in years.lives(desk)}
    years.report(desk, by_text[NEW_LETTERS], MeasureStatus.UNDER_WAY, "Ti av førti brev er skrevet om.")
    years.report(desk, by_text[SAME_DAY], MeasureStatus.DONE, "Vakttelefonen svarer samme dag, hele uka.")
    years.write(desk, New("Alle får en fast kontaktperson", "teamleder", "", Origin.SURVEY))
    asked = survey(desk, folder, FIRST + 1)
    proposal = asked.propose(QUESTIONS[0])
    asked.to_plan(QUESTIONS[0], proposal, [])
    told = desk.points.get("p1")
    assert told is not None
    desk.apply([desk.points.put(replace(told, theme=proposal.theme.id))], "punkt")
    years.write(desk, New(AIMED, "teamleder", f"01.06.{FIRST + 3}", Origin.SURVEY, (proposal.theme.id,)))
    return _end(desk, register, came)


def _year_three(folder: Path) -> Year:
    """A GAP is filled in with the young people, and one measure is given up, with the reason."""
    desk, register, came = _begin(folder, date(FIRST + 2, 2, 1))
    by_text = {one.measure.text: one.measure.id for one in years.lives(desk)}
    told = "Det er for få ansatte til at alle kan ha én fast."
    years.report(desk, by_text["Alle får en fast kontaktperson"], MeasureStatus.NOT_DONE, told)
    years.report(desk, by_text[NEW_LETTERS], MeasureStatus.UNDER_WAY, "Tretti av førti brev er skrevet om.")
    planned = Methods(desk)
    sheet = planned.start("gap", "ungdom", "svar")
    made = planned.write(sheet.id, "barriers", "ingen vet hvem de skal ringe")
    before = desk.points.get("p1")
    assert before is not None
    desk.apply([desk.points.put(replace(before, notes=(*before.notes, made[0].id)))], "punkt")
    return _end(desk, register, came)


def _year_four(folder: Path) -> Year:
    """The last letters are done, and the period is handed over."""
    desk, register, came = _begin(folder, date(FIRST + 3, 3, 1))
    by_text = {one.measure.text: one.measure.id for one in years.lives(desk)}
    years.report(desk, by_text[NEW_LETTERS], MeasureStatus.DONE, "Alle førti brev er skrevet i klart språk.")
    years.report(desk, by_text[AIMED], MeasureStatus.UNDER_WAY, "Vi møter begge i ni av ti bytter.")
    survey(desk, folder, FIRST + 1)
    again = survey(desk, folder, FIRST + 3, answers=38, seed=2, lift=1.3)
    again.to_plan(QUESTIONS[0], again.propose(QUESTIONS[0]), [])
    years.write(desk, New("Ungdom leser brevene før de sendes", "fagutvikler", f"01.03.{FIRST + 4}"))
    return _end(desk, register, came)
