"""The facilitator's screen: where the run stands, moving it, and what gives way when it slips."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.tui.run.room import BLOCKS, CHEAP, PASSPHRASE, SIZES, RoomApp, new_room, seen, settled

from verksted.desk.desk import Desk, Tools
from verksted.desk.running import Running
from verksted.desk.taking import NoteTaker, take_all
from verksted.tui.app import VerkstedApp
from verksted.tui.screens.run.facilitator import FacilitatorScreen
from verksted.tui.screens.run.facilitator_lines import ending
from verksted.tui.screens.run.room import Wall, environment, page_texts, read_wall, wall_of
from verksted.workbook import Environment
from verksted.workshop.running import Standing, forward
from verksted.workshop.words import Role


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 10, 14, 14, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def forward(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timed(tmp_path: Path, clock: Clock) -> Desk:
    real = Environment.real()
    return new_room(tmp_path / "bok", Tools(Environment(clock, real.random, real.state_dir), kdf=CHEAP))


def app_of(desk: Desk) -> RoomApp:
    return RoomApp(desk, "facilitator:FacilitatorScreen", Role.FACILITATOR)


@pytest.mark.parametrize("size", SIZES)
async def test_the_run_starts_moves_and_is_taken_back(
    timed: Desk, clock: Clock, size: tuple[int, int]
) -> None:
    app = app_of(timed)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "Klar til å begynne" in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Nå: Velkommen" in seen(app)
        assert "økt 1 av 7" in seen(app)
        await pilot.press("ctrl+n")
        await settled(pilot)
        assert "Når ble du hørt?" in seen(app)
        assert "10 min foran planen" in seen(app)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "Nå: Velkommen" in seen(app)
        await pilot.press("ctrl+n", "left")
        await settled(pilot)
        assert "Nå: Velkommen" in seen(app)
    assert Running(timed).run.block == "welcome"
    timed.close()


async def test_when_it_slips_three_ways_and_none_touches_what_is_protected(timed: Desk, clock: Clock) -> None:
    app = app_of(timed)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        clock.forward(14)
        screen = app.screen
        assert isinstance(screen, FacilitatorScreen)
        screen.paint()
        await pilot.pause()
        shown = seen(app)
        assert "▲ 4 min bak planen" in shown
        assert "Ta inn 4 minutter" in shown
        assert "Slutt" in shown
        await pilot.press("1")
        await settled(pilot)
        assert "Ta inn" not in seen(app)
        changed = Running(timed).run.minutes
        assert changed
        assert not set(changed) & {"pause", "read", "end"}
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "Ta inn 4 minutter" in seen(app)
    timed.close()


async def test_pause_five_more_minutes_and_a_machine_that_slept(timed: Desk, clock: Clock) -> None:
    app = app_of(timed)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "space")
        clock.forward(3)
        await settled(pilot)
        assert Running(timed).run.paused
        await pilot.press("space", "e")
        await settled(pilot)
        assert Running(timed).run.minutes == {"welcome": 15}
        screen = app.screen
        assert isinstance(screen, FacilitatorScreen)
        screen.tick()
        clock.forward(6)
        screen.tick()
        await pilot.pause()
        assert "sov i 6 minutter" in seen(app)
        before = screen.where()
        await pilot.press("n")
        await settled(pilot)
        after = screen.where()
        assert before is not None
        assert after is not None
        assert after.left - before.left == pytest.approx(360, abs=2)
    timed.close()


async def test_a_theme_is_parked_and_taken_up_again(timed: Desk) -> None:
    app = app_of(timed)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"bolig etter 18", "enter")
        await settled(pilot)
        await settled(pilot)
        assert "bolig etter 18" in seen(app)
        await pilot.press("x")
        await settled(pilot)
        assert Running(timed).parked() == []
    timed.close()


async def test_the_balance_is_there_and_no_note_in_full_until_it_is_asked_for(timed: Desk) -> None:
    take_all(NoteTaker(timed), ["+! u1 veldig lett å kjenne igjen", "- u2 en annen ting"])
    app = app_of(timed)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "1 merket" in seen(app)
        assert "kjenne igjen" not in seen(app)
        for _ in range(12):
            await pilot.press("v")
        pages = set()
        for _ in range(12):
            await pilot.press("v")
            await pilot.pause()
            pages.add("kjenne igjen" in seen(app))
        assert pages == {True, False}
    timed.close()


async def test_every_page_of_the_views_fits(timed: Desk) -> None:
    app = app_of(timed)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        headings = set()
        for _ in range(60):
            await pilot.press("v")
            headings |= {name for name in ("Kjøreregler", "Åpningen", "blir vanskelig") if name in seen(app)}
        assert headings == {"Kjøreregler", "Åpningen", "blir vanskelig"}
    timed.close()


async def test_the_wall_gets_block_question_time_and_rules_alone(timed: Desk) -> None:
    take_all(NoteTaker(timed), ["hemmelig notat"])
    app = app_of(timed)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "ctrl+n")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, FacilitatorScreen)
        wall = wall_of(screen.room, screen.where(), "klar", "nb")
    given = environment(wall)["VERKSTED_ROM"]
    assert read_wall(given) == wall
    assert "Når ble du hørt?" in wall.question
    for secret in ("hemmelig", "Ungdom om ettervern", str(timed.workbook.folder), timed.workbook.id):
        assert secret not in given
    timed.close()


def test_the_wall_says_when_time_is_up_and_turns_pages() -> None:
    wall = Wall("Økt", "Hva hjelper?", "To og to.", 90, True, ("Du kan si pass.",))
    assert page_texts(wall, 0, 0)["minutes"] == "2"
    assert page_texts(wall, 0, 91)["under"] == "Tiden er ute. Fullfør setningen."
    assert page_texts(wall, 1, 0)["rules"] == "Du kan si pass."
    assert "pause" in page_texts(wall, 2, 0)["question"]


@pytest.mark.parametrize("given", ["", "{}", "[]", '{"block": 3}', "{" * 5000, "\x00"])
def test_the_wall_refuses_anything_else_in_one_sentence(given: str) -> None:
    with pytest.raises(ValueError, match="ikke noe å vise"):
        read_wall(given)


async def test_the_time_that_is_left_is_told_once(timed: Desk, clock: Clock) -> None:
    app = app_of(timed)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, FacilitatorScreen)
        told = []
        while (where := screen.where()) is not None and where.left > 0:
            clock.forward(0.5)
            screen.tick()
            await settled(pilot)
            told += [line.strip() for line in seen(app).split("\n") if "min igjen av økta." in line]
        assert list(dict.fromkeys(told)) == [f"{one} min igjen av økta." for one in (5, 1)], (
            "a block of ten minutes"
        )
    timed.close()


def test_the_end_is_told_as_things_go_and_beside_it_what_the_plan_says() -> None:
    where = Standing(BLOCKS[0], 0, 7, 0, 600, 0, 20 * 60, 20 * 60, ())
    assert ending(where) == "slutt 20.00"
    assert ending(replace(where, end=19 * 60 + 50)) == "slutt 19.50 · plan 20.00"


async def test_every_proposal_stands_there_in_full_and_the_opening_words_come_by_themselves(
    timed: Desk, clock: Clock
) -> None:
    app = app_of(timed)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Spør videre" not in seen(app), "nothing to ask before it has begun"
        await pilot.press("enter")
        await settled(pilot)
        assert "Åpningen" in seen(app)
        await pilot.press("ctrl+n")
        await settled(pilot)
        assert "Hva gjorde de da?" in seen(app)
        await pilot.press("e", "e", "e", "e")
        await settled(pilot)
        left = "".join(line[:40].strip("│▌ ") + " " for line in seen(app).splitlines())
        assert "dropp «Råd til lederen»" in left


@pytest.mark.parametrize(
    ("key", "chosen", "runs", "wanted"),
    [
        (Role.NOTE_TAKER, "fasilitator", False, "NoteTakerScreen"),
        (Role.FACILITATOR, "dokumentasjon", False, "NoteTakerScreen"),
        (Role.FACILITATOR, "fasilitator", True, "FacilitatorScreen"),
        (Role.FACILITATOR, "fasilitator", False, "OverviewScreen"),
    ],
)
async def test_one_comes_in_where_one_has_something_to_do(
    timed: Desk, key: Role, chosen: str, *, runs: bool, wanted: str
) -> None:
    """The key tells who it is, unless somebody has said otherwise; a workshop that runs is gone back to."""
    if runs:
        Running(timed).move(forward, "begynt")
    if key is not Role.FACILITATOR:
        timed.workbook.add_slot("en annen lang setning", role=key)
        folder, given = timed.workbook.folder, timed.tools
        timed.close()
        timed = Desk.open(folder, passphrase="en annen lang setning", tools=given)
    app = VerkstedApp()
    app.settings = replace(app.settings, role=chosen)
    async with app.run_test(size=(80, 24)) as pilot:
        app._opened(timed)
        await settled(pilot)
        await pilot.pause()
        assert type(app.screen).__name__ == wanted
        timed.close()


@pytest.mark.parametrize("size", SIZES)
async def test_eight_voices_are_in_sight_on_every_screen(
    timed: Desk, clock: Clock, size: tuple[int, int]
) -> None:
    lines = [f"- u{seat} noe som må bli bedre" for seat in range(1, 9)]
    take_all(NoteTaker(timed), [*lines, "! u1 følg opp", "= vi svarer"])
    app = app_of(timed)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        shown = seen(app)
        assert all(f"u{seat}·" in shown for seat in range(1, 9))
        assert "u1·2" in shown
        assert "merket av den som skriver" in shown
        assert "bedre" in shown


async def test_one_who_is_alone_writes_a_note_without_leaving_the_clock(timed: Desk, clock: Clock) -> None:
    app = app_of(timed)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "ctrl+n")
        await settled(pilot)
        await pilot.press("tab")
        await pilot.pause()
        await pilot.press(*"+ u1 de ringte kari@example.no")
        await pilot.pause()
        app.keep_half()
        await settled(pilot)
        timed.workbook._journal.abandon()  # as after a lock or a crash
        timed.workbook.refresh()
        with Desk.open(timed.workbook.folder, passphrase=PASSPHRASE, tools=timed.tools) as again:
            assert [draft.text for draft in again.workbook.drafts()] == ["+ u1 de ringte [e-post]"]
        await pilot.press("escape")
        await pilot.pause()
        assert len(timed.notes) == 0
        await pilot.press("tab")
        await pilot.pause()
        assert "de ringte" in seen(app), "what was half typed is there again"
        await pilot.press("enter")
        await settled(pilot)
        [note] = timed.notes.all()
        assert (note.text, note.seat, note.theme, note.block) == ("de ringte [e-post]", "u1", "heard", "good")
        assert (note.writer, note.minute) == ("fasilitator", 0)
        assert "bra 1" in seen(app)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert len(timed.notes) == 0
        assert "bra 0" in seen(app)
