"""A packed list holds its words and hardly anything else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.privacy import lists
from verksted.privacy.lists import DamagedListError, load, pack, pack_texts, texts, unpack, word_hash

WORDS = st.sets(st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=1, max_size=12), max_size=60)


@given(WORDS, WORDS)
@settings(max_examples=80)
def test_what_is_packed_is_found_and_nothing_else(inside: set[str], outside: set[str]) -> None:
    words = unpack(pack(inside))
    assert all(word in words for word in inside)
    assert not any(word in words for word in outside - inside)
    assert len(words) == len(inside)


@given(st.dictionaries(st.text("abcdefgæøå", min_size=1, max_size=8), st.integers(0, 255), max_size=40))
@settings(max_examples=60)
def test_flags_come_back(table: dict[str, int]) -> None:
    words = unpack(pack(table))
    assert {word: words.flags(word_hash(word)) for word in table} == table
    assert words.flags(word_hash("zzz")) == -1


def test_the_same_words_in_any_order_give_the_same_bytes() -> None:
    words = ["kari", "ola", "mohamed", "åse", "bjørg"]
    assert pack(words) == pack(reversed(words))


def test_words_are_found_in_any_case_and_composition() -> None:
    words = unpack(pack(["måret"]))
    assert "MÅRET" in words
    assert "ma\u030aret" in words


@pytest.mark.parametrize("cut", [0, 3, 11, 25, -1])
def test_a_cut_list_gives_one_sentence(cut: int) -> None:
    with pytest.raises(DamagedListError, match="ordliste i installasjonen er skadet"):
        unpack(pack(["kari", "ola"])[:cut])


@given(st.binary(max_size=80))
@settings(max_examples=80)
def test_any_bytes_but_a_list_are_refused(data: bytes) -> None:
    with pytest.raises(DamagedListError):
        unpack(b"VKL1" + data)


def test_a_list_that_is_not_there_gives_one_sentence() -> None:
    with pytest.raises(DamagedListError, match="mangler i installasjonen"):
        load("finnes_ikke")


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("given_names", ["ingrid", "Mohamed", "agnieszka", "máret", "maret", "tsegay", "fatuma"]),
        ("surnames", ["hansen", "Nguyen", "kowalski", "moen", "løken"]),
        ("kommuner", ["oppdal", "Lyngdal", "vestvågøy"]),
        ("poststeder", ["drøbak"]),
        ("land_og_byer", ["syria"]),
        ("vocabulary", ["barnevernet", "ikkje", "itj", "fosterheimen", "sbh", "caseworker"]),
    ],
)
def test_shipped_lists_hold_what_they_are_named_for(name: str, inside: list[str]) -> None:
    words = load(name)
    assert [word for word in inside if word not in words] == []


def test_strange_words_are_in_no_shipped_list() -> None:
    rng = random.Random(7)
    strange = ["".join(rng.choices("bcdfghjklmnpqrstvwxz", k=9)) for _ in range(20_000)]
    for name in ("given_names", "surnames", "vocabulary", "places"):
        words = load(name)
        assert sum(word in words for word in strange) <= 1, name


def test_the_packed_words_are_those_of_the_files() -> None:
    pack = lists.assets_folder() / "pakket" / "lister.json"
    assert pack.read_bytes() == pack_texts(lists.assets_folder() / "lister"), "python tools/pack_content.py"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of assets of its own; nothing read from it is remembered."""
    monkeypatch.setattr(lists, "assets_folder", lambda: tmp_path)
    lists._texts.cache_clear()
    yield tmp_path
    lists._texts.cache_clear()


def test_lists_that_are_not_packed_yet_are_read_as_they_are(elsewhere: Path) -> None:
    (elsewhere / "lister").mkdir()
    (elsewhere / "lister" / "farger.toml").write_text('varme = "rød gul"\n', encoding="utf-8")
    assert texts("farger") == {"varme": "rød gul"}


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"annet": {}}', b"\xff"])
def test_damaged_words_give_one_sentence(elsewhere: Path, data: bytes) -> None:
    (elsewhere / "pakket").mkdir()
    (elsewhere / "pakket" / "lister.json").write_bytes(data)
    with pytest.raises(DamagedListError, match="ordliste i installasjonen er skadet"):
        texts("helse")
