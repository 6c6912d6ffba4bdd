"""Slips: fast, honest about how many, and in no order anybody can count through."""

from __future__ import annotations

import pytest
from tests.tui.run.room import in_room, seen, settled

from verksted.desk.desk import Desk
from verksted.desk.running_slips import like
from verksted.tui.widgets.notes.field import NoteField
from verksted.tui.widgets.notes.log import NoteLog


async def test_a_pile_counts_blank_and_unreadable_slips_and_is_shuffled(desk: Desk) -> None:
    async with in_room(desk, "slips:SlipsScreen") as (app, pilot):
        assert "Lapp 1" in seen(app)
        field = app.screen.query_one(NoteField)
        for line in ("- tar lang tid", "+ bra at de kom hjem *3", "", "0", "> ring meg"):
            field.insert_text_at_cursor(line)
            await pilot.press("enter")
        await settled(pilot)
        assert "Lapp 6" in seen(app)
        clocks = [row.clock.strip() for row in app.screen.query_one(NoteLog).rows]
        assert clocks == ["1", "2", "3", "4", "5"], "slips have no time"
        assert "(blank lapp)" in seen(app)
        typed = [note.id for note in desk.notes.all()]
        assert len(typed) == 5
        assert all(note.slip and note.minute is None for note in desk.notes.all())
        await pilot.press("up", *" ikke brev", "enter")
        await settled(pilot)
        assert "ring meg ikke brev" in [note.text for note in desk.notes.all()]
        await pilot.press("ctrl+n")
        await settled(pilot)
        assert "5 lapper: 3 med tekst, 1 blank, 1 uleselig. Husk makulatoren." in seen(app)
        after = desk.notes.all()
        assert len(after) == 5
        assert not {note.id for note in after} & set(typed)
        assert len({note.at for note in after}) == 1


async def test_slips_open_from_the_notes_and_lead_back(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await pilot.press("f7")
        await settled(pilot)
        assert "ingen vet hvem som skrev hva" in seen(app)
        app.screen.query_one(NoteField).insert_text_at_cursor("en lapp")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("f7")
        await settled(pilot)
        assert "Det som er sagt" in seen(app)
        assert "0 notater · 1 lapp ·" in seen(app), "the notes know of it at once"
        assert "en lapp" in seen(app)
        assert [note.slip for note in desk.notes.all()] == [True]


@pytest.mark.parametrize("lines", [["en lapp"], ["en lapp", "en til"]])
async def test_a_pile_that_was_left_is_there_again_until_it_is_finished(desk: Desk, lines: list[str]) -> None:
    async with in_room(desk) as (app, pilot):
        await pilot.press("f7")
        await settled(pilot)
        for line in lines:
            app.screen.query_one(NoteField).insert_text_at_cursor(line)
            await pilot.press("enter")
            await settled(pilot)
        await pilot.press("f7")
        await settled(pilot)
        await pilot.press("f7")
        await settled(pilot)
        assert f"Lapp {len(lines) + 1} ·" in seen(app)
        assert "en lapp" in seen(app)
        await pilot.press("ctrl+n")
        await settled(pilot)
        await pilot.press("f7")
        await settled(pilot)
        assert f"{len(lines)} lapp" in seen(app)
        await pilot.press("f7")
        await settled(pilot)
        assert "Lapp 1 ·" in seen(app)


async def test_a_likely_double_is_told_and_kept(desk: Desk) -> None:
    async with in_room(desk, "slips:SlipsScreen") as (app, pilot):
        field = app.screen.query_one(NoteField)
        for line in ("- ring meg i stedet for brev", "", "+ bra mat", ""):
            field.insert_text_at_cursor(line)
            await pilot.press("enter")
            await settled(pilot)
            assert "Ligner på" not in seen(app)
        field.insert_text_at_cursor("> Ring meg i steden for brevet")
        await pilot.press("enter")
        await settled(pilot)
        assert "Ligner på lapp 1." in seen(app)
        assert len(desk.notes) == 5
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert len(desk.notes) == 4


@pytest.mark.parametrize(
    ("text", "other", "same"),
    [
        ("bra mat", "bra mat", True),
        ("Bra mat", "bra MAT", True),
        ("tar lang tid før noe skjer", "det tar lang tid før noe skjer", True),
        ("tar lang tid før noe skjer", "tar kort tid før alt skjer", False),
        ("ring meg", "ring oss", False),
        ("ring meg i stedet for brev", "en fast voksen", False),
    ],
)
def test_which_slips_look_alike(text: str, other: str, same: bool) -> None:
    assert (like(text, {"a": other}) == "a") is same
