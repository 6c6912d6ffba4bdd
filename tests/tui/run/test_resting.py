"""Idle, hidden, locked, left: what is seen goes at once, and nothing typed goes with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from tests.tui.run.room import PASSPHRASE, FullDisk, RoomApp, new_room, seen, settled, tools

from verksted.desk.desk import Desk, Tools
from verksted.desk.running import Running
from verksted.tui import messages
from verksted.tui.locking import Rest, rest
from verksted.tui.screens.hidden import HiddenScreen
from verksted.tui.screens.leave import LoseScreen
from verksted.tui.screens.run.note_taker import NoteTakerScreen
from verksted.workbook import Environment
from verksted.workshop.agenda import Block
from verksted.workshop.running import FORGOTTEN_MINUTES, begin, forward, in_progress
from verksted.workshop.words import Role

SIZES = [(80, 24), (120, 36)]


def idle(app: RoomApp, minutes: float) -> None:
    """Nobody has touched a key for so long."""
    app._touched = monotonic() - minutes * 60
    app.look_at_the_clock()


@pytest.mark.parametrize(
    ("minutes", "running", "wanted"),
    [
        (4.9, True, Rest.NOTHING),
        (5.1, True, Rest.HIDE),
        (29.9, True, Rest.HIDE),
        (30.1, True, Rest.LOCK),
        (9.9, False, Rest.NOTHING),
        (10.1, False, Rest.LOCK),
    ],
)
def test_when_the_app_hides_and_when_it_locks(minutes: float, running: bool, wanted: Rest) -> None:
    assert rest(minutes * 60, 10, running=running) is wanted


def test_a_block_that_somebody_forgot_to_end_is_not_running() -> None:
    start = datetime(2026, 10, 14, 14, tzinfo=UTC)
    blocks = [Block("a", "A", 10)]
    run = begin(blocks, start)
    assert in_progress(blocks, run, start + timedelta(minutes=10 + FORGOTTEN_MINUTES))
    assert not in_progress(blocks, run, start + timedelta(minutes=11 + FORGOTTEN_MINUTES))
    assert not in_progress(blocks, forward(blocks, run, start), start)


@pytest.mark.parametrize("size", SIZES)
async def test_notes_hide_by_themselves_and_the_first_key_is_not_lost(
    desk: Desk, size: tuple[int, int]
) -> None:
    Running(desk).move(forward, "start")
    app = RoomApp(desk)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press(*"! det som ble sagt", "enter", *"halv")
        await settled(pilot)
        idle(app, 4)
        await pilot.pause()
        assert "det som ble sagt" in seen(app)
        idle(app, 6)
        await pilot.pause()
        shown = seen(app)
        assert "liten pause" in shown
        for word in ("sagt", "halv", "Notater", "Velkommen", "lagret"):
            assert word not in shown
        await pilot.press("x", "y")
        await pilot.pause()
        assert "det som ble sagt" in seen(app)
        screen = app.screen
        assert isinstance(screen, NoteTakerScreen)
        assert screen.field.value == "halvxy"


async def test_without_a_running_block_nothing_hides_before_it_locks(desk: Desk) -> None:
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        idle(app, 9)
        await pilot.pause()
        assert "Her kommer notatene" in seen(app)


async def test_the_facilitators_clock_stays_but_not_the_page_with_notes(desk: Desk) -> None:
    from verksted.desk.taking import NoteTaker, take_all

    Running(desk).move(forward, "start")
    take_all(NoteTaker(desk), ["! det som ble sagt"])
    app = RoomApp(desk, "facilitator:FacilitatorScreen", Role.FACILITATOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for _ in range(30):
            if "det som ble sagt" in seen(app):
                break
            await pilot.press("v")
            await pilot.pause()
        assert "det som ble sagt" in seen(app)
        idle(app, 6)
        await pilot.pause()
        assert "det som ble sagt" not in seen(app)
        assert "Nå: Velkommen" in seen(app)


async def test_other_screens_hide_behind_the_clock_and_stay_there(desk: Desk) -> None:
    Running(desk).move(forward, "start")
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f1")
        await settled(pilot)
        idle(app, 6)
        await pilot.pause()
        assert isinstance(app.screen, HiddenScreen)
        await pilot.press("a", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HiddenScreen)


@pytest.fixture
def full(tmp_path: Path) -> Path:
    return tmp_path / "full"


def break_disk(sign: Path) -> None:
    sign.touch()


def mend_disk(sign: Path) -> None:
    sign.unlink()


@pytest.fixture
def failing(tmp_path: Path, full: Path) -> Desk:
    with new_room(tmp_path / "bok2"):
        pass
    real = Environment.real()
    given = Tools(Environment(real.clock, real.random, real.state_dir, FullDisk(full)), kdf=tools().kdf)
    return Desk.open(tmp_path / "bok2", passphrase=PASSPHRASE, tools=given)


async def test_leaving_asks_first_while_a_line_waits_for_the_disk(failing: Desk, full: Path) -> None:
    app = RoomApp(failing)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        break_disk(full)
        await pilot.press(*"ikke lagret", "enter")
        await settled(pilot)
        for key in ("ctrl+c", "ctrl+q"):
            await pilot.press(key)
            await settled(pilot)
            assert isinstance(app.screen, LoseScreen)
            await pilot.press("enter")
            await settled(pilot)
            assert isinstance(app.screen, NoteTakerScreen)
        app.post_message(messages.CloseWorkbook())
        await settled(pilot)
        assert isinstance(app.screen, LoseScreen)
        assert "ikke lagret ennå" in seen(app)
        await pilot.press("escape")
        await settled(pilot)
        mend_disk(full)
        app.action_quit()
        await pilot.pause()
    assert app.session is None
    with Desk.open(failing.workbook.folder, passphrase=PASSPHRASE, tools=tools()) as again:
        assert [note.text for note in again.notes.all()] == ["ikke lagret"]


async def test_locking_hides_at_once_and_waits_for_the_line_that_waits(failing: Desk, full: Path) -> None:
    app = RoomApp(failing)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        break_disk(full)
        await pilot.press(*"ikke lagret", "enter")
        await settled(pilot)
        await pilot.press("ctrl+l")
        await settled(pilot)
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert isinstance(app.screen, HiddenScreen)
        assert "ikke lagret" not in seen(app)
        assert app.session is not None
        assert app.lock_waits
        mend_disk(full)
        app.look_at_the_clock()
        await app.workers.wait_for_complete()
        await settled(pilot)
        app.look_at_the_clock()
        await settled(pilot)
        await app.workers.wait_for_complete()
    assert app.locked == failing.workbook.folder.absolute()
    with Desk.open(failing.workbook.folder, passphrase=PASSPHRASE, tools=tools()) as again:
        assert [note.text for note in again.notes.all()] == ["ikke lagret"]


async def test_the_half_typed_line_is_there_after_a_look_elsewhere_and_after_closing(desk: Desk) -> None:
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*"halv linje")
        await pilot.pause()
        app.post_message(messages.Go("overview"))
        await settled(pilot)
        assert "halv linje" not in seen(app)
        session = app.session
        assert session is not None
        app.push_screen(NoteTakerScreen(session))
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, NoteTakerScreen)
        assert screen.field.value == "halv linje"
        await pilot.press("x")
        await pilot.pause()
        app.action_quit()
    with Desk.open(desk.workbook.folder, passphrase=PASSPHRASE, tools=tools()) as again:
        assert [draft.text for draft in again.workbook.drafts()] == ["halv linjex"]


async def test_a_note_that_was_only_looked_at_comes_back_as_nothing(desk: Desk) -> None:
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*"ferdig", "enter", "up")
        await settled(pilot)
        app.action_quit()
    with Desk.open(desk.workbook.folder, passphrase=PASSPHRASE, tools=tools()) as again:
        assert again.workbook.drafts() == ()


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_for_danger_comes_while_all_is_hidden_and_shows_no_note(
    desk: Desk, size: tuple[int, int]
) -> None:
    app = RoomApp(desk)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press(*"hemmelig", "enter", *"halv", "f9")
        await settled(pilot)
        await pilot.press("f8")
        await pilot.pause()
        assert "vold, overgrep eller fare" in seen(app)
        await pilot.press("x")
        await settled(pilot)
        assert "hemmelig" not in seen(app)
        assert "halv" not in seen(app)
        await pilot.press("f9")
        await pilot.pause()
        assert isinstance(app.screen, HiddenScreen)
        await pilot.press("f8", "escape")
        await pilot.pause()
        assert isinstance(app.screen, HiddenScreen)
        await pilot.press("f9")
        await pilot.pause()
        assert "hemmelig" in seen(app)
        assert "halv" in seen(app)
