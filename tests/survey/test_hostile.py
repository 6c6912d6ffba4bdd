"""Whatever is in a file: it is read, or refused in one sentence, in bounded time. Nothing else ever happens."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.survey.exports import as_csv, as_xlsx, forms_rows

from verksted.opening.limits import Unreadable
from verksted.survey.cells import read_grid
from verksted.survey.layout import prepared, recognise, signature, told_roles, with_told_roles
from verksted.survey.small import only_what_may_be_shown
from verksted.survey.tally import Facts, comments, tally, unread
from verksted.survey.weak import spots


def read_whole(path: Path) -> None:
    """The whole way from a file to figures; `Unreadable` is an answer, everything else a failure."""
    try:
        grid = prepared(read_grid(path))
    except Unreadable as wrong:
        if not str(wrong) or "\n" in str(wrong):
            pytest.fail(f"no sentence: {wrong!r}")
        return
    layout = recognise(grid)
    with_told_roles(layout, told_roles(layout), grid)
    signature(grid, layout)
    survey = only_what_may_be_shown(tally(grid, layout, Facts("s", 2025)))
    assert all(spot.result.answers >= 0 for spot in spots(survey))
    comments(grid, layout)
    unread(grid, layout)


@pytest.mark.parametrize("make", [as_xlsx, as_csv])
def test_a_thousand_damaged_files(tmp_path: Path, make: object) -> None:
    path = tmp_path / ("a.xlsx" if make is as_xlsx else "a.csv")
    make(forms_rows(answers=12), path)  # type: ignore[operator]
    whole = path.read_bytes()
    chance = random.Random(12)
    for _ in range(500):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        if chance.random() < 0.3:
            damaged = damaged[: chance.randrange(len(damaged))]
        path.write_bytes(bytes(damaged))
        read_whole(path)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_called_csv(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    read_whole(path)


CELL = st.one_of(
    st.sampled_from(
        ["", "1", "6", "ja", "Vet ikke", "Helt enig", "=1+1", "a;b;", "99", "1,5", "\x1b[2J", "\u202ex"]
    ),
    st.text(max_size=12),
    st.integers(-3, 120).map(str),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELL, min_size=1, max_size=6), min_size=1, max_size=25))
def test_any_table(tmp_path: Path, rows: list[list[str]]) -> None:
    read_whole(as_csv(rows, tmp_path / "a.csv", encoding="utf-16"))


def test_nothing_for_the_terminal_comes_through(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Fornøyd\x1b]52;c;aGVp\x07?\u202e", "B"]]
    rows += [["\x1b[31m3", 1 + n % 6] for n in range(12)]
    grid = read_grid(as_csv(rows, tmp_path / "a.csv"))
    text = repr(grid.rows)
    assert not any(mark in text for mark in ("\\x1b", "\\x07", "\\u202e"))


def test_what_is_written_in_quotes_that_look_like_numbers_is_bounded(tmp_path: Path) -> None:
    rows: list[list[object]] = [["A"]]
    rows += [["9" * 5000] for _ in range(30)]
    read_whole(as_csv(rows, tmp_path / "a.csv"))
