"""A few screens as they are drawn, so that a change of looks is seen. All of them: tools/pictures.py alle FOLDER."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.tui.app_helper import CHEAP, opened, press, settled
from textual.pilot import Pilot

from verksted.desk.desk import Desk, Tools
from verksted.desk.practising import practice_desk
from verksted.tui.app import VerkstedApp
from verksted.tui.settings import Settings
from verksted.workbook import Environment

DAY = datetime(2026, 9, 21, 9, 12, tzinfo=UTC)
"""Some weeks before the practice workshop: what is near and what is late stands still."""

KEYS = {"themes": ("tab", "down"), "agenda": ("down", "down", "down"), "letters": ("f2", "enter")}


@pytest.fixture(scope="module")
def practised() -> Iterator[Desk]:
    environment = replace(Environment.real(), clock=lambda: DAY)
    with practice_desk(Tools(environment, kdf=CHEAP)) as made:
        yield made


def themed(theme: str) -> VerkstedApp:
    app = VerkstedApp()
    app.settings = Settings(theme=theme)
    app.theme = theme
    return app


def test_start(snap_compare: Callable[..., bool]) -> None:
    assert snap_compare(themed("kveld"), terminal_size=(80, 24), run_before=settled)


@pytest.mark.parametrize(
    ("place", "theme", "size"),
    [
        ("overview", "kveld", (80, 24)),
        ("themes", "dag", (120, 36)),
        ("agenda", "klar", (80, 24)),
        ("letters", "kveld", (120, 36)),
    ],
)
def test_place(
    snap_compare: Callable[..., bool],
    practised: Desk,
    place: str,
    theme: str,
    size: tuple[int, int],
) -> None:
    async def there(pilot: Pilot[Any]) -> None:
        await opened(pilot, practised, place)
        await press(pilot, *KEYS.get(place, ()))
        app = pilot.app
        assert isinstance(app, VerkstedApp)
        app.session = None

    assert snap_compare(themed(theme), terminal_size=size, run_before=there)
