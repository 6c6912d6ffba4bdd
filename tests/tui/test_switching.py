"""What a switch of screens costs, in counts that are the same on every machine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from tests.tui.app_helper import comes, opened, seen, settled
from tests.tui.follow.alone import practice_book
from textual.geometry import Size
from textual.screen import Screen

from verksted.desk.desk import Desk
from verksted.tui import messages, routes
from verksted.tui.app import VerkstedApp
from verksted.tui.screens.follow import base
from verksted.tui.screens.follow.base import STEPS

PLANNING = [one for one in routes.PLACES if one.phase in ("overview", "plan") and one.id != "plan"]
FOLLOWING = ["follow-up", *(step.id for step in STEPS[1:])]
MOST_WIDGETS = 48
MOST_LAYOUTS = {"themes": 8}
"""Layouts of a new screen, 5 but for the bank, which comes in its own thread after the screen."""
LATE = (
    "rapidfuzz",
    "verksted.content.phrasing",
    "verksted.content.search",
    "verksted.privacy.detector",
    "docx",
    "lxml",
)
MOST_MODULES = 45
"""Modules that the first visit of a planning screen may add to those of an open workbook."""


@pytest.fixture
def practised(tmp_path: Path) -> Iterator[Desk]:
    with practice_book(tmp_path / "ove", points=True) as desk:
        yield desk


def added(module: str) -> set[str]:
    """The modules that importing a screen adds to those that Oversikt has loaded."""
    script = (
        "import sys, verksted.tui.app, verksted.desk.desk, verksted.tui.session, verksted.tui.screens.overview\n"
        "before = set(sys.modules)\n"
        f"import {module}\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", sorted({one.module for one in PLANNING}))
def test_a_first_visit_imports_little_and_nothing_heavy(module: str) -> None:
    new = added(module)
    assert not [name for name in new if name.startswith(LATE)]
    assert len(new) <= MOST_MODULES, sorted(new)


@pytest.mark.parametrize("place", [one.id for one in PLANNING])
async def test_a_screen_is_few_widgets_and_is_laid_out_few_times(
    desk: Desk, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[str] = []
    real = Screen._refresh_layout

    def counted(self: Screen[object], size: Size | None = None, scroll: bool = False) -> None:
        laid.append(type(self).__name__)
        real(self, size, scroll)

    app = VerkstedApp()
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot, desk, "hide-list" if place == "overview" else "overview")
        monkeypatch.setattr(Screen, "_refresh_layout", counted)
        app.post_message(messages.Go(place))
        await settled(pilot)
        assert len(list(app.screen.walk_children())) <= MOST_WIDGETS
        assert laid.count(type(app.screen).__name__) <= MOST_LAYOUTS.get(place, 5)
        app.session = None


@pytest.mark.parametrize("place", FOLLOWING)
async def test_a_step_of_the_follow_up_is_painted_first_with_what_it_shows(
    practised: Desk, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is never painted empty, to be laid out and painted again when its data are read."""
    painted: list[str] = []
    real = Screen._compositor_refresh

    def watched(self: Screen[object]) -> None:
        real(self)
        if isinstance(self, base.FollowScreen) and not getattr(self, "_held_back", False):
            painted.append(seen(app))

    app = VerkstedApp()
    monkeypatch.setattr(base, "PATIENCE", 60)  # not a matter of how fast this machine is
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot, practised)
        monkeypatch.setattr(Screen, "_compositor_refresh", watched)
        app.post_message(messages.Go(place))
        await settled(pilot)
        assert painted[0] == painted[-1] == seen(app)
        app.session = None


async def test_a_step_whose_data_are_slow_comes_without_them(
    practised: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for an unmoving screen: the frame is there, and is filled when all is read."""
    free = Event()
    app = VerkstedApp()
    monkeypatch.setattr(base, "PATIENCE", 0.01)
    async with app.run_test(size=(80, 24)) as pilot:
        session = await opened(pilot, practised)
        session.submit(lambda: free.wait(60))
        app.post_message(messages.Go("follow-up"))
        assert await comes(pilot, "Henter notatene")
        free.set()
        assert await comes(pilot, "igjen")
        app.session = None
