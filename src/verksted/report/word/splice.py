"""Small changes to XML that somebody else wrote: bytes are put in or taken out, and no other byte moves.

A parser that reads and writes again would change white space, prefixes and order. So expat only tells
where things stand.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from verksted.privacy.reading.markup import XML_ERRORS, damaged_xml, safe_parser

_DECLARED = re.compile(rb"""^(<\?xml[^>]*?encoding\s*=\s*)(["'])([A-Za-z0-9._-]+)\2""")


@dataclass(frozen=True, slots=True)
class Child:
    """A direct child of the root: its local name, attributes (local names) and bytes `start:end`."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes `start:end` are replaced by `new`."""

    start: int
    end: int
    new: bytes


def as_utf8(data: bytes) -> bytes:
    """The same document in UTF-8: itself, unless it is in another encoding. Raises Unreadable."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _redeclared(data, "utf-16")
    declared = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8))
    name = declared[3].decode("ascii").lower() if declared else "utf-8"
    return data if name in ("utf-8", "utf8", "us-ascii") else _redeclared(data, name)


def _redeclared(data: bytes, encoding: str) -> bytes:
    try:
        plain = data.decode(encoding).encode("utf-8")
    except (UnicodeError, LookupError) as err:
        raise damaged_xml() from err
    return _DECLARED.sub(rb"\1\2UTF-8\2", plain.removeprefix(codecs.BOM_UTF8))


def end_of(data: bytes, at: int, name: bytes) -> int:
    """Where an element ends whose end event stood at `at`: past its end tag, or past its own `/>`."""
    tag = re.compile(rb"</(?:[^\s<>:]+:)?" + re.escape(name) + rb"\s*>").match(data, at)
    return tag.end() if tag else at


def root_children(data: bytes) -> tuple[list[Child], int]:
    """The root's children, and where its end tag begins (its own end, if it is one empty tag)."""
    out: list[Child] = []
    open_at: list[tuple[str, dict[str, str], int]] = []
    closing = 0
    parser = safe_parser()

    def start(raw: str, attributes: dict[str, str]) -> None:
        local = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        open_at.append((raw.rpartition("}")[2], local, parser.CurrentByteIndex))

    def end(_: str) -> None:
        nonlocal closing
        name, attributes, begun = open_at.pop()
        if len(open_at) == 1:
            out.append(Child(name, attributes, begun, end_of(data, parser.CurrentByteIndex, name.encode())))
        elif not open_at:
            closing = parser.CurrentByteIndex

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except XML_ERRORS as err:
        raise damaged_xml() from err
    return out, closing


def append_children(data: bytes, fragment: bytes, before: Iterable[str] = ()) -> bytes:
    """The document with a fragment as last child of its root, or before the first child of these names."""
    children, closing = root_children(data)
    stops = frozenset(before)
    for child in children:
        if child.name in stops:
            return data[: child.start] + fragment + data[child.start :]
    if not data.startswith(b"</", closing):
        opened = re.search(rb"<([^\s<>/?!]+)[^<]*$", data[:closing])
        if opened is None:
            raise damaged_xml()
        return data[: closing - 2] + b">" + fragment + b"</" + opened[1] + b">" + data[closing:]
    return data[:closing] + fragment + data[closing:]


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """All edits applied. They must not overlap."""
    out = data
    for edit in sorted(edits, key=lambda entry: (entry.start, entry.end), reverse=True):
        out = out[: edit.start] + edit.new + out[edit.end :]
    return out
