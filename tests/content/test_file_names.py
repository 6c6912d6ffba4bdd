"""A file written in nynorsk has a name in nynorsk."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import verksted
from verksted.content.file_names import file_stem
from verksted.workshop.words import WrittenStandard

ROOT = Path(__file__).parents[2]
NB, NN = WrittenStandard.BOKMAL, WrittenStandard.NYNORSK
FOLDED = str.maketrans({"æ": "a", "ø": "o", "å": "a"})


def names() -> Iterator[str]:
    """What letters, lists and sheets are called in bokmål."""
    for source in (ROOT / "assets").rglob("*.toml"):
        yield from re.findall(r'^file = "([^"]+)"', source.read_text("utf-8"), re.MULTILINE)
    for path in (Path(verksted.__file__).parent).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Handout":
                match node.args:
                    case [ast.Constant(value=str(name)), *_]:
                        yield name


def test_no_word_of_a_nynorsk_name_is_bokmal() -> None:
    lines = (Path(__file__).with_name("bokmal_only.txt").read_text("utf-8")).splitlines()
    wrong = {word.translate(FOLDED) for line in lines if not line.startswith("#") for word in line.split()}
    wrong -= {"vare", "oppgaver"}  # «ta vare på», «oppgåver»
    found = list(names())
    assert len(found) > 60
    stems = [file_stem(name, NN) for name in found]
    assert not [stem for stem in stems if wrong & set(stem.split("-"))]
    assert len(set(stems)) == len(set(found))
    assert all(stem.isascii() and stem == stem.lower() for stem in stems)


@pytest.mark.parametrize(
    ("name", "nynorsk"),
    [
        ("kjoreplan", "koyreplan"),
        ("slik-tar-vi-vare-paa-opplysningene", "slik-tek-vi-vare-paa-opplysningane"),
        ("takk-ungdom", "takk-ungdom"),
    ],
)
def test_a_name_in_each_standard(name: str, nynorsk: str) -> None:
    assert file_stem(name, NB) == name
    assert file_stem(name, NN) == nynorsk
