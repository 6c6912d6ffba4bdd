"""The first screens: what is seen, which keys lead where, and what never shows."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from tests.tui.app_helper import PASSPHRASE, SIZES, press, seen, settled, write
from textual.widgets import Static

from verksted.desk.desk import Desk
from verksted.tui.app import VerkstedApp
from verksted.tui.crash import report
from verksted.tui.places import recent, remember
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Rows


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_screen_says_where_one_is_and_what_to_do(size: tuple[int, int]) -> None:
    app = VerkstedApp()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        text = seen(app)
        assert "verksted" in text
        assert "Lag et nytt verksted" in text
        assert "F1 hjelp" in text
        await pilot.press("f1")
        await pilot.pause()
        assert "Hjelp" in seen(app)
        await pilot.press("end")
        await pilot.pause()
        assert "tvinger deg" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Lag et nytt verksted" in seen(app)


async def test_a_workbook_is_made_with_the_keyboard_and_found_again(tmp_path: Path, own_state: Path) -> None:
    app = VerkstedApp()
    folder = tmp_path / "ettervern-2026"
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n")
        await write(pilot, "Ungdom om ettervern")
        await press(pilot, "tab")
        await write(pilot, "14. oktober 2026")
        await press(pilot, "tab")
        await write(pilot, "16.00")
        await press(pilot, "tab")
        await write(pilot, "18")
        await press(pilot, "tab", "tab", "space")
        app.screen.query_one("#folder", Line).value = str(folder)
        app.screen.query_one("#passphrase", Line).focus()
        await write(pilot, PASSPHRASE)
        await press(pilot, "enter")
        app.screen.query_one("#again", Line).focus()
        await write(pilot, "noe annet")
        await press(pilot, "enter")
        assert "ikke like" in seen(app)
        app.screen.query_one("#again", Line).value = PASSPHRASE
        await press(pilot, "enter")
        assert "2 av 2: Gjenopprettingsnøkkelen" in seen(app)
        recovery = str(app.screen.query_one("#recovery-key", Static).content).split()
        await write(pilot, "feil")
        await press(pilot, "enter")
        assert "ikke den femte gruppa" in seen(app)
        app.screen.query_one("#group", Line).value = recovery[4].lower()
        await press(pilot, "enter")
        assert "Neste steg" in seen(app)
        assert "Ungdom om ettervern" in seen(app)
    assert [place.folder for place in recent(own_state)] == [folder]
    assert "Ungdom om ettervern" not in (own_state / "arbeidsboker.json").read_text("utf-8")
    app.close_session()
    with Desk.open(folder, passphrase=PASSPHRASE) as desk:
        shop = desk.workshop
        assert (shop.title, shop.date, shop.starts, shop.ends) == (
            "Ungdom om ettervern", "2026-10-14", "16:00", "18:00",
        )  # fmt: skip
        assert [group.value for group in shop.target_groups] == ["youth-15-17"]
        assert not desk.workbook.damage
    with Desk.open(folder, recovery_key=" ".join(recovery)) as desk:
        assert desk.workshop.title == "Ungdom om ettervern"


async def test_a_wrong_passphrase_is_told_and_may_be_tried_again(book: Path) -> None:
    app = VerkstedApp(book)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Hemmelig tittel" not in seen(app)
        app.screen.query_one("#passphrase", Line).value = "feil"
        await pilot.press("enter")
        await settled(pilot)
        assert "▲" in seen(app)
        app.screen.query_one("#passphrase", Line).value = PASSPHRASE
        await pilot.press("enter")
        await settled(pilot)
        assert "Hemmelig tittel" in seen(app)


async def test_f9_hides_everything_and_brings_it_back(book: Path) -> None:
    app = VerkstedApp(book)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f9")
        await pilot.pause()
        hidden = seen(app).lower()
        assert "bok" not in hidden
        assert "verksted" not in hidden
        await pilot.press("escape", "enter", "x")
        await pilot.pause()
        assert "pause" in seen(app)
        await pilot.press("f9")
        await pilot.pause()
        assert "låst" in seen(app)


async def test_f8_shows_the_seven_steps_before_anything_is_unlocked() -> None:
    app = VerkstedApp()
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("f8")
        await pilot.pause()
        text = seen(app)
        assert "116 111" in text
        assert "7  Ta vare på alle" in text
        await pilot.press("h")
        await pilot.pause()
        assert "Straffeloven § 196" in seen(app)


async def test_the_palette_is_norwegian_and_offers_no_screenshot() -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        text = seen(app)
        assert "Hva vil du gjøre?" in text
        assert not {"screenshot", "quit", "theme", "search", "maximize"} & set(text.lower().split())
        await pilot.press(*"klar")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.theme == "klar"
        await pilot.press("ctrl+p", *"qqq")
        await pilot.pause()
        assert "Fant ingenting" in seen(app)


async def test_a_folder_that_is_gone_is_told_calmly(tmp_path: Path, own_state: Path) -> None:
    remember(tmp_path / "minnepinne", date(2026, 10, 1), own_state)
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "ikke her nå" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        app.screen.query_one("#passphrase", Line).value = "x"
        await pilot.press("enter")
        await settled(pilot)
        assert "▲" in seen(app)


async def test_hostile_folder_names_are_only_text(tmp_path: Path, own_state: Path) -> None:
    remember(tmp_path / "hei [b] [red]du", date(2026, 10, 1), own_state)
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "hei [b] [red]du" in seen(app)
        assert len(app.screen.query_one("#books", Rows).rows) == 1


@pytest.mark.parametrize("broken", ["", "{", "[1]", '[{"folder": 3}]', "\x00\xff"])
def test_a_broken_list_of_places_is_an_empty_one(own_state: Path, broken: str) -> None:
    own_state.mkdir(parents=True)
    (own_state / "arbeidsboker.json").write_text(broken, "utf-8")
    assert recent(own_state) == []


def test_the_crash_page_shows_no_values() -> None:
    def fails(note: str) -> None:
        key = "nøkkelen selv"
        raise ValueError(note + key)

    try:
        fails("Kari i Storgata")
    except ValueError as error:
        text = report(error)
    assert "Kari" not in text
    assert "nøkkelen selv" not in text
    assert "ValueError" in text
    assert "lagret" in text


async def test_a_crash_in_the_app_prints_no_text_of_a_note(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    app = VerkstedApp()

    def broken() -> None:
        note = "Kari i Storgata"
        raise RuntimeError(note)

    async def crash() -> None:
        async with app.run_test() as pilot:
            await pilot.press("f1")
            await pilot.pause()

    monkeypatch.setattr(app, "action_help", broken)
    with pytest.raises(RuntimeError):
        await crash()
    said = capsys.readouterr()
    assert "Kari" not in said.out + said.err
    assert "måtte stanse" in said.err


def test_no_trace_settings_of_the_toolkit_are_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    from verksted.cli.app import _leave_no_traces

    monkeypatch.setenv("TEXTUAL_SCREENSHOT", "1")
    monkeypatch.setenv("TEXTUAL_LOG", "x")
    _leave_no_traces()
    assert not {"TEXTUAL_SCREENSHOT", "TEXTUAL_LOG"} & set(os.environ)


async def test_user_text_is_never_markup(book: Path) -> None:
    with Desk.open(book, passphrase=PASSPHRASE) as desk:
        from dataclasses import replace

        desk.change_workshop(replace(desk.workshop, title="[b]fet[/b] [/x]"))
    app = VerkstedApp(book)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.query_one("#passphrase", Line).value = PASSPHRASE
        await pilot.press("enter")
        await settled(pilot)
        assert "[b]fet[/b] [/x]" in seen(app)
