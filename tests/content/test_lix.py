"""LIX and its fellows, against texts whose figures are counted by hand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.content.lix import COUNCIL, YOUTH, AvoidWord, lix, measure, paragraphs, sentences, words
from verksted.workshop.words import Text, WrittenStandard

AVOID = [AvoidWord("x", Text("medvirk* tiltak", "medverk* tiltak"), Text("", ""))]


def test_lix_by_hand() -> None:
    # 10 words, 2 sentences, 2 long words (barnevernet, ungdommer): 5 + 20
    assert lix("Vi vil spørre barnevernet om noe. Alle ungdommer kan svare.") == 25


def test_an_empty_text_weighs_nothing() -> None:
    assert lix("") == lix("… – !") == 0


def test_dates_and_clock_times_end_no_sentence() -> None:
    assert len(sentences("Vi møtes onsdag 14. oktober klokka 16.30. Kom litt før.")) == 2
    assert len(sentences("Frist 1. Mai er fri.")) == 1


def test_headings_items_and_cells_stand_alone() -> None:
    text = "## Når og hvor\n\nVi møtes her.\n- ett\n- to\n\n| a | b |\n|---|---|\n| c | d |"
    assert paragraphs(text) == ["Når og hvor", "Vi møtes her.", "ett", "to", "a", "b", "c", "d"]


def test_long_sentences_long_paragraphs_and_words_to_avoid_are_named() -> None:
    text = "ord " * 21 + ".\n\n" + "Kort. " * 70 + "\n\nMedvirkningen er et tiltak."
    found = measure(text, YOUTH, AVOID)
    assert len(found.long_sentences) == 1
    assert len(found.long_paragraphs) == 1
    assert found.avoided == ("medvirkningen", "tiltak")
    assert not found.within(YOUTH)
    assert measure("Medvirkning", YOUTH, AVOID, WrittenStandard.NYNORSK).avoided == ()


def test_a_short_text_is_not_judged_by_lix() -> None:
    found = measure("Kommunestyrebehandlingen utsettes.", COUNCIL)
    assert found.lix > COUNCIL.lix
    assert not found.steady
    assert found.within(COUNCIL)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_can_be_measured(text: str) -> None:
    found = measure(text, YOUTH, AVOID)
    assert found.words == len(words(text))
    assert 0 <= found.longest <= found.words
    assert found.lix >= 0
