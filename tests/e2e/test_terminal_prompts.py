"""Commands on a real terminal: passphrases typed at a prompt, whatever stdin and stdout lead to."""

from __future__ import annotations

import shlex
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pty", allow_module_level=True)

from tests.terminal import Terminal

PASSPHRASE = "blåbær på øya 42"


def talk(home: Path, command: str, *answers: tuple[str, str]) -> tuple[int, str]:
    """Run `verksted …` in a shell on a terminal of its own; answer its questions. Exit code, and what it said."""
    program = f"{shlex.quote(sys.executable)} -m verksted"
    script = command.replace("verksted", program, 1)
    environ = {"HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "LC_ALL": "C", "PWD": str(home)}
    with Terminal(
        ["sh", "-c", f"cd {shlex.quote(str(home))} && exec {script}"], columns=100, env=environ
    ) as screen:
        for question, answer in answers:
            screen.wait_for(question, 60)
            screen.send(answer)
        code = screen.wait_for_end(60)
        return code, screen.raw.decode("utf-8", "replace")


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Ctrl+C reaches the program also where the tests run in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workbook `bok` in it, made at a prompt."""
    folder = tmp_path_factory.mktemp("ledetekst")
    line = f"{PASSPHRASE}\n"
    code, said = talk(folder, "verksted ny bok --tittel T", ("Nytt passord:", line), ("Én gang til:", line))
    assert code == 0, said
    assert PASSPHRASE not in said
    return folder


def test_a_typed_passphrase_opens_and_is_not_shown(home: Path) -> None:
    code, said = talk(home, "verksted vis bok", ("Passord:", f"{PASSPHRASE}\n"))
    assert code == 0, said
    assert PASSPHRASE not in said
    assert "Leser gjennom" not in said


@pytest.mark.parametrize(("typed", "code"), [("feil\n", 4), ("\n", 2), ("\x04", 2), ("\x03", 1)])
def test_a_wrong_one_an_empty_one_and_none_are_told_apart(home: Path, typed: str, code: int) -> None:
    found, said = talk(home, "verksted vis bok", ("Passord:", typed))
    assert found == code, said
    assert "Noe gikk galt" not in said


def test_two_that_differ_make_nothing(home: Path) -> None:
    answers = [("Nytt passord:", "en ting og to\n"), ("Én gang til:", "noe helt annet\n")]
    code, said = talk(home, "verksted ny ikke --tittel T", *answers)
    assert code == 2, said
    assert not (home / "ikke").exists()


def test_notes_come_from_a_pipe_while_the_passphrase_is_typed(home: Path) -> None:
    (home / "notater.txt").write_text("+ fra en fil\n", "utf-8")
    code, said = talk(home, "verksted notat bok < notater.txt | cat", ("Passord:", f"{PASSPHRASE}\n"))
    assert code == 0, said
    assert "OK " in said


def test_text_typed_into_the_scan_ends_with_one_press(home: Path) -> None:
    code, said = talk(home, "verksted skann", ("Ctrl+D", "Ingrid Moen kom\n"), ("Ingrid Moen kom", "\x04"))
    assert code == 3, said
    assert "‹Ingrid Moen›" in said
