"""The note-taker's screen: what is typed is there, in order, on disk, and can be corrected and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.run.room import PASSPHRASE, SIZES, RoomApp, fill, in_room, seen, settled, tools
from textual import events
from textual.pilot import Pilot

from verksted.desk.desk import Desk
from verksted.desk.running import Running
from verksted.desk.running_notes import FIELD
from verksted.tui.screens.run.note_taker import NoteTakerScreen
from verksted.tui.widgets.notes.choices import ChoiceList
from verksted.tui.widgets.notes.field import NoteField
from verksted.tui.widgets.notes.log import NoteLog
from verksted.workshop.notes import Note, Sign
from verksted.workshop.running import forward


def field(app: RoomApp) -> NoteField:
    return app.screen.query_one(NoteField)


def texts(desk: Desk) -> list[str]:
    return [note.text for note in desk.notes.all()]


async def write(pilot: Pilot[None], *lines: str) -> None:
    app = pilot.app
    assert isinstance(app, RoomApp)
    for line in lines:
        field(app).insert_text_at_cursor(line)
        await pilot.press("enter")
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_is_seen_stored_and_said_to_be_saved(desk: Desk, size: tuple[int, int]) -> None:
    async with in_room(desk, size=size) as (app, pilot):
        assert "Her kommer notatene." in seen(app)
        await pilot.press(*"-! u3 æøå #ettervern *4", "enter")
        await settled(pilot)
        shown = seen(app)
        assert "æøå" in shown
        assert "-!" in shown
        assert "*4" in shown
        assert "ettervern" in shown
        assert "lagret " in shown.splitlines()[0]
        assert field(app).value == ""
        assert "F1 hjelp" in shown
    [note] = desk.notes.all()
    assert (note.text, note.sign, note.follow_up, note.seat) == ("æøå", Sign.MUST_IMPROVE, True, "u3")
    assert (note.theme, note.agree, note.writer) == ("after", 4, "dokumentasjon")


async def test_certain_identifiers_never_reach_the_disk_and_come_back_into_the_field(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await write(pilot, "ring +47 912 34 567 i dag")
        assert texts(desk) == ["ring [telefon] i dag"]
        assert "[telefon] står i stedet" in seen(app)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert texts(desk) == []
        assert field(app).value == "ring +47 912 34 567 i dag"
        await pilot.press("enter")
        await settled(pilot)
        assert texts(desk) == ["ring [telefon] i dag"]


async def test_undo_takes_back_typing_first_and_then_notes_and_redo_brings_them_back(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await write(pilot, "første", "andre")
        await pilot.press(*"halv linje")
        await pilot.press("ctrl+z")
        assert field(app).value == "halv"
        await pilot.press("ctrl+z")
        assert field(app).value == ""
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert texts(desk) == ["første"]
        assert "andre" not in seen(app)
        await pilot.press("ctrl+y")
        assert field(app).value != ""
        await pilot.press("ctrl+z", "ctrl+z")
        await settled(pilot)
        assert texts(desk) == []


async def test_redo_brings_a_note_back(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await write(pilot, "første")
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert texts(desk) == []
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert texts(desk) == ["første"]
        assert "første" in seen(app)


async def test_arrows_fetch_earlier_lines_and_escape_leaves_them_untouched(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await write(pilot, "+ første", "- andre *3")
        await pilot.press("up")
        assert field(app).value == "- *3 andre"
        await pilot.press("up")
        assert field(app).value == "+ første"
        await pilot.press("x", "escape")
        await settled(pilot)
        assert field(app).value == ""
        assert texts(desk) == ["første", "andre"]
        await pilot.press("up", "up", *" igjen", "enter")
        await settled(pilot)
        assert texts(desk) == ["første igjen", "andre"]
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert texts(desk) == ["første", "andre"]


async def test_a_click_on_a_note_fetches_it_and_the_half_typed_line_comes_back(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await write(pilot, "første", "andre")
        await pilot.press(*"halv")
        log = app.screen.query_one(NoteLog)
        log.post_message(NoteLog.Clicked(log.rows[0].id))
        await pilot.pause()
        assert field(app).value == "første"
        await pilot.press("escape")
        await pilot.pause()
        assert field(app).value == "halv"


async def test_a_note_is_split_at_the_cursor_and_joined_again(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await write(pilot, "- ingen svarte. brevet kom sent")
        await pilot.press("up")
        field(app).cursor_position = field(app).value.index("brevet")
        await pilot.press("f5")
        await settled(pilot)
        assert sorted(texts(desk)) == ["brevet kom sent", "ingen svarte."]
        assert {note.sign for note in desk.notes.all()} == {Sign.MUST_IMPROVE}
        await pilot.press("up", "f6")
        await settled(pilot)
        assert texts(desk) == ["ingen svarte. brevet kom sent"]
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert len(texts(desk)) == 2


async def test_an_emptied_line_is_taken_away_and_can_be_fetched_back(desk: Desk) -> None:
    async with in_room(desk) as (_, pilot):
        await write(pilot, "første")
        await pilot.press("up", "ctrl+u", "enter")
        await settled(pilot)
        assert texts(desk) == []
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert texts(desk) == ["første"]


async def test_the_theme_is_chosen_by_number_and_by_hash(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await pilot.press(*"noe ", "ctrl+t")
        await pilot.pause()
        assert app.screen.query_one(ChoiceList).open
        assert "Ettervern" in seen(app)
        await pilot.press("3", "enter")
        await settled(pilot)
        await pilot.press(*"mer #hø", "tab", "enter")
        await settled(pilot)
        await pilot.press("ctrl+t", "1")
        await write(pilot, "uten merke")
        assert [note.theme for note in desk.notes.all()] == ["after", "heard", "contact"]
        assert texts(desk) == ["noe", "mer", "uten merke"]


async def test_moving_a_note_to_another_theme(desk: Desk) -> None:
    async with in_room(desk) as (_, pilot):
        await write(pilot, "+ noe #kontakt")
        await pilot.press("up", "ctrl+t", "3", "enter")
        await settled(pilot)
        [note] = desk.notes.all()
        assert (note.text, note.theme) == ("noe", "after")


async def test_a_pasted_page_becomes_one_note_a_line_and_one_undo_takes_all(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        lines = [f"- linje {number}" for number in range(300)]
        field(app).post_message(events.Paste("\r\n".join(lines)))
        await settled(pilot)
        assert texts(desk) == [f"linje {number}" for number in range(300)]
        assert "300 linjer ble til 300 notater" in seen(app)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert texts(desk) == []


async def test_abbreviations_expand_at_the_next_space(desk: Desk) -> None:
    from verksted.desk.registers import Register
    from verksted.desk.running_view import SHORTHANDS, Shorthand

    desk.apply([Register(desk.workbook, SHORTHANDS).put(Shorthand("ktp", "kontaktperson"))], "kort")
    async with in_room(desk) as (app, pilot):
        await pilot.press(*"Ktp svarte. ktp!")
        assert field(app).value == "Kontaktperson svarte. kontaktperson!"
        await pilot.press(*" god ktp", "enter")
        await settled(pilot)
        assert texts(desk) == ["Kontaktperson svarte. kontaktperson! god kontaktperson"]


async def test_an_abbreviation_counts_from_the_moment_it_is_made(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press(*"ktp = kontaktperson", "enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press(*"ktp ")
        assert field(app).value == "kontaktperson "


async def test_enter_takes_what_is_in_hand_in_a_list_that_was_asked_for(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await pilot.press("ctrl+t", "down", "down", "enter")
        await pilot.pause()
        assert "Tema: ettervern" in seen(app)
        await write(pilot, "en linje")
        assert desk.notes.all()[0].theme == "after"


@pytest.mark.parametrize(("tag", "theme"), [("", "heard"), ("#ettervern", "after")])
async def test_a_divided_note_keeps_its_theme_in_both_parts(desk: Desk, tag: str, theme: str) -> None:
    for _ in range(2):
        Running(desk).move(forward, "videre")
    async with in_room(desk) as (_, pilot):
        await write(pilot, f"> send planen på nytt {tag}")
        await pilot.press("up", *["left"] * len("på nytt"), "f5")
        await settled(pilot)
        assert [(note.text, note.theme) for note in desk.notes.all()] == [
            ("send planen", theme),
            ("på nytt", theme),
        ]


async def test_ctrl_z_after_a_paste_is_about_the_paste_and_not_about_the_half_typed_line(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await pilot.press(*"halv")
        field(app).post_message(events.Paste("en\nto\ntre"))
        await settled(pilot)
        assert texts(desk) == ["en", "to", "tre"]
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert texts(desk) == []
        assert field(app).value == "halv"


async def test_what_was_found_is_fetched_for_correction_with_tab(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await write(pilot, "den første", "den andre", "den tredje")
        await pilot.press(*"halv", "ctrl+f", *"andre", "tab")
        await pilot.pause()
        assert field(app).value == "den andre"
        await pilot.press(*" gangen", "enter")
        await settled(pilot)
        assert texts(desk) == ["den første", "den andre gangen", "den tredje"]
        assert field(app).value == "halv"


async def test_the_abbreviations_are_one_s_own(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press(*"sbh = saksbehandler", "enter")
        await settled(pilot)
        assert "sbh = saksbehandler" in seen(app)
        await pilot.press("escape")
        await settled(pilot)


async def test_the_time_mark_moves_back_fifteen_seconds(desk: Desk) -> None:
    async with in_room(desk) as (_, pilot):
        await write(pilot, "første")
        [before] = desk.notes.all()
        await pilot.press("f3")
        await settled(pilot)
        [after] = desk.notes.all()
        assert _seconds(before) - _seconds(after) == pytest.approx(15)
        await pilot.press(*"andre", "f3", "f3", "enter")
        await settled(pilot)
        later = next(note for note in desk.notes.all() if note.text == "andre")
        assert _seconds(later) < _seconds(before)


def _seconds(note: Note) -> float:
    from datetime import datetime

    return datetime.fromisoformat(note.at).timestamp()


async def test_search_marks_hits_and_gives_the_half_typed_line_back(desk: Desk) -> None:
    fill(desk, 300)
    async with in_room(desk) as (app, pilot):
        await pilot.press(*"halv", "ctrl+f", *"mmer 17 om")
        await pilot.pause()
        assert "notat nummer 17 om" in seen(app)
        assert "Treff 1 av 1" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert field(app).value == "halv"
        assert texts(desk) == [note.text for note in desk.notes.all()]


async def test_a_half_typed_line_is_kept_masked_and_comes_back_after_a_crash(
    desk: Desk, tmp_path: Path
) -> None:
    desk.workbook.save_draft(FIELD, "måtte fortelle alt")
    desk.workbook._journal.abandon()  # it has crashed
    with Desk.open(desk.workbook.folder, passphrase=PASSPHRASE, tools=tools()) as other:
        async with in_room(other) as (app, pilot):
            assert field(app).value == "måtte fortelle alt"
            assert "halvskrevne linjen" in seen(app)
            screen = app.screen
            assert isinstance(screen, NoteTakerScreen)
            await pilot.press("ctrl+u", *"ring +47 912 34 567 nå")
            screen._save_draft()
            await settled(pilot)
            assert app.session is not None
        drafts = [draft.text for draft in desk.workbook.drafts()]
        assert not any("912" in text for text in drafts)


async def test_what_another_writes_is_seen_with_its_role(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        with Desk.open(desk.workbook.folder, passphrase=PASSPHRASE, tools=tools()) as other:
            from verksted.desk.taking import NoteTaker, take_all

            take_all(NoteTaker(other, "fasilitator"), ["skrevet av en annen"])
        screen = app.screen
        assert isinstance(screen, NoteTakerScreen)
        screen.look_around()
        await settled(pilot)
        assert "skrevet av en annen (fasilitator)" in seen(app)


async def test_two_versions_are_shown_and_one_can_choose_or_keep_both(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        await write(pilot, "felles")
        [note] = desk.notes.all()
        with Desk.open(desk.workbook.folder, passphrase=PASSPHRASE, tools=tools()) as other:
            from dataclasses import replace

            other.apply([other.notes.put(replace(note, text="felles A"))], "a")
            desk.apply([desk.notes.put(replace(note, text="felles B"))], "b")
        screen = app.screen
        assert isinstance(screen, NoteTakerScreen)
        screen.look_around()
        await settled(pilot)
        assert "to utgaver" in seen(app)
        await pilot.press("up")
        await settled(pilot)
        shown = seen(app)
        assert "felles A" in shown
        assert "felles B" in shown
        await pilot.press("3")
        await settled(pilot)
        assert sorted(texts(desk)) == ["felles A", "felles B"]
        assert not desk.workbook.conflicts("notes")


async def test_escapes_and_hidden_marks_in_a_paste_are_gone(desk: Desk) -> None:
    async with in_room(desk) as (app, pilot):
        field(app).post_message(events.Paste("a\x1b[2Jb\u202ec\n[b]d[/b]\x1b]0;x\x07"))
        await settled(pilot)
        shown = seen(app)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "a[2Jbc" in shown
        assert "[b]d[/b]" in shown


@pytest.mark.parametrize("count", [100, 5000])
async def test_widgets_and_rows_painted_do_not_grow_with_the_notes(desk: Desk, count: int) -> None:
    fill(desk, count)
    async with in_room(desk) as (app, pilot):
        log = app.screen.query_one(NoteLog)
        assert len(log.rows) == count
        assert len(list(app.screen.walk_children())) <= 20
        await settled(pilot)
        before = log.drawn
        await pilot.press("a")
        await pilot.pause()
        assert log.drawn == before, "a key must not paint the log"
        await pilot.press("enter")
        await settled(pilot)
        assert log.drawn - before <= 4 * log.size.height


async def test_a_note_that_is_saved_leaves_time_to_tidy_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was painted and is gone must not gather while somebody types without a pause."""
    done: list[str] = []
    monkeypatch.setattr("verksted.tui.screens.run.base.tidy", lambda: done.append("tidied"))
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await write(pilot, "ett notat")
        await settled(pilot)
        assert done
        app.session = None


async def test_the_log_keeps_what_is_in_sight_and_little_more(desk: Desk) -> None:
    fill(desk, 300)
    app = RoomApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        log = app.screen.query_one(NoteLog)
        end = log.scroll_offset.y
        for _ in range(12):
            await pilot.press("pageup")
        await settled(pilot)
        assert log.scroll_offset.y < end - 100
        assert len(log._made) <= log.size.height + 12
        assert len(log._drawn) <= log.size.height
        app.session = None
