"""Slips: fast, honest about how many, and in no order anybody can count through."""

from __future__ import annotations

from tests.tui.run.room import RoomApp, seen, settled

from verksted.desk.desk import Desk
from verksted.tui.widgets.notes.field import NoteField
from verksted.tui.widgets.notes.log import NoteLog


async def test_a_pile_counts_blank_and_unreadable_slips_and_is_shuffled(desk: Desk) -> None:
    app = RoomApp(desk, "slips:SlipsScreen")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
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
        assert "5 lapper: 3 med tekst, 1 blanke, 1 uleselige" in seen(app)
        after = desk.notes.all()
        assert len(after) == 5
        assert not {note.id for note in after} & set(typed)
        assert len({note.at for note in after}) == 1


async def test_slips_open_from_the_notes_and_lead_back(desk: Desk) -> None:
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f7")
        await settled(pilot)
        assert "ingen vet hvem som skrev hva" in seen(app)
        app.screen.query_one(NoteField).insert_text_at_cursor("en lapp")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("f7")
        await settled(pilot)
        assert "Det som er sagt" in seen(app)
        assert [note.slip for note in desk.notes.all()] == [True]
