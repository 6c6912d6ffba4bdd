"""What comes of it: measures, promises, and one of three answers to what each theme asks for.

«Vi tar det med oss» is no answer: it is what we do, what we do not do and why, or what we must know
more about and when we answer. Each function is one durable change and one undo step.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from verksted.desk.copying import safe_line
from verksted.desk.desk import Desk
from verksted.workbook import Put, Remove
from verksted.workshop.followup import Measure, MeasureStatus, Promise, rewritten
from verksted.workshop.language import say
from verksted.workshop.notes import Note, Sign
from verksted.workshop.points import Point, PointSign
from verksted.workshop.words import Text

_FIND_OUT = Text("Vi finner ut mer: {what}", "Vi finn ut meir: {what}")
_LEAST_WORDS = 4
"""Words in a reason for not doing something: a sentence, not a shrug."""


class Answer(StrEnum):
    """The three answers advice can get."""

    DO = "do"
    DO_NOT = "do-not"
    KNOW_MORE = "know-more"


@dataclass(frozen=True, slots=True)
class Owed:
    """A theme that asks for something: its points, the measures that answer them, and who still waits."""

    theme: str
    name: str
    points: tuple[Point, ...]
    measures: tuple[Measure, ...]

    def answers(self, point: Point) -> tuple[Measure, ...]:
        """The measures that answer this point: those given to it, and those given to the whole theme."""
        return tuple(one for one in self.measures if not one.points or point.id in one.points)

    @property
    def left(self) -> tuple[Point, ...]:
        """Points without any of the three answers."""
        return tuple(point for point in self.points if not self.answers(point))

    @property
    def answered(self) -> bool:
        return not self.left


def owed(desk: Desk) -> list[Owed]:
    """Every theme with advice, or with something that must get better, in the order of the themes."""
    points, measures = desk.points.all(), [one for one in desk.measures.all() if not one.earlier]
    themes = sorted(desk.themes.all(), key=lambda theme: (theme.order, theme.id))
    return [
        Owed(theme.id, theme.name, asked, tuple(one for one in measures if theme.id in one.themes))
        for theme in themes
        if (asked := _asked(points, theme.id))
    ]


def without_theme(desk: Desk) -> int:
    """How many points that ask for something stand under no theme, and are therefore not `owed` an answer."""
    known = {theme.id for theme in desk.themes.all()}
    return sum(point.theme not in known and point.sign is not PointSign.WORKS for point in desk.points.all())


def _asked(points: Iterable[Point], theme: str) -> tuple[Point, ...]:
    own = [point for point in points if point.theme == theme and point.sign is not PointSign.WORKS]
    return tuple(sorted(own, key=lambda point: (point.sign is not PointSign.ADVICE, point.order, point.id)))


def unanswered(desk: Desk) -> list[Owed]:
    """Themes in which some advice has none of the three answers yet."""
    return [one for one in owed(desk) if not one.answered]


def advice_left(desk: Desk) -> list[Point]:
    """Every piece of advice that still waits for one of the three answers."""
    return [point for one in owed(desk) for point in one.left]


def answer_of(measure: Measure) -> Answer:
    """Which of the three answers a measure is."""
    if measure.status is MeasureStatus.NOT_DONE:
        return Answer.DO_NOT
    starts = [text.partition("{")[0] for text in (_FIND_OUT.nb, _FIND_OUT.nn)]
    return Answer.KNOW_MORE if measure.text.startswith(tuple(starts)) else Answer.DO


def subject_of(measure: Measure) -> str:
    """What the measure is about, without «vi finner ut mer»."""
    for text in (_FIND_OUT.nb, _FIND_OUT.nn):
        start = text.partition("{")[0]
        if measure.text.startswith(start):
            return measure.text.removeprefix(start)
    return measure.text


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it is filled in. `due` is ISO 8601 or "", `status` counts for what is done."""

    answer: Answer
    what: str
    role: str = ""
    due: str = ""
    why_not: str = ""
    status: MeasureStatus = MeasureStatus.PLANNED


def give_answer(
    desk: Desk,
    themes: Sequence[str],
    reply: Reply,
    measure_id: str | None = None,
    *,
    points: Sequence[str] = (),
) -> Measure:
    """Store an answer, new or changed: to these points, or without any to all that the themes ask for.

    Raises ValueError for what is missing.
    """
    named = [point for point in desk.points.all() if point.id in set(points)]
    wanted = tuple(dict.fromkeys([*themes, *(point.theme for point in named)]))
    known = {theme.id for theme in desk.themes.all()}
    if not wanted or not known.issuperset(wanted):
        raise ValueError(say("Velg temaet som får svar."))
    before = desk.measures.get(measure_id) if measure_id else None
    empty = before or Measure(desk.tools.new_id(), "")
    measure = rewritten(empty, _filled(desk, empty, reply))
    measure = replace(measure, themes=wanted, points=tuple(point.id for point in named))
    desk.apply([desk.measures.put(measure)], say("Ga et svar"))
    return measure


def answer_also(desk: Desk, measure_id: str, points: Sequence[str]) -> Measure:
    """Let an answer that is given already answer these points too. Raises ValueError where it is gone."""
    measure = desk.measures.get(measure_id)
    if measure is None:
        raise ValueError(say("Tiltaket finnes ikke lenger."))
    named = [point for point in desk.points.all() if point.id in set(points)]
    themes = tuple(dict.fromkeys([*measure.themes, *(point.theme for point in named)]))
    own = measure.points or tuple(point.id for point in desk.points.all() if point.theme in measure.themes)
    also = tuple(dict.fromkeys([*own, *(point.id for point in named)]))
    changed = replace(measure, themes=themes, points=also)
    desk.apply([desk.measures.put(changed)], say("Lot et svar gjelde flere råd"))
    return changed


