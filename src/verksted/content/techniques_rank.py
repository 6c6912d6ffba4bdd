"""Which techniques suit this group, best first, and why.

Rules come before weights (domain.md §5.4). Never the whole group first on a sensitive theme: that
does not fit at all. Writing before talking where trust is low; what the technique is made for; then
movement at least every 40 minutes: each of these outranks all that comes after it. The rest is
weighed. The numbers are ours, and stand together here so that they can be discussed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from verksted.content.techniques_types import DataKind, FirstMove, Technique, Use
from verksted.workshop.language import say


class Trust(StrEnum):
    """How safe the people in the group are with each other and with the adults."""

    LOW = "low"
    SOME = "some"
    HIGH = "high"


class Literacy(StrEnum):
    """How easy it is for the least practised to read and write."""

    LOW = "low"
    SOME = "some"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class GroupSituation:
    """The group now. `size` persons (1–500), `minutes` at hand (1–600), `sensitivity` 1–3.

    `youngest` is the age of the youngest, None for adults or unknown. `minutes_seated` is how long
    they have been sitting. `use` is what the technique is wanted for, None for anything. `k` is the
    least group in which a count may be noted. Raises ValueError with a Norwegian sentence.
    """

    size: int
    minutes: int
    youngest: int | None = None
    trust: Trust = Trust.SOME
    literacy: Literacy = Literacy.GOOD
    can_move: bool = True
    minutes_seated: int = 0
    sensitivity: int = 1
    use: Use | None = None
    k: int = 5

    def __post_init__(self) -> None:
        if not 1 <= self.size <= 500:
            raise ValueError(say("Antall deltakere må være fra 1 til 500."))
        if not 1 <= self.minutes <= 600:
            raise ValueError(say("Tiden må være fra 1 til 600 minutter."))
        if not 1 <= self.sensitivity <= 3:
            raise ValueError(say("Hvor følsomt temaet er, må være 1, 2 eller 3."))
        if self.minutes_seated < 0 or (self.youngest is not None and self.youngest < 0):
            raise ValueError(say("Alder og tid kan ikke være under null."))


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: a stable code, a Norwegian sentence, and points lost (0: it speaks for the technique)."""

    code: str
    text: str
    cost: int = 0
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """A technique with its score, 0–100, and why: what is against it first. What does not fit has 0."""

    technique: Technique
    score: int
    reasons: tuple[Reason, ...]

    @property
    def fits(self) -> bool:
        return not any(reason.blocks for reason in self.reasons)


SEATED_SOON = 30
SEATED_NOW = 40
"""Minutes on a chair after which movement counts for something, and for more than any weight."""

TALK_FIRST, OTHER_USE, STILL = 48, 24, 12
"""What it costs to break a rule: each more than all after it and all weights together."""
MOST_WEIGHED = 11

_TALKS = frozenset({FirstMove.PAIR, FirstMove.GROUP, FirstMove.PLENUM})


def rank(group: GroupSituation, techniques: Iterable[Technique]) -> list[Ranked]:
    """All techniques for this group, best first; equal ones in the order given. What does not fit is last."""
    ranked = [_ranked(group, technique) for technique in techniques]
    return sorted(ranked, key=lambda one: (not one.fits, -one.score))


def _ranked(group: GroupSituation, card: Technique) -> Ranked:
    reasons = tuple(reason for check in _CHECKS for reason in check(group, card))
    ordered = tuple(sorted(reasons, key=lambda reason: (not reason.blocks, -reason.cost)))
    if any(reason.blocks for reason in reasons):
        return Ranked(card, 0, ordered)
    ruled = sum(reason.cost for reason in reasons if reason.cost > MOST_WEIGHED)
    weighed = sum(reason.cost for reason in reasons if reason.cost <= MOST_WEIGHED)
    return Ranked(card, 100 - ruled - min(weighed, MOST_WEIGHED), ordered)


def _size(group: GroupSituation, card: Technique) -> Iterator[Reason]:
    if group.size < card.group_min:
        text = say("Trenger minst {n} deltakere.", n=card.group_min)
        yield Reason("too-few", text, blocks=True)
    elif group.size > card.group_max:
        text = say("Passer for høyst {n}. Del gruppa først.", n=card.group_max)
        yield Reason("too-many", text, blocks=True)
    else:
        yield Reason("size", say("Passer for {n} deltakere.", n=group.size))


def _time(group: GroupSituation, card: Technique) -> Iterator[Reason]:
    if group.minutes < card.minutes_min:
        yield Reason("too-short", say("Trenger minst {n} minutter.", n=card.minutes_min), blocks=True)
    elif group.minutes < (card.minutes_min + card.minutes_max) / 2:
        text = say("Tiden er knapp: regn med {n} minutter.", n=card.minutes_max)
        yield Reason("tight", text, cost=2)
    elif group.minutes > 2 * card.minutes_max:
        text = say("Bruker bare {n} av minuttene dere har.", n=card.minutes_max)
        yield Reason("time-left", text, cost=2)
    else:
        yield Reason("time", say("Får god plass på {n} minutter.", n=group.minutes))


