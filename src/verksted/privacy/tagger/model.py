"""The trained model: a conditional random field over the features of features.py.

Loads assets/modell/navn.crfsuite (made by tools/train_tagger) and gives, for every word, the
probability of each kind. Decides nothing: what is masked or looked at is for the recognisers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from verksted.privacy.lists import assets_folder
from verksted.privacy.tagger.features import features
from verksted.privacy.tagger.lexicon import Lexicon, Word
from verksted.privacy.tokens import Token
from verksted.workshop.language import mark, say

LABELS = ("O", "P", "L", "G", "M")
"""Nothing, person, place, organisation, a thing or an event with a name."""
_LONGEST = 120
_DAMAGED = mark("Modellen som finner navn, er skadet. Installer verksted på nytt.")


class DamagedModelError(Exception):
    """The model is missing or not what the program was built with; the text is for the user."""


@dataclass(frozen=True, slots=True)
class WordScore:
    """Probabilities (0–1) that a word is part of a person's name, a place, an organisation."""

    person: float
    place: float
    org: float


_NOTHING = WordScore(0.0, 0.0, 0.0)
"""Of signs and numbers."""


class Tagger:
    """The loaded model. Not for two threads at once, but any number may read in the same bytes."""

    __slots__ = ("_data", "_model", "lexicon")

    def __init__(self, model: Any, data: bytes, lexicon: Lexicon) -> None:
        self._model = model
        self._data = data  # the library reads on in these bytes and does not keep them alive itself
        self.lexicon = lexicon

    @classmethod
    def load(cls, lexicon: Lexicon | None = None) -> Tagger:
        """Model and word lists as shipped; raises `DamagedModelError`, `lists.DamagedListError`."""
        import pycrfsuite

        data = _read_model(assets_folder() / "modell")
        model = pycrfsuite.Tagger()
        model.open_inmemory(data)
        return cls(model, data, lexicon or _lexicon())

    def words(self, tokens: Sequence[Token]) -> list[Word]:
        """What the word lists say of each token; each form is looked up once."""
        known: dict[str, Word] = {}
        found = []
        for token in tokens:
            word = known.get(token.text)
            if word is None:
                word = known[token.text] = self.lexicon.word(token.text)
            found.append(word)
        return found

    def marginals(self, words: Sequence[str]) -> list[WordScore]:
        """The scores of the words of one line, given as `tokens.tokenise` cuts it."""
        tokens = [Token(word, place, place + len(word)) for place, word in enumerate(words)]
        return self.scores(tokens, self.words(tokens))

    def scores(self, tokens: Sequence[Token], words: Sequence[Word], text: str = "") -> list[WordScore]:
        """The scores of tokens whose words are looked up already; lines of `text` are taken one by one."""
        scores: list[WordScore] = []
        for low, high in stretches(tokens, text):
            texts = [token.text for token in tokens[low:high]]
            self._model.set(features(texts, words[low:high]))
            marginal = self._model.marginal
            scores += [
                WordScore(marginal("P", place), marginal("L", place), marginal("G", place))
                if words[low + place].folded[0].isalpha()
                else _NOTHING
                for place in range(high - low)
            ]
        return scores


@cache
def _lexicon() -> Lexicon:
    """One for all taggers: what it remembers of everyday words is the same for everybody."""
    return Lexicon()


@lru_cache(maxsize=1)
def _read_model(folder: Path) -> bytes:
    """The bytes of the model, checked against the hash it was made with: the library trusts them blindly.

    Read once, as each room of the program that looks through texts has a tagger of its own.
    """
    try:
        data = (folder / "navn.crfsuite").read_bytes()
        wanted = json.loads((folder / "navn.json").read_bytes())["sha256"]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise DamagedModelError(say(_DAMAGED)) from error
    if sha256(data).hexdigest() != wanted:
        raise DamagedModelError(say(_DAMAGED))
    return data


def stretches(tokens: Sequence[Token], text: str) -> Iterator[tuple[int, int]]:
    """(first token, one past the last) of what is read at once.

    Cut at line breaks and after a full stop, or at 120 tokens.
    """
    low = 0
    for place in range(1, len(tokens)):
        before, token = tokens[place - 1], tokens[place]
        long = place - low >= _LONGEST
        broken = bool(text) and token.start > before.end and "\n" in text[before.end : token.start]
        sentence = before.text in ".!?" and place - low > 25 and token.start > before.end
        if long or broken or sentence:
            yield low, place
            low = place
    if tokens:
        yield low, len(tokens)
