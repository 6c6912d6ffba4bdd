"""A whole workshop planned in a real terminal, from an empty start, with the keys that the screens show."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.terminal import Terminal

from verksted.desk.desk import Desk
from verksted.desk.planning import Planning
from verksted.workshop.plan import Principle, Status

PASSPHRASE = "fire helt tilfeldige ord"
ENTER, TAB, ESC, DOWN, RIGHT = "\r", "\t", "\x1b", "\x1b[B", "\x1b[C"
CTRL_L, CTRL_N, CTRL_T, CTRL_C = "\x0c", "\x0e", "\x14", "\x03"
SHIFT_AA = b"\x1b[229;2u"
"""Shift+å as the Kitty protocol tells it, without the letter."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "Dokumenter").mkdir()
    return tmp_path


@pytest.fixture
def terminal(home: Path) -> Iterator[Terminal]:
    settings = {"HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "XDG_DOCUMENTS_DIR": ""}
    settings |= {"COLUMNS": "80", "LINES": "24"}  # handed on by some shells, and never true for long
    with Terminal([sys.executable, "-m", "verksted"], env=settings) as running:
        running.wait_for("Lag et nytt verksted")
        yield running


def make(terminal: Terminal, title: bytes) -> None:
    """The two pages of a new workbook."""
    terminal.wait_for("n nytt verksted")
    terminal.send("n")
    terminal.wait_for("1 av 2")
    terminal.send(title)
    terminal.send(TAB + "14. oktober 2099" + TAB + "16.00" + TAB + "18.00" + TAB)
    terminal.wait_for("Onsdag 14. oktober 2099")
    terminal.send(TAB + " " + TAB * 6)
    terminal.send(PASSPHRASE + TAB + PASSPHRASE)
    terminal.wait_for("● Sterkt nok")
    terminal.send(ENTER)
    terminal.wait_for("2 av 2", 60)
    terminal.wait_for("F9 skjul")
    shown = re.findall(r"\b[0-9A-Z]{4}\b", terminal.text)
    terminal.send(shown[4] + ENTER)
    terminal.wait_for("Neste steg", 60)


def test_a_workshop_is_planned_with_the_keys_on_screen(terminal: Terminal, home: Path) -> None:
    make(terminal, b"Ungdom p\xc3\xa5 l\xc3\xa6ring " + SHIFT_AA + b"pent a\xcc\x8apent")
    terminal.wait_for("Velg temaer og spørsmål")
    terminal.send("2")
    terminal.wait_for("Hvor mange")
    terminal.send(TAB * 4 + "biblioteket" + TAB * 3)
    terminal.wait_for("Lagret.")
    # themes and questions
    terminal.send(CTRL_N)
    terminal.wait_for("treff")
    terminal.send("ettervern")
    terminal.wait_for("Hva gjør at noen sier ja til ettervern?")
    terminal.send(DOWN)
    terminal.send(" ")
    terminal.wait_for("Lagt til under «Ettervern»")
    terminal.send("n")
    terminal.wait_for("Eget spørsmål")
    terminal.send("Liker du møtene?")
    terminal.wait_for("▲")
    terminal.send(CTRL_T)
    terminal.wait_for("Åpent og lett å forstå")
    terminal.send(TAB + ENTER)
    terminal.wait_for("Spørsmålet ditt er lagt til")
    # the agenda
    terminal.send(CTRL_N)
    terminal.wait_for("Velg en mal …")
    terminal.send(ENTER)
    terminal.wait_for("─ Velg en mal")
    terminal.send(ENTER)
    terminal.wait_for("Malen er lagt inn")
    terminal.send("e" + RIGHT)
    terminal.wait_for("Enter ferdig")
    terminal.send(ENTER)
    terminal.wait_for("» ble 5 minutter lengre")
    terminal.send("f")
    terminal.wait_for("Esc legger den tilbake")
    terminal.send(DOWN + ENTER)
    terminal.wait_for("er flyttet")
    # people
    terminal.send(CTRL_N)
    terminal.wait_for("Bredde, i antall")
    terminal.send(" ")
    terminal.wait_for("Fasilitator er på plass")
    terminal.send(DOWN + DOWN)
    terminal.wait_for("Den som leder, kan ikke også skrive")
    terminal.send("l")
    terminal.wait_for("Gå uten")
    terminal.send("Vi bruker lapper" + ENTER)
    terminal.wait_for("Grunnen er skrevet ned")
    # letters
    terminal.send(CTRL_N)
    terminal.wait_for("Lett å lese?")
    terminal.send("e")
    terminal.wait_for("De kan spørre")
    terminal.send("kontoret, tlf. 22 33 44 55" + TAB + "gavekort" + ENTER)
    terminal.wait_for("LIX")
    terminal.send(ENTER)
    terminal.wait_for("Skrevet: invitasjon", 60)
    # principles
    terminal.send(CTRL_N)
    terminal.wait_for("Ni prinsipper")
    terminal.send("g")
    terminal.wait_for("Ctrl+T bruk forslaget")
    terminal.send(CTRL_T + ENTER)
    terminal.wait_for("Informasjon er på plass")
    # deadlines
    terminal.send(CTRL_N)
    terminal.wait_for("av 28 er gjort")
    terminal.send(" ")
    terminal.wait_for("Krysset av")
    # prints
    terminal.send(CTRL_N)
    terminal.wait_for("Pakkeliste")
    terminal.send(ENTER)
    terminal.wait_for("Skrevet: kjoreplan.docx", 60)
    terminal.send("1")
    terminal.wait_for("Neste steg")
    terminal.send(CTRL_C)
    terminal.wait_for("Alt er lagret.")
    terminal.send(ENTER)
    assert terminal.wait_for_end() == 0
    check(home)


def check(home: Path) -> None:
    """What is on disk afterwards."""
    folder = next((home / "Dokumenter").glob("verksted-*/hode.json")).parent
    with Desk.open(folder, passphrase=PASSPHRASE) as desk:
        plan = Planning(desk)
        shop = desk.workshop
        assert shop.title == "Ungdom på læring Åpent åpent"
        assert (shop.date, shop.starts, shop.ends, shop.place) == (
            "2099-10-14",
            "16:00",
            "18:00",
            "biblioteket",
        )
        assert [group.value for group in shop.target_groups] == ["youth-15-17"]
        assert [theme.name for theme in plan.themes] == ["Ettervern"]
        assert len(desk.questions) == 2
        assert len(desk.agenda) > 5
        assert {stop.role.value for stop in plan.stops()} == {"trygg-voksen"}
        assert plan.principle(Principle.INFORMATION).status is Status.IN_PLACE
        assert plan.done.get("mandate") is not None
        assert not desk.workbook.damage
        assert not desk.workbook.remarks
    written = {path.name for path in folder.parent.glob("*-utskrift/*")}
    assert "kjoreplan.docx" in written
    assert any(name.startswith("invitasjon") for name in written)
    places = (home / "state" / "verksted" / "arbeidsboker.json").read_text("utf-8")
    assert "læring" not in places


def test_a_page_that_is_pasted_into_one_line_stays_whole(terminal: Terminal) -> None:
    terminal.send("o")
    terminal.wait_for("Hvor ligger arbeidsboka?")
    page = "\r\n".join(f"linje {number}" for number in range(1, 9))
    terminal.send(f"\x1b[200~{page}\x1b[201~")
    terminal.wait_for("linje 7 linje 8")
    terminal.send("\x1b[H")
    terminal.wait_for("linje 1 linje 2 linje 3")


def wait_for_fresh_start(terminal: Terminal) -> None:
    """Until the program has taken over the screen a second time."""
    end = time.monotonic() + 30
    while terminal.raw.count(b"\x1b[?1049h") < 2:
        assert time.monotonic() < end, "no fresh program came"
        terminal._read(end)


def test_locking_replaces_the_process_by_one_that_asks_for_the_passphrase(terminal: Terminal) -> None:
    make(terminal, "Låst".encode())
    before = Path(f"/proc/{terminal.pid}/cmdline").read_bytes() if sys.platform == "linux" else b""
    terminal.send(CTRL_L)
    terminal.wait_for("pause")
    wait_for_fresh_start(terminal)
    terminal.send("\x1b[20~")
    terminal.wait_for("Arbeidsboka er låst", 60)
    if sys.platform == "linux":
        after = Path(f"/proc/{terminal.pid}/cmdline").read_bytes()
        assert after != before, "the same process id runs a fresh program"
        memory = Path(f"/proc/{terminal.pid}/environ").read_bytes()
        assert b"VERKSTED_LAST=1" in memory
    terminal.send(PASSPHRASE + ENTER)
    terminal.wait_for("Neste steg", 60)
    assert "Låst" in terminal.text


def test_a_tiny_terminal_gives_clear_words_and_comes_back(terminal: Terminal) -> None:
    make(terminal, b"Liten")
    terminal.send("\x1b")
    terminal.wait_for("bytt verksted eller avslutt")
    terminal.resize(40, 10)
    terminal.wait_for("litt for lite")
    terminal.resize(100, 30)
    terminal.wait_for("Neste steg")
