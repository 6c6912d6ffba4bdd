"""Every test of the app has a state folder of its own, and keys that cost nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.app_helper import CHEAP, PASSPHRASE, make_book

from verksted.desk.desk import Desk, Tools
from verksted.workbook import Environment, KdfCost
from verksted.workshop.language import use
from verksted.workshop.words import WrittenStandard


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path / "state"))
    monkeypatch.setattr(KdfCost, "default", staticmethod(lambda: CHEAP))
    monkeypatch.delenv("NO_COLOR", raising=False)
    yield tmp_path / "state" / "verksted"
    use(WrittenStandard.BOKMAL)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "bok")


@pytest.fixture
def desk(book: Path) -> Iterator[Desk]:
    with Desk.open(book, passphrase=PASSPHRASE, tools=Tools(Environment.real(), kdf=CHEAP)) as opened:
        yield opened
