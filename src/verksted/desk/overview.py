"""What a workbook holds, as plain data: what `vis` prints and the first screen shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from verksted import __version__
from verksted.desk import readings
from verksted.desk.desk import Desk
from verksted.desk.releasing import blocked, count_open_findings
from verksted.workshop.notes import Note
from verksted.workshop.plan import Status
from verksted.workshop.words import Phase

FORMAT = 1
_KEPT = "vis"


def overview(desk: Desk, *, raw: bool = False, slow: Callable[[], None] = lambda: None) -> dict[str, Any]:
    """The JSON form of design §7. `raw` adds title and notes, for the holder of the key alone.

    What the detector finds is kept on this machine, ciphered, until the workbook, the program or its lists
    change; `slow` is called before it has to read anything anew, though no text is read twice.
    """
    workshop = desk.workshop
    found = _found(desk, slow)
    view: dict[str, Any] = {
        "format": FORMAT,
        "id": desk.workbook.id,
        "malform": workshop.standard.value,
        "counts": {
            "notes": len(desk.notes),
            "points": len(desk.points),
            "findings_open": found["findings_open"],
            "measures": len(desk.measures),
            "promises": len(desk.promises),
        },
        "phases": {phase.value: _phase(desk, phase).value for phase in Phase},
        "blocked": found["blocked"],
    }
    if raw:
        view["title"] = workshop.title
        view["notes"] = [_note(desk, note) for note in desk.notes.all()]
    return view


def _phase(desk: Desk, phase: Phase) -> Status:
    """As it was set, but what there are notes or points of has begun."""
    kept = desk.workshop.phase(phase)
    begun = {Phase.RUN: len(desk.notes) or len(desk.points), Phase.FOLLOW_UP: len(desk.points)}
    return Status.UNDER_WAY if kept is Status.NOT_STARTED and begun.get(phase) else kept


def _found(desk: Desk, slow: Callable[[], None]) -> dict[str, Any]:
    """The open findings and what blocks, as they were worked out last or as they are now."""
    build = _build()
    kept = desk.workbook.recall(_KEPT, build)
    if kept is not None:
        known: dict[str, Any] = json.loads(kept)
        return known
    slow()
    readings.take_up(desk, build)
    found = {
        "findings_open": count_open_findings(desk),
        "blocked": [{"code": entry.code, "text": entry.text} for entry in blocked(desk)],
    }
    desk.workbook.remember(_KEPT, build, json.dumps(found).encode())
    readings.lay_aside(desk, build)
    return found


def _build() -> bytes:
    """What the answer hangs on beside the workbook: the language, the program, its lists and its model."""
    from verksted.privacy.lists import assets_folder
    from verksted.workshop.language import current

    here, assets = Path(__file__).parents[1], assets_folder()
    folders = (here / "privacy", here / "workshop", here / "desk", assets / "lister", assets / "modell")
    files = sorted(
        path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"
    )
    stamps = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.sha256(repr((__version__, current().value, stamps)).encode()).digest()


def _note(desk: Desk, note: Note) -> dict[str, Any]:
    return {
        "id": note.id,
        "text": note.text,
        "sign": note.sign.value if note.sign else None,
        "follow_up": note.follow_up,
        "theme": note.theme,
        "seat": note.seat,
        "agree": note.agree,
        "quote": note.quote,
        "block": note.block,
        "at": note.at,
        "writer": note.writer,
        "versions": max(1, len(desk.workbook.versions("notes", note.id))),
    }
