"""Words for relatives and numbers are marked where they stand, and nothing else moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verksted.privacy.recognizers import kin
from verksted.privacy.surface import surface


def test_a_relative_and_a_number_get_one_sign_for_each_letter() -> None:
    face = surface("søstra mi e tolv og bor hos tante")
    assert kin.marked(face, numbers=True) == (
        "\ue000" * 6 + " mi e " + "\ue003" * 4 + " og bor hos " + "\ue000" * 5
    )
    assert "tolv" in kin.marked(face)


def test_a_word_that_only_begins_so_is_left() -> None:
    face = surface("farge, morgen, tolvåring")
    assert kin.marked(face, numbers=True) == face.folded


@given(st.lists(st.sampled_from("mor far bror tolv 14 og jeg Kari tjueto hos , . - «»".split()), max_size=12))
def test_length_and_all_other_words_stay(words: list[str]) -> None:
    face = surface(" ".join(words))
    marked = kin.marked(face, numbers=True)
    assert len(marked) == len(face.folded)
    assert all(
        a == b or b in "\ue000\ue001\ue002\ue003\ue004" for a, b in zip(face.folded, marked, strict=True)
    )
