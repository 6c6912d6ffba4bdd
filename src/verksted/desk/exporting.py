"""Files that leave: made from a released summary or a handout, scanned, and only then given their name."""

from __future__ import annotations

import getpass
import hashlib
import platform
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.content.file_names import file_stem
from verksted.desk.desk import Desk
from verksted.desk.following_corrections import corrections
from verksted.desk.releasing import hidden_words, released_summary
from verksted.desk.sending import Letter, follow_up_calendar, milestone_names
from verksted.privacy.findings import Label
from verksted.workshop.handout import Calendar
from verksted.workshop.language import say
from verksted.workshop.summary import Summary
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.report.chapter_maps import ChapterMap
    from verksted.report.leak_policy import LeakPolicy
    from verksted.report.traces import Leak

_WAYS = frozenset({Label.PHONE, Label.EMAIL, Label.URL, Label.ADDRESS})
"""How an office is reached."""
SUMMARY_ENDINGS = (".json", ".md", ".html", ".xlsx", ".csv", ".docx")
CALENDAR_ENDING = ".ics"


class Exporter:
    """Writes files of one workbook. The leak scan is made ready once, for all of them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.summary = released_summary(desk)
        self._policy = _policy(desk, self.summary)

    def write_summary(
        self, target: Path, *, layout: ChapterMap | None = None, overwrite: bool = False
    ) -> Path:
        """The summary in the form that the ending asks for, laid out as the chapter map says.

        Raises UnknownKind, AlreadyThere, Leaked (nothing is written then), OSError.
        """
        from verksted.report.files import summary_file

        return self._publish(target, summary_file(self.summary, target.name, layout), overwrite=overwrite)

    def write_calendar(self, target: Path, calendar: Calendar, *, overwrite: bool = False) -> Path:
        from verksted.report.calendar import to_ics

        today = self._desk.tools.environment.clock().astimezone(UTC).date()
        stamp = datetime.combine(today, time(), UTC)
        fixed = milestone_names(calendar.standard)
        return self._publish(target, to_ics(calendar, stamp), overwrite=overwrite, fixed=fixed)

    def write_letter(
        self, folder: Path, letter: Letter, *, name: str = "", given: str = "", overwrite: bool = False
    ) -> Path:
        """A letter or sheet as a Word file in the folder, under its own name or another.

        `given` is whom its readers can turn to, typed for this very letter: how to reach an office may
        stand there, a person's name may not.
        """
        from verksted.report.word.document import handout_docx

        handout = letter.handout
        target = folder / (name or f"{file_stem(handout.name, handout.standard)}.docx")
        fixed = [*letter.fixed, *self._ways_to_reach(clean_line(given))]
        return self._publish(target, handout_docx(handout), overwrite=overwrite, fixed=fixed)

    def _ways_to_reach(self, contact: str) -> list[str]:
        """The telephone number, address and the like in a contact."""
        if not contact or self._policy.detect is None:
            return []
        (found,) = self._policy.detect([contact])
        return [contact[one.start : one.end] for one in found if one.label in _WAYS]

    def _publish(self, target: Path, data: bytes, *, overwrite: bool, fixed: Sequence[str] = ()) -> Path:
        """`fixed` are sentences of our own content in the file."""
        from verksted.report.leak import scan
        from verksted.report.publish import publish

        policy = replace(self._policy, allowed=[*self._policy.allowed, *fixed])
        publish(
            target,
            data,
            lambda made: [*_name_leaks(target, policy), *scan(made, target.name, policy)],
            overwrite=overwrite,
        )
        return target


def _name_leaks(target: Path, policy: LeakPolicy) -> list[Leak]:
    """What the name of the file tells: it is seen by all who are sent it."""
    from verksted.report.traces import Leak

    words = re.sub(r"[\W_]+", " ", target.stem)
    if policy.hidden is not None and policy.hidden(words):
        return [Leak(say("filnavnet"), say("et skjult ord"), say("Ordet står i skjulelista."))]
    return []


def export(desk: Desk, target: Path, *, layout: ChapterMap | None = None, overwrite: bool = False) -> Path:
    """One file, by its ending: a form of the summary, or the follow-up calendar. Raises `Blocked`."""
    exporter = Exporter(desk)
    if target.suffix.lower() == CALENDAR_ENDING:
        return exporter.write_calendar(target, follow_up_calendar(desk), overwrite=overwrite)
    return exporter.write_summary(target, layout=layout, overwrite=overwrite)


def publish_report(
    target: Path, report: bytes, before: bytes, summary: Summary, *, overwrite: bool = False
) -> None:
    """A leader's report with our chapter in it. What stood there before is not ours to judge.

    Raises AlreadyThere, Leaked (nothing is written then), OSError.
    """
    from io import BytesIO

    from verksted.privacy.detector import Detector
    from verksted.privacy.reading import read_units
    from verksted.report.leak import scan
    from verksted.report.leak_policy import LeakPolicy
    from verksted.report.own_files import summary_policy
    from verksted.report.publish import publish

    known = frozenset(unit.text for unit in read_units(BytesIO(before), name=target.name))
    detect = Detector.load().find_document
    told = sorted(set(texts(reviewed(summary))) - {""})
    policy = summary_policy(
        LeakPolicy(detect=detect, allowed=told, known=known, own=False, metadata=False), summary
    )
    publish(target, report, lambda made: scan(made, target.name, policy), overwrite=overwrite)


def scan_finished(path: Path) -> list[Leak]:
    """What a finished file holds that should not leave, as far as can be seen without its workbook."""
    from verksted.privacy.detector import Detector
    from verksted.report.leak import scan
    from verksted.report.leak_policy import LeakPolicy

    detector = Detector.load()
    return scan(path, path.name, LeakPolicy(detect=detector.find_document, own=False))


def _policy(desk: Desk, summary: Summary) -> LeakPolicy:
    from verksted.privacy.detector import Detector
    from verksted.report.leak_policy import LeakPolicy
    from verksted.report.own_files import summary_policy

    detector = Detector.load()
    told = set(texts(summary))
    workshop = desk.workshop
    read = set(texts(reviewed(summary)))
    plan = {clean_line(text) for text in (workshop.place, workshop.municipality, workshop.service)}
    policy = LeakPolicy(
        detect=detector.find_document,
        allowed=sorted(read | plan - {""}),
        hidden=_hidden(desk),
        shingle=_shingle,
        shingles=frozenset(_shingles(_raw(desk)) - _shingles(told)),
        seats=frozenset(note.seat for note in desk.notes.all() if note.seat),
        names=_machine_names(),
    )
    return summary_policy(policy, summary)


def _raw(desk: Desk) -> Iterator[str]:
    """All that people said as it was said: notes, and what was corrected afterwards."""
    yield from (note.text for note in desk.notes.all())
    yield from (entry.said for entry in corrections(desk).all())


def _hidden(desk: Desk) -> Callable[[str], bool] | None:
    words = hidden_words(desk)
    return (lambda text: bool(words.find(text))) if words is not None else None


def _shingle(words: str) -> bytes:
    return hashlib.blake2b(words.encode(), digest_size=16).digest()


def _shingles(texts: Iterable[str]) -> set[bytes]:
    from verksted.report.leak import shingle_texts

    return {_shingle(run) for text in texts for run in shingle_texts(text)}


def reviewed(summary: Summary) -> Summary:
    """What people have been through: a survey's questions come from elsewhere and are searched."""
    return replace(summary, survey=None)


def texts(part: object) -> Iterator[str]:
    """Every text of a summary; key and signature are noise."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for entry in part:
            yield from texts(entry)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name))


def _machine_names() -> tuple[str, ...]:
    """Whose machine this is: nothing that leaves may say so."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = ""
    return tuple(name for name in (user, platform.node()) if len(name) > 2)
