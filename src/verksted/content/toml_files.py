"""One TOML file of content, read item by item, so that a broken item costs only itself.

A file holds arrays of tables (`[[item]]`, `[[question]]` …) and nothing else at its top. What comes
out is plain data with the line each item starts on. Nothing here knows what an item means.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from verksted.workshop.language import say
from verksted.workshop.text import clean

MOST_BYTES = 1_000_000
"""A content file larger than this is not read (our largest is under 300 kB)."""
MOST_ITEMS = 5_000
"""More items than this in one file are no content."""
DEEPEST = 12
"""Levels of tables and lists; our deepest content has five."""
_MANY_DOTS = re.compile(r"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){13}""")
"""A key of so many parts costs the parser quadratic time, and no text of ours holds its like."""
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*([A-Za-z0-9_-]+)[ \t]*\]\][ \t]*(?:#.*)?$", re.MULTILINE)
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")


@dataclass(frozen=True, slots=True)
class ContentProblem:
    """What is wrong with a piece of content: where, and one Norwegian sentence. `line` 0: all of it."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        place = say("{file}, linje {line}", file=self.file, line=self.line) if self.line else self.file
        return f"{place}: {self.text}"


@dataclass(frozen=True, slots=True)
class RawItem:
    """One table as it stands in the file. `lines` are its lines, for finding where a field is."""

    table: str
    data: dict[str, Any]
    file: str
    line: int
    lines: tuple[str, ...] = ()

    def line_of(self, path: str) -> int:
        """The line that sets the field at the end of a dotted path, or a field above it, or the first."""
        for field in reversed(path.split(".")):
            key = rf"(?<![\w-]){re.escape(field)}(?![\w-])"
            start = re.compile(rf"\s*(?:\[+[^\]]*{key}|(?:[\w-]+\.)*{key}[\w.-]*\s*=)")
            for offset, line in enumerate(self.lines):
                if field and start.match(line):
                    return self.line + offset
        return self.line


def read_items(path: Path) -> tuple[list[RawItem], list[ContentProblem]]:
    """The items of one file, and what was wrong with the rest. Never raises for what a file holds."""
    name = path.name
    try:
        if path.stat().st_size > MOST_BYTES:
            return [], [
                ContentProblem(name, 0, say("Filen er for stor. En innholdsfil kan være høyst 1 MB."))
            ]
        raw = path.read_bytes()
    except OSError:
        return [], [ContentProblem(name, 0, say("Filen lar seg ikke lese."))]
    try:
        text = clean(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return [], [ContentProblem(name, line, say("Filen er ikke lagret som UTF-8."))]
    if text.count("[[") > MOST_ITEMS:
        return [], [ContentProblem(name, 0, say("Filen har for mange tabeller."))]
    if dotted := _MANY_DOTS.search(text):
        line = text.count("\n", 0, dotted.start()) + 1
        return [], [ContentProblem(name, line, say("Her er det for mange nivåer med punktum."))]
    return _read_text(text, name)


def _read_text(text: str, name: str) -> tuple[list[RawItem], list[ContentProblem]]:
    items: list[RawItem] = []
    problems: list[ContentProblem] = []
    for part, first_line in _whole_or_parts(text):
        try:
            document = tomllib.loads(part)
        except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
            found = _AT_LINE.search(str(error))
            within = int(found.group(1)) - 1 if found and found.group(1) else 0
            problems.append(ContentProblem(name, first_line + within, say("Dette er ikke gyldig TOML.")))
            continue
        if _too_deep(document):
            problems.append(
                ContentProblem(name, first_line, say("Innholdet har for mange lag inni hverandre."))
            )
            continue
        problems += _strangers(document, name, first_line)
        items += _items_of(document, part, name, first_line)
    return items, problems


def _too_deep(document: object) -> bool:
    level: list[object] = [document]
    for _ in range(DEEPEST):
        level = [
            child
            for value in level
            if isinstance(value, dict | list)
            for child in (value.values() if isinstance(value, dict) else value)
        ]
    return bool(level)


def _whole_or_parts(text: str) -> Iterator[tuple[str, int]]:
    """The whole text if it is sound TOML, else one part for each item, with its first line number."""
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        starts = [match.start() for match in _HEADER.finditer(text)]
        for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
            if text[start:end].strip():
                yield text[start:end], text.count("\n", 0, start) + 1
    else:
        yield text, 1


def _strangers(document: dict[str, Any], name: str, line: int) -> list[ContentProblem]:
    return [
        ContentProblem(
            name, line, say("«{key}» hører ikke hjemme her. Filen skal bare ha [[…]]-tabeller.", key=key)
        )
        for key, value in document.items()
        if not _is_table_list(value)
    ]


def _is_table_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def _items_of(document: dict[str, Any], part: str, name: str, first_line: int) -> Iterator[RawItem]:
    """The items in the order of the file, each with its lines (headers inside a text do not count)."""
    waiting = {key: iter(value) for key, value in document.items() if _is_table_list(value)}
    headers = [match for match in _HEADER.finditer(part) if match.group(1) in waiting]
    if len(headers) != sum(len(value) for value in document.values() if _is_table_list(value)):
        for table, values in waiting.items():
            yield from (RawItem(table, cleaned(value), name, 0) for value in values)
        return
    ends = [*(match.start() for match in headers[1:]), len(part)][: len(headers)]
    for match, end in zip(headers, ends, strict=True):
        line = first_line + part.count("\n", 0, match.start())
        lines = tuple(part[match.start() : end].split("\n"))
        yield RawItem(match.group(1), cleaned(next(waiting[match.group(1)])), name, line, lines)


def cleaned(value: Any) -> Any:
    """The value with every string sanitised, its outer white space gone, and days as ISO 8601."""
    if isinstance(value, str):
        return clean(value).strip()
    if isinstance(value, dict):
        return {clean(key): cleaned(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [cleaned(entry) for entry in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value
