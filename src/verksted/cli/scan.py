"""`skann`: find personal data in files, or in what comes in on stdin."""

from __future__ import annotations

import io
import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from verksted.cli.console import is_terminal, out, reader_left, warn, write
from verksted.cli.failures import BAD_INPUT, DONE, NOT_ALLOWED_OUT, USAGE
from verksted.workshop.language import say
from verksted.workshop.text import clean

if TYPE_CHECKING:
    from verksted.privacy.detector import Detector
    from verksted.privacy.findings import Finding
    from verksted.privacy.reading import Unit

WINDOW = 4_000_000
"""Code points that are looked at as one document; a longer file is several, so that memory is bounded."""
LONG = 500_000
"""Code points from which one line is looked at in stretches, and told of as each is settled."""
OVERLAP = 400
"""Code points that two stretches of a long line share, so that nothing is cut in two."""
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Looked:
    """A unit of a file with what was found in it, or a stretch of a long one.

    `first` and `last`: whether it is the first and the last stretch of the unit.
    """

    unit: Unit
    findings: list[Finding]
    first: bool = True
    last: bool = True


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
    show = _JsonLines(name) if as_json else _Lines(name)
    try:
        for looked in _look(_units(name), detector):
            found += len(looked.findings)
            show.tell(looked)
            if found and reader_left():
                return NOT_ALLOWED_OUT  # nobody hears of more, and the answer is known
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
    """The units in order, found in by document: units with the same `doc`, or those without any.

    Where reading ends in Unreadable, what was read is told of first.
    """
    from verksted.privacy.reading import Unreadable

    window: list[Unit] = []
    size, trouble = 0, None
    try:
        for unit in units:
            if len(unit.text) > LONG:
                yield from _settled(window, detector)
                window, size = [], 0
                yield from _stretches(unit, detector)
                continue
            window.append(unit)
            size += len(unit.text) + 64
            if size >= WINDOW:
                yield from _settled(window, detector)
                window, size = [], 0
    except Unreadable as wrong:
        trouble = wrong
    yield from _settled(window, detector)
    if trouble is not None:
        raise trouble


def _settled(window: list[Unit], detector: Detector) -> Iterator[Looked]:
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


def _stretches(unit: Unit, detector: Detector) -> Iterator[Looked]:
    """One long line, a stretch at a time; offsets count from the beginning of the line.

    In what two stretches share, the first half is told of by the first of them, and the rest by the second.
    """
    text, start, told = unit.text, 0, 0
    while True:
        last = len(text) - start <= LONG
        end = len(text) if last else start + LONG
        border = end if last else end - OVERLAP // 2
        findings = [
            replace(f, start=f.start + start, end=f.end + start)
            for f in detector.find(text[start:end])
            if told <= f.start + start < border
        ]
        told = max(border, findings[-1].end if findings else 0)
        yield Looked(unit, findings, first=start == 0, last=last)
        if last:
            return
        space = text.find(" ", end - OVERLAP, border)
        start = space + 1 if space >= 0 else end - OVERLAP


class _JsonLines:
    """One line of JSON for each unit, written while a long one is still looked at."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._any = False

    def tell(self, looked: Looked) -> None:
        unit, line = looked.unit, ""
        if looked.first:
            head: dict[str, object] = {"fil": self._name, "id": unit.id if unit.own_id == "" else unit.own_id}
            line = json.dumps({**head, "spans": []}, ensure_ascii=False).removesuffix("]}")
            self._any = False
        spans = iter(looked.findings)
        while batch := list(islice(spans, _AT_ONCE)):
            if self._any:
                line += ", "
            line += ", ".join(json.dumps(_span(unit, f), ensure_ascii=False) for f in batch)
            self._any = True
            if len(batch) == _AT_ONCE:
                write(clean(line))
                line = ""
        write(clean(line) + ("]}\n" if looked.last else ""))


def _span(unit: Unit, f: Finding) -> dict[str, Any]:
    return {
        "start": f.start,
        "end": f.end,
        "label": f.label.value,
        "action": f.action.value,
        "source": f.source.value,
        "score": round(f.score, 4),
        "text": unit.text[f.start : f.end],
        "why": f.why,
    }


class _Lines:
    """For people: the unit with its findings marked, then each finding with why."""

    def __init__(self, name: str) -> None:
        self._name = name

    def tell(self, looked: Looked) -> None:
        if not looked.findings:
            return
        text = looked.unit.text
        out(f"{self._name} {looked.unit.id}: {_marked(text, looked)}")
        for f in looked.findings:
            sign = "■" if f.action == "mask" else "▲"
            out(f"    {sign} {text[f.start : f.end]}: {say(f.why) if f.why else f.label.value}")


def _marked(text: str, looked: Looked, most: int = 400) -> str:
    """The beginning of the unit, or of what a later stretch found in it, in one line."""
    place = 0 if looked.first else looked.findings[0].start
    end, pieces = place + 2 * most, list[str]()
    for f in looked.findings:
        if f.start >= end:
            break
        pieces += [text[place : f.start], f"‹{text[f.start : f.end]}›"]
        place = f.end
    marked = "".join([*pieces, text[place : max(place, end)]])
    line = " ".join(marked.split())
    return line if len(line) <= most and end >= len(text) else f"{line[: most - 1]}…"
