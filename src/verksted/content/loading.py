"""The one way content comes in: from the packed files of assets/, and from a municipality's own folder.

A kind is a folder in assets/. Ours is read packed (assets/pakket, made by tools/pack_content.py,
since TOML is slow); a municipality's folder has the same layout in TOML and may add items or replace
ours by id. What is broken there is told with file and line, and the rest still loads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from verksted.assets import asset
from verksted.content.toml_files import ContentProblem, RawItem, read_items
from verksted.workshop.language import say

__all__ = ["Check", "ContentProblem", "Loaded", "item_files", "load"]

MOST_FILES = 200
"""More files than this in one folder of a municipality are not read."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PATH = re.compile(r" - at `(?:key )?(?P<path>[^`]*)`")
_FIELD = re.compile(r"missing required field `(?P<field>[^`]*)`")


class Identified(Protocol):
    """An item has a stable English id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Identified)


Check = Callable[[T], tuple[str, str] | None]
"""What is wrong with an item: the field, and a Norwegian sentence; None if nothing is."""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """The items by id, in the order of the files, and what could not be read."""

    items: Mapping[str, T]
    problems: tuple[ContentProblem, ...] = ()


def load(
    kind: str,
    item: type[T],
    *,
    table: str | None = None,
    overlay: Path | None = None,
    check: Check[T] | None = None,
) -> Loaded[T]:
    """All items of one kind, as `item`.

    `table` picks one kind of `[[table]]` where the folder's files hold several. `overlay` is the
    municipality's own folder: `overlay/<kind>/*.toml` adds items, or replaces ours by id. `check` looks
    at what the types cannot say. Raises nothing for what an overlay holds: see `Loaded.problems`.
    """
    ours = list(_ours(kind))
    own, problems = _overlay(kind, overlay) if overlay else ([], [])
    known = {raw.table for raw in ours} | ({table} if table else set())
    problems += [_stranger(raw) for raw in own if ours and raw.table not in known]
    items: dict[str, T] = {}
    for source in (ours, own):
        seen: set[str] = set()
        for raw in source:
            if table is not None and raw.table != table:
                continue
            try:
                made = _made(raw, item, seen, check)
            except _BrokenItemError as broken:
                problems.append(ContentProblem(raw.file, raw.line_of(broken.field), broken.text))
                continue
            seen.add(made.id)
            items[made.id] = made
    return Loaded(MappingProxyType(items), tuple(problems))


def _stranger(raw: RawItem) -> ContentProblem:
    return ContentProblem(raw.file, raw.line, say("«[[{table}]]» er ikke kjent her.", table=raw.table))


def item_files(folder: Path) -> list[Path]:
    """The content files of one folder, by name."""
    return sorted(path for path in folder.glob("*.toml") if path.is_file())


class _BrokenItemError(Exception):
    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field
        self.text = text


def _ours(kind: str) -> Iterator[RawItem]:
    """Our items: packed if there is a pack, else from TOML (a checkout in which it was not made yet)."""
    pack = asset("pakket", f"{kind}.json")
    if not pack.is_file():
        for path in item_files(asset(kind)):
            items, problems = read_items(path)
            if problems:
                raise ValueError(str(problems[0]))
            yield from items
        return
    tables = msgspec.json.decode(pack.read_bytes(), type=list[tuple[str, dict[str, Any]]])
    for table, data in tables:
        yield RawItem(table, data, pack.name, 0)


def _overlay(kind: str, overlay: Path) -> tuple[list[RawItem], list[ContentProblem]]:
    folder = overlay / kind
    try:
        paths = item_files(folder)
    except OSError:
        return [], [ContentProblem(folder.name, 0, say("Mappen lar seg ikke lese."))]
    items: list[RawItem] = []
    problems: list[ContentProblem] = []
    if len(paths) > MOST_FILES:
        text = say("Mappen har over {most} filer. Resten er ikke lest.", most=MOST_FILES)
        problems.append(ContentProblem(folder.name, 0, text))
    for path in paths[:MOST_FILES]:
        found, wrong = read_items(path)
        items += (RawItem(raw.table, _both(raw.data), raw.file, raw.line, raw.lines) for raw in found)
        problems += wrong
    return items, problems


def _both(value: Any) -> Any:
    """A municipality may write in one standard only: then that text serves as both."""
    if isinstance(value, dict):
        if len(value) == 1 and (only := value.keys() & {"nb", "nn"}):
            text = value[only.pop()]
            return {"nb": text, "nn": text}
        return {key: _both(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_both(entry) for entry in value]
    return value


def _made(raw: RawItem, item: type[T], seen: Container[str], check: Check[T] | None) -> T:
    """The item, strictly decoded. Raises `_BrokenItemError` with the field that is at fault."""
    try:
        made = msgspec.convert(raw.data, item)
    except (msgspec.ValidationError, ValueError) as error:
        raise _broken(str(error)) from None
    if not _ID.fullmatch(made.id):
        raise _BrokenItemError(
            "id", say("«{id}» duger ikke som id. Bruk a–z, tall og bindestrek.", id=made.id[:60])
        )
    if made.id in seen:
        raise _BrokenItemError("id", say("Det finnes to med id-en «{id}».", id=made.id))
    for name in _unknown(raw.data, msgspec.to_builtins(made)):
        raise _BrokenItemError(name, say("Feltet «{name}» finnes ikke i denne typen innhold.", name=name))
    if wrong := check(made) if check else None:
        raise _BrokenItemError(*wrong)
    return made


def _unknown(given: object, taken: object) -> Iterator[str]:
    """Names of fields that were given and not taken: a misspelled field must not pass in silence."""
    if isinstance(given, dict) and isinstance(taken, dict):
        for key, value in given.items():
            if key not in taken:
                yield key
            else:
                yield from _unknown(value, taken[key])
    elif isinstance(given, list) and isinstance(taken, list | tuple):
        yield from _each(given, taken)


def _each(given: Iterable[object], taken: Iterable[object]) -> Iterator[str]:
    for value, other in zip(given, taken, strict=False):
        yield from _unknown(value, other)


def _broken(message: str) -> _BrokenItemError:
    """A sentence for what the decoder says in English, with the last name of the path it gives."""
    where = _PATH.search(message)
    names = re.findall(r"[A-Za-z_]\w*", where["path"]) if where else []
    if missing := _FIELD.search(message):
        field = ".".join([*names, missing["field"]])
        return _BrokenItemError(".".join(names), say("Feltet «{field}» mangler.", field=field))
    field = ".".join(names)
    if message.startswith("Invalid enum value"):
        value = message.split("'")[1] if "'" in message else ""
        text = say("«{value}» er ikke en gyldig verdi for «{field}».", value=value[:60], field=field)
    else:
        text = say("Feltet «{field}» har feil form.", field=field or "?")
    return _BrokenItemError(field, text)
