"""Brev in the app: rewriting a letter, what is told beside it, and that nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tui.app_helper import opened, press, seen, settled, write
from textual.pilot import Pilot

from verksted.content.templates import load_templates
from verksted.desk.desk import Desk
from verksted.desk.planning_letters import OwnLetters
from verksted.tui.app import VerkstedApp
from verksted.tui.screens.plan.letters import LettersScreen
from verksted.tui.widgets.letter import LetterText
from verksted.tui.widgets.rows import Rows

WANTED = "invitation-15-17"


@pytest.fixture
def planned(desk: Desk) -> Desk:
    frame = replace(desk.workshop, date="2099-10-14", starts="16:00", ends="18:00", place="biblioteket")
    desk.change_workshop(frame)
    return desk


async def to_text(pilot: Pilot[None], desk: Desk) -> LettersScreen:
    """Brev, with the invitation in hand, and its text being written on."""
    session = await opened(pilot, desk, "letters")
    session.contact = "kontoret"
    screen = pilot.app.screen
    assert isinstance(screen, LettersScreen)
    screen.query_one("#letters", Rows).take(WANTED)
    screen.look()
    await press(pilot, "f2", "enter")
    assert screen.writing
    return screen


def kept(desk: Desk) -> str:
    own = OwnLetters(desk).get(load_templates().items[WANTED])
    return own.body if own else ""


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_letter_is_rewritten_and_taken_back(planned: Desk, size: tuple[int, int]) -> None:
    app = VerkstedApp()
    async with app.run_test(size=size) as pilot:
        screen = await to_text(pilot, planned)
        assert "‹dag›" in screen.text.text
        assert "LIX" in seen(app)
        await press(pilot, "ctrl+end")
        await press(pilot, "enter", "enter")
        await write(pilot, "1 og 2: velkommen, alle sammen. Å!")
        await press(pilot, "escape")
        assert not screen.writing
        assert "1 og 2: velkommen, alle sammen. Å!" in kept(planned)
        assert "egen" in seen(app)
        assert "{day}" in kept(planned)
        await press(pilot, "x")
        assert kept(planned) == ""
        await press(pilot, "ctrl+z")
        assert "velkommen" in kept(planned)
        app.session = None


async def test_undo_takes_back_the_typing_first(planned: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_text(pilot, planned)
        before = screen.text.text
        await write(pilot, "Hei")
        await press(pilot, "ctrl+z")
        assert screen.text.text == before
        await press(pilot, "escape")
        assert kept(planned) == ""
        app.session = None


async def test_the_gaps_are_walked_and_put_in_again(planned: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_text(pilot, planned)
        await press(pilot, "ctrl+n", "ctrl+n")
        assert screen.text.selected_text == "‹dag›"
        await press(pilot, "delete")
        screen._measure()
        await settled(pilot)
        assert "Tatt ut: ‹dag›" in " ".join(seen(app).split())
        await press(pilot, "ctrl+t")
        assert "tatt ut" in seen(app)
        app.screen.query_one(Rows).take("day")
        await press(pilot, "enter")
        assert "‹dag›" in screen.text.text
        app.session = None


@pytest.mark.parametrize("way", ["f9", "ctrl+g", "ctrl+p", "f1"])
async def test_what_is_written_is_kept_when_something_comes_over_it(planned: Desk, way: str) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_text(pilot, planned)
        await write(pilot, "Halvskrevet ")
        await press(pilot, way)
        assert app.session is not None
        app.session.submit(lambda: None).result(10)
        own = OwnLetters(planned).get(load_templates().items[WANTED])
        assert own is not None
        assert "Halvskrevet" in own.title + own.body
        app.session = None


async def test_a_page_is_pasted_whole_and_clean(planned: Desk) -> None:
    from textual import events

    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_text(pilot, planned)
        await press(pilot, "ctrl+end")
        text = app.screen.query_one(LetterText)
        text.post_message(events.Paste("\r\nførste\r\nandre \x1b[31m\r\ntredje a\u030a"))
        await settled(pilot)
        await press(pilot, "escape")
        assert "første\nandre [31m\ntredje å" in kept(planned)
        assert not screen.writing
        app.session = None
