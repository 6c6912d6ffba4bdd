"""What a stranger with the key may put into frames: every kept input, and what hypothesis thinks of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.workbook import frames


def test_what_was_found_once_and_what_reached_something_new_is_answered() -> None:
    for kept in frames.corpus():
        frames.one(kept)


@pytest.mark.parametrize("number", range(len(frames.seeds())))
def test_honest_programs_are_read_and_any_cut_of_them_is_answered(number: int) -> None:
    seed = frames.seeds()[number]
    assert frames.files(seed)
    for end in range(0, len(seed), 7):
        frames.one(seed[:end])


bodies = st.one_of(
    st.binary(max_size=200),
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=12)
    .map(repr).map(str.encode),
)  # fmt: skip


@settings(deadline=None)  # the machine may be busy; time is bounded in tests/slow/fuzz_frames.py
@given(st.lists(st.tuples(st.integers(3, 5), st.lists(st.tuples(st.integers(1, 7), bodies)))))
def test_any_frames_in_any_order_get_an_answer(made: list[tuple[int, list[tuple[int, bytes]]]]) -> None:
    data = b""
    for kind, parts in made:
        data += bytes([kind]) + b"ab"
        for what, body in parts:
            data += bytes([what]) + len(body).to_bytes(2, "big") + body + bytes([len(body) % 8])
        data += b"\0\0"
    frames.one(data)


def test_frames_with_numbers_far_ahead_cost_no_memory() -> None:
    import tracemalloc

    data = b"\4ab" + b"".join(
        b"\5" + (number << 16 | 0xFFFF).to_bytes(4, "big") + b"\0\0\1" for number in range(200)
    )
    tracemalloc.start()
    frames.one(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40 << 20
