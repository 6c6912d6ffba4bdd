# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Places and organisations that no list knows, as the tagger of names guesses them.

The tagger is good at names of persons and fair at these, so an ordinary word is never taken at its word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.recognizers import known
from verksted.privacy.recognizers.names import Hint
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_LEAST, _SURE = 0.5, 0.75


_AFTER = frozenset("på ved hos i fra frå til mot av ifra from at in to med te".split())
_TAIL = re.compile(
    r"-(?:kveld|gjeng|sak|ung|gutt|jent|folk|ansatt|tilsett|team|møte|møta|grupp|klass|skole|skule|sent|hjem|heim|beboer|opphold|familie|kontor|hus|avdeling|tur|leir|rom|dag|helg|tid|voksne|vaksne|personal|styr|fest|buss|metod)\w*"
)
_GENERIC_CAPITAL = frozenset(
    "gud jul påske pinse norge norsk stortinget regjeringen kommunen snap teams internett pc tv mor far mamma pappa bestemor bestefar fylket staten deltaker deltakar ungdom gutt jente gut "
    "mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar mars april mai juni juli august september oktober november desember tema del punkt plan".split()
)


def capitals(face: Surface) -> Iterator[Finding]:
    """Ordinary words that are names here: «på Fyrlykta», «fyrlykta-kveldene».

    A capital inside a sentence, after a preposition, is no accident in clean text; and no Norwegian
    compound takes a definite noun as its first part.
    """
    words = face.words
    for place, word in enumerate(words):
        tail = _TAIL.match(face.folded, word.end)
        if tail and known.definite(word.low) and len(word.low) > 4:
            yield Finding(
                word.start,
                word.end,
                Label.ORG,
                Action.LOOK,
                Source.PATTERN,
                0.5,
                mark("Ser ut som et egennavn i et sammensatt ord."),
            )
        if (
            not place
            or words[place - 1].low not in _AFTER
            or not face.adjacent(place - 1)
            or not face.capital(place)
        ):
            continue
        written = face.text[word.start : word.end]
        if (
            len(written) < 3
            or written.isupper()
            or word.low in _GENERIC_CAPITAL
            or known.is_country_or_county(word.low)
            or known.is_place(word.low)
        ):
            continue
        if known.ordinary(word.low) and not any(map(str.isdigit, written)):
            yield Finding(
                word.start,
                word.end,
                Label.ORG,
                Action.LOOK,
                Source.PATTERN,
                0.4,
                mark("Stor forbokstav inne i setningen; kan være et egennavn."),
            )


def hinted(face: Surface, hints: Iterable[Hint]) -> Iterator[Finding]:
    """Findings for words the tagger holds to be a place or an organisation with at least `_LEAST`."""
    capitals = {word.start: face.capital(place) for place, word in enumerate(face.words)}
    for hint in hints:
        low = face.folded[hint.start : hint.end]
        label = Label.PLACE if hint.place >= hint.org else Label.ORG
        strange = not known.ordinary(low)
        if (
            hint.any < _LEAST
            or len(low) < 3
            or any(map(str.isdigit, low))
            or not (strange or capitals.get(hint.start))
        ):
            continue
        if low in known.FUNCTION_WORDS or known.is_country_or_county(low):
            continue
        action = Action.MASK if hint.any >= _SURE and strange else Action.LOOK
        why = (
            mark("Ser ut som et stedsnavn.")
            if label is Label.PLACE
            else mark("Ser ut som navnet på en virksomhet.")
        )
        yield Finding(hint.start, hint.end, label, action, Source.TAGGER, round(min(hint.any, 1.0), 3), why)
