"""What the texts of documents say by themselves, kept so that a text is read once.

What is kept is findings, before they are weighed against each other, under a hash of the stretch of text
(`surface.windows`) they stand in: no text, and no word of one. Nothing here knows a recognizer.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from threading import Lock

from verksted.privacy.findings import Finding
from verksted.privacy.surface import windows

Own = tuple[tuple[Finding, ...], tuple[Finding, ...]]
"""Of one stretch of text: its names, and all the rest."""


class ReadBefore:
    """The last stretches that were read, at most `most`. For any thread."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: OrderedDict[bytes, Own] = OrderedDict()
        self._lock = Lock()

    def get(self, stretch: str) -> Own | None:
        with self._lock:
            found = self._kept.get(mark := _mark(stretch))
            if found is not None:
                self._kept.move_to_end(mark)
            return found

    def keep(self, stretch: str, found: Own) -> None:
        self.take({_mark(stretch).hex(): found})

    def of(self, texts: Iterable[str]) -> dict[str, Own]:
        """What is kept of these texts, by the hashes (hex) of their stretches: to be laid aside."""
        marks = {_mark(stretch) for text in texts for _, stretch in windows(text)}
        with self._lock:
            return {mark.hex(): self._kept[mark] for mark in marks if mark in self._kept}

    def take(self, laid_aside: Mapping[str, Own]) -> None:
        """Keep this too, as `of` gave it. Raises ValueError for what is no hash."""
        with self._lock:
            for mark, found in laid_aside.items():
                self._kept[bytes.fromhex(mark)] = found
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()


def _mark(stretch: str) -> bytes:
    return blake2b(stretch.encode(errors="surrogatepass"), digest_size=16).digest()


read_before = ReadBefore(4_000)
"""Shared by all detectors: what a text says by itself hangs on no list of a workbook."""
