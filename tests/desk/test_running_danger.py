"""Taking notes away for good: no undo of any program brings them back, and what waits is never written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from tests.tui.run.room import PASSPHRASE, new_room, tools

from verksted.desk.desk import Desk
from verksted.desk.running_danger import last_notes, take_away
from verksted.desk.running_notes import LiveTaker, put, store
from verksted.desk.running_queue import Job, queue_of
from verksted.desk.taking import NOWHERE, NoteTaker, take_all
from verksted.workbook.errors import ChangedByOther, DiskFull
from verksted.workshop.notes import MAX_LINE


@pytest.fixture
def room(tmp_path: Path) -> Path:
    with new_room(tmp_path / "bok"):
        pass
    return tmp_path / "bok"


def opened(folder: Path) -> Desk:
    return Desk.open(folder, passphrase=PASSPHRASE, tools=tools())


def test_the_last_note_of_anybody_goes_and_no_undo_brings_it_back(room: Path) -> None:
    with opened(room) as desk:
        take_all(NoteTaker(desk), ["første", "det som ikke skal stå her"])
        [newest, _] = last_notes(desk)
        ids, trouble = take_away(desk, newest.id)
        assert (ids, trouble) == ((newest.id,), "")
        assert desk.workbook.undo() is None
        assert desk.workbook.redo() is None
        assert [note.text for note in desk.notes.all()] == ["første"]
    with opened(room) as desk:
        assert [note.text for note in desk.notes.all()] == ["første"]


def test_the_program_that_wrote_it_cannot_bring_it_back_either(room: Path) -> None:
    with opened(room) as writer, opened(room) as leader:
        taker = NoteTaker(writer)
        take_all(taker, ["den gamle"])
        [note] = writer.notes.all()
        writer.workbook.undo()
        writer.workbook.redo()
        leader.workbook.refresh()
        take_away(leader, note.id)
        assert note.id in {key for _, key in writer.workbook.refresh()}
        for travel in (writer.workbook.undo, writer.workbook.redo) * 3:
            try:
                travel()
            except ChangedByOther:
                continue
        assert writer.notes.get(note.id) is None


def test_every_piece_of_a_long_line_goes(room: Path) -> None:
    with opened(room) as desk:
        long = " ".join(["ord"] * (MAX_LINE // 2))
        take_all(NoteTaker(desk), ["kort", long])
        pieces = [note.id for note in desk.notes.all() if note.text != "kort"]
        assert len(pieces) > 1
        ids, _ = take_away(desk, pieces[-1])
        assert set(ids) == set(pieces)
        assert [note.text for note in desk.notes.all()] == ["kort"]


def test_what_waits_for_the_disk_is_never_written(room: Path) -> None:
    with opened(room) as desk:
        queue = queue_of(desk)
        taker = LiveTaker(desk, "dokumentasjon")
        full = [True]

        def refuse(work: partial[None]) -> None:
            if full[0]:
                raise DiskFull("Disken er full.")
            work()

        for line in ("blir stående", "skal bort"):
            taken = taker.make(line, NOWHERE)
            work = partial(store, desk, [put(note) for note in taken.notes])
            queue.put(Job(partial(refuse, work), taken.notes))
        assert queue.flush().trouble
        newest = last_notes(desk)[0]
        assert newest.text == "skal bort"
        _, trouble = take_away(desk, newest.id)
        assert trouble
        assert [note.text for note in last_notes(desk)] == ["blir stående"]
        full[0] = False
        assert not queue.flush().trouble
        assert [note.text for note in desk.notes.all()] == ["blir stående"]


def test_nothing_in_the_workbook_says_that_the_page_was_opened(room: Path) -> None:
    with opened(room) as desk:
        before = {path: path.stat().st_size for path in room.rglob("*") if path.is_file()}
        assert last_notes(desk) == []
        assert {path: path.stat().st_size for path in room.rglob("*") if path.is_file()} == before
