"""Voices, claim strength, and what is left over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verksted.workshop.notes import Note
from verksted.workshop.plan import BANDS, Band, band_of
from verksted.workshop.points import (
    STRENGTHS,
    Aside,
    Point,
    PointSign,
    SetAside,
    Strength,
    balance_of,
    strongest,
    too_strong,
    unhandled,
    voices,
)


def note(key: str, *, seat: str | None = None, agree: int | None = None, slip: bool = False) -> Note:
    return Note(key, "noe", "2026-10-14T11:00:00.000Z", "dokumentasjon", seat=seat, agree=agree, slip=slip)


def point(
    key: str, *notes: str, sign: PointSign = PointSign.WORKS, text: str = "Ungdom vil ha svar."
) -> Point:
    return Point(key, text, "svar", sign, notes)


@pytest.mark.parametrize(
    ("notes", "slips", "count"),
    [
        ([], 0, 0),
        ([note("a", seat="u1"), note("b", seat="u1")], 0, 1),
        ([note("a", seat="u1"), note("b", seat="u2")], 0, 2),
        ([note("a"), note("b"), note("c")], 0, 1),
        ([note("a", seat="u1"), note("b"), note("c")], 0, 2),
        ([note("a", slip=True), note("b", slip=True)], 3, 5),
        ([note("a", seat="u1", agree=4), note("b", seat="u2")], 0, 4),
        ([note("a", agree=2)] + [note(f"s{i}", seat=f"u{i}") for i in range(1, 6)], 0, 6),
    ],
)
def test_voices_count_people_and_never_more_than_are_known(notes: list[Note], slips: int, count: int) -> None:
    assert voices(notes, slips) == count


@pytest.mark.parametrize(
    ("count", "band", "strength"),
    [
        (1, Band(8, 12), Strength.SOME),
        (2, Band(8, 12), Strength.SOME),
        (3, Band(8, 12), Strength.SEVERAL),
        (4, Band(8, 12), Strength.MANY),
        (5, Band(8, 12), Strength.MANY),
        (6, Band(8, 12), Strength.MOST),
        (3, Band(5, 7), Strength.MANY),
        (4, Band(5, 7), Strength.MOST),
        (6, Band(13, None), Strength.SEVERAL),
        (7, Band(13, None), Strength.MANY),
        (9, Band(13, None), Strength.MOST),
        (4, Band(1, 4), Strength.SOME),
    ],
)
def test_a_claim_is_no_stronger_than_its_voices(count: int, band: Band, strength: Strength) -> None:
    assert strongest(count, band) is strength
    for claim in STRENGTHS:
        assert too_strong(claim, count, band) == (STRENGTHS.index(claim) > STRENGTHS.index(strength))


@given(st.integers(1, 60), st.integers(0, 60))
def test_more_voices_never_weaken_a_claim(participants: int, count: int) -> None:
    band = band_of(participants)
    assert STRENGTHS.index(strongest(count, band)) <= STRENGTHS.index(strongest(count + 1, band))


@given(st.integers(1, 500))
def test_every_number_of_participants_falls_in_one_band(participants: int) -> None:
    inside = [b for b in BANDS if b.low <= participants and (b.high is None or participants <= b.high)]
    assert inside == [band_of(participants)]


def test_no_band_for_nobody() -> None:
    with pytest.raises(ValueError, match="participants"):
        band_of(0)


def test_what_is_neither_used_nor_set_aside_is_told() -> None:
    notes = [note("a"), note("b"), note("c")]
    left = unhandled(notes, [point("p", "a")], [SetAside("b", Aside.DUPLICATE, merged_into="a")])
    assert [n.id for n in left] == ["c"]


def test_balance_measures_points_and_words_and_leaves_advice_out() -> None:
    points = [
        point("1", text="To ord"),
        point("2", sign=PointSign.MUST_IMPROVE, text="Dette er fire ord"),
        point("3", sign=PointSign.ADVICE, text="Ring"),
    ]
    balance = balance_of(points)
    assert (balance.positive_points_share, balance.positive_words_share, balance.uneven) == (50, 33, True)
    assert balance.advice.points == 1
    assert balance_of([]).positive_points_share is None
    assert not balance_of([]).uneven
