"""Damage took a note: the list says where, when and whose, and the rest is as always."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from tests.tui.run.room import PASSPHRASE, SIZES, RoomApp, new_room, seen, settled, tools

from verksted.desk.desk import Desk
from verksted.desk.running_holes import Hole, hole_words, holes
from verksted.desk.taking import NoteTaker, take_all
from verksted.tui.screens.run.note_taker import NoteTakerScreen
from verksted.tui.widgets.notes.field import NoteField
from verksted.workbook.damage import Damage

LINES = [f"notat nummer {number}" for number in range(8)]


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A workbook of which one note in the middle cannot be read."""
    folder = tmp_path / "bok"
    new_room(folder).close()
    ticks = count()
    start = datetime.now(UTC)
    apart = replace(tools().environment, clock=lambda: start + timedelta(milliseconds=20 * next(ticks)))
    with Desk.open(folder, passphrase=PASSPHRASE, tools=replace(tools(), environment=apart)) as desk:
        before = set((folder / "journal").iterdir())
        for line in LINES:
            take_all(NoteTaker(desk), [line])
        (path,) = set((folder / "journal").iterdir()) - before
    data = bytearray(path.read_bytes())
    data[len(data) // 2 + 60] ^= 1
    path.write_bytes(data)
    return folder


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_tells_where_a_note_is_missing_and_the_arrows_pass_it_by(
    damaged: Path, size: tuple[int, int]
) -> None:
    with Desk.open(damaged, passphrase=PASSPHRASE, tools=tools()) as desk:
        left = [note.text for note in sorted(desk.notes.all(), key=lambda note: note.at)]
        assert len(left) == len(LINES) - 1
        app = RoomApp(desk)
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            screen = app.screen
            assert isinstance(screen, NoteTakerScreen)
            assert "Her mangler ett notat eller en retting" in seen(app)
            shown = [row.text for row in screen.log_.rows]
            at = next(place for place, text in enumerate(shown) if text.startswith("■"))
            assert [*shown[:at], *shown[at + 1 :]] == left
            lost = next(line for line in LINES if line not in left)
            assert at == LINES.index(lost), "it stands where the note stood"
            field = screen.query_one(NoteField)
            for wanted in reversed(left):
                await pilot.press("up")
                await settled(pilot)
                assert field.value == wanted
            await pilot.press("escape", *"nytt", "enter")
            await settled(pilot)
            assert screen.log_.rows[-1].text == "nytt"


@pytest.mark.parametrize("size", SIZES)
async def test_the_overview_and_the_fair_copy_tell_of_it_too(damaged: Path, size: tuple[int, int]) -> None:
    from verksted.tui.screens.follow.fair_copy import FairCopyScreen
    from verksted.tui.screens.overview import OverviewScreen
    from verksted.tui.widgets.rows import Rows

    with Desk.open(damaged, passphrase=PASSPHRASE, tools=tools()) as desk:
        app = RoomApp(desk)
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            session = app.session
            assert session is not None
            await app.push_screen(OverviewScreen(session))
            await settled(pilot)
            assert "7 ■ 1" in seen(app)
            assert "Ett notat eller en retting er borte" in seen(app)
            await app.push_screen(FairCopyScreen(session))
            await settled(pilot)
            await settled(pilot)
            rows = app.screen.query_one("#notes", Rows)
            words = " ".join(line.plain for line in (rows.rows[0].text, *rows.rows[0].more))
            assert words.startswith("■ Kl. ")
            assert "ble ett notat eller en retting borte" in words
            assert rows.hand != rows.rows[0].id, "it is no note"


def test_a_hole_has_the_time_and_the_count_that_are_known() -> None:
    early, late = datetime(2026, 10, 14, 15, 22, tzinfo=UTC), datetime(2026, 10, 14, 16, 2, tzinfo=UTC)
    found = holes(
        (
            Damage("lost", "", role="leder", since=late, lost=2),
            Damage("copy", "", since=early),
            Damage("lost", "", since=early, until=late, lost=3),
            Damage("lost", "", lost=1),
        )
    )
    assert found == (
        Hole("2026-10-14T15:22:00.000Z", "2026-10-14T16:02:00.000Z", 3, ""),
        Hole("2026-10-14T16:02:00.000Z", "", 2, "leder"),
    )
    assert "til kl. 18.02 mangler 3" in hole_words(found[0], "18.02")
    assert "mangler 2" in hole_words(found[1], "")
