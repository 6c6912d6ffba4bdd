"""Ordinary words in all their forms are known; names and made-up words are not."""

from __future__ import annotations

import pytest

from verksted.privacy.vocabulary import Grade, Vocabulary

VOCABULARY = Vocabulary.load()
ORDINARY = """
    møte møtene saksbehandleren saksbehandlerbytte fosterhjemsavtalen samværsplan tilsynsføreren
    sakshandsamaren fosterheimen ungane ønskjer rettleiinga verkstaden borna kvifor nokon høyrde
    æ itj ikkje dæm mæ hu koffer skolan ungan brorn snakka bodd spurt hainn
    sbh bhg ktp fh inst samv bv nav ppt tlf
    wallah cringe awkward snap homework because caseworker foster siblings
    oppfølgingstelefonen ungdomsgruppekveld pizzabestillingen
    """
STRANGE = """
    kowalczyk nguyen mehretab sivasubramaniam gebremedhin zhyvko abdirahman tsigereda vukašin hoang
    lindeland fagerhaugen solbergmoen brattland xqzzt
    """


@pytest.mark.parametrize("word", ORDINARY.split())
def test_ordinary_words_are_known(word: str) -> None:
    assert VOCABULARY.knows(word)
    assert VOCABULARY.knows(word.capitalize())


@pytest.mark.parametrize(
    "word",
    """
    samlingsstad utbyggjing påkøyrd samanslåinga opningskvelden uforløyst psykologisering fleirbrukshus
    meisterleg utsetjing samanfallande
    """.split(),
)
def test_words_as_nynorsk_spells_and_makes_them_are_known(word: str) -> None:
    assert VOCABULARY.knows(word)


@pytest.mark.parametrize(
    "word", "samantha kristiane ariane nystrøm valvåg olestad jolanta utvik avanesh unalome".split()
)
def test_names_that_begin_or_end_like_them_are_not(word: str) -> None:
    assert VOCABULARY.grade(word, slips=False) < Grade.DERIVED


@pytest.mark.parametrize("word", STRANGE.split())
def test_names_and_made_up_words_are_not(word: str) -> None:
    assert not VOCABULARY.knows(word)


@pytest.mark.parametrize(
    "word", ["saksbehanldere", "fosterhjmmet", "oppfølgning", "telefonnummmer", "meldinngen"]
)
def test_a_slip_in_a_long_word_is_told_from_a_strange_word(word: str) -> None:
    assert VOCABULARY.grade(word) >= Grade.SLIP


@pytest.mark.parametrize(
    ("word", "grade"), [("x" * 41, Grade.UNKNOWN), ("", Grade.UNKNOWN), ("ü" * 5000, Grade.UNKNOWN)]
)
def test_odd_words_are_unknown(word: str, grade: Grade) -> None:
    assert VOCABULARY.grade(word) is grade


@pytest.mark.parametrize(
    "word", ["førrklare", "bestæmme", "fosterhæim", "tænke", "vænninne", "ånkel", "gjærne"]
)
def test_dialect_spellings_are_told_from_strange_words(word: str) -> None:
    assert VOCABULARY.sounds_ordinary(word)


@pytest.mark.parametrize(
    "word", ["natsinet", "thuvaragan", "olgierd", "zohaib", "sepideh", "otieno", "", "x" * 500]
)
def test_names_sound_like_no_dialect(word: str) -> None:
    assert not VOCABULARY.sounds_ordinary(word)