def _age(group: GroupSituation, card: Technique) -> Iterator[Reason]:
    if group.youngest is not None and group.youngest < card.age_min:
        text = say("Er laget for dem som er {n} år eller eldre.", n=card.age_min)
        yield Reason("too-young", text, blocks=True)


def _sensitivity(group: GroupSituation, card: Technique) -> Iterator[Reason]:
    if group.sensitivity == 3 and card.first is FirstMove.PLENUM:
        text = say("Temaet er for sårt til at noen skal snakke foran alle først.")
        yield Reason("plenum-first", text, blocks=True)
    elif group.sensitivity > card.sensitivity_max:
        text = say("Verner deltakerne for lite når temaet er så følsomt.")
        yield Reason("too-sensitive", text, blocks=True)
    elif group.sensitivity > 1 and card.distance:
        text = say("Praten handler om noen andre enn dem selv. Det verner.")
        yield Reason("distance", text)
    elif group.sensitivity > 1 and card.first is FirstMove.WRITE:
        yield Reason("quiet", say("Alle kan svare i stillhet. Det verner når temaet er følsomt."))
    elif group.sensitivity > 1:
        text = say("Temaet er følsomt, og her svarer de med andre til stede.")
        yield Reason("exposed-theme", text, cost=2)


def _trust(group: GroupSituation, card: Technique) -> Iterator[Reason]:
    if group.trust is Trust.HIGH:
        return
    low = group.trust is Trust.LOW
    if card.first is FirstMove.WRITE:
        if low:
            yield Reason("write-first", say("De skriver før de snakker. Det trengs når tilliten er lav."))
    elif card.first in _TALKS:
        if low:
            text = say("Tilliten er lav: la dem skrive før de snakker.")
            yield Reason("talk-first", text, cost=TALK_FIRST)
        elif card.first is not FirstMove.PAIR:
            yield Reason(
                "talk-some", say("De begynner med å snakke i gruppe. Gi tid til å tenke først."), cost=1
            )
    elif card.exposed:
        yield Reason("exposed", say("Alle ser hva den enkelte svarer."), cost=3 if low else 1)


def _literacy(group: GroupSituation, card: Technique) -> Iterator[Reason]:
    if group.literacy is Literacy.GOOD or card.reading == 0:
        if group.literacy is not Literacy.GOOD:
            yield Reason("no-writing", say("Ingen må lese eller skrive."))
        return
    low = group.literacy is Literacy.LOW
    if card.reading == 2 and low:
        yield Reason("much-writing", say("Krever at alle leser og skriver hele setninger."), blocks=True)
    elif card.reading == 2:
        yield Reason("much-writing", say("Det er en del å lese og skrive. Tilby en som skriver."), cost=2)
    elif low:
        text = say("Krever stikkord. La dem tegne, eller tilby en som skriver.")
        yield Reason("some-writing", text, cost=1)


def _movement(group: GroupSituation, card: Technique) -> Iterator[Reason]:
    if not group.can_move:
        if card.movement and card.seated is None:
            yield Reason("must-move", say("Kan ikke gjøres sittende."), blocks=True)
        elif card.movement:
            yield Reason("seated", say("Bruk den sittende varianten på kortet."), cost=1)
        return
    if group.minutes_seated < SEATED_SOON:
        return
    if card.movement:
        text = say("De har sittet i {n} minutter, og her får de røre på seg.", n=group.minutes_seated)
        yield Reason("moves", text)
    else:
        text = say("De har sittet i {n} minutter. Velg noe der de rører på seg.", n=group.minutes_seated)
        yield Reason("still", text, cost=STILL if group.minutes_seated >= SEATED_NOW else 3)


def _use(group: GroupSituation, card: Technique) -> Iterator[Reason]:
    if group.use is not None and group.use not in card.uses:
        yield Reason("other-use", say("Er laget for en annen del av samtalen."), cost=OTHER_USE)
    elif group.use is not None:
        yield Reason("right-use", say("Passer til denne delen av samtalen."))


def _counts(group: GroupSituation, card: Technique) -> Iterator[Reason]:
    if card.data in {DataKind.COUNTS, DataKind.PRIORITIES} and group.size < group.k:
        text = say("Dere er færre enn {k}: ikke noter hvor mange som svarte hva.", k=group.k)
        yield Reason("small-count", text, cost=1)


_CHECKS: tuple[Callable[[GroupSituation, Technique], Iterator[Reason]], ...] = (
    _size,
    _time,
    _age,
    _sensitivity,
    _trust,
    _literacy,
    _movement,
    _use,
    _counts,
)
