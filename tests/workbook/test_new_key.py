"""A newer key met by a program that has the workbook open: nothing typed is lost, nothing erased comes back."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests import second_reader
from tests.workbook.helpers import (
    PASSPHRASE,
    WEAK,
    FailingDisk,
    create,
    journal_files,
    open_again,
    texts,
    world,
    write_note,
)

from verksted.workbook import (
    ChangedByOther,
    Decision,
    NewerGeneration,
    Put,
    Workbook,
    WriteFailed,
    WrongPassphrase,
    check,
)

ROOT = Path(__file__).parents[2]


def follower(folder: Path, seed: int = 1, **more: Any) -> Workbook:
    book = open_again(folder, seed, role="dokumentasjon", **more)
    book.follows = True
    return book


def erase(book: Workbook, *keys: str) -> Workbook:
    book.record_decision(Decision(date(2026, 11, 22), "leder", "trukket tilbake"))
    _, renewed = book.erase([("notes", key) for key in keys])
    return renewed


def unseen(book: Workbook, text: str, away: Path) -> Path:
    """A note that the other machine has not got: its file is elsewhere when the key is changed."""
    write_note(book, text)
    (path,) = [one for one in journal_files(book.folder) if one.name.startswith(book._journal.writer)]
    path.rename(away / path.name)
    return away / path.name


def test_a_note_meets_a_new_key_and_is_stored_under_it_with_all_before_it(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    book = create(folder)
    gone = write_note(book, "skal bort")
    other = follower(folder)
    unseen(other, "skrevet like før", tmp_path)
    book = erase(book, gone)
    stamp = other.apply([Put("notes", "ny", {"text": "skrevet etterpå"})], label="")
    assert stamp.role == "dokumentasjon"
    assert (other.generation, other.met_new_key) == (2, True)
    assert [other.undo(), other.undo()] == ["", None], "undo reaches back to the new key"
    assert other.redo() == ""
    write_note(other, "og en til")
    other.reopen(passphrase=PASSPHRASE)
    assert not other.met_new_key
    other.close()
    book.refresh()
    expected = {"skrevet like før", "skrevet etterpå", "og en til"}
    assert texts(book) == texts(other) == expected
    book.close()
    assert check(folder, passphrase=PASSPHRASE, env=world(8)).whole
    assert {row["text"] for row in second_reader.read(folder, PASSPHRASE)["notes"].values()} == expected


def test_looking_around_is_enough_to_carry_over(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    book = create(folder)
    gone = write_note(book, "skal bort", "bort")
    other = follower(folder)
    unseen(other, "bare i minnet til den andre", tmp_path)
    book = erase(book, gone)
    assert ("notes", "bort") in other.refresh(), "what was erased has to leave the screen"
    del other  # killed: nothing more is written by it
    book.refresh()
    assert texts(book) == {"bare i minnet til den andre"}


def test_what_was_erased_stays_erased_when_it_is_edited_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    book = create(folder)
    gone = write_note(book, "Kari sa det", "bort")
    other = follower(folder)
    book = erase(book, gone)
    with pytest.raises(ChangedByOther, match="slettet for godt"):
        other.apply([Put("notes", "bort", {"text": "Kari sa det, og mer"})], label="")
    other.apply([Put("notes", "bort", {"text": "Kari"}), Put("notes", "ny", {"text": "lov"})], label="")
    assert texts(other) == {"lov"}
    other.close()
    book.close()
    assert not any(b"Kari" in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    with open_again(folder, 9) as again:
        assert texts(again) == {"lov"}
        assert again.versions("notes", "bort")[0].document is None


def test_the_own_file_under_the_old_key_is_deleted_too(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    book = create(folder)
    gone = write_note(book, "skal bort")
    other = follower(folder)
    path = unseen(other, "skrevet like før", tmp_path)
    book = erase(book, gone)
    shutil.move(path, folder / "journal" / path.name)  # the sync brings it after the erasure
    write_note(other, "etterpå")
    assert not (folder / "journal" / path.name).exists()
    other.close()
    book.close()
    assert check(folder, passphrase=PASSPHRASE, env=world(8)).remarks == ()


def test_half_a_line_is_kept_under_the_new_key(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    book = create(folder)
    other = follower(folder)
    other.save_draft("notat", "halvveis før")
    _, book = book.renew_key()
    other.save_draft("notat", "halvveis etter")
    assert other.generation == 2
    other._journal.abandon()  # it has crashed
    with open_again(folder, 9, role="dokumentasjon") as again:
        assert [draft.text for draft in again.drafts()] == ["halvveis etter"]


def test_who_was_removed_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    book = create(folder)
    slot = book.add_slot("sluttet", "dokumentasjon", kdf=WEAK)
    other = Workbook.open(folder, passphrase="sluttet", env=world(1))
    other.follows = True
    write_note(other, "før")
    book.refresh()
    book.remove_slot(slot.id)
    _, book = book.renew_key()
    with pytest.raises(NewerGeneration, match=r"på nytt med passordet ditt\.$"):
        write_note(other, "etter")
    with pytest.raises(WrongPassphrase):
        other.reopen(passphrase="sluttet")
    assert other.met_new_key
    assert texts(book) == {"før"}


def test_a_changed_passphrase_is_asked_for_and_carries_everything_over(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    create(folder).close()
    other = follower(folder)
    unseen(other, "bare i minnet", tmp_path)
    with open_again(folder, 2) as third:
        third.change_passphrase("nytt", kdf=WEAK)
        third.renew_key()[1].close()
    with pytest.raises(NewerGeneration):
        write_note(other, "etter")
    with pytest.raises(WrongPassphrase):
        other.reopen(passphrase=PASSPHRASE)
    assert other.reopen(passphrase="nytt").documents == 1
    write_note(other, "etter")
    other.close()
    with Workbook.open(folder, passphrase="nytt", env=world(4)) as again:
        assert texts(again) == {"bare i minnet", "etter"}


def test_a_new_key_whose_files_are_still_on_their_way_is_waited_for(tmp_path: Path) -> None:
    folder, copy = tmp_path / "bok", tmp_path / "kopi"
    book = create(folder)
    write_note(book, "skal bort", "bort")
    book.close()
    shutil.copytree(folder, copy)
    other = follower(folder)
    write_note(other, "skrevet på denne", "ny")
    erase(open_again(copy, 2), "bort").close()
    for path in (copy / "nokler").iterdir():  # the slots come first
        if not (folder / "nokler" / path.name).exists():
            shutil.copyfile(path, folder / "nokler" / path.name)
    for _ in range(2):
        with pytest.raises(NewerGeneration, match="ikke kommet fram ennå"):
            write_note(other, "venter")
    for path in (copy / "bilde").iterdir():
        shutil.copyfile(path, folder / "bilde" / path.name)
    write_note(other, "venter")
    other.close()
    with open_again(folder, 9) as again:
        assert texts(again) == {"skrevet på denne", "venter"}


def test_who_has_the_passphrase_may_go_on_where_the_new_key_never_comes(tmp_path: Path) -> None:
    folder, copy = tmp_path / "bok", tmp_path / "kopi"
    create(folder).close()
    shutil.copytree(folder, copy)
    other = follower(folder)
    open_again(copy, 2).renew_key()[1].close()
    for path in (copy / "nokler").iterdir():
        if not (folder / "nokler" / path.name).exists():
            shutil.copyfile(path, folder / "nokler" / path.name)
    with pytest.raises(NewerGeneration):
        write_note(other, "a")
    other.reopen(passphrase=PASSPHRASE)
    write_note(other, "a")
    assert texts(other) == {"a"}


@pytest.mark.parametrize("how", ["eio", "enospc", "short"])
def test_a_disk_that_fails_while_carrying_over_costs_nothing(tmp_path: Path, how: str) -> None:
    failed = 0
    for at in range(1, 30):
        folder, away = tmp_path / f"{at}", tmp_path / f"borte{at}"
        away.mkdir()
        book = create(folder)
        disk = FailingDisk(how=how)
        other = follower(folder, env=world(1, disk=disk))
        unseen(other, "bare i minnet", away)
        _, book = book.renew_key()
        disk.at, disk.calls, disk.for_good = at, 0, True
        try:
            write_note(other, "etter")
        except WriteFailed:
            failed += 1
        else:
            break
        disk.at = 0
        write_note(other, "etter")
        other.close()
        book.refresh()
        assert sorted(texts(book)) == ["bare i minnet", "etter"], at
        book.close()
        assert check(folder, passphrase=PASSPHRASE, env=world(8)).whole
    assert failed > 5


def test_what_is_written_while_the_key_is_made_is_under_it(tmp_path: Path) -> None:
    from verksted.workbook import snapshots

    folder = tmp_path / "bok"
    book = create(folder)
    write_note(book, "a")
    other = open_again(folder, 1)
    write_note(other, "b")
    real: Callable[..., snapshots.Made] = snapshots.write

    def slow(*given: object, **named: object) -> snapshots.Made:
        made = real(*given, **named)
        if len(list((folder / "nokler").iterdir())) == 2:
            write_note(other, "mens nøkkelen lages")
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snapshots, "write", slow)
        _, book = book.renew_key()
    assert texts(book) == {"a", "b", "mens nøkkelen lages"}, "the other is killed, and nothing is lost"


WRITER = """
import json, sys
from pathlib import Path
from tests.workbook.helpers import open_again, write_note
book = open_again(Path(sys.argv[1]), 50, role="dokumentasjon")
book.follows = True
for line in sys.stdin:
    key = write_note(book, line.strip())
    print(json.dumps([key, book.generation, book.met_new_key]), flush=True)
"""


def test_two_processes_one_erases_while_the_other_writes(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    book = create(folder)
    gone = write_note(book, "skal bort")
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None

        def write(text: str) -> list[object]:
            assert other.stdin is not None
            assert other.stdout is not None
            other.stdin.write(f"{text}\n")
            other.stdin.flush()
            told: list[object] = json.loads(other.stdout.readline())
            return told

        assert write("før")[1:] == [1, False]
        book = erase(book, gone)
        assert write("etter")[1:] == [2, True]
        assert write("enda en")[1:] == [2, True]
        other.stdin.close()
        assert other.wait(timeout=60) == 0
    book.refresh()
    assert texts(book) == {"før", "etter", "enda en"}
    book.close()
    assert check(folder, passphrase=PASSPHRASE, env=world(8)).whole
