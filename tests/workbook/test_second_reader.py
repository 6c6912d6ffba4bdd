"""The reader that was written from the format page alone finds the same documents as ours."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import second_reader
from tests.workbook.helpers import (
    PASSPHRASE,
    create,
    frame_spans,
    journal_files,
    open_again,
    world,
    write_note,
)

from verksted.workbook import Put, Remove, Workbook


def assert_same(folder: Path, book: Workbook) -> None:
    found = second_reader.read(folder, PASSPHRASE)
    ours = {name: dict(rows) for name, rows in book.library.cells.rows.items() if rows}
    assert found == ours


def test_it_shares_no_code_with_verksted() -> None:
    tree = ast.parse(Path(second_reader.__file__).read_text(encoding="utf-8"))
    names = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not any("verksted" in (name or "") for name in names)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("pre"), st.sampled_from("abc"), st.text(max_size=5)), max_size=10),
    st.integers(0, 9),
)
def test_it_reads_what_two_writers_wrote(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]], turn: int
) -> None:
    folder = tmp_path_factory.mktemp("to") / "bok"
    books = [create(folder), open_again(folder, 1)]
    for number, (what, key, text) in enumerate(steps):
        book = books[(number * 7 + turn) % 2]
        if what == "p":
            book.apply([Put("notes", key, {"text": text})], label="")
        elif what == "r":
            book.apply([Remove("notes", key)], label="")
        else:
            book.refresh()
    for book in books:
        book.close()
    with open_again(folder, 2) as again:
        assert_same(folder, again)


def test_it_reads_on_after_damage_as_ours_does(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    with create(folder) as book:
        for number in range(8):
            write_note(book, str(number))
    path = journal_files(folder)[0]
    data = path.read_bytes()
    spans = frame_spans(data)
    for place in (
        3,
        10,
        60,
        100,
        spans[3][0],
        spans[3][0] + 2,
        spans[3][0] + 7,
        spans[4][0] + 14,
        spans[5][0] + 50,
    ):
        changed = bytearray(data)
        changed[place] ^= 0x10
        path.write_bytes(changed)
        with Workbook.open(folder, passphrase=PASSPHRASE, env=world(4)) as again:
            assert_same(folder, again)
    path.write_bytes(bytes(128) + data[128:])
    with open_again(folder, 5) as again:
        assert_same(folder, again)


def test_it_opens_with_the_recovery_key_and_refuses_the_wrong_one(tmp_path: Path) -> None:
    from tests.workbook.helpers import WEAK

    book, recovery = Workbook.create(tmp_path / "bok", passphrase="x", role="r", env=world(), kdf=WEAK)
    write_note(book, "a", "n")
    book.close()
    assert second_reader.read(tmp_path / "bok", recovery)["notes"]["n"]["text"] == "a"
    with pytest.raises(second_reader.Refused, match="key"):
        second_reader.read(tmp_path / "bok", "feil")
