"""Text files and streams, line by line; JSON Lines; JSON; calendars.

A stream is decoded as it comes, and nothing is ever read whole but one line. Bad bytes become U+FFFD, but
for those that are letters as older Windows programs wrote them: a name must not hide behind its encoding.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO

from verksted.opening.encodings import encoding_of, errors_of, is_text
from verksted.privacy.reading.units import Limits, Unit, Unreadable
from verksted.workshop.language import say

__all__ = [
    "TEXT_PART",
    "calendar_units",
    "encoding_of",
    "errors_of",
    "is_text",
    "json_units",
    "jsonl_units",
    "lines",
    "text_units",
]
TEXT_PART = "tekst"
_DEEPEST = 64
_NAMED_LINES = 5


def lines(stream: IO[bytes], encoding: str, limits: Limits) -> Iterator[str]:
    """The lines of a stream without their breaks. Raises Unreadable at a line beyond the limit."""
    reader = io.TextIOWrapper(
        io.BufferedReader(_Raw(stream)), encoding=encoding, errors=errors_of(encoding), newline=None
    )
    while line := reader.readline(limits.text_chars + 1):
        if len(line) > limits.text_chars:
            raise Unreadable(say("Filen har en linje som er for lang til å leses."))
        yield line.removesuffix("\n")


class _Raw(io.RawIOBase):
    """Any readable stream under a text reader, which must not close it when it goes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


def text_units(stream: IO[bytes], encoding: str, limits: Limits, part: str = TEXT_PART) -> Iterator[Unit]:
    """One unit per line, empty ones too, so that the number is the number of the line."""
    for number, line in enumerate(lines(stream, encoding, limits), 1):
        yield Unit(part, number, line)


_CODES = re.compile(r"[A-Z-]+|[0-9]{8}(?:T[0-9]{6}Z?)?|[0-9]+(?:\.[0-9]+)?|[0-9a-f]{32}|-//verksted//\w+//NO")
_OF_CODES = frozenset({"LANGUAGE", "FMTTYPE", "TZID"})
"""Parameters that hold codes in small letters («nb-NO», «text/plain», «Europe/Oslo»)."""
_PROPERTY = re.compile(r'[\w-]+((?:;[^=:;"]+=(?:"[^"]*"|[^";:])*)*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([^=;]+)=((?:"[^"]*"|[^";])*)')
_ESCAPED = re.compile(r"\\([\\;,nN])")


def calendar_units(stream: IO[bytes], encoding: str, limits: Limits) -> Iterator[Unit]:
    """What the lines of a calendar say (RFC 5545), unfolded: parameters and values, without their names.

    A value that is only a code of the format (a date, a number, a word in capitals) is no text.
    """
    for number, line in enumerate(_unfolded(lines(stream, encoding, limits)), 1):
        told = _PROPERTY.fullmatch(line)
        # A line that is none of the format's is text from its first letter.
        for text in (*_values(told[1]), told[2]) if told else (line,):
            plain = _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], text)
            if plain.strip() and not _CODES.fullmatch(plain):
                yield Unit("kalender", number, plain)


def _values(parameters: str) -> Iterator[str]:
    """What parameters say («CN=…»), without their names and without codes."""
    for m in _PARAMETER.finditer(parameters):
        if m[1].upper() not in _OF_CODES:
            yield m[2].replace('"', "")


def _unfolded(folded: Iterator[str]) -> Iterator[str]:
    held: str | None = None
    for line in folded:
        if held is not None and line[:1] in (" ", "\t"):
            held += line[1:]
            continue
        if held is not None:
            yield held
        held = line
    if held:
        yield held


def jsonl_units(stream: IO[bytes], encoding: str, limits: Limits) -> Iterator[Unit]:
    """One unit per line with `text`, and its own `id` and `doc` if it has them.

    Raises Unreadable at the end, with the numbers of the lines, where lines were not such objects.
    """
    import msgspec

    decoder = msgspec.json.Decoder(dict[str, object])
    bad = _BadLines()
    for number, line in enumerate(lines(stream, encoding, limits), 1):
        if not line.strip():
            continue
        try:
            row = decoder.decode(line)
        except (msgspec.DecodeError, RecursionError):
            bad.add(number)
            continue
        text, own, doc = row.get("text"), row.get("id"), row.get("doc")
        if not isinstance(text, str) or not _key(own) or not _key(doc):
            bad.add(number)
            continue
        yield Unit(
            TEXT_PART,
            number,
            text,
            own_id=own if isinstance(own, str | int) else "",
            doc="" if doc is None else str(doc),
        )
    bad.tell()


def _key(value: object) -> bool:
    return value is None or (isinstance(value, str | int) and not isinstance(value, bool))


class _BadLines:
    """The numbers of the first few lines that could not be read, and how many there were."""

    def __init__(self) -> None:
        self._first: list[int] = []
        self._count = 0

    def add(self, number: int) -> None:
        self._count += 1
        if len(self._first) < _NAMED_LINES:
            self._first.append(number)

    def tell(self) -> None:
        if self._count == 1:
            raise Unreadable(
                say("Linje {nummer} er ikke et JSON-objekt med feltet «text».", nummer=self._first[0])
            )
        if self._count:
            raise Unreadable(
                say(
                    "{antall} linjer er ikke JSON-objekter med feltet «text», først linje {numre}.",
                    antall=self._count,
                    numre=", ".join(map(str, self._first)),
                )
            )


def json_units(data: bytes) -> Iterator[Unit]:
    """Every string in a JSON document, keys too; the part is the path to it."""
    import msgspec

    try:
        tree = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError) as err:
        raise Unreadable(say("Filen er ikke gyldig JSON.")) from err
    yield from _strings(tree, "json", 0)


def _strings(node: object, path: str, depth: int) -> Iterator[Unit]:
    if depth > _DEEPEST:
        raise Unreadable(say("Filen har innhold i for mange lag inni hverandre, og blir ikke åpnet."))
    if isinstance(node, str):
        yield Unit(path, 1, node)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _strings(value, f"{path}/{key}", depth + 1)
    elif isinstance(node, list):
        for number, value in enumerate(node, 1):
            yield from _strings(value, f"{path}/{number}", depth + 1)
