"""The practice workshop can be begun anew from where one wants to practise."""

from __future__ import annotations

import pytest
from tests.tui.app_helper import press, seen, settled, write

from verksted.tui import messages
from verksted.tui.app import VerkstedApp


@pytest.mark.parametrize(
    ("typed", "notes", "points"),
    [("holde verkstedet", False, False), ("renskrive", True, False), ("gjennomgå og frigi", True, True)],
)
async def test_practice_begins_where_it_is_asked_to(typed: str, notes: bool, points: bool) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(messages.Practise())
        await settled(pilot)
        first = app.session
        assert first is not None
        assert len(first.desk.points)
        await press(pilot, "ctrl+p")
        await write(pilot, f"øv: {typed}")
        assert f"Øv: {typed}" in seen(app)
        await press(pilot, "enter")
        again = app.session
        assert again is not None
        assert again.desk.workbook.id != first.desk.workbook.id
        assert again.practice
        assert bool(len(again.desk.notes)) is notes
        assert bool(len(again.desk.points)) is points
        assert len(again.desk.questions)
        app.close_session()
