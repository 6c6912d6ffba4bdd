"""Capitals that mean nothing: «Ring før dere kommer», «Lykke til», «BARE TRAPP».

The tagger learnt from edited text, where a capital inside a line is a name. A word that owes its capital to
the head of a sentence or to a line in capitals is read once more in small letters, and counts as a name only
if it looks like one then too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verksted.privacy.recognizers.names_rules import HOMOGRAPHS, NOTHING, Kind, Verdict, judge, kind_of
from verksted.privacy.tagger.lexicon import Word
from verksted.privacy.tagger.model import Tagger
from verksted.privacy.tokens import Token

_DOUBTFUL = HOMOGRAPHS | {Kind.WEAK, Kind.ORDINARY, Kind.FORM, Kind.ORDINARY_COMMON, Kind.COMMON}
_SURE_IN_CAPITALS, _LEAST_GIVEN = 0.85, 0.05
_INSIDE = frozenset({",", "-", "‐", "‑", "/", "(", "&", "'", "’", "§", "+", "="})


def explained(tokens: Sequence[Token], place: int) -> bool:
    """Whether a capital is owed to the place: the head of a sentence, or a line all in capitals."""
    before = tokens[place - 1].text if place else "."
    if not before[0].isalnum() and before not in _INSIDE:
        return True
    if before == "," and place > 1:  # «Bra: Maten, Turen, Pausene»
        return tokens[place - 2].text[0].isupper() and explained(tokens, place - 2)
    return len(tokens[place].text) > 1 and tokens[place].text.isupper() and before.isupper()


def read_again(
    tagger: Tagger, tokens: Sequence[Token], words: Sequence[Word], text: str, verdicts: list[Verdict]
) -> None:
    """Lower the verdicts on ordinary words whose capital is explained; rows of the same length."""
    places = [
        place
        for place, verdict in enumerate(verdicts)
        if verdict.strength
        and tokens[place].text[0].isupper()
        and kind_of(words[place]) in _DOUBTFUL
        and explained(tokens, place)
    ]
    if not places:
        return
    small = [
        Token(token.text.lower(), token.start, token.end)
        if place in places or token.text.isupper()
        else token
        for place, token in enumerate(tokens)
    ]
    scores = tagger.scores(small, words, text)
    for place in places:
        word, score = words[place], scores[place]
        again = judge(word, score)
        if tokens[place].text.isupper() and not word.given and score.person < _SURE_IN_CAPITALS:
            again = replace(again, strength=min(again.strength, 1))
        if word.given and score.person >= _LEAST_GIVEN:
            continue
        strength = max(int(word.given), again.strength)
        if strength < verdicts[place].strength:
            verdicts[place] = replace(verdicts[place], strength=1) if strength else NOTHING
