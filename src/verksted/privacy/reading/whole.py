"""Whether a Word or Excel file has the parts it must have: what is not there, nobody has looked through.

Asked after everything that is there has been read. Knows the packages' own lists of parts, and no text.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import Final

from verksted.opening.safe_xml import XML_ERRORS, damaged_xml, safe_parser
from verksted.privacy.reading.archive import Archive
from verksted.privacy.reading.units import Unreadable
from verksted.workshop.language import say

_TYPES: Final = "[Content_Types].xml"
_ROOT: Final = "_rels/.rels"
_MAIN: Final = "officeDocument"
_CONTENT: Final = {".docx": "wordprocessingml", ".xlsx": "spreadsheetml"}
_NEEDED: Final = frozenset(
    {"worksheet", "chartsheet", "dialogsheet", "sharedStrings"}
    | {"header", "footer", "footnotes", "endnotes", "comments"}
)
"""Kinds of parts that hold text, and that a main part may point at."""


def check_whole(archive: Archive, suffix: str) -> None:
    """Raises Unreadable where a part that the file tells of is missing, or where it is of another kind.

    `suffix` is the ending of its name in small letters. Packages of other names are read as they are, and
    so is one without a name that is no Office file.
    """
    if suffix not in _CONTENT and (suffix or not archive.has(_TYPES)):
        return
    parts = {name.casefold().lstrip("/") for name in archive.names}
    if not {_TYPES.casefold(), _ROOT} <= parts:
        raise _other(suffix)
    main = next((target for kind, target in _relations(archive, _ROOT, "") if kind == _MAIN), None)
    if main is None:
        raise _other(suffix)
    if main.casefold() not in parts:
        raise _missing(main)
    content = _content(archive, main)
    if suffix and _CONTENT[suffix] not in content:
        raise _other(suffix)
    folder, name = posixpath.split(main)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    for kind, target in _relations(archive, relations, folder):
        if kind in _NEEDED and target.casefold() not in parts:
            raise _missing(target)
    if _CONTENT[".xlsx"] in content:
        _check_sheets(archive, main, relations)


def _check_sheets(archive: Archive, main: str, relations: str) -> None:
    """Every sheet that the workbook names must be told where to find."""
    ids: set[str] = set()
    named: dict[str, str] = {}

    def relation(name: str, values: dict[str, str]) -> None:
        if name == "Relationship":
            ids.add(values.get("Id", ""))

    def sheet(name: str, values: dict[str, str]) -> None:
        if name == "sheet":
            own = next((value for key, value in values.items() if key.endswith("}id")), "")
            named[own] = values.get("name", "")

    _elements(archive, relations, relation)
    _elements(archive, main, sheet)
    for own, name in named.items():
        if own not in ids:
            raise Unreadable(say("Filen er ikke hel: arket «{name}» mangler. Hent den på nytt.", name=name))


def _relations(archive: Archive, name: str, folder: str) -> list[tuple[str, str]]:
    """Kind and name in the package of all that this list of relations points at inside the package."""
    found: list[tuple[str, str]] = []

    def relation(element: str, values: dict[str, str]) -> None:
        if element == "Relationship" and values.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, values.get("Target", "")))
            found.append((values.get("Type", "").rpartition("/")[2], target.lstrip("/")))

    _elements(archive, name, relation)
    return found


def _content(archive: Archive, part: str) -> str:
    """The content type of a part, by its own name or by its ending."""
    own: dict[str, str] = {}

    def entry(element: str, values: dict[str, str]) -> None:
        if element == "Override":
            own[values.get("PartName", "").casefold()] = values.get("ContentType", "")
        elif element == "Default":
            own["." + values.get("Extension", "").casefold()] = values.get("ContentType", "")

    _elements(archive, _TYPES, entry)
    ending = posixpath.splitext(part)[1].casefold()
    return own.get(f"/{part.casefold()}") or own.get(ending, "")


def _elements(archive: Archive, name: str, tell: Callable[[str, dict[str, str]], None]) -> None:
    """Tell of each element of a part, by its name without prefix; of none where the part is not there."""
    wanted = name.casefold()
    member = next((one for one in archive.names if one.casefold().lstrip("/") == wanted), None)
    if member is None:
        return
    parser = safe_parser()
    parser.StartElementHandler = lambda raw, values: tell(raw.rpartition("}")[2], values)
    try:
        for chunk in archive.chunks(member):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except XML_ERRORS as err:
        raise damaged_xml() from err


def _missing(part: str) -> Unreadable:
    return Unreadable(say("Filen er ikke hel: delen {name} mangler. Hent den på nytt.", name=part))


def _other(suffix: str) -> Unreadable:
    if not suffix:
        return Unreadable(say("Filen er ødelagt eller ikke hel, og må hentes på nytt."))
    return Unreadable(say("Filen heter {slutt}, men er ikke en slik fil.", slutt=suffix))
