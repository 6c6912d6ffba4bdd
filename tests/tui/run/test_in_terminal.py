"""The room in a real terminal: keys as terminals send them, storms, crashes, and a disk that says no."""

from __future__ import annotations

import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.run.room import PASSPHRASE, new_room, tools

from verksted.desk.desk import Desk

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.terminal import Terminal

ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with new_room(tmp_path / "bok"):
        pass
    return tmp_path / "bok"


class Room(Terminal):
    """The note-taker's screen on a workbook."""

    def __init__(
        self, folder: Path, screen: str = "note_taker:NoteTakerScreen", role: str = "dokumentasjon"
    ) -> None:
        command = [sys.executable, "-m", "tests.tui.run.room", str(folder), role, screen]
        state = {"XDG_STATE_HOME": str(folder.parent / "state"), "PYTHONPATH": str(ROOT)}
        state |= dict.fromkeys(("XDG_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY"), "")
        super().__init__(command, env=state)

    def ready(self) -> Room:
        self.wait_for("F1 hjelp")
        self.wait_for("alt er lagret")
        return self

    def stored(self, folder: Path, wanted: list[str], limit: float = 20.0) -> None:
        """Wait until these notes, and no others, are on disk."""
        end = time.monotonic() + limit
        while (found := texts(folder)) != wanted and time.monotonic() < end:
            self._read(time.monotonic() + 0.2)
        assert found == wanted

    def type(self, keys: str | bytes, size: int = 2048) -> None:
        """Send keys in pieces, reading what comes back in between."""
        data = keys.encode() if isinstance(keys, str) else keys
        for at in range(0, len(data), size):
            self.send(data[at : at + size])
            self._read(time.monotonic() + 0.01)


@pytest.fixture
def room(folder: Path) -> Iterator[Room]:
    with Room(folder) as made:
        yield made.ready()


def texts(folder: Path) -> list[str]:
    with Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as desk:
        return [note.text for note in sorted(desk.notes.all(), key=lambda note: note.at)]


def test_norwegian_letters_however_the_terminal_sends_them(room: Room, folder: Path) -> None:
    room.type("blåbærsyltetøy é\r")
    room.wait_for("blåbærsyltetøy é")
    room.type(unicodedata.normalize("NFD", "Ålesund på øya") + "\r")
    room.wait_for("Ålesund på øya")
    room.type(b"\x1b[229;2ub\x1b[111;1;111u\r")
    room.wait_for("Åbo")
    room.wait_for("3 notater")
    room.stored(folder, ["blåbærsyltetøy é", "Ålesund på øya", "Åbo"])
    room.kill()


def test_bytes_that_are_no_utf_8_are_letters_of_an_older_terminal_and_end_nothing(
    room: Room, folder: Path
) -> None:
    room.type("blåbær på øya\r".encode("cp1252"))
    room.wait_for("blåbær på øya")
    room.type(b"\xff\xfe\xc3 etter\r")
    room.wait_for("2 notater")
    room.type("æøå\r")
    room.stored(folder, ["blåbær på øya", "ÿþÃ etter", "æøå"])
    room.kill()


def test_a_thousand_pasted_lines_are_a_thousand_notes(room: Room, folder: Path) -> None:
    lines = [f"- råd nummer {number}" for number in range(1000)]
    room.type("\x1b[200~" + "\r\n".join(lines) + "\x1b[201~")
    room.wait_for("1000 linjer ble til 1000 notater")
    room.wait_for("lagret ")
    room.type("etterpå\r")
    room.wait_for("1001 notater")
    room.kill()
    found = texts(folder)
    assert [text for text in found if text != "etterpå"] == [f"råd nummer {number}" for number in range(1000)]
    assert "etterpå" in found


def test_what_is_pasted_never_acts_as_keys(room: Room, folder: Path) -> None:
    page = "en \x1b[31mrød\x1b[0m linje\x07\r\n- to \x1b[19~\x1b]0;tittel\x07\r\ntre\x03\x10 \x1bOP\u202e"
    room.type(f"\x1b[200~{page}\x1b[201~", size=7)
    room.wait_for("3 linjer ble til 3 notater")
    room.stored(folder, ["en [31mrød[0m linje", "to [19~]0;tittel", "tre OP"])
    assert b"\x1b]0;tittel" not in room.raw


