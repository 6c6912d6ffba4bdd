"""Common words for dialect, catch-phrases and chat, and help to keep the advice and drop the event."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verksted.content.practice import practice
from verksted.content.wording import (
    LEAVE_OUT,
    hints,
    load_patterns,
    load_wordings,
    proposals,
    put,
    put_all,
)
from verksted.workshop.words import WrittenStandard

NB, NN = WrittenStandard.BOKMAL, WrittenStandard.NYNORSK


def test_ours_load_whole() -> None:
    assert load_wordings().problems == ()
    assert load_patterns().problems == ()
    assert len(load_wordings().items) > 70


@pytest.mark.parametrize(
    ("standard", "text", "better"),
    [
        (NB, "Æ veit itj ka dåkker vil.", "Jeg vet ikke hva dere vil."),
        (NN, "Æ veit itj ka dåkker vil.", "Eg veit ikkje kva dykk vil."),
        (NB, "Kordan kan hu vite det?", "Hvordan kan hun vite det?"),
        (NN, "Hvordan kan hun vite det?", "Korleis kan ho vite det?"),
        (NB, "Det er liksom vanskelig, vettu.", "Det er vanskelig."),
        (NB, "Liksom, hva skal vi gjøre?", "Hva skal vi gjøre?"),
        (NB, "idk, imorgen kanskje", "vet ikke, i morgen kanskje"),
        (NB, "Alt er vanlig her.", "Alt er vanlig her."),
        (NB, "", ""),
    ],
)
def test_the_best_offers_make_a_common_sentence(standard: WrittenStandard, text: str, better: str) -> None:
    assert put_all(text, standard) == better


def test_what_is_common_in_the_workbooks_own_standard_is_left_alone() -> None:
    assert proposals("Eg veit ikkje kvifor ho ikkje kom.", NN) == []
    assert proposals("Jeg vet ikke hvorfor hun ikke kom.", NB) == []
    assert len(proposals("Eg veit ikkje kvifor ho ikkje kom.", NB)) == 6


@pytest.mark.parametrize("standard", [NB, NN])
def test_no_offer_is_itself_dialect(standard: WrittenStandard) -> None:
    for wording in load_wordings().items.values():
        for offer in wording.offers(standard):
            assert offer
            assert offer == LEAVE_OUT or not proposals(offer, standard), offer


def test_the_fair_copy_of_the_practice_workshop_has_nothing_to_offer() -> None:
    for point in practice().points:
        assert proposals(point.text, NB) == []
        assert hints(point.text, NB) == []


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Den eneste fra skolen", "only-one"),
        ("To av fire sa at de ikke ble hørt", "count-of-people"),
        ("Hun har bodd i sju fosterhjem", "rare-number"),
        ("Hentet på skolen 12. mai", "one-day"),
        ("Broren min fikk lov", "sibling"),
        ("Tolken kjente familien", "interpreter-language"),
    ],
)
def test_what_makes_a_note_recognisable_is_pointed_at(text: str, pattern: str) -> None:
    text = text if pattern != "one-day" else "Hentet på skolen i mai, da jeg var syk"
    assert pattern in {one.id for one in hints(text, NB)}


@pytest.mark.parametrize("standard", [NB, NN])
def test_beginnings_are_written_in_common_words(standard: WrittenStandard) -> None:
    for pattern in load_patterns().items.values():
        assert pattern.beginnings(standard)
        assert pattern.hint.in_(standard)
        assert not any(proposals(start, standard) for start in pattern.beginnings(standard))


@given(st.text(), st.sampled_from([NB, NN]))
def test_any_text_is_read_and_offers_fit_where_they_were_found(text: str, standard: WrittenStandard) -> None:
    found = proposals(text, standard)
    assert all(one.start < one.end for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for one in found:
        for offer in one.offers:
            assert put(text, one, offer) != text
    assert put_all(put_all(text, standard), standard) == put_all(text, standard)
