"""The room screen in a window of its own: it follows the facilitator, and knows what the room may know."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from tests.tui.run.room import RoomApp, seen, settled

from verksted.desk.desk import Desk
from verksted.desk.running import Running
from verksted.desk.taking import NoteTaker, take_all
from verksted.tui.screens.run.facilitator import FacilitatorScreen
from verksted.tui.screens.run.room import Wall
from verksted.tui.screens.run.wall import WallApp
from verksted.tui.screens.run.wall_feed import feed, look, show, take_down, window_command
from verksted.workshop.running import forward
from verksted.workshop.words import Role

WALL = Wall("Økt", "Hva hjelper?", "To og to.", 600, True, ("Du kan si pass.",), at=1000.0)


@pytest.fixture(autouse=True)
def own_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)


@pytest.fixture
def leading(desk: Desk) -> RoomApp:
    """The facilitator's app, with the workshop begun."""
    Running(desk).move(forward, "start")
    return RoomApp(desk, "facilitator:FacilitatorScreen", Role.FACILITATOR)


def text_of(path: Path) -> str:
    return path.read_text("ascii")


def test_the_words_are_counted_down_and_gone_when_taken_down() -> None:
    assert look() is None
    assert show(WALL)
    if os.name == "posix":
        assert stat.S_IMODE(feed().stat().st_mode) == 0o600
    found = look(now=lambda: 1090.0)
    assert found is not None
    assert (found.left, found.question) == (510, "Hva hjelper?")
    take_down()
    assert look() is None
    take_down()


@pytest.mark.parametrize("given", ["{}", "[]", "{" * 9000, "\x00\xff"])
def test_anything_else_is_refused_in_a_sentence(given: str) -> None:
    feed().parent.mkdir(parents=True, exist_ok=True)
    feed().write_bytes(given.encode())
    with pytest.raises(ValueError, match="ikke noe å vise"):
        look()


@pytest.mark.parametrize(
    ("platform", "there", "display", "first"),
    [
        ("linux", {"xterm"}, ":0", "xterm"),
        ("linux", {"x-terminal-emulator", "xterm"}, ":0", "x-terminal-emulator"),
        ("linux", {"xterm"}, "", None),
        ("linux", set(), ":0", None),
        ("win32", {"wt"}, "", "wt"),
        ("win32", set(), "", "cmd"),
        ("darwin", set(), "", "osascript"),
    ],
)
def test_a_window_of_its_own_where_the_system_can_open_one(
    platform: str, there: set[str], display: str, first: str | None
) -> None:
    command = window_command({"DISPLAY": display}, lambda name: name if name in there else None, platform)
    assert (command[0] if command else None) == first
    assert command is None or "rom" in " ".join(command)


async def test_the_wall_follows_the_run_and_is_off_when_the_facilitator_leaves(
    desk: Desk, leading: RoomApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    take_all(NoteTaker(desk), ["hemmelig notat"])
    async with leading.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        assert "verksted rom" in seen(leading)
        await pilot.press("enter")
        await settled(pilot)
        assert "skriv: verksted rom" in seen(leading)
        first = look()
        assert first is not None
        assert first.block == "Velkommen"
        await pilot.press("ctrl+n")
        await settled(pilot)
        found = look()
        assert found is not None
        assert found.question == "Når ble du hørt?"
        assert 1100 < found.left <= 1200
        given = text_of(feed())
        for secret in ("hemmelig", "Ungdom om ettervern", str(desk.workbook.folder), desk.workbook.id):
            assert secret not in given
        assert set(json.loads(given)) == {
            "block", "question", "task", "left", "running", "rules", "theme", "standard", "at",
        }  # fmt: skip
        await pilot.press("r")
        await settled(pilot)
        assert look() is None
        await pilot.press("r", "enter")
        await settled(pilot)
        assert look() is not None
    assert look() is None


async def test_the_wall_shows_what_is_fed_and_a_pause_when_nothing_is() -> None:
    now: list[Wall | None] = [WALL]
    app = WallApp(WALL, lambda: now[0])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#question").content.plain == "Hva hjelper?"  # type: ignore[attr-defined]
        await pilot.press("right")
        assert app.screen.query_one("#question").content.plain == "Kjøreregler"  # type: ignore[attr-defined]
        now[0] = Wall("Ny", "Hva er nytt?", "", 60, True, ())
        app.show()
        assert app.screen.query_one("#question").content.plain == "Hva er nytt?"  # type: ignore[attr-defined]
        now[0] = None
        app.show()
        assert "pause" in app.screen.query_one("#question").content.plain  # type: ignore[attr-defined]


async def test_the_wall_goes_on_again_where_it_was_with_two_keys(leading: RoomApp) -> None:
    async with leading.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        assert "Der den var" not in seen(leading)
        await pilot.press("enter")
        await settled(pilot)
        assert look() is not None
        await pilot.press("r")
        await settled(pilot)
        assert look() is None
        await pilot.press("r", "enter")
        await settled(pilot)
        assert "på igjen" in seen(leading)
        assert look() is not None


def test_words_that_somebody_reads_just_now_go_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(missing_ok)  # as Windows does while another program has the file open

    assert show(WALL)
    monkeypatch.setattr(Path, "unlink", refuse)
    take_down()
    assert look() is None


async def test_the_wall_stays_on_when_its_words_are_being_read_just_now(
    leading: RoomApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    from verksted.tui.screens.run import wall_feed

    refusals = [True, False, False, True, False, False, False]
    monkeypatch.setattr(wall_feed, "show", lambda _: refusals.pop(0))
    async with leading.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = leading.screen
        assert isinstance(screen, FacilitatorScreen)
        await pilot.press("r", "enter")
        await settled(pilot)
        for page in range(6):
            screen._fed = page
            screen._feed_wall()
            await settled(pilot)
            assert ("kan ikke vises" in seen(leading)) == (page == 5)
