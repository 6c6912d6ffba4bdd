"""Standard streams as other programs leave them: full, closed, broken off, in another encoding."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell and /dev/full are wanted")
PROGRAM = f"'{sys.executable}' -m verksted"
NAMED = b"Ingrid Moen kom\n"


def shell(script: str, stdin: bytes = NAMED, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {script}"], input=stdin, capture_output=True, check=False,
        env={"PATH": os.environ["PATH"], "HOME": "/nowhere", **environ},
    )  # fmt: skip


@pytest.mark.parametrize("command", ["--help", "vis --help", "skann - --json", "skann -"])
def test_a_full_disk_under_stdout_is_told_of(command: str) -> None:
    done = shell(f"{PROGRAM} {command} > /dev/full")
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["Disken er full. Rydd plass, og prøv igjen."]


@pytest.mark.parametrize(
    ("command", "code"), [("--help", 0), ("skann - --json", 3), ("kontroll finnesikke", 5)]
)
def test_streams_that_are_closed_change_no_answer(command: str, code: int) -> None:
    done = shell(f"{PROGRAM} {command} >&-")
    assert done.returncode == code, done.stderr
    assert b"Noe gikk galt" not in done.stderr
    assert shell(f"{PROGRAM} {command} >&- 2>&-").returncode == code
    assert shell(f"{PROGRAM} skann - <&- --json").returncode == 0


@pytest.mark.parametrize("command", ["--help", "skann - --json"])
def test_a_reader_that_leaves_early_hears_no_complaint(command: str) -> None:
    done = shell(f"{PROGRAM} {command} | head -n 1", NAMED * 3000)
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("locale", ["C", "POSIX", "nb_NO.ISO-8859-1"])
def test_what_is_said_is_utf_8_in_every_locale(locale: str, tmp_path: Path) -> None:
    (tmp_path / "blåbær.txt").write_text("Åse Lånås kom\n", "utf-8")
    done = shell(
        f"cd '{tmp_path}' && {PROGRAM} skann blåbær.txt --json", LC_ALL=locale, PYTHONIOENCODING="latin-1"
    )
    assert done.returncode == 3, done.stderr
    assert '"fil": "blåbær.txt"' in done.stdout.decode("utf-8")
    assert "Åse Lånås" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout
