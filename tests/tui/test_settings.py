"""Settings: each in force at once, kept for next time, and nothing strange gets in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.app_helper import press, seen, settled, write

from verksted.tui.app import VerkstedApp
from verksted.tui.notices import TimeNotices
from verksted.tui.screens.settings import SettingsScreen
from verksted.tui.settings import Settings, load
from verksted.tui.widgets.fields import Choice, Tick
from verksted.tui.widgets.rows import Rows, heading, row


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_every_setting_can_be_seen_and_is_kept(own_state: Path, size: tuple[int, int]) -> None:
    app = VerkstedApp()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "ctrl+g", "i")
        for words in ("Utseende", "Tegn", "Lister", "Språk", "Lås etter", "Skjult låser", "Tøm utklipp"):
            assert words in seen(app)
        for words in ("Si fra om tid", "Vakttelefon", "Leder", "Prøv tastene", "Kontrast"):
            assert words in seen(app)
        app.screen.query_one("#clipboard_seconds", Choice).focus()
        await press(pilot, "right")
        app.screen.query_one("#notice-5", Tick).focus()
        await press(pilot, "space")
        assert load(own_state) == Settings(clipboard_seconds=0, time_notices=(10, 1))
        await press(pilot, "ctrl+z", "ctrl+z")
        assert load(own_state) == Settings()
        assert app.screen.query_one("#notice-5", Tick).value


def test_each_notice_of_time_is_given_once_and_none_at_the_start() -> None:
    told = TimeNotices()
    lefts = [*range(900, -120, -7)]
    assert [due for left in lefts if (due := told.due("a", left, (10, 5, 1))) is not None] == [10, 5, 1]
    assert told.due("b", 60, (10, 5, 1)) is None
    assert told.due("b", 59, (10, 5)) is None
    assert told.due("c", 700, (10, 5, 1)) is None
    assert told.due("c", 200, (10, 5, 1)) == 5, "after a sleep only the nearest is told"


@pytest.mark.parametrize(
    "content",
    [
        '{"time_notices": [10, "x", 7, null], "theme": 3}',
        '{"time_notices": 5, "clipboard_seconds": 7, "airy": 2}',
    ],
)
def test_strange_values_are_as_from_the_start(own_state: Path, content: str) -> None:
    own_state.mkdir(parents=True)
    (own_state / "innstillinger.json").write_text(content, "utf-8")
    found = load(own_state)
    assert set(found.time_notices) <= {10, 5, 1}
    assert (found.clipboard_seconds, found.airy) == (60, True)


async def test_what_was_marked_leaves_the_clipboard_again(own_state: Path) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        timers: list[float] = []
        real = app.set_timer

        def noted(delay: float, *rest: object, **more: object) -> object:
            timers.append(delay)
            return real(0.001, *rest, **more)  # type: ignore[arg-type]  # as it was called

        app.set_timer = noted  # type: ignore[method-assign,assignment]  # no waiting in a test
        await press(pilot, "o")
        await write(pilot, "hemmelig")
        await press(pilot, "shift+home", "ctrl+c")
        assert timers == [60]
        await settled(pilot)
        assert app.clipboard == ""


async def test_groups_stand_apart_where_there_is_room(own_state: Path) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(120, 36)) as pilot:
        app.push_screen(SettingsScreen(Settings()))
        await pilot.pause()
        rows = Rows([row("a", "A"), heading("h", "Gruppe"), row("b", "B")])
        await app.screen.mount(rows)
        await pilot.pause()
        assert rows.virtual_size.height == 4
        app.screen.query_one("#airy", Choice).focus()
        await press(pilot, "right")
        assert rows.virtual_size.height == 3
