"""From notes to points: fair-copied sentences, how many voices carry them, how strongly they may speak."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from verksted.workshop.notes import Note, Sign
from verksted.workshop.plan import Band
from verksted.workshop.words import Level, Text


class PointSign(StrEnum):
    """A point praises, asks for change, or advises."""

    WORKS = "+"
    MUST_IMPROVE = "-"
    ADVICE = ">"


def point_sign_of(note: Sign | None) -> PointSign | None:
    """The sign a point most likely has when it is made from a note with this sign."""
    return {
        Sign.WORKS: PointSign.WORKS,
        Sign.MUST_IMPROVE: PointSign.MUST_IMPROVE,
        Sign.PROPOSAL: PointSign.ADVICE,
    }.get(note or Sign.QUESTION)


class Strength(StrEnum):
    """How strongly a claim may be put, by its voices; in rising order."""

    SOME = "some"
    SEVERAL = "several"
    MANY = "many"
    MOST = "most"


STRENGTHS = tuple(Strength)
STRENGTH_WORDS: dict[Strength, Text] = {
    Strength.SOME: Text("noen", "nokre"),
    Strength.SEVERAL: Text("flere", "fleire"),
    Strength.MANY: Text("mange", "mange"),
    Strength.MOST: Text("de fleste", "dei fleste"),
}
FEWEST_FOR_STRENGTH = 5
"""With fewer participants than this only «noen» may be said."""


class Reader(StrEnum):
    """Those who might guess who said it: the four readers of the insider test."""

    CONTACT_PERSON = "contact-person"
    PARTICIPANT = "participant"
    FOSTER_PARENT = "foster-parent"
    JOURNALIST = "journalist"


@dataclass(frozen=True, slots=True)
class InsiderTest:
    """Whether each reader could guess who is behind a point. `text` and `easy` are the wordings judged."""

    guessed_by: tuple[Reader, ...]
    text: str
    judged_by: str
    easy: str = ""

    @property
    def passed(self) -> bool:
        return not self.guessed_by

    def judged(self, point: Point) -> bool:
        """Whether it was these words of the point that were judged."""
        return self.text == point.text and point.easy in ("", self.easy)


MOST_QUOTE_WORDS = 15


@dataclass(frozen=True, slots=True)
class Approval:
    """That somebody approved just these words of a quote. `signature` is hex, by her key slot."""

    slot: str
    role: str
    signature: str
    at: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, standing beside a point. At most `MOST_QUOTE_WORDS` words.

    `consent` is the day (ISO 8601) on which it was noted that she who said it said yes, "" before that.
    """

    text: str
    consent: str = ""
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence that may be said on behalf of those who were there.

    `notes` are the ids of the raw notes it stands on: they stay in the workbook. `slips` counts
    anonymous slips that are not notes of their own. `easy` says the same in easy language, "" where nobody
    has written that.
    """

    id: str
    text: str
    theme: str
    sign: PointSign
    notes: tuple[str, ...] = ()
    slips: int = 0
    strength: Strength = Strength.SOME
    level: Level = Level.SERVICE
    follow_up: bool = False
    insider: InsiderTest | None = None
    order: int = 0
    quote: Quote | None = None
    easy: str = ""


class Aside(StrEnum):
    """Why a note became no point."""

    NO_ADVICE = "no-advice"
    DUPLICATE = "duplicate"
    PRACTICAL = "practical"
    TOO_PERSONAL = "too-personal"
    WITHDRAWN = "withdrawn"
    OTHER = "other"


ASIDE_NAMES: dict[Aside, Text] = {
    Aside.NO_ADVICE: Text("gir ikke noe råd til tjenesten", "gir ikkje noko råd til tenesta"),
    Aside.DUPLICATE: Text("sagt før", "sagt før"),
    Aside.PRACTICAL: Text("praktisk under verkstedet", "praktisk under verkstaden"),
    Aside.TOO_PERSONAL: Text("for personlig til å brukes", "for personleg til å brukast"),
    Aside.WITHDRAWN: Text("trukket av den som sa det", "trekt av den som sa det"),
    Aside.OTHER: Text("annet", "anna"),
}


@dataclass(frozen=True, slots=True)
class SetAside:
    """A note set aside, with a reason; `merged_into` is the id of the note that says the same."""

    note: str
    reason: Aside
    merged_into: str | None = None


def voices(notes: Iterable[Note], slips: int = 0) -> int:
    """How many people carry a point, at least.

    Distinct seats, plus slips, plus one for all notes whose author is unknown; or the largest `*n`,
    if that is more (design, §6).
    """
    seats: set[str] = set()
    unknown = False
    largest = 0
    for note in notes:
        largest = max(largest, note.agree or 0)
        if note.slip:
            slips += 1
        elif note.seat:
            seats.add(note.seat)
        else:
            unknown = True
    return max(len(seats) + slips + unknown, largest)


def strongest(count: int, band: Band) -> Strength:
    """The strongest claim that `count` voices allow among participants in `band`.

    Mange needs half, de fleste more than two thirds, of the lowest number in the band.
    """
    if band.low < FEWEST_FOR_STRENGTH:
        return Strength.SOME
    if 3 * count > 2 * band.low:
        return Strength.MOST
    if 2 * count >= band.low:
        return Strength.MANY
    return Strength.SEVERAL if count >= 3 else Strength.SOME


def too_strong(claimed: Strength, count: int, band: Band) -> bool:
    return STRENGTHS.index(claimed) > STRENGTHS.index(strongest(count, band))


def unhandled(notes: Iterable[Note], points: Iterable[Point], aside: Iterable[SetAside]) -> list[Note]:
    """Notes that are in no point and not set aside: nothing may be left over without being told."""
    handled = {note for point in points for note in point.notes} | {entry.note for entry in aside}
    return [note for note in notes if note.id not in handled]


@dataclass(frozen=True, slots=True)
class Share:
    """How much room one side has: points, and words in them."""

    points: int
    words: int


@dataclass(frozen=True, slots=True)
class Balance:
    """Room for what works and for what must get better. Measured and shown, never padded.

    `advice` stands beside them and is not weighed. Shares are whole percent of positive + negative.
    """

    positive: Share
    negative: Share
    advice: Share

    @property
    def positive_points_share(self) -> int | None:
        return _percent(self.positive.points, self.negative.points)

    @property
    def positive_words_share(self) -> int | None:
        return _percent(self.positive.words, self.negative.words)

    @property
    def uneven(self) -> bool:
        """Whether either share is outside 40–60 percent, or one side is missing altogether."""
        shares = (self.positive_points_share, self.positive_words_share)
        return any(share is not None and not 40 <= share <= 60 for share in shares)


def _percent(part: int, rest: int) -> int | None:
    whole = part + rest
    return (200 * part + whole) // (2 * whole) if whole else None


def balance_of(points: Sequence[Point]) -> Balance:
    def share(sign: PointSign) -> Share:
        own = [point for point in points if point.sign is sign]
        return Share(len(own), sum(len(point.text.split()) for point in own))

    return Balance(share(PointSign.WORKS), share(PointSign.MUST_IMPROVE), share(PointSign.ADVICE))
