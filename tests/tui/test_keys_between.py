"""Keys pressed while one goes from place to place: none acts where one has left, or as text in a field unseen."""

from __future__ import annotations

import pytest
from tests.tui.app_helper import opened, seen, settled
from textual import events

from verksted.desk.desk import Desk
from verksted.tui import messages
from verksted.tui.app import VerkstedApp
from verksted.tui.frame import Frame
from verksted.tui.widgets.line import Line


def pressed(app: VerkstedApp, *keys: str) -> None:
    """As a terminal sends keys faster than the app can answer."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


@pytest.mark.parametrize(("keys", "place"), [("2", "frame"), ("22", "frame"), ("24", "follow-up")])
async def test_a_digit_pressed_before_a_form_is_seen_is_a_phase_and_no_text(
    desk: Desk, keys: str, place: str
) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk)
        app.post_message(messages.Go("frame"))
        pressed(app, *keys)
        await settled(pilot)
        assert isinstance(app.screen, Frame)
        assert place == app.screen.PLACE
        assert desk.workshop.title == "Hemmelig tittel"
        if place == "frame":
            assert app.screen.query_one("#title", Line).value == "Hemmelig tittel"
            await pilot.press("x")
            assert app.screen.query_one("#title", Line).value == "Hemmelig tittelx"
        app.session = None


async def test_a_letter_pressed_right_after_a_phase_key_does_nothing_where_one_was(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "people")
        before = seen(app)
        assert "[x]" not in before
        pressed(app, "1", "space")
        await settled(pilot)
        assert isinstance(app.screen, Frame)
        assert app.screen.PLACE == "overview"
        app.post_message(messages.Go("people"))
        await settled(pilot)
        assert seen(app) == before
        app.session = None


async def test_a_place_one_is_at_already_goes_on_taking_keys(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "people")
        before = app.screen
        before.action_go("people")  # type: ignore[attr-defined]  # a Frame
        await settled(pilot)
        assert app.screen is before
        await pilot.press("space")
        await settled(pilot)
        assert "[x]" in seen(app)
        app.session = None
