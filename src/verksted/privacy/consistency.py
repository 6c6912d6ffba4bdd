"""What is surely found once in a document is found everywhere in it: organisations, places, user names.

Names of persons have their own rules (recognizers/names_document.py). Only identifying words travel;
«skole» and «barnehage» do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.recognizers import known
from verksted.privacy.recognizers.lexicon import word_set
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_TRAVELS = frozenset({Label.ORG, Label.PLACE, Label.HANDLE, Label.ROLE, Label.ADDRESS})
_MOST = 5000


def sure_words(face: Surface, found: Sequence[Finding]) -> dict[str, Label]:
    """Words that identify by themselves in what was masked: names in front of «skole», unlisted places."""
    heads, agencies = word_set("org", "hode"), word_set("org", "etat") | word_set("org", "butikk")
    words: dict[str, Label] = {}
    spans = [f for f in found if f.action is Action.MASK and f.label in _TRAVELS and f.score >= 0.75]
    for word in face.words if spans else ():
        label = next((f.label for f in spans if f.start <= word.start and word.end <= f.end), None)
        if label is None or len(word.low) < 4 or word.low in heads or word.low in agencies:
            continue
        if label is Label.HANDLE and (known.given_name(word.low) or known.surname(word.low)):
            continue
        if not word.low.isdigit() and not known.ordinary(word.low) and word.low not in known.FUNCTION_WORDS:
            words[word.low] = Label.PLACE if label in (Label.ROLE, Label.ADDRESS) else label
    return words


def again(face: Surface, words: dict[str, Label]) -> Iterator[Finding]:
    """The same words wherever else they stand."""
    for word in face.words:
        label = words.get(word.low) or words.get(word.low.removesuffix("s"))
        if label is not None:
            yield Finding(
                word.start, word.end, label, Action.MASK, Source.CONSISTENCY, 0.75,
                mark("Samme navn er funnet et annet sted i teksten."),
            )  # fmt: skip


def collect(pairs: Iterable[tuple[Surface, list[Finding]]]) -> dict[str, Label]:
    """The sure words of a whole document, at most `_MOST`."""
    words: dict[str, Label] = {}
    for face, found in pairs:
        if len(words) >= _MOST:
            break
        words |= sure_words(face, found)
    return words
