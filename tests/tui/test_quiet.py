"""What is left behind when one goes from screen to screen, in counts that are the same on every machine."""

from __future__ import annotations

import gc

import pytest
from tests.tui.app_helper import opened, seen, settled
from textual._styles_cache import StylesCache
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from verksted.desk.desk import Desk
from verksted.tui import messages, quiet, routes
from verksted.tui.app import VerkstedApp


async def visit(pilot: Pilot[None], *places: str) -> None:
    for place in places:
        pilot.app.post_message(messages.Go(place))
        await settled(pilot)


def held() -> list[Screen[object]]:
    """The screens that anything still holds, those of apps that other tests have left among them."""
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, Screen)]


async def test_a_screen_one_has_left_is_let_go(desk: Desk) -> None:
    """A text area on it must not hold it, nor the lines painted of it."""
    others = held()
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk)
        for _ in range(3):
            await visit(pilot, "follow-up", "letters", "themes", "overview")
        left = [type(one).__name__ for one in held() if one not in others]
        assert len(left) == len(set(left)), "the last of a kind may stay for a while, never more"
        painted = sum(type(one) is StylesCache for one in gc.get_objects())
        assert painted <= 2 * sum(isinstance(one, Widget) for one in gc.get_objects())
        app.session = None


@pytest.mark.parametrize("place", [one.id for one in routes.PLACES if one.there])
async def test_a_new_screen_is_right_at_once(desk: Desk, place: str) -> None:
    """It is styled and laid out once as it comes; doing all of it again changes nothing."""
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "hide-list" if place == "overview" else "overview")
        await visit(pilot, place)

        def looks() -> list[object]:
            there = app.screen.walk_children(Widget, with_self=True)
            return [(str(one), one.styles.get_rules(), one.region, one.virtual_size) for one in there]

        before, text = looks(), seen(app)
        app.screen.update_node_styles(animate=False)
        for one in app.screen.walk_children(Widget, with_self=True):
            one.refresh(layout=True)
        await settled(pilot)
        assert looks() == before
        assert seen(app) == text
        app.session = None


def test_a_pause_is_used_for_tidying(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: done.append(1))
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, quiet.ENOUGH - 1))
    quiet.tidy()
    assert not done
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, quiet.ENOUGH))
    quiet.tidy()
    assert done