def test_three_hundred_keys_a_second_lose_nothing(room: Room, folder: Path) -> None:
    lines = [f"linje {number:03} på skjermen" for number in range(60)]
    room.type("".join(f"{line}\r" for line in lines), size=30)
    room.wait_for("60 notater")
    room.stored(folder, lines)
    room.kill()


def test_a_storm_of_sizes_neither_stops_nor_loses_a_line(room: Room, folder: Path) -> None:
    for number in range(40):
        room.resize(60 + number * 7 % 90, 12 + number * 5 % 40)
        room.type(f"linje {number}\r")
    room.resize(80, 24)
    room.wait_for("40 notater")
    room.stored(folder, [f"linje {number}" for number in range(40)])
    room.kill()


def test_killed_while_typing_the_saved_lines_are_there_and_the_half_one_comes_back(
    room: Room, folder: Path
) -> None:
    for number in range(5):
        room.type(f"ferdig linje {number}\r")
    room.wait_for("5 notater")
    room.wait_for("lagret ")
    room.type("halv linje fra kari@example.no")
    room.wait_for("halv linje")
    _drafted(room, folder, "halv linje fra [e-post]")
    room.kill()
    assert texts(folder) == [f"ferdig linje {number}" for number in range(5)]
    with Room(folder) as again:
        again.wait_for("er her igjen")
        again.wait_for("halv linje fra [e-post]")


