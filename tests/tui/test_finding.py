"""Finding a row: in every list, with two keys, and what was in hand comes back where one lets it be."""

from __future__ import annotations

import pytest
from tests.tui.app_helper import opened, press, seen, write

from verksted.desk.desk import Desk
from verksted.tui.app import VerkstedApp
from verksted.tui.widgets.rows import Rows


@pytest.mark.parametrize("key", ["s", "ctrl+f"])
async def test_a_row_is_found_as_one_types(desk: Desk, key: str) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "people")
        rows = app.screen.query_one(Rows)
        await press(pilot, key)
        await write(pilot, "OMSORG")
        assert "Ingen treff her" in seen(app) or "treff" in seen(app)
        await press(pilot, *["backspace"] * 6)
        await write(pilot, "etterv")
        assert "1 av 1 treff" in seen(app)
        assert rows.hand == "mix:aftercare"
        await press(pilot, "enter")
        assert rows.has_focus
        assert rows.hand == "mix:aftercare"
        app.session = None


async def test_arrows_go_from_hit_to_hit_and_escape_goes_back(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "principles")
        rows = app.screen.query_one(Rows)
        await press(pilot, "down", "s")
        await write(pilot, "e")
        first = rows.hand
        await press(pilot, "down")
        assert rows.hand != first
        await press(pilot, "up")
        assert rows.hand == first
        await write(pilot, "[b")
        assert "Ingen treff her." in seen(app)
        await press(pilot, "escape")
        assert rows.hand == "voluntary"
        app.session = None


async def test_a_screen_without_a_list_says_so(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "frame")
        app.screen.query_one("#experienced").focus()
        await press(pilot, "s")
        assert "ingen liste å lete i" in seen(app)
        app.session = None
