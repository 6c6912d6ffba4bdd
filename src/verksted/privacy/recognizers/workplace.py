"""Where somebody works, said by its name: «jobber på Jernia på Løren», «vasker på Scandic i Bodø».

The verb of work is not part of the name. A workplace of no name («på sykehuset») is none, and neither is
work with its trade («i kassa på Spar»): that is a role. Names of persons may not be listed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers import known
from verksted.privacy.recognizers.lexicon import word_set
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_WORKS = re.compile(
    r"(?<!\w)(?:jobb(?:er|a|et|ar|e)?|jobbane|arbeid(?:er|a|et|ar|de|dde)?|vask(?:er|a|et|ar)|vikarier(?:er|te)?|"
    r"lærling|praksis|utplassert|utplassering|sommerjobb|sumarjobb|sommarjobb|deltidsjobb|helgejobb|ansatt|tilsett|works?|worked)"
    r"(?: (?:fortsatt|fremdeles|framleis|nå|no|også|òg|før|litt|ekstra|deltid|heltid|fast|mye|mykje))?"
    r" (?:på|i|hos|ved|at|for) (?P<x>[^\W_][\w&.'-]*)"
)
_LINK = frozenset("i på ved avd avdeling".split())
_LONGEST = 4
_WHY = mark("Navn på et arbeidssted.")


def find(face: Surface) -> Iterator[Finding]:
    """A name right after a verb of work, with the place that follows it."""
    at = {word.start: place for place, word in enumerate(face.words)}
    for m in _WORKS.finditer(face.folded):
        place = at.get(m.start("x"))
        if place is not None and (found := _named(face, place)):
            yield found


def _named(face: Surface, first: int) -> Finding | None:
    word = face.words[first]
    shop = word.low in word_set("org", "butikk")
    capital = face.text[word.start].isupper() and not face.text.isupper()
    if known.is_function(word.low) or not word.low[0].isalpha():
        return None
    last = _name_end(face, first) if capital else first
    end = _placed(face, last)
    alone = end == face.words[last].end
    if alone and known.is_place(word.low):
        return None
    if known.given_name(word.low) and last == first and alone:
        return None
    strange = not known.ordinary(word.low)
    if not (shop or capital or strange):
        return None
    sure = (shop or capital) and not alone
    return (mask if sure else look)(word.start, end, Label.ORG, _WHY, 0.8 if sure else 0.5)


def _name_end(face: Surface, first: int) -> int:
    """The last word of a name in capitals: «Bertel O. Steen», «Solsiden Spa»."""
    words, last = face.words, first
    while last + 1 < len(words) and last - first < _LONGEST:
        gap = face.text[words[last].end : words[last + 1].start]
        if gap not in (" ", ". ", "-", " & ") or not face.text[words[last + 1].start].isupper():
            break
        if gap == ". " and words[last].end - words[last].start > 1:
            break
        last += 1
    return last


def _placed(face: Surface, last: int) -> int:
    """One past the place that follows the name («… i Bodø», «kiwi kløfta»), or past the name."""
    words = face.words
    linked = last + 2 < len(words) and face.adjacent(last) and words[last + 1].low in _LINK
    place = last + 2 if linked else last + 1
    if place >= len(words) or not face.adjacent(place - 1):
        return words[last].end
    low = words[place].low
    named = face.text[words[place].start].isupper() or known.is_place(low)
    if not named or (known.is_function(low) and not face.text[words[place].start].isupper()):
        return words[last].end
    if not linked and not known.is_place(low):
        return words[last].end
    return words[place].end
