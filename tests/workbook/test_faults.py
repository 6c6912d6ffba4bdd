"""A disk that fails at any write or sync: what was acknowledged is read again, nothing else is claimed."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from tests.workbook.helpers import PASSPHRASE, WEAK, FailingDisk, create, open_again, texts, world, write_note

from verksted.workbook import DiskFull, FolderGone, Workbook, WorkbookError, WriteFailed

NOTES = 4


def write_all(book: Workbook) -> tuple[list[str], list[WorkbookError]]:
    """Tries to write some notes; returns what was acknowledged, and the errors for the rest."""
    acknowledged, errors = [], []
    for number in range(NOTES):
        try:
            write_note(book, f"notat {number}")
        except WorkbookError as error:
            errors.append(error)
        else:
            acknowledged.append(f"notat {number}")
    return acknowledged, errors


def calls_of_a_good_run(folder: Path) -> int:
    disk = FailingDisk()
    create(folder).close()
    book = open_again(folder, env=world(1, disk=disk))
    write_all(book)
    book.close()
    return disk.calls


@pytest.mark.parametrize("how", ["eio", "enospc", "short"])
def test_one_failure_anywhere_costs_no_note(tmp_path: Path, how: str) -> None:
    total = calls_of_a_good_run(tmp_path / "bra")
    assert total > 2 * NOTES
    for at in range(1, total + 1):
        folder = tmp_path / f"{how}{at}"
        create(folder).close()
        disk = FailingDisk(at=at, how=how)
        book = open_again(folder, env=world(1, disk=disk))
        acknowledged, errors = write_all(book)
        assert errors == [], "a new segment takes the note"
        assert texts(book) == set(acknowledged)
        book.close()
        with open_again(folder, 2) as again:
            assert texts(again) == set(acknowledged)
            assert again.damage == ()
            assert again.conflicts("notes") == (), "the second try is no second version"


@pytest.mark.parametrize("how", ["eio", "enospc", "short"])
def test_a_disk_that_stays_broken_is_told_and_what_was_stored_stays(tmp_path: Path, how: str) -> None:
    total = calls_of_a_good_run(tmp_path / "bra")
    for at in range(1, total):
        folder = tmp_path / f"{how}{at}"
        create(folder).close()
        disk = FailingDisk(at=at, how=how, for_good=True)
        book = open_again(folder, env=world(1, disk=disk))
        acknowledged, errors = write_all(book)
        assert texts(book) == set(acknowledged), "memory shows only what is stored"
        for error in errors:
            assert isinstance(error, DiskFull if how == "enospc" else WriteFailed)
            assert "ikke lagret" in str(error)
        disk.at = 0
        write_note(book, "etter at disken kom tilbake")
        book.close()
        with open_again(folder, 2) as again:
            assert texts(again) == {*acknowledged, "etter at disken kom tilbake"}, (
                "a refused note does not come back"
            )
            assert again.damage == ()


def test_an_editor_that_fails_keeps_the_old_text(tmp_path: Path) -> None:
    for at in itertools.count(1):
        folder = tmp_path / str(at)
        with create(folder) as book:
            write_note(book, "gammel", "n")
        disk = FailingDisk(at=at, how="eio", for_good=True)
        book = open_again(folder, env=world(1, disk=disk))
        try:
            write_note(book, "ny", "n")
        except WriteFailed:
            assert texts(book) == {"gammel"}
            disk.at = 0
            write_note(book, "annet", "m")
            book.close()
            with open_again(folder, 2) as again:
                assert texts(again) == {"gammel", "annet"} or again.conflicts("notes") == ()
                assert "annet" in texts(again)
        else:
            assert at > 2
            break


def test_short_writes_that_go_on_are_no_fault(tmp_path: Path) -> None:
    with create(tmp_path / "bok", world(disk=FailingDisk(how="halves"))) as book:
        acknowledged, errors = write_all(book)
    assert (len(acknowledged), errors) == (NOTES, [])
    with open_again(tmp_path / "bok") as again:
        assert texts(again) == set(acknowledged)


@pytest.mark.parametrize("how", ["eio", "enospc", "short"])
def test_making_a_workbook_fails_with_a_sentence_or_works(tmp_path: Path, how: str) -> None:
    told = set()
    for at in itertools.count(1):
        folder = tmp_path / str(at)
        disk = FailingDisk(at=at, how=how, for_good=True)
        try:
            book, _ = Workbook.create(folder, passphrase=PASSPHRASE, role="r", env=world(disk=disk), kdf=WEAK)
        except WriteFailed as error:
            told.add(str(error))
        else:
            book.close()
            open_again(folder).close()
            assert at > 4
            break
    assert told
    assert all("ikke lagret" in sentence for sentence in told)


def test_a_stick_that_is_pulled_is_told_and_writing_goes_on_when_it_is_back(tmp_path: Path) -> None:
    book = create(tmp_path / "bok")
    write_note(book, "før")
    (tmp_path / "bok").rename(tmp_path / "borte")
    book._journal.abandon()  # what the system does to the handle
    with pytest.raises(FolderGone, match="ikke der lenger"):
        write_note(book, "imens")
    assert texts(book) == {"før"}
    (tmp_path / "borte").rename(tmp_path / "bok")
    write_note(book, "etter")
    book.close()
    with open_again(tmp_path / "bok") as again:
        assert texts(again) == {"før", "etter"}


def test_only_one_module_talks_to_the_system() -> None:
    import ast

    import verksted.workbook as package

    allowed = {"disk.py", "windows.py", "surroundings.py"}
    found = []
    for path in Path(str(package.__file__)).parent.glob("*.py"):
        if path.name in allowed:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                call = ast.unparse(node.func)
                if call.startswith(("os.", "fcntl.", "shutil.")) and call != "os.listdir":
                    found.append(f"{path.name}: {call}")
                if (
                    node.func.attr in ("write_bytes", "write_text", "unlink", "rename", "replace", "touch")
                    and not call.startswith(("dataclasses", "msgspec"))
                    and ".disk." not in call
                ):
                    found.append(f"{path.name}: {call}")
    assert found == []
