"""The survey plan on screen: filled in by keys, stopped where it must be, printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.app_helper import SIZES, opened, press, seen, write

from verksted.desk.desk import Desk
from verksted.desk.surveys_planning import SurveyPlanning
from verksted.tui.app import VerkstedApp
from verksted.tui.screens.years.surveys_plan import SurveyPlanScreen
from verksted.tui.widgets.rows import Rows


@pytest.mark.parametrize("size", SIZES)
async def test_the_plan_is_filled_in_by_keys_alone(desk: Desk, size: tuple[int, int]) -> None:
    app = VerkstedApp()
    async with app.run_test(size=size) as pilot:
        await opened(pilot, desk, "surveys")
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, SurveyPlanScreen)
        await press(pilot, "down", "enter")
        await write(pilot, "54")
        await press(pilot, "tab")
        await write(pilot, "3")
        await press(pilot, "enter")
        assert "54 personer" in seen(app)
        assert "Spør alle 54" in seen(app)
        await press(pilot, "down", "enter")
        await write(pilot, "Ungdom 34, foreldre 20")
        await press(pilot, "enter")
        assert "under 30" in seen(app)
        plan = SurveyPlanning(desk).plan
        assert (plan.population, plan.months, len(plan.groups)) == (54, 3, 2)


async def test_an_employee_is_refused_with_the_reason(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        await press(pilot, "down", "enter")
        app.screen.query_one("#survey-plan", Rows).take("interviewer")
        await press(pilot, "enter", "end", "enter")
        assert "kan ikke intervjue" in seen(app)
        assert "■" in seen(app)
        await press(pilot, "enter", "home", "enter", "down", "space")
        assert "● på plass" in seen(app)


async def test_the_order_is_moved_with_f_and_the_warning_goes(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        await press(pilot, "down", "enter")
        app.screen.query_one("#survey-plan", Rows).take("tell:users")
        await press(pilot, "down", "up")
        assert "etter pressen" in seen(app)
        await press(pilot, "f", "up", "up", "enter")
        assert SurveyPlanning(desk).order_warning() is None
        assert "etter pressen" not in seen(app)


async def test_it_prints_as_a_sheet_and_as_a_calendar(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        await press(pilot, "down", "enter")
        await press(pilot, "end", "up", "enter")
        assert "plan-undersokelse" in seen(app)
        await press(pilot, "end", "enter")
    made = {path.suffix for path in Path(desk.workbook.folder).parent.rglob("*") if path.is_file()}
    assert {".docx", ".ics"} <= made
