"""Packing, new keys, erasure, late files and older copies: what survives, what is gone, what is told."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

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
    BadRequest,
    Decision,
    NewerGeneration,
    NotAllowed,
    Put,
    Workbook,
    WriteFailed,
    WrongPassphrase,
    check,
)

DECISION = Decision(date(2026, 11, 22), "leder", "Lagringstida er over")


def all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def same_for_both(folder: Path) -> set[str]:
    """The notes, after making sure that the second reader finds the same."""
    with open_again(folder, 77) as book:
        rows = {key: dict(row) for key, row in book.documents("notes").items()}
        assert second_reader.read(folder, PASSPHRASE).get("notes", {}) == rows
        return texts(book)


# Packing -------------------------------------------------------------------------------------------


def test_packing_keeps_everything_and_leaves_few_files(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    for number in range(4):
        with create(folder) if number == 0 else open_again(folder, number) as book:
            write_note(book, f"notat {number}", "felles" if number % 2 else None)
    with open_again(folder, 10) as book:
        before = {key: book.versions("notes", key) for key in book.documents("notes")}
        packed = book.pack()
        assert (packed.documents, packed.removed, packed.open_kept, packed.stuck) == (3, 4, 0, ())
        assert book.undo() is None
        write_note(book, "etter")
    with open_again(folder, 11) as book:
        assert {key: book.versions("notes", key) for key in before} == before, (
            "versions, times and writers stay"
        )
        assert book.damage == ()
        assert len(journal_files(folder)) == 1
        book.pack()
        assert len(list((folder / "bilde").glob("*.vs"))) == 2, "the snapshot before is replaced"
    assert same_for_both(folder) == {"notat 0", "notat 2", "notat 3", "etter"}


def test_packing_never_touches_a_segment_that_somebody_has_open(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    book = create(folder)
    other = open_again(folder, 1, role="dokumentasjon")
    write_note(other, "den andres")
    theirs = journal_files(folder)
    packed = book.pack()
    assert packed.open_kept == 1
    assert [path for path in theirs if path.exists() and path.name.startswith(other._journal.writer)]
    write_note(other, "etter pakkingen")
    book.refresh()
    assert texts(book) == {"den andres", "etter pakkingen"}
    book.close()
    other.close()
    assert same_for_both(folder) == {"den andres", "etter pakkingen"}


def test_two_who_pack_apart_and_meet_agree(tmp_path: Path) -> None:
    folder, copy = tmp_path / "bok", tmp_path / "kopi"
    with create(folder) as book:
        for number in range(5):
            write_note(book, f"felles {number}", f"n{number}")
    shutil.copytree(folder, copy)
    with open_again(folder, 1) as one:
        one.apply([Put("notes", "n0", {"text": "rettet av en"})], label="")
        one.table("notes").remove(doc_ids=["n1"])
        one.pack()
    with open_again(copy, 2) as two:
        two.apply([Put("notes", "n2", {"text": "rettet av to"})], label="")
        two.pack()
    for path in copy.rglob("*"):
        target = folder / path.relative_to(copy)
        if path.is_file() and not target.exists():
            shutil.copyfile(path, target)
    expected = {"rettet av en", "rettet av to", "felles 3", "felles 4"}
    assert same_for_both(folder) == expected
    with open_again(folder, 3) as both:
        assert both.conflicts("notes") == ()
        assert both.damage == ()
        both.pack()
    assert same_for_both(folder) == expected


@pytest.mark.parametrize("how", ["eio", "enospc", "short"])
def test_a_disk_that_fails_while_packing_costs_nothing(tmp_path: Path, how: str) -> None:
    failed = 0
    for at in range(1, 40):
        folder = tmp_path / f"{at}"
        with create(folder) as book:
            for number in range(3):
                write_note(book, str(number))
        disk = FailingDisk(at=at, how=how, for_good=True)
        book = open_again(folder, env=world(1, disk=disk))
        write = None
        try:
            book.pack()
        except WriteFailed as error:
            write = error
        book.close()
        assert same_for_both(folder) == {"0", "1", "2"}
        if write is None:
            break
        failed += 1
        assert list((folder / "bilde").iterdir()) == [], "half a snapshot is not left behind"
    assert failed > 5


def test_one_damaged_byte_in_a_snapshot_costs_nothing_and_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    with create(folder) as book:
        for number in range(20):
            write_note(book, str(number))
        book.pack()
    first, second = sorted((folder / "bilde").glob("*.vs"))
    data = first.read_bytes()
    assert data == second.read_bytes()
    for place in range(0, len(data), 97):
        changed = bytearray(data)
        changed[place] ^= 4
        first.write_bytes(changed)
        report = check(folder, passphrase=PASSPHRASE, env=world(3))
        assert (report.exit_code, report.lost, report.documents) == (5, 0, {"notes": 20}), place
    other = bytearray(data)
    other[-400] ^= 1
    second.write_bytes(other)
    assert check(folder, passphrase=PASSPHRASE, env=world(3)).documents == {"notes": 20}, (
        "each heals the other"
    )


def test_a_snapshot_that_is_gone_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    with create(folder) as book:
        write_note(book, "pakket")
        book.pack()
        write_note(book, "etter")
    for path in (folder / "bilde").iterdir():
        path.unlink()
    report = check(folder, passphrase=PASSPHRASE, env=world(3))
    assert report.exit_code == 5
    assert any(one.code == "missing" and one.lost for one in report.damage)


# Erasure and new keys ------------------------------------------------------------------------------


def test_erasure_needs_a_recorded_decision(tmp_path: Path) -> None:
    with create(tmp_path / "bok") as book:
        key = write_note(book, "skal bort")
        with pytest.raises(NotAllowed) as error:
            book.erase([("notes", key)])
        assert error.value.exit_code == 3
        with pytest.raises(NotAllowed):
            book.destroy()
        with pytest.raises(BadRequest):
            book.record_decision(Decision(date(2026, 11, 22), " ", "x"))
        assert texts(book) == {"skal bort"}


def test_what_is_erased_is_in_no_file_and_no_old_key_opens(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    book = create(folder)
    leader = book.add_slot("lederens", "leder", kdf=WEAK)
    keys = [write_note(book, f"notat {number}") for number in range(3)]
    book.apply([Put("notes", keys[0], {"text": "rettet, men skal bort"})], label="")
    old_key, old_files = book.data_key, {path.name for path in journal_files(folder)}
    old_slots = {path.name for path in (folder / "nokler").iterdir()}
    book.record_decision(DECISION)
    receipt, book = book.erase([("notes", keys[0]), ("notes", "finnes ikke".replace(" ", "-"))])
    assert receipt.removed == {"notes": 1}
    assert (receipt.generation, receipt.decision, receipt.stuck, receipt.without_key) == (2, DECISION, (), ())
    assert texts(book) == {"notat 1", "notat 2"}
    assert not old_files & {path.name for path in journal_files(folder)}
    assert not old_slots & {path.name for path in (folder / "nokler").iterdir()}
    from verksted.workbook.reading import Library

    library = Library(folder, old_key, world().disk)
    library.refresh(world().clock())
    assert library.cells.rows == {}, "the old key opens nothing that is left"
    write_note(book, "etter slettingen")
    assert book.undo() == "notat"
    assert book.undo() is None, "undo stops at an erasure"
    book.close()
    assert same_for_both(folder) == {"notat 1", "notat 2"}
    with Workbook.open(folder, passphrase="lederens", env=world(4)) as other:
        assert other.generation == 2
        assert other.slot.id == leader.id
        assert texts(other) == {"notat 1", "notat 2"}
        assert other.damage == ()
        assert other.verify(leader.id, b"x", other.sign(b"x"))


def test_the_recovery_key_still_opens_after_a_new_key(tmp_path: Path) -> None:
    book, recovery = Workbook.create(tmp_path / "bok", passphrase=PASSPHRASE, role="r", env=world(), kdf=WEAK)
    write_note(book, "a")
    _, book = book.renew_key()
    book.close()
    with Workbook.open(tmp_path / "bok", recovery_key=recovery, env=world(2)) as again:
        assert texts(again) == {"a"}


def test_who_was_removed_does_not_get_the_new_key(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    book = create(folder)
    leaver = book.add_slot("sluttet", "dokumentasjon", kdf=WEAK)
    kept = next(path for path in (folder / "nokler").iterdir() if path.name.startswith(leaver.id))
    copy = kept.read_bytes()
    book.remove_slot(leaver.id)
    _, book = book.renew_key()
    write_note(book, "etter at noen sluttet")
    book.close()
    kept.write_bytes(copy)
    with pytest.raises(WrongPassphrase, match="ny nøkkel"):
        Workbook.open(folder, passphrase="sluttet", env=world(3))
    assert same_for_both(folder) == {"etter at noen sluttet"}


def test_a_writer_on_the_old_key_is_told_and_carries_the_notes_over(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    book = create(folder)
    gone = write_note(book, "skal bort", "bort")
    stays = write_note(book, "felles", "felles")
    other = open_again(folder, 1, role="dokumentasjon")
    write_note(book, "ikke sett av den andre")
    book.record_decision(DECISION)
    unseen = write_note(other, "skrevet like før", "foer")
    other.apply(
        [
            Put("notes", stays, {"text": "rettet av den andre"}),
            Put("notes", gone, {"text": "rettet, men skal bort"}),
        ],
        label="",
    )
    hidden = [path for path in journal_files(folder) if path.name.startswith(other._journal.writer)]
    for path in hidden:
        path.rename(tmp_path / path.name)  # a synced folder: it has not come yet
    _, book = book.erase([("notes", gone)])
    with pytest.raises(NewerGeneration, match="ny nøkkel"):
        write_note(other, "går ikke")
    with pytest.raises(NewerGeneration):
        other.refresh()
    fresh = open_again(folder, 5, role="dokumentasjon")
    carried = fresh.take_in(other)
    assert (carried.documents, carried.erased) == (2, 1)
    assert fresh.take_in(other).documents == 0, "twice is once"
    stamp = fresh.stamp_of("notes", unseen)
    assert stamp is not None
    assert stamp.role == "dokumentasjon", "who wrote it stays"
    assert fresh.get("notes", gone) is None, "what was erased stays erased"
    other.close()
    book.refresh()
    expected = {"rettet av den andre", "skrevet like før", "ikke sett av den andre"}
    assert texts(fresh) == texts(book) == expected
    assert fresh.conflicts("notes") == ()
    fresh.close()
    book.close()
    for path in hidden:
        (tmp_path / path.name).rename(path)
    report = check(folder, passphrase=PASSPHRASE, env=world(8))
    assert report.whole
    assert "late-file" in [one.code for one in report.remarks], (
        "a file that comes late is reported, not merged"
    )
    assert same_for_both(folder) == expected


def test_late_files_are_taken_in_on_request_only(tmp_path: Path) -> None:
    folder, copy = tmp_path / "bok", tmp_path / "kopi"
    with create(folder) as book:
        gone = write_note(book, "skal bort", "bort")
    shutil.copytree(folder, copy)
    with open_again(copy, 1) as away:
        write_note(away, "skrevet på hytta")
        away.apply([Put("notes", gone, {"text": "rettet på hytta"})], label="")
    book = open_again(folder, 2)
    book.record_decision(DECISION)
    _, book = book.erase([("notes", gone)])
    with open_again(copy, 3) as away:
        assert book.take_in(away).documents == 1
    assert texts(book) == {"skrevet på hytta"}
    book.close()
    assert same_for_both(folder) == {"skrevet på hytta"}
    other = create(tmp_path / "annen", world(99))
    again = open_again(folder, 4)
    with pytest.raises(BadRequest, match="ikke kopier"):
        again.take_in(other)
    again.close()
    other.close()


def test_two_who_erase_apart_and_meet_can_be_settled(tmp_path: Path) -> None:
    folder, copy = tmp_path / "bok", tmp_path / "kopi"
    with create(folder) as book:
        for name in ("a", "b", "c"):
            write_note(book, name, name)
        book.record_decision(DECISION)
    shutil.copytree(folder, copy)
    for place, seed, name in ((folder, 1, "a"), (copy, 2, "b")):
        book = open_again(place, seed)
        _, book = book.erase([("notes", name)])
        write_note(book, f"etter {name}")
        book.close()
    for path in copy.rglob("*"):
        target = folder / path.relative_to(copy)
        if path.is_file() and not target.exists():
            shutil.copyfile(path, target)
    with open_again(folder, 5) as book:
        assert book.strays == 1
        assert "stray" in [one.code for one in book.remarks]
        book.settle_strays(merge=True)
        assert book.strays == 0
        assert texts(book) == {"c", "etter a", "etter b"}
    assert same_for_both(folder) == {"c", "etter a", "etter b"}
    with open_again(folder, 6) as book:
        assert book.strays == 0
        assert book.damage == ()


@pytest.mark.parametrize("how", ["eio", "kill"])
def test_an_erasure_that_is_interrupted_can_be_opened_and_finished(tmp_path: Path, how: str) -> None:
    class Killed(BaseException):
        pass

    class Dying(FailingDisk):
        def _due(self, what: str) -> bool:
            due = super()._due(what)
            if due and how == "kill":
                raise Killed
            return due

        def remove(self, path: Path) -> None:
            if self._due("remove"):
                raise self._error()
            super().remove(path)

    finished = 0
    for at in range(1, 60):
        folder = tmp_path / str(at)
        with create(folder) as book:
            write_note(book, "skal bort", "bort")
            write_note(book, "blir")
            book.add_slot("lederens", "leder", kdf=WEAK)
            book.record_decision(DECISION)
        disk = Dying(at=at, for_good=True)
        book = open_again(folder, env=world(1, disk=disk))
        try:
            receipt, _ = book.erase([("notes", "bort")])
        except (WriteFailed, Killed):
            receipt = None
        for seed, word in enumerate((PASSPHRASE, "lederens")):
            with Workbook.open(folder, passphrase=word, env=world(60 + seed)) as again:
                assert texts(again) <= {"skal bort", "blir"}
                assert "blir" in texts(again), f"at {at}"
                assert {one.code for one in again.damage} <= {"slot"}, "half a slot file is told"
                if again.strays:
                    finished += 1
                    again.settle_strays(merge=True)
                again.pack()
        with open_again(folder, 70) as again:
            if again.generation == 2:
                assert texts(again) == {"blir"}
                assert again.strays == 0
            assert again.damage == ()
            assert again.decision == DECISION
        if receipt is not None and not receipt.stuck:
            break
    else:
        pytest.fail("never got through")
    assert finished


def test_destroying_leaves_nothing_but_what_is_not_ours(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    with create(folder, world(state=tmp_path / "tips")) as book:
        write_note(book, "alt skal bort")
    book = open_again(folder, env=world(4, state=tmp_path / "tips"))
    assert [path for path in (tmp_path / "tips").rglob("*") if path.is_file()]
    book.record_decision(DECISION)
    (folder / "brukerens egen fil.txt").write_text("x")
    receipt = book.destroy()
    assert receipt.whole
    assert receipt.stuck == ()
    assert receipt.removed == {"notes": 1}
    assert [path.name for path in folder.rglob("*")] == ["brukerens egen fil.txt"]
    assert not [path for path in (tmp_path / "tips").rglob("*") if path.is_file()]


def test_a_slot_on_a_stick_opens_and_gets_the_new_key(tmp_path: Path) -> None:
    folder, stick = tmp_path / "bok", tmp_path / "minnepinne"
    stick.mkdir()
    book = create(folder)
    slot = book.add_slot("på pinnen", "leder", kdf=WEAK, folder=stick)
    assert slot.elsewhere
    (file,) = stick.iterdir()
    write_note(book, "a")
    with pytest.raises(WrongPassphrase):
        Workbook.open(folder, passphrase="på pinnen", env=world(2))
    with Workbook.open(folder, passphrase="på pinnen", env=world(2), slot_files=[file]) as mine:
        assert mine.slot.elsewhere
        assert texts(mine) == {"a"}
    _, book = book.renew_key()
    write_note(book, "b")
    book.close()
    with Workbook.open(folder, passphrase="på pinnen", env=world(3), slot_files=[file]) as mine:
        assert mine.generation == 2
        assert texts(mine) == {"a", "b"}
        mine.change_passphrase("ny på pinnen", kdf=WEAK, folder=stick)
    (file,) = stick.iterdir()
    assert not any(path.name.startswith(slot.id) for path in (folder / "nokler").iterdir())
    with Workbook.open(folder, passphrase="ny på pinnen", env=world(4), slot_files=[file]) as mine:
        assert texts(mine) == {"a", "b"}


# Older copies --------------------------------------------------------------------------------------


def test_an_older_copy_says_how_many_notes_of_whom_are_missing(tmp_path: Path) -> None:
    folder, old, state = tmp_path / "bok", tmp_path / "gammel", tmp_path / "state"
    book = create(folder, world(state=state), role="dokumentasjon")
    write_note(book, "1")
    shutil.copytree(folder, old)
    for number in range(5):
        write_note(book, f"nytt {number}")
    book.close()
    shutil.rmtree(folder)
    old.rename(folder)
    with open_again(folder, env=world(2, state=state)) as again:
        (found,) = [one for one in again.damage if one.code == "missing"]
        assert found.lost == 5
        assert "5 endringer" in found.sentence
        assert "«dokumentasjon»" in found.sentence
    with open_again(folder, env=world(3)) as elsewhere:
        assert elsewhere.damage == (), "without the tip nobody can know"


def test_a_copy_from_before_a_new_key_is_told(tmp_path: Path) -> None:
    folder, old, state = tmp_path / "bok", tmp_path / "gammel", tmp_path / "state"
    book = create(folder, world(state=state))
    write_note(book, "1")
    shutil.copytree(folder, old)
    _, book = book.renew_key()
    book.close()
    shutil.rmtree(folder)
    old.rename(folder)
    with open_again(folder, env=world(2, state=state)) as again:
        assert "old-key" in [one.code for one in again.damage]


def test_the_tip_holds_nothing_readable_and_may_be_lost_or_damaged(tmp_path: Path) -> None:
    folder, state = tmp_path / "bok", tmp_path / "state"
    with create(folder, world(state=state), role="hemmeligrolle") as book:
        write_note(book, "KANARI")
    (tip,) = (state / "tips").iterdir()
    assert b"hemmeligrolle" not in tip.read_bytes()
    assert book.id not in tip.name
    for content in (b"", b"{", b"[]", b'{"generation":"x"}', b'{"generation":1,"slot":1,"nonce":"","ct":""}'):
        tip.write_bytes(content)
        with open_again(folder, env=world(3, state=state)) as again:
            assert again.damage == ()
    shutil.rmtree(state)
    state.write_text("en fil der mappa skulle vært")
    with open_again(folder, env=world(3, state=state)) as again:
        assert texts(again) == {"KANARI"}


# Several at once -----------------------------------------------------------------------------------


def test_a_file_that_is_still_being_made_is_read_when_it_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    with create(folder) as book:
        write_note(book, "a")
    with open_again(folder, 1) as other:
        write_note(other, "b")
    (path,) = [path for path in journal_files(folder) if path.name.startswith(other._journal.writer)]
    data = path.read_bytes()
    for name in (path.name, "uten noe navn.vj"):
        path.unlink()
        path = path.with_name(name)
        path.write_bytes(b"")
        with open_again(folder, 2) as reader:
            for size in (0, 30, 64, 100, 128, 130, 200, 400, 401, len(data)):
                path.write_bytes(data[:size])
                reader.refresh()
            assert texts(reader) == {"a", "b"}, name
            assert reader.damage == (), name


def test_a_write_into_a_file_that_an_erasure_just_deleted_is_not_acknowledged(tmp_path: Path) -> None:
    folder = tmp_path / "bok"
    book = create(folder)
    write_note(book, "a")
    other = open_again(folder, 1)
    write_note(other, "b")
    names = other._slot_names
    _, fresh = book.renew_key()
    other._slot_names = frozenset(
        path.name for path in (folder / "nokler").iterdir()
    )  # looked a moment too early
    with pytest.raises((NewerGeneration, WriteFailed)):
        write_note(other, "i en fil som er slettet")
    other._slot_names = names
    with pytest.raises(NewerGeneration):
        write_note(other, "c")
    assert texts(other) == {"a", "b"}
    fresh.close()


def test_who_erased_later_of_two_is_told_when_the_other_key_wins(tmp_path: Path) -> None:
    folder, copy = tmp_path / "bok", tmp_path / "kopi"
    create(folder).close()
    shutil.copytree(folder, copy)
    books = []
    for place, seed in ((folder, 1), (copy, 2)):
        with open_again(place, seed) as old:
            books.append(old.renew_key()[1])
    first, second = sorted(books, key=lambda book: book.data_key.id)
    write_note(second, "under den nøkkelen som taper")
    for path in first.folder.rglob("*"):
        target = second.folder / path.relative_to(first.folder)
        if path.is_file() and not target.exists():
            shutil.copyfile(path, target)
    with pytest.raises(NewerGeneration):
        write_note(second, "etter at den andre kom")
    with open_again(second.folder, 5) as settled:
        assert settled.data_key == first.data_key
        settled.settle_strays(merge=True)
        assert texts(settled) == {"under den nøkkelen som taper"}
