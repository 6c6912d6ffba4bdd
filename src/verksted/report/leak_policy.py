"""What counts as a leak in a finished file: the answer of the caller, who knows where the file comes from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from verksted.privacy.findings import DIRECT, Finding, Label
from verksted.privacy.reading import Limits

Detect = Callable[[Sequence[str]], list[list[Finding]]]


@dataclass(frozen=True, slots=True)
class LeakPolicy:
    """What counts as a leak.

    `detect`: findings of the detector, one list per text; those with a label in `labels` that are sure
    (`MASK`) count, and with `look` those that a person must decide too. `allowed` are words and phrases
    that may stand, in any case. `hidden` says whether a text holds a word of the hide list, by its
    hashes. `shingle` hashes five words of a raw note (`shingle_text`), `shingles` are those of all notes.
    `seats` are the seats that were used; None takes any `u1`…`u99` in small letters for one.
    `known` are texts of units that were there before and are not ours to judge. `names` are words that
    tell whose machine this is: user name and host. `own` marks a file of our own making, whose metadata
    must be empty; in others only what points at people counts.
    """

    detect: Detect | None = None
    labels: frozenset[Label] = DIRECT
    look: bool = False
    allowed: Collection[str] = ()
    hidden: Callable[[str], bool] | None = None
    shingle: Callable[[str], bytes] | None = None
    shingles: Collection[bytes] = ()
    seats: Collection[str] | None = None
    known: Collection[str] = ()
    names: Collection[str] = ()
    own: bool = True
    metadata: bool = True
    limits: Limits = field(default_factory=Limits)
