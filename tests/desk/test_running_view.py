"""What the room reads anew: in the order in which it was written, whoever wrote it."""

from __future__ import annotations

from pathlib import Path

from tests.tui.run.room import PASSPHRASE, new_room, tools

from verksted.desk.desk import Desk
from verksted.desk.running_notes import LiveTaker, put, store
from verksted.desk.running_view import look_around, travel
from verksted.desk.taking import Moment

LINES = [f"linje {number}" for number in range(40)]


def test_a_pasted_page_keeps_its_order_for_a_colleague_and_when_it_is_brought_back(tmp_path: Path) -> None:
    with (
        new_room(tmp_path / "bok") as desk,
        Desk.open(tmp_path / "bok", passphrase=PASSPHRASE, tools=tools()) as other,
    ):
        taken = LiveTaker(desk, "dokumentasjon").make_paste("\n".join(LINES), Moment("good", "heard"))
        store(desk, [put(note) for note in taken.notes], "limte inn")
        seen = look_around(other)
        assert seen is not None
        assert [note.text for note in seen.notes.values() if note] == LINES
        travel(desk, back=True)
        _, back = travel(desk, back=False)
        assert back is not None
        assert [note.text for note in back.notes.values() if note] == LINES
