"""`skann`: find personal data in files, or in what comes in on stdin."""

from __future__ import annotations

import io
import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from verksted.cli.console import is_terminal, out, warn
from verksted.cli.failures import BAD_INPUT, DONE, NOT_ALLOWED_OUT, USAGE
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.privacy.detector import Detector
    from verksted.privacy.findings import Finding
    from verksted.privacy.reading import Unit

WINDOW = 4_000_000
"""Code points that are looked at as one document; a longer file is several, so that memory is bounded."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A unit of a file with what was found in it."""

    unit: Unit
    findings: list[Finding]


def run(options: Namespace) -> int:
    """Scan every file; 3 if anything was found, 5 if a file could not be read."""
    from verksted.privacy.detector import Detector

    names = options.files or ["-"]
    if "-" in names and sys.stdin.isatty():
        warn(say("Skriv eller lim inn teksten, og avslutt med Ctrl+D (Windows: Ctrl+Z og Enter)."))
    detector = Detector.load(allow_lists=not options.no_exceptions)
    codes = [_scan_file(name, detector, as_json=options.as_json) for name in names]
    return max(codes, default=USAGE)


def _scan_file(name: str, detector: Detector, *, as_json: bool) -> int:
    from verksted.privacy.reading import Unreadable

    found = 0
    try:
        for looked in _look(_units(name), detector):
            found += len(looked.findings)
            if as_json:
                out(json.dumps(_as_json(name, looked), ensure_ascii=False))
            else:
                _print(name, looked)
    except Unreadable as wrong:
        warn(f"{name}: {wrong}")
        return BAD_INPUT
    if not as_json and is_terminal():
        warn(say("{name}: {count} funn.", name=name, count=found))
    return NOT_ALLOWED_OUT if found else DONE


def _units(name: str) -> Iterator[Unit]:
    from verksted.privacy.reading import Unreadable, read_units

    try:
        yield from read_units(_typed_or_piped() if name == "-" else Path(name))
    except OSError as wrong:
        raise Unreadable(say("Filen kan ikke leses.")) from wrong


def _typed_or_piped() -> IO[bytes]:
    """What comes in. What is typed is taken whole: a second read would ask for Ctrl+D once more."""
    return io.BytesIO(sys.stdin.buffer.read()) if sys.stdin.isatty() else sys.stdin.buffer


def _look(units: Iterable[Unit], detector: Detector) -> Iterator[Looked]:
    """The units in order, found in by document: units with the same `doc`, or those without any."""
    flow = iter(units)
    while window := _window(flow):
        documents: dict[str | None, list[int]] = {}
        for place, unit in enumerate(window):
            documents.setdefault(unit.doc, []).append(place)
        found: list[list[Finding]] = [[] for _ in window]
        for places in documents.values():
            for place, findings in zip(
                places, detector.find_document([window[p].text for p in places]), strict=True
            ):
                found[place] = findings
        yield from (Looked(unit, findings) for unit, findings in zip(window, found, strict=True))


def _window(flow: Iterator[Unit]) -> list[Unit]:
    window: list[Unit] = []
    size = 0
    for unit in flow:
        window.append(unit)
        size += len(unit.text) + 64
        if size >= WINDOW:
            break
    return window


def _as_json(name: str, looked: Looked) -> dict[str, Any]:
    unit = looked.unit
    return {
        "fil": name,
        "id": unit.id if unit.own_id == "" else unit.own_id,
        "spans": [
            {
                "start": f.start,
                "end": f.end,
                "label": f.label.value,
                "action": f.action.value,
                "source": f.source.value,
                "score": round(f.score, 4),
                "text": unit.text[f.start : f.end],
                "why": f.why,
            }
            for f in looked.findings
        ],
    }


def _print(name: str, looked: Looked) -> None:
    if not looked.findings:
        return
    text = looked.unit.text
    pieces: list[str] = []
    place = 0
    for f in looked.findings:
        pieces += [text[place : f.start], f"‹{text[f.start : f.end]}›"]
        place = f.end
    marked = "".join([*pieces, text[place:]])
    out(f"{name} {looked.unit.id}: {_short(marked)}")
    for f in looked.findings:
        sign = "■" if f.action == "mask" else "▲"
        out(f"    {sign} {text[f.start : f.end]}: {say(f.why) if f.why else f.label.value}")


def _short(text: str, most: int = 400) -> str:
    line = " ".join(islice(text.split(), 200))
    return line if len(line) <= most else line[: most - 1] + "…"
