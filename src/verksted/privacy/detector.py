"""The detector: text in, findings out. Wiring only; every kind of finding has a room of its own.

Nothing is loaded before the first call. A text of any length and content is read in windows, so time
and memory grow no faster than the text. What each text of a document says by itself is kept for the next
time, as findings under a hash of the text: who changes one note waits for that note.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING

from verksted.privacy.findings import Finding, Label
from verksted.privacy.hide import HashedHideList, HideList
from verksted.privacy.merge import merge
from verksted.privacy.placeholders import placeholder_spans
from verksted.privacy.read_before import read_before
from verksted.privacy.surface import Surface, surface, windows

if TYPE_CHECKING:
    from verksted.privacy.allow import AllowList
    from verksted.privacy.recognizers.names import Names

Recognizer = Callable[[Surface], Iterator[Finding]]


_NAMES = frozenset({Label.PERSON, Label.UNKNOWN, Label.ORG, Label.HANDLE})
_KEPT_AT_ONCE, _KEPT_LETTERS = 500, 500_000
"""So many windows, or letters in any number, may a document have whose surfaces are kept while it is read."""


@dataclass(slots=True)
class _Part:
    """A window of a text: where it begins, what it says, and what has been found in it so far.

    `read` is its surface while there are few windows; of a long text it is made anew when asked for, so
    that memory holds the text and the findings alone.
    """

    at: int
    text: str
    read: Surface | None = None
    found: list[Finding] = field(default_factory=list)
    people: list[Finding] = field(default_factory=list)

    @property
    def face(self) -> Surface:
        return self.read or surface(self.text)


def _within(f: Finding, spans: list[tuple[int, int]]) -> bool:
    return any(start <= f.start and f.end <= end for start, end in spans)


class Detector:
    """Finds personal data in notes. Build it with `Detector.load`; safe to call from several threads."""

    def __init__(
        self, *, allow_lists: bool, hidden: HideList | HashedHideList | None, own_allowed: Collection[str]
    ) -> None:
        self._allow_lists = allow_lists
        self._hidden = hidden
        self._own_allowed = tuple(own_allowed)
        self._names: Names | None = None
        self._allow: AllowList | None = None
        self._lock = Lock()

    @classmethod
    def load(
        cls,
        *,
        allow_lists: bool = True,
        hidden: HideList | HashedHideList | None = None,
        own_allowed: Collection[str] = (),
    ) -> Detector:
        """A detector; lists and model are read at the first `find`.

        `allow_lists=False` leaves out the lists of public institutions and office holders. `own_allowed`
        is the workbook's own list of what is not personal data.
        """
        return cls(allow_lists=allow_lists, hidden=hidden, own_allowed=own_allowed)

    def find(self, text: str) -> list[Finding]:
        """Findings in order, none overlapping; offsets count code points of `text` as given.

        Raises `lists.DamagedListError` or `tagger.model.DamagedModelError` if the installation is damaged.
        """
        return self.find_document([text])[0]

    def find_document(self, texts: Sequence[str]) -> list[list[Finding]]:
        """Findings of each text. What is surely found in one is also found in the others."""
        from verksted.privacy.consistency import again, collect

        if not texts:
            return []
        with self._lock:
            self._make_ready()
            rows = [[_Part(at, part) for at, part in windows(text)] for text in texts]
            parts = [part for row in rows for part in row]
            if len(parts) <= _KEPT_AT_ONCE or sum(len(part.text) for part in parts) <= _KEPT_LETTERS:
                for part in parts:
                    part.read = surface(part.text)
            try:
                self._recognise(parts)
            finally:
                self._forget_words()
            if len(parts) > 1 or "\n" in parts[0].text:
                words = collect((part.face, part.found) for part in parts)
                for part in parts if words else ():
                    part.found += again(part.face, words)
            return [self._settle(text, row) for text, row in zip(texts, rows, strict=True)]

    def _make_ready(self) -> None:
        if self._names is None:
            from verksted.privacy.allow import AllowList
            from verksted.privacy.recognizers.names import Names

            self._names = Names.load()
            self._allow = AllowList(ours=self._allow_lists, own=self._own_allowed)

    def _forget_words(self) -> None:
        if self._names is not None:
            self._names.tagger.lexicon.forget()

    def _recognise(self, parts: list[_Part]) -> None:
        """Fill every part with what the recognizers say; overlaps are still there."""
        from verksted.privacy.codes import without_codes
        from verksted.privacy.outspoken import outspoken
        from verksted.privacy.recognizers import age, called
        from verksted.privacy.recognizers.families import patterns
        from verksted.privacy.recognizers.hints import capitals, hinted
        from verksted.privacy.recognizers.names_document import SureNames

        names = self._names
        if names is None:
            return
        sure = SureNames()
        again = read_before if 1 < len(parts) <= read_before.most else None
        for part in parts:
            face = part.face
            known = again.get(part.text) if again else None
            if known is None:
                reading = names.read(face.text)
                people = without_codes(face, names.find_in(reading))
                found = [f for find in patterns(face.text) for f in find(face)]
                found += hinted(face, names.hints_in(reading, 0.5))
                found += capitals(face)
                known = tuple(people), tuple(found)
                if again:
                    again.keep(part.text, known)
            part.people, part.found = list(known[0]), list(known[1])
            sure.collect(names, face.text, part.people, part.found)
        for part in parts:
            face = part.face
            if sure:
                part.people = sure.again(names, face.text, part.people)
            part.found += age.after_names(face, [f for f in part.people if f.label is Label.PERSON])
            part.found += [f for f in part.people if not outspoken(face, f, part.found)]
            if pets := called.nobody(face):
                part.found = [f for f in part.found if f.label not in _NAMES or not _within(f, pets)]

    def _settle(self, text: str, row: list[_Part]) -> list[Finding]:
        """One text's findings, merged, with offsets in the text as given."""
        from verksted.privacy.combination import weak_facts

        found: list[Finding] = []
        for part in row:
            face = part.face
            kept = merge(self._let_through(face, part.found), face.text)
            kept += weak_facts(face, kept)
            for f in kept:
                restored = face.restore(f)
                found.append(replace(restored, start=restored.start + part.at, end=restored.end + part.at))
        if self._hidden is not None:
            found += self._hidden.find(text, self._ordinary)
        return merge(found, text)

    def _let_through(self, face: Surface, found: list[Finding]) -> list[Finding]:
        """Findings without what is allowed and what lies in a placeholder."""
        kept = found if self._allow is None else self._allow.sift(found, face)
        if taken := placeholder_spans(face.text):
            kept = [f for f in kept if not any(a < f.end and f.start < b for a, b in taken)]
        return kept

    def _ordinary(self, word: str) -> bool:
        from verksted.privacy.recognizers import known

        return known.ordinary(word)
