"""The survey plan in the workbook: kept, undone, refused with a sentence, printed in both standards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from verksted.desk.desk import Desk, Tools
from verksted.desk.planning_sheets import text_of
from verksted.desk.surveys_planning import SurveyPlanning
from verksted.desk.surveys_sheet import plan_calendar, plan_sheet
from verksted.workbook import Environment, KdfCost
from verksted.workshop.survey_planning import AskedGroup, Feedback, Quality, Stop, Telling
from verksted.workshop.words import WrittenStandard

CHEAP = KdfCost(memory=64, passes=1, lanes=1, weak=True)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    tools = Tools(Environment.real(), kdf=CHEAP)
    made, _ = Desk.create(tmp_path / "bok", title="T", passphrase="fire tilfeldige ord", tools=tools)
    with made:
        yield made


def test_groups_are_read_as_people_write_them(desk: Desk) -> None:
    planning = SurveyPlanning(desk)
    planning.set_groups("Ungdom 34, foreldre 20; unge i ettervern 12")
    assert planning.plan.groups == (
        AskedGroup("Ungdom", 34),
        AskedGroup("foreldre", 20),
        AskedGroup("unge i ettervern", 12),
    )
    with pytest.raises(ValueError, match="med antall bak"):
        planning.set_groups("Ungdom")
    planning.set_groups("")
    assert not planning.plan.groups


def test_the_calculator_asks_all_under_sixty_and_thirty_in_each_group(desk: Desk) -> None:
    planning = SurveyPlanning(desk)
    planning.change(replace(planning.plan, population=54, groups=(AskedGroup("a", 34), AskedGroup("b", 20))))
    advice = " ".join(planning.advice())
    assert "Spør alle 54" in advice
    assert "under 30" in advice
    planning.change(replace(planning.plan, population=12, groups=()))
    assert "kjennes de igjen" in " ".join(planning.advice())
    with pytest.raises(ValueError, match="helt tall"):
        planning.change(replace(planning.plan, population=-1))


def test_an_employee_may_never_interview(desk: Desk) -> None:
    planning = SurveyPlanning(desk)
    with pytest.raises(ValueError, match="kan ikke intervjue"):
        planning.choose_interviewer("employee")
    assert planning.plan.interviewer == ""
    planning.choose_interviewer("student")
    assert planning.stops() == [Stop.NO_SECRECY]
    planning.flip("secrecy_signed")
    assert planning.stops() == []


def test_those_who_answered_hear_it_before_the_press(desk: Desk) -> None:
    planning = SurveyPlanning(desk)
    assert "etter pressen" in (planning.order_warning() or "")
    planning.move("users", -2)
    assert planning.order_warning() is None
    assert [one.id for one in planning.order()][2:5] == ["users", "elected-and-representatives", "press"]
    desk.workbook.undo()
    assert planning.order_warning() is not None


def test_the_pilot_has_four_boxes_and_numbers_are_masked(desk: Desk) -> None:
    planning = SurveyPlanning(desk)
    for who in Feedback:
        planning.tell_pilot(who, f"{who.value}: ring meg på telefon 91 23 45 67")
    assert set(planning.plan.feedback or {}) == set(Feedback)
    assert "91 23" not in repr(desk.workbook.documents("survey_plan"))


def test_weeks_are_ticked_and_kept(desk: Desk) -> None:
    planning = SurveyPlanning(desk)
    planning.change(replace(planning.plan, autumn=2026))
    assert [week.weeks for week in planning.weeks()] == ["37–40", "40–43", "42–48", "48–50", "7–10"]
    planning.flip("interviews")
    assert [week.done for week in planning.weeks()] == [False, False, True, False, False]
    assert len(planning.reminders()) == 3


def test_quality_tags_go_round(desk: Desk) -> None:
    planning = SurveyPlanning(desk)
    seen = []
    for _ in range(4):
        planning.next_tag("q1")
        seen.append(planning.tag("q1"))
    assert seen == [Quality.STRUCTURE, Quality.PROCESS, Quality.RESULT, None]


def test_the_history_of_a_unit(desk: Desk) -> None:
    planning = SurveyPlanning(desk)
    planning.add_past("Barneverntjenesten", "2021", staff=False, tool="BedreKommune")
    planning.add_past("Barneverntjenesten", "2023", staff=True, tool="")
    assert [(one.year, one.staff) for one in planning.history()] == [(2023, True), (2021, False)]
    with pytest.raises(ValueError, match="Året"):
        planning.add_past("x", "i fjor", staff=False, tool="")
    planning.remove_past(planning.history()[0])
    assert [one.year for one in planning.history()] == [2021]


@pytest.mark.parametrize("standard", list(WrittenStandard))
def test_the_sheet_speaks_the_workbooks_own_standard(desk: Desk, standard: WrittenStandard) -> None:
    desk.change_workshop(replace(desk.workshop, standard=standard))
    planning = SurveyPlanning(desk)
    planning.change(replace(planning.plan, population=40, autumn=2026))
    planning.tell(Telling("users", "leder", "januar", "biblioteket", "møte"))
    text = text_of(plan_sheet(planning))
    nynorsk = standard is WrittenStandard.NYNORSK
    assert ("Kven vi spør" in text) is nynorsk
    assert ("Hvem vi spør" in text) is not nynorsk
    assert "biblioteket" in text
    assert ("Dette er ikkje eksakt vitskap" in text) is nynorsk
    calendar = plan_calendar(planning)
    assert len(calendar.entries) == 8
    assert not any("barnevern" in entry.title.lower() for entry in calendar.entries)
