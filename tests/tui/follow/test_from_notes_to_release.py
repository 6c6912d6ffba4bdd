"""In a real terminal, by keys alone: from the practice workshop's raw notes to a released summary and its files.

The script of keys is written from the practice workshop's own fair copy: which notes became which point.
A paste counts as one key, since what is counted is what the program asks for, not the writing of sentences.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from verksted.content.practice import Practice, PracticeNote, practice
from verksted.desk.desk import Desk
from verksted.desk.releasing import released_summary
from verksted.workshop.points import Aside

if sys.platform == "win32":
    pytest.skip("a pty is needed", allow_module_level=True)

from tests.terminal import Terminal
from tests.tui.follow.alone import PASSPHRASE

SECOND = "en helt annen persons ord"
REASONS = (Aside.NO_ADVICE, Aside.DUPLICATE, Aside.PRACTICAL, Aside.TOO_PERSONAL, Aside.OTHER)
ENTER, ESC, END, DOWN, NEXT, CLEAR = "\r", "\x1b", "\x1b[F", "\x1b[B", "\x0e", "\x18"
MOST_KEYS = 3


class Typist:
    """Sends keys one at a time, and counts them."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.keys = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.terminal.send(key)
            self.keys += 1

    def paste(self, text: str) -> None:
        self.press(f"\x1b[200~{text}\x1b[201~")

    def see(self, wanted: str) -> None:
        self.terminal.wait_for(wanted, 60)

    def rest(self) -> None:
        """Read until the screen is quiet, as it is before a person goes on in another field."""
        seen = -1
        while seen != len(self.terminal.raw):
            seen = len(self.terminal.raw)
            self.terminal._read(time.monotonic() + 0.25)

    def empty_sentence(self) -> None:
        """Wait until nothing stands in the sentence."""
        end = time.monotonic() + 20
        while self.terminal.text.split("\n")[3][37:78].strip("│ "):
            if time.monotonic() > end:
                raise AssertionError(self.terminal.text)
            self.terminal._read(time.monotonic() + 0.2)

    def look(self, pattern: str) -> re.Match[str]:
        """Wait until the screen matches."""
        end = time.monotonic() + 60
        while True:
            found = re.search(pattern, self.terminal.text)
            if found:
                return found
            if time.monotonic() > end or not self.terminal._read(time.monotonic() + 0.2):
                raise AssertionError(f"«{pattern}» never came; the screen was:\n{self.terminal.text}")


@pytest.fixture
def typist(tmp_path: Path) -> Iterator[Typist]:
    command = [sys.executable, "-m", "tests.tui.follow.alone", str(tmp_path / "bok")]
    root = str(Path(__file__).parents[3])
    env = {"XDG_STATE_HOME": str(tmp_path / "tilstand"), "PYTHONPATH": root, "HOME": str(tmp_path)}
    with Terminal(command, env={**os.environ, **env}) as terminal:
        yield Typist(terminal)


def in_screen_order(plan: Practice) -> list[PracticeNote]:
    """The notes as the fair copy lists them: by the order of the themes; notes without one last."""
    order = {theme.id: theme.order for theme in plan.themes}
    blocks = {block.id: block.theme for block in plan.blocks}

    def place(note: PracticeNote) -> tuple[int, str]:
        theme = note.theme or blocks.get(note.block) or ""
        return order.get(theme, len(order) + 1), theme

    return sorted(plan.notes, key=place)


def fair_copy(typist: Typist, plan: Practice) -> list[int]:
    """Every note used or set aside; returns how many keys each took."""
    home = {note: point for point in reversed(plan.points) for note in point.notes}
    reasons = {entry.note: entry.reason for entry in plan.aside}
    # Like notes stand beside one another, so the script reads from the screen which note is in hand.
    left = len(plan.notes)
    texts = {squeezed(note.text): note for note in in_screen_order(plan)}
    made: list[str] = []
    spent: list[int] = []
    while left:
        typist.look(rf"Notater: {left} av \d+ igjen")
        note = in_hand(typist, texts)
        before = typist.keys
        point = home.get(note.id)
        if point is None:
            reason = reasons[note.id]
            typist.press("l")
            typist.see("Hvorfor til side?")
            typist.press(str(REASONS.index(reason if reason in REASONS else Aside.OTHER) + 1))
        elif point.id in made:
            typist.press("f")
            typist.see("Til hvilket punkt?")
            choose(typist, point.text)
        else:
            typist.press(ENTER)
            typist.look(r"ferdig, neste")
            typist.press(CLEAR)
            typist.empty_sentence()
            typist.paste(point.text)
            typist.press(ENTER)
            typist.look(r"Enter punkt")
            typist.see("Skrevet.")
            made.append(point.id)
        left -= 1
        spent.append(typist.keys - before)
        texts.pop(squeezed(note.text), None)
    return spent


def squeezed(text: str) -> str:
    return re.sub(r"[^\w]", "", text.casefold())


