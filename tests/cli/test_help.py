"""What `--help` and wrong usage say: Norwegian, 80 columns, an example each that is right usage."""

from __future__ import annotations

import re
import shlex

import pytest
from tests.cli.conftest import Verksted

from verksted.cli.arguments import command_parsers, parse

COMMANDS = sorted(command_parsers().choices - {"rom"})
ENGLISH = re.compile(
    r"\b(the|invalid|value|argument|expected|required|usage|options|error|unknown|one of)\b", re.IGNORECASE
)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help", "--hjelp"])
def test_help_fits_a_narrow_window_and_shows_how(
    verksted: Verksted, monkeypatch: pytest.MonkeyPatch, command: str, option: str
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    said = verksted(command, option)
    assert said.code == 0
    assert max(map(len, said.lines)) <= 80
    assert said.out.startswith(f"Bruk: verksted {command}")
    assert not ENGLISH.search(said.out)
    examples = said.lines[said.lines.index("eksempel:") + 1 :]
    assert examples
    for line in examples:
        call = line.strip().rpartition(" | ")[2].partition(" < ")[0]
        words = shlex.split(call)
        assert words[:2] == ["verksted", command]
        assert parse(words[1:]).command == command


def test_the_first_help_names_every_command_and_the_app(verksted: Verksted) -> None:
    said = verksted("--help")
    assert said.code == 0
    assert said.lines[0] == "Bruk: verksted [MAPPE]"
    assert max(map(len, said.lines)) <= 80
    assert all(re.search(rf"^ +{command} ", said.out, re.MULTILINE) for command in COMMANDS)


@pytest.mark.parametrize(
    "call",
    [
        ["undersokelse", "x.csv", "--k", "x"],
        ["undersokelse", "x.csv", "--aar", "i fjor"],
        ["nokkel", "bok", "tull"],
        ["nokkel", "bok"],
        ["ny", "bok", "--tittel", "T", "--malform", "en"],
        ["ny", "bok", "--tittel"],
        ["slett", "bok", "--note"],
        ["sett-inn", "a", "b", "--slutt", "--ved", "x"],
        ["sett-inn", "a", "b", "--til", "x"],
        ["vis", "--json=1", "bok"],
        ["vis"],
        ["vis", "bok", "til"],
        ["vis", "bok", "--js"],
        ["eksprt", "bok"],
        ["vis", "bok", "--passord", "hemmelig"],
    ],
)
def test_wrong_usage_is_one_norwegian_sentence(verksted: Verksted, call: list[str]) -> None:
    said = verksted(*call)
    assert (said.code, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1
    assert not ENGLISH.search(said.err)
    assert "--help" in said.err


def test_a_mistyped_command_is_guessed(verksted: Verksted) -> None:
    assert "«eksport»" in verksted("eksprt", "bok", "--til", "ut.md").err
