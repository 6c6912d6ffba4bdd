"""The four-year wheel, the survey rules and the law references."""

from __future__ import annotations

from datetime import date

import pytest

from verksted.content.laws import Checked, load_laws
from verksted.content.survey_rules import (
    load_dissemination,
    load_interviewers,
    load_survey_rules,
    load_survey_weeks,
    order_warning,
    sample_advice,
)
from verksted.content.wheel import STRAND_NAMES, load_wheel, load_years, of_strands
from verksted.workshop.wheel import Strand, dated
from verksted.workshop.words import WrittenStandard

NB, NN = WrittenStandard.BOKMAL, WrittenStandard.NYNORSK


def test_the_wheel_has_every_strand_and_starts_planning_the_autumn_before() -> None:
    wheel = load_wheel()
    assert wheel.problems == ()
    assert len(load_years().items) == 4
    for year in range(1, 5):
        strands = {item.strand for item in wheel.items.values() if item.year == year}
        assert strands == set(Strand) == set(STRAND_NAMES)
    for plan, done in (
        ("plan-survey-1", "survey-1"),
        ("plan-workshops", "workshops"),
        ("plan-survey-2", "survey-2"),
    ):
        placed = {entry.item.id: entry for entry in dated(wheel.items.values(), 2024)}
        assert placed[plan].starts.month == 9
        assert placed[plan].due < placed[done].starts
        assert placed[plan].starts.year == placed[done].starts.year - 1


def test_the_survey_of_year_two_lies_at_the_start_of_the_year() -> None:
    placed = {entry.item.id: entry for entry in dated(load_wheel().items.values(), 2024)}
    assert placed["survey-1"].starts == date(2025, 1, 1)
    assert placed["survey-2"].starts == date(2027, 1, 1)


def test_the_wheel_can_be_seen_one_strand_at_a_time() -> None:
    items = load_wheel().items.values()
    assert {item.strand for item in of_strands(items, [Strand.STAFF])} == {Strand.STAFF}
    assert len(of_strands(items, [])) == len(items)


def test_ks_order_of_dissemination_comes_with_its_warning() -> None:
    order = list(load_dissemination().items)
    assert order == ["leaders", "staff", "elected-and-representatives", "press", "users", "dialogue"]
    assert (
        order_warning(order) == "De som svarte, får høre resultatet etter pressen. La dem få høre det først."
    )
    assert order_warning(["leaders", "users", "press"]) is None
    assert "får ikke høre" in (order_warning(["leaders", "press"]) or "")


def test_employees_do_not_interview() -> None:
    unsuited = [entry.id for entry in load_interviewers().items.values() if not entry.suited]
    assert unsuited == ["employee"]
    assert load_survey_rules().problems == ()
    assert [week.from_week for week in load_survey_weeks().items.values()] == [37, 40, 42, 48, 7]


@pytest.mark.parametrize(
    ("population", "groups", "expected"),
    [
        (40, (), ["Spør alle 40."]),
        (59, (29,), ["Spør alle 59.", "1 av gruppene har under 30."]),
        (60, (), ["Spør helst alle 60."]),
        (500, (30, 61), ["Spør helst alle 500.", "Mer enn 60 svar"]),
    ],
)
def test_whom_to_ask(population: int, groups: tuple[int, ...], expected: list[str]) -> None:
    advice = sample_advice(population, groups)
    assert len(advice) == len(expected)
    assert all(line.startswith(start) for line, start in zip(advice, expected, strict=True))


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(ValueError, match="under null"):
        sample_advice(-1)


def test_every_reference_says_when_it_was_checked_and_what_is_unsure() -> None:
    laws = load_laws()
    assert laws.problems == ()
    for law in laws.items.values():
        assert date.fromisoformat(f"{law.checked}-01") <= date(2026, 11, 22)
        assert law.how is Checked.READ or law.doubt is not None, law.id
        for standard in (NB, NN):
            shown = law.shown(standard)
            assert law.checked[:4] in shown
            assert law.doubt is None or law.doubt.in_(standard) in shown


def test_what_the_research_left_open_is_marked_as_unsure() -> None:
    laws = load_laws().items
    open_questions = (
        "bufdir-template", "small-numbers", "bvl-1-4", "bvl-13-1", "bvl-13-2", "bvl-15-3",
        "participation-regulation", "fvl-2025", "sami-act", "archive-act", "accessibility-regulation",
        "police-certificate", "consent-age",
    )  # fmt: skip
    assert all(not laws[name].sure for name in open_questions)
    assert laws["strl-196"].sure
    assert laws["strl-196"].shown(NB).endswith("Lest i lovteksten, november 2026.")
