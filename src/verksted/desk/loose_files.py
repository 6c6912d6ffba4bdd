"""Sheets and calendars written without an open workbook: from the wheel, and from the register.

Nothing raw can come this way: there is no workbook to take it from. Each file is scanned all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.content.file_names import file_stem
from verksted.desk.planning_files import free_name
from verksted.desk.planning_known import own_phrases
from verksted.workshop.handout import Calendar, Handout

if TYPE_CHECKING:
    from datetime import date


def loose_folder() -> Path:
    """Where such files are written: among the user's own documents. It need not exist yet."""
    import platformdirs

    return Path(platformdirs.user_documents_dir()) / "verksted"


def write_handout(folder: Path, handout: Handout, known: Iterable[str] = ()) -> Path:
    """A Word file under a name that is free. `known` has been through a release and may stand in it.

    Raises Leaked (nothing is written then), OSError.
    """
    from verksted.report.word.document import handout_docx

    target = free_name(folder, file_stem(handout.name, handout.standard), ".docx")
    return _publish(target, handout_docx(handout), [*own_phrases(handout), *known])


def write_text(folder: Path, name: str, text: str, known: Iterable[str] = ()) -> Path:
    """A plain text under a name that is free. Raises Leaked (nothing is written then), OSError."""
    return _publish(free_name(folder, name, ".txt"), text.encode("utf-8"), known)


def write_calendar(folder: Path, calendar: Calendar, name: str, today: date) -> Path:
    """A calendar file under a name that is free. Raises Leaked, OSError."""
    from verksted.report.calendar import to_ics

    known = [text for entry in calendar.entries for text in (entry.uid, entry.title, entry.details)]
    data = to_ics(calendar, datetime.combine(today, time(), UTC))
    return _publish(free_name(folder, name, ".ics"), data, known)


def _publish(target: Path, data: bytes, known: Iterable[str]) -> Path:
    from verksted.privacy.detector import Detector
    from verksted.report.leak import scan
    from verksted.report.leak_policy import LeakPolicy
    from verksted.report.publish import publish

    policy = LeakPolicy(detect=Detector.load().find_document, allowed=sorted({*known} - {""}))
    target.parent.mkdir(parents=True, exist_ok=True)
    publish(target, data, lambda made: scan(made, target.name, policy))
    return target
