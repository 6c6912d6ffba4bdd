"""The user's own small files: whole or not there, for this user alone, and never in the way."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from verksted.desk import state_files


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ny mappe" / "fil.json"
    assert state_files.read(path) is None
    assert state_files.write(path, {"ord": ["æ", 1]})
    assert state_files.write(path, {"ord": ["å", 2]})
    assert state_files.read(path) == {"ord": ["å", 2]}
    assert [one.name for one in path.parent.iterdir()] == ["fil.json"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "bad", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"[1" + b" " * state_files.MOST_BYTES + b"]"]
)
def test_what_cannot_be_read_is_as_if_not_there(tmp_path: Path, bad: bytes) -> None:
    path = tmp_path / "fil.json"
    path.write_bytes(bad)
    assert state_files.read(path) is None


def test_where_nothing_can_be_written_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("i veien")
    assert not state_files.write(tmp_path / "fil" / "fil.json", {})
