"""Idea hunts: no hunter visits a table twice, nor their own, and every table has one visit a hunt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.content.rotation import MOST_TABLES, rotation

POSSIBLE = st.integers(2, MOST_TABLES).flatmap(
    lambda tables: st.tuples(st.just(tables), st.integers(1, tables - 1))
)


@settings(max_examples=200, deadline=None)
@given(POSSIBLE)
def test_no_hunter_visits_a_table_twice_nor_their_own(case: tuple[int, int]) -> None:
    tables, hunts = case
    plan = rotation(tables, hunts)
    assert (plan.tables, plan.hunts) == case
    for table, places in enumerate(plan.visits):
        assert table not in places
        assert len(set(places)) == hunts


@settings(max_examples=200, deadline=None)
@given(POSSIBLE)
def test_every_table_has_exactly_one_visit_in_every_hunt(case: tuple[int, int]) -> None:
    tables, hunts = case
    plan = rotation(tables, hunts)
    for hunt in range(hunts):
        assert sorted(places[hunt] for places in plan.visits) == list(range(tables))
        for host, guest in enumerate(plan.hosts(hunt)):
            assert plan.visits[guest][hunt] == host


@pytest.mark.parametrize("tables", range(5, 20))
def test_with_tables_enough_no_two_tables_just_swap(tables: int) -> None:
    plan = rotation(tables, 2)
    pairs = {(table, place) for table, places in enumerate(plan.visits) for place in places}
    assert not {(place, table) for table, place in pairs} & pairs


def test_the_table_on_the_wall_can_be_read() -> None:
    assert rotation(3, 2).rows() == [
        ("Jegere fra", "Jakt 1", "Jakt 2"),
        ("Bord 1", "bord 2", "bord 3"),
        ("Bord 2", "bord 3", "bord 1"),
        ("Bord 3", "bord 1", "bord 2"),
    ]


@pytest.mark.parametrize(
    ("tables", "hunts", "says"),
    [
        (1, 1, "minst to bord"),
        (0, 2, "minst to bord"),
        (-3, 2, "minst to bord"),
        (3, 3, "høyst 2 jakter"),
        (2, 2, "høyst 1 jakter"),
        (4, 0, "minst én jakt"),
        (10**9, 2, "for mange bord"),
        (5, 10**9, "høyst 4 jakter"),
    ],
)
def test_the_impossible_is_told_in_one_sentence(tables: int, hunts: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        rotation(tables, hunts)
