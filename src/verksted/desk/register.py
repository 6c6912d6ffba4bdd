"""The register of a service: what was released over the years, and its wheel, locked in one folder.

The service's memory when people leave. It holds released summaries and the wheel, and has no field for
anything rawer. It is kept as workbooks are (same frames, same key slots, same recovery key), marked so
that neither opens as the other; keys are managed with `verksted nokkel` too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Self

from verksted.desk import registers as tables
from verksted.desk import state_files
from verksted.desk.desk import Desk, Tools
from verksted.desk.kept import RegisterMark
from verksted.desk.registers import Register, Table
from verksted.desk.trusted import state_folder
from verksted.desk.wheel import BookWheel, Wheel, desk_wheel
from verksted.workbook import Put, Remove, Workbook
from verksted.workbook.errors import NotAWorkbook
from verksted.workshop.language import current, mark, say
from verksted.workshop.measures_over_years import Carried, newest, quarter_end, same_words, summary_year
from verksted.workshop.summary import Summary, SummaryPromise
from verksted.workshop.wheel import wheel_year
from verksted.workshop.wheel_marks import Standing
from verksted.workshop.words import Role

_PLACES = {
    "removable": mark(
        "Registeret ligger på en minnepinne eller en annen løs disk. Ta den ikke ut mens registeret er "
        "åpent, og ha en kopi et annet sted."
    ),
    "network": mark("Registeret ligger på en nettverksdisk. Er nettet borte, kan det ikke åpnes."),
}
_SURVEYED = {2: ("plan-survey-1", "survey-1"), 4: ("plan-survey-2", "survey-2")}
_HELD = {3: ("plan-workshops", "workshops")}
"""Things of the wheel by its year, that a released summary shows were done."""
_FILE = "register.json"


@dataclass(frozen=True, slots=True)
class KeptSummary:
    """A released summary in the register. `book` is the name of the folder it came from, or ""."""

    id: str
    at: str
    summary: Summary
    book: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """That a workbook has had what stood open from a register. There is one, with the id `register`."""

    id: str


BROUGHT = Table("brought", Brought, attrgetter("id"))
SUMMARIES = Table("register_summaries", KeptSummary, attrgetter("id"))


@dataclass(frozen=True, slots=True)
class Due:
    """Something with a day: from the wheel, from a measure or from a promise."""

    day: date
    text: str
    kind: str
    late: bool


class ServiceRegister:
    """One open register. Close it, or use it in a `with`."""

    def __init__(self, workbook: Workbook, tools: Tools) -> None:
        """Not for callers: `create` and `open` find what this needs."""
        self.workbook = workbook
        self.tools = tools
        self._summaries = Register(workbook, SUMMARIES)
        self.wheel = BookWheel(lambda: self.workbook, self._apply, tools.new_id)

    @classmethod
    def create(cls, folder: Path, *, passphrase: str, tools: Tools | None = None) -> tuple[Self, str]:
        """A new, empty register, and its recovery key, which is shown once. Raises `WorkbookError`."""
        tools = tools or Tools()
        book, recovery = Workbook.create(
            folder, passphrase=passphrase, role=Role.LEADER, env=tools.environment, kdf=tools.kdf
        )
        mark = Register(book, tables.REGISTER).put(RegisterMark("register"))
        book.apply([mark], label=say("Nytt register"), barrier=True)
        return cls(book, tools), recovery

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        passphrase: str | None = None,
        recovery_key: str | None = None,
        tools: Tools | None = None,
    ) -> Self:
        """An existing register. Raises `WrongPassphrase`, and `NotAWorkbook` for a workbook."""
        tools = tools or Tools()
        book = Workbook.open(folder, passphrase=passphrase, recovery_key=recovery_key, env=tools.environment)
        if not len(Register(book, tables.REGISTER)):
            book.close()
            raise NotAWorkbook(say("Dette er arbeidsboka til et verksted, ikke et register."))
        return cls(book, tools)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.workbook.close()

    def _apply(self, ops: Sequence[Put | Remove], label: str) -> None:
        if ops:
            self.workbook.apply(list(ops), label=label)

    def summaries(self) -> list[KeptSummary]:
        """What was released, the newest quarter first."""
        return sorted(self._summaries.all(), key=lambda one: (one.summary.quarter, one.at), reverse=True)

    def holds(self, summary: Summary) -> bool:
        return self._summaries.get(summary.id) is not None

    def take(self, summary: Summary, book: str = "") -> bool:
        """Put a released summary in; False where it was there. Raises ValueError for a changed one."""
        from verksted.report.signing import verify

        if not verify(summary):
            raise ValueError(say("Sammendraget er endret etter at det ble frigitt. Be om en ny fil."))
        if self.holds(summary):
            return False
        entry = KeptSummary(summary.id, self.tools.now(), summary, book)
        self._apply([self._summaries.put(entry)], say("La inn et sammendrag"))
        tick_what_happened(self.wheel, summary, self._today())
        return True

    def _today(self) -> date:
        return self.tools.environment.clock().astimezone().date()

    def forget(self, summary_id: str) -> None:
        """Take a summary out again: one that was superseded."""
        self._apply([self._summaries.remove(summary_id)], say("Tok ut et sammendrag"))

    def take_from(self, desk: Desk) -> tuple[int, int]:
        """All that a workbook has released, and its wheel; how many summaries, and marks, were new."""
        book = desk.workbook.folder.name
        new = sum(self.take(entry.summary, book) for entry in desk.released.all())
        for entry in desk.released.all():
            tick_what_happened(desk_wheel(desk), entry.summary, self._today())
        return new, self.wheel.follow(desk_wheel(desk).state)

    def newest_of_each(self) -> list[Summary]:
        """The summaries that count: of two of the same workbook the one released last."""
        latest: dict[str, KeptSummary] = {}
        for one in sorted(self._summaries.all(), key=lambda one: one.at):
            latest[one.book or one.id] = one
        return sorted((one.summary for one in latest.values()), key=lambda one: one.quarter)

    def open_measures(self) -> list[Carried]:
        """Measures that are planned or under way after all that was released, each once."""
        return newest(self.newest_of_each())

    def open_promises(self) -> list[SummaryPromise]:
        """Promises that no later summary says are kept, each once."""
        latest: dict[str, SummaryPromise] = {}
        for summary in self.newest_of_each():
            for promise in summary.promises:
                latest[same_words(promise.text)] = promise
        return [promise for promise in latest.values() if not promise.kept]

    def deadlines(self, today: date) -> list[Due]:
        """What is due in the wheel, of measures and of promises, the earliest first."""
        found = [
            _due(quarter_end(one.due), one.text, say("tiltak"), today)
            for one in self.open_measures()
            if one.due
        ]
        found += [
            _due(quarter_end(one.due), one.text, say("løfte"), today)
            for one in self.open_promises()
            if one.due
        ]
        if self.wheel.used:
            entries = self.wheel.entries(self.wheel.first_year(today))
            found += [
                Due(
                    entry.due,
                    entry.name.in_(current()),
                    say("årshjul"),
                    today > entry.due,
                )
                for entry in entries
                if entry.standing(today) is not Standing.DONE and entry.starts <= today
            ]
        return sorted((one for one in found if one is not None), key=lambda one: (one.day, one.text))


def tick_what_happened(wheel: Wheel, summary: Summary, today: date) -> None:
    """Say in a wheel that is used that the survey or the workshop a summary tells of is done.

    A tick can be taken away like any other. That a report is handed in, no summary shows.
    """
    told: list[tuple[dict[int, tuple[str, str]], int | None]] = []
    if summary.survey is not None:
        told.append((_SURVEYED, summary.survey.later_year))
    if summary.has_workshop:
        told.append((_HELD, summary_year(summary)))
    for items, year in told:
        if not wheel.used or not year:
            continue
        first = wheel.first_year(date(year, 7, 1))
        wanted = items.get(wheel_year(date(year, 7, 1), first), ())
        for entry in wheel.entries(first):
            if entry.id in wanted and not entry.done:
                wheel.finish(entry, first, today)


def _due(day: str, text: str, kind: str, today: date) -> Due | None:
    if not day:
        return None
    when = date.fromisoformat(day)
    return Due(when, text, kind, today > when)


def place_words(folder: Path) -> list[str]:
    """What to know of where a register lies or will lie: a synced folder, a stick, a network. Looks only."""
    from verksted.workbook.surroundings import cautions, synced_by

    told = [say(_PLACES[one.code]) for one in cautions(folder, os.environ) if one.code in _PLACES]
    service = synced_by(folder, os.environ)
    if service:
        synced = say(
            "Mappen ser ut til å ligge i {service}. Registeret er låst, men gamle utgaver kan bli der.",
            service=service,
        )
        told.insert(0, synced)
    return told


def known_folder(state: Path | None = None) -> Path | None:
    """Where this user's register lies, if there is one: a folder, nothing of what is in it."""
    given = state_files.read((state or state_folder()) / _FILE)
    folder = given.get("folder") if isinstance(given, dict) else None
    return Path(folder) if isinstance(folder, str) and folder else None


def remember_folder(folder: Path | None, state: Path | None = None) -> None:
    """Remember where it lies, or forget it. Goes on where the state cannot be written."""
    where = (state or state_folder()) / _FILE
    if folder is not None:
        state_files.write(where, {"folder": str(folder.absolute())})
        return
    with suppress(OSError):
        where.unlink(missing_ok=True)


def texts_of(summaries: Iterable[Summary]) -> list[str]:
    """Every text of these: it has been through a release and may stand in a file."""
    from verksted.desk.exporting import texts

    return sorted({text for summary in summaries for text in texts(summary)} - {""})
