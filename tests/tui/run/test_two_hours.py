"""A whole workshop of two hours in a minute and a half: facilitator and note-taker, each in a process of
their own, on one folder. What each sees of the other, the slip of time, the ways to catch up, the pauses.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.terminal import Terminal
from tests.tui.run.room import FAST, PASSPHRASE, new_room, tools

from verksted.desk.desk import Desk
from verksted.desk.running import Running
from verksted.desk.running_tally import Tallies, TallyKind
from verksted.workshop.agenda import Block, BlockKind
from verksted.workshop.notes import Sign

ROOT = Path(__file__).parents[3]
SPEED = 80
LONG = 60.0
BLOCKS = [
    Block("welcome", "Velkommen", 15, BlockKind.OPENING),
    Block("good", "Hva er bra?", 25, BlockKind.QUESTION, "heard", ("q1",)),
    Block("pause", "Pause", 10, BlockKind.BREAK),
    Block("better", "Hva må bli bedre?", 25, BlockKind.QUESTION, "contact", ("q2",), "one-two-four-all"),
    Block("advice", "Råd til lederen", 25, BlockKind.PRIORITISE),
    Block("read", "Har vi forstått?", 10, BlockKind.FEEDBACK),
    Block("end", "Takk", 10, BlockKind.CLOSING),
]
SAID = {
    "welcome": ["hei til alle"],
    "good": [
        "+ u1 de spurte meg først",
        "+ u2 sms dagen før møtet *5",
        '" u3 hun husket det',
        "+ fikk velge sted",
    ],
    "pause": [],
    "better": ["-! u1 måtte fortelle alt på nytt", "- fikk vite det for sent *4", "> u2 møt den nye sammen"],
    "advice": ["> en fast voksen fra 17 år", "= vi svarer innen 15. desember", "? hvem bestemmer det"],
    "read": ["det stemmer"],
    "end": ["takk for maten"],
}


class Two:
    """Both terminals. While one is waited for, the other is read as well, as two people would."""

    def __init__(self, folder: Path, clock: str) -> None:
        env = {
            "XDG_STATE_HOME": str(folder.parent / "state"),
            "PYTHONPATH": str(ROOT),
            FAST: clock,
        }
        program = [sys.executable, "-m", "tests.tui.run.room", str(folder)]
        self.folder = folder
        self._writes = partial(Terminal, [*program, "dokumentasjon", "note_taker:NoteTakerScreen"], env=env)
        self.leader = Terminal([*program, "fasilitator", "facilitator:FacilitatorScreen"], env=env)
        self.notes = self._writes()

    def until(self, wanted: Callable[[], bool], what: str, limit: float = LONG) -> float:
        """Seconds until it is so. Fails with both screens after `limit`."""
        began = time.monotonic()
        while not wanted():
            for terminal in (self.leader, self.notes):
                terminal._read(time.monotonic() + 0.02)
            if time.monotonic() - began > limit:
                raise AssertionError(f"«{what}» never came:\n{self.leader.text}\n\n{self.notes.text}")
        return time.monotonic() - began

    def leader_sees(self, *words: str) -> float:
        return self.until(lambda: any(one in self.leader.text for one in words), words[0])

    def notes_see(self, *words: str) -> float:
        return self.until(lambda: any(one in self.notes.text for one in words), words[0])

    def write(self, line: str, number: int) -> None:
        self.notes.send(f"{line}\r")
        self.notes_see(" 1 notat " if number == 1 else f" {number} notater ")

    def crash(self, half: str) -> None:
        """The note-taker's program is killed in the middle of a line, and started again."""
        self.notes.send(half)
        self.until(lambda: half in _half_typed(self.folder), f"utkast: {half}")
        self.notes.kill()
        self.notes = self._writes()
        self.notes_see("er her igjen")
        self.notes_see(half)

    def kill(self) -> None:
        for terminal in (self.leader, self.notes):
            if terminal.code is None:
                terminal.kill()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with new_room(tmp_path / "bok") as desk:
        desk.change_agenda(BLOCKS)
        desk.change_workshop(replace(desk.workshop, date="2026-10-14", starts=""))
    return tmp_path / "bok"


@pytest.fixture
def two(folder: Path) -> Iterator[Two]:
    fast = datetime(2026, 10, 14, 14, 0, tzinfo=UTC)
    made = Two(folder, f"{SPEED} {time.time()} {fast.isoformat()}")
    yield made
    made.kill()


def test_a_whole_workshop_in_fast_time(two: Two, folder: Path) -> None:
    two.leader_sees("Klar til å begynne")
    two.notes_see("Notater · kjøreplanen er ikke i gang")
    two.leader.send("\r")
    two.leader_sees("Nå: Velkommen")
    two.notes_see("Notater · Velkommen")
    count = 0
    slow: list[float] = []
    for place, block in enumerate(BLOCKS):
        for line in SAID[block.id]:
            count += 1
            two.write(line, count)
        _in_block(two, block)
        if place + 1 == len(BLOCKS):
            break
        began = time.monotonic()
        two.leader.send("\x0e")
        following = BLOCKS[place + 1]
        two.leader_sees(f"Nå: {following.name}")
        asked = {"good": "Når ble du hørt?", "better": "Hva må bli bedre"}
        two.notes_see(f"Notater · {asked.get(following.id, following.name)}")
        slow.append(time.monotonic() - began)
    two.leader.send("\x0e")
    two.leader_sees("Takk for i dag.")
    two.notes_see("verkstedet er ferdig")
    print(f"the note-taker saw the next block after {max(slow):.2f} s at most, {min(slow):.2f} s at least")
    assert min(slow) < 2
    two.notes_see("lagret ")
    two.kill()
    _all_is_there(folder)


