"""A damaged workbook is opened: what is told, and each of the four things one can do about it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.terminal import Terminal
from tests.tui.app_helper import CHEAP, PASSPHRASE, SIZES, make_book, press, seen, settled

from verksted.desk.desk import Desk, Tools
from verksted.desk.mending import copies_near, write_it_report
from verksted.desk.taking import NoteTaker, take_all
from verksted.tui.app import VerkstedApp
from verksted.tui.screens.damaged import DamagedScreen
from verksted.tui.screens.fill import FillScreen
from verksted.tui.screens.overview import OverviewScreen
from verksted.tui.screens.unlock import UnlockScreen
from verksted.tui.session import Session
from verksted.tui.widgets.line import Line
from verksted.workbook import Environment, check

NOTES = [f"notat nummer {number}" for number in range(6)]


def tools() -> Tools:
    return Tools(Environment.real(), kdf=CHEAP)


def opened(folder: Path) -> Desk:
    return Desk.open(folder, passphrase=PASSPHRASE, tools=tools())


def texts(folder: Path) -> set[str]:
    with opened(folder) as desk:
        return {note.text for note in desk.notes.all()}


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A workbook with six notes, as it lies on the other machine."""
    folder = make_book(tmp_path / "notatmaskinen")
    with opened(folder) as desk:
        take_all(NoteTaker(desk), NOTES)
    return folder


@pytest.fixture
def damaged(whole: Path) -> Path:
    """A copy of it, in which one note cannot be read."""
    folder = whole.with_name("bok")
    shutil.copytree(whole, folder)
    path = max((folder / "journal").iterdir(), key=lambda one: one.stat().st_size)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 + 60] ^= 1
    path.write_bytes(data)
    assert len(texts(folder)) == len(NOTES) - 1
    return folder


@contextmanager
def damage_page(folder: Path, app: VerkstedApp) -> Iterator[DamagedScreen]:
    with opened(folder) as desk:
        app.session = Session(desk)
        yield DamagedScreen(app.session)


