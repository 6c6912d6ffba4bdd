"""The shipped model: whole, made from what stands here, and with nothing of its corpus to be read in it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from tools.pack_model import attributes

from verksted.privacy import lists
from verksted.privacy.tagger import features as features_module
from verksted.privacy.tagger import model as model_module
from verksted.privacy.tagger.features import features, line_case, shape
from verksted.privacy.tagger.lexicon import Lexicon
from verksted.privacy.tagger.model import DamagedModelError, Tagger

MODEL = lists.assets_folder() / "modell" / "navn.crfsuite"
ABOUT = json.loads(MODEL.with_suffix(".json").read_text(encoding="utf-8"))
TAGGER = Tagger.load()


def test_the_model_is_the_one_its_card_tells_of() -> None:
    assert hashlib.sha256(MODEL.read_bytes()).hexdigest() == ABOUT["sha256"]
    assert MODEL.stat().st_size == ABOUT["bytes"] <= 4_000_000


def test_the_features_are_those_it_was_trained_with() -> None:
    source = Path(features_module.__file__)
    assert hashlib.sha256(source.read_bytes()).hexdigest() == ABOUT["features_sha256"]


def test_scores_are_probabilities_for_every_word() -> None:
    words = ["kevin", "på", "Solbakken", "barnehage", "i", "Oppdal", ",", "12", "🙂"]
    scores = TAGGER.marginals(words)
    assert len(scores) == len(words)
    for score in scores:
        assert min(score.person, score.place, score.org) >= -1e-6
        assert score.person + score.place + score.org <= 1 + 1e-6


def test_no_words_give_no_scores() -> None:
    assert TAGGER.marginals([]) == []


def test_the_same_words_give_the_same_scores() -> None:
    words = ["per", "moen", "sa", "at", "liv", "kommer", "i", "dag"]
    assert TAGGER.marginals(words) == TAGGER.marginals(words)


def test_long_lines_are_read_in_stretches() -> None:
    scores = TAGGER.marginals(["kevin", "sa", "ja", "."] * 200)
    assert len(scores) == 800
    assert min(score.person for score in scores[::4]) > 0.5


def test_no_word_can_be_read_out_of_the_model() -> None:
    """Features name classes, hashes, and at most three letters of a word."""
    names = set(attributes(MODEL.read_bytes()))
    assert len(names) > 10_000
    lexical = re.compile(r"^(w\d|w[abc]|k[a-j]|c[a-e]|h[a-f]|lt|t[kl]|t[013](?=[0-9a-f]{4,6}$))")
    allowed = re.compile(
        r"^[0-9a-f^*]{1,6}$|^[GSLCTgslct]*[0-9]?(/[a-zA-Z0-9^]{1,9}|/.)?[0-9]?$|^[nDVipaROkcdu9^]{1,9}$"
    )
    for name in names:
        if lexical.match(name):
            parts = re.sub(lexical, "", name).split("|")
            assert all(allowed.match(part) or len(part) <= 2 or part == "" for part in parts[1:]), name
        else:
            assert len(name) <= 13, name


def copy_of_assets(folder: Path) -> Path:
    shutil.copytree(lists.assets_folder() / "modell", folder / "modell")
    return folder


@pytest.mark.parametrize("how", ["changed", "cut", "gone", "no metadata", "foreign metadata"])
def test_a_damaged_model_gives_one_sentence(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = copy_of_assets(tmp_path) / "modell" / "navn.crfsuite"
    data = model.read_bytes()
    if how == "changed":
        model.write_bytes(data[:5000] + b"\x00" + data[5001:] + b"!")
    elif how == "cut":
        model.write_bytes(data[: len(data) // 2])
    elif how == "gone":
        model.unlink()
    elif how == "no metadata":
        model.with_suffix(".json").unlink()
    else:
        model.with_suffix(".json").write_text("[]", encoding="utf-8")
    monkeypatch.setattr(model_module, "assets_folder", lambda: tmp_path)
    with pytest.raises(DamagedModelError, match="Modellen som finner navn, er skadet"):
        Tagger.load()


def test_shapes_tell_capitals_and_numbers_apart() -> None:
    assert [shape(text) for text in ("kari", "Kari", "KARI", "McRae", "k", "K", "12", "!")] == [
        "x",
        "Xx",
        "X",
        "xX",
        "i",
        "I",
        "9",
        ".",
    ]


def test_the_case_of_a_line_is_that_of_its_later_words() -> None:
    assert line_case(["Vi", "så", "kari"]) == "l"
    assert line_case(["Vi", "så", "Kari"]) == "m"
    assert line_case(["VI", "SÅ", "KARI"]) == "u"


def test_every_token_has_features_of_its_own() -> None:
    lexicon = Lexicon()
    texts = ["per", "og", "kari", "!"]
    rows = features(texts, [lexicon.word(text) for text in texts])
    assert len(rows) == 4
    assert len({tuple(row) for row in rows}) == 4


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("ingrid", "given"),
        ("Ingrids", "given"),
        ("ola's", "given"),
        ("kowalski", "surname"),
        ("oppdal", "place"),
        ("Oppdals", "place"),
        ("syria", "land"),
        ("ingirid", "near"),
    ],
)
def test_the_lexicon_knows_where_a_word_is_listed(text: str, check: str) -> None:
    assert getattr(Lexicon().word(text), check) is True


def test_a_second_tagger_reads_in_the_same_bytes() -> None:
    """Each screen that looks through texts has its own: the model must not be there as many times."""
    first, second = Tagger.load(), Tagger.load()
    assert first._data is second._data
    assert first.lexicon is second.lexicon
    assert first.marginals(["kari", "ringte"]) == second.marginals(["kari", "ringte"])
