"""Keys outside the workbook's folder: on this machine, on a stick; found again, moved, lost, erased."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests import second_reader
from tests.workbook.helpers import PASSPHRASE, WEAK, create, texts, world, write_note

from verksted.workbook import (
    BadRequest,
    Decision,
    Environment,
    Workbook,
    WrongPassphrase,
    check,
    merge,
    rescue,
)


def machine(tmp_path: Path, seed: int, *sticks: Path) -> Environment:
    """A machine with a state folder of its own, and the sticks that are in."""
    return replace(world(seed, state=tmp_path / "tilstand"), sticks=lambda: sticks)


def slots(folder: Path) -> list[str]:
    return sorted(path.name.partition("-")[0] for path in folder.rglob("*.slot"))


def test_a_key_moved_to_this_machine_opens_here_and_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    book = create(folder, machine(tmp_path, 0))
    write_note(book, "a")
    mine = book.slot.id
    book.change_passphrase(PASSPHRASE, kdf=WEAK, folder=book.outside(None))
    assert mine not in slots(folder)
    assert slots(tmp_path / "tilstand") == [mine]
    write_note(book, "b")
    book.close()
    with Workbook.open(folder, passphrase=PASSPHRASE, env=machine(tmp_path, 1)) as again:
        assert texts(again) == {"a", "b"}
        assert again.damage == ()
        again.change_passphrase("nytt", kdf=WEAK)  # it stays where it is
    assert mine not in slots(folder)
    with Workbook.open(folder, passphrase="nytt", env=machine(tmp_path, 2)) as again:
        assert again.slot.elsewhere
    with pytest.raises(WrongPassphrase):
        Workbook.open(folder, passphrase="nytt", env=world(3, state=tmp_path / "en annen maskin"))


def test_a_key_on_a_stick_is_found_on_any_machine_the_stick_is_in(tmp_path: Path) -> None:
    folder, stick = tmp_path / "bok", tmp_path / "pinne"
    stick.mkdir()
    with create(folder, machine(tmp_path, 0)) as book:
        write_note(book, "a")
        slot = book.add_slot("på pinnen", "leder", kdf=WEAK, folder=book.outside(stick))
    assert slots(stick) == [slot.id]
    with Workbook.open(folder, passphrase="på pinnen", env=machine(tmp_path, 1)) as here:
        assert texts(here) == {"a"}, "the place is remembered where it was chosen"
    other = replace(world(2, state=tmp_path / "annen"), sticks=lambda: (stick,))
    with Workbook.open(folder, passphrase="på pinnen", env=other) as there:
        assert texts(there) == {"a"}
        assert there.renew_key()[1].generation == 2
    with Workbook.open(folder, passphrase="på pinnen", env=other) as there:
        assert there.generation == 2
    stick.rename(tmp_path / "i lomma")
    with pytest.raises(WrongPassphrase, match="Sett den i"):
        Workbook.open(folder, passphrase="på pinnen", env=machine(tmp_path, 3))


def test_a_lost_stick_leaves_the_recovery_key(tmp_path: Path) -> None:
    folder, stick = tmp_path / "bok", tmp_path / "pinne"
    stick.mkdir()
    env = machine(tmp_path, 0, stick)
    book, recovery = Workbook.create(folder, passphrase=PASSPHRASE, role="fasilitator", env=env, kdf=WEAK)
    write_note(book, "a")
    book.change_passphrase(PASSPHRASE, kdf=WEAK, folder=book.outside(stick))
    book.close()
    shutil.rmtree(stick)
    with Workbook.open(folder, recovery_key=recovery, env=machine(tmp_path, 1)) as again:
        assert texts(again) == {"a"}
        again.add_slot("nytt", "fasilitator", kdf=WEAK)
    with Workbook.open(folder, passphrase="nytt", env=machine(tmp_path, 2)) as again:
        assert texts(again) == {"a"}


def test_who_has_every_old_version_of_the_folder_has_no_key(tmp_path: Path) -> None:
    """The point of it: what a synced folder keeps opens with no passphrase at all."""
    folder, stick = tmp_path / "bok", tmp_path / "pinne"
    stick.mkdir()
    book = create(folder, machine(tmp_path, 0))
    book.change_passphrase(PASSPHRASE, kdf=WEAK, folder=book.outside(stick))
    _, book = book.renew_key()
    write_note(book, "under en nøkkel som aldri lå i mappa")
    kept = tmp_path / "gamle utgaver"
    shutil.copytree(folder, kept)
    book.record_decision(Decision(date(2026, 11, 22), "leder", "lagringstid"))
    receipt = book.destroy()
    assert receipt.stuck == ()
    assert slots(stick) == [], "the slot on the stick that is in goes too"
    with pytest.raises(WrongPassphrase):
        Workbook.open(kept, passphrase=PASSPHRASE, env=machine(tmp_path, 1, stick))


def test_places_that_will_not_do_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    with create(folder, machine(tmp_path, 0)) as book:
        for place in (tmp_path / "finnes ikke", folder, folder / "nokler"):
            with pytest.raises(BadRequest, match=r"\.$|\?$"):
                book.outside(place)
    with create(tmp_path / "to", world(0)) as book, pytest.raises(BadRequest):
        book.outside(None)


def test_what_else_lies_on_a_stick_is_passed_over(tmp_path: Path) -> None:
    folder, stick = tmp_path / "bok", tmp_path / "pinne"
    place = stick / "verksted-nokler"
    place.mkdir(parents=True)
    (place / "rusk.slot").write_bytes(b"{")
    (place / "stor.slot").write_bytes(bytes(1 << 20))
    (place / "lenke.slot").symlink_to("/etc/passwd")
    create(folder, machine(tmp_path, 0)).close()
    other = tmp_path / "annen"
    with create(other, machine(tmp_path, 9)) as stranger:
        stranger.add_slot(PASSPHRASE, "leder", kdf=WEAK, folder=stranger.outside(stick))
    report = check(folder, passphrase=PASSPHRASE, env=machine(tmp_path, 1, stick))
    assert report.whole
    assert report.remarks == ()


def test_rescue_and_merge_keep_a_key_outside_outside(tmp_path: Path) -> None:
    folder, stick = tmp_path / "bok", tmp_path / "pinne"
    stick.mkdir()
    with create(folder, machine(tmp_path, 0)) as book:
        write_note(book, "a")
        book.change_passphrase(PASSPHRASE, kdf=WEAK, folder=book.outside(stick))
        mine = book.slot.id
    shutil.copytree(folder, tmp_path / "kopi")
    env = machine(tmp_path, 2, stick)
    merge([folder, tmp_path / "kopi"], tmp_path / "flettet", passphrase=PASSPHRASE, env=env)
    saved = rescue(folder, tmp_path / "berget", passphrase=PASSPHRASE, env=env)
    assert saved.without_key == ()
    for place in (tmp_path / "flettet", tmp_path / "berget"):
        with Workbook.open(place, passphrase=PASSPHRASE, env=machine(tmp_path, 3, stick)) as again:
            assert texts(again) == {"a"}
            assert again.slot.id == mine
        for path in (place / "nokler").glob(f"{mine}*"):
            assert b"argon2id" not in path.read_bytes(), "only a bridge may lie in the folder"
    with pytest.raises(second_reader.Refused):
        second_reader.read(folder, PASSPHRASE)
