"""Measures, input, methods and the register on the screen: every place fits, and the main roads are walked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.desk.conftest import PASSPHRASE as FIRST_KEY
from tests.desk.test_reviewing import ready
from tests.desk.test_reviewing import workshop as with_points
from tests.tui.app_helper import CHEAP, PASSPHRASE, SIZES, make_book, opened, press, seen, settled, write
from tests.tui.test_shell import ALLOWED, ENGLISH, GOOD_KEYS, LETTERS, bindings, footer_fits, words_of
from textual.screen import Screen

from verksted.desk import register as registers
from verksted.desk import years
from verksted.desk.desk import Desk, Tools
from verksted.desk.methods import Methods
from verksted.desk.practising import practice_desk
from verksted.desk.register import ServiceRegister
from verksted.desk.releasing import release_now
from verksted.desk.sectors import Others
from verksted.desk.wheel import OwnWheel, desk_wheel
from verksted.desk.years import New, lives
from verksted.tui import messages, routes
from verksted.tui.app import VerkstedApp
from verksted.tui.frame import Frame
from verksted.tui.screens.years import register_forms
from verksted.tui.widgets.rows import Rows
from verksted.workbook import Environment, Put
from verksted.workshop.followup import MeasureStatus
from verksted.workshop.measures_over_years import Evaluator
from verksted.workshop.notes import Sign
from verksted.workshop.sectors import Stage

PLACES = ["wheel", "measures", "input", "methods", "register"]


@pytest.fixture
def practised() -> Iterator[Desk]:
    with practice_desk(Tools(Environment.real(), kdf=CHEAP)) as made:
        yield made


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", PLACES)
async def test_every_place_fits_and_speaks_norwegian(
    practised: Desk, place: str, size: tuple[int, int]
) -> None:
    app = VerkstedApp()
    async with app.run_test(size=size) as pilot:
        await opened(pilot, practised, place)
        assert isinstance(app.screen, Frame)
        assert place == app.screen.PLACE
        assert app.focused is not None
        rows = seen(app).split("\n")
        assert "Kapittel" in rows[1]
        assert "Årshjul" in rows[1]
        assert "F1 hjelp" in rows[-1]
        assert footer_fits(app)
        assert not (words_of(app) & ENGLISH) - ALLOWED
        assert app.screen.HELP
        app.session = None


def test_keys_of_these_screens_follow_the_map() -> None:
    for place in PLACES:
        __import__(routes.BY_ID[place].module)
    import verksted.tui.screens.years.method_sheet
    import verksted.tui.screens.years.pages

    del verksted
    waiting: list[type] = [Screen, Rows.__mro__[1]]
    found: list[type] = []
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if ".screens.years." in kind.__module__ and "surveys" not in kind.__module__:
            found.append(kind)
    assert len(found) > 6
    for kind in found:
        for one in bindings(kind):
            assert re.fullmatch(GOOD_KEYS, one.key), (kind.__name__, one.key)
            if len(one.key) == 1:
                assert one.description in LETTERS[one.key], (kind.__name__, one.key, one.description)


def test_no_letter_of_goto_is_given_twice() -> None:
    from verksted.tui.screens.goto import OTHERS

    keys = [place.key for place in routes.PLACES] + [key for _, key, _ in OTHERS]
    assert len(keys) == len(set(keys))


async def test_keys_for_a_measure_are_told_only_where_one_is_in_hand(practised: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised, "measures")
        assert "meld status" in seen(app)
        await press(pilot, "end")
        assert "Hent tiltak" in seen(app)
        assert "meld status" not in seen(app)
        await press(pilot, "home")
        assert "meld status" in seen(app)


async def test_a_status_is_told_and_comes_into_the_report(practised: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised, "measures")
        await press(pilot, "enter", "3")
        await press(pilot, "enter")
        assert "Skriv det i en hel setning" in seen(app)
        await write(pilot, "Koffertene er kjøpt og brukes nå")
        await press(pilot, "enter")
        assert "Status er meldt" in seen(app)
        one = next(one for one in lives(practised) if one.life.reports)
        assert one.measure.status is MeasureStatus.DONE
        assert one.measure.why_not == "Koffertene er kjøpt og brukes nå"
        await press(pilot, "enter", "5", "space", "escape")
        assert lives(practised)[0].life.evaluators == (Evaluator.USERS,)
        app.session = None


async def test_a_new_measure_knows_where_it_comes_from(practised: Desk) -> None:
    before = {one.measure.id for one in lives(practised)}
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised, "measures")
        await press(pilot, "n", "3")
        await write(pilot, "Fast møte med skolen")
        await press(pilot, "tab")
        await write(pilot, "teamleder")
        await press(pilot, "tab", "tab", "enter")
        (new,) = [one.measure for one in lives(practised) if one.measure.id not in before]
        assert (new.text, new.role, new.origin.value) == ("Fast møte med skolen", "teamleder", "sector")
        app.session = None


async def test_answers_are_pasted_approved_and_written_into_a_chapter(practised: Desk) -> None:
    others = Others(practised)
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised, "input")
        app.screen.query_one("#input", Rows).take("source:school")
        await press(pilot, "enter")
        app.screen.query_one("#source", Rows).take("paste")
        await press(pilot, "enter")
        await write(pilot, "+ vi får svar når vi melder")
        await press(pilot, "enter")
        await write(pilot, "- møtene kommer sent")
        await press(pilot, "escape", "enter")
        assert [one.text for one in others.said("school")] == [
            "vi får svar når vi melder",
            "møtene kommer sent",
        ]
        assert others.sector("school").stage is Stage.ANSWERED
        assert "2 svar · 2 ikke godkjent" in seen(app)
        app.screen.query_one("#source", Rows).take(f"c:{others.said('school')[0].id}")
        await press(pilot, "space")
        assert "Godkjent" in seen(app)
        await press(pilot, "escape")
        app.screen.query_one("#input", Rows).take("sheet:chapter-sectors")
        await press(pilot, "enter")
        assert "Skrevet: kapittel-samarbeid.docx" in seen(app)
        app.session = None


async def test_a_gap_is_filled_in_box_by_box(practised: Desk) -> None:
    planned = Methods(practised)
    before = len(practised.notes)
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised, "methods")
        await press(pilot, "n", "1", "enter")
        await write(pilot, "foreldre")
        await press(pilot, "enter", "1")
        await write(pilot, "brevene er lange")
        await press(pilot, "enter", "up")
        await write(pilot, "ingen vet hvem de skal ringe")
        await press(pilot, "escape")
        assert "Lagret i «Barrierer»" in seen(app), "Esc saves what is typed before it leaves"
        (sheet,) = planned.sheets()
        filled = planned.filled(sheet.id)
        assert [note.text for note in filled.notes["today"]] == ["Dagens situasjon: brevene er lange"]
        assert filled.notes["barriers"][0].sign is Sign.MUST_IMPROVE
        assert len(practised.notes) == before + 2
        await press(pilot, "f2")
        assert "foreldre" in seen(app)
        assert "• brevene er lange" in seen(app)
        await press(pilot, "escape", "escape")
        assert "2 notater" in seen(app)
        app.session = None


async def test_several_pasted_lines_are_several_notes(practised: Desk) -> None:
    planned = Methods(practised)
    sheet = planned.start("walk-and-talk")
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised, "methods")
        app.screen.query_one("#methods", Rows).take(f"sheet:{sheet.id}")
        await press(pilot, "enter", "down", "down")
        from textual import events

        app.screen.query_one("#box-line").post_message(events.Paste("en\nto\ntre\nfire\n"))
        await settled(pilot)
        assert planned.filled(sheet.id).count == 4
        assert "tre ting" in seen(app)
        app.session = None


# The register -------------------------------------------------------------------------------------


@pytest.fixture
def register(tmp_path: Path) -> Path:
    made, _ = ServiceRegister.create(
        tmp_path / "register", passphrase=PASSPHRASE, tools=Tools(Environment.real(), kdf=CHEAP)
    )
    made.close()
    registers.remember_folder(tmp_path / "register")
    return tmp_path / "register"


async def test_the_register_opens_from_the_first_screen_and_says_so_there(register: Path) -> None:
    with ServiceRegister.open(register, passphrase=PASSPHRASE) as made:
        made.wheel.use(2024, date(2024, 1, 1))
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.query_one("#others", Rows).focus()
        app.screen.query_one("#others", Rows).take("register")
        await press(pilot, "enter")
        assert "låst" in seen(app)
        await write(pilot, "feil passord")
        await press(pilot, "enter")
        assert "▲" in seen(app)
        assert app.register is None
        await write(pilot, PASSPHRASE)
        await press(pilot, "enter")
        assert app.register is not None
        assert "Frister" in seen(app)
        await press(pilot, "escape")
        assert "over fristen" in seen(app), "the first screen tells what is late"
        app.post_message(messages.OpenWheel())
        await settled(pilot)
        assert "2024–2027" in seen(app), "the wheel of the register"
        await press(pilot, "ctrl+l")
        assert app.register is None, "hiding everything locks it"
        await press(pilot, "f9")
        assert "2024–2027" not in seen(app), "and its wheel is gone with it"
        await press(pilot, "enter")
        assert app.return_code in (None, 0)


async def test_a_new_register_is_made_with_a_recovery_key(tmp_path: Path) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(messages.OpenRegister())
        await settled(pilot)
        app.screen.query_one("#register-ways", Rows).take("create")
        await press(pilot, "enter")
        await write(pilot, str(tmp_path / "nytt"))
        await press(pilot, "tab")
        await write(pilot, PASSPHRASE)
        await press(pilot, "tab")
        await write(pilot, PASSPHRASE)
        await press(pilot, "enter")
        assert "opprettingsnøkkel" in seen(app)
        assert (tmp_path / "nytt" / "hode.json").exists()
        assert registers.known_folder() == tmp_path / "nytt"


async def test_the_register_is_copied_to_one_file_and_opened_from_it(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_forms, "loose_folder", lambda: tmp_path / "dokumenter")
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(messages.OpenRegister())
        await settled(pilot)
        await write(pilot, PASSPHRASE)
        await press(pilot, "enter")
        app.screen.query_one("#register-list", Rows).take("copy")
        await press(pilot, "enter")
        assert "Kopien er register-" in seen(app)
        (copy,) = (tmp_path / "dokumenter").iterdir()
        app.screen.query_one("#register-list", Rows).take("close")
        await press(pilot, "enter")
        app.screen.query_one("#register-ways", Rows).focus()
        app.screen.query_one("#register-ways", Rows).take("find")
        await press(pilot, "enter")
        await write(pilot, str(copy))
        await press(pilot, "enter")
        assert f"{copy.stem} · låst" in seen(app)
        await write(pilot, PASSPHRASE)
        await press(pilot, "enter")
        assert app.register is not None
        assert app.register.workbook.folder == copy.with_suffix("")
        app.close_register()


async def test_an_own_wheel_needs_no_workbook(tmp_path: Path, own_state: Path) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(messages.OpenWheel())
        await settled(pilot)
        assert "Dere bruker ikke årshjulet" in seen(app)
        await press(pilot, "enter")
        assert "Neste i hjulet" in seen(app)
        assert (own_state / "aarshjul.json").exists()
        await press(pilot, "escape")
        assert app.session is None


async def test_with_the_register_open_the_wheel_is_the_registers(register: Path, own_state: Path) -> None:
    with ServiceRegister.open(register, passphrase=PASSPHRASE) as made:
        app = VerkstedApp()
        app.register = made
        async with app.run_test(size=(80, 24)) as pilot:
            app.post_message(messages.OpenWheel())
            await settled(pilot)
            assert "i registeret" in seen(app)
            await press(pilot, "enter")
            assert made.wheel.used
            assert not (own_state / "aarshjul.json").exists()
            app.register = None


async def test_a_wheel_from_before_the_register_goes_on_in_it(register: Path, own_state: Path) -> None:
    OwnWheel(folder=own_state).use(2024, date(2024, 1, 1))
    with ServiceRegister.open(register, passphrase=PASSPHRASE) as made:
        app = VerkstedApp()
        app.register = made
        async with app.run_test(size=(80, 24)) as pilot:
            app.post_message(messages.OpenWheel())
            await settled(pilot)
            assert "lagt i registeret" in seen(app)
            assert "2024–2027" in seen(app)
            assert made.wheel.state.setting is not None
            app.register = None


async def test_an_open_register_fills_a_new_workbook_by_itself(register: Path, desk: Desk) -> None:
    tools = Tools(Environment.real(), kdf=CHEAP)
    before, _ = Desk.create(register.parent / "i-fjor", title="I fjor", passphrase=FIRST_KEY, tools=tools)
    with before:
        with_points(before)
        years.write(before, New("Vi ringer tilbake samme dag.", "leder", "01.02.2027"))
        ready(before)
        summary = release_now(before)
    with ServiceRegister.open(register, passphrase=PASSPHRASE) as made:
        made.take(summary)
        wanted = [one.text for one in made.open_measures()]
    assert wanted == ["Vi ringer tilbake samme dag."]
    workshop = desk.workshop
    desk.change_workshop(type(workshop)(title=workshop.title, date="2027-10-14"))
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "register")
        await write(pilot, PASSPHRASE)
        await press(pilot, "enter")
        assert "Hentet fra tidligere år: 1 tiltak" in seen(app)
        assert {one.measure.text for one in lives(desk)} == set(wanted)
        await press(pilot, "ctrl+z")
        assert not len(desk.measures)
        assert app.session is not None
        assert app.session.register is not None
        app.session.register.close()
        app.session = None


async def test_a_workbook_opened_while_the_register_is_gets_the_same_and_the_wheel(
    register: Path, desk: Desk
) -> None:
    with_points(desk)
    desk.change_workshop(replace(desk.workshop, date="2024-10-14"))
    years.write(desk, New("Vi ringer tilbake samme dag.", "leder", "01.02.2025"))
    ready(desk)
    app = VerkstedApp()
    next_one = make_book(register.parent / "neste")
    with ServiceRegister.open(register, passphrase=PASSPHRASE) as open_one:
        open_one.take(release_now(desk))
        open_one.wheel.use(2024, date(2024, 1, 1))
        app.register = open_one
        async with app.run_test(size=(80, 24)) as pilot:
            app.post_message(messages.OpenFolder(next_one))
            await settled(pilot)
            await write(pilot, PASSPHRASE)
            await press(pilot, "enter")
            assert "Hentet fra tidligere år: 1 tiltak, løfter: 0. Ctrl+Z angrer." in seen(app)
            assert app.session is not None
            assert desk_wheel(app.session.desk).used
            assert [one.measure.text for one in lives(app.session.desk)] == ["Vi ringer tilbake samme dag."]
            app.close_session()


async def test_a_damaged_register_is_told_of_and_keeps_nobody_out(register: Path) -> None:
    with ServiceRegister.open(register, passphrase=PASSPHRASE) as made:
        made.workbook.apply([Put("register_summaries", "x", {"id": "x", "at": "nå"})], label="feil form")
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(messages.OpenRegister())
        await settled(pilot)
        await write(pilot, PASSPHRASE)
        await press(pilot, "enter")
        assert "■" in seen(app)
        await press(pilot, "escape")
        assert "Lag et nytt verksted" in seen(app)
        assert "se på registeret" in seen(app)
        app.close_register()
