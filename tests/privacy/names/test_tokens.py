"""Words keep their place in the text as it was given, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.privacy.tokens import bare, fold, tokenise


def texts(text: str) -> list[str]:
    return [token.text for token in tokenise(text)]


def test_hyphens_and_signs_part_words() -> None:
    assert texts("Pia-saken, ikke j.h.!") == ["Pia", "-", "saken", ",", "ikke", "j", ".", "h", ".", "!"]


def test_an_apostrophe_between_letters_stays_in_the_word() -> None:
    assert texts("ola's N’Diaye Lars'") == ["ola's", "N’Diaye", "Lars", "'"]


@pytest.mark.parametrize("word", ["Ma\u0301ret", "e\u0301mile", "മലയാളം", "தமிழ்", "محمّد"])
def test_letters_keep_their_marks(word: str) -> None:
    assert texts(f"hos {word} i dag") == ["hos", word, "i", "dag"]


def test_codes_are_one_word() -> None:
    assert texts("D3 og u12") == ["D3", "og", "u12"]


@given(st.text(max_size=200))
@settings(max_examples=150)
def test_tokens_are_in_order_and_leave_only_white_space(text: str) -> None:
    place = 0
    for token in tokenise(text):
        assert token.start >= place
        assert not text[place : token.start].strip()
        assert text[token.start : token.end] == token.text
        place = token.end
    assert not text[place:].strip()


def test_composed_and_decomposed_letters_are_the_same_word() -> None:
    assert fold("Bjo\u0308rn") == fold("bj\u00f6rn")
    assert fold("MA\u0301RET") == "m\u00e1ret"


def test_accents_fall_but_norwegian_letters_stay() -> None:
    assert bare("máret") == "maret"
    assert bare("łukasz") == "lukasz"
    assert bare("bjørn-åse-pæl") == "bjørn-åse-pæl"


def test_an_endless_word_folds_to_its_beginning() -> None:
    assert len(fold("x" * 1_000_000)) == 64
