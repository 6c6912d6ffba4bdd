"""What a switch of screens costs, in counts that are the same on every machine."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.tui.app_helper import opened, settled
from textual.geometry import Size
from textual.screen import Screen

from verksted.desk.desk import Desk
from verksted.tui import messages, routes
from verksted.tui.app import VerkstedApp

PLANNING = [one for one in routes.PLACES if one.phase in ("overview", "plan") and one.id != "plan"]
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
