"""The receipt of an erasure: a disk that fails afterwards does not make the erasure undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from verksted.desk.receipt_file import keep, room_for


def test_a_spare_file_that_cannot_go_does_not_hide_what_was_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kvittering.txt"

    def unwilling(*_: object, **__: object) -> None:
        raise PermissionError

    done = False
    with room_for(target) as spare:
        monkeypatch.setattr("verksted.desk.receipt_file._written", unwilling)
        monkeypatch.setattr(Path, "unlink", unwilling)
        done = not keep(spare, target, "Kvittering")
    monkeypatch.undo()
    assert done
    assert not target.exists()
