"""How much a word that stands in no list sounds like a name: letters alone, no context.

A small linear model over pieces of two to five letters, trained on the lists of names against the
ordinary words (tools/build_lists.py); only a table of signed bytes ships, so no name can be read out.
Says nothing of words that are listed: those it was trained on.
"""

from __future__ import annotations

from bisect import bisect
from functools import cache
from zlib import crc32

from verksted.privacy.lists import DamagedListError, assets_folder
from verksted.workshop.language import say

BUCKETS = 1 << 16
STEP = 16.0
"""How many steps of the table make one."""
_LONGEST = 20
_BORDERS = (-3.0, -1.5, -0.5, 0.5, 1.5, 3.0)
LEVELS = len(_BORDERS) + 1
NAMELIKE = 4
"""From which level a word sounds more like a name than not."""


def pieces(folded: str) -> list[int]:
    """The table's places of all pieces of a word, its edges marked."""
    padded = f"^{folded[:_LONGEST]}$"
    return [
        crc32(padded[at : at + size].encode("utf-8", "replace")) % BUCKETS
        for size in (2, 3, 4, 5)
        for at in range(len(padded) - size + 1)
    ]


def level(folded: str) -> int:
    """0 (an ordinary word, hardly a name) to `LEVELS` − 1; raises `lists.DamagedListError`."""
    table = _table()
    found = pieces(folded)
    return bisect(_BORDERS, sum(table[place] for place in found) / STEP / len(found) ** 0.5)


@cache
def _table() -> memoryview:
    try:
        data = (assets_folder() / "lister" / "navnelyd.bin").read_bytes()
    except OSError as error:
        raise DamagedListError(
            say("En ordliste i installasjonen er skadet. Installer verksted på nytt.")
        ) from error
    if len(data) != BUCKETS:
        raise DamagedListError(say("En ordliste i installasjonen er skadet. Installer verksted på nytt."))
    return memoryview(data).cast("b")
