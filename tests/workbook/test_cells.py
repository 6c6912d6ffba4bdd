"""The documents in memory: what is held in bytes comes out as it went in, also when it is beyond all use."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verksted.workbook.cells import Author, Cells
from verksted.workbook.changes import PUT, REMOVE, CellBody, Change, Op, VersionBody

MOST = 1 << 70
SEGMENTS = ("a1b2", "c3d4")
numbers = st.integers(0, 3) | st.integers(0, 10**15 - 1)
dots = st.builds("{}.{}.{}".format, st.sampled_from(SEGMENTS), numbers, numbers) | st.sampled_from(
    ["", "x", "a1b2.7", "a1b2.-1.0", "a1b2.01.2"]
)
documents = st.none() | st.fixed_dictionaries({"text": st.text(max_size=9)})
bodies = st.lists(
    st.builds(
        lambda key, found: CellBody("notes", key, tuple({one.dot: one for one in found}.values())),
        st.sampled_from("pqr"),
        st.lists(
            st.builds(VersionBody, dots, st.integers(0, (1 << 48) - 1), st.integers(0, 99), documents),
            min_size=1,
            max_size=3,
        ),
    ),
    unique_by=lambda body: body.key,
    max_size=3,
)


@given(bodies)
def test_a_snapshot_gives_back_what_it_was_loaded_from(given_bodies: list[CellBody]) -> None:
    cells = Cells()
    assert cells.load(given_bodies, {"a1b2": Author("a1b2", "leder", "s1")}) == len(given_bodies)
    assert list(cells.bodies({}, frozenset())) == given_bodies


@given(st.integers(-MOST, MOST), st.integers(-MOST, MOST), st.integers(0, MOST))
def test_numbers_beyond_all_use_do_no_harm(ms: int, count: int, seq: int) -> None:
    cells, author = Cells(), Author("a1b2", "leder", "s1")
    cells.take(seq, Change(ms, count, "", 0, (Op(PUT, "notes", "p", (), {"text": "hei"}),)), author)
    cell = cells.cell("notes", "p")
    assert cell is not None
    assert [version.dot for version in cell.live] == [f"a1b2.{seq}.0"]
    assert (cell.live[0].author.role, cell.live[0].document) == ("leder", {"text": "hei"})
    assert (0 <= ms < 1 << 48) <= (cell.live[0].ms == ms)


def test_the_rows_are_what_is_shown_and_a_still_of_them_stays() -> None:
    cells, author = Cells(), Author("a1b2")
    ops = tuple(Op(PUT, "notes", key, (), {"text": key}) for key in "pqr")
    cells.take(1, Change(5, 0, "", 0, ops), author)
    before = cells.table("notes").still()
    edits = (
        Op(PUT, "notes", "q", ("a1b2.1.1",), {"text": "Q"}),
        Op(REMOVE, "notes", "r", ("a1b2.1.2",)),
        Op(PUT, "notes", "s", (), {"text": "s"}),
    )
    cells.take(2, Change(6, 0, "", 0, edits), author)
    rows = cells.table("notes")
    assert dict(rows) == {"p": {"text": "p"}, "q": {"text": "Q"}, "s": {"text": "s"}}
    assert len(rows) == 3
    assert "r" not in rows
    assert rows.get("r") is None
    assert dict(before) == {key: {"text": key} for key in "pqr"}
    assert before.differing(rows.still()) == {"q", "r", "s"}
    assert [key for key, _ in rows.still().bodies()] == ["p", "q", "s"]


def test_to_ask_for_a_table_does_not_make_it() -> None:
    cells = Cells()
    assert not cells.table("notes")
    assert cells.rows == {}
