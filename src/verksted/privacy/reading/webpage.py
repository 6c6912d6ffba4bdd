"""HTML, for finished files that are read again: text per block, words in attributes, comments."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from verksted.privacy.reading.units import Unit

_INLINE = frozenset(
    {"a", "b", "i", "em", "strong", "span", "small", "abbr", "code", "q", "sub", "sup", "wbr"}
)
_WORDED = frozenset(
    {"alt", "title", "href", "src", "srcset", "action", "cite", "content", "aria-label", "aria-description"}
    | {"placeholder", "value", "id", "name", "label", "summary", "style"}
)
_PARTS = {"style": "html@stil", "script": "html@skript"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.units: list[Unit] = []
        self._numbers: dict[str, int] = {}
        self._text: list[str] = []
        self._inside = ""

    def _emit(self, part: str, text: str) -> None:
        if text.strip():
            number = self._numbers[part] = self._numbers.get(part, 0) + 1
            self.units.append(Unit(part, number, text.strip()))

    def _flush(self) -> None:
        self._emit(_PARTS.get(self._inside, "html"), "".join(self._text))
        self._text.clear()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self._flush()
        self._inside = tag if tag in _PARTS else ""
        for name, value in attrs:
            if value and (name in _WORDED or name.startswith("data-")):
                self._emit(f"html@{name}", value)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._flush()
        self._inside = ""

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_comment(self, data: str) -> None:
        self._emit("html@merknad", data)

    def close(self) -> None:
        super().close()
        self._flush()


def html_units(text: str) -> Iterator[Unit]:
    """The units of a web page; style and script are read as text too."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    yield from reader.units