def _filled(desk: Desk, measure: Measure, reply: Reply) -> Measure:
    what, role = safe_line(desk, reply.what), safe_line(desk, reply.role)
    due, why_not = day_of(reply.due), safe_line(desk, reply.why_not)
    if not what:
        raise ValueError(say("Skriv hva svaret gjelder."))
    if reply.answer is Answer.DO_NOT:
        if len(why_not.split()) < _LEAST_WORDS:
            raise ValueError(say("Skriv hvorfor, i minst én hel setning."))
        return replace(measure, text=what, role=role, due="", status=MeasureStatus.NOT_DONE, why_not=why_not)
    if not role:
        raise ValueError(say("Skriv hvilken rolle som har ansvaret, ikke et navn."))
    if reply.answer is Answer.KNOW_MORE:
        if not due:
            raise ValueError(say("Skriv når de får svar, for eksempel 15.03.2027."))
        text = _FIND_OUT.in_(desk.workshop.standard).format(what=subject_of(Measure("", what)))
        return replace(measure, text=text, role=role, due=due, status=MeasureStatus.UNDER_WAY, why_not="")
    if reply.status is MeasureStatus.NOT_DONE:
        raise ValueError(say("Velg «vi gjør det ikke» og skriv hvorfor."))
    return replace(measure, text=what, role=role, due=due, status=reply.status, why_not="")


def set_status(desk: Desk, measure_id: str, status: MeasureStatus, why_not: str = "") -> Measure:
    """How far a measure has come. Raises ValueError for «ikke gjennomført» without a reason."""
    measure = desk.measures.get(measure_id)
    if measure is None:
        raise ValueError(say("Tiltaket finnes ikke lenger."))
    why = safe_line(desk, why_not) if status is MeasureStatus.NOT_DONE else ""
    if status is MeasureStatus.NOT_DONE and len(why.split()) < _LEAST_WORDS:
        raise ValueError(say("Skriv hvorfor, i minst én hel setning."))
    changed = rewritten(measure, replace(measure, status=status, why_not=why))
    desk.apply([desk.measures.put(changed)], say("Endret status på et tiltak"))
    return changed


def remove_answer(desk: Desk, measure_id: str) -> None:
    """Take an answer away; what it answered waits again. Raises ValueError where it is gone."""
    if desk.measures.get(measure_id) is None:
        raise ValueError(say("Tiltaket finnes ikke lenger."))
    desk.apply([desk.measures.remove(measure_id)], say("Tok bort et svar"))


def give_promise(
    desk: Desk, text: str, role: str, due: str, *, promise_id: str | None = None, note: str | None = None
) -> Promise:
    """Write down a promise, or change one; it can be answered, but not taken away. Raises ValueError."""
    line, who = safe_line(desk, text), safe_line(desk, role)
    if not line or not who:
        raise ValueError(say("Skriv hva som er lovet, og hvilken rolle som har ansvaret."))
    before = desk.promises.get(promise_id) if promise_id else None
    promise = before or Promise(desk.tools.new_id(), "", note=note)
    changed = replace(promise, text=line, role=who, due=day_of(due), broken="")
    desk.apply([desk.promises.put(changed)], say("Førte opp et løfte"))
    return changed


def keep_promise(desk: Desk, promise_id: str, kept: bool) -> Promise:
    """Say that a promise is kept, or that it is not yet. Raises ValueError where it is gone."""
    changed = replace(_promise_of(desk, promise_id), kept=kept, broken="")
    desk.apply([desk.promises.put(changed)], say("Endret et løfte"))
    return changed


def be_sorry(desk: Desk, promise_id: str, why: str) -> Promise:
    """Say that a promise could not be kept, and why: it is told to those who got it. Raises ValueError."""
    reason = safe_line(desk, why)
    if len(reason.split()) < _LEAST_WORDS:
        raise ValueError(say("Skriv hvorfor, i minst én hel setning."))
    changed = replace(_promise_of(desk, promise_id), kept=False, broken=reason)
    desk.apply([desk.promises.put(changed)], say("Sa at et løfte ikke ble holdt"))
    return changed


def _promise_of(desk: Desk, promise_id: str) -> Promise:
    promise = desk.promises.get(promise_id)
    if promise is None:
        raise ValueError(say("Løftet finnes ikke lenger."))
    return promise


def promised_notes(desk: Desk) -> list[Note]:
    """Notes of promises made in the room that are not on the list of promises yet."""
    written = {promise.note for promise in desk.promises.all()}
    return [note for note in desk.notes.all() if note.sign is Sign.PROMISE and note.id not in written]


def take_promises(desk: Desk, earlier: Iterable[Promise]) -> int:
    """Open with last workshop's promises: those not kept come on this one's list, under new ids."""
    known = {promise.text for promise in desk.promises.all()}
    ops: list[Put | Remove] = [
        desk.promises.put(replace(promise, id=desk.tools.new_id(), note=None, earlier=True))
        for promise in earlier
        if promise.open and promise.text not in known
    ]
    desk.apply(ops, say("Hentet løftene fra sist"))
    return len(ops)


def day_of(text: str) -> str:
    """`2027-03-15` from `15.03.2027` or `2027-03-15`; "" from "". Raises ValueError for anything else."""
    line = text.strip()
    if not line:
        return ""
    parts = line.replace(" ", "").rstrip(".").split(".")
    try:
        if len(parts) == 3:
            day, month, year = (int(part) for part in parts)
            return date(year, month, day).isoformat()
        return date.fromisoformat(line).isoformat()
    except ValueError:
        raise ValueError(say("Skriv datoen slik: 15.03.2027.")) from None
