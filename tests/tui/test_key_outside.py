"""«Første dag»: the own key moves to a stick or to this machine, and opening finds it there."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.app_helper import CHEAP, PASSPHRASE, opened, press, seen, settled

from verksted.desk.desk import Desk, Tools
from verksted.tui.app import VerkstedApp
from verksted.tui.screens.fill import FillScreen
from verksted.tui.widgets.line import Line
from verksted.workbook import Environment, WrongPassphrase


@pytest.mark.parametrize("stick", [True, False])
async def test_the_key_moves_and_is_found_again(desk: Desk, tmp_path: Path, stick: bool) -> None:
    place = tmp_path / "pinne"
    place.mkdir()
    folder = desk.workbook.folder
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "first-day")
        await press(pilot, "down", "down")
        shown = seen(app)
        assert "Ha nøkkelen utenfor mappen" in shown
        assert "Nå ligger nøkkelen din i " in shown  # «arbeidsboka.» stands on the next row
        await press(pilot, "enter")
        assert isinstance(app.screen, FillScreen)
        where, first, again = app.screen.query(Line)
        where.value = str(place) if stick else ""
        first.value = again.value = PASSPHRASE
        again.focus()
        await press(pilot, "enter")
        await settled(pilot)
        assert "Nøkkelen ligger i" in seen(app)
        assert app.session is not None
        app.session.close()
    inside = [path.read_bytes() for path in (folder / "nokler").iterdir()]
    assert not any(b"argon2id" in content for content in inside)
    found = list((place if stick else tmp_path / "state").rglob("*.slot"))
    assert len(found) == 1
    env = Environment.real()
    with Desk.open(folder, passphrase=PASSPHRASE, tools=Tools(env, kdf=CHEAP)) as again_open:
        assert again_open.workbook.slot.elsewhere
    found[0].rename(found[0].with_suffix(".borte"))
    with pytest.raises(WrongPassphrase):
        Desk.open(folder, passphrase=PASSPHRASE, tools=Tools(env, kdf=CHEAP))


async def test_a_place_that_is_not_there_is_told_and_the_key_stays(desk: Desk, tmp_path: Path) -> None:
    before = sorted(path.name for path in (desk.workbook.folder / "nokler").iterdir())
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "first-day")
        await press(pilot, "down", "down", "enter")
        where, first, again = app.screen.query(Line)
        where.value, first.value, again.value = str(tmp_path / "mangler"), "a b c d", "a b c d"
        again.focus()
        await press(pilot, "enter")
        assert "▲" in seen(app).split("\n")[-2]
    assert sorted(path.name for path in (desk.workbook.folder / "nokler").iterdir()) == before
