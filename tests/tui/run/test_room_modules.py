"""The room loads what the room needs: memory is for notes and the detector (design, §8)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.tui.run.room import new_room

OF_OTHER_PHASES = {
    "verksted.desk.kept",
    "verksted.desk.released",
    "verksted.desk.running_holes",
    "verksted.desk.running_slips",
    "verksted.privacy.decisions",
    "verksted.privacy.release_people",
    "verksted.workbook.joining",
    "verksted.workbook.slot_changes",
    "verksted.workbook.snapshots",
    "verksted.workshop.followup",
    "verksted.workshop.points",
    "verksted.workshop.summary",
    "verksted.workshop.survey_figures",
}
MOST_MODULES = 169
"""Modules of our own, when a note has been written and looked at."""
WRITE_A_NOTE = """
import asyncio, sys
from pathlib import Path
from tests.tui.run.room import PASSPHRASE, RoomApp, settled, tools
from verksted.desk.desk import Desk

async def write() -> None:
    app = RoomApp(Desk.open(Path(sys.argv[1]), passphrase=PASSPHRASE, tools=tools()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*"+ Kari kom", "enter")
        await settled(pilot)
        await pilot.app.workers.wait_for_complete()
        assert len(app.desk.notes) == 1
        print(*(name for name in sys.modules if name.startswith("verksted.")))
        app.close_session()

asyncio.run(write())
"""


def test_the_room_loads_nothing_of_other_phases(tmp_path: Path) -> None:
    new_room(tmp_path / "bok").workbook.close()
    done = subprocess.run(
        [sys.executable, "-c", WRITE_A_NOTE, str(tmp_path / "bok")],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    loaded = set(done.stdout.split())
    assert "verksted.privacy.detector" in loaded
    assert sorted(loaded & OF_OTHER_PHASES) == []
    assert len(loaded) <= MOST_MODULES, sorted(loaded)
