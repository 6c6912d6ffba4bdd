"""Where a note-taker's hands stopped when two people used the room for real: each is mended here."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.tui.run.room import BLOCKS, CHEAP, RoomApp, in_room, new_room, seen, settled
from textual.content import Content

from verksted.desk.desk import Desk, Tools
from verksted.desk.registers import to_document
from verksted.desk.reviewing_placeholders import placeholders
from verksted.desk.running import RUN, Running, voice_of
from verksted.desk.running_notes import LiveTaker
from verksted.desk.running_view import Room
from verksted.desk.taking import NOWHERE, NoteTaker, take_all
from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.tui.screens.run.choosing import versions_offered
from verksted.tui.screens.run.facilitator_lines import agenda_lines, idle_lines
from verksted.tui.screens.run.facilitator_views import pages
from verksted.tui.screens.run.hints import hint
from verksted.tui.screens.run.note_taker import NoteTakerScreen
from verksted.tui.screens.run.panels import now_lines
from verksted.tui.screens.run.told import Looked
from verksted.tui.widgets.notes.field import NoteField
from verksted.workbook import Environment, Put
from verksted.workshop.agenda import Block, BlockKind
from verksted.workshop.notes import Note, Sign
from verksted.workshop.plan import Theme
from verksted.workshop.running import Run, block_at, forward

AT = "2026-11-27T17:20:00.000Z"
START = datetime(2026, 11, 27, 17, 0, tzinfo=UTC)


def _note(text: str, **more: object) -> Note:
    return Note("n", text, AT, "dokumentasjon", **more)  # type: ignore[arg-type]


async def _lines(app: RoomApp, pilot: object, *lines: str) -> None:
    for line in lines:
        app.screen.query_one(NoteField).insert_text_at_cursor(line)
        await pilot.press("enter")  # type: ignore[attr-defined]
    await settled(pilot)  # type: ignore[arg-type]


async def test_f3_again_moves_the_same_note_and_not_the_one_that_is_last_now(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await _lines(app, pilot, "den første", "den andre")
        before = {note.text: datetime.fromisoformat(note.at) for note in desk.notes.all()}
        await pilot.press("f3", "f3")
        await settled(pilot)
        after = {note.text: datetime.fromisoformat(note.at) for note in desk.notes.all()}
        assert before["den første"] == after["den første"]
        assert before["den andre"] - after["den andre"] == timedelta(seconds=30)
        await pilot.press("x", "backspace", "f3")
        await settled(pilot)
        again = {note.text: datetime.fromisoformat(note.at) for note in desk.notes.all()}
        assert again["den andre"] == after["den andre"]
        assert again["den første"] < before["den første"]


@pytest.mark.parametrize("keys", [["f3", "enter"], ["enter", "f3"], ["enter", "up", "f3", "enter"]])
async def test_what_was_said_before_the_block_began_is_a_note_of_the_block_before(
    desk: Desk, keys: list[str]
) -> None:
    for _ in range(4):
        Running(desk).move(forward, "videre")
    async with in_room(desk) as (app, pilot):
        app.screen.query_one(NoteField).insert_text_at_cursor("- sagt før pausen")
        await pilot.press(*keys)
        await settled(pilot)
        [note] = desk.notes.all()
        assert note.block != "better"
        assert note.theme != "contact"


def test_the_block_of_a_time_is_found_from_the_lengths_they_took() -> None:
    run = Run()
    for minutes in (0, 10, 30, 40):
        run = forward(BLOCKS, run, START + timedelta(minutes=minutes))
    wanted: dict[float, str] = {
        5: "welcome",
        29: "good",
        39.9: "pause",
        40: "better",
        90: "better",
        -5: "welcome",
    }
    for after, block in wanted.items():
        assert block_at(BLOCKS, run, START + timedelta(minutes=after)) == block


async def test_a_blank_slip_is_fetched_empty_and_an_unreadable_one_as_it_was_typed(desk: Desk) -> None:
    async with in_room(desk, "slips:SlipsScreen") as (app, pilot):
        field = app.screen.query_one(NoteField)
        await _lines(app, pilot, "0", "")
        await pilot.press("up")
        assert field.value == ""
        await pilot.press("enter", "up", *"ring meg", "enter")
        await settled(pilot)
        assert sorted(note.text for note in desk.notes.all()) == ["(kan ikke leses)", "ring meg"]
        await pilot.press("up", "up")
        assert field.value == "0"
        await pilot.press("enter")
        await settled(pilot)
        assert "står som det sto" in seen(app)
        await pilot.press("up", *["backspace"] * len("ring meg"), "0", "enter")
        await settled(pilot)
        assert [note.text for note in desk.notes.all()] == ["(kan ikke leses)"] * 2


ROOM = Room(themes=(Theme("heard", "Å bli hørt", "hørt"), Theme("after", "Ettervern", "ettervern")))


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (_note("+ de ringte", seat="u3"), "Skriv + u3 først"),
        (_note('" jeg vil ha beskjed', seat="u3"), 'Skriv " u3 først'),
        (_note('"fosterheim" er et tungt ord', seat="u3"), ""),
        (_note("de ringte", seat="u3", sign=Sign.WORKS), ""),
        (_note("+ uten sete"), ""),
        (_note("", seat="u3"), ""),
        (_note("x", theme="hør"), "Mente du #hørt?"),
        (_note("x", theme="etervern"), "Mente du #ettervern?"),
        (_note("x", theme="skole"), ""),
        (_note("x", theme="heard"), ""),
    ],
)
def test_a_line_that_may_have_meant_otherwise_gets_one_sentence(note: Note, told: str) -> None:
    found = hint([note], ROOM)
    assert told in found
    assert bool(told) == bool(found)
    assert len(found) <= 78


async def test_the_hint_is_told_and_the_line_stands(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await _lines(app, pilot, "u3 + de ringte")
        assert "Skriv + u3 først" in seen(app)
        assert [(note.text, note.seat) for note in desk.notes.all()] == [("+ de ringte", "u3")]


def test_two_long_versions_are_shown_from_where_they_differ() -> None:
    start = "eg vil ha same kontaktperson, heile vegen frå fyrste dag"
    texts = [f"{start} og nei", f"{start} ja", f"{start} og så vidare"]
    shown = versions_offered([(str(at), _note(text), "skriver 17.20") for at, text in enumerate(texts)])
    assert len({one.words[:36] for one in shown[:3]}) == 3
    assert all(one.words.startswith("… ") for one in shown[:3])
    short = versions_offered([("a", _note("en linje mer"), ""), ("b", None, "")])
    assert [one.words for one in short[:2]] == ["en linje mer", "(tatt bort)"]


def test_a_mark_without_words_is_told_of_as_such() -> None:
    assert voice_of([_note("", follow_up=True)], {}).marked == ("(uten tekst)",)


def test_no_page_ends_in_the_middle_of_what_belongs_together() -> None:
    rows = [row for number in range(5) for row in (f"hva {number}", f"«ord {number}", f"  mer {number}»")]
    found = pages([Content(row) for row in rows], 7)
    assert [[row.plain for row in page] for page in found] == [rows[:6], rows[6:12], rows[12:]]
    assert [row.plain for page in pages([Content(f" {at}") for at in range(9)], 4) for row in page] == [
        f" {at}" for at in range(9)
    ]
    assert pages([], 4) == [[]]


def test_names_that_do_not_fit_say_so_and_leave_the_minutes_whole() -> None:
    room = Room(blocks=(Block("a", "Velkommen, kjøreregler og litt mat", 15, BlockKind.OPENING),))
    [line] = idle_lines(room, 30)
    assert line.plain.endswith("…  15 min")
    assert len(line.plain) <= 30
    assert "…" in agenda_lines(room, None)[0].plain


def test_when_all_is_over_nobody_is_told_that_it_has_not_begun() -> None:
    room = Room(blocks=tuple(BLOCKS), run=Run(began=AT, block="end", block_began=AT, ended=AT))
    assert "ferdig" in now_lines(room, None)[0].plain
    assert any("Utgangslapp" in line.plain for line in idle_lines(room, 40))


class _Ticking:
    """A clock that says what it is set to."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def _with_clock(tmp_path: Path) -> tuple[Desk, _Ticking]:
    clock, real = _Ticking(), Environment.real()
    tools = Tools(Environment(clock, real.random, real.state_dir), kdf=CHEAP)
    return new_room(tmp_path / "annen", tools), clock


