"""What a word sounds like: names of any origin beside misspelt ordinary words, and a table nothing can be read out of."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tools.train_tagger.names import slip
from tools.train_tagger.sound import table

from verksted.privacy.lists import DamagedListError
from verksted.privacy.tagger import sound
from verksted.privacy.tagger.lexicon import Lexicon
from verksted.privacy.tagger.sound import BUCKETS, LEVELS, NAMELIKE, level, pieces

ORDINARY = """
    samværsavtale ungdomshjemmet kontaktpersonen beredskapshjem oppfølgingen nattevakta medvirkning
    tilsynsbesøk barnehagen telefonnummer fritidsklubben saksbehandler vedtaket innsynsbegjæring
    bekymringsmelding hybelkaffe leksehjelpen matpakke lommepenger fosterforeldrene
""".split()
UNHEARD = (
    "szczęsława tsehaynesh thuvaragan nkechinyere zoriana ilirjana oddfrid hasibullah phuongthao".split()
)


@pytest.mark.parametrize("name", UNHEARD)
def test_names_in_no_list_sound_like_names(name: str) -> None:
    assert level(name) >= NAMELIKE


def test_misspelt_ordinary_words_hardly_ever_do() -> None:
    rng = random.Random(5)
    wrong = [slip(rng, word) for word in ORDINARY for _ in range(10)]
    assert sum(level(word) >= NAMELIKE for word in wrong) <= len(wrong) * 0.1


def test_levels_are_in_range_for_any_word() -> None:
    assert all(0 <= level(word) < LEVELS for word in ("x", "", "🙂", "æ" * 500, "\ud800", "a'b"))
    assert len(pieces("x" * 500)) < 100


def test_only_words_in_no_list_are_judged_by_sound() -> None:
    lexicon = Lexicon()
    assert lexicon.word("ingrid").sound == -1
    assert lexicon.word("møte").sound == -1
    assert lexicon.word("thuvaragan").sound >= NAMELIKE


def test_a_word_with_letters_norwegian_has_not_is_no_ordinary_word() -> None:
    lexicon = Lexicon()
    assert lexicon.vocabulary.knows("tú")
    assert lexicon.word("tú").sound >= 0
    assert lexicon.word("allé").sound == -1


def test_training_gives_the_same_bytes_and_tells_names_from_words() -> None:
    names = [a + b for a in ("mar", "kat", "jul", "ann") for b in ("ia", "ina", "ita", "ela", "isa")]
    words = [a + b for a in ("bord", "hus", "bil", "stol") for b in ("ene", "enes", "ing", "het", "bar")]
    made = table(set(names), set(words))
    assert made == table(list(reversed(names)), list(reversed(words)))
    assert len(made) == BUCKETS
    weights = memoryview(made).cast("b")

    def score(word: str) -> int:
        return sum(weights[place] for place in pieces(word))

    assert min(map(score, names)) > max(map(score, words))


@pytest.mark.parametrize("data", [None, b"", b"\x00" * 10])
def test_a_damaged_table_gives_one_sentence(
    data: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lister").mkdir()
    if data is not None:
        (tmp_path / "lister" / "navnelyd.bin").write_bytes(data)
    monkeypatch.setattr(sound, "assets_folder", lambda: tmp_path)
    sound._table.cache_clear()
    try:
        with pytest.raises(DamagedListError, match="Installer verksted på nytt"):
            level("kari")
    finally:
        sound._table.cache_clear()
