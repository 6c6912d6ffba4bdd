"""Windows are dragged: every screen fits the size there is, whenever it changed."""

from __future__ import annotations

import os

import pytest
from tests.tui.app_helper import opened, seen, settled
from textual.pilot import Pilot

from verksted.cli.app import _ask_the_window_itself
from verksted.desk.desk import Desk
from verksted.tui import messages
from verksted.tui.app import VerkstedApp

TINY = (40, 10)
SMALL = (80, 24)
LARGE = (120, 36)
CLASSES = {TINY: {"-trang", "-lav"}, SMALL: {"-smal", "-passe"}, LARGE: {"-bred", "-hoy"}}
KNOWN = set.union(*CLASSES.values())
TOO_SMALL = "litt for lite"


async def drag(pilot: Pilot[None], *sizes: tuple[int, int]) -> None:
    for size in sizes:
        await pilot.resize_terminal(*size)
    await settled(pilot)


def fits(app: VerkstedApp, size: tuple[int, int]) -> None:
    """The screen in front is laid out at this size, with its classes, and says so if it is too small."""
    assert app.size == app.screen.size == size
    rows = seen(app).split("\n")
    assert (len(rows[0]), len(rows)) == size
    assert app.screen.classes & KNOWN == CLASSES[size]
    assert (TOO_SMALL in seen(app)) == (size == TINY)


@pytest.mark.parametrize("place", ["overview", "agenda", "follow-up"])
async def test_a_screen_follows_the_window(desk: Desk, place: str) -> None:
    app = VerkstedApp()
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, desk, place)
        for size in (TINY, LARGE, SMALL, TINY, SMALL):
            await drag(pilot, size)
            fits(app, size)
        await drag(pilot, LARGE, TINY)
        fits(app, TINY)
        await drag(pilot, TINY, LARGE, SMALL)
        fits(app, SMALL)
        app.session = None


@pytest.mark.parametrize(("before", "after"), [(SMALL, TINY), (TINY, LARGE), (LARGE, SMALL)])
async def test_a_screen_that_comes_while_the_window_changes(
    desk: Desk, before: tuple[int, int], after: tuple[int, int]
) -> None:
    app = VerkstedApp()
    async with app.run_test(size=before) as pilot:
        await opened(pilot, desk)
        app.post_message(messages.Go("people"))  # asked for, not there yet
        await drag(pilot, after)
        fits(app, after)
        await drag(pilot, before)
        await pilot.resize_terminal(*after)  # told, not laid out yet
        app.post_message(messages.Go("agenda"))
        await settled(pilot)
        fits(app, after)
        app.session = None


async def test_a_screen_under_others_fits_when_it_comes_back(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, desk, "agenda")
        for card, size in (("ctrl+g", LARGE), ("f1", TINY), ("f9", SMALL), ("ctrl+g", TINY)):
            await pilot.press(card)
            await drag(pilot, LARGE, size)
            await pilot.press("f9" if card == "f9" else "escape")
            await settled(pilot)
            fits(app, size)
        app.session = None


def test_the_terminal_itself_is_asked_for_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS and LINES of a shell stand still when the window is dragged."""

    def size(columns: int) -> None:
        monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, columns and 30)))
        monkeypatch.setattr("sys.stdout.fileno", lambda: 1, raising=False)
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setenv("LINES", "24")
        _ask_the_window_itself()

    size(100)
    assert not {"COLUMNS", "LINES"} & set(os.environ)
    size(0)
    assert os.environ["COLUMNS"] == "80", "a terminal that does not know its size"
