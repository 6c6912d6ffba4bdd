"""Measures over the years in an open workbook: this year's, those of earlier years, and what became of each.

Earlier measures come from a register or from last year's released summary, never from its notes. They are
ordinary measures with `earlier` set, so that the report tells their status and the gate sees every word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from verksted.desk.copying import safe_line
from verksted.desk.following import day_of, take_promises
from verksted.desk.registers import Register, Table
from verksted.workshop.followup import Measure, MeasureStatus, Origin, Promise, rewritten
from verksted.workshop.language import say
from verksted.workshop.measures_over_years import (
    OPEN,
    Carried,
    Evaluator,
    MeasureLife,
    YearReport,
    newest,
    not_here,
    quarter_end,
    reported,
)

if TYPE_CHECKING:
    from pathlib import Path

    from verksted.desk.desk import Desk
    from verksted.workbook import Put, Remove
    from verksted.workshop.summary import Summary

LIVES = Table("measure_lives", MeasureLife, attrgetter("id"))
_LEAST_WORDS = 4
"""Words in what is told of a measure: a sentence, not a shrug."""


@dataclass(frozen=True, slots=True)
class Lived:
    """A measure with what is kept beside it."""

    measure: Measure
    life: MeasureLife


def lives(desk: Desk) -> list[Lived]:
    """Every measure of this workbook: the earliest years first, this year's last."""
    kept = {life.id: life for life in Register(desk.workbook, LIVES).all()}
    found = [Lived(one, kept.get(one.id) or MeasureLife(one.id, one.text)) for one in desk.measures.all()]
    return sorted(found, key=lambda one: (one.measure.year or 9999, not one.measure.earlier))


def life_of(desk: Desk, measure_id: str) -> Lived:
    """One measure. Raises ValueError where it is gone."""
    found = next((one for one in lives(desk) if one.measure.id == measure_id), None)
    if found is None:
        raise ValueError(say("Tiltaket finnes ikke lenger."))
    return found


def this_year(desk: Desk) -> int:
    """The year this workbook is of: that of the workshop's day, else of today."""
    day = desk.workshop.date
    return int(day[:4]) if day[:4].isdigit() else desk.tools.environment.clock().year


def without_status(desk: Desk, year: int) -> list[Measure]:
    """Earlier measures of which nothing is told yet in this year."""
    return [one.measure for one in lives(desk) if one.measure.earlier and one.life.in_year(year) is None]


@dataclass(frozen=True, slots=True)
class New:
    """A measure as it is filled in. `due` is ISO 8601, `15.03.2027` or ""."""

    text: str
    role: str
    due: str = ""
    origin: Origin = Origin.WORKSHOP
    themes: tuple[str, ...] = ()
    year: int | None = None


def write(desk: Desk, new: New, measure_id: str | None = None) -> Measure:
    """A new measure, or a changed one. Raises ValueError for what is missing."""
    text, role = safe_line(desk, new.text), safe_line(desk, new.role)
    if not text:
        raise ValueError(say("Skriv hva dere skal gjøre."))
    if not role:
        raise ValueError(say("Skriv hvilken rolle som har ansvaret, ikke et navn."))
    now = this_year(desk)
    before = life_of(desk, measure_id) if measure_id else None
    measure = before.measure if before else Measure(desk.tools.new_id(), "")
    year = new.year or measure.year or now
    if not 1900 <= year <= 2200:
        raise ValueError(say("Skriv et årstall, for eksempel 2026."))
    changed = replace(
        measure, text=text, role=role, due=day_of(new.due), origin=new.origin, themes=new.themes, year=year,
        earlier=year < now,
    )  # fmt: skip
    changed = rewritten(measure, changed)
    ops: list[Put | Remove] = [desk.measures.put(changed)]
    if before is None:
        ops.append(Register(desk.workbook, LIVES).put(MeasureLife(changed.id, text)))
    desk.apply(ops, say("Nytt tiltak") if before is None else say("Endret et tiltak"))
    return changed


def remove(desk: Desk, measure_id: str) -> None:
    ops: list[Put | Remove] = [desk.measures.remove(measure_id)]
    if Register(desk.workbook, LIVES).get(measure_id) is not None:
        ops.append(Register(desk.workbook, LIVES).remove(measure_id))
    desk.apply(ops, say("Tok bort et tiltak"))