def in_hand(typist: Typist, texts: dict[str, PracticeNote]) -> PracticeNote:
    """The note on the row in hand, known by its words."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        rows = [line[2:36] for line in typist.terminal.text.split("\n") if line.startswith("│▌")]
        words = squeezed(" ".join(re.sub(r"(\s+(lik|\*\d+))+\W*$", "", row[7:]) for row in rows))
        hits = [note for text, note in texts.items() if words and text.startswith(words[:60].rstrip("…"))]
        hits = hits or [note for text, note in texts.items() if words[:12] and words[:12] in text]
        if hits:
            return hits[0]
        typist.terminal._read(time.monotonic() + 0.2)
    raise AssertionError(typist.terminal.text)


def choose(typist: Typist, text: str) -> None:
    """The row of a card that begins with these words, by its number or with the arrows."""
    for _ in range(60):
        for line in typist.terminal.text.split("\n"):
            found = re.search(r"│ ([ ▌])([1-9 ])  (\S[^│]*)│", line)
            if found and squeezed(text).startswith(squeezed(found[3])[:40]) and len(squeezed(found[3])) > 8:
                if found[2].strip():
                    typist.press(found[2])
                    return
                if found[1].strip():
                    typist.press(ENTER)
                    return
        before = typist.terminal.text
        typist.press(DOWN)
        end = time.monotonic() + 5
        while typist.terminal.text == before and time.monotonic() < end:
            typist.terminal._read(time.monotonic() + 0.2)
    raise AssertionError(typist.terminal.text)


def decide_all(typist: Typist) -> None:
    """Every finding let stand with a reason: the points of the practice workshop are fair-copied well."""
    typist.look(r"Funn \d+ av|Ingen funn igjen")
    while "Ingen funn igjen" not in typist.terminal.text:
        left = int(typist.look(r"(\d+) igjen av")[1])
        if left == 0:
            return
        typist.press("b")
        typist.see("Hvorfor kan det stå?")
        typist.press("1")
        typist.look(rf"{left - 1} igjen av")


def answer_all(typist: Typist) -> None:
    """One answer to all the advice of every theme that asked for something."""
    found = typist.look(r"(\d+) av (\d+) råd har svar")
    done, every = int(found[1]), int(found[2])
    while done < every:
        typist.press(NEXT) if done else None
        typist.press("a")
        marked = int(typist.look(r"(\d+) råd er merket")[1])
        typist.press(ENTER)
        typist.see("Hva svarer dere?")
        typist.press("1")
        typist.see("Kort og konkret")
        for words in ("Vi går gjennom rådene og endrer rutinen.", "leder", "01.03.2027"):
            typist.rest()
            typist.paste(words)
            typist.see(words)
            typist.press(ENTER)
        done += marked
        typist.look(rf"{done} av {every} råd har svar")
        typist.see("Svaret er lagret")


def release(typist: Typist) -> None:
    """Confirmed by one, read and signed by another, released, and written to files."""
    typist.see("Ingen har bekreftet")
    typist.press("g")
    typist.see("Én har gått gjennom alt")
    typist.press(NEXT, ENTER)
    typist.see("Les alt, og signer")
    typist.press(END)
    typist.see("Alt er lest")
    typist.paste(SECOND)
    typist.press(ENTER)
    typist.see("én gang til")
    typist.paste(SECOND)
    typist.press(ENTER)
    typist.see("► Frigi sammendraget")
    typist.press(ENTER)
    typist.see("Frigi sammendraget?")
    typist.press(DOWN, ENTER)
    typist.see("● Frigitt")
    typist.press(ENTER)
    typist.see("Kontakt  ")
    typist.rest()
    typist.press(ENTER)
    typist.rest()
    typist.paste("fagutvikleren i tjenesten")
    typist.see("fagutvikleren i tjenesten")
    typist.press(ENTER)
    typist.see("filer ligger i")


def test_by_keys_alone_from_raw_notes_to_a_released_summary(typist: Typist, tmp_path: Path) -> None:
    plan = practice()
    spent = fair_copy(typist, plan)
    assert len(spent) == len(plan.notes)
    assert statistics.median(spent) <= MOST_KEYS
    print(f"keys: {typist.keys} for {len(spent)} notes, median {statistics.median(spent)}, most {max(spent)}")
    typist.see("Alle notatene er brukt")
    typist.press(NEXT)
    decide_all(typist)
    typist.press(NEXT)
    points = int(typist.look(r"Punkt \d+ av (\d+)")[1])
    assert points == len(plan.points)
    for done in range(points):
        typist.look(rf"{done} av {points} punkter er klare")
        typist.press("n", "n", "n", "n")
    typist.see("Alle punktene har fire svar")
    typist.press(NEXT)
    answer_all(typist)
    typist.press(NEXT)
    typist.see("Før noe kan ut")
    if typist.look(r"[■●] (Funn er ikke|Alle funn er) bestemt")[1] == "Funn er ikke":
        typist.press(ENTER)
        decide_all(typist)
        for wanted in ("Kan noen gjette", "Dere sa", "Før noe kan ut"):
            typist.press(NEXT)
            typist.see(wanted)
    release(typist)
    print(f"keys in all: {typist.keys}")
    made = sorted(path.name for path in (tmp_path / "sammendrag").iterdir())
    assert {"sammendrag.docx", "sammendrag.json", "oppfolging.ics"} <= set(made)
    assert len([name for name in made if name.endswith(".docx")]) >= 3
    with Desk.open(tmp_path / "bok", passphrase=PASSPHRASE) as desk:
        summary = released_summary(desk)
        assert sum(len(theme.points) for theme in summary.themes) == points
        assert len(summary.signers) == 2
        assert not desk.workbook.damage
