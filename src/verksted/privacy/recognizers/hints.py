"""Places and organisations that no list knows, as the tagger of names guesses them.

The tagger is good at names of persons and fair at these, so an ordinary word is never taken at its word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.recognizers import known
from verksted.privacy.recognizers.names import Hint
from verksted.privacy.surface import Surface

_LEAST, _SURE = 0.5, 0.9


def hinted(face: Surface, hints: Iterable[Hint]) -> Iterator[Finding]:
    """Findings for words the tagger holds to be a place or an organisation with at least `_LEAST`."""
    capitals = {word.start: face.capital(place) for place, word in enumerate(face.words)}
    for hint in hints:
        low = face.folded[hint.start : hint.end]
        label, score = (Label.PLACE, hint.place) if hint.place >= hint.org else (Label.ORG, hint.org)
        strange = not known.ordinary(low)
        if (
            score < _LEAST
            or len(low) < 3
            or any(map(str.isdigit, low))
            or not (strange or capitals.get(hint.start))
        ):
            continue
        if low in known.FUNCTION_WORDS or known.is_country_or_county(low):
            continue
        action = Action.MASK if score >= _SURE and strange else Action.LOOK
        why = "Ser ut som et stedsnavn." if label is Label.PLACE else "Ser ut som navnet på en virksomhet."
        yield Finding(hint.start, hint.end, label, action, Source.TAGGER, round(min(score, 1.0), 3), why)
