"""Four years taken through: each chapter follows on the one before, and nothing that was promised is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.desk.conftest import PASSPHRASE
from tests.desk.four_years import (
    AIMED,
    FIRST,
    NEW_LETTERS,
    PROMISE,
    SAME_DAY,
    Year,
    live_through,
    open_register,
    tools_on,
)
from tests.survey.exports import QUESTIONS

from verksted.desk.desk import Desk
from verksted.desk.exporting import scan_finished
from verksted.desk.handover import handover_from
from verksted.desk.loose_files import write_handout
from verksted.desk.planning_sheets import lines_of
from verksted.desk.register import texts_of
from verksted.desk.wheel import desk_wheel
from verksted.workshop.followup import MeasureStatus
from verksted.workshop.summary import SummaryMeasure
from verksted.workshop.words import WrittenStandard

GIVEN_UP = "Alle får en fast kontaktperson"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Year]]:
    folder = tmp_path_factory.mktemp("fire-aar")
    return folder, live_through(folder)


def chapter(folder: Path, year: int) -> str:
    return (folder / f"kapittel-{year}.md").read_text("utf-8")


def test_what_stands_open_comes_into_the_next_year_by_itself(lived: tuple[Path, list[Year]]) -> None:
    _, years = lived
    assert [one.came for one in years] == [0, 2, 3, 2]


def test_each_chapter_tells_what_became_of_the_one_before(lived: tuple[Path, list[Year]]) -> None:
    folder, years = lived
    first, second, third, fourth = (chapter(folder, one.year) for one in years)
    assert NEW_LETTERS in first
    assert "Det er ingen tidligere tiltak å melde om." in first
    assert "Vakttelefonen svarer samme dag" in second
    assert "Ti av førti brev" in second
    assert SAME_DAY not in third, "what was told as done is told once"
    assert "Det er for få ansatte til at alle kan ha én fast." in third
    assert "Tretti av førti brev" in third
    assert "Ti av førti" not in third
    assert GIVEN_UP not in fourth, "what was answered with no is answered once"
    assert "Alle førti brev er skrevet i klart språk." in fourth
    assert f"| {FIRST} |" in fourth, "the year it was decided is told to the end"


def test_a_measure_keeps_its_year_and_origin_to_the_end(lived: tuple[Path, list[Year]]) -> None:
    _, years = lived
    for one in years[1:]:
        letters = letters_of(one)
        assert letters.year == FIRST
        assert letters.origin.value == "staff"
    assert letters_of(years[-1]).status is MeasureStatus.DONE


def letters_of(year: Year) -> SummaryMeasure:
    return next(entry for entry in year.summary.earlier_measures if entry.text == NEW_LETTERS)


def test_the_second_survey_stands_beside_the_measure_aimed_at_the_question(
    lived: tuple[Path, list[Year]],
) -> None:
    _, years = lived
    figures = years[-1].figures
    assert figures is not None
    assert (figures.earlier_year, figures.later_year) == (FIRST + 1, FIRST + 3)
    aimed = {line.question: line.measures for line in figures.lines}
    assert AIMED in aimed[QUESTIONS[0]], "the carried measure finds its theme again two years later"
    assert aimed[QUESTIONS[2]] == ()
    assert years[-1].summary.survey == figures, "what is released is what was compared"
    folder, _ = lived
    assert QUESTIONS[0] in chapter(folder, FIRST + 3)


def test_the_register_knows_what_is_left_when_people_have_left(lived: tuple[Path, list[Year]]) -> None:
    folder, _ = lived
    today = date(FIRST + 3, 11, 1)
    with open_register(folder, today) as register:
        assert len(register.summaries()) == 4
        left = {one.text for one in register.open_measures()}
        assert left == {"Ungdom leser brevene før de sendes", AIMED}
        assert [one.text for one in register.open_promises()] == [PROMISE]
        due = register.deadlines(today)
        assert ("Ungdom leser brevene før de sendes", "tiltak") in {(one.text, one.kind) for one in due}
        assert any(one.kind == "årshjul" and one.late for one in due)
        pack = handover_from(register, today, WrittenStandard.BOKMAL)
        told = "\n".join(text for _, text in lines_of(pack))
        assert "Overlevering: 2028–2031" in told
        assert PROMISE in told
        assert "igjen" in told, "the theme of both last summaries comes again"
        assert "verksted-2031" in told
        assert f"{QUESTIONS[0]} · 2," in told, "the two surveys, question by question"
        assert AIMED in told
        known = texts_of(one.summary for one in register.summaries())
        path = write_handout(folder / "ut", pack, known)
    assert path.name == "overlevering.docx"


def test_nothing_that_was_said_raw_is_in_any_chapter(lived: tuple[Path, list[Year]]) -> None:
    folder, years = lived
    for one in years:
        assert "ingen vet hvem de skal ringe" not in chapter(folder, one.year)
        assert scan_finished(folder / f"kapittel-{one.year}.docx") == []


def test_a_register_is_no_workbook_and_a_workbook_no_register(lived: tuple[Path, list[Year]]) -> None:
    from verksted.desk.register import ServiceRegister
    from verksted.workbook.errors import NotAWorkbook

    folder, years = lived
    tools = tools_on(date(FIRST + 3, 11, 1), folder)
    with pytest.raises(NotAWorkbook, match="et register"):
        Desk.open(folder / "register", passphrase=PASSPHRASE, tools=tools)
    with pytest.raises(NotAWorkbook, match="arbeidsboka"):
        ServiceRegister.open(years[0].book, passphrase=PASSPHRASE, tools=tools)


def test_the_wheel_knows_what_the_released_summaries_show_was_done(lived: tuple[Path, list[Year]]) -> None:
    folder, years = lived
    day = date(FIRST + 3, 4, 1)
    with open_register(folder, day) as register:
        done = {entry.id for entry in register.wheel.entries(FIRST) if entry.done}
    assert done == {"plan-survey-1", "survey-1", "plan-workshops", "workshops", "plan-survey-2", "survey-2"}
    with Desk.open(years[-1].book, passphrase=PASSPHRASE, tools=tools_on(day, folder)) as desk:
        own = {entry.id for entry in desk_wheel(desk).entries(FIRST) if entry.done}
    assert {"survey-2", "workshops"} <= own
