"""`notat` and `vis`: what may come in on stdin, and what stands there afterwards."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import PASSPHRASE, Verksted

FIELDS = set("id text sign follow_up theme seat agree quote block at writer versions".split())


def take(verksted: Verksted, book: Path, secret: Path, stdin: bytes | str) -> list[dict[str, Any]]:
    """The notes of the workbook after this came in; every acknowledged id is there, in order."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    taken = verksted("notat", book, "--passord-fil", secret, stdin=data)
    assert taken.code == 0, taken.err
    notes: list[dict[str, Any]] = json.loads(
        verksted("vis", book, "--json", "--raa", "--passord-fil", secret).out
    )["notes"]
    assert [f"OK {note['id']}" for note in notes] == taken.lines
    return notes


@pytest.mark.parametrize(
    ("came", "stands"),
    [
        ("+ en\r\n- to\r\n", ["en", "to"]),
        ("\ufeff+ en\n", ["en"]),
        ("\n\n  \n\t\n+ en\n\n", ["en"]),
        ("+ uten slutt", ["uten slutt"]),
        ("", []),
        (unicodedata.normalize("NFD", "+ blåbær på øya\n"), ["blåbær på øya"]),
        (b"+ a\xff\xe6b\n", ["a\ufffd\ufffdb"]),
        ("+ a\x1b[31mb\u202ec\u2066d\x07e\n", ["a[31mbcde"]),
        ("a\u2028b\x0bc\x0cd\n", ["a b c d"]),
        ("- Kari fra Askøy sa nei\n", ["Kari fra Askøy sa nei"]),
    ],
)
def test_whatever_comes_in_becomes_clean_lines(
    verksted: Verksted, book: Path, secret: Path, came: bytes | str, stands: list[str]
) -> None:
    assert [note["text"] for note in take(verksted, book, secret, came)] == stands


def test_every_part_of_a_line_is_read(verksted: Verksted, book: Path, secret: Path) -> None:
    lines = [
        "+ u3 god kaffe #skole *4",
        "-! U12 for lenge",
        '"! u3 sa det slik',
        "= vi ringer",
        "! husk",
        "bare tekst",
    ]
    notes = take(verksted, book, secret, "\n".join(lines))
    assert all(set(note) == FIELDS for note in notes)
    found = [
        (n["sign"], n["follow_up"], n["seat"], n["theme"], n["agree"], n["quote"], n["text"]) for n in notes
    ]
    assert found == [
        ("+", False, "u3", "skole", 4, False, "god kaffe"),
        ("-", True, "u12", None, None, False, "for lenge"),
        ('"', True, "u3", None, None, True, "sa det slik"),
        ("=", False, None, None, None, False, "vi ringer"),
        (None, True, None, None, None, False, "husk"),
        (None, False, None, None, None, False, "bare tekst"),
    ]


@pytest.mark.parametrize("length", [4000, 4001, 20_000])
def test_a_long_line_becomes_notes_that_hold_all_of_it(
    verksted: Verksted, book: Path, secret: Path, length: int
) -> None:
    text = ("ord " * (length // 4 + 1))[:length].strip()
    notes = take(verksted, book, secret, text)
    assert all(len(note["text"]) <= 4000 for note in notes)
    assert " ".join(note["text"] for note in notes) == text


def test_certain_identifiers_never_reach_the_disk(verksted: Verksted, book: Path, secret: Path) -> None:
    lines = [
        "ring +47 912 34 567",
        "tlf 91234567",
        "skriv til kari@skole.no",
        "fnr 17054026641",
        "+47 912 34 567",
    ]
    said = " ".join(note["text"] for note in take(verksted, book, secret, "\n".join(lines)))
    assert not re.search(r"912|kari@|17054026641", said)


def test_raw_notes_come_with_a_warning_and_json_alone_on_stdout(
    verksted: Verksted, book: Path, secret: Path
) -> None:
    take(verksted, book, secret, "+ en hemmelighet\n")
    plain = verksted("vis", book, "--passord-fil", secret)
    assert (plain.code, plain.err) == (0, "")
    assert "hemmelighet" not in plain.out
    as_json = verksted("vis", book, "--json", "--passord-fil", secret)
    assert set(json.loads(as_json.out)) == {"format", "id", "malform", "counts", "phases", "blocked"}
    assert (as_json.err, len(as_json.lines)) == ("", 1)
    raw = verksted("vis", book, "--raa", "--passord-fil", secret)
    assert "hemmelighet" in raw.out
    assert "rånotater" in raw.err


def test_looking_changes_nothing(verksted: Verksted, book: Path, secret: Path) -> None:
    take(verksted, book, secret, "+ en\n")
    before = {path: path.read_bytes() for path in book.rglob("*") if path.is_file()}
    for command in ("vis", "sjekk"):
        assert verksted(command, book, "--passord-fil", secret).code == 0
    assert {path: path.read_bytes() for path in book.rglob("*") if path.is_file()} == before


def test_a_passphrase_is_taken_from_a_file_as_it_was_meant(
    verksted: Verksted, book: Path, tmp_path: Path
) -> None:
    ways = {
        "bom.txt": ("\ufeff" + PASSPHRASE + "\r\n").encode(),
        "nfd.txt": unicodedata.normalize("NFD", PASSPHRASE).encode(),
    }
    for name, data in ways.items():
        (tmp_path / name).write_bytes(data)
        assert verksted("vis", book, "--passord-fil", tmp_path / name).code == 0, name
    (tmp_path / "to.txt").write_text(PASSPHRASE + "\n\n", "utf-8")
    assert verksted("vis", book, "--passord-fil", tmp_path / "to.txt").code == 4


REFUSED = [
    ["vis"], ["sjekk"], ["pakk"], ["notat"], ["nokkel", "vis"], ["eksport", "--til", "ut.md"],
    ["berg", "--til", "ny"], ["flett", "--til", "ny"], ["slett", "--kvittering", "k.txt"],
]  # fmt: skip


@pytest.mark.parametrize("call", REFUSED, ids=lambda call: call[0])
def test_no_command_does_anything_with_a_wrong_passphrase_or_no_workbook(
    verksted: Verksted, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    wrong, empty = tmp_path / "feil.txt", tmp_path / "mappe"
    wrong.write_text("noe helt annet\n", "utf-8")
    empty.mkdir()
    before = sorted(path for path in tmp_path.rglob("*") if "state" not in path.parts)
    for folder, code in ((book, 4), (empty, 5), (tmp_path / "ingen", 5), (wrong, 5)):
        said = verksted(call[0], folder, *call[1:], "--passord-fil", wrong, stdin=b"+ en\n")
        assert (said.code, said.out) == (code, ""), folder
        assert len(said.err.splitlines()) == 1
    assert sorted(path for path in tmp_path.rglob("*") if "state" not in path.parts) == before
