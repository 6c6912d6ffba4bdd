"""Content comes in whole, strictly, and a broken item of a municipality costs only itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest

from verksted.content.loading import ContentProblem, Loaded, load
from verksted.workshop.words import Text


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Thing:
    id: str
    text: Text
    colour: Colour = Colour.RED
    steps: tuple[Text, ...] = ()
    source: str = "own"


GOOD = '[[thing]]\nid = "good"\ntext = { nb = "Hei", nn = "Hei" }\n'


def read(tmp_path: Path, text: str | bytes) -> Loaded[Thing]:
    folder = tmp_path / "saker"
    folder.mkdir(exist_ok=True)
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "egne.toml").write_bytes(data)
    return load("saker", Thing, overlay=tmp_path)


def only_problem(loaded: Loaded[Thing]) -> ContentProblem:
    assert len(loaded.problems) == 1, loaded.problems
    return loaded.problems[0]


def test_items_come_by_id_in_the_order_of_the_file(tmp_path: Path) -> None:
    loaded = read(tmp_path, GOOD.replace("good", "b") + GOOD.replace("good", "a"))
    assert list(loaded.items) == ["b", "a"]
    assert loaded.items["a"].text == Text("Hei", "Hei")
    assert loaded.problems == ()


@pytest.mark.parametrize(
    ("broken", "line", "word"),
    [
        ('[[thing]]\nid = "x"\n', 4, "text"),
        ('[[thing]]\nid = "x"\ntext = { nb = 1, nn = "y" }\n', 6, "text.nb"),
        ('[[thing]]\nid = "x"\ncolour = "blue"\ntext = { nb = "x", nn = "y" }\n', 6, "blue"),
        ('[[thing]]\nid = "x"\ntext = { nb = "x", nn = "y" }\ncolor = "red"\n', 7, "color"),
        ('[[thing]]\nid = "Stor Æ"\ntext = { nb = "x", nn = "y" }\n', 5, "Stor Æ"),
        ('[[thing]]\nid = "x"\ntext = { nb = "x", nn = "y }\n', 6, "TOML"),
        ('[[thing]]\nid = "good"\ntext = { nb = "x", nn = "y" }\n', 5, "to med id-en"),
        (
            '[[thing]]\nid = "x"\ntext = { nb = "x", nn = "y" }\nsteps = [{ nb = "a", nm = "b" }]\n',
            7,
            "steps.nn",
        ),
    ],
)
def test_a_broken_item_gives_file_line_and_reason_and_the_rest_loads(
    tmp_path: Path, broken: str, line: int, word: str
) -> None:
    loaded = read(tmp_path, GOOD + broken + GOOD.replace("good", "last"))
    assert list(loaded.items) == ["good", "last"]
    problem = only_problem(loaded)
    assert (problem.file, problem.line) == ("egne.toml", line)
    assert word in problem.text
    assert str(problem).startswith(f"egne.toml, linje {line}: ")


def test_one_standard_is_enough_in_a_municipality_s_own_folder(tmp_path: Path) -> None:
    loaded = read(tmp_path, '[[thing]]\nid = "x"\ntext = { nn = "Kven er du?" }\n')
    assert loaded.items["x"].text == Text("Kven er du?", "Kven er du?")


def test_hidden_marks_are_cleaned_even_when_escaped(tmp_path: Path) -> None:
    loaded = read(tmp_path, '[[thing]]\nid = "x"\ntext = { nb = "a\\u202eb", nn = "\u200bc" }\n')
    assert loaded.items["x"].text == Text("ab", "c")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\xff\xfe[[thing]]", "UTF-8"),
        (b'title = "x"\n', "title"),
        (b"x = " + b"[" * 5000, "TOML"),
        (b"#" * 1_000_001, "1 MB"),
        (b"\xef\xbb\xbf[[thing]]\nid = 1\n", "text"),
    ],
)
def test_hostile_files_give_one_sentence(tmp_path: Path, data: bytes, word: str) -> None:
    loaded = read(tmp_path, data)
    assert not loaded.items
    assert any(word in problem.text or word == "text" for problem in loaded.problems)


def test_an_empty_file_and_a_missing_folder_are_no_problem(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Loaded({}, ())
    assert load("saker", Thing, overlay=tmp_path / "finnes-ikke").problems == ()


def test_a_table_can_be_picked(tmp_path: Path) -> None:
    read(tmp_path, GOOD + GOOD.replace("thing", "other").replace("good", "else"))
    picked = load("saker", Thing, table="other", overlay=tmp_path)
    assert list(picked.items) == ["else"]