def test_a_clock_that_is_set_back_a_little_does_not_turn_the_lines(tmp_path: Path) -> None:
    desk, clock = _with_clock(tmp_path)
    with desk:
        taker, made = LiveTaker(desk, "dokumentasjon"), list[Note]()
        for seconds in (0, 1, -30, -29, 2, -7200, -7199):
            clock.now = START + timedelta(seconds=seconds)
            made += taker.make(f"linje {seconds}", NOWHERE).notes
    times = [(datetime.fromisoformat(note.at) - START).total_seconds() for note in made]
    assert times == [0, 1, 1, 1, 2, -7200, -7199]


async def test_a_line_that_stands_further_up_since_a_clock_was_wrong_is_told_of_once(tmp_path: Path) -> None:
    desk, clock = _with_clock(tmp_path)
    with desk:
        take_all(NoteTaker(desk), ["skrevet på den andre maskinen"])
        clock.now = START - timedelta(minutes=30)
        async with in_room(desk) as (app, pilot):
            await _lines(app, pilot, "første")
            assert "klokkene går ulikt" in seen(app)
            await _lines(app, pilot, "andre")
            assert "klokkene går ulikt" not in seen(app)
            assert sorted(note.text for note in desk.notes.all())[:2] == ["andre", "første"]


@pytest.mark.parametrize("field", ["began", "block_began", "paused"])
@pytest.mark.parametrize("strange", ["i går", "2026-11-27T17:20:00", "9999-99-99"])
async def test_a_run_whose_times_cannot_be_read_stops_no_screen(desk: Desk, field: str, strange: str) -> None:
    run = to_document(Run(began=AT, block="good", block_began=AT))
    desk.apply([Put(RUN.name, "run", {**run, field: strange})], "merkelig")
    desk.apply([desk.notes.put(_note("før vår tid"))], "merkelig")
    desk.apply([desk.notes.put(replace(_note("rar tid"), id="m", at="i fjor"))], "merkelig")
    for screen in ("note_taker:NoteTakerScreen", "facilitator:FacilitatorScreen"):
        async with in_room(desk, screen) as (app, pilot):
            await pilot.press("f3", "ctrl+n")
            await settled(pilot)
            assert "F9 skjul" in seen(app)
    assert {note.text for note in desk.notes.all()} == {"før vår tid", "rar tid"}


