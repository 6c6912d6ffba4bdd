"""The hide list finds its words in every dress and never gives them back."""

from __future__ import annotations

import pickle
from hashlib import blake2b

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.privacy.findings import Action, Source
from verksted.privacy.hide import MAX_ENTRIES, HashedHideList, HideList

WORDS = ["Ingrid Moen", "Pia", "Wojciech", "Åse-Lill", "Fyrlykta"]


def keyed(data: bytes) -> bytes:
    return blake2b(data, key=b"en nokkel", digest_size=16).digest()


def nobody_knows(_word: str) -> bool:
    return False


def hits(text: str, hidden: HideList | HashedHideList | None = None) -> list[tuple[str, Action]]:
    found = (hidden or HideList(WORDS)).find(text, nobody_knows)
    assert all(f.source is Source.HIDDEN for f in found)
    return [(text[f.start : f.end], f.action) for f in found]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("snakk med pia da", "pia"),
        ("PIA kom", "PIA"),
        ("Pias mor", "Pias"),
        ("Pia's mor", "Pia's"),
        ("Pia-saken igjen", "Pia"),
        ("hele Piasaken", "Piasaken"),
        ("ingrid moen ringte", "ingrid moen"),
        ("Ingrid  Moens bil", "Ingrid  Moens"),
        ("åse-lill kom", "åse-lill"),
        ("Åse Lill kom", "Åse Lill"),
        ("åselill kom", "åselill"),
        ("wojciechs møte", "wojciechs"),
        ("på fyrlykta igjen", "fyrlykta"),
        ("A\u030ase-Lill kom", "A\u030ase-Lill"),
        ("P\u00eda kom", "P\u00eda"),
    ],
)
def test_a_hidden_word_is_found_in_every_dress(text: str, word: str) -> None:
    assert hits(text) == [(word, Action.MASK)]
    assert hits(text, HashedHideList(HideList(WORDS).hashes(keyed), keyed)) == [(word, Action.MASK)]


@pytest.mark.parametrize(
    "text", ["wojcech kom", "wojcieech kom", "wojceich kom", "wojciehc kom", "fyrlkyta er fin"]
)
def test_one_letter_wrong_is_looked_at(text: str) -> None:
    word = text.split(maxsplit=1)[0]
    assert hits(text) == [(word, Action.LOOK)]


def test_a_part_of_a_full_name_is_looked_at() -> None:
    assert hits("moen sa det") == [("moen", Action.LOOK)]


@pytest.mark.parametrize(
    "text", ["pian spiller piano", "per spiller", "skolen er fin", "ingen kom", "", "pi", "ia"]
)
def test_other_words_are_left_alone(text: str) -> None:
    assert hits(text) == []


def test_an_ordinary_word_is_no_misspelling() -> None:
    assert HideList(["Hanne"]).find("henne", lambda word: word == "henne") == []
    assert HideList(["Hanne"]).find("henne") == []


def test_the_list_never_gives_its_words_back() -> None:
    hidden = HideList(WORDS)
    for told in (repr(hidden), str(hidden), f"{hidden}"):
        assert not any(word.lower() in told.lower() for word in WORDS)
        assert str(len(hidden)) in told
    with pytest.raises(TypeError) as refused:
        pickle.dumps(hidden)
    assert "ingrid" not in str(refused.value).lower()


def test_hashes_tell_nothing_without_the_key() -> None:
    hashes = HideList(["Pia"]).hashes(keyed)
    assert all(len(h) == 16 and b"pia" not in h for h in hashes)
    assert hits("pia", HashedHideList(hashes, lambda data: blake2b(data, key=b"annen").digest())) == []


def test_too_much_is_refused_in_norwegian() -> None:
    with pytest.raises(ValueError, match="høyst"):
        HideList(f"navn{i}" for i in range(MAX_ENTRIES + 1))
    with pytest.raises(ValueError, match="tegn"):
        HideList(["x" * 1000])


def test_blank_entries_count_for_nothing() -> None:
    assert len(HideList(["", "  ", "-", "\u200b"])) == 0
    assert HideList(["", " "]).find("hva som helst") == []


@given(st.text(max_size=120), st.lists(st.text(min_size=1, max_size=12), max_size=4))
@settings(max_examples=100)
def test_offsets_stay_inside_any_text(text: str, words: list[str]) -> None:
    hidden = HideList(words)
    for f in hidden.find(text, nobody_knows):
        assert 0 <= f.start < f.end <= len(text)
    for f in HashedHideList(hidden.hashes(keyed), keyed).find(text, nobody_knows):
        assert 0 <= f.start < f.end <= len(text)


@given(
    st.sampled_from(["Kari", "Abdirahman", "Nguyen", "Øystein"]), st.text(alphabet=" .,;:!?-\n", max_size=5)
)
@settings(max_examples=60)
def test_signs_around_a_word_do_not_hide_it(name: str, around: str) -> None:
    text = f"{around}{name}{around}"
    assert [t for t, _ in hits(text, HideList([name]))] == [name]
