"""Chapter maps: which blocks a chapter has, in which order, and where in a report each belongs.

Data in assets/maler/docx/kapittelkart; a municipality's own folder may add to them or replace them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verksted.assets import asset
from verksted.report.errors import ReportError
from verksted.workshop.language import say
from verksted.workshop.words import Text

DEFAULT_MAP = "bufdir"
BLOCK_IDS = frozenset(
    {"summary", "overview", "method", "works", "improve", "advice", "measures", "earlier", "comparison"}
    | {"feedback", "caveat", "wishes", "input"}
    | {"top-works", "top-improve", "top-advice", "top-survey", "plain-measures", "short-caveat"}
    | {"poster-survey", "poster-works", "poster-improve"}
    | {"thanks", "you-praised", "you-criticised", "you-advised", "we-do", "we-promised"}
)


@dataclass(frozen=True, slots=True)
class MapBlock:
    """`target` names a heading of the leader's report, `heading` replaces the block's own."""

    id: str
    target: Text | None = None
    heading: Text | None = None


@dataclass(frozen=True, slots=True)
class ChapterMap:
    """`fields`: whether places for the service's own assessment are left open.

    `one_page`: it is a paper of its own that is to fit on one page. `poster`: it hangs on a wall.
    """

    id: str
    name: Text
    title: Text
    blocks: tuple[MapBlock, ...]
    fields: bool = True
    one_page: bool = False
    poster: bool = False


class BadMap(ReportError):  # noqa: N818 -- named for what it is
    """A chapter map that cannot be read; the sentence names the file."""

    exit_code = 5


class UnknownMap(BadMap):
    """There is no chapter map of that name; the sentence names those there are."""

    exit_code = 2


def chapter_maps(own_folder: Path | None = None) -> dict[str, ChapterMap]:
    """All chapter maps by id, those of `own_folder` last. Raises BadMap."""
    out: dict[str, ChapterMap] = {}
    for folder in (asset("maler", "docx", "kapittelkart"), own_folder):
        if folder is not None and folder.is_dir():
            for path in sorted(folder.glob("*.toml")):
                out[path.stem] = _load(path)
    return out


def chapter_map(map_id: str = DEFAULT_MAP, own_folder: Path | None = None) -> ChapterMap:
    """One chapter map. Raises UnknownMap if there is none of that name, BadMap."""
    maps = chapter_maps(own_folder)
    if map_id not in maps:
        raise UnknownMap(
            say("Kapittelkartet {navn} finnes ikke. Velg ett av {valg}.", navn=map_id, valg=", ".join(maps))
        )
    return maps[map_id]


def named_map(name: str) -> ChapterMap:
    """A chapter map by its name, or one of the municipality's own by its file. Raises UnknownMap, BadMap."""
    own = Path(name)
    return _load(own) if own.suffix.lower() == ".toml" and own.is_file() else chapter_map(name)


def _load(path: Path) -> ChapterMap:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        return ChapterMap(
            id=path.stem,
            name=_text(data["name"]),
            title=_text(data["title"]),
            blocks=tuple(_block(entry) for entry in data["blocks"]),
            fields=bool(data.get("fields", True)),
            one_page=bool(data.get("one_page", False)),
            poster=bool(data.get("poster", False)),
        )
    except (
        tomllib.TOMLDecodeError,
        UnicodeDecodeError,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
    ) as err:
        raise BadMap(say("Kapittelkartet {fil} kan ikke leses: {feil}", fil=path.name, feil=err)) from err


def _block(entry: dict[str, Any]) -> MapBlock:
    if entry["id"] not in BLOCK_IDS:
        raise ValueError(say("ukjent blokk «{navn}»", navn=entry["id"]))
    return MapBlock(entry["id"], _optional(entry, "target"), _optional(entry, "heading"))


def _optional(entry: dict[str, Any], key: str) -> Text | None:
    return _text(entry[key]) if key in entry else None


def _text(node: dict[str, Any]) -> Text:
    nb, nn = node["nb"], node["nn"]
    if not isinstance(nb, str) or not isinstance(nn, str):
        raise TypeError(say("nb og nn må være tekst"))
    return Text(nb, nn)
