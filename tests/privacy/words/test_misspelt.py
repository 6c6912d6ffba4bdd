"""Which words are taken for everyday ones typed in haste."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verksted.privacy import misspelt
from verksted.privacy.misspelt import meant


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("ikek", "ikke"),  # swapped
        ("hvrodan", "hvordan"),
        ("hvsi", "hvis"),
        ("dte", "det"),
        ("lagr", "lager"),  # left out
        ("barnvernet", "barnevernet"),
        ("megg", "meg"),  # doubled
        ("villle", "ville"),
        ("skollen", "skolen"),
        ("samværer", "samværet"),  # the key beside
        ("fosterhejm", "fosterhjem"),
        ("maa", "må"),  # no å on the keyboard
        ("kommertil", "kommer til"),  # no space
    ],
)
def test_a_slip_is_traced_to_the_everyday_word(typed: str, word: str) -> None:
    assert meant(typed) == word


@pytest.mark.parametrize("name", ["suldaana", "leylo", "sakariye", "hawre", "grzesiek", "tsige", "palwasha"])
def test_a_strange_name_is_no_slip(name: str) -> None:
    assert meant(name) == ""


def test_only_everyday_words_are_guessed_at() -> None:
    assert misspelt.use("ikke") == misspelt.Use.EVERYWHERE
    assert misspelt.use("samværet") >= misspelt.Use.OFTEN
    assert misspelt.use("karbonade") == misspelt.Use.SELDOM
    assert meant("karbonadr") == ""


@given(st.text(max_size=40))
def test_any_text_has_an_answer(text: str) -> None:
    guess = meant(text)
    assert not guess or all(misspelt.use(part) > misspelt.Use.SELDOM for part in guess.split())
