"""Standard streams as other programs leave them: full, closed, broken off, in another encoding."""

from __future__ import annotations

import os
import signal
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


@pytest.mark.parametrize(
    ("command", "code"),
    [("--help", 0), ("skann - --json", 3), ("skann -", 3), ("skann - --json # nothing", 0)],
)
def test_a_reader_that_leaves_changes_no_answer(command: str, code: int) -> None:
    command, _, nothing = command.partition(" # ")
    stdin = b"Vi vil ha mer tid.\n" * 3000 if nothing else NAMED * 3000
    done = shell(f"{PROGRAM} {command} | head -n 1", stdin)
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.parametrize(("into", "code"), [("| head -n 2", 0), ("> /dev/full", 1)])
def test_a_note_is_stored_though_nobody_can_be_told(into: str, code: int, tmp_path: Path) -> None:
    secret, book = tmp_path / "p.txt", tmp_path / "bok"
    secret.write_text("fire tilfeldige ord på rad\n", "utf-8")
    home = {"HOME": str(tmp_path)}
    made = shell(f"{PROGRAM} ny '{book}' --tittel T --passord-fil '{secret}'", b"", **home)
    assert made.returncode == 0, made.stderr
    lines = "".join(f"+ lapp nummer {number}\n" for number in range(300)).encode()
    done = shell(f"{PROGRAM} notat '{book}' --passord-fil '{secret}' {into}", lines, **home)
    assert done.returncode == code, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "lagret likevel" in done.stderr.decode()
    assert "prøv igjen" not in done.stderr.decode().lower()
    seen = shell(f"{PROGRAM} vis '{book}' --json --passord-fil '{secret}'", b"", **home)
    assert b'"notes": 300' in seen.stdout


def test_a_recovery_key_that_reached_nobody_is_no_success(tmp_path: Path) -> None:
    secret = tmp_path / "p.txt"
    secret.write_text("fire tilfeldige ord på rad\n", "utf-8")
    book = tmp_path / "bok"
    script = f"{PROGRAM} ny '{book}' --tittel T --passord-fil '{secret}' | true"
    done = shell(script, b"", HOME=str(tmp_path))
    assert done.returncode == 1
    assert "lag arbeidsboka på nytt" in done.stderr.decode()


@pytest.mark.parametrize(("command", "says"), [("skann -", False), ("notat BOK --passord-fil P", True)])
def test_ctrl_c_speaks_of_receipts_only_where_there_are_any(command: str, says: bool, tmp_path: Path) -> None:
    secret, book = tmp_path / "p.txt", tmp_path / "bok"
    secret.write_text("fire tilfeldige ord på rad\n", "utf-8")
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    if says:
        made = shell(f"{PROGRAM} ny '{book}' --tittel T --passord-fil '{secret}'", b"", HOME=str(tmp_path))
        assert made.returncode == 0
    words = [str({"BOK": book, "P": secret}.get(word, word)) for word in command.split()]
    with subprocess.Popen(
        [sys.executable, "-m", "verksted", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env=env,
    ) as running:  # fmt: skip
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        # Whole windows of text, or one note: then it certainly reads.
        running.stdin.write(b"+ en lapp\n" if says else b"Vi vil ha mer tid.\n" * 300_000)
        running.stdin.flush()
        if says:
            assert running.stdout.readline().startswith(b"OK ")
        running.send_signal(signal.SIGINT)
        running.stdin.close()
        said = running.stderr.read().decode()
        assert running.wait() == 1
    assert said.startswith("Avbrutt.")
    assert ("OK" in said) is says
