"""F8: the page for danger takes the last line away for good, wherever it was opened, and leaves no trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.run.room import RoomApp, seen, settled
from textual.pilot import Pilot

from verksted.content.laws import load_laws
from verksted.desk.desk import Desk
from verksted.desk.running import Running
from verksted.desk.taking import NoteTaker, take_all
from verksted.tui.screens.danger import DUTIES, DangerScreen, what_the_law_says, whole_sentences
from verksted.tui.screens.run.note_taker import NoteTakerScreen
from verksted.workshop.language import use
from verksted.workshop.running import forward
from verksted.workshop.words import Role, WrittenStandard


def bytes_of(desk: Desk) -> dict[str, bytes]:
    folder = desk.workbook.folder
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def files_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


async def typed(pilot: Pilot[None], *lines: str) -> None:
    for line in lines:
        await pilot.press(*line, "enter")
    await settled(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_last_note_is_shown_and_goes_only_when_one_says_so(
    desk: Desk, size: tuple[int, int]
) -> None:
    app = RoomApp(desk)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await typed(pilot, "forste", "det som ble fortalt")
        await pilot.press("f8", "x")
        await settled(pilot)
        assert "«det som ble fortalt»" in seen(app)
        assert "Det kan ikke angres." in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        assert len(desk.notes) == 2
        await pilot.press("x")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "tatt bort for godt" in seen(app)
        assert [note.text for note in desk.notes.all()] == ["forste"]
        await pilot.press("escape")
        await settled(pilot)
        assert "fortalt" not in seen(app)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert [note.text for note in desk.notes.all()] == ["forste"]


@pytest.mark.parametrize("keys", [["down", "down", "enter"], ["left"], ["left", "left", "right", "left"]])
async def test_the_line_before_can_be_looked_at_and_taken_instead(desk: Desk, keys: list[str]) -> None:
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "det som ble fortalt", "noe helt annet")
        await pilot.press("f8", "x")
        await settled(pilot)
        assert "«noe helt annet»" in seen(app)
        await pilot.press(*keys)
        await settled(pilot)
        assert "«det som ble fortalt»" in seen(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert [note.text for note in desk.notes.all()] == ["noe helt annet"]


async def test_a_half_typed_line_goes_too_and_no_undo_of_typing_brings_it_back(desk: Desk) -> None:
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*"han slo", "f8", "x")
        await settled(pilot)
        assert "«han slo»" in seen(app)
        await pilot.press("down", "enter", "escape")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, NoteTakerScreen)
        assert screen.field.value == ""
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert screen.field.value == ""
        assert "han slo" not in seen(app)


async def test_from_the_facilitators_screen_the_note_takers_last_line_goes(desk: Desk) -> None:
    Running(desk).move(forward, "start")
    take_all(NoteTaker(desk), ["! det som ble fortalt"])
    app = RoomApp(desk, "facilitator:FacilitatorScreen", Role.FACILITATOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "1 merket" in seen(app)
        await pilot.press("f8", "x")
        await settled(pilot)
        await pilot.press("down", "enter", "escape")
        await settled(pilot)
        assert len(desk.notes) == 0
        assert "1 merket" not in seen(app)


async def test_opening_reading_and_leaving_the_page_writes_nothing(desk: Desk, own_state: Path) -> None:
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "et notat")
        before = bytes_of(desk)
        state = files_in(own_state)
        await pilot.press("f8", "down", "enter", "x")
        await settled(pilot)
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert bytes_of(desk) == before
        assert files_in(own_state) == state


async def test_the_facilitator_is_asked_whether_a_long_while_there_counts(desk: Desk) -> None:
    Running(desk).move(forward, "start")
    app = RoomApp(desk, "facilitator:FacilitatorScreen", Role.FACILITATOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.was_away(6 * 60)  # type: ignore[attr-defined]
        await pilot.pause()
        assert "borte i 6 minutter" in seen(app)
        await pilot.press("n")
        await settled(pilot)
        assert Running(desk).run.rested == 360


async def test_on_the_first_screen_there_is_nothing_to_take_away(desk: Desk) -> None:
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.session = None
        await pilot.press("f8", "x")
        await settled(pilot)
        assert "Noen forteller om vold" in seen(app)
        assert "ta bort siste" not in seen(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_h_tells_what_the_law_says_with_its_date_and_that_secrecy_is_no_hindrance(
    desk: Desk, size: tuple[int, int]
) -> None:
    app = RoomApp(desk)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        before = bytes_of(desk)
        await pilot.press("f8", "h")
        await settled(pilot)
        shown = seen(app)
        for words in ("Taushetsplikten er ikke i veien", "Straffeloven § 196", "november 2026"):
            assert words in shown
        await pilot.press("f8")
        await settled(pilot)
        assert sum(isinstance(one, DangerScreen) for one in app.screen_stack) == 1
        assert not isinstance(app.screen, DangerScreen)
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert isinstance(app.screen, NoteTakerScreen)
        assert bytes_of(desk) == before


def test_each_duty_behind_the_page_is_there_in_both_standards() -> None:
    laws = load_laws().items
    for one in DUTIES:
        assert laws[one].checked
    use(WrittenStandard.NYNORSK)
    try:
        words = what_the_law_says().plain
    finally:
        use(WrittenStandard.BOKMAL)
    assert "Barnevernslova § 13-2" in words
    assert "Teieplikta er ikkje i vegen" in words


def test_words_to_say_end_with_a_sentence_where_there_is_no_room_for_all() -> None:
    words = "Vi tar en pause nå. Takk for at du sa det. Vil du bli med ut, så snakker vi sammen?"
    assert whole_sentences(words, 100) == words
    assert whole_sentences(words, 60) == "Vi tar en pause nå. Takk for at du sa det. …"
    assert whole_sentences("En eneste setning uten ende", 10) == "En eneste setning uten ende"
