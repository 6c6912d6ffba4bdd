"""Merging copies and rescuing what is intact."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import second_reader
from tests.workbook.helpers import (
    PASSPHRASE,
    START,
    WEAK,
    Clock,
    create,
    frame_spans,
    journal_files,
    open_again,
    texts,
    world,
    write_note,
)

from verksted.workbook import (
    BadRequest,
    Decision,
    FolderExists,
    Put,
    Remove,
    Workbook,
    WrongPassphrase,
    check,
    merge,
    rescue,
)

State = dict[str, frozenset[tuple[str, str]]]


def state(folder: Path) -> State:
    """Every note with all its versions: name and text."""
    with open_again(folder, 90) as book:
        keys = {key for table, key in book.library.cells.names() if table == "notes"}
        return {
            key: frozenset((kept.version, str(kept.document)) for kept in book.versions("notes", key))
            for key in keys
        }


def merged(target: Path, *folders: Path) -> State:
    result = merge(folders, target, passphrase=PASSPHRASE, env=world(91))
    assert result.damage == ()
    with open_again(target, 92) as book:
        rows = {key: dict(row) for key, row in book.documents("notes").items()}
    assert second_reader.read(target, PASSPHRASE).get("notes", {}) == rows
    return state(target)


steps = st.lists(
    st.tuples(
        st.integers(0, 2),  # which of three laptops
        st.sampled_from(["put", "put", "remove", "undo", "pack", "reopen"]),
        st.sampled_from(["a", "b", "c"]),
    ),
    max_size=14,
)


@settings(max_examples=20, deadline=None)
@given(steps, st.integers(0, 5))
def test_merging_is_the_same_in_any_order_any_grouping_and_twice(
    tmp_path_factory: pytest.TempPathFactory, line: list[tuple[int, str, str]], order: int
) -> None:
    root = tmp_path_factory.mktemp("flett")
    with create(root / "0") as first:
        write_note(first, "fra før", "a")
    clocks = [Clock(START), Clock(START + timedelta(days=1)), Clock(START - timedelta(days=400))]
    for number in (1, 2):
        shutil.copytree(root / "0", root / str(number))
    folders = [root / str(number) for number in range(3)]
    envs = [world(10 + number, clock=clocks[number]) for number in range(3)]
    books = [open_again(folder, env=env) for folder, env in zip(folders, envs, strict=True)]
    written: set[str] = set()
    for number, (who, what, key) in enumerate(line):
        book = books[who]
        if what == "put":
            book.apply([Put("notes", key, {"text": f"{who}.{number}"})], label="x")
            written.add(f"{who}.{number}")
        elif what == "remove":
            book.apply([Remove("notes", key)], label="x")
        elif what == "undo":
            book.undo()
        elif what == "pack":
            book.pack()
        elif what == "reopen":
            book.close()
            books[who] = open_again(folders[who], env=envs[who])
    for book in books:
        book.close()
    whole = merged(root / "abc", *folders)
    one, two, three = list(permutations(folders))[order]
    assert merged(root / "p", one, two, three) == whole, "any order"
    merged(root / "pq", one, two)
    assert merged(root / "pqr", root / "pq", three) == whole, "any grouping"
    assert merged(root / "twice", one, root / "abc", one, two, three) == whole, "once or twice"
    for folder in folders:
        mine = state(folder)
        for key, versions in mine.items():
            live = {text for _, text in whole[key]}
            assert live, "no document vanishes without a trace"
            assert versions & whole[key] or len(live) >= 1


def test_the_same_note_edited_on_two_laptops_keeps_both_and_a_removal_beats_absence(tmp_path: Path) -> None:
    with create(tmp_path / "a") as book:
        write_note(book, "felles", "n")
        write_note(book, "skal fjernes", "m")
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    with open_again(tmp_path / "a", 1) as one:
        one.apply([Put("notes", "n", {"text": "den ene"}), Remove("notes", "m")], label="")
    with open_again(tmp_path / "b", 2) as two:
        two.apply([Put("notes", "n", {"text": "den andre"})], label="")
        write_note(two, "bare her")
    result = merge([tmp_path / "a", tmp_path / "b"], tmp_path / "ny", passphrase=PASSPHRASE, env=world(3))
    assert (result.documents, result.conflicts, result.late) == (2, 1, ())
    with open_again(tmp_path / "ny", 4) as book:
        both = {kept.document["text"] for kept in book.versions("notes", "n") if kept.document}
        assert both == {"den ene", "den andre"}
        assert book.get("notes", "m") is None


def test_merging_refuses_strangers_full_folders_and_wrong_words(tmp_path: Path) -> None:
    create(tmp_path / "a").close()
    create(tmp_path / "b", world(50)).close()
    with pytest.raises(BadRequest, match="ikke kopier"):
        merge([tmp_path / "a", tmp_path / "b"], tmp_path / "ny", passphrase=PASSPHRASE, env=world(3))
    assert not (tmp_path / "ny").exists()
    with pytest.raises(FolderExists):
        merge([tmp_path / "a", tmp_path / "a"], tmp_path / "b", passphrase=PASSPHRASE, env=world(3))
    with pytest.raises(WrongPassphrase):
        merge([tmp_path / "a", tmp_path / "a"], tmp_path / "ny", passphrase="feil", env=world(3))


def test_a_copy_from_before_a_new_key_is_reported_and_taken_in_on_request(tmp_path: Path) -> None:
    with create(tmp_path / "a") as book:
        write_note(book, "skal bort", "bort")
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    with open_again(tmp_path / "b", 2) as two:
        write_note(two, "skrevet imens")
    one = open_again(tmp_path / "a", 1)
    one.record_decision(Decision(date(2026, 11, 22), "leder", "lagringstid"))
    _, one = one.erase([("notes", "bort")])
    one.close()
    folders = [tmp_path / "b", tmp_path / "a"]
    result = merge(folders, tmp_path / "uten", passphrase=PASSPHRASE, env=world(5))
    assert (result.documents, result.late) == (0, (tmp_path / "b",))
    result = merge(folders, tmp_path / "med", passphrase=PASSPHRASE, env=world(5), late=True)
    assert (result.documents, result.late, result.taken) == (1, (), 1)
    with open_again(tmp_path / "med", 6) as book:
        assert texts(book) == {"skrevet imens"}


def test_rescue_takes_everything_intact_and_names_what_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "skadet"
    book, recovery = Workbook.create(
        folder, passphrase=PASSPHRASE, role="dokumentasjon", env=world(), kdf=WEAK
    )
    book.add_slot("lederens", "leder", kdf=WEAK)
    for number in range(10):
        write_note(book, f"notat {number}")
    book.close()
    with open_again(folder, 1) as other:
        write_note(other, "fra den andre")
    path = max(journal_files(folder), key=lambda one: one.stat().st_size)
    data = bytearray(path.read_bytes())
    spans = frame_spans(data)
    data[spans[5][0] + 30] ^= 1
    path.write_bytes(data)
    (folder / "hode.json").unlink()
    before = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    result = rescue(folder, tmp_path / "ny", passphrase=PASSPHRASE, env=world(2))
    assert {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()} == before, (
        "the old folder stays"
    )
    assert result.documents == {"notes": 10}
    assert result.lost == 1
    assert result.without_key == ()
    sentence = next(one.sentence for one in result.damage if one.lost)
    assert "Én endring" in sentence
    assert "«dokumentasjon»" in sentence
    assert "kl." in sentence
    assert check(tmp_path / "ny", passphrase=PASSPHRASE, env=world(3)).whole
    openings: list[dict[str, Any]] = [{"passphrase": "lederens"}, {"recovery_key": recovery}]
    for word in openings:
        with Workbook.open(tmp_path / "ny", env=world(4), **word) as again:
            assert len(texts(again)) == 10
    assert len(second_reader.read(tmp_path / "ny", PASSPHRASE)["notes"]) == 10


def test_a_better_copy_brings_back_what_the_rescue_could_not(tmp_path: Path) -> None:
    with create(tmp_path / "god") as book:
        for number in range(6):
            write_note(book, f"notat {number}")
    shutil.copytree(tmp_path / "god", tmp_path / "skadet")
    (path,) = journal_files(tmp_path / "skadet")
    data = bytearray(path.read_bytes())
    data[frame_spans(data)[4][0] + 30] ^= 1
    path.write_bytes(data)
    assert rescue(tmp_path / "skadet", tmp_path / "ny", passphrase=PASSPHRASE, env=world(2)).lost == 1
    with open_again(tmp_path / "ny", 3) as saved, open_again(tmp_path / "god", 4) as good:
        assert len(texts(saved)) == 5
        assert saved.take_in(good).documents == 1
        assert texts(saved) == texts(good)


def test_rescue_works_when_the_first_frame_is_gone(tmp_path: Path) -> None:
    with create(tmp_path / "skadet") as book:
        for number in range(3):
            write_note(book, f"notat {number}")
    (path,) = journal_files(tmp_path / "skadet")
    data = path.read_bytes()
    spans = frame_spans(data)
    path.write_bytes(data[:128] + bytes(spans[1][1] - 128) + data[spans[1][1] :])
    result = rescue(tmp_path / "skadet", tmp_path / "ny", passphrase=PASSPHRASE, env=world(2))
    assert result.documents == {"notes": 3}
    with open_again(tmp_path / "ny", 3) as saved:
        assert len(texts(saved)) == 3
        assert saved.damage == ()
        assert [slot.id for slot in saved.slots()] == [saved.slot.id]
