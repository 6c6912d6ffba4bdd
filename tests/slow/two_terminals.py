"""Ten minutes in two terminals: python tests/slow/two_terminals.py [SECONDS]    (needs tmux)

Somebody types into the app in one terminal and into `verksted notat` in another, at one folder, a line
every second or so. Meanwhile the folder is copied, moved away and back like a stick that is pulled, packed,
and once given a new key by an erasure, after which the app asks for the passphrase and gets it. A third
program writes into one of the copies. At the end the copies are merged, `sjekk` is run, a byte is damaged
and `berg` run: every line that was typed must be there, once. Exit code 1 if one is missing.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.tui.run.room import PASSPHRASE, new_room, tools  # noqa: E402

from verksted.desk.desk import Desk  # noqa: E402
from verksted.workbook import Decision, WorkbookError, merge, rescue  # noqa: E402

PROGRAM = f"{sys.executable} -m verksted"
SESSION = f"verksted-to-{os.getpid()}"


def tmux(*arguments: str) -> str:
    done = subprocess.run(["tmux", "-L", SESSION, *arguments], capture_output=True, text=True, check=False)
    return done.stdout


class Pane:
    """A terminal of its own."""

    def __init__(self, name: str, command: str) -> None:
        self.name = name
        tmux("new-session", "-d", "-s", name, "-x", "100", "-y", "30", command)

    @property
    def text(self) -> str:
        return tmux("capture-pane", "-p", "-t", self.name)

    def type(self, text: str) -> None:
        tmux("send-keys", "-t", self.name, "-l", text)
        tmux("send-keys", "-t", self.name, "Enter")

    def wait_for(self, wanted: str, limit: float = 60) -> None:
        end = time.monotonic() + limit
        while wanted not in self.text:
            if time.monotonic() > end:
                raise AssertionError(f"«{wanted}» never came:\n{self.text}")
            time.sleep(0.1)


class Typed:
    """`notat` in a terminal, started again whenever it has ended; a line that got no OK is typed again."""

    def __init__(self, name: str, folder: Path, secret: Path) -> None:
        self.log = folder.parent / f"{name}.ok"
        self.log.touch()
        loop = f"while true; do {PROGRAM} notat {folder} --passord-fil {secret} >> {self.log} 2>/dev/null; sleep 0.2; done"
        self.pane = Pane(name, loop)
        self.lines: list[str] = []
        self.again = 0

    def write(self, text: str) -> None:
        before = self.log.read_text(encoding="utf-8").count("OK ")
        for _ in range(60):
            self.pane.type(text)
            end = time.monotonic() + 4
            while time.monotonic() < end:
                if self.log.read_text(encoding="utf-8").count("OK ") > before:
                    self.lines.append(text)
                    return
                time.sleep(0.02)
            self.again += 1
        raise AssertionError(f"no OK for «{text}»:\n{self.pane.text}")


def texts(folder: Path) -> list[str]:
    with Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as desk:
        return [note.text for note in desk.notes.all()]


def erase(folder: Path, text: str) -> None:
    """Somebody takes back what they said: a new key, while both terminals are open."""
    with Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as desk:
        gone = [("notes", note.id) for note in desk.notes.all() if note.text == text]
        desk.workbook.record_decision(Decision(date(2026, 11, 22), "leder", "trukket tilbake"))
        desk.workbook.erase(gone)[1].close()


def run(seconds: float) -> dict[str, int]:
    chance = random.Random(3)
    counts = {"moved": 0, "copied": 0, "packed": 0, "erased": 0}
    with tempfile.TemporaryDirectory(prefix="verksted-to-") as name:
        root = Path(name)
        os.environ["XDG_STATE_HOME"] = str(root / "state")
        folder, secret = root / "bok", root / "passord.txt"
        secret.write_text(PASSPHRASE, encoding="utf-8")
        new_room(folder).close()
        room = f"cd {ROOT} && {sys.executable} -m tests.tui.run.room {folder} dokumentasjon note_taker:NoteTakerScreen"
        app, other = Pane("app", room), Typed("notat", folder, secret)
        app.wait_for("F1 hjelp")
        copies: list[Path] = []
        typed: list[str] = []
        third: list[str] = []
        start, number = time.monotonic(), 0
        other.write("skal bort")
        while time.monotonic() - start < seconds:
            number += 1
            if "Skriv passordet" in app.text:
                app.type(PASSPHRASE)
                app.wait_for("F5", 30) if "F5" in app.text else time.sleep(1.5)
            app.type(f"app {number}")
            typed.append(f"app {number}")
            other.write(f"notat {number}")
            time.sleep(chance.uniform(0.2, 1.2))
            what = chance.random()
            if what < 0.08:
                folder.rename(root / "borte")
                app.type(f"uten pinne {number}")
                typed.append(f"uten pinne {number}")
                time.sleep(chance.uniform(0.5, 3))
                (root / "borte").rename(folder)
                counts["moved"] += 1
            elif what < 0.14:
                copies.append(root / f"kopi{counts['copied']}")
                with suppress(shutil.Error):
                    shutil.copytree(folder, copies[-1])
                counts["copied"] += 1
            elif what < 0.18:
                with suppress(WorkbookError), Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as desk:
                    desk.workbook.pack()
                    counts["packed"] += 1
            if not counts["erased"] and time.monotonic() - start > seconds / 2:
                erase(folder, "skal bort")
                counts["erased"] += 1
        lone = root / "lone"
        shutil.copytree(folder, lone)
        apart = Typed("tredje", lone, secret)
        for number in range(10):
            apart.write(f"tredje {number}")
            third.append(f"tredje {number}")
        deadline = time.monotonic() + 30
        wanted = {*typed, *other.lines} - {"skal bort"}
        while not wanted <= set(texts(folder)) and time.monotonic() < deadline:
            if "Skriv passordet" in app.text:
                app.type(PASSPHRASE)
            time.sleep(0.5)
        found = texts(folder)
        screen = app.text
        tmux("kill-server")
        late = [copy for copy in copies if copy.exists()]
        made = merge([folder, lone, *late], root / "flettet", passphrase=PASSPHRASE, env=tools().environment)
        merged = texts(root / "flettet")
        told = _rescued(root / "flettet", root / "berget", wanted | set(third))
        result = {
            "seconds": round(time.monotonic() - start),
            "typed": len(wanted) + len(third),
            "typed_again": other.again,
            "missing": len(wanted - set(found)),
            "missing_merged": len((wanted | set(third)) - set(merged)),
            "double": len(merged) - len(set(merged)),
            "came_back": int("skal bort" in merged),
            "late_copies": len(made.late),
            **counts,
            **told,
        }
        if result["missing"]:
            print(sorted(wanted - set(found))[:20], screen)
        return result


def _rescued(folder: Path, target: Path, wanted: set[str]) -> dict[str, int]:
    """Flips a byte in the middle of the longest journal, checks, and rescues."""
    path = max((folder / "journal").iterdir(), key=lambda one: one.stat().st_size)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    told = rescue(folder, target, passphrase=PASSPHRASE, env=tools().environment)
    return {"rescue_missing": len(wanted - set(texts(target))), "rescue_told": told.lost}


if __name__ == "__main__":
    came = run(float(sys.argv[1]) if sys.argv[1:] else 600)
    print(json.dumps(came))
    good = not (came["missing"] or came["missing_merged"] or came["double"] or came["came_back"])
    raise SystemExit(0 if good and came["rescue_missing"] <= came["rescue_told"] <= 1 else 1)
