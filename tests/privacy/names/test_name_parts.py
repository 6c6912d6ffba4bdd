"""Names built of two old parts are names wherever they stand, and ordinary words built of other words are not."""

from __future__ import annotations

import pytest

from verksted.privacy.findings import Action
from verksted.privacy.recognizers.name_parts import is_built_as_a_name
from verksted.privacy.recognizers.names import Names

NAMES = Names.load()


@pytest.mark.parametrize("name", ["inglaug", "solbritt", "gudfinna", "hallvor", "kolfinn", "sigtrygg"])
@pytest.mark.parametrize("text", ["{} gråt etter møtet", "vi ble hentet av {}", "klagen fra {}s advokat"])
def test_a_rare_norwegian_name_is_masked(name: str, text: str) -> None:
    line = text.format(name)
    masked = [f for f in NAMES.find(line) if f.action is Action.MASK]
    assert [line[f.start : f.end].removesuffix("s") for f in masked] == [name]


def test_the_reason_tells_of_the_parts() -> None:
    (found,) = NAMES.find("verst var det for unnlaug")
    assert "navneledd" in found.why


@pytest.mark.parametrize(
    "word",
    "ildfast eldfast ordleik nordvind isbjørn solvind grunnlov jordbær halvdel tirsdag landet nordmann varig "
    "hardhendt storby fredelig gullring hjemveg oslomann solrik husmor".split(),
)
def test_an_ordinary_word_is_not_built_so_or_stands_in_the_vocabulary(word: str) -> None:
    line = f"det var {word} i alt"
    assert not [f for f in NAMES.find(line) if f.action is Action.MASK and "navneledd" in f.why]


@pytest.mark.parametrize("word", ["", "a", "orm", "alrid"])
def test_short_words_are_never_built(word: str) -> None:
    assert not is_built_as_a_name(word)
