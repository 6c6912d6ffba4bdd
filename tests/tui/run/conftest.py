"""Own state folder and cheap keys for every test of the room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.run.room import CHEAP, new_room

from verksted.desk.desk import Desk
from verksted.workbook import KdfCost


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path / "state"))
    monkeypatch.setattr(KdfCost, "default", staticmethod(lambda: CHEAP))
    return tmp_path / "state"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with new_room(tmp_path / "bok") as made:
        yield made
