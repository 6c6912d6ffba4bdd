"""The overview in words: what `vis` prints and the first page of a workbook shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verksted.workshop.language import current, say
from verksted.workshop.plan import Status
from verksted.workshop.words import PHASE_NAMES, Phase

_SIGNS = {Status.NOT_STARTED: "○", Status.UNDER_WAY: "►", Status.IN_PLACE: "●"}


def _status_word(status: Status) -> str:
    words = {
        Status.NOT_STARTED: say("ikke begynt"),
        Status.UNDER_WAY: say("i gang"),
        Status.IN_PLACE: say("ferdig"),
    }
    return words[status]


def lines_of_view(view: dict[str, Any]) -> Iterator[str]:
    """The overview as lines of text."""
    if "title" in view:
        yield view["title"]
        yield ""
    counts = view["counts"]
    yield say("Notater                 {n}", n=counts["notes"])
    yield say("Punkter                 {n}", n=counts["points"])
    yield say("Uavgjorte funn          {n}", n=counts["findings_open"])
    yield say("Tiltak                  {n}", n=counts["measures"])
    yield say("Løfter                  {n}", n=counts["promises"])
    yield ""
    for phase in Phase:
        status = Status(view["phases"][phase.value])
        yield f"{_SIGNS[status]} {PHASE_NAMES[phase].in_(current())}: {_status_word(status)}"
    yield ""
    if view["blocked"]:
        yield say("Dette gjenstår før sammendraget kan frigis:")
        for text in dict.fromkeys(entry["text"] for entry in view["blocked"]):
            times = sum(entry["text"] == text for entry in view["blocked"])
            yield f"■ {text}" + (f" ({times})" if times > 1 else "")
    else:
        yield say("● Ingenting står i veien for å frigi sammendraget.")
    if "notes" in view:
        yield ""
        yield from (_note_line(note) for note in view["notes"])


def _note_line(note: dict[str, Any]) -> str:
    sign = f"{note['sign'] or ' '}{'!' if note['follow_up'] else ' '}"
    marks = [note["seat"], note["theme"] and f"#{note['theme']}", note["agree"] and f"*{note['agree']}"]
    said = " ".join(str(mark) for mark in marks if mark)
    return f"{note['id']}  {sign} {note['text']}" + (f"  ({said})" if said else "")
