"""The list of what is to be remembered after the workshop: each thing with its day, who, and how to close it.

Milestones count from the day of the workshop (domain.md §1.C.4, C14–C18); promises and measures have days
of their own. A task that is not done cannot be closed: answers are sent when every piece of advice has one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from verksted.desk.desk import Desk
from verksted.desk.following import advice_left, keep_promise, set_status
from verksted.desk.following_corrections import open_corrections
from verksted.desk.planning import Planning
from verksted.desk.progress import NEAR, Deadline, deadlines, workshop_day
from verksted.workshop.followup import MEASURE_STATUS_WORDS, MeasureStatus
from verksted.workshop.language import current, say, say_count
from verksted.workshop.points import Point
from verksted.workshop.text import clean_line

ANSWERS = "answer-sent"
AFTER_COUNCIL = "second-answer"
MINUTES = "minutes-checked"
THANKS = "thanks-sent"


class TaskKind(StrEnum):
    MILESTONE = "milestone"
    PROMISE = "promise"
    MEASURE = "measure"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to remember. `id` is unique in the list, `about` the milestone's, promise's or measure's.

    News is that a measure has come to its end since those who took part were told of it. `stop` says why
    it cannot be closed yet, "" where nothing stands in the way.
    """

    id: str
    kind: TaskKind
    about: str
    name: str
    day: date | None
    done: bool
    role: str = ""
    stop: str = ""

    def late(self, today: date) -> bool:
        return not self.done and self.day is not None and today > self.day

    def near(self, today: date) -> bool:
        return not self.done and self.day is not None and 0 <= (self.day - today).days <= NEAR


def tasks(desk: Desk) -> list[Task]:
    """Everything after the workshop: news first, then by day; what has no day comes last."""
    found = [*_milestones(desk), *_promises(desk), *_measures(desk)]
    found.sort(key=lambda task: (task.day is None, task.day or date.max, task.kind, task.id))
    return [*_news(desk), *found]


def open_tasks(desk: Desk) -> list[Task]:
    return [task for task in tasks(desk) if not task.done]


def _milestones(desk: Desk) -> Iterable[Task]:
    day = workshop_day(desk)
    left = advice_left(desk)
    for entry in deadlines(desk):
        if day is not None and entry.day > day:
            stop = "" if entry.done else _stop(desk, entry, left)
            yield Task(
                f"{TaskKind.MILESTONE}:{entry.id}",
                TaskKind.MILESTONE,
                entry.id,
                entry.name,
                entry.day,
                entry.done,
                entry.role,
                stop,
            )


def _stop(desk: Desk, entry: Deadline, left: list[Point]) -> str:
    if entry.id == ANSWERS and left:
        return say("{n} råd venter på ett av de tre svarene.", n=len(left))
    if entry.id == ANSWERS and not len(desk.released):
        return say("Sammendraget er ikke frigitt ennå.")
    waiting = len(open_corrections(desk)) if entry.id == MINUTES else 0
    return (
        say_count(waiting, "Én retting er ikke vurdert.", "{n} rettinger er ikke vurdert.") if waiting else ""
    )


def _promises(desk: Desk) -> Iterable[Task]:
    for promise in desk.promises.all():
        name = say("Løfte fra sist: {text}", text=promise.text) if promise.earlier else promise.text
        yield Task(
            f"{TaskKind.PROMISE}:{promise.id}",
            TaskKind.PROMISE,
            promise.id,
            name,
            _day(promise.due),
            not promise.open,
            promise.role,
        )


def _measures(desk: Desk) -> Iterable[Task]:
    """Measures that are to be done by a day; one that will not be done waits for nothing."""
    for measure in desk.measures.all():
        if measure.status is not MeasureStatus.NOT_DONE and measure.due:
            yield Task(
                f"{TaskKind.MEASURE}:{measure.id}",
                TaskKind.MEASURE,
                measure.id,
                measure.text,
                _day(measure.due),
                measure.status is MeasureStatus.DONE,
                measure.role,
            )


def _news(desk: Desk) -> Iterable[Task]:
    """Measures that are done, or given up, since the newest release told something else of them."""
    made = desk.released.all()
    if not made:
        return
    summary = max(made, key=lambda entry: entry.at).summary
    told = {one.text: one.status for one in (*summary.measures, *summary.earlier_measures)}
    ticked = Planning(desk).done
    for measure in desk.measures.all():
        ended = measure.status in (MeasureStatus.DONE, MeasureStatus.NOT_DONE)
        if ended and told.get(clean_line(measure.text), measure.status) is not measure.status:
            words = MEASURE_STATUS_WORDS[measure.status].in_(current())
            name = say("Si fra til dem som var med: {text} ({status})", text=measure.text, status=words)
            key = f"{TaskKind.NEWS}:{measure.id}:{measure.status}"
            done = ticked.get(key) is not None
            yield Task(key, TaskKind.NEWS, measure.id, name, None, done, measure.role)


def _day(due: str) -> date | None:
    return date.fromisoformat(due) if due else None


def tick(desk: Desk, task_id: str, today: date) -> Task:
    """Close a task, or open it again; returns it as it is now.

    Raises ValueError for one that is gone, that cannot be closed yet, or that the work itself closes.
    """
    task = _task(desk, task_id)
    if task.stop:
        raise ValueError(say("Den kan ikke krysses av ennå. {why}", why=task.stop))
    if task.kind is TaskKind.PROMISE:
        keep_promise(desk, task.about, not task.done)
    elif task.kind is TaskKind.NEWS:
        Planning(desk).tick(task.id, today)
    elif task.kind is TaskKind.MEASURE:
        set_status(desk, task.about, MeasureStatus.UNDER_WAY if task.done else MeasureStatus.DONE)
    else:
        plan = Planning(desk)
        if task.done and plan.done.get(task.about) is None:
            raise ValueError(say("Den er gjort i programmet, og krysses av der."))
        plan.tick(task.about, today)
    return _task(desk, task_id)


def _task(desk: Desk, task_id: str) -> Task:
    found = next((task for task in tasks(desk) if task.id == task_id), None)
    if found is None:
        raise ValueError(say("Oppgaven finnes ikke lenger."))
    return found