def _drafted(room: Room, folder: Path, wanted: str) -> None:
    """Wait until a half-typed line is on disk, by whichever program."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        room._read(time.monotonic() + 0.2)
        with Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as desk:
            found = [body.text for one in desk.workbook._with_drafts() for body in one.drafts.values()]
            if wanted in found:
                return
    raise AssertionError(f"«{wanted}» never came to the disk")


def test_a_full_disk_is_told_at_once_and_nothing_typed_meanwhile_is_lost(room: Room, folder: Path) -> None:
    room.type("før\r")
    room.wait_for("lagret ")
    sign = folder.parent / "full"
    sign.touch()
    room.type("mens den er full\r")
    room.wait_for("får ikke lagret")
    room.type("enda en\r")
    room.wait_for("venter")
    room.wait_for("3 notater")
    sign.unlink()
    room.wait_for("Nå er alt lagret.")
    room.wait_for("lagret ")
    assert "venter:" not in room.text
    room.kill()
    assert texts(folder) == ["før", "mens den er full", "enda en"]


def test_lines_that_wait_for_the_disk_outlive_the_screen_they_were_typed_in(room: Room, folder: Path) -> None:
    sign = folder.parent / "full"
    sign.touch()
    room.type("venter på plass\r")
    room.wait_for("får ikke lagret")
    room.type("\x1b[18~")
    room.wait_for("ingen vet hvem som skrev hva")
    sign.unlink()
    room.type("lapp\r")
    room.wait_for("Nå er alt lagret.")
    room.kill()
    assert texts(folder) == ["venter på plass", "lapp"]


def test_what_came_in_by_a_merge_never_reaches_the_terminal_as_commands(folder: Path) -> None:
    from dataclasses import replace

    from verksted.desk.taking import NoteTaker, take_all

    with Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as desk:
        [note] = take_all(NoteTaker(desk), ["x"])
        evil = "rett\x1b]0;ondt\x07fram\u202e\x9b31m"
        desk.apply([desk.notes.put(replace(note, text=evil, writer=evil, theme=evil))], "flettet")
        desk.apply([desk.themes.put(replace(desk.themes.all()[0], name=evil, tag=evil))], "flettet")
        desk.change_workshop(replace(desk.workshop, title=evil))
    with Room(folder) as room:
        room.ready()
        room.wait_for("rett")
        room.type("\x14")
        room.wait_for("Tema for linjene")
        room.type("\x1b[A\x1b[200~ mer\u202e\u200bnytt\x9b2J\x1b[201~")
        room.wait_for("mernytt2J")
        for bad in (b"\x1b]0;ondt", "\u202e".encode(), b"\xc2\x9b"):
            assert bad not in room.raw


def test_two_roles_in_two_processes_see_each_other(folder: Path) -> None:
    leader_screen = "facilitator:FacilitatorScreen"
    with Room(folder) as notes, Room(folder, leader_screen, "fasilitator") as leader:
        notes.ready()
        leader.wait_for("Klar til å begynne")
        leader.send("\r")
        leader.wait_for("Nå: Velkommen")
        leader.send("\x0e")
        leader.wait_for("Når ble du hørt?")
        notes.wait_for("Når ble du hørt?")
        notes.wait_for("Tema: hørt")
        notes.type("+! u1 de ringte meg\r")
        notes.wait_for("lagret ")
        leader.wait_for("1 merket")
        notes.kill()
        leader.kill()
    with Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as desk:
        [note] = desk.notes.all()
        assert (note.block, note.theme, note.seat, note.minute) == ("good", "heard", "u1", 0)


def test_the_room_screen_in_a_second_terminal_follows_and_holds_nothing_else(folder: Path) -> None:
    state = {"XDG_STATE_HOME": str(folder.parent / "state"), "PYTHONPATH": str(ROOT), "XDG_RUNTIME_DIR": ""}
    command = [sys.executable, "-m", "verksted", "rom"]
    with Terminal(command, env=state) as early:
        assert early.wait_for_end() == 1
        assert "fasilitatorens skjerm" in early.text
    with Room(folder, "facilitator:FacilitatorScreen", "fasilitator") as leader:
        leader.wait_for("Klar til å begynne")
        leader.send("\r")
        leader.wait_for("Nå: Velkommen")
        leader.send("r")
        leader.wait_for("verksted rom")
        leader.send("\r")
        leader.wait_for("r her slår den av")
        with Terminal(command, env=state) as wall:
            wall.wait_for("Velkommen")
            wall.wait_for("minutter igjen")
            leader.send("\x0e")
            leader.wait_for("Når ble du hørt?")
            wall.wait_for("Når ble du hørt?")
            opened = [str(one.readlink()) for one in Path(f"/proc/{wall.pid}").glob("fd/*")]
            assert not any(str(folder) in one for one in opened)
            leader.send("r")
            wall.wait_for("Vi tar en liten pause")
            wall.send("r")
            assert wall.wait_for_end() == 0


def test_one_line_corrected_in_two_windows_is_chosen_once_and_both_see_it(folder: Path) -> None:
    with Room(folder) as first, Room(folder, role="fasilitator") as second:
        first.ready()
        second.ready()
        first.type("en linje\r")
        second.wait_for("en linje")
        for room, words in ((first, " mer herfra"), (second, " mer derfra")):
            room.type("\x1b[A")
            room.wait_for("Retter notatet")
            room.type(words)
            room.wait_for(words)
        first.type("\r")
        second.type("\r")
        for room in (first, second):
            room.wait_for("to utgaver: en linje mer")
        first.type("\x1b[A")
        first.wait_for("Velg med et tall")
        first.wait_for("mer herfra")
        first.wait_for("mer derfra")
        first.type("\x1b[B\r")
        first.wait_for("Valget er lagret")
        end = time.monotonic() + 20
        while "to utgaver:" in second.text and time.monotonic() < end:
            second._read(time.monotonic() + 0.1)
        assert "to utgaver:" not in second.text
        assert "en linje mer" in second.text
        with Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as desk:
            assert not desk.workbook.conflicts("notes")


def test_two_programs_of_one_person_keep_a_half_typed_line_each(folder: Path) -> None:
    with Room(folder) as first, Room(folder) as second:
        first.ready()
        second.ready()
        first.type("halv i det første")
        _drafted(first, folder, "halv i det første")
        second.type("halv i det andre")
        _drafted(second, folder, "halv i det andre")
        with Room(folder) as third:
            third.ready()
            assert "halv i det" not in third.text
        first.kill()
        with Room(folder) as again:
            again.wait_for("er her igjen")
            again.wait_for("halv i det første")
            assert "halv i det andre" not in again.text
            again.type(" vinduet\r")
            second.wait_for("halv i det første vinduet")
        second.type(" vinduet\r")
        second.wait_for("2 notater")
        with Room(folder) as last:
            last.wait_for("halv i det andre vinduet")
            assert "er her igjen" not in last.text


@pytest.mark.parametrize("why", ["EROFS", "EIO", "EACCES"])
def test_a_disk_that_may_only_be_read_is_told_and_what_was_typed_is_written_later(
    room: Room, folder: Path, why: str
) -> None:
    room.type("før\r")
    room.wait_for("lagret ")
    sign = folder.parent / "full"
    sign.write_text(why)
    room.type("mens den nekter\r")
    room.wait_for("får ikke lagret")
    room.type("og enda en\r")
    room.wait_for("3 notater")
    sign.unlink()
    room.wait_for("Nå er alt lagret.")
    room.kill()
    assert texts(folder) == ["før", "mens den nekter", "og enda en"]


def test_a_folder_that_is_pulled_out_and_put_back_loses_nothing(room: Room, folder: Path) -> None:
    room.type("før\r")
    room.wait_for("lagret ")
    away = folder.with_name("borte")
    folder.rename(away)
    room.type("mens den er borte\r")
    room.wait_for("2 notater")
    room.type("og enda en\r")
    room.wait_for("3 notater")
    room._read(time.monotonic() + 0.5)
    away.rename(folder)
    room.type("etterpå\r")
    room.wait_for("4 notater")
    end = time.monotonic() + 20
    while "får ikke lagret" in room.text and time.monotonic() < end:
        room._read(time.monotonic() + 0.2)
    room.stored(folder, ["før", "mens den er borte", "og enda en", "etterpå"])
    room.kill()


EVIL = "rett\x1b]0;ondt\x07fram\u202e\x9b31m"
ON_EVERY_SCREEN = [
    (
        "facilitator:FacilitatorScreen",
        "fasilitator",
        ["\r", "\x0e", "v", "v", "v", "v", "v", "\x1b[19~", "x"],
    ),
    ("note_taker:NoteTakerScreen", "dokumentasjon", ["\x14", "\x1b", "\x1b[A", "\x1b", "\x06", "rett"]),
    ("slips:SlipsScreen", "dokumentasjon", ["\x14", "\x1b[200~a\x1b[20~\u202eb\x9b2Jc\x1b[201~", "\r"]),
    ("paper:PaperScreen", "dokumentasjon", ["\x0e", "\x0e", "\x14"]),
    ("tally:VotesScreen", "fasilitator", ["n", "\x1b[200~a\u202eb\x9b2J\x1b[201~", "\r"]),
    ("tally:ExitScreen", "fasilitator", ["n", "\x1b[200~a\u202eb\x9b2J\x1b[201~", "\r"]),
]


@pytest.mark.parametrize(("screen", "role", "keys"), ON_EVERY_SCREEN)
def test_no_text_of_a_workbook_reaches_the_terminal_as_a_command(
    folder: Path, screen: str, role: str, keys: list[str]
) -> None:
    from dataclasses import replace

    from verksted.desk.registers import Register
    from verksted.desk.running import PARKED, Parked
    from verksted.desk.running_tally import TALLIES, Tally, TallyKind
    from verksted.desk.taking import NoteTaker, take_all

    with Desk.open(folder, passphrase=PASSPHRASE, tools=tools()) as desk:
        [note] = take_all(NoteTaker(desk), ["! x"])
        ops = [desk.notes.put(replace(note, text=EVIL, writer=EVIL, theme=EVIL, block="good", seat=EVIL))]
        ops += [desk.themes.put(replace(one, name=EVIL, tag=EVIL)) for one in desk.themes.all()]
        ops += [desk.questions.put(replace(one, text=EVIL, prompts=(EVIL,))) for one in desk.questions.all()]
        ops += [Register(desk.workbook, PARKED).put(Parked("p", EVIL, note.at))]
        ops += [Register(desk.workbook, TALLIES).put(Tally(kind, kind, EVIL, 3)) for kind in TallyKind]
        desk.apply(ops, EVIL)
        desk.change_agenda([replace(one, name=EVIL, notes_for_facilitator=EVIL) for one in desk.agenda])
        desk.change_workshop(replace(desk.workshop, title=EVIL))
    with Room(folder, screen, role) as room:
        room.wait_for("F9 skjul")
        room.wait_for("alt er lagret")
        for key in keys:
            room.type(key)
            room._read(time.monotonic() + 0.3)
        room.resize(120, 36)
        room._read(time.monotonic() + 0.5)
        room.wait_for("rett")
        for bad in (b"\x1b]0;ondt", "\u202e".encode(), b"\xc2\x9b"):
            assert bad not in room.raw