async def test_a_place_taken_for_a_person_is_put_right_with_the_same_key(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        screen, line = app.screen, app.screen.query_one(NoteField)
        assert isinstance(screen, NoteTakerScreen)
        line.insert_text_at_cursor("møtene på Haugen")
        screen.watch_for.close()
        screen.post_message(Looked("", "møtene på Haug", [_person("møtene på Haug", "Haug")]))
        await settled(pilot)
        for stands in ("sted", "virksomhet", "skjult", "person 1"):
            await pilot.press("f4")
            await settled(pilot)
            assert line.value == f"møtene på [{stands}]"
        assert "F4 igjen gir [sted]" in seen(app)
        await pilot.press("f4", *" er", "enter")
        await settled(pilot)
        assert [note.text for note in desk.notes.all()] == ["møtene på [sted] er"]
        assert [kept.words for kept in placeholders(desk).all()] == ["[sted]"]
        await pilot.press("f4")
        assert "Ingen ord er merket" in seen(app)


async def test_the_same_key_first_takes_the_other_names_of_the_line(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        screen, line = app.screen, app.screen.query_one(NoteField)
        assert isinstance(screen, NoteTakerScreen)
        text = "Kari kjenner Ola"
        line.insert_text_at_cursor(text)
        screen.watch_for.close()
        screen.post_message(Looked("", text, [_person(text, "Kari"), _person(text, "Ola")]))
        await settled(pilot)
        await pilot.press("f4")
        await settled(pilot)
        assert line.value == "Kari kjenner [person 1]"
        screen.post_message(Looked("", line.value, [_person(line.value, "Kari")]))
        await settled(pilot)
        await pilot.press("f4")
        await settled(pilot)
        assert line.value == "[person 2] kjenner [person 1]"
        await pilot.press("ctrl+z", "f4")
        await settled(pilot)
        assert line.value == "Kari kjenner [person 1]"


def _person(text: str, name: str) -> Finding:
    start = text.index(name)
    return Finding(start, start + len(name), Label.PERSON, Action.MASK, Source.LIST, 0.9, "")


@pytest.mark.parametrize(
    ("tag", "theme"),
    [("kon", "contact"), ("kontakt", "contact"), ("ko", "ko"), ("et", "et"), ("ette", "after")],
)
def test_the_beginning_of_a_tag_is_enough(desk: Desk, tag: str, theme: str) -> None:
    (note,) = LiveTaker(desk, "dokumentasjon").make(f"- svar på telefonen #{tag}", NOWHERE).notes
    assert note.theme == theme
