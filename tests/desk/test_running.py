"""The clock of a workshop: ahead, behind, what gives way, and what never does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.desk.running import voice_of
from verksted.workshop.agenda import Block, BlockKind
from verksted.workshop.notes import Note, Sign
from verksted.workshop.running import (
    Run,
    backward,
    begin,
    extend,
    forward,
    leave_out,
    minute_of,
    pause,
    standing,
)
from verksted.workshop.running_ways import LEAST_MINUTES, WayKind, take, ways

START = datetime(2026, 10, 14, 14, 0, tzinfo=UTC)
BLOCKS = [
    Block("a", "Velkommen", 10, BlockKind.OPENING),
    Block("b", "Hva er bra?", 20, BlockKind.QUESTION),
    Block("p", "Pause", 10, BlockKind.BREAK),
    Block("c", "Hva må bli bedre?", 20, BlockKind.QUESTION),
    Block("d", "Råd", 15, BlockKind.PRIORITISE),
    Block("e", "Har vi forstått?", 5, BlockKind.FEEDBACK),
    Block("f", "Takk", 5, BlockKind.CLOSING),
]


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def where(run: Run, minutes: float):  # type: ignore[no-untyped-def]
    found = standing(BLOCKS, run, at(minutes))
    assert found is not None
    return found


def test_a_run_on_time_is_neither_ahead_nor_behind() -> None:
    run = begin(BLOCKS, START)
    assert where(run, 4).left == 6 * 60
    assert where(run, 4).behind == 0
    run = forward(BLOCKS, run, at(10))
    assert where(run, 10).block.id == "b"
    assert where(run, 10).behind == 0


def test_ending_early_is_ahead_and_running_over_is_behind() -> None:
    run = forward(BLOCKS, begin(BLOCKS, START), at(7))
    assert where(run, 7).behind == -3
    late = where(begin(BLOCKS, START), 14)
    assert late.left == -4 * 60
    assert late.behind == 4


def test_a_pause_stands_still_and_puts_the_rest_back() -> None:
    run = pause(begin(BLOCKS, START), at(4))
    assert where(run, 9).left == 6 * 60
    assert where(run, 9).behind == 5
    run = pause(run, at(9))
    assert where(run, 10).left == 5 * 60


def test_going_back_goes_on_from_where_the_block_was_left() -> None:
    run = forward(BLOCKS, begin(BLOCKS, START), at(8))
    run = backward(BLOCKS, run, at(9))
    assert where(run, 9).block.id == "a"
    assert where(run, 9).elapsed == 8 * 60


def test_the_last_block_ends_the_workshop_and_back_opens_it_again() -> None:
    run = begin(BLOCKS, START)
    for minute in range(1, 8):
        run = forward(BLOCKS, run, at(minute))
    assert run.ended
    assert standing(BLOCKS, run, at(9)) is None
    again = backward(BLOCKS, run, at(10))
    assert where(again, 10).block.id == "f"


def test_five_more_minutes_and_sleep_that_does_not_count() -> None:
    run = extend(BLOCKS, begin(BLOCKS, START))
    assert where(run, 5).left == 10 * 60
    assert where(run, 5).behind == 5
    assert where(leave_out(run, 120), 5).left == 12 * 60


def test_minutes_of_the_workshop() -> None:
    assert minute_of(Run(), START) is None
    assert minute_of(begin(BLOCKS, START), at(12.9)) == 12


def test_no_run_without_blocks() -> None:
    with pytest.raises(ValueError):
        begin([], START)
    assert standing([], Run(), START) is None


def test_the_planned_clock_counts_only_when_one_begins_near_it() -> None:
    local = START.astimezone()
    starts = f"{local:%H:%M}"
    late = begin(BLOCKS, at(6))
    found = standing(BLOCKS, late, at(6), starts)
    assert found is not None
    assert found.behind == 6
    another = begin(BLOCKS, at(300))
    found = standing(BLOCKS, another, at(300), starts)
    assert found is not None
    assert found.behind == 0


def test_two_or_three_concrete_ways_when_it_slips() -> None:
    late = where(begin(BLOCKS, START), 15)
    found = ways(late)
    assert [way.kind for way in found] == [WayKind.SHORTEN, WayKind.DROP, WayKind.LATER]
    assert found[0].won == 5
    assert found[1].dropped is not None
    assert found[1].dropped.id == "d"
    for way in found:
        after = take(begin(BLOCKS, START), way, late)
        now = standing(BLOCKS, after, at(15))
        assert now is not None
        assert now.behind <= 0 or way.won < late.behind


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.sampled_from(list(BlockKind)), st.booleans()),
        min_size=2,
        max_size=10,
    ),
    st.integers(1, 120),
)
def test_protected_and_locked_blocks_never_give_way(
    made: list[tuple[int, BlockKind, bool]], late: int
) -> None:
    blocks = [
        Block(f"b{i}", f"Blokk {i}", m, kind, locked=locked) for i, (m, kind, locked) in enumerate(made)
    ]
    run = begin(blocks, START)
    found = standing(blocks, run, at(blocks[0].minutes + late))
    assert found is not None
    for way in ways(found):
        touched = [block for block, _ in way.minutes] + ([way.dropped] if way.dropped else [])
        assert not any(block.protected or block.locked for block in touched)
        assert all(minutes >= LEAST_MINUTES for _, minutes in way.minutes)
        assert way.won == found.end - way.end


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["forward", "backward", "pause", "extend"]), max_size=30))
def test_any_row_of_moves_keeps_the_clock_sane(moves: list[str]) -> None:
    run = begin(BLOCKS, START)
    for number, move in enumerate(moves):
        now = at(number * 3)
        run = {
            "forward": lambda: forward(BLOCKS, run, now),  # noqa: B023 -- called at once
            "backward": lambda: backward(BLOCKS, run, now),  # noqa: B023
            "pause": lambda: pause(run, now),  # noqa: B023
            "extend": lambda: extend(BLOCKS, run),  # noqa: B023
        }[move]()
        found = standing(BLOCKS, run, now)
        assert (found is None) == bool(run.ended)
        if found is not None:
            assert found.elapsed >= 0
            assert found.elapsed <= number * 3 * 60
            assert found.index + len(found.coming) + 1 == found.count


def test_the_balance_counts_notes_and_names_quiet_themes() -> None:
    def note(number: int, sign: Sign, theme: str, seat: str | None = None) -> Note:
        return Note(
            f"n{number}", f"tekst {number}", "2026-10-14T14:00:00.000Z", "x", sign, theme=theme, seat=seat
        )

    notes = [note(i, Sign.WORKS, "a", "u2") for i in range(6)] + [note(9, Sign.QUESTION, "b", "u10")]
    voice = voice_of(notes, {"a": "Kontakt", "b": "Ettervern"})
    assert voice.works == 6
    assert voice.quiet_themes == ("Ettervern",)
    assert voice.seats == (("u2", 6), ("u10", 1))
    assert voice.marked == ("tekst 9",)
