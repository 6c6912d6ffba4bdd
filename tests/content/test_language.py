"""All content in assets/, of every kind: both standards, spelled right, nynorsk that is nynorsk, plain."""

from __future__ import annotations

import pytest
from tools.check_language import (
    MOST_OWN_WORDS,
    OWN_WORDS,
    Pair,
    bokmal_in_nynorsk,
    can_spell,
    incomplete,
    misspelled,
    not_as_the_house_says,
    pairs,
    too_long,
    word_list,
    wrong_person,
    wrong_signs,
)

from verksted.assets import assets_root
from verksted.content.packing import kinds, packed

EVERY = list(pairs())
KINDS = kinds(assets_root())


def test_there_is_content_of_every_kind_to_check() -> None:
    assert {"brev", "ark", "kjoreregler", "prinsipper", "sjekklister", "varsling", "aarshjul", "lov"} <= set(
        KINDS
    )
    assert len(EVERY) > 300


def test_every_text_stands_in_both_standards() -> None:
    assert incomplete(EVERY) == []


def test_nynorsk_holds_no_bokmal_forms() -> None:
    assert bokmal_in_nynorsk(EVERY) == []


def test_one_thing_has_one_name() -> None:
    assert not_as_the_house_says(EVERY) == []


def test_nynorsk_speaks_of_the_same_people() -> None:
    assert wrong_person(EVERY) == []


def test_signs_stand_as_norwegian_sets_them() -> None:
    assert wrong_signs(EVERY) == []


def test_no_sentence_over_twenty_words_and_no_paragraph_over_four_lines() -> None:
    assert too_long(EVERY) == []


@pytest.mark.skipif(not can_spell(), reason="hunspell with nb_NO and nn_NO is not installed")
def test_every_word_is_spelled_right() -> None:
    assert misspelled(EVERY) == []


def test_the_own_word_list_is_short_and_sorted() -> None:
    listed = word_list(OWN_WORDS)
    assert len(listed) == len(set(listed)) <= MOST_OWN_WORDS


def test_the_checks_can_fail() -> None:
    bad = Pair("x/y.text", "Ord " * 21 + ".", "Eg veit ikke.")
    assert bokmal_in_nynorsk([bad]) == ["x/y.text: ikke"]
    assert len(too_long([bad])) == 1
    assert incomplete([Pair("x/y", "Hei", " ")]) == ["x/y"]
    assert not_as_the_house_says([Pair("x/y", "Mappa er låst.", "Eit løfte.")]) == [
        "x/y: mappa, vi sier mappen"
    ]
    assert wrong_person([Pair("x/y", "Da får de to uker på seg.", "Då får de to veker på dykk.")]) == ["x/y"]
    assert wrong_person([Pair("x/y", "De velges her.", "Dei vel de her.")]) == []
    assert wrong_signs([Pair("x/y", "Klokka 14:30 ...", "Klokka 14.30 …")]) == [
        "x/y: … og ikke ...",
        "x/y: klokka med punktum",
    ]


@pytest.mark.skipif(not can_spell(), reason="hunspell with nb_NO and nn_NO is not installed")
def test_the_spelling_check_can_fail() -> None:
    assert misspelled([Pair("x/y", "Barneværn", "Barnevern")]) == ["nb Barneværn (x/y)"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_pack_is_fresh(kind: str) -> None:
    pack = assets_root() / "pakket" / f"{kind}.json"
    assert pack.is_file(), f"python tools/pack_content.py {kind}"
    assert pack.read_bytes() == packed(assets_root() / kind), f"python tools/pack_content.py {kind}"
