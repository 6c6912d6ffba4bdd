"""The agenda: clock times follow, what is protected stays, and a poor plan is told so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verksted.workshop.agenda import (
    Block,
    BlockKind,
    format_clock,
    move,
    parse_clock,
    resize,
    split,
    timetable,
    total_minutes,
)
from verksted.workshop.agenda_rules import agenda_warnings

BLOCKS = [
    Block("a", "Velkommen", 15, BlockKind.OPENING),
    Block("b", "Tema", 40, BlockKind.QUESTION, theme="svar"),
    Block("c", "Pause", 10, BlockKind.BREAK),
    Block("d", "Les opp", 10, BlockKind.FEEDBACK),
    Block("e", "Takk", 5, BlockKind.CLOSING),
]


def test_clock_times_follow_from_the_start() -> None:
    clocks = [slot.clock for slot in timetable(BLOCKS, "16.00")]
    assert clocks == ["16.00–16.15", "16.15–16.55", "16.55–17.05", "17.05–17.15", "17.15–17.20"]


def test_a_pinned_block_waits_for_its_time_and_tells_how_late_it_is() -> None:
    pinned = [
        BLOCKS[0],
        Block("f", "Mat", 20, BlockKind.BREAK, starts="16.30"),
        Block("g", "Sent", 5, starts="16.40"),
    ]
    slots = timetable(pinned, "16.00")
    assert [(slot.clock, slot.late) for slot in slots] == [
        ("16.00–16.15", 0),
        ("16.30–16.50", 0),
        ("16.50–16.55", 10),
    ]


@given(st.integers(0, 24 * 60 - 1))
def test_a_clock_time_reads_as_it_is_written(minutes: int) -> None:
    assert parse_clock(format_clock(minutes)) == minutes


@pytest.mark.parametrize("text", ["", "kl 16", "25.00", "16.60", "1.2.3", "²0.00", "-1.00"])
def test_a_wrong_clock_time_gets_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="klokkeslett"):
        parse_clock(text)


@given(st.permutations(BLOCKS), st.sampled_from("abcde"), st.integers(-6, 6))
def test_moving_keeps_every_block(blocks: list[Block], key: str, steps: int) -> None:
    assert sorted(b.id for b in move(blocks, key, steps)) == list("abcde")
    assert total_minutes(move(blocks, key, steps)) == total_minutes(blocks)


def test_splitting_keeps_the_time_and_resizing_changes_it() -> None:
    parts = split(BLOCKS, "b", 15, "b2")
    assert [(b.id, b.minutes) for b in parts[1:3]] == [("b", 15), ("b2", 25)]
    assert total_minutes(resize(BLOCKS, "b", 50)) == total_minutes(BLOCKS) + 10


def test_a_locked_block_keeps_its_length() -> None:
    with pytest.raises(ValueError, match="låst"):
        resize([Block("x", "Mat", 30, locked=True)], "x", 10)
    changes: list[Callable[[], list[Block]]] = [
        lambda: resize(BLOCKS, "nei", 5),
        lambda: move(BLOCKS, "nei", 1),
        lambda: split(BLOCKS, "nei", 1, "n"),
    ]
    for change in changes:
        with pytest.raises(ValueError, match="finnes ikke"):
            change()


def codes(blocks: list[Block], available: int | None = None) -> set[str]:
    return {warning.code for warning in agenda_warnings(blocks, available=available)}


def test_warnings_name_what_is_missing() -> None:
    assert codes([]) == {"empty"}
    assert codes(BLOCKS) == {"no-break"}
    long = [Block("b", "Tema", 60, BlockKind.QUESTION, theme=str(i)) for i in range(4)]
    assert codes(long, available=120) == {
        "no-break",
        "question-time",
        "no-feedback",
        "no-closing",
        "too-long",
    }
    crowded = [Block(str(i), "Tema", 10, BlockKind.QUESTION, theme=str(i)) for i in range(4)]
    assert "themes" in codes(crowded)
