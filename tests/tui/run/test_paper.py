"""Typing in sheets: the right block, the right time, the number on paper, as fast as the hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tui.run.room import SIZES, RoomApp, seen, settled
from textual import events

from verksted.desk.desk import Desk
from verksted.tui.screens.run.note_taker import NoteTakerScreen
from verksted.tui.screens.run.paper import PaperScreen


@pytest.mark.parametrize("size", SIZES)
async def test_lines_land_in_the_block_of_their_sheet(desk: Desk, size: tuple[int, int]) -> None:
    desk.change_workshop(replace(desk.workshop, date="2026-10-14", starts="16:00"))
    app = RoomApp(desk, "paper:PaperScreen")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "Ark 1 av 7" in seen(app)
        await pilot.press("ctrl+n")
        await settled(pilot)
        assert "Ark 2 av 7" in seen(app)
        assert "Når ble du hørt?" in seen(app)
        await pilot.press(*"+ de spurte meg *4", "enter", *"- ingen ringte", "enter")
        await settled(pilot)
        assert "Linje 3" in seen(app)
        await pilot.press(*"ark 4", "enter")
        await settled(pilot)
        shown = seen(app)
        assert "Ark 4 av 7" in shown
        assert "16.40–17.00" in shown
        assert "de spurte meg" not in shown
        assert "Linje 1" in shown
        await pilot.press(*"> en fast voksen", "enter")
        await settled(pilot)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "en fast voksen" not in seen(app)
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert "en fast voksen" in seen(app)
    notes = sorted(desk.notes.all(), key=lambda note: note.at)
    assert [(note.text, note.block, note.minute, note.theme, note.agree) for note in notes] == [
        ("de spurte meg", "good", 10, "heard", 4),
        ("ingen ringte", "good", 10, "heard", None),
        ("en fast voksen", "better", 40, "contact", None),
    ]


async def test_a_pasted_sheet_and_going_back_to_it_and_the_note_takers_log(desk: Desk) -> None:
    app = RoomApp(desk, "paper:PaperScreen")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*"ark 5", "enter")
        await settled(pilot)
        app.screen.query_one("#field").post_message(events.Paste("1. en\n2. to\n3. tre"))
        await settled(pilot)
        await pilot.press(*"ark 1", "enter", *"velkommen sagt", "enter", *"ark 5", "enter")
        await settled(pilot)
        assert "Linje 4" in seen(app)
        screen = app.screen
        assert isinstance(screen, PaperScreen)
        assert [row.text for row in screen.log_.rows] == ["en", "to", "tre"]
        assert [row.clock.strip() for row in screen.log_.rows] == ["1", "2", "3"]
        session = app.session
        assert session is not None
        app.push_screen(NoteTakerScreen(session))
        await settled(pilot)
        log = app.screen.query_one("#log")
        assert [(row.text, row.lead) for row in log.rows] == [  # type: ignore[attr-defined]
            ("velkommen sagt", "Velkommen"),
            ("en", "Råd til lederen"),
            ("to", ""),
            ("tre", ""),
        ]


async def test_the_last_sheet_says_so_and_an_empty_plan_takes_lines_all_the_same(desk: Desk) -> None:
    app = RoomApp(desk, "paper:PaperScreen")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for _ in range(7):
            await pilot.press("ctrl+n")
        await settled(pilot)
        assert "siste arket" in seen(app)
    desk.change_agenda([])
    app = RoomApp(desk, "paper:PaperScreen")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "kjøreplanen er tom" in seen(app)
        await pilot.press(*"uten ark", "enter")
        await settled(pilot)
    assert [note.text for note in desk.notes.all()] == ["uten ark"]