def _in_block(two: Two, block: Block) -> None:
    """What happens in each block, until its time is nearly out or over."""
    if block.id == "welcome":
        two.leader_sees("minutter over")
        two.notes_see("min over")
        two.leader_sees("bak planen")
        two.leader_sees("Ta inn")
        for name in ("Pause:", "Har vi forstått?:", "Takk:", "«Pause»", "«Takk»", "«Har vi forstått?»"):
            assert name not in two.leader.text
        two.leader.send("1")
        two.leader_sees("blir")
        return
    if block.id == "good":
        two.leader_sees("bra 3")
        two.leader_sees("Stemmer: u1·1 u2·1 u3·1")
        two.leader.send("e")
        two.leader_sees("Økta fikk fem minutter til")
        two.leader.send("\x1a")
        two.leader_sees("Angret: Fem minutter til")
        two.leader.send("n")
        two.leader_sees("Parker et tema")
        two.leader.send("bolig etter 18\r")
        two.leader_sees("bolig etter 18")
    elif block.id == "pause":
        two.leader.send(" ")
        two.leader_sees("klokka står")
        two.notes_see("pause ")
        two.leader.send(" ")
        two.until(lambda: "klokka står" not in two.leader.text, "klokka går igjen")
    elif block.id == "better":
        two.leader_sees("1 merket")
        two.notes.send("\x1b[18~")
        two.notes_see("ingen vet hvem som skrev hva")
        two.notes.send("- lappen sier det samme\r\r0\r")
        two.notes_see("Lapp 4")
        two.notes.send("\x0e")
        two.notes_see("3 lapper: 1 med tekst")
        two.notes.send("\x1b[18~")
        two.notes_see("3 lapper ·")
        two.crash("halvveis i noe")
        two.notes.send("\x15")
    elif block.id == "advice":
        two.notes.send("\x1b[A")
        two.notes_see("Retter notatet")
        two.notes.send(" her\r")
        two.notes_see("hvem bestemmer det her")
    elif block.id == "read":
        two.notes.send("han fortalte om vold\r")
        two.notes_see(" 13 notater ")
        two.leader.send("\x1b[19~")
        two.leader_sees("Noen forteller om vold")
        two.until(lambda: "han fortalte om vold" in _texts(two.folder), "lagret")
        two.leader.send("x")
        two.leader_sees("«han fortalte om vold»")
        two.leader.send("\x1b[B\r")
        two.leader_sees("tatt bort for godt")
        two.notes_see(" 12 notater ")
        two.leader.send("\x1b")
        two.leader_sees("Nå: Har vi forstått?")
    elif block.id == "end":
        _go_to_the_room(two)  # while it runs, that is straight back to the run
        two.until(lambda: "Neste økt." not in two.leader.text and "Nå: Takk" in two.leader.text, "Nå: Takk")
        _go_to_the_room(two)
        two.leader_sees("Velg hva du gjør i rommet")
        two.leader.send("\x1b[F\r")
        two.leader_sees("0 svar")
        two.leader.send("5545")
        two.leader_sees("4 svar")
        _go_to_the_room(two)
        two.leader_sees("Velg hva du gjør i rommet")
        two.leader.send("\x1b[H\x1b[B\r")
        two.leader_sees("Nå: Takk")
    two.leader_sees("snart slutt", "minutter over")


def _go_to_the_room(two: Two) -> None:
    two.leader.send("\x07")
    two.leader_sees("Gå til")
    two.leader.send("3")
    two.until(lambda: "Gå til ─" not in two.leader.text, "videre fra «Gå til»")


def _half_typed(folder: Path) -> list[str]:
    with Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as desk:
        return [body.text for one in desk.workbook._with_drafts() for body in one.drafts.values()]


def _texts(folder: Path) -> list[str]:
    with Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as desk:
        return [note.text for note in desk.notes.all()]


def _all_is_there(folder: Path) -> None:
    with Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as desk:
        notes = sorted(desk.notes.all(), key=lambda note: note.at)
        spoken = [note for note in notes if not note.slip]
        assert [note.block for note in spoken] == [block for block, lines in SAID.items() for _ in lines]
        texts = [note.text for note in spoken]
        assert "hvem bestemmer det her" in texts
        assert "måtte fortelle alt på nytt" in texts
        assert {note.seat for note in spoken} == {None, "u1", "u2", "u3"}
        assert sum(note.sign is Sign.PROMISE for note in spoken) == 1
        minutes = [note.minute for note in spoken if note.minute is not None]
        assert minutes == sorted(minutes)
        assert minutes[-1] > 90
        assert len([note for note in notes if note.slip]) == 3
        run = Running(desk).run
        assert run.ended
        length = datetime.fromisoformat(run.ended) - datetime.fromisoformat(run.began)
        assert 100 < length.total_seconds() / 60 < 200
        assert run.minutes
        assert not {"pause", "read", "end"} & (set(run.minutes) | set(run.dropped))
        assert [one.text for one in Running(desk).parked()] == ["bolig etter 18"]
        assert [one.count for one in Tallies(desk).of(TallyKind.SCALE)] == [3, 1, 0, 0, 0]
        assert not desk.workbook.conflicts("notes")
        assert not desk.workbook.damage