def digest(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


async def answer(pilot: object, app: VerkstedApp, text: str) -> None:
    assert isinstance(app.screen, FillScreen)
    app.screen.query_one(Line).value = text
    await press(pilot, "enter")  # type: ignore[arg-type]  # a Pilot


@pytest.mark.parametrize("size", SIZES)
async def test_it_tells_what_is_safe_and_what_is_not_and_changes_nothing(
    damaged: Path, size: tuple[int, int]
) -> None:
    app = VerkstedApp()
    before = digest(damaged)
    async with app.run_test(size=size) as pilot:
        with damage_page(damaged, app) as page:
            app.push_screen(page)
            await settled(pilot)
            shown = seen(app)
            assert "noe er skadet" in shown
            assert "er hele. De er trygge." in shown
            assert "■ Én ting kan ikke leses. Den er ikke slettet" in shown
            for words in ("1  Hent det fra", "2  Fortsett uten", "3  Lag en ny", "4  Skriv ut rapport"):
                assert words in shown
            assert "«fasilitator»" in shown, "whose note it was"
            assert digest(damaged) == before
            await press(pilot, "2")
            assert not isinstance(app.screen, DamagedScreen)


async def test_what_is_missing_is_fetched_from_the_other_copy(damaged: Path, whole: Path) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        with damage_page(damaged, app) as page:
            app.push_screen(page)
            await settled(pilot)
            await press(pilot, "enter")
            await answer(pilot, app, str(whole))
            shown = seen(app)
            assert "1 er her igjen, og ingenting mangler" in shown
            assert "Ingenting mangler lenger" in shown
            assert app.session is not None
            assert {note.text for note in app.session.desk.notes.all()} == set(NOTES)
    assert texts(damaged) == set(NOTES)
    with opened(damaged) as desk:
        assert desk.workbook.damage == ()


async def test_a_copy_that_is_near_is_proposed(damaged: Path, whole: Path, tmp_path: Path) -> None:
    from datetime import date

    from verksted.tui.places import remember

    remember(whole, date(2026, 11, 22))
    with opened(damaged) as desk:
        assert copies_near(desk, [damaged, whole, tmp_path]) == [whole]
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        with damage_page(damaged, app) as page:
            app.push_screen(page)
            await settled(pilot)
            await press(pilot, "1")
            assert isinstance(app.screen, FillScreen)
            assert app.screen.query_one(Line).value == str(whole)


@pytest.mark.parametrize("where", ["annen", "mangler", "selv"])
async def test_what_is_no_other_copy_is_refused_with_a_sentence(
    damaged: Path, tmp_path: Path, where: str
) -> None:
    place = {"annen": tmp_path / "annen", "mangler": tmp_path / "mangler", "selv": damaged}[where]
    if where == "annen":
        make_book(place)
    before = digest(damaged)
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        with damage_page(damaged, app) as page:
            app.push_screen(page)
            await settled(pilot)
            await press(pilot, "1")
            await answer(pilot, app, str(place))
            assert "▲" in seen(app).split("\n")[-2]
            assert digest(damaged) == before


async def test_all_that_is_whole_becomes_a_new_workbook_and_the_old_is_not_touched(damaged: Path) -> None:
    app = VerkstedApp()
    before = digest(damaged)
    async with app.run_test(size=(80, 24)) as pilot:
        with damage_page(damaged, app) as page:
            app.push_screen(page)
            await settled(pilot)
            await press(pilot, "3")
            assert isinstance(app.screen, FillScreen)
            assert app.screen.query_one(Line).value.endswith("bok-berget")
            await press(pilot, "enter")
            await settled(pilot)
            assert isinstance(app.screen, UnlockScreen), "the new one asks for the passphrase"
            assert app.session is None
    assert digest(damaged) == before
    saved = damaged.with_name("bok-berget")
    assert len(texts(saved)) == len(NOTES) - 1
    assert check(saved, passphrase=PASSPHRASE, env=tools().environment).whole


async def test_the_report_for_it_holds_times_and_files_and_nothing_that_was_written(damaged: Path) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        with damage_page(damaged, app) as page:
            app.push_screen(page)
            await settled(pilot)
            await press(pilot, "4")
            assert "Rapporten ligger ved siden av" in seen(app)
            with opened(damaged) as desk:
                again = write_it_report(desk, damaged.parent)
    text = (damaged.parent / "bok-skaderapport.txt").read_text("utf-8")
    assert again.name == "bok-skaderapport-2.txt", "nothing is written over"
    for path in (damaged / "journal").iterdir():
        assert path.name in text
    assert "1 tapt" in text
    for never in ("notat nummer", "Hemmelig tittel", "fasilitator", PASSPHRASE):
        assert never not in text


async def test_going_on_leads_to_the_overview_which_tells_of_the_holes(damaged: Path) -> None:
    app = VerkstedApp(damaged)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.query_one("#passphrase", Line).value = PASSPHRASE
        await press(pilot, "enter")
        assert isinstance(app.screen, DamagedScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, OverviewScreen)
        assert "notat eller en retting er borte" in seen(app)
        app.close_session()


def test_in_a_real_terminal_by_keys_alone(damaged: Path, whole: Path, tmp_path: Path) -> None:
    import sys

    state = {"XDG_STATE_HOME": str(tmp_path / "egen")}
    with Terminal([sys.executable, "-m", "verksted", str(damaged)], env=state) as terminal:
        terminal.wait_for("Arbeidsboka er låst")
        terminal.send(PASSPHRASE + "\r")
        terminal.wait_for("noe er skadet")
        terminal.wait_for("4  Skriv ut rapport")
        terminal.send("1")
        terminal.wait_for("Hvor ligger kopien")
        terminal.send(str(whole) + "\r")
        terminal.wait_for("ingenting mangler")
        terminal.send("2")
        terminal.wait_for("Neste steg")
        terminal.send("\x11")
        terminal.wait_for("Avslutte?")
        terminal.send("\r")
        assert terminal.wait_for_end() == 0
    assert texts(damaged) == set(NOTES)
