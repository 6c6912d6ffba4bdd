"""`skann` and `kontroll`: what stands in their answers, which others read by program."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Verksted
from tests.report.samples import sample

from verksted.privacy.findings import Finding
from verksted.report.json_form import to_json

SPAN = {"start", "end", "label", "action", "source", "score"}


def scan(verksted: Verksted, stdin: bytes | str, *more: str) -> tuple[int, list[dict[str, Any]]]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    said = verksted("skann", "-", "--json", *more, stdin=data)
    return said.code, [json.loads(line) for line in said.lines]


def test_there_is_a_line_for_each_line_in_order_also_where_nothing_is(verksted: Verksted) -> None:
    code, units = scan(verksted, "Vi vil ha mer tid.\n\nIngrid Moen kom\r\nslutt")
    assert code == 3
    assert [unit["fil"] for unit in units] == ["-"] * 4
    assert [unit["id"] for unit in units] == ["tekst#1", "tekst#2", "tekst#3", "tekst#4"]
    assert [bool(unit["spans"]) for unit in units] == [False, False, True, False]
    (span,) = units[2]["spans"]
    assert set(span) >= SPAN
    assert (span["start"], span["end"], span["label"]) == (0, 11, "PERSON")
    assert 0 <= span["score"] <= 1


@pytest.mark.parametrize("stdin", ["", "Vi vil ha mer tid sammen.\n"])
def test_nothing_found_is_code_0(verksted: Verksted, stdin: str) -> None:
    code, units = scan(verksted, stdin)
    assert code == 0
    assert [unit["spans"] for unit in units] == [[]] * bool(stdin)


@pytest.mark.parametrize(
    ("before", "name"),
    [("👩‍👩‍👧 blåbær ", "Ingrid Moen"), ("", "Ingrid Moen"), (unicodedata.normalize("NFD", "blåbær på øya med "), unicodedata.normalize("NFD", "Åse Lånås"))],
)  # fmt: skip
def test_offsets_count_code_points_of_the_text_as_it_came(verksted: Verksted, before: str, name: str) -> None:
    text = f"{before}{name} sa det"
    _, units = scan(verksted, text)
    found = [text[span["start"] : span["end"]] for span in units[0]["spans"]]
    assert name in found


def test_ids_of_json_lines_stay_as_they_were(verksted: Verksted, tmp_path: Path) -> None:
    rows = [
        {"id": "n1", "text": "Ingrid kom"},
        {"id": 7, "text": "ingenting"},
        {"text": "uten"},
        {"id": 0, "text": "null"},
    ]
    file = tmp_path / "notater.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    said = verksted("skann", file, "--json")
    assert [json.loads(line)["id"] for line in said.lines] == ["n1", 7, "tekst#3", 0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b"ikke zip"), ("b.docx", b""), ("c.xlsx", b"PK\x03\x04"), ("d.pdf", b"%PDF-1.4"), ("e.docm", b"x"),
        ("f.txt", b"\0" * 999), ("g.jsonl", b"ikke json"), ("h.jsonl", b'{"id":1}'), ("i.jsonl", b"[" * 99_999),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_of_and_the_others_are_scanned(
    verksted: Verksted, tmp_path: Path, name: str, data: bytes
) -> None:
    bad, good = tmp_path / name, tmp_path / "god.md"
    bad.write_bytes(data)
    good.write_text("Ingrid Moen kom\n", "utf-8")
    said = verksted("skann", bad, tmp_path, tmp_path / "finnes-ikke", good, "--json")
    assert said.code == 5
    assert len(said.err.splitlines()) == 3
    assert all(line.count(str(tmp_path)) == 1 for line in said.err.splitlines())
    assert json.loads(said.lines[-1])["fil"] == str(good)


def test_the_same_text_gives_the_same_bytes(verksted: Verksted) -> None:
    text = ("Ingrid og Mohamed fra Askøy, 14 år, ringer 91234567\n" * 5).encode()
    assert len({verksted("skann", "-", "--json", stdin=text).out for _ in range(3)}) == 1


def test_control_says_known_only_of_a_key_that_was_given(verksted: Verksted, tmp_path: Path) -> None:
    file = tmp_path / "sammendrag.json"
    file.write_bytes(to_json(sample()))
    first = verksted("kontroll", file)
    assert first.code == 0
    assert "uendret siden frigivelse" in first.out
    assert "kjent" not in first.out.lower()
    fingerprint = next(line for line in first.lines if line.startswith("Fingeravtrykk: ")).partition(": ")[2]
    wrong = verksted("kontroll", file, "--nokkel", fingerprint[::-1])
    assert wrong.code == 3
    assert "kjent" not in (wrong.out + wrong.err).lower()
    assert "kjent" not in verksted("kontroll", file).out.lower()
    given = verksted("kontroll", file, "--nokkel", fingerprint.replace(" ", ""))
    assert (given.code, "kjent" in given.out.lower()) == (0, True)
    assert "kjent" in verksted("kontroll", file).out.lower()


@pytest.mark.parametrize("given", ["abc", "", "1234 1234", "1234 5678 9012 3456 7890 123x"])
def test_what_can_be_no_fingerprint_is_wrong_usage(given: str, verksted: Verksted, tmp_path: Path) -> None:
    file = tmp_path / "sammendrag.json"
    file.write_bytes(to_json(sample()))
    said = verksted("kontroll", file, "--nokkel", given)
    assert (said.code, said.out) == (2, "")
    assert "seks grupper" in said.err


def test_a_summary_is_verified_where_nothing_can_be_written(
    verksted: Verksted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, blocked = tmp_path / "sammendrag.json", tmp_path / "fil"
    file.write_bytes(to_json(sample()))
    blocked.write_text("i veien")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(blocked))
    first = verksted("kontroll", file)
    mark = next(line for line in first.lines if line.startswith("Fingeravtrykk: ")).partition(": ")[2]
    said = verksted("kontroll", file, "--nokkel", mark)
    assert said.code == 0
    assert "kjent" in said.out
    assert "--nokkel" in said.err


def test_a_summary_that_was_touched_is_never_unchanged(verksted: Verksted, tmp_path: Path) -> None:
    whole = json.loads(to_json(sample()))
    changes: list[Any] = [
        [],
        None,
        1,
        {},
        {**whole, "extra": 1},
        {**whole, "format": 2},
        {**whole, "themes": []},
    ]
    changes += [{key: value for key, value in whole.items() if key != name} for name in whole]
    for number, changed in enumerate(changes):
        file = tmp_path / f"{number}.json"
        file.write_text(json.dumps(changed), "utf-8")
        said = verksted("kontroll", file)
        assert (said.code, said.out) == (5, ""), changed
        assert len(said.err.splitlines()) == 1
    same = tmp_path / "samme.json"
    same.write_text(json.dumps(whole, indent=4, sort_keys=True), "utf-8")
    assert verksted("kontroll", same).code == 0


def test_a_bad_row_hides_no_good_one(verksted: Verksted, tmp_path: Path) -> None:
    file = tmp_path / "notater.jsonl"
    rows = [
        '{"id":1,"text":"Ingrid Moen kom"}',
        "ikke json",
        '{"id":3,"text":"ingenting"}',
        "[]",
        '{"id":5,"text":"hei"}',
    ]
    file.write_text("\n".join(rows), "utf-8")
    said = verksted("skann", file, "--json")
    assert said.code == 5
    assert [json.loads(line)["id"] for line in said.lines] == [1, 3, 5]
    assert json.loads(said.lines[0])["spans"]
    assert len(said.err.splitlines()) == 1
    assert "2, 4" in said.err
    file.write_text("\n".join(rows[:3]), "utf-8")
    assert "Linje 2 er ikke" in verksted("skann", file).err


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many code points the detector was asked about each time; a long line is one of 3 000."""
    from verksted.cli import scan as command
    from verksted.privacy.detector import Detector

    sizes: list[int] = []
    whole = Detector.find_document

    def counted(self: Detector, texts: Sequence[str]) -> list[list[Finding]]:
        sizes.append(sum(map(len, texts)))
        return whole(self, texts)

    monkeypatch.setattr(Detector, "find_document", counted)
    monkeypatch.setattr(command, "LONG", 3000)
    return sizes


