"""Files from a stranger: one sentence, in bounded time and memory, and never out of the folder."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.workbook.helpers import PASSPHRASE, create, journal_files, open_again, texts, world, write_note

from verksted.workbook import BadFolderName, Hostile, NotAWorkbook, Unsupported, WorkbookError, peek
from verksted.workbook.disk import native
from verksted.workbook.opening import check_name
from verksted.workbook.slotfile import SlotFile


@pytest.fixture
def book(tmp_path: Path) -> Path:
    with create(tmp_path / "bok") as made:
        write_note(made, "innhold")
    return tmp_path / "bok"


def passphrase_slot(folder: Path) -> Path:
    return next(path for path in (folder / "nokler").iterdir() if b"argon2id" in path.read_bytes())


def change_slot(folder: Path, **kdf: Any) -> None:
    path = passphrase_slot(folder)
    content = json.loads(path.read_bytes())
    content["kdf"].update(kdf)
    path.write_text(json.dumps(content))


@pytest.mark.parametrize(
    "kdf", [{"m": 64 << 20}, {"m": 1 << 40}, {"t": 11}, {"t": 1 << 31}, {"p": 17}, {"p": 0}, {"m": 1}]
)
def test_a_slot_that_asks_for_too_much_is_refused_at_once(book: Path, kdf: dict[str, int]) -> None:
    change_slot(book, **kdf)
    start = time.perf_counter()
    with pytest.raises(WorkbookError) as error:
        open_again(book)
    assert time.perf_counter() - start < 0.5
    assert error.value.exit_code == 5
    if kdf.get("m") == 64 << 20:
        assert isinstance(error.value, Hostile)
        assert "mer minne" in str(error.value)


def test_many_costly_slots_do_not_keep_the_machine_busy(book: Path) -> None:
    from verksted.workbook.slots import SlotFolder, unlock

    slot = SlotFile.decode(passphrase_slot(book).read_bytes())
    from dataclasses import replace

    dear = [(Path(f"{n}.slot"), replace(slot, memory=1 << 20, passes=10, salt=bytes(16))) for n in range(60)]
    tried: list[int] = []

    class Counting(SlotFile):
        __slots__ = ()

        def open(self, secret: bytes) -> Any:  # noqa: ARG002
            tried.append(self.work)
            from verksted.workbook import WrongPassphrase

            raise WrongPassphrase("nei")

    counting = [(path, Counting(*[getattr(one, name) for name in SlotFile.__slots__])) for path, one in dear]
    with pytest.raises(WorkbookError):
        unlock(SlotFolder(list(counting)), passphrase="x", recovery_key=None)
    assert sum(tried) <= 24 << 20
    for number in range(70):
        (book / "nokler" / f"{number}.slot").write_bytes(passphrase_slot(book).read_bytes())
    with pytest.raises(Hostile, match="altfor mange"):
        open_again(book)


@pytest.mark.parametrize("where", ["nokler", "journal", "bilde"])
def test_links_are_not_followed(book: Path, where: str, tmp_path: Path) -> None:
    outside = tmp_path / "utenfor"
    shutil.copytree(book / where, outside)
    shutil.rmtree(book / where)
    try:
        (book / where).symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("this system does not let us make links")
    with pytest.raises(Hostile, match="lenke"):
        open_again(book)


def test_a_linked_workbook_or_file_is_refused(book: Path, tmp_path: Path) -> None:
    try:
        (tmp_path / "lenke").symlink_to(book, target_is_directory=True)
    except OSError:
        pytest.skip("this system does not let us make links")
    for action in (peek, open_again):
        with pytest.raises(Hostile, match="lenke"):
            action(tmp_path / "lenke")
    secret = tmp_path / "hemmelig"
    secret.write_text("x")
    (book / "journal" / "a.vj").symlink_to(secret)
    with pytest.raises(Hostile, match="lenke"):
        open_again(book)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
def test_a_pipe_does_not_hang_the_reader(book: Path) -> None:
    os.mkfifo(book / "journal" / "00000000-00000000000000000000000000000000.vj")
    with open_again(book) as found:
        assert texts(found) == {"innhold"}
    (book / "hode.json").unlink()
    os.mkfifo(book / "hode.json")
    with pytest.raises(Hostile):
        open_again(book)


def test_what_is_no_workbook_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    (tmp_path / "tom").mkdir()
    for name in ("finnes-ikke", "fil", "tom"):
        for action in (peek, open_again):
            with pytest.raises(NotAWorkbook) as error:
                action(tmp_path / name)
            assert error.value.exit_code == 5


def test_a_newer_format_gets_one_sentence(book: Path) -> None:
    head = json.loads((book / "hode.json").read_text())
    (book / "hode.json").write_text(json.dumps({**head, "format": 2}))
    with pytest.raises(Unsupported, match="nyere utgave"):
        open_again(book)
    (book / "hode.json").write_text(json.dumps(head))
    from verksted.workbook.container import Header

    key = open_again(book).data_key
    newer = Header(1, 1, key.workbook, key.id, bytes(16), version=2)
    (book / "journal" / ("0" * 32 + ".vj")).write_bytes(newer.encode() * 2)
    with pytest.raises(Unsupported, match="nyere utgave"):
        open_again(book)


def test_a_huge_file_is_refused_unread(book: Path) -> None:
    path = book / "journal" / ("f" * 32 + ".vj")
    with path.open("wb") as file:
        file.truncate(1 << 33)
    tracemalloc.start()
    with open_again(book) as found:
        assert texts(found) == {"innhold"}
        assert [one.code for one in found.damage] == ["refused"]
    assert tracemalloc.get_traced_memory()[1] < 50 << 20
    tracemalloc.stop()


def test_a_file_full_of_frame_marks_ends_in_bounded_time(book: Path) -> None:
    from verksted.workbook.container import SYNC

    path = journal_files(book)[0]
    start = time.perf_counter()
    frame = SYNC + (3).to_bytes(8, "big") + (1 << 20).to_bytes(4, "big")
    path.write_bytes(path.read_bytes()[:-300] + frame * (1 << 18))
    with open_again(book) as found:
        assert found.damage
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    "name", ["CON", "nul.txt", "com1", "Lpt9.bok", "bok.", "bok ", "a:b", "a?b", "x" * 200]
)
def test_names_that_do_not_work_everywhere_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadFolderName):
        check_name(name)
    with pytest.raises(BadFolderName):
        create(tmp_path / name)


def test_good_names_and_our_own_names_work_everywhere(book: Path) -> None:
    for name in ("verksted-2026-11-22", "Høstverksted æøå", "console", "a.b"):
        check_name(name)
    for path in book.rglob("*"):
        check_name(path.name)
        assert len(path.name) <= 60


def test_long_paths_get_the_prefix_on_windows_and_work_here(tmp_path: Path) -> None:
    assert native(Path("C:\\" + "a" * 300), windows=True).startswith("\\\\?\\C:\\")
    assert native(Path("C:\\kort"), windows=True) == "C:\\kort"
    assert native(Path("\\\\server\\del\\" + "a" * 300), windows=True).startswith("\\\\?\\UNC\\server")
    folder = tmp_path
    for _ in range(4):
        folder = folder / ("lang-mappe-" * 6)
    with create(folder / "bok") as made:
        write_note(made, "dypt nede")
    with open_again(folder / "bok") as again:
        assert texts(again) == {"dypt nede"}


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=600) | st.text(max_size=200).map(str.encode) | st.recursive(st.none() | st.integers() | st.text(max_size=4), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["format", "workbook", "slot", "kind", "kdf", "wrap", "seal", "m"]), inner), max_leaves=8).map(lambda value: json.dumps(value).encode()))  # fmt: skip
def test_any_bytes_as_a_slot_give_an_answer(data: bytes) -> None:
    try:
        SlotFile.decode(data)
    except (ValueError, RecursionError, WorkbookError):
        return
    pytest.fail("random bytes became a slot")


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["hode.json", "nokler/x.slot", "journal/x.vj", "bilde/x.vs"]),
    st.binary(max_size=2000),
    st.integers(0, 400),
)
def test_any_bytes_as_any_file_give_an_answer(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes, cut: int
) -> None:
    folder = tmp_path_factory.getbasetemp() / "fuzz"
    if not folder.exists():
        with create(folder) as made:
            write_note(made, "innhold")
    target, real = folder / name, journal_files(folder)[0].read_bytes()
    before = target.read_bytes() if target.exists() else None
    problem = (5, ".")
    target.write_bytes(real[:cut] + data if name.endswith(("vj", "vs")) else data)
    try:
        with open_again(folder, env=world(4)) as found:
            assert texts(found) == {"innhold"}
            now = target.read_bytes()  # the beginning of what stands whole beside it is no news
            same = name.endswith(".vj") and (real.startswith(now) or len(now) < 144)
            assert same or found.damage or found.remarks
    except WorkbookError as error:
        problem = (error.exit_code, str(error)[-1])
    finally:
        target.unlink()
        if before is not None:
            target.write_bytes(before)
    assert problem in ((4, "."), (5, "."))


def test_the_passphrase_is_not_in_the_folder_or_in_an_error(book: Path) -> None:
    for path in book.rglob("*"):
        assert not path.is_file() or PASSPHRASE.encode() not in path.read_bytes()
    from verksted.workbook import Workbook

    with pytest.raises(WorkbookError) as error:
        Workbook.open(book, passphrase="KANARI", env=world(2))
    assert "KANARI" not in str(error.value)
