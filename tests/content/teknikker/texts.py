"""Every text of a piece of content, with where it stands: for checks that go over all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from verksted.workshop.words import Text

_SENTENCE_END = re.compile(r"(?<=[.!?…])[»)]*\s+")


def texts(item: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """Path and text of each `Text` in an item, however deep."""
    if isinstance(item, Text):
        yield path, item
    elif isinstance(item, tuple):
        for number, entry in enumerate(item):
            yield from texts(entry, f"{path}[{number}]")
    elif is_dataclass(item):
        for field in fields(item):
            yield from texts(getattr(item, field.name), f"{path}.{field.name}")


def sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-–][^\W_]+)*", text)
