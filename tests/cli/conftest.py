"""Commands run in this process, with a key that costs little: only tests can ask for one."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from verksted.cli import run
from verksted.workbook import KdfCost

CHEAP = KdfCost(memory=64, passes=1, lanes=1, weak=True)
PASSPHRASE = "fire tilfeldige ord på rad"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Verksted = Callable[..., Answer]


@pytest.fixture
def verksted(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Verksted:
    """Run a command: `verksted("notat", folder, stdin=b"…")`."""
    monkeypatch.setattr(KdfCost, "default", staticmethod(lambda: CHEAP))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path / "state"))

    def call(*arguments: str | Path, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        said = capfd.readouterr()
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A passphrase file."""
    path = tmp_path / "passord.txt"
    path.write_text(PASSPHRASE + "\n", "utf-8")
    return path


@pytest.fixture
def book(verksted: Verksted, secret: Path, tmp_path: Path) -> Path:
    """A new workbook."""
    folder = tmp_path / "bok"
    made = verksted("ny", folder, "--tittel", "Ungdom om svar", "--passord-fil", secret)
    assert made.code == 0, made.err
    return folder
