"""The leader's screen on its own, with a signed summary and the practice report to put it into.

`python -m tests.tui.report.leading` starts it in a terminal, without a workbook.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.report.samples import sample

from verksted import tui
from verksted.assets import asset
from verksted.desk.desk import Desk, Tools
from verksted.desk.released import Released
from verksted.report.json_form import to_json
from verksted.tui.app import VerkstedApp
from verksted.tui.screens.report import LeaderScreen
from verksted.workbook import Environment, KdfCost

CHEAP = KdfCost(memory=64, passes=1, lanes=1, weak=True)


def leader_files(folder: Path) -> tuple[Path, Path]:
    """A report and a signed summary, in a folder of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    report, summary = folder / "rapport.docx", folder / "sammendrag.json"
    shutil.copyfile(asset("ove", "rapport.docx"), report)
    summary.write_bytes(to_json(sample()))
    return report, summary


def released_book(folder: Path) -> Desk:
    """A workbook that holds a released summary and nothing else."""
    desk, _ = Desk.create(
        folder, title="Øving", passphrase="fire ord her nå", tools=Tools(Environment.real(), kdf=CHEAP)
    )
    summary = sample()
    desk.apply([desk.released.put(Released(summary.id, desk.tools.now(), summary))], "Frigivelse")
    return desk


class Leading(VerkstedApp):
    """Opens straight on the leader's screen, without a workbook."""

    CSS_PATH = str(Path(tui.__file__).parent / "styles" / "verksted.tcss")

    def on_mount(self) -> None:
        super().on_mount()
        self.push_screen(LeaderScreen(None))


if __name__ == "__main__":
    os.environ.setdefault("TERM", "xterm-256color")
    Leading().run()
