"""The leader's screen by keyboard: what is seen, what asks first, and which files there are afterwards."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from tests.report.leader_reports import h, p
from tests.report.leader_reports import report as twice_named
from tests.tui.app_helper import SIZES, comes, press, seen, settled, write
from tests.tui.report.leading import Leading, leader_files, released_book
from textual.pilot import Pilot
from textual.widgets import Static

from verksted.desk import inserting
from verksted.report.placing import Place, PlaceKind
from verksted.tui import messages
from verksted.tui.app import VerkstedApp
from verksted.tui.screens.report import LeaderScreen, ReportScreen, recents
from verksted.tui.screens.report.cards import DoneScreen, EditedScreen
from verksted.tui.screens.report.files import path_of
from verksted.tui.screens.report.lines import disk_sentence
from verksted.tui.session import Session
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Rows

MADE = "rapport med kapittel.docx"


async def give(pilot: Pilot[None], field: str, text: str) -> None:
    """Put a text into a field as a paste does, and press Enter there."""
    line = pilot.app.screen.query_one(f"#{field}", Line)
    line.value = text
    line.focus()
    await press(pilot, "enter")


async def at_the_chapter(pilot: Pilot[None], folder: Path, *, compare: bool = True) -> tuple[Path, Path]:
    """Both files given, and the fingerprint as it was heard, or not."""
    report, summary = leader_files(folder)
    await settled(pilot)
    await give(pilot, "report-path", str(report))
    await give(pilot, "summary-path", f'"{summary}"')
    await give(pilot, "told", inserting.read_summary(summary).fingerprint if compare else "")
    return report, summary


def text_of(app: VerkstedApp, name: str) -> str:
    return str(app.screen.query_one(f"#{name}", Static).content)


@pytest.mark.parametrize("size", SIZES)
async def test_from_two_paths_to_a_new_report(tmp_path: Path, size: tuple[int, int]) -> None:
    app = Leading()
    async with app.run_test(size=size) as pilot:
        report, _ = await at_the_chapter(pilot, tmp_path / "filer")
        before = report.read_bytes()
        text = seen(app)
        assert "Brukermedvirkning" in text
        assert "her kommer kapitlet" in text
        assert f"Lages som ny fil: {MADE}" in text
        assert "F1 hjelp" in text
        rows = app.screen.query_one("#places", Rows)
        ids = [one.id for one in rows.rows]
        assert ids[ids.index(rows.hand or "") + 1] == "here"
        await press(pilot, "enter")
        assert isinstance(app.screen, DoneScreen)
        assert f"Ny fil: {MADE}" in seen(app)
        assert "F9" in seen(app)
        assert (report.parent / MADE).is_file()
        assert report.read_bytes() == before
        await press(pilot, "escape")
        assert "rapport med kapittel 2.docx" in seen(app)


async def test_the_place_and_the_preview_follow_the_row_in_hand(tmp_path: Path) -> None:
    app = Leading()
    async with app.run_test(size=(80, 24)) as pilot:
        report, summary = await at_the_chapter(pilot, tmp_path)
        await press(pilot, "home")
        rows = app.screen.query_one("#places", Rows)
        assert [one.id for one in rows.rows][:2] == ["h0", "here"]
        whole = text_of(app, "reads-text")
        await press(pilot, "tab", "space")
        first = app.screen.query_one("#blocks", Rows).rows[0]
        assert first.text.plain == "[ ] Kort fortalt"
        assert "Kort fortalt" in whole
        assert "Kort fortalt" not in text_of(app, "reads-text")
        await press(pilot, "enter", "escape")
        made = inserting.read_report(report.parent / MADE)
        again = inserting.look(made, inserting.read_summary(summary), Place(PlaceKind.HEADING, "Sammendrag"))
        assert again.again
        assert again.at == 1
        await press(pilot, "escape")
        await give(pilot, "report-path", str(made.path))
        assert app.screen.query_one("#places", Rows).hand == "h0"
        assert "Kapitlet som står der fra før, byttes ut" in seen(app)


async def test_a_wrong_fingerprint_is_told_and_an_uncompared_one_asks_first(
    tmp_path: Path, own_state: Path
) -> None:
    app = Leading()
    async with app.run_test(size=(80, 24)) as pilot:
        report, _ = await at_the_chapter(pilot, tmp_path, compare=False)
        assert "Fingeravtrykket er ikke sammenlignet" in seen(app)
        await press(pilot, "enter")
        assert "Sette inn uten å sammenligne?" in seen(app)
        await press(pilot, "enter")
        assert not (report.parent / MADE).exists()
        await press(pilot, "escape")
        await give(pilot, "told", "1111 2222 3333 4444 5555 6666")
        assert "en annen enn den du oppga" in seen(app)
        assert not (own_state / "kjente-nokler").exists()
        await give(pilot, "told", "")
        await press(pilot, "enter", "down", "enter")
        assert (report.parent / MADE).is_file()


async def test_a_chapter_somebody_wrote_in_is_shown_before_it_is_replaced(tmp_path: Path) -> None:
    from tests.desk.test_inserting import rewritten

    app = Leading()
    async with app.run_test(size=(80, 24)) as pilot:
        report, _ = await at_the_chapter(pilot, tmp_path)
        await press(pilot, "enter", "escape", "escape")
        made = report.parent / MADE
        rewritten(made, "Dette sa de som deltok", "Lederens egne ord")
        await give(pilot, "report-path", str(made))
        await press(pilot, "enter")
        assert isinstance(app.screen, EditedScreen)
        assert "Lederens egne ord" in seen(app)
        await press(pilot, "enter")
        assert not (report.parent / "rapport med kapittel 2.docx").exists()
        await press(pilot, "enter", "down", "enter")
        assert (report.parent / "rapport med kapittel 2.docx").is_file()


async def test_bad_files_are_told_and_nothing_is_lost(tmp_path: Path) -> None:
    bad = tmp_path / "rapport.docx"
    bad.write_bytes(b"ikke Word")
    (tmp_path / "tom.json").write_text("{}", "utf-8")
    app = Leading()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await give(pilot, "report-path", "")
        assert "Skriv eller lim inn" in seen(app)
        await give(pilot, "report-path", str(tmp_path / "borte.docx"))
        assert "Finner ikke" in seen(app)
        if len(app.screen_stack) > 2:
            await press(pilot, "escape")
        await give(pilot, "report-path", str(bad))
        assert "■" in seen(app)
        assert text_of(app, "report-state") == ""
        await give(pilot, "summary-path", str(tmp_path / "tom.json"))
        assert "■" in seen(app)
        assert app.screen.query_one("#report-path", Line).value == str(bad)


async def test_one_block_is_copied_and_lies_in_a_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    app = Leading()
    async with app.run_test(size=(80, 24)) as pilot:
        report, _ = await at_the_chapter(pilot, tmp_path)
        await press(pilot, "k", "enter")
        assert "Kopiert: «Kort fortalt»" in seen(app)
        assert app.clipboard.startswith("Kort fortalt\n")
        assert (report.parent / "kort-fortalt.txt").read_text("utf-8") == app.clipboard


async def test_another_chapter_map_and_the_other_forms(tmp_path: Path) -> None:
    app = Leading()
    async with app.run_test(size=(80, 24)) as pilot:
        report, _ = await at_the_chapter(pilot, tmp_path)
        await press(pilot, "m")
        assert "→ Brukermedvirkning" in seen(app)
        await press(pilot, "end", "enter")
        titles = [one.text.plain for one in app.screen.query_one("#blocks", Rows).rows]
        assert len(titles) == 6
        await press(pilot, "v", "enter")
        folder = report.parent / "sammendrag"
        assert {path.name for path in folder.iterdir()} >= {"sammendrag.html", "til-dem-som-deltok.docx"}
        await press(pilot, "v", "enter")
        assert "ligger der fra før" in seen(app)


async def test_files_used_before_are_offered(tmp_path: Path) -> None:
    app = Leading()
    async with app.run_test(size=(80, 24)) as pilot:
        report, summary = await at_the_chapter(pilot, tmp_path)
    assert recents.recent() == [summary, report]
    app = Leading()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Brukt før" in seen(app)
        app.screen.query_one("#recent", Rows).focus()
        await press(pilot, "enter")
        assert app.screen.query_one("#report-path", Line).value == str(report)
        app.screen.query_one("#recent", Rows).focus()
        await press(pilot, "end", "enter")
        assert "her kommer kapitlet" in seen(app)


async def test_a_workbook_gives_its_own_summary(tmp_path: Path) -> None:
    report, _ = leader_files(tmp_path)
    app = VerkstedApp()
    with released_book(tmp_path / "bok") as desk:
        async with app.run_test(size=(80, 24)) as pilot:
            app.session = Session(desk)
            app.post_message(messages.Go("report"))
            await settled(pilot)
            assert isinstance(app.screen, ReportScreen)
            assert "Nøkkelen er kjent" in seen(app)
            await give(pilot, "report-path", str(report))
            assert "her kommer kapitlet" in seen(app)
            await press(pilot, "enter")
            assert (tmp_path / MADE).is_file()
            await press(pilot, "escape", "escape", "escape")
            assert not isinstance(app.screen, ReportScreen)
            app.session = None


@pytest.mark.skipif(sys.platform == "win32", reason="such a name cannot be on Windows")
async def test_nothing_in_names_of_files_is_markup_or_moves_the_screen(tmp_path: Path) -> None:
    report, summary = leader_files(tmp_path / "filer")
    strange = report.rename(report.with_name("[red]rapport \x1b[31m.docx"))
    app = Leading()
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await give(pilot, "summary-path", str(summary))
        recents.remember(strange)
    async with (again := Leading()).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert "[red]rapport" in seen(again)
        again.screen.query_one("#recent", Rows).focus()
        await press(pilot, "home", "enter")
        assert "\x1b" not in seen(again)
        assert "overskrifter og" in seen(again)


async def test_escape_leaves_the_page_that_stands_alone() -> None:
    app = Leading()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, LeaderScreen)
        await write(pilot, "m k s")
        assert app.screen.query_one("#report-path", Line).value == "m k s"
        await press(pilot, "escape")
        assert not isinstance(app.screen, LeaderScreen)


def test_words_for_what_the_disk_says() -> None:
    held = PermissionError(13, "no", "/hjemme/Rapport.docx")
    assert disk_sentence(held).startswith("Får ikke bruke Rapport.docx. Er den åpen i Word?")
    assert "full" in disk_sentence(OSError(28, os.strerror(28)))


def test_a_pasted_path_may_have_quotation_marks_and_a_tilde() -> None:
    assert path_of('  "C:/Mine filer/r.docx" ') == Path("C:/Mine filer/r.docx")
    assert path_of("~/r.docx") == Path.home() / "r.docx"


async def test_of_two_headings_with_one_name_each_is_a_row_of_its_own(tmp_path: Path) -> None:
    app = Leading()
    async with app.run_test(size=(80, 24)) as pilot:
        report, summary = leader_files(tmp_path)
        report.write_bytes(twice_named(h("Barn") + h("Tiltak", 2) + p("a") + h("Voksne") + h("Tiltak", 2)))
        await settled(pilot)
        await give(pilot, "report-path", str(report))
        await give(pilot, "summary-path", str(summary))
        await give(pilot, "told", "")
        rows = app.screen.query_one("#places", Rows)
        assert [one.right.plain for one in rows.rows if one.id.startswith("h") and one.id != "here"] == [
            "",
            "1 av 2",
            "",
            "2 av 2",
        ]
        await press(pilot, "home", "down", "down", "down")
        assert rows.hand == "h3"
        ids = [one.id for one in app.screen.query_one("#places", Rows).rows]
        assert ids[ids.index("h3") + 1] == "here"
        assert "steder" not in text_of(app, "remarks")


@pytest.mark.parametrize("size", SIZES)
async def test_where_the_chapter_comes_is_always_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    app = Leading()
    async with app.run_test(size=size) as pilot:
        report, summary = leader_files(tmp_path)
        report.write_bytes(twice_named("".join(h(f"Del {n}") + p("a") for n in range(40))))
        await settled(pilot)
        await give(pilot, "report-path", str(report))
        await give(pilot, "summary-path", str(summary))
        await give(pilot, "told", "")
        for keys in ([], ["home"], ["down"] * 9, ["up"] * 3, ["end"]):
            await press(pilot, *keys)
            await settled(pilot)
            assert await comes(pilot, "her kommer kapitlet")
