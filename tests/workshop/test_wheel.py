"""Four years between elections, quarters, and days around a workshop."""

from __future__ import annotations

from datetime import date

import pytest

from verksted.workshop.followup import quarter_of, quarter_words
from verksted.workshop.wheel import Milestone, Strand, WheelItem, dated, wheel_year
from verksted.workshop.words import Text


@pytest.mark.parametrize(
    ("year", "which"), [(2024, 1), (2025, 2), (2026, 3), (2027, 4), (2028, 1), (2023, 4)]
)
def test_a_year_has_its_place_in_the_wheel(year: int, which: int) -> None:
    assert wheel_year(date(year, 5, 1), 2024) == which


def test_an_item_that_starts_the_autumn_before_is_late_only_after_its_due_day() -> None:
    item = WheelItem("survey", 2, Strand.USERS, Text("a", "a"), Text("b", "b"), 9, 2, starts_year_before=True)
    (entry,) = dated([item], 2024)
    assert (entry.starts, entry.due) == (date(2024, 9, 1), date(2025, 2, 28))
    assert entry.under_way(date(2024, 12, 24))
    assert not entry.late(date(2025, 2, 28))
    assert entry.late(date(2025, 3, 1))


def test_december_ends_on_the_last_day_of_the_year() -> None:
    item = WheelItem("x", 1, Strand.COUNCIL, Text("a", "a"), Text("b", "b"), 10, 12)
    assert dated([item], 2024)[0].due == date(2024, 12, 31)


def test_time_outside_the_workbook_is_a_quarter() -> None:
    assert quarter_of("2026-10-14") == "2026-Q4"
    assert quarter_of("") == ""
    assert quarter_words("2026-Q4").nb == "4. kvartal 2026"
    assert quarter_words("").nn == ""


def test_a_milestone_counts_days_from_the_workshop() -> None:
    assert Milestone("out", -14, Text("a", "a")).on(date(2026, 10, 14)) == date(2026, 9, 30)
