"""Quotes in the app: off, on, written, approved by two, and gone with one undo."""

from __future__ import annotations

from tests.tui.app_helper import seen, settled
from tests.tui.follow.alone import SECOND, Alone

from verksted.desk.desk import Desk
from verksted.desk.releasing import blocked
from verksted.tui.screens.follow.quotes import QuotesScreen
from verksted.tui.widgets.rows import Rows


async def test_a_quote_is_turned_on_written_and_approved_by_two(copied: Desk) -> None:
    app = Alone(copied, "release")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.query_one("#gates", Rows).take("quotes-off")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, QuotesScreen)
        await pilot.press("enter")
        await settled(pilot)
        assert copied.workshop.quotes
        await pilot.press("down", "down", "enter", "ctrl+u", *"vi ventet i 14 dager", "enter", *"ja", "enter")
        await settled(pilot)
        assert "▲ Sitatet har et tall" in seen(app)
        await pilot.press("enter", "ctrl+u", *"de tok seg god tid", "enter", *"ja", "enter")
        await settled(pilot)
        assert "«de tok seg god tid»" in seen(app)
        assert "0 av 2 har godkjent" in seen(app)
        await pilot.press("g")
        await settled(pilot)
        assert "1 av 2 har godkjent" in seen(app)
        await pilot.press("home", "down", "enter", *SECOND, "enter")
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot)
        assert "● Godkjent av to. Sitatet kommer med." in seen(app)
        assert "quote-open" not in {entry.code for entry in blocked(copied)}
        await pilot.press("x")
        await settled(pilot)
        assert all(point.quote is None for point in copied.points.all())
        await pilot.press("escape")
        await settled(pilot)
        app.screen.query_one("#gates", Rows).take("quotes-off")
        assert "Sitater" in seen(app)
