"""The frozen vectors of every released format version, read by both readers as their index says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests import second_reader
from tests.workbook.helpers import world

from verksted.workbook import Workbook, WorkbookError, check
from verksted.workbook.container import Header
from verksted.workshop.text import clean

HERE = Path(__file__).parents[1] / "vectors"
INDEX: dict[str, dict[str, Any]] = json.loads((HERE / "index.json").read_text(encoding="utf-8"))


@pytest.fixture(params=sorted(INDEX))
def case(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[dict[str, Any], Path]:
    """The expectation, and a copy of the folder: opening must not be able to harm a vector."""
    folder = tmp_path / "bok"
    shutil.copytree(HERE / "v1" / request.param, folder)
    return INDEX[request.param], folder


def words(case: dict[str, Any], folder: Path) -> dict[str, Any]:
    return {
        "passphrase": case.get("passphrase"),
        "recovery_key": case.get("recovery"),
        "slot_files": outside(case, folder),
    }


def outside(case: dict[str, Any], folder: Path) -> tuple[Path, ...]:
    """Key slots that do not lie in the folder itself."""
    return tuple(folder / name for name in case.get("slots", ()))


def test_there_are_enough_and_each_is_named() -> None:
    assert len(INDEX) >= 30
    assert {path.name for path in (HERE / "v1").iterdir()} == set(INDEX)
    assert len({case["expect"] for case in INDEX.values()}) >= 8


def test_our_reader_says_what_the_index_says(case: tuple[dict[str, Any], Path]) -> None:
    expected, folder = case
    if "notes" not in expected:
        with pytest.raises(WorkbookError, match=r"\.$") as error:
            check(folder, env=world(50), **words(expected, folder))
        assert (type(error.value).__name__, error.value.exit_code) == (expected["expect"], expected["exit"])
        return
    report = check(folder, env=world(50), **words(expected, folder))
    assert report.exit_code == expected["exit"]
    assert sorted({one.code for one in (*report.damage, *report.remarks)}) == expected["codes"]
    assert report.lost == expected["lost"]
    with Workbook.open(folder, env=world(51), **words(expected, folder)) as book:
        assert {key: row["text"] for key, row in book.documents("notes").items()} == expected["notes"]
        assert {key: len(book.versions("notes", key)) for key in book.conflicts("notes")} == expected[
            "versions"
        ]
        assert [draft.text for draft in book.drafts()] == expected["drafts"]
        assert book.generation == expected["generation"]


def test_the_second_reader_reads_the_same(case: tuple[dict[str, Any], Path]) -> None:
    expected, folder = case
    word: str = expected.get("passphrase") or expected["recovery"]
    if "notes" not in expected:
        with pytest.raises(second_reader.Refused):
            second_reader.read(folder, word, outside(expected, folder))
        return
    notes = second_reader.read(folder, word, outside(expected, folder)).get("notes", {})
    assert {key: clean(row["text"]) for key, row in notes.items()} == expected["notes"]


@pytest.mark.parametrize("piece", [200, 321, 4096])
def test_reading_in_small_pieces_says_the_same(
    case: tuple[dict[str, Any], Path], piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the cut: inside a head, a header copy, a damaged frame. (A header is sought in the first piece.)"""
    from verksted.workbook import reading

    expected, folder = case
    starts = [path.read_bytes()[:64] for path in [*folder.rglob("*.vj"), *folder.rglob("*.vs")]]
    if "notes" not in expected or any(Header.decode(start) is None for start in starts):
        return
    monkeypatch.setattr(reading, "PIECE", piece)
    report = check(folder, env=world(50), **words(expected, folder))
    assert sorted({one.code for one in (*report.damage, *report.remarks)}) == expected["codes"]
    assert report.lost == expected["lost"]