def test_one_long_line_is_told_of_a_stretch_at_a_time(verksted: Verksted, asked: list[int]) -> None:
    sentence = "Ring Ingrid Moen på 912 34 871 eller skriv til ingrid.moen@post.example i dag. "
    text = "Kort linje\n" + sentence * 200 + "\nIngrid Moen igjen"
    code, units = scan(verksted, text)
    assert code == 3
    assert [unit["id"] for unit in units] == ["tekst#1", "tekst#2", "tekst#3"]
    assert max(asked) <= 3000
    long, spans = text.split("\n")[1], units[1]["spans"]
    assert all(long[span["start"] : span["end"]] == span["text"] for span in spans)
    assert all(one["end"] <= two["start"] for one, two in pairwise(spans))
    found = Counter(span["text"] for span in spans)
    assert {name: found[name] for name in ("Ingrid Moen", "912 34 871", "ingrid.moen@post.example")} == {
        "Ingrid Moen": 200, "912 34 871": 200, "ingrid.moen@post.example": 200,
    }  # fmt: skip


def test_a_long_line_is_shown_to_people_by_its_findings(verksted: Verksted, asked: list[int]) -> None:
    text = "Vi vil ha mer tid. " * 400 + "Ring Ingrid Moen. " + "Vi vil ha mer tid. " * 400
    said = verksted("skann", "-", stdin=text.encode())
    assert said.code == 3
    assert len(said.lines) == 2
    assert "‹Ingrid Moen›" in said.lines[0]
    assert len(said.lines[0]) < 500
    assert len(asked) > 3


def test_long_lines_without_findings_are_still_lines(verksted: Verksted, asked: list[int]) -> None:
    code, units = scan(verksted, "Vi vil ha mer tid. " * 1000)
    assert (code, [unit["spans"] for unit in units]) == (0, [[]])
    assert len(asked) > 3
