"""The detector: text in, findings out. Wiring only; every kind of finding has a room of its own.

Nothing is loaded before the first call. A text of any length and content is read in windows, so time
and memory grow no faster than the text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from verksted.privacy.findings import Finding
from verksted.privacy.hide import HideList
from verksted.privacy.merge import merge
from verksted.privacy.placeholders import placeholder_spans
from verksted.privacy.recognizers import (
    account,
    address,
    age,
    case,
    dates,
    family,
    handle,
    health,
    national,
    net,
    org,
    origin,
    phone,
    place,
    plate,
    role,
)
from verksted.privacy.surface import Surface, surface, windows

Recognizer = Callable[[Surface], Iterator[Finding]]

_RECOGNIZERS: tuple[Recognizer, ...] = (
    national.find,
    phone.find,
    account.find,
    net.find,
    handle.find,
    case.find,
    plate.find,
    address.find,
    dates.find,
    age.find,
    place.find,
    org.find,
    health.find,
    origin.find,
    family.find,
    role.find,
)


class Detector:
    """Finds personal data in notes. Build it with `Detector.load`."""

    def __init__(self, *, allow_lists: bool, hidden: HideList | None, own_allowed: Collection[str]) -> None:
        self._allow_lists = allow_lists
        self._hidden = hidden
        self._own_allowed = tuple(own_allowed)

    @classmethod
    def load(
        cls, *, allow_lists: bool = True, hidden: HideList | None = None, own_allowed: Collection[str] = ()
    ) -> Detector:
        """A detector; lists and model are read at the first `find`.

        `allow_lists=False` leaves out the lists of public institutions and office holders. `own_allowed`
        is the workbook's own list of what is not personal data.
        """
        return cls(allow_lists=allow_lists, hidden=hidden, own_allowed=own_allowed)

    def find(self, text: str) -> list[Finding]:
        """Findings in order, none overlapping; offsets count code points of `text` as given."""
        return self.find_document([text])[0]

    def find_document(self, texts: Sequence[str]) -> list[list[Finding]]:
        """Findings of each text. What is surely found in one is also found in the others."""
        return [self._find(text) for text in texts]

    def _find(self, text: str) -> list[Finding]:
        found: list[Finding] = []
        for at, part in windows(text):
            face = surface(part)
            raw = [f for recognize in _RECOGNIZERS for f in recognize(face)]
            taken = placeholder_spans(face.text)
            raw = [f for f in raw if not any(a < f.end and f.start < b for a, b in taken)]
            for f in merge(raw, face.text):
                restored = face.restore(f)
                found.append(replace(restored, start=restored.start + at, end=restored.end + at))
        if self._hidden is not None:
            found += self._hidden.find(text)
        return merge(found, text) if len(found) > 1 else found
