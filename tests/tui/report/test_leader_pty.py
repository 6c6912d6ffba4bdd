"""The leader's whole job in a real terminal, with keys alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.tui.report.leading import CHEAP, leader_files

from verksted.desk import inserting
from verksted.desk.desk import Tools
from verksted.desk.practising import run_unattended
from verksted.report.json_form import to_json
from verksted.workbook import Environment

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.terminal import Terminal

ROOT = Path(__file__).parents[3]


def pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


def test_a_leader_puts_the_chapter_in_with_keys_alone(tmp_path: Path) -> None:
    """The report and the summary are those of the practice workshop."""
    report, summary = leader_files(tmp_path / "filer")
    run = run_unattended(tmp_path / "bok", Tools(Environment.real(), kdf=CHEAP))
    summary.write_bytes(to_json(run.summary))
    mark = inserting.read_summary(summary, tmp_path / "ukjent").fingerprint
    before = report.read_bytes()
    env = {"XDG_STATE_HOME": str(tmp_path / "state"), "PYTHONPATH": str(ROOT), "PATH": ""}
    with Terminal([sys.executable, "-m", "tests.tui.report.leading"], env=env) as terminal:
        terminal.wait_for("Rapporten din")
        terminal.send(pasted(str(report)))
        terminal.send("\r")
        terminal.wait_for("overskrifter og")
        terminal.send(pasted(str(summary)))
        terminal.send("\r")
        terminal.wait_for("Nøkkelen er ny her")
        terminal.send(mark + "\r")
        terminal.wait_for("her kommer kapitlet")
        terminal.send("k")
        terminal.wait_for("Kopier én del")
        terminal.send("\r")
        terminal.wait_for("Kopiert:")
        assert b"\x1b]52;c;" in terminal.raw
        terminal.send("\r")
        terminal.wait_for("Rapporten er klar")
    made = report.with_name("rapport med kapittel.docx")
    new = inserting.read_report(made)
    assert new.blocks == inserting.read_report(report).blocks
    assert report.read_bytes() == before
