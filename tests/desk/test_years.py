"""Measures over years as functions: what is carried over, what must be told, and what a summary may bring."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.test_reviewing import ready
from tests.desk.test_reviewing import workshop as with_points

from verksted.desk import years
from verksted.desk.desk import Desk
from verksted.desk.releasing import release_now
from verksted.desk.years import New
from verksted.report.errors import BadSummary
from verksted.report.json_form import to_json
from verksted.workshop.followup import Measure, MeasureStatus, Origin, quarter_of
from verksted.workshop.measures_over_years import (
    Carried,
    Evaluator,
    MeasureLife,
    YearReport,
    not_here,
    quarter_end,
    reported,
    same_words,
)

LETTERS = New("Alle brev skrives om", "fagutvikler", "01.12.2027", Origin.STAFF, year=2025)


def test_a_measure_of_an_earlier_year_needs_a_status_this_year(desk: Desk) -> None:
    measure = years.write(desk, LETTERS)
    assert measure.earlier
    assert years.without_status(desk, 2026) == [measure]
    lived = years.report(desk, measure.id, MeasureStatus.UNDER_WAY, "Halvparten er gjort.")
    assert years.without_status(desk, 2026) == []
    assert years.without_status(desk, 2027) == [lived.measure]
    assert lived.measure.why_not == "Halvparten er gjort."
    desk.workbook.undo()
    assert years.without_status(desk, 2026) == [measure]


@pytest.mark.parametrize("status", [MeasureStatus.DONE, MeasureStatus.NOT_DONE])
def test_done_and_not_done_need_a_sentence(desk: Desk, status: MeasureStatus) -> None:
    measure = years.write(desk, LETTERS)
    with pytest.raises(ValueError, match="hel setning"):
        years.report(desk, measure.id, status, "ja")
    assert years.life_of(desk, measure.id).measure.status is MeasureStatus.PLANNED


@pytest.mark.parametrize(
    "wrong",
    [New("", "leder"), New("Noe", " "), New("Noe", "leder", "til våren"), New("Noe", "leder", year=12)],
)
def test_half_a_measure_is_not_stored(desk: Desk, wrong: New) -> None:
    with pytest.raises(ValueError, match="Skriv"):
        years.write(desk, wrong)
    assert not len(desk.measures)


def test_what_was_promised_stays_when_the_words_change(desk: Desk) -> None:
    measure = years.write(desk, LETTERS)
    years.write(desk, New("Brevene til barn skrives om", "leder", year=2025), measure.id)
    lived = years.life_of(desk, measure.id)
    assert lived.life.promised == "Alle brev skrives om"
    assert lived.measure.role == "leder"


def test_identifiers_are_masked_before_a_measure_is_stored(desk: Desk) -> None:
    desk.hide("Solbakken")
    measure = years.write(desk, New("Ring Solbakken på tlf. 90 12 34 56", "leder"))
    assert "Solbakken" not in measure.text
    assert "90 12" not in measure.text


def test_who_judges_a_measure_is_chosen_and_taken_back(desk: Desk) -> None:
    measure = years.write(desk, LETTERS)
    years.judged_by(desk, measure.id, Evaluator.COUNCIL)
    assert years.judged_by(desk, measure.id, Evaluator.USERS).evaluators == (
        Evaluator.USERS,
        Evaluator.COUNCIL,
    )
    assert years.judged_by(desk, measure.id, Evaluator.COUNCIL).evaluators == (Evaluator.USERS,)


def test_last_years_summary_brings_what_is_open_once(desk: Desk, tmp_path: Path) -> None:
    with_points(desk)
    years.write(desk, New("Vi ringer tilbake samme dag.", "leder", "01.02.2027"))
    done = years.write(desk, New("Nye stoler i rommet.", "leder"))
    years.report(desk, done.id, MeasureStatus.DONE, "Stolene er kjøpt og tatt i bruk.")
    ready(desk)
    summary = release_now(desk)
    path = tmp_path / "sammendrag.json"
    path.write_bytes(to_json(summary))
    next_one, _ = Desk.create(
        tmp_path / "neste", title="Året etter", passphrase="fire tilfeldige ord på rad", tools=desk.tools
    )
    with next_one:
        workshop = next_one.workshop
        next_one.change_workshop(type(workshop)(title="Året etter", date="2027-10-14"))
        assert years.carry_from(next_one, years.read_summary(path)) == (1, 0)
        assert years.carry_from(next_one, years.read_summary(path)) == (0, 0)
        (lived,) = years.lives(next_one)
        assert lived.measure.text == "Vi ringer tilbake samme dag."
        assert (lived.measure.year, lived.measure.earlier, lived.measure.due) == (2026, True, "2027-03-31")
        next_one.workbook.undo()
        assert not len(next_one.measures)


def test_a_summary_that_was_changed_is_refused(desk: Desk, tmp_path: Path) -> None:
    with_points(desk)
    years.write(desk, New("Vi ringer tilbake samme dag.", "leder"))
    ready(desk)
    raw = to_json(release_now(desk)).replace(b"samme dag", b"samme uke")
    path = tmp_path / "sammendrag.json"
    path.write_bytes(raw)
    with pytest.raises(BadSummary, match="endret"):
        years.read_summary(path)


def test_only_this_years_status_of_one_year_stands() -> None:
    life = MeasureLife("m", reports=(YearReport(2025, MeasureStatus.PLANNED),))
    assert reported(life, YearReport(2025, MeasureStatus.DONE, "gjort")) == (
        YearReport(2025, MeasureStatus.DONE, "gjort"),
    )
    after = reported(life, YearReport(2024, MeasureStatus.PLANNED))
    assert [one.year for one in after] == [2024, 2025]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 12, 31)))
def test_a_quarter_ends_within_itself(day: date) -> None:
    end = quarter_end(quarter_of(day.isoformat()))
    assert quarter_of(end) == quarter_of(day.isoformat())
    assert date.fromisoformat(end) >= day


@given(st.text(max_size=40), st.integers(2020, 2030))
def test_what_is_here_is_never_carried_again(text: str, year: int) -> None:
    one = Carried(text, Origin.STAFF, (), "", "", MeasureStatus.PLANNED, "", year)
    here = [Measure("m", f"  {text.upper()}. ", year=year)]
    if same_words(text) == same_words(text.upper()):
        assert not_here([one, one], here, 2031) == []
    assert not_here([one, one], [], 2031) == [one]
