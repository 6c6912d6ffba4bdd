"""What a workbook holds, as plain data: what `vis` prints and the first screen shows."""

from __future__ import annotations

from typing import Any

from verksted.desk.desk import Desk
from verksted.desk.releasing import blocked, count_open_findings
from verksted.workshop.notes import Note
from verksted.workshop.words import Phase

FORMAT = 1


def overview(desk: Desk, *, raw: bool = False) -> dict[str, Any]:
    """The JSON form of design §7. `raw` adds title and notes, for the holder of the key alone."""
    workshop = desk.workshop
    view: dict[str, Any] = {
        "format": FORMAT,
        "id": desk.workbook.id,
        "malform": workshop.standard.value,
        "counts": {
            "notes": len(desk.notes),
            "points": len(desk.points),
            "findings_open": count_open_findings(desk),
            "measures": len(desk.measures),
            "promises": len(desk.promises),
        },
        "phases": {phase.value: workshop.phase(phase).value for phase in Phase},
        "blocked": [{"code": entry.code, "text": entry.text} for entry in blocked(desk)],
    }
    if raw:
        view["title"] = workshop.title
        view["notes"] = [_note(desk, note) for note in desk.notes.all()]
    return view


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
