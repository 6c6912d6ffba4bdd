"""The wheel on the screen: four years, what is late, the checklist behind each thing, things of one's own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.tui.app_helper import CHEAP, PASSPHRASE, SIZES, make_book, opened, press, seen, write

from verksted.desk.desk import Desk, Tools
from verksted.desk.wheel import desk_wheel
from verksted.tui.app import VerkstedApp
from verksted.workbook import Environment
from verksted.workshop.wheel_marks import Standing


def desk_in(folder: Path, day: str) -> Desk:
    moment = datetime.fromisoformat(f"{day}T10:00:00").replace(tzinfo=UTC)
    env = Environment(lambda: moment, Environment.real().random, folder / "state")
    return Desk.open(make_book(folder / "bok"), passphrase=PASSPHRASE, tools=Tools(env, kdf=CHEAP))


@pytest.mark.parametrize("size", SIZES)
async def test_the_wheel_says_where_we_are_and_what_must_begin(tmp_path: Path, size: tuple[int, int]) -> None:
    with desk_in(tmp_path, "2026-10-14") as desk:
        app = VerkstedApp()
        async with app.run_test(size=size) as pilot:
            await opened(pilot, desk, "wheel")
            assert "Dere bruker ikke årshjulet" in seen(app)
            await press(pilot, "enter")
            text = seen(app)
            assert "2024–2027 · nå er ÅR3, 4. kvartal" in text
            first = next(line for line in text.split("\n") if "▌" in line)
            assert "Planlegg den samme undersøkelsen for år 4" in first
            assert "må begynne nå" in first
            assert "over fristen" not in text, "what was due before the wheel was taken into use is not late"
            assert "F1 hjelp" in text.split("\n")[-1]
            app.session = None


async def test_ticking_in_the_checklist_is_kept_and_undone(tmp_path: Path) -> None:
    with desk_in(tmp_path, "2026-10-14") as desk:
        desk_wheel(desk).use(2024, datetime(2026, 1, 1, tzinfo=UTC).date())
        app = VerkstedApp()
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot, desk, "wheel")
            await press(pilot, "enter")
            assert "Dette kan dere fortsatt gjøre" in seen(app)
            await press(pilot, "space", "escape")
            assert "1 av 4 gjort" in seen(app)
            entry = next(e for e in desk_wheel(desk).entries(2024) if e.id == "plan-survey-2")
            assert entry.ticked == {0}
            await press(pilot, "ctrl+z")
            assert "må begynne nå" in seen(app)
            app.session = None


async def test_what_is_over_its_day_says_what_can_still_be_done(tmp_path: Path) -> None:
    with desk_in(tmp_path, "2027-01-20") as desk:
        wheel = desk_wheel(desk)
        wheel.use(2024, datetime(2026, 6, 1, tzinfo=UTC).date())
        (late,) = [
            e
            for e in wheel.entries(2024)
            if e.standing(datetime(2027, 1, 20, tzinfo=UTC).date()) is Standing.LATE
        ]
        assert late.id == "plan-survey-2"
        app = VerkstedApp()
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot, desk, "wheel")
            app.screen.query_one("#wheel-list").take("e:plan-survey-2")  # type: ignore[attr-defined]
            await press(pilot, "enter")
            assert "Bruk det samme skjemaet som sist uten endringer" in " ".join(
                seen(app).replace("│", " ").split()
            )
            app.session = None


async def test_an_own_thing_comes_into_its_strand_and_can_be_taken_away(tmp_path: Path) -> None:
    with desk_in(tmp_path, "2026-10-14") as desk:
        desk_wheel(desk).use(2024, datetime(2026, 10, 1, tzinfo=UTC).date())
        app = VerkstedApp()
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot, desk, "wheel")
            await press(pilot, "n", "1")
            await write(pilot, "Ungdomspanelet møter 99999999 lederen")
            await press(pilot, "enter")
            await write(pilot, "3.11.2026")
            await press(pilot, "enter")
            assert "3. nov 2026" in seen(app)
            (own,) = desk_wheel(desk).state.own
            app.screen.query_one("#wheel-list").take(f"e:{own.id}")  # type: ignore[attr-defined]
            await press(pilot, "e", "ctrl+u")
            await press(pilot, "escape", "x")
            assert desk_wheel(desk).state.own == ()
            app.session = None


async def test_the_strands_are_shown_one_at_a_time_and_the_table_by_quarter(tmp_path: Path) -> None:
    with desk_in(tmp_path, "2026-10-14") as desk:
        desk_wheel(desk).use(2024, datetime(2026, 10, 1, tzinfo=UTC).date())
        app = VerkstedApp()
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot, desk, "wheel")
            await press(pilot, "v", "v")
            assert "viser ansatte" in seen(app)
            assert "Planlegg den samme" not in seen(app)
            await press(pilot, "v", "v", "v", "shift+tab", "right")
            assert "1. kvartal i ÅR4" in seen(app)
            assert "Gjenta brukerundersøkelsen" in seen(app)
            await press(pilot, "tab")
            assert "kvartal i ÅR4" not in seen(app)
            app.session = None


async def test_sheet_calendar_and_list_are_written_beside_the_workbook(tmp_path: Path) -> None:
    with desk_in(tmp_path, "2026-10-14") as desk:
        desk_wheel(desk).use(2024, datetime(2026, 10, 1, tzinfo=UTC).date())
        app = VerkstedApp()
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot, desk, "wheel")
            await press(pilot, "k")
            rows = app.screen.query_one("#wheel-list")
            for row in ("#sheet", "#calendar", "#handover"):
                rows.take(row)  # type: ignore[attr-defined]
                await press(pilot, "enter")
                assert "Skrevet" in seen(app), seen(app)
            app.session = None
        made = sorted(path.name for path in (tmp_path / "bok-utskrift").iterdir())
        assert made == ["arshjul.docx", "arshjul.txt", "frister.ics", "overlevering.docx"]
        told = (tmp_path / "bok-utskrift" / "arshjul.txt").read_text("utf-8")
        assert "Nå er det ÅR3, 4. kvartal." in told
        assert "▲ september–desember 2026: Planlegg den samme undersøkelsen for år 4" in told
