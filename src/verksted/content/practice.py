"""The practice workshop: a whole invented workshop, from plan to answered advice.

Reads assets/ove into the types of the domain, so that practice runs through the same code as a
user's own workshop. Notes stay as they were typed: what replaces certain identifiers is the code that
stores them. Nothing here may store, find or release anything.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeVar

import msgspec

from verksted.assets import asset
from verksted.workshop.agenda import Block
from verksted.workshop.followup import Measure, Promise
from verksted.workshop.language import say
from verksted.workshop.notes import Sign
from verksted.workshop.plan import PlannedQuestion, PrincipleCheck, RoleFilled, Theme, Workshop
from verksted.workshop.points import InsiderTest, Point, PointSign, Reader, SetAside, Strength
from verksted.workshop.words import Level, Role

_T = TypeVar("_T")

Choice = Literal["keep", "mask", "generalise"]
"""What was decided about words that were found; the same words as in a release."""


class PracticeBroken(Exception):  # noqa: N818 -- it is told as a state of the installation
    """The files in assets/ove do not hold together. Its text is one Norwegian sentence."""

    exit_code = 5


@dataclass(frozen=True, slots=True)
class PracticeNote:
    """One line as it was typed. `minute` counts from the start, `block` and `theme` are ids of the plan.

    `theme` is None where the theme of the running block holds. `seat` is `u1`…`u8`, `agree` 1–99.
    """

    id: str
    minute: int
    block: str
    text: str
    sign: Sign | None = None
    follow_up: bool = False
    seat: str | None = None
    agree: int | None = None
    theme: str | None = None
    quote: bool = False


@dataclass(frozen=True, slots=True)
class PracticeDecision:
    """What the reviewer decided about `words` in the text `unit` (`point:p1`, `measure:m1:text`, …)."""

    unit: str
    words: str
    choice: Choice
    reason: str


@dataclass(frozen=True, slots=True)
class Practice:
    """The whole practice workshop. `reviewer` goes through it all, `signer` is the second person."""

    workshop: Workshop
    themes: tuple[Theme, ...]
    blocks: tuple[Block, ...]
    questions: tuple[PlannedQuestion, ...]
    roles: tuple[RoleFilled, ...]
    principles: tuple[PrincipleCheck, ...]
    notes: tuple[PracticeNote, ...]
    points: tuple[Point, ...]
    aside: tuple[SetAside, ...]
    measures: tuple[Measure, ...]
    promises: tuple[Promise, ...]
    decisions: tuple[PracticeDecision, ...]
    reviewer: Role
    signer: Role


class _Plan(msgspec.Struct, forbid_unknown_fields=True):
    workshop: Workshop
    theme: tuple[Theme, ...]
    question: tuple[PlannedQuestion, ...]
    block: tuple[Block, ...]
    role: tuple[RoleFilled, ...]
    principle: tuple[PrincipleCheck, ...]


class _FairCopied(msgspec.Struct, forbid_unknown_fields=True):
    """A point as it stands in the file: `guessed_by` is the answer to the insider test, never left out."""

    id: str
    theme: str
    sign: PointSign
    strength: Strength
    text: str
    notes: tuple[str, ...]
    guessed_by: tuple[Reader, ...]
    level: Level = Level.SERVICE
    follow_up: bool = False
    easy: str = ""

    def point(self, order: int, judged_by: Role) -> Point:
        return Point(
            id=self.id,
            text=self.text,
            theme=self.theme,
            sign=self.sign,
            notes=self.notes,
            strength=self.strength,
            level=self.level,
            follow_up=self.follow_up,
            insider=InsiderTest(self.guessed_by, self.text, judged_by.value, self.easy),
            order=order,
            easy=self.easy,
        )


class _Points(msgspec.Struct, forbid_unknown_fields=True):
    point: tuple[_FairCopied, ...]
    aside: tuple[SetAside, ...]


class _FollowUp(msgspec.Struct, forbid_unknown_fields=True):
    measure: tuple[Measure, ...]
    promise: tuple[Promise, ...]


class _Review(msgspec.Struct, forbid_unknown_fields=True):
    reviewer: Role
    signer: Role
    decision: tuple[PracticeDecision, ...] = ()


@cache
def practice() -> Practice:
    """The practice workshop. Raises `PracticeBroken` if a file is missing or does not fit its types."""
    plan = _read("verksted.toml", _Plan)
    copied = _read("punkter.toml", _Points)
    follow_up = _read("oppfolging.toml", _FollowUp)
    review = _read("gjennomgang.toml", _Review)
    return Practice(
        workshop=plan.workshop,
        themes=tuple(replace(theme, order=order) for order, theme in enumerate(plan.theme)),
        blocks=plan.block,
        questions=tuple(replace(question, order=order) for order, question in enumerate(plan.question)),
        roles=plan.role,
        principles=plan.principle,
        notes=_notes(),
        points=tuple(form.point(order, review.reviewer) for order, form in enumerate(copied.point)),
        aside=copied.aside,
        measures=follow_up.measure,
        promises=follow_up.promise,
        decisions=review.decision,
        reviewer=review.reviewer,
        signer=review.signer,
    )


def _notes() -> tuple[PracticeNote, ...]:
    name = "notater.jsonl"
    try:
        lines = asset("ove", name).read_bytes()
        return tuple(msgspec.json.Decoder(PracticeNote).decode_lines(lines))
    except (OSError, msgspec.MsgspecError) as error:
        raise _broken(name, error) from error


def _read(name: str, form: type[_T]) -> _T:
    try:
        return msgspec.convert(tomllib.loads(asset("ove", name).read_text("utf-8")), form)
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        raise _broken(name, error) from error


def _broken(name: str, error: Exception) -> PracticeBroken:
    text = say(
        "Øvingsverkstedet kan ikke åpnes. Filen {name} mangler eller er skadet: {error}",
        name=name,
        error=error,
    )
    return PracticeBroken(text)
