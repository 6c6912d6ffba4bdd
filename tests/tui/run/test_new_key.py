"""Somebody erases on another machine while one writes: told in plain words, and nothing typed is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.tui.run.room import CHEAP, PASSPHRASE, RoomApp, seen, settled, tools
from textual.widgets import Input

from verksted.desk.desk import Desk
from verksted.desk.taking import NoteTaker, take_all
from verksted.tui.screens import newkey
from verksted.tui.screens.newkey import NewKeyScreen
from verksted.tui.screens.run.note_taker import NoteTakerScreen
from verksted.tui.widgets.notes.field import NoteField
from verksted.workbook import Decision
from verksted.workshop.language import use
from verksted.workshop.words import WrittenStandard


def erase_elsewhere(folder: Path, text: str) -> Desk:
    """Another machine: the note with that text is erased for good, under a new key."""
    other = Desk.open(folder, passphrase=PASSPHRASE, tools=tools())
    gone = [note.id for note in other.notes.all() if note.text == text]
    other.workbook.record_decision(Decision(date(2026, 11, 22), "leder", "trukket tilbake"))
    _, renewed = other.workbook.erase([("notes", one) for one in gone])
    return Desk(renewed, tools())


def texts(desk: Desk) -> set[str]:
    return {note.text for note in desk.notes.all()}


async def open_room(pilot: object, app: RoomApp) -> NoteTakerScreen:
    await settled(pilot)  # type: ignore[arg-type]  # a Pilot
    screen = app.screen
    assert isinstance(screen, NoteTakerScreen)
    return screen


async def give(pilot: object, app: RoomApp, word: str) -> None:
    """Type the passphrase, and wait for what comes of it."""
    app.screen.query_one(Input).focus().value = word
    await pilot.press("enter")  # type: ignore[attr-defined]  # a Pilot
    await app.workers.wait_for_complete()
    await settled(pilot)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_line_one_is_writing_and_those_before_it_outlive_a_new_key(
    desk: Desk, size: tuple[int, int]
) -> None:
    folder = desk.workbook.folder
    take_all(NoteTaker(desk), ["skal bort", "skal bli"])
    app = RoomApp(desk)
    async with app.run_test(size=size) as pilot:
        screen = await open_room(pilot, app)
        await pilot.press(*"rett", "space", *"før", "enter")
        await settled(pilot)
        await pilot.press(*"halv", "space", *"linje")
        with erase_elsewhere(folder, "skal bort") as other:
            screen.look_around()
            await settled(pilot)
            await settled(pilot)
            assert isinstance(app.screen, NewKeyScreen)
            shown = seen(app)
            assert "ny nøkkel" in shown
            assert "ikke borte" in shown
            assert "skal bli" not in shown, "no note is shown before the passphrase"
            other.workbook.refresh()
            assert texts(other) == {"skal bli", "rett før"}, "carried over before anybody answers"
            await pilot.press("ctrl+g", "ctrl+p")
            assert isinstance(app.screen, NewKeyScreen), "no way round it"
            await give(pilot, app, "feil")
            assert isinstance(app.screen, NewKeyScreen)
            assert "passer ikke" in seen(app)
            await give(pilot, app, PASSPHRASE)
            assert isinstance(app.screen, NoteTakerScreen), "back where one was"
            assert app.screen.query_one(NoteField).value == "halv linje"
            shown = seen(app)
            assert "skal bli" in shown
            assert "rett før" in shown
            assert "skal bort" not in shown
            await pilot.press("enter")
            await settled(pilot)
            other.workbook.refresh()
            assert texts(other) == {"skal bli", "rett før", "halv linje"}


async def test_half_a_line_is_a_draft_again_at_once_under_the_new_key(desk: Desk) -> None:
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_room(pilot, app)
        await pilot.press(*"halvveis")
        screen._save_draft()
        await settled(pilot)
        with erase_elsewhere(desk.workbook.folder, "") as other:
            screen.look_around()
            await settled(pilot)
            other.workbook.refresh()
            with Desk.open(desk.workbook.folder, passphrase=PASSPHRASE, tools=tools()) as after:
                left = [
                    body.text for one in after.workbook.library.segments.values()
                    for body in one.drafts.values()
                ]  # fmt: skip
            assert left == ["halvveis"], "a crash at the question costs nothing"


async def test_who_leaves_at_the_question_has_lost_nothing(desk: Desk) -> None:
    use(WrittenStandard.BOKMAL)
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_room(pilot, app)
        screen._looking = True  # nobody looks around: it is the note that meets the key
        with erase_elsewhere(desk.workbook.folder, "") as other:
            await pilot.press(*"skrevet", "enter")
            await settled(pilot)
            assert isinstance(app.screen, NewKeyScreen), "a note is enough to meet the key"
            assert screen.queue.flush().trouble == ""
            await pilot.press("escape")
            assert "Esc én gang til" in seen(app)
            await pilot.press("escape")
            await pilot.pause()
            assert app.session is None
            other.workbook.refresh()
            assert texts(other) == {"skrevet"}


async def test_a_hand_in_full_flow_types_on_in_its_line_and_never_into_the_passphrase(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(newkey, "monotonic", lambda: now[0])
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_room(pilot, app)
        await pilot.press(*"halv")
        with erase_elsewhere(desk.workbook.folder, "") as other:
            screen.look_around()
            await settled(pilot)
            await settled(pilot)
            page = app.screen
            assert isinstance(page, NewKeyScreen)
            await pilot.press(*"vegs", "enter", *"ny")
            now[0] += 0.9
            await pilot.press(*" linje")
            await settled(pilot)
            now[0] += 0.5
            page._rested()
            await pilot.press("!")
            await settled(pilot)
            assert page.query_one(Input).value == ""
            assert screen.query_one(NoteField).value == "ny linje!"
            other.workbook.refresh()
            assert texts(other) == {"halvvegs"}
            now[0] += 0.7
            page._rested()
            await pilot.press(*"hemmelig")
            assert page.query_one(Input).value == "hemmelig"
            assert screen.query_one(NoteField).value == "ny linje!"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_who_was_removed_lays_her_lines_aside_under_a_passphrase_of_her_own(
    desk: Desk, size: tuple[int, int]
) -> None:
    folder = desk.workbook.folder
    take_all(NoteTaker(desk), ["skrevet for lenge siden"])
    with Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as leader:
        leader.workbook.add_slot("et annet passord", "leder", kdf=CHEAP)
    app = RoomApp(desk)
    async with app.run_test(size=size) as pilot:
        screen = await open_room(pilot, app)
        screen._looking = True  # nobody looks around: it is the note that meets the key
        leader = Desk.open(folder, passphrase="et annet passord", tools=tools())
        leader.workbook.remove_slot(desk.workbook.slot.id)
        leader.workbook.renew_key()[1].close()
        await pilot.press(*"aldri sett", "enter", *"halv")
        await settled(pilot)
        await settled(pilot)
        assert isinstance(app.screen, NewKeyScreen)
        await give(pilot, app, PASSPHRASE)
        assert "F2 tar vare på linjene" in seen(app)
        await pilot.press("f2")
        await settled(pilot)
        await pilot.press("ctrl+g", "ctrl+p")
        assert isinstance(app.screen, newkey.AsideScreen), "no way round it here either"
        first, second = app.screen.query(Input)
        first.value, second.value = "mitt eget", "mitt eget"
        second.focus()
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert "«bok-mine-linjer»" in seen(app)
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert app.session is None, "nothing is lost any more, so nothing is asked"
    aside = folder.with_name(f"{folder.name}-mine-linjer")
    with Desk.open(aside, passphrase="mitt eget", tools=tools()) as found:
        assert {"aldri sett", "halv"} <= texts(found)
    with Desk.open(folder, passphrase="et annet passord", tools=tools()) as theirs:
        assert texts(theirs) == {"skrevet for lenge siden"}


async def test_the_page_for_danger_is_no_way_past_the_passphrase(desk: Desk) -> None:
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_room(pilot, app)
        await pilot.press(*"hemmelig", "enter")
        await settled(pilot)
        with erase_elsewhere(desk.workbook.folder, ""):
            screen.look_around()
            await settled(pilot)
            await settled(pilot)
            assert isinstance(app.screen, NewKeyScreen)
            await pilot.press("f8", "x")
            await settled(pilot)
            assert "hemmelig" not in seen(app)
            await pilot.press("ctrl+g", "ctrl+p", "escape")
            await settled(pilot)
            assert isinstance(app.screen, NewKeyScreen)
