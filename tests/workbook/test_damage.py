"""Every truncation and every flipped byte: noticed, at most one note lost, never shown as whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from tests.workbook.helpers import (
    PASSPHRASE,
    START,
    MemoryDisk,
    create,
    frame_spans,
    journal_files,
    open_again,
    texts,
    world,
    write_note,
)

from verksted.workbook import Workbook, check, examine, opening
from verksted.workbook.damage import Damage
from verksted.workbook.reading import Library

NOTES = 7


@pytest.fixture(scope="module", params=["closed", "open"])
def small(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bool]:
    """A workbook of seven notes in one segment, with and without a closing frame."""
    folder = tmp_path_factory.mktemp("liten") / "bok"
    book = create(folder)
    for number in range(NOTES):
        write_note(book, f"notat {number}", f"n{number}")
    if request.param == "closed":
        book.close()
    return folder, request.param == "closed"


def read(folder: Path, name: str, data: bytes | None) -> tuple[set[str], list[Damage]]:
    """The notes that are readable, and the findings, when one file holds these bytes instead."""
    disk = MemoryDisk(folder)
    whole = opening.find(folder, PASSPHRASE, None, world(3, disk=disk))
    if data is None:
        del disk.files[name]
    else:
        disk.files[name] = data
    library = Library(folder, whole.library.key, disk)
    library.refresh(START)
    rows = library.cells.table("notes")
    return {row["text"] for row in rows.values()}, examine.findings(library)


def everything() -> set[str]:
    return {f"notat {number}" for number in range(NOTES)}


def test_every_flipped_byte_is_noticed_and_costs_at_most_one_note(small: tuple[Path, bool]) -> None:
    folder, _ = small
    path = journal_files(folder)[0]
    data = path.read_bytes()
    whole = opening.find(folder, PASSPHRASE, None, world(3)).library.key
    disk = MemoryDisk(folder)
    name = path.relative_to(folder).as_posix()
    lost = []
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << (place % 8)
        disk.files[name] = bytes(changed)
        library = Library(folder, whole, disk)
        library.refresh(START)
        found = examine.findings(library)
        rows = {row["text"] for row in library.cells.table("notes").values()}
        assert any(one.serious for one in found), f"byte {place} changed and nobody noticed"
        assert rows <= everything()
        missing = NOTES - len(rows)
        assert missing <= 1, f"byte {place} cost {missing} notes"
        assert missing <= sum(one.lost for one in found), f"byte {place}: the loss was not told"
        lost.append(missing)
    assert 0 in lost
    assert 1 in lost


def test_every_truncation_leaves_the_notes_before_it(small: tuple[Path, bool]) -> None:
    folder, closed = small
    path = journal_files(folder)[0]
    data = path.read_bytes()
    name = path.relative_to(folder).as_posix()
    key = opening.find(folder, PASSPHRASE, None, world(3)).library.key
    disk = MemoryDisk(folder)
    before = -1
    for size in range(len(data)):
        disk.files[name] = data[:size]
        library = Library(folder, key, disk)
        library.refresh(START)
        found = examine.findings(library)
        rows = {row["text"] for row in library.cells.table("notes").values()}
        assert rows == {f"notat {number}" for number in range(len(rows))}, "not a prefix"
        assert len(rows) >= before
        before = len(rows)
        assert found, f"cut at {size} of {len(data)} and nobody noticed"
        assert not any(one.code in ("lost", "unreadable") for one in found), "a torn end is no damage"
    assert before == NOTES - (0 if closed else 1)


def test_a_cut_that_another_program_has_seen_past_is_damage_with_time_and_writer(tmp_path: Path) -> None:
    book = create(tmp_path / "bok", role="dokumentasjon")
    for number in range(5):
        write_note(book, f"notat {number}")
    with open_again(tmp_path / "bok") as other:
        write_note(other, "fra den andre")
    path = next(
        path for path in journal_files(tmp_path / "bok") if path.name.startswith(book._journal.writer)
    )
    path.write_bytes(path.read_bytes()[: -2 * 272])
    with open_again(tmp_path / "bok", 2) as again:
        (found,) = again.damage
        assert found.code == "missing"
        assert found.lost == 2
        assert "2 endringer" in found.sentence
        assert "«dokumentasjon»" in found.sentence
        assert "kl." in found.sentence
        assert len(texts(again)) == 4


def test_a_whole_segment_that_is_gone_is_damage_and_no_deletion(tmp_path: Path) -> None:
    with create(tmp_path / "bok") as book:
        write_note(book, "første")
    with open_again(tmp_path / "bok", role="dokumentasjon") as second:
        write_note(second, "andre")
        gone = tmp_path / "bok" / "journal" / second._journal.current.path.name  # type: ignore[union-attr]
    with open_again(tmp_path / "bok", 2) as third:
        write_note(third, "tredje")
    data = gone.read_bytes()
    gone.unlink()
    with open_again(tmp_path / "bok", 3) as again:
        assert texts(again) == {"første", "tredje"}
        assert [one.code for one in again.damage] == ["missing"]
        assert again.damage[0].role == "dokumentasjon"
        gone.write_bytes(data)
        again.refresh()
        assert texts(again) == {"første", "andre", "tredje"}
        assert again.damage == ()


@pytest.mark.parametrize("how", ["swap", "twice", "drop", "zero", "splice", "head", "junk"])
def test_what_a_disk_or_a_meddler_can_do_is_told(small: tuple[Path, bool], how: str, tmp_path: Path) -> None:
    folder, _ = small
    path = journal_files(folder)[0]
    data = path.read_bytes()
    spans = frame_spans(data)[2:7]
    frames = [data[start:end] for start, end in spans]
    before, after = data[: spans[0][0]], data[spans[-1][1] :]
    if how == "swap":
        frames[1], frames[2] = frames[2], frames[1]
    elif how == "twice":
        frames.insert(2, frames[1])
    elif how == "drop":
        del frames[2]
    elif how == "zero":
        frames[2] = bytes(len(frames[2]))
    elif how == "splice":
        create(tmp_path / "annen").close()
        frames[2] = journal_files(tmp_path / "annen")[0].read_bytes()[128:400]
    elif how == "head":
        before = bytes(128) + before[128:]
    elif how == "junk":
        frames.insert(3, os.urandom(1000))
    found, findings = read(folder, path.relative_to(folder).as_posix(), before + b"".join(frames) + after)
    assert any(one.serious for one in findings)
    cost = 1 if how in ("drop", "zero", "splice") else 0
    assert len(found) == NOTES - cost
    assert sum(one.lost for one in findings) >= cost


def test_a_tail_of_zeros_is_an_unfinished_end(small: tuple[Path, bool]) -> None:
    folder, closed = small
    path = journal_files(folder)[0]
    found, findings = read(folder, path.relative_to(folder).as_posix(), path.read_bytes() + bytes(4096))
    assert found == everything()
    assert [one.serious for one in findings] == [closed], "after the closing frame nothing should stand"


def test_copies_of_a_segment_heal_each_other(small: tuple[Path, bool], tmp_path: Path) -> None:
    import shutil

    folder, _ = small
    shutil.copytree(folder, tmp_path / "bok")
    path = journal_files(tmp_path / "bok")[0]
    data = bytearray(path.read_bytes())
    copy = path.with_name(path.stem + " (Karis konfliktkopi 2026-11-22).vj")
    copy.write_bytes(bytes(data))
    data[frame_spans(data)[3][0] + 40] ^= 1
    path.write_bytes(bytes(data))
    with open_again(tmp_path / "bok") as book:
        assert texts(book) == everything()
        assert book.damage == ()
        assert any(one.code == "unreadable" for one in book.remarks)


def test_the_head_can_be_lost_and_the_notes_are_read(small: tuple[Path, bool], tmp_path: Path) -> None:
    import shutil

    folder, _ = small
    shutil.copytree(folder, tmp_path / "bok")
    for content in (None, b"", b"{", b"[]", b'{"kind":"verksted","format":1,"suite":1,"workbook":"00"}'):
        head = tmp_path / "bok" / "hode.json"
        head.unlink(missing_ok=True)
        if content is not None:
            head.write_bytes(content)
        with open_again(tmp_path / "bok") as book:
            assert texts(book) == everything()
            assert [one.code for one in book.damage] == ["head"]
    report = check(tmp_path / "bok", passphrase=PASSPHRASE, env=world(4))
    assert (report.exit_code, report.documents, report.lost) == (5, {"notes": NOTES}, 0)


def test_a_folder_that_was_half_copied_says_what_is_missing(tmp_path: Path) -> None:
    import shutil

    with create(tmp_path / "bok") as book:
        write_note(book, "første")
    with open_again(tmp_path / "bok", role="dokumentasjon") as second:
        write_note(second, "andre")
    for name in ("nokler", "journal"):
        shutil.copytree(tmp_path / "bok", tmp_path / name)
        shutil.rmtree(tmp_path / name / name)
    with open_again(tmp_path / "journal", 5) as found:
        assert texts(found) == set()
        assert found.damage, "an empty journal is not a whole workbook"
    from verksted.workbook import Damaged

    with pytest.raises(Damaged, match="nøkkelfilene mangler"):
        open_again(tmp_path / "nokler", 5)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user that modes apply to")
def test_a_read_only_folder_can_be_read_and_says_so_at_the_first_write(tmp_path: Path) -> None:
    from verksted.workbook import ReadOnly

    with create(tmp_path / "bok") as book:
        write_note(book, "før")
    (tmp_path / "bok" / "journal").chmod(0o500)
    again = open_again(tmp_path / "bok")
    assert texts(again) == {"før"}
    with pytest.raises(ReadOnly, match="går ikke an å skrive"):
        write_note(again, "nei")
    assert texts(again) == {"før"}
    (tmp_path / "bok" / "journal").chmod(0o700)
    write_note(again, "ja")
    again.close()


def test_recovered_library_is_usable_after_reading_damage(small: tuple[Path, bool], tmp_path: Path) -> None:
    import shutil

    folder, _ = small
    shutil.copytree(folder, tmp_path / "bok")
    path = journal_files(tmp_path / "bok")[0]
    data = bytearray(path.read_bytes())
    data[frame_spans(data)[4][0] + 40] ^= 1
    path.write_bytes(bytes(data))
    with open_again(tmp_path / "bok") as book:
        write_note(book, "ny")
    assert bytes(data) == path.read_bytes(), "a damaged file is never written to"
    with Workbook.open(tmp_path / "bok", passphrase=PASSPHRASE, env=world(7)) as again:
        assert "ny" in texts(again)
        assert len(texts(again)) == NOTES
        assert [one.lost for one in again.damage if one.lost] == [1]


@pytest.mark.parametrize("cut", ["half", "empty", "gone"])
def test_what_is_lost_is_told_at_every_opening_not_only_at_the_first(tmp_path: Path, cut: str) -> None:
    """A half-synced file: opened, written in, given a new key, it still lacks what it lacks."""
    with create(tmp_path / "bok", world(state=tmp_path / "husk")) as book:
        for number in range(20):
            write_note(book, f"notat {number}")
    (path,) = journal_files(tmp_path / "bok")
    if cut == "gone":
        path.unlink()
    else:
        os.truncate(path, path.stat().st_size // 2 if cut == "half" else 0)
    told = []
    for number in range(3):
        with open_again(tmp_path / "bok", env=world(number + 5, state=tmp_path / "husk")) as again:
            told.append(sum(one.lost for one in again.damage if one.code == "missing"))
            write_note(again, f"mer {number}")
    assert told[0] > 5
    assert told == [told[0]] * 3
    with open_again(tmp_path / "bok", env=world(9, state=tmp_path / "husk")) as again:
        assert not [one for one in again.remarks if "alt som var lagret" in one.sentence]


def test_what_is_lost_is_told_under_a_new_key_too(tmp_path: Path) -> None:
    with create(tmp_path / "bok", world(state=tmp_path / "husk")) as book:
        for number in range(20):
            write_note(book, f"notat {number}")
    (path,) = journal_files(tmp_path / "bok")
    os.truncate(path, path.stat().st_size // 2)
    book = open_again(tmp_path / "bok", env=world(5, state=tmp_path / "husk"))
    before = [one.lost for one in book.damage if one.code == "missing"]
    _, fresh = book.renew_key()
    fresh.close()
    with open_again(tmp_path / "bok", env=world(6, state=tmp_path / "husk")) as again:
        assert [one.lost for one in again.damage if one.code == "missing"] == before


def test_a_session_that_was_not_closed_is_told_of_by_when_it_last_stored(tmp_path: Path) -> None:
    write_note(create(tmp_path / "bok"), "et notat")
    with open_again(tmp_path / "bok") as again:
        told = [one.sentence for one in again.remarks if one.code == "open"]
    assert len(told) == 1
    assert "(sist lagret " in told[0]
    assert "alt som var lagret, er her" in told[0]
