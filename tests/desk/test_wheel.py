"""The wheel as functions: in a workbook and without one, what is late, and a file that was damaged."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verksted.content.wheel import wheel_items
from verksted.desk import wheel_view
from verksted.desk.desk import Desk
from verksted.desk.loose_files import write_calendar, write_handout
from verksted.desk.wheel import OwnWheel, Wheel, desk_wheel
from verksted.workshop.wheel import Strand, first_year_of, wheel_year
from verksted.workshop.wheel_marks import (
    STANDING_SIGNS,
    Standing,
    WheelSetting,
    WheelState,
    entries,
    of_quarter,
    quarter_at,
    strand_line,
)
from verksted.workshop.words import WrittenStandard

TODAY = date(2026, 10, 14)


@pytest.fixture(params=["workbook", "own"])
def wheel(request: pytest.FixtureRequest, desk: Desk, tmp_path: Path) -> Wheel:
    return desk_wheel(desk) if request.param == "workbook" else OwnWheel(folder=tmp_path / "eget")


def test_a_wheel_is_used_only_when_somebody_says_so(wheel: Wheel) -> None:
    assert not wheel.used
    assert wheel.first_year(TODAY) == 2024
    with pytest.raises(ValueError, match="årstall"):
        wheel.use(24, TODAY)
    wheel.use(2024, TODAY)
    assert wheel.used
    assert wheel.first_year(date(2029, 1, 1)) == 2028


def test_ticks_days_and_own_things_are_kept(wheel: Wheel) -> None:
    wheel.use(2024, TODAY)
    entry = next(one for one in wheel.entries(2024) if one.id == "plan-survey-2")
    assert entry.standing(TODAY) is Standing.NOW
    assert wheel.tick(entry, 1, 2024)
    own = wheel.add("Møte med ungdomsrådet, tlf. 90 12 34 56", Strand.USERS, date(2026, 11, 3))
    assert "90 12" not in own.name
    wheel.move(entry, 2024, date(2027, 1, 15))
    found = {one.id: one for one in wheel.entries(2024)}
    assert found["plan-survey-2"].ticked == {1}
    assert found["plan-survey-2"].standing(TODAY) is Standing.UNDER_WAY
    assert found["plan-survey-2"].due == date(2027, 1, 15)
    assert found[own.id].own
    with pytest.raises(ValueError, match="perioden"):
        wheel.move(entry, 2024, date(2030, 1, 1))
    assert wheel.finish(found["plan-survey-2"], 2024, TODAY)
    assert not wheel.finish(found["plan-survey-2"], 2024, TODAY)
    wheel.remove(own.id)
    wheel.remove("plan-survey-2")
    assert own.id not in {one.id for one in wheel.entries(2024)}
    assert "plan-survey-2" in {one.id for one in wheel.entries(2024)}


def test_a_damaged_file_of_ones_own_is_not_written_over(tmp_path: Path) -> None:
    wheel = OwnWheel(folder=tmp_path)
    wheel.use(2024, TODAY)
    path = tmp_path / "aarshjul.json"
    for broken in (b"{", b'{"own":[{"id":"a","name":"b","strand":"users","day":"i morgen"}]}', b"\xff" * 40):
        path.write_bytes(broken)
        assert not wheel.used
        with pytest.raises(ValueError, match="skadet"):
            wheel.use(2024, TODAY)
        assert path.read_bytes() == broken


def test_every_thing_in_the_wheel_has_a_checklist_and_says_what_can_still_be_done() -> None:
    for item in wheel_items():
        assert item.checklist, item.id
        assert item.still is not None, item.id
    council = next(item for item in wheel_items() if item.id == "present-to-council")
    assert any("KS Barnevernløft" in point.nb for point in council.checklist)


def test_what_was_due_before_the_wheel_was_used_is_not_late() -> None:
    state = WheelState(WheelSetting("wheel", 2024, TODAY.isoformat()))
    standings = {one.id: one.standing(TODAY) for one in entries(wheel_items(), state, 2024)}
    assert standings["survey-1"] is Standing.BEFORE
    later = {one.id: one.standing(date(2027, 2, 1)) for one in entries(wheel_items(), state, 2024)}
    assert later["plan-survey-2"] is Standing.LATE


@given(st.dates(min_value=date(2024, 1, 1), max_value=date(2031, 12, 31)), st.sampled_from([4, 6]))
def test_the_table_has_a_place_for_every_quarter(today: date, cell: int) -> None:
    first = first_year_of(today)
    assert wheel_year(today, first) == today.year - first + 1
    found = entries(wheel_items(), WheelState(WheelSetting("wheel", first, today.isoformat())), first)
    for strand in Strand:
        line = strand_line(found, strand, first, today, cell)
        assert len(line) == 16 * cell
        assert set(line) <= {" ", "─", *STANDING_SIGNS.values()}
    for quarter in range(16):
        for entry in of_quarter(found, quarter, first):
            assert quarter_at(entry.starts, first) <= quarter <= quarter_at(entry.due, first)


@pytest.mark.parametrize("standard", list(WrittenStandard))
def test_sheet_and_calendar_are_written_without_a_workbook(tmp_path: Path, standard: WrittenStandard) -> None:
    wheel = OwnWheel(folder=tmp_path / "state")
    wheel.use(2024, TODAY)
    names = wheel_view.names(wheel, TODAY)
    sheet = write_handout(tmp_path, wheel_view.sheet(wheel, TODAY, standard), names)
    calendar = write_calendar(tmp_path, wheel_view.calendar(wheel, TODAY, standard), "arshjul", TODAY)
    assert sheet.stat().st_size > 5_000
    text = calendar.read_text("utf-8")
    assert text.count("BEGIN:VEVENT") > 6
    assert "DTSTART;VALUE=DATE:20261231" in text


def test_the_calendar_has_no_done_things_and_tells_when_to_begin(desk: Desk) -> None:
    wheel = desk_wheel(desk)
    wheel.use(2024, TODAY)
    entry = next(one for one in wheel.entries(2024) if one.id == "survey-2")
    made = wheel_view.calendar(wheel, TODAY, WrittenStandard.BOKMAL)
    titles = {one.title for one in made.entries}
    assert "Begynn: gjenta brukerundersøkelsen" in titles
    assert all(one.day >= TODAY - timedelta(days=5000) for one in made.entries)
    wheel.finish(entry, 2024, TODAY)
    titles = {one.title for one in wheel_view.calendar(wheel, TODAY, WrittenStandard.BOKMAL).entries}
    assert "Gjenta brukerundersøkelsen" not in titles


def test_two_wheels_keep_what_either_side_has_done(desk: Desk, tmp_path: Path) -> None:
    here, there = desk_wheel(desk), OwnWheel(folder=tmp_path / "der")
    for wheel, point in ((here, 0), (there, 2)):
        wheel.use(2024, TODAY)
        entry = next(one for one in wheel.entries(2024) if one.id == "plan-survey-2")
        wheel.tick(entry, point, 2024)
    there.add("Møte med ungdomsrådet", Strand.USERS, date(2026, 11, 3))
    assert here.follow(there.state) == 2
    found = {one.id: one for one in here.entries(2024)}
    assert found["plan-survey-2"].ticked == {0, 2}
    assert sum(one.own for one in found.values()) == 1
    assert here.follow(there.state) == 0
