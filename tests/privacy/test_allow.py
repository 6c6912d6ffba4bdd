"""What is let through names nobody: no first name and no bare surname stands alone in our lists."""

from __future__ import annotations

import re

import pytest

from verksted.privacy import allow
from verksted.privacy.allow import AllowList
from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.recognizers import known
from verksted.privacy.surface import surface

# The abbreviation for bank accounts is also a rare first name.
ABBREVIATIONS = {"iban"}


def test_no_entry_is_a_name_by_itself() -> None:
    alone = [line for kind in allow._KINDS for line in allow._lines(kind) if " " not in line]
    assert len(alone) > 100
    assert {w for w in alone if known.given_name(w) or known.surname(w)} <= ABBREVIATIONS


def test_office_holders_stand_with_full_name_and_office() -> None:
    people = allow._lines("personer")
    assert people
    for line in people:
        name, office = (part.strip() for part in line.split("|"))
        assert len(name.split()) >= 2
        assert office
    assert re.fullmatch(r"20\d\d-(?:0[1-9]|1[0-2])", allow.list_date())


def found(text: str, words: str, source: Source = Source.TAGGER) -> Finding:
    start = text.index(words)
    return Finding(start, start + len(words), Label.PERSON, Action.MASK, source, 0.9)


@pytest.mark.parametrize(
    ("text", "words", "passes"),
    [
        ("Jonas Gahr Støre kom", "Jonas Gahr Støre", True),
        ("Jonas kom", "Jonas", False),
        ("Støre kom", "Støre", False),
        ("Barneombudets rapport", "Barneombudets", True),
        ("Barnevernvakta og Pia", "Pia", False),
    ],
)
def test_only_the_whole_phrase_passes(text: str, words: str, passes: bool) -> None:
    kept = AllowList().sift([found(text, words)], surface(text))
    assert (kept == []) is passes


def test_the_hide_list_and_people_have_the_last_word() -> None:
    text = "Barneombudet ringte"
    for source in (Source.HIDDEN, Source.PERSON):
        assert AllowList(own=["barneombudet"]).sift([found(text, "Barneombudet", source)], surface(text))


def test_own_words_pass_with_signs_and_capitals() -> None:
    text = "på Solgløtt-tunet med alle"
    assert (
        AllowList(ours=False, own=["solgløtt tunet"]).sift([found(text, "Solgløtt-tunet")], surface(text))
        == []
    )


def test_public_sites_pass_but_not_pages_of_people() -> None:
    for text, passes in (("se www.ung.no nå", True), ("se facebook.com/kari.moen nå", False)):
        words = text.split()[1]
        site = Finding(3, 3 + len(words), Label.URL, Action.MASK, Source.PATTERN, 1.0)
        assert (AllowList().sift([site], surface(text)) == []) is passes
