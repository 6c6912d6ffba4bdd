"""Whose note it is stands beside it where that tells something, and not on every line."""

from __future__ import annotations

from verksted.tui.screens.run.rows import NoteRows
from verksted.workshop.notes import Note
from verksted.workshop.words import Role


def rows_of(role: Role, *writers: tuple[Role, int]) -> dict[str, int]:
    """How many rows have which name beside them."""
    rows = NoteRows(role.value)
    number = 0
    for writer, count in writers:
        for _ in range(count):
            number += 1
            at = f"2026-10-14T15:{number // 60:02}:{number % 60:02}.000Z"
            rows.notes[str(number)] = Note(str(number), f"notat {number}", at, writer.value)
    found: dict[str, int] = {}
    for row in rows.all():
        found[row.who] = found.get(row.who, 0) + 1
    return found


def test_a_facilitator_who_reads_a_note_takers_list_sees_the_name_of_a_third_only() -> None:
    found = rows_of(Role.FACILITATOR, (Role.NOTE_TAKER, 30), (Role.FACILITATOR, 2), (Role.LEADER, 1))
    assert found == {"": 32, "leder": 1}


def test_ones_own_notes_have_no_name_where_both_write_or_there_are_few() -> None:
    assert rows_of(Role.NOTE_TAKER, (Role.NOTE_TAKER, 6), (Role.FACILITATOR, 6)) == {"": 6, "fasilitator": 6}
    assert rows_of(Role.NOTE_TAKER, (Role.FACILITATOR, 2)) == {"fasilitator": 2}
