"""A text as the tagger read it: what every rule about names looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verksted.privacy.recognizers.names_rules import Style
from verksted.privacy.tagger.lexicon import Word
from verksted.privacy.tagger.model import WordScore
from verksted.privacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the tagger read it; rows of the same length."""

    text: str
    tokens: Sequence[Token]
    words: Sequence[Word]
    scores: Sequence[WordScore]
    style: Sequence[Style]
