"""The paper twin: sheets that say what they are for, and lines that land in the time they were said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.tui.run.room import BLOCKS, new_room

from verksted.desk.desk import Desk
from verksted.desk.planning_files import PlanWriter
from verksted.desk.running_notes import Taken
from verksted.desk.running_paper import LINES, asked_for, note_sheets, placed, planned_words, sheets
from verksted.desk.running_view import Room
from verksted.workshop.handout import Heading, Table
from verksted.workshop.notes import Note
from verksted.workshop.plan import Workshop
from verksted.workshop.running import Run, forward
from verksted.workshop.words import WrittenStandard

NOW = datetime(2026, 10, 15, 8, 0, tzinfo=UTC)


def room_with(run: Run | None = None, *, date: str = "2026-10-14", starts: str = "16:00") -> Room:
    workshop = Workshop("Ungdom", date=date, starts=starts)
    return Room(workshop, blocks=tuple(BLOCKS), run=run or Run())


def taken(count: int) -> Taken:
    return Taken(tuple(Note(f"n{n}", f"linje {n}", "2026-10-15T08:00:00.000Z", "x") for n in range(count)))


def local(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H.%M")


def test_every_block_but_the_break_has_a_sheet_with_its_own_number() -> None:
    found = sheets(room_with())
    assert [(one.number, one.block.id) for one in found] == [
        (1, "welcome"), (2, "good"), (4, "better"), (5, "advice"), (6, "read"), (7, "end"),
    ]  # fmt: skip
    assert found[2].clock == "16.40–17.00"
    assert found[2].after == 40


def test_a_line_lands_in_the_planned_time_where_nothing_was_run() -> None:
    room = room_with()
    sheet = sheets(room)[2]
    [before] = placed(taken(1), room, sheet, "", NOW).notes
    notes = placed(taken(3), room, sheet, before.at, NOW).notes
    assert before.at < notes[0].at
    assert {local(note.at) for note in notes} == {"2026-10-14 16.40"}
    assert [note.at for note in notes] == sorted({note.at for note in notes})
    assert {(note.block, note.minute) for note in notes} == {("better", 40)}


@pytest.mark.parametrize("last", ["", "i går", "2026-10-14", "9999-12-31T23:59:59.500Z"])
def test_a_strange_time_stamp_of_another_program_is_passed_over(last: str) -> None:
    room = room_with()
    assert local(placed(taken(1), room, sheets(room)[2], last, NOW).notes[0].at) == "2026-10-14 16.40"


def test_a_line_lands_in_the_time_the_block_was_held() -> None:
    start = datetime(2026, 10, 14, 14, 3, tzinfo=UTC)
    run = Run()
    for minutes in (0, 12, 40, 55, 80):
        run = forward(BLOCKS, run, start + timedelta(minutes=minutes))
    room = room_with(run)
    by_id = {one.block.id: one for one in sheets(room)}
    assert (by_id["good"].after, by_id["better"].after, by_id["advice"].after) == (12, 55, 80)
    note = placed(taken(1), room, by_id["better"], "", NOW).notes[0]
    assert datetime.fromisoformat(note.at) == start + timedelta(minutes=55)
    assert by_id["end"].after == 80


def test_without_a_day_the_lines_still_stand_in_the_order_of_the_sheets() -> None:
    room = room_with(date="", starts="")
    stamps = [placed(taken(1), room, one, "", NOW).notes[0].at for one in sheets(room)]
    assert stamps == sorted(stamps)
    assert planned_words(sheets(room)[1], room) == "10 min etter start"


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("ark 4", 4),
        ("Ark  2", 2),
        ("ARK5", 5),
        ("ark 3", None),
        ("ark", None),
        ("arket 4", None),
        ("4", None),
    ],
)
def test_ark_and_a_number_asks_for_a_sheet_and_nothing_else_does(raw: str, number: int | None) -> None:
    found = asked_for(raw, sheets(room_with()))
    assert (found.number if found else None) == number


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_room(tmp_path / "bok")


@pytest.mark.parametrize("standard", list(WrittenStandard))
def test_the_sheets_are_a_word_file_with_one_page_a_sheet(
    desk: Desk, tmp_path: Path, standard: WrittenStandard
) -> None:
    from docx import Document

    desk.change_workshop(replace(desk.workshop, standard=standard, starts="16:00"))
    made = note_sheets(desk)
    path = PlanWriter(desk).write_handout(tmp_path, made)
    document = Document(str(path))
    assert len(document.tables) == 6
    assert {len(table.rows) for table in document.tables} == {LINES + 1}
    headings = [p for p in document.paragraphs if p.text.startswith("Ark ")]
    assert [p.text.partition(":")[0] for p in headings] == [
        "Ark 1",
        "Ark 2",
        "Ark 4",
        "Ark 5",
        "Ark 6",
        "Ark 7",
    ]
    assert all(p.paragraph_format.page_break_before for p in headings[1:])
    text = "\n".join(p.text for p in document.paragraphs)
    assert ("ikke navn" if standard is WrittenStandard.BOKMAL else "ikkje namn") in text
    assert "Hva må bli bedre når du bytter kontaktperson?" in text
    desk.close()


def test_a_sheet_holds_nothing_that_was_said(desk: Desk) -> None:
    from verksted.desk.taking import NoteTaker, take_all

    before = note_sheets(desk)
    take_all(NoteTaker(desk), ["hemmelig notat"])
    assert note_sheets(desk) == before
    assert all(isinstance(part, Heading | Table) or "hemmelig" not in str(part) for part in before.parts)
    desk.close()


def test_an_empty_agenda_is_told_in_a_sentence(desk: Desk) -> None:
    desk.change_agenda([])
    with pytest.raises(ValueError, match="Kjøreplanen er tom"):
        note_sheets(desk)
    desk.close()
