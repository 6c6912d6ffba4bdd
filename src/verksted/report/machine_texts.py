r"""Texts of a file that are no sentences: style sheets, field codes, names of bookmarks and pictures.

A detector that reads sentences finds names in them that are none (`TOC \o "1-3"`, `OLE_LINK1`). So it is
given what a person can have written there, word by word; whatever else is searched for is searched in all.
"""

from __future__ import annotations

import re

from verksted.privacy.findings import Finding, Source
from verksted.privacy.reading import Unit

_NAMED = frozenset({"name", "val", "id", "for", "headers", "displayText"})
_WORD_BY_WORD = frozenset({Source.TAGGER, Source.CONSISTENCY, Source.UNKNOWN_WORD})
_OWN_NAMES = frozenset({"title", "page"})
"""Words of the format itself that a list takes for misspelt first names."""
_QUOTED = re.compile(r"\"((?:\\.|[^\"])*)\"")
_NAME = re.compile(r"[\w.\-]+")
_FILE = re.compile(r"\.(?:png|jpe?g|gif|emf|wmf|bmp|tiff?|svg|xml|bin)$", re.IGNORECASE)
_WRITTEN = re.compile(
    r"/\*(?P<comment>.*?)(?:\*/|\Z)"
    r"|\"(?P<double>(?:\\.|[^\"\\\n])*)\"?"
    r"|'(?P<single>(?:\\.|[^'\\\n])*)'?"
    r"|\b(?:url|src)\(\s*(?P<address>[^\s\"')]+)",
    re.DOTALL | re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_LAST = 0x10FFFF
_FONTS = frozenset(
    {"arial", "calibri", "cambria", "carlito", "consolas", "courier new", "dejavu sans", "georgia"}
    | {"helvetica", "helvetica neue", "inter", "liberation mono", "liberation sans", "liberation serif"}
    | {"lucida grande", "noto sans", "noto serif", "open sans", "roboto", "segoe ui", "source sans 3"}
    | {"source sans pro", "tahoma", "times new roman", "trebuchet ms", "ubuntu", "verdana"}
)
_ADDRESS = re.compile(r"\S*[@/:]\S*\w\S*")


def for_detector(unit: Unit) -> str:
    """What the detector reads of a unit; offsets of its findings count in this text."""
    kind = _kind(unit)
    if kind == "stil":
        return style_words(unit.text)
    if kind == "felt":
        return field_words(unit.text)
    if kind in _NAMED and _NAME.fullmatch(unit.text):
        bare = re.sub(r"[_.\-]+", " ", _FILE.sub("", unit.text)).strip()
        return "" if bare.rstrip("0123456789 ").casefold() in _OWN_NAMES else bare
    return unit.text


def counts_here(finding: Finding, unit: Unit) -> bool:
    """Whether a finding says anything in this unit: what is judged by its sentence does not in a name."""
    return _kind(unit) not in _NAMED or finding.source not in _WORD_BY_WORD


def _kind(unit: Unit) -> str:
    return unit.part.partition("@")[2]


def field_words(code: str) -> str:
    """Quoted words and addresses of a field code; its own name and switches are Word's."""
    rest = _QUOTED.sub(" ", code)
    addresses = [word for word in rest.split() if _ADDRESS.fullmatch(word)]
    return "\n".join([*(text for text in _QUOTED.findall(code) if text.strip()), *addresses])


def style_words(sheet: str) -> str:
    r"""One line for each but common names of fonts; escapes (`\4b` for K) as the letters they stand for."""
    parts = (next((group for group in match.groups() if group), "") for match in _WRITTEN.finditer(sheet))
    texts = (_ESCAPED.sub(_letter, part).strip() for part in parts)
    return "\n".join(text for text in texts if text and text.casefold() not in _FONTS)


def _letter(match: re.Match[str]) -> str:
    if match[1] is None:
        return "" if match[2] == "\n" else match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code <= _LAST and not 0xD800 <= code < 0xE000 else "\ufffd"
