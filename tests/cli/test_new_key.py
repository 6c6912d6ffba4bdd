"""`notat` waits for lines while somebody else erases under a new key: two programs, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from tests.cli.conftest import CHEAP, PASSPHRASE

from verksted.desk.desk import Desk, Tools
from verksted.workbook import Decision, Environment


def erase(folder: Path, note: str) -> Desk:
    """Another machine erases one note for good."""
    other = Desk.open(folder, passphrase=PASSPHRASE, tools=Tools(Environment.real(), kdf=CHEAP))
    other.workbook.record_decision(Decision(date(2026, 11, 22), "leder", "trukket tilbake"))
    _, renewed = other.workbook.erase([("notes", note)])
    return Desk(renewed, other.tools)


def texts(desk: Desk) -> set[str]:
    desk.workbook.refresh()
    return {note.text for note in desk.notes.all()}


def start(folder: Path, secret: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "verksted", "notat", str(folder), "--passord-fil", str(secret)]
    state = {**os.environ, "XDG_STATE_HOME": str(folder.parent / "state")}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, text=True, env=state, **pipes)  # type: ignore[call-overload, no-any-return]  # as it takes them


def write(notat: subprocess.Popen[str], text: str) -> str:
    """One line; returns the id that was acknowledged."""
    assert notat.stdin is not None
    assert notat.stdout is not None
    notat.stdin.write(f"{text}\n")
    notat.stdin.flush()
    told = notat.stdout.readline()
    assert told.startswith("OK "), told
    return told.split()[1]


def test_lines_after_an_erasure_are_stored_under_the_new_key(book: Path, secret: Path) -> None:
    with start(book, secret) as notat:
        gone = write(notat, "skal bort")
        write(notat, "skal bli")
        other = erase(book, gone)
        write(notat, "etter slettingen")
        write(notat, "og en til")
        out, err = notat.communicate(timeout=60)
    assert (notat.returncode, out) == (0, "")
    assert "Alt som er kvittert med OK, er tatt med." in err
    assert texts(other) == {"skal bli", "etter slettingen", "og en til"}
    other.close()


def test_what_only_a_waiting_program_has_is_carried_over_while_it_waits(book: Path, secret: Path) -> None:
    """The file was not here when the key was changed, as in a synced folder; then the program is killed."""
    before = set((book / "journal").iterdir())
    with start(book, secret) as notat:
        write(notat, "bare i minnet")
        (path,) = set((book / "journal").iterdir()) - before
        path.rename(book.parent / path.name)
        other = erase(book, "finnes-ikke")
        end = time.monotonic() + 30
        while texts(other) != {"bare i minnet"}:
            assert time.monotonic() < end, "it never came"
            time.sleep(0.05)
        notat.kill()
    other.close()


def test_a_passphrase_that_no_longer_fits_ends_with_4_after_all_is_kept(book: Path, secret: Path) -> None:
    with start(book, secret) as notat:
        gone = write(notat, "skal bort")
        other = erase(book, gone)
        secret.write_text("noe annet\n", "utf-8")
        write(notat, "etter slettingen")
        _, err = notat.communicate(timeout=60)
    assert notat.returncode == 4
    assert "passer ikke" in err
    assert texts(other) == {"etter slettingen"}
    other.close()
