"""Small groups in the app: a list one can walk, with the reason and the ways out."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.app_helper import seen, settled
from tests.tui.follow.alone import Alone
from textual.pilot import Pilot

from verksted.desk import copying
from verksted.desk.desk import Desk
from verksted.desk.releasing import blocked
from verksted.privacy.release_groups import CODES
from verksted.tui.screens.follow.groups import GroupsScreen
from verksted.tui.widgets.rows import Rows
from verksted.workshop.points import Point

TEXT = "Jentene vil ha egne grupper."


def small(desk: Desk) -> list[Point]:
    """Two points of one theme that speak of a part of the group, with few voices."""
    own = [one for one in desk.points.all() if one.theme == "answers"][:2]
    points = [replace(one, text=TEXT, notes=one.notes[:1]) for one in own]
    desk.apply((desk.points.put(one) for one in points), "x")
    return points


def left(desk: Desk) -> set[str]:
    return {entry.unit for entry in blocked(desk) if entry.code in CODES}


async def walked(pilot: Pilot[None], app: Alone) -> None:
    """From the checklist to the list of small groups."""
    await settled(pilot)
    app.screen.query_one("#gates", Rows).take("groups")
    await pilot.press("enter")
    await settled(pilot)
    assert isinstance(app.screen, GroupsScreen)


async def test_what_blocks_is_walked_and_each_way_out_lets_it_go(copied: Desk) -> None:
    one, other = small(copied)
    app = Alone(copied, "release")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "■ En liten gruppe står alene" in seen(app)
        await walked(pilot, app)
        assert "Små grupper · 2 å ordne · grense 5" in seen(app)
        assert "«jentene»" in seen(app)
        await pilot.press("e", "ctrl+u", *"Noen vil ha egne grupper.", "enter")
        await settled(pilot)
        assert left(copied) == {f"point:{other.id}"}
        assert copying.point_of(copied, one.id).text == "Noen vil ha egne grupper."
        await pilot.press("ctrl+n", "b", *"gjelder et kurs om jenter", "enter")
        await settled(pilot)
        assert left(copied) == set()
        assert "● Ingen liten gruppe står alene." in seen(app)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert left(copied) == {f"point:{other.id}"}
        await pilot.press("ctrl+n", "l", "1")
        await settled(pilot)
        assert copied.points.get(other.id) is None
        await pilot.press("escape")
        await settled(pilot)
        assert "● Ingen liten gruppe står alene" in seen(app)


async def test_the_size_of_the_service_is_written_and_kept(copied: Desk) -> None:
    small(copied)
    app = Alone(copied, "groups")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("home", "enter", *"31", "enter")
        await settled(pilot)
        assert copied.workshop.helped == 31
        assert "31" in seen(app)
        await pilot.press("enter", "ctrl+u", *"mange", "enter")
        await settled(pilot)
        assert "helt tall" in seen(app)
        assert copied.workshop.helped == 31


async def test_a_merge_brings_the_voices_together(copied: Desk) -> None:
    one, _ = small(copied)
    count = len(copied.points)
    app = Alone(copied, "groups")
    app.preset = f"point:{one.id}"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("i", "2")
        await settled(pilot)
        assert len(copied.points) == count - 1
        assert copied.points.get(one.id) is None
