"""The queue between the hand and the disk: nothing is lost, and nothing is overtaken.

Jobs go in on one thread and are done on another, in order. A job the disk refuses stays first in line
and is tried again; what comes after it waits. Nothing here knows a widget.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from verksted.workbook.errors import BadRequest, ChangedByOther, WorkbookError
from verksted.workshop.language import say
from verksted.workshop.notes import Note

if TYPE_CHECKING:
    from verksted.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Job:
    """`work` is done once and returns something for the sender; `notes` are those it writes.

    A job with `again` False is not worth keeping when it fails (an undo, a settled conflict).
    """

    work: Callable[[], Any]
    notes: tuple[Note, ...] = ()
    name: str = "note"
    again: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(note.id for note in self.notes)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the jobs: those done with what they returned, those given up, and what is wrong."""

    done: tuple[tuple[Job, Any], ...] = ()
    dropped: tuple[tuple[Job, str], ...] = ()
    trouble: str = ""
    waiting: int = 0


def queue_of(desk: Desk) -> Queue:
    """The queue of an open workbook: one for all screens, so that leaving a screen loses no line."""
    return _QUEUES.setdefault(desk, Queue())


class Queue:
    """Put from anywhere; `flush` from one thread at a time."""

    def __init__(self) -> None:
        self._jobs: deque[Job] = deque()
        self._lock = Lock()
        self._busy = False
        self.gone: frozenset[str] = frozenset()
        self.refused = False
        """Whether the disk refused the first of the jobs the last time."""

    def put(self, job: Job) -> None:
        with self._lock:
            self._jobs.append(job)

    def __len__(self) -> int:
        with self._lock:
            return len(self._jobs)

    def unsaved(self) -> int:
        """How much the disk has refused: 0 where all that waits is on its way."""
        return len(self) if self.refused else 0

    def waiting_ids(self) -> frozenset[str]:
        """The notes that are not on disk yet."""
        with self._lock:
            return frozenset(one for job in self._jobs for one in job.ids if one not in self.gone)

    def waiting_notes(self) -> list[Note]:
        """The notes that are not on disk yet, oldest first; one that was changed meanwhile, in each form."""
        with self._lock:
            return [note for job in self._jobs for note in job.notes if note.id not in self.gone]

    def withdraw(self, note_ids: Iterable[str]) -> None:
        """These notes are never to be written: whoever writes leaves out what is in `gone`."""
        with self._lock:
            self.gone = self.gone | set(note_ids)

    def let_go(self) -> None:
        """Forget what waits: it is safe in another place."""
        with self._lock:
            self._jobs.clear()
            self.refused = False

    def take_back(self) -> Job | None:
        """The last job out of the queue again, unless it is being done."""
        with self._lock:
            if not self._jobs or (self._busy and len(self._jobs) == 1):
                return None
            return self._jobs.pop()

    def flush(self) -> Outcome:
        """Do what waits, in order, until all is done or the disk refuses."""
        done: list[tuple[Job, Any]] = []
        dropped: list[tuple[Job, str]] = []
        while (job := self._first()) is not None:
            try:
                done.append((job, job.work()))
            except (BadRequest, ChangedByOther, ValueError) as wrong:
                dropped.append((job, str(wrong)))
            except (WorkbookError, OSError) as wrong:
                trouble = str(wrong) if isinstance(wrong, WorkbookError) else say("Disken svarer ikke.")
                if job.again:
                    return self._stopped(done, dropped, trouble)
                dropped.append((job, trouble))
            self._finish()
        self.refused = False
        return Outcome(tuple(done), tuple(dropped))

    def _first(self) -> Job | None:
        with self._lock:
            self._busy = bool(self._jobs)
            return self._jobs[0] if self._jobs else None

    def _finish(self) -> None:
        with self._lock:
            self._jobs.popleft()
            self._busy = False

    def _stopped(self, done: list[tuple[Job, Any]], dropped: list[tuple[Job, str]], trouble: str) -> Outcome:
        with self._lock:
            self._busy = False
            self.refused = True
            return Outcome(tuple(done), tuple(dropped), trouble, len(self._jobs))


_QUEUES: WeakKeyDictionary[Desk, Queue] = WeakKeyDictionary()
