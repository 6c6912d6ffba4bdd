"""What Windows does its own way with files that several programs have open, and what it may leave behind."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from verksted.workbook.disk import Disk

only_windows = pytest.mark.skipif(sys.platform != "win32", reason="a rule of Windows alone")


def test_a_removal_that_a_crash_cut_short_is_finished_when_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.vj").write_bytes(b"a")
    (tmp_path / "b.vj.slettes").write_bytes(b"b")
    assert [entry.name for entry in Disk().entries(tmp_path, ".vj")] == ["a.vj"]
    assert os.listdir(tmp_path) == ["a.vj"]  # noqa: PTH208 -- names alone


def test_a_file_that_is_open_can_be_removed_and_its_name_is_gone_at_once(tmp_path: Path) -> None:
    disk, path = Disk(), tmp_path / "a.vj"
    handle = disk.create(path)
    try:
        disk.append(handle, b"a")
        disk.sync(handle)
        disk.remove(path)
        assert not disk.exists(path)
        disk.write_new(path, b"another")
        assert disk.read(path) == b"another"
    finally:
        disk.close(handle)


def test_a_held_file_is_read_and_written_and_known_to_be_held(tmp_path: Path) -> None:
    disk, path = Disk(), tmp_path / "æøå.vj"
    handle = disk.create(path)
    disk.hold(handle)
    disk.append(handle, b"one")
    disk.append(handle, b"two")
    assert (disk.held(path), disk.read(path)) == (True, b"onetwo")
    disk.close(handle)
    assert not disk.held(path)
    with pytest.raises(FileExistsError):
        disk.create(path)
    with pytest.raises(FileNotFoundError):
        disk.read(tmp_path / "ikke der")


@only_windows
def test_a_file_that_another_program_keeps_for_itself_stays_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.vj"
    with path.open("wb"):  # as Python opens files, nobody may remove them
        with pytest.raises(PermissionError):
            Disk().remove(path)
        assert path.exists()
