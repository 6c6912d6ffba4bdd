"""Content comes in whole, strictly, and a broken item of a municipality costs only itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from verksted.content.checklists import load_milestones
from verksted.content.laws import load_laws
from verksted.content.letters import load_templates
from verksted.content.loading import ContentProblem, Loaded, load
from verksted.content.principles import load_principles
from verksted.content.rules import load_ground_rules
from verksted.content.wheel import load_wheel
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


@pytest.mark.parametrize(
    "data",
    [
        "[[thing]]\n" + "a." * 5000 + "a = 1\n",
        "[[thing]]\n" + "[thing." + "a." * 5000 + "a]\n",
        "[[thing]]\nx = " + "{ a = " * 400 + "1" + " }" * 400 + "\n",
        "[[thing]]\nx = " + "[" * 100 + "]" * 100 + "\n",
        "a" * 900_000,
        "[[a]]\n" * 100_000,
        "[[thing]]\n" * 4_900 + "x = \n",
    ],
    ids=["dotted key", "dotted header", "deep table", "deep list", "one word", "many tables", "many broken"],
)
def test_a_hostile_file_costs_neither_time_nor_the_rest(tmp_path: Path, data: str) -> None:
    (tmp_path / "saker").mkdir()
    (tmp_path / "saker" / "a-god.toml").write_text(GOOD, encoding="utf-8")
    start = perf_counter()
    loaded = read(tmp_path, data)
    assert perf_counter() - start < 10
    assert list(loaded.items) == ["good"]
    assert loaded.problems


def own(tmp_path: Path, kind: str, text: str) -> Path:
    (tmp_path / kind).mkdir()
    (tmp_path / kind / "egne.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_misspelled_table_is_told(tmp_path: Path) -> None:
    overlay = own(tmp_path, "kjoreregler", '[[rules]]\nid = "x"\n')
    problem = load_ground_rules(overlay=overlay).problems[0]
    assert str(problem) == "egne.toml, linje 1: «[[rules]]» er ikke kjent her."


def test_a_municipality_replaces_ours_by_id_and_adds_its_own(tmp_path: Path) -> None:
    text = (
        '[[rule]]\nid = "pass"\ntext.nn = "Sei pass."\nwhy.nn = "Fordi."\n'
        '[[rule]]\nid = "quiet"\ntext.nn = "Ro."\nwhy.nn = "Fordi."\n'
    )
    ours, both = (
        load_ground_rules().items,
        load_ground_rules(overlay=own(tmp_path, "kjoreregler", text)).items,
    )
    assert list(both) == [*ours, "quiet"]
    assert both["pass"].text.nn == "Sei pass."
    assert both["own-choice"] == ours["own-choice"]


@pytest.mark.parametrize(
    ("kind", "loader", "text", "line", "word"),
    [
        ("brev", load_templates, 'body.nb = "Hei {namn}"\nrequired = []', 6, "{namn}"),
        ("brev", load_templates, 'body.nb = "Hei"\nrequired = ["navn"]', 7, "navn"),
        ("aarshjul", load_wheel, "year = 5\nfrom_month = 1\nto_month = 2", 6, "År"),
        ("aarshjul", load_wheel, "year = 1\nfrom_month = 13\nto_month = 2", 7, "måned"),
        ("aarshjul", load_wheel, "year = 1\nfrom_month = 5\nto_month = 2", 8, "Slutten"),
        ("lov", load_laws, 'checked = "i fjor"', 6, "2026-11"),
        ("sjekklister", load_milestones, 'days = 1\nrole = "sjef"', 7, "sjef"),
        ("sjekklister", load_milestones, "days = 1001", 6, "1000"),
        ("prinsipper", load_principles, "", 2, "ni prinsippene"),
    ],
)
def test_what_the_types_cannot_say_is_checked(
    tmp_path: Path, *, kind: str, loader: Callable[..., Loaded[Any]], text: str, line: int, word: str
) -> None:
    head = {
        "brev": '[[template]]\nid = "x"\nuse = "thanks"\naudience = "youth"\nfile = "x"\n',
        "aarshjul": '[[wheel_item]]\nid = "x"\nstrand = "users"\nname.nb = "x"\nwhat.nb = "x"\n',
        "lov": '[[law]]\nid = "x"\nact.nb = "x"\nsection = "x"\nhow = "read"\n',
        "sjekklister": '[[milestone]]\nid = "x"\n\n\nname.nb = "x"\n',
        "prinsipper": '[[principle]]\nid = "x"\naim.nb = "x"\nquestions = []\nevidence = []\ntasks = []\n',
    }[kind]
    tail = {
        "brev": '\ntitle.nb = "x"\n',
        "lov": '\ntopic.nb = "x"\nsays.nb = "x"\n',
        "prinsipper": '\nstatement.nb = "x"\n',
    }.get(kind, "\n")
    overlay = own(tmp_path, kind, head + text + tail)
    loaded = loader(overlay=overlay)
    assert "x" not in loaded.items
    assert [(problem.line, word in problem.text) for problem in loaded.problems] == [(line, True)]
    assert len(loaded.items) == len(loader().items)
