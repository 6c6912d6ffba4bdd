"""Nobody can be counted out: every table is attacked by subtraction, in one year and in two."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.survey.small import (
    PERCENT_FROM,
    Why,
    cell,
    hidden_groups,
    hidden_in_both,
    only_what_may_be_shown,
    options,
    percent,
    row,
    spread,
    table,
)
from verksted.workshop.survey import Breakdown, Choice, Group, Option, Result, Scale, Survey, SurveyItem

ITEM = SurveyItem("q1", "Blir du hørt?", Scale(1, 6))
COUNTS = st.lists(st.integers(0, 8), min_size=6, max_size=6).map(tuple)
PARTS = st.lists(COUNTS, min_size=1, max_size=6)


def breakdown(parts: list[tuple[int, ...]], *, blank: bool = False) -> Breakdown:
    labels = [f"g{at}" for at in range(len(parts))]
    if blank:
        labels[-1] = ""
    return Breakdown(
        "b",
        "Hvem er du?",
        tuple(Group(label, sum(p), (Result(ITEM, p),)) for label, p in zip(labels, parts, strict=True)),
    )


def whole(parts: list[tuple[int, ...]]) -> Result:
    return Result(ITEM, tuple(sum(column) for column in zip(*parts, strict=True)))


def survey(parts: list[tuple[int, ...]], *, blank: bool = False) -> Survey:
    return Survey(
        "s", 2025, whole(parts).answers, (whole(parts),), breakdowns=(breakdown(parts, blank=blank),)
    )


@settings(max_examples=300, deadline=None)
@given(PARTS, st.integers(3, 10), st.booleans())
def test_what_is_hidden_cannot_be_worked_out(parts: list[tuple[int, ...]], k: int, blank: bool) -> None:
    cells = row(whole(parts), breakdown(parts, blank=blank), k)
    sizes = {group.label: group.answers for group in breakdown(parts, blank=blank).groups}
    shown = {label for label, found in cells.items() if found.shown}
    assert all(sizes[label] >= k and label for label in shown)
    hidden = [sizes[label] for label in sizes if label not in shown and sizes[label]]
    if shown and hidden:  # whole minus shown is what an outsider can subtract
        assert sum(hidden) >= k
        assert len(hidden) >= 2


@settings(max_examples=300, deadline=None)
@given(PARTS, st.integers(3, 10), st.booleans())
def test_group_sizes_cannot_be_worked_out(parts: list[tuple[int, ...]], k: int, blank: bool) -> None:
    one = breakdown(parts, blank=blank)
    gone = hidden_groups(one, k)
    hidden = [group.answers for group in one.groups if group.label in gone and group.answers]
    if len(gone) < len(one.groups) and sum(hidden) > 0:
        assert sum(hidden) >= k
        assert len(hidden) >= 2


@settings(max_examples=200, deadline=None)
@given(PARTS, st.integers(3, 10), st.booleans())
def test_what_is_kept_shows_the_same_as_before(parts: list[tuple[int, ...]], k: int, blank: bool) -> None:
    before = survey(parts, blank=blank)
    kept = only_what_may_be_shown(before, k)
    first, second = (table(one, one.breakdowns[0], k) for one in (before, kept))
    shown = [{label for label, one in cells.items() if one.shown} for cells in (first["q1"], second["q1"])]
    assert shown[0] == shown[1]
    assert {label: second["q1"][label] for label in shown[1]} == {
        label: first["q1"][label] for label in shown[0]
    }
    small = {group.label for group in before.breakdowns[0].groups if group.answers < k}
    assert not small & {group.label for group in kept.breakdowns[0].groups if group.label}


@settings(max_examples=200, deadline=None)
@given(PARTS, PARTS, st.integers(3, 10))
def test_two_years_hide_the_same_groups(
    first: list[tuple[int, ...]], second: list[tuple[int, ...]], k: int
) -> None:
    a, b = breakdown(first), breakdown(second)
    gone = hidden_in_both(a, b, k)
    assert gone >= hidden_groups(a, k) | hidden_groups(b, k)
    for one in (a, b):
        hidden = [group.answers for group in one.groups if group.label in gone and group.answers]
        if hidden and len(hidden) < len(one.groups):
            assert len(hidden) >= 2
            assert sum(hidden) >= k


def test_a_small_group_that_agrees_is_withheld() -> None:
    assert cell(Result(ITEM, (0, 0, 7, 0, 0, 0))).why is Why.ALIKE
    assert cell(Result(ITEM, (0, 0, PERCENT_FROM, 0, 0, 0))).shown
    assert cell(Result(ITEM, (2, 0, 2, 0, 0, 0))).why is Why.FEW
    assert cell(Result(ITEM, told_mean=3.0)).why is Why.UNKNOWN
    assert cell(Result(ITEM, told_mean=3.0, told_answers=5)).mean == 3.0


def test_an_empty_and_a_withheld_cell_look_alike() -> None:
    cells = row(
        whole([(9, 9, 9, 0, 0, 0), (0,) * 6, (1, 1, 0, 0, 0, 0)]),
        breakdown([(9, 9, 9, 0, 0, 0), (0,) * 6, (1, 1, 0, 0, 0, 0)]),
    )
    assert cells["g1"] == replace(cells["g2"], why=cells["g1"].why)
    assert cells["g1"].answers is None


@settings(max_examples=200, deadline=None)
@given(COUNTS, st.integers(3, 10))
def test_a_spread_has_no_small_band(counts: tuple[int, ...], k: int) -> None:
    bands = spread(Result(ITEM, counts), k)
    if bands is not None:
        assert all(answers >= k for _, _, answers in bands)
        assert sum(answers for *_, answers in bands) == sum(counts)
        assert bands[0][0] == 1
        assert bands[-1][1] == 6


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=7), st.integers(3, 10))
def test_alternatives_few_chose_are_withheld(given_counts: list[int], k: int) -> None:
    choice = Choice(
        "c", "Hva?", tuple(Option(f"o{at}", n) for at, n in enumerate(given_counts)), sum(given_counts)
    )
    shown, more = options(choice, k)
    assert all(one.answers >= k for one in shown)
    rest = choice.answers - sum(one.answers for one in shown)
    assert rest == 0 or not shown or rest >= k
    assert more == (len(shown) < len(choice.options))


def test_no_percentages_of_few() -> None:
    assert percent(5, 19) is None
    assert percent(5, 20) == 25
