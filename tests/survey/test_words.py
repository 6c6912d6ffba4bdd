"""Figures as people read them: commas, few numbers, and never how few were on one side."""

from __future__ import annotations

import pytest

from verksted.desk import surveys_words as words
from verksted.survey.compare import pairs
from verksted.survey.small import Cell, cell
from verksted.workshop.survey import Result, Scale, Survey, SurveyItem
from verksted.workshop.words import WrittenStandard

ITEM = SurveyItem("q", "Blir du hørt?", Scale(1, 6))


@pytest.mark.parametrize(
    ("yes", "no", "told"),
    [
        (30, 10, "75 %"),
        (38, 2, "nesten alle"),
        (1, 39, "nesten ingen"),
        (10, 6, "over halvparten"),
        (6, 10, "under halvparten"),
        (8, 8, "halvparten"),
        (6, 4, "over halvparten"),
        (9, 1, "nesten alle"),
    ],
)
def test_a_share_is_told_in_words_where_few_answered_or_few_differ(yes: int, no: int, told: str) -> None:
    result = Result(SurveyItem("j", "Fikk du hjelp?", Scale(0, 1, ("Nei", "Ja"))), (no, yes))
    assert words.figure(cell(result), result.item.scale) == told


def test_a_mean_has_one_decimal_and_a_withheld_one_is_a_colon() -> None:
    assert words.figure(Cell(34, 2.85), ITEM.scale) == "2,9"
    assert words.figure(Cell(), ITEM.scale) == ":"
    assert [words.signed(value) for value in (0.9, -0.14, 0.04, -0.04)] == [
        "↑ 0,9",
        "↓ 0,1",
        "= 0,0",
        "= 0,0",
    ]


def test_the_change_is_the_difference_of_what_is_shown() -> None:
    first = Survey("a", 2025, 40, (Result(ITEM, (10, 10, 10, 10, 0, 0)),))
    second = Survey("b", 2027, 40, (Result(ITEM, (0, 0, 10, 10, 10, 10)),))
    (pair,) = pairs(first, second)
    assert words.by_words(pair) == "↑ 2,0"


@pytest.mark.parametrize(
    ("before", "after", "told"), [((15, 21), (9, 27), "↑ 17"), ((15, 21), (1, 35), ""), ((9, 9), (6, 12), "")]
)
def test_the_change_of_a_share_is_in_per_cent_and_stays_out_where_one_is_told_in_words(
    before: tuple[int, int], after: tuple[int, int], told: str
) -> None:
    item = SurveyItem("j", "Fikk du hjelp?", Scale(0, 1, ("Nei", "Ja")))
    first, second = (
        Survey(f"{at}", at, 36, (Result(item, own),)) for at, own in ((2025, before), (2027, after))
    )
    (pair,) = pairs(first, second)
    assert words.by_words(pair) == told


@pytest.mark.parametrize("standard", list(WrittenStandard))
def test_the_word_better_is_never_drafted_without_grounds(standard: WrittenStandard) -> None:
    few = Survey("a", 2025, 12, (Result(ITEM, (6, 6, 0, 0, 0, 0)),))
    more = Survey("b", 2027, 12, (Result(ITEM, (0, 0, 0, 0, 6, 6)),))
    (pair,) = pairs(few, more)
    told = words.sentence(pair, 2025, 2027, standard)
    for strong in ("bedre", "betre", "høyere", "høgare", "tydelig", "tydeleg"):
        assert strong not in told
    assert "for lite" in told


def test_a_handful_of_answers_is_told_as_that() -> None:
    assert "færre enn 5" in words.heading(Survey("a", 2025, 4, ()))
    assert "4" not in words.heading(Survey("a", 2025, 4, ()))
