"""Erasing the raw notes in the app: never without a receipt, and never a receipt lost unseen."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path

import pytest
from tests.tui.app_helper import seen, settled
from tests.tui.follow.alone import Alone
from tests.tui.follow.test_easy import released
from textual.pilot import Pilot

from verksted.desk import following_erasing as erasing
from verksted.desk.desk import Desk
from verksted.tui.screens.read import ReadScreen


def receipts(desk: Desk) -> list[Path]:
    return sorted(desk.workbook.folder.absolute().parent.glob("*kvittering*"))


async def erase(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.press("end", "enter")
    await settled(pilot)
    await pilot.press("down", "enter")
    await settled(pilot)


@pytest.fixture
def decided(copied: Desk) -> Desk:
    released(copied)
    erasing.record_retention(copied, date(2026, 11, 1), "leder", erasing.default_basis())
    return copied


async def test_erased_with_a_receipt_beside_the_workbook(decided: Desk) -> None:
    app = Alone(decided, "keeping")
    async with app.run_test(size=(80, 24)) as pilot:
        await erase(pilot)
        assert "Rånotatene er slettet" in seen(app)
        assert len(app.session.desk.notes if app.session else [1]) == 0
    (receipt,) = receipts(decided)
    assert "Kvittering for sletting" in receipt.read_text("utf-8")


async def test_nothing_is_erased_where_the_receipt_has_no_room(
    decided: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    app = Alone(decided, "keeping")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        monkeypatch.setattr("verksted.desk.receipt_file.os", _Full(full))
        await erase(pilot)
        assert "Ingenting er slettet" in " ".join(seen(app).split())
    assert len(decided.notes)
    assert not receipts(decided)


async def test_a_receipt_that_cannot_be_written_is_shown(
    decided: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "nei")

    monkeypatch.setattr("verksted.desk.receipt_file._written", broken)
    app = Alone(decided, "keeping")
    async with app.run_test(size=(80, 24)) as pilot:
        await erase(pilot)
        assert isinstance(app.screen, ReadScreen)
        assert "Kvittering for sletting" in seen(app)


class _Full:
    """`os` on a disk that is full when it is asked to keep what was written."""

    def __init__(self, fsync: object) -> None:
        self.fsync = fsync

    def getpid(self) -> int:
        return 1