def report(desk: Desk, measure_id: str, status: MeasureStatus, told: str, year: int | None = None) -> Lived:
    """Tell how a measure stands in this year, and what was done or why it was not.

    What is done, and what is not, needs a sentence. Raises ValueError without one.
    """
    one = life_of(desk, measure_id)
    line = safe_line(desk, told)
    if status in (MeasureStatus.DONE, MeasureStatus.NOT_DONE) and len(line.split()) < _LEAST_WORDS:
        if status is MeasureStatus.DONE:
            raise ValueError(say("Skriv hva som er gjort, i minst én hel setning."))
        raise ValueError(say("Skriv hvorfor, i minst én hel setning."))
    entry = YearReport(year or this_year(desk), status, line)
    life = replace(
        one.life, promised=one.life.promised or one.measure.text, reports=reported(one.life, entry)
    )
    latest = life.reports[-1]
    told_now = latest.told if one.measure.earlier or latest.status is MeasureStatus.NOT_DONE else ""
    measure = rewritten(one.measure, replace(one.measure, status=latest.status, why_not=told_now))
    ops: list[Put | Remove] = [desk.measures.put(measure), Register(desk.workbook, LIVES).put(life)]
    desk.apply(ops, say("Meldte status på et tiltak"))
    return Lived(measure, life)


def judged_by(desk: Desk, measure_id: str, evaluator: Evaluator) -> MeasureLife:
    """Let a group judge the measure, or let it not after all."""
    one = life_of(desk, measure_id)
    chosen = set(one.life.evaluators) ^ {evaluator}
    ordered = tuple(entry for entry in Evaluator if entry in chosen)
    life = replace(one.life, promised=one.life.promised or one.measure.text, evaluators=ordered)
    desk.apply([Register(desk.workbook, LIVES).put(life)], say("Endret hvem som vurderer et tiltak"))
    return life


def missing(desk: Desk, carried: Iterable[Carried]) -> list[Carried]:
    """Those of earlier years that are not in this workbook yet. This year's own are never among them."""
    now = this_year(desk)
    earlier = [one for one in carried if one.year < now]
    return not_here(earlier, desk.measures.all(), now)


def carry_over(desk: Desk, carried: Sequence[Carried]) -> list[Measure]:
    """Take measures of earlier years into this workbook, each under a new id: one undo step."""
    made, ops = carried_in(desk, carried)
    desk.apply(ops, say("Hentet tiltak fra tidligere år"))
    return made


def carried_in(desk: Desk, carried: Sequence[Carried]) -> tuple[list[Measure], list[Put | Remove]]:
    """The measures that are not here yet, and the changes that write them.

    They keep their themes, here yet or not: a theme that is chosen later finds its measures again.
    """
    made: list[Measure] = []
    ops: list[Put | Remove] = []
    register = Register(desk.workbook, LIVES)
    for one in missing(desk, carried):
        measure = Measure(
            id=desk.tools.new_id(),
            text=one.text,
            origin=one.origin,
            themes=one.themes,
            role=one.role,
            due=quarter_end(one.due),
            status=one.status,
            year=one.year,
            earlier=True,
            why_not=one.why_not,
        )
        made.append(measure)
        ops += [desk.measures.put(measure), register.put(MeasureLife(measure.id, one.text))]
    return made, ops


def carry_from(desk: Desk, summary: Summary) -> tuple[int, int]:
    """Open measures and open promises of an earlier summary into this workbook; how many of each."""
    measures = carry_over(desk, newest([summary]))
    promises = [
        Promise("", one.text, one.role, quarter_end(one.due), one.kept)
        for one in summary.promises
        if not one.kept
    ]
    return len(measures), take_promises(desk, promises)


def read_summary(path: Path) -> Summary:
    """A released summary from a file. Raises ReportError where it is none, or was changed after release."""
    from verksted.report.errors import BadSummary
    from verksted.report.json_form import from_json
    from verksted.report.signing import verify

    summary = from_json(path.read_bytes())
    if not verify(summary):
        raise BadSummary(say("Sammendraget er endret etter at det ble frigitt. Be om en ny fil."))
    return summary


def open_ones(desk: Desk) -> list[Lived]:
    """Measures that are planned or under way."""
    return [one for one in lives(desk) if one.measure.status in OPEN]
