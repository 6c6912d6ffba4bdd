"""Whatever people paste, findings count code points of the text as it was given."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.surface import OVERLAP, WINDOW, fold, surface, windows


def span(start: int, end: int) -> Finding:
    return Finding(start, end, Label.UNKNOWN, Action.LOOK, Source.PATTERN, 0.5)


@given(st.text(max_size=80))
@settings(max_examples=200)
def test_every_stretch_finds_its_way_back(text: str) -> None:
    face = surface(text)
    assert len(face.folded) == len(face.text)
    for i in range(len(face.text)):
        restored = face.restore(span(i, i + 1))
        assert 0 <= restored.start < restored.end <= len(text)


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["Lu", "Ll", "Lo"]), max_size=40))
@settings(max_examples=100)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_hard_spaces_wide_digits_and_soft_hyphens_are_flattened() -> None:
    text = "tlf\u00a0９8０\u00ad1４\u20095\u200b52"
    face = surface(text)
    assert face.text == "tlf 98014 552"
    restored = face.restore(span(4, 13))
    assert text[restored.start : restored.end] == "９8０\u00ad1４\u20095\u200b52"


def test_decomposed_letters_become_one_and_keep_their_marks() -> None:
    text = "i A\u030as bor"
    face = surface(text)
    assert face.text == "i Ås bor"
    restored = face.restore(span(2, 4))
    assert text[restored.start : restored.end] == "A\u030as"


def test_windows_cover_everything_and_overlap() -> None:
    text = "ord " * 5000
    parts = list(windows(text))
    assert parts[0][0] == 0
    assert parts[-1][0] + len(parts[-1][1]) == len(text)
    for (at, part), (following, _) in pairwise(parts):
        assert len(part) <= WINDOW
        assert at < following <= at + len(part)
        assert at + len(part) - following <= OVERLAP


def test_one_word_without_end_is_cut_all_the_same() -> None:
    text = "x" * (WINDOW * 3)
    assert sum(len(part) for _, part in windows(text)) >= len(text)
    assert all(len(part) <= WINDOW for _, part in windows(text))


def test_capitals_at_the_start_of_a_sentence_prove_nothing() -> None:
    face = surface("Ski er fint. Os er fint. Han bor på Ski. - Nes")
    capital = [w.low for i, w in enumerate(face.words) if face.capital(i)]
    assert capital == ["ski"]


def test_a_letter_that_becomes_two_is_still_one_place() -> None:
    text = "x\u0958y"
    face = surface(text)
    for i in range(len(face.text)):
        restored = face.restore(span(i, i + 1))
        assert restored.start < restored.end


def test_double_spaces_hide_nothing() -> None:
    text = "tlf  980  14   552"
    face = surface(text)
    assert face.text == "tlf 980 14 552"
    restored = face.restore(span(4, 14))
    assert text[restored.start : restored.end] == "980  14   552"
