"""The plan of a survey: what stops it, its weeks, and whom to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from verksted.workshop.survey_planning import (
    Method,
    Stop,
    SurveyPlan,
    Telling,
    reminder_days,
    stops,
    too_few_for_background,
    week_span,
)

READY = SurveyPlan(interviewer="student", secrecy_signed=True)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (READY, []),
        (replace(READY, interviewer="employee"), [Stop.EMPLOYEE]),
        (replace(READY, interviewer=""), [Stop.NO_INTERVIEWER]),
        (replace(READY, secrecy_signed=False), [Stop.NO_SECRECY]),
        (replace(READY, method=Method.FORM), [Stop.CODES]),
        (replace(READY, method=Method.FORM, codes_parted=True, interviewer="", secrecy_signed=False), []),
    ],
)
def test_what_stands_in_the_way(plan: SurveyPlan, expected: list[Stop]) -> None:
    assert stops(plan, ["employee"]) == expected


def test_weeks_have_days_and_cross_the_new_year() -> None:
    assert week_span(2026, 37, 40) == (date(2026, 9, 7), date(2026, 10, 4))
    assert week_span(2026, 7, 10) == (date(2027, 2, 15), date(2027, 3, 14))
    assert week_span(2026, 53, 53)[0] == date(2026, 12, 28)
    with pytest.raises(ValueError, match="week"):
        week_span(2026, 60, 61)


def test_three_reminders_within_the_weeks_of_asking() -> None:
    assert reminder_days(2026, 42, 48) == [date(2026, 10, 19), date(2026, 10, 26), date(2026, 11, 2)]
    assert reminder_days(2026, 42, 42) == []


def test_few_people_are_not_asked_about_themselves() -> None:
    assert too_few_for_background(replace(READY, population=14))
    assert not too_few_for_background(replace(READY, population=15))
    assert not too_few_for_background(replace(READY, population=14, background=False, comments=False))


def test_a_telling_is_planned_when_all_four_are_said() -> None:
    assert Telling("users", "leder", "januar", "kontoret", "møte").planned
    assert not Telling("users", "leder", "januar", "", "møte").planned
