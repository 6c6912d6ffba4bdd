"""Chapter maps: which blocks a chapter has, in which order, and where in a report each belongs.

Data in assets/maler/docx/kapittelkart; a municipality's own folder may add to them or replace them.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verksted.assets import asset
from verksted.report.errors import ReportError
from verksted.workshop.language import mark, say
from verksted.workshop.text import clean_line
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


_MISTAKES = (
    ("Expected '='", mark("det mangler «=» etter et navn")),
    ("Invalid value", mark("verdien mangler, eller teksten har ikke anførselstegn rundt seg")),
    ("Unterminated string", mark("en tekst er ikke lukket med anførselstegn")),
    ("Illegal character", mark("en tekst er ikke lukket med anførselstegn")),
    ("Expected ']", mark("en klamme er ikke lukket")),
    ("Unclosed", mark("en klamme er ikke lukket")),
    ("Expected newline", mark("det står noe mer etter verdien")),
    ("Unescaped", mark("en omvendt skråstrek i en tekst må skrives to ganger")),
    ("Cannot", mark("det samme navnet står to ganger")),
    ("Duplicate", mark("det samme navnet står to ganger")),
)
"""How the library's sentences begin, and what each says to a person."""
_ANY_MISTAKE = mark("den er ikke skrevet som i de andre kapittelkartene")


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
    text = ""
    try:
        text = path.read_text("utf-8-sig")
        data = tomllib.loads(text)
        return ChapterMap(
            id=path.stem,
            name=_text(data, "name"),
            title=_text(data, "title"),
            blocks=tuple(_block(entry, number) for number, entry in enumerate(_blocks(data), 1)),
            fields=bool(data.get("fields", True)),
            one_page=bool(data.get("one_page", False)),
            poster=bool(data.get("poster", False)),
        )
    except tomllib.TOMLDecodeError as err:
        raise _bad(path, _where(err, text)) from err
    except UnicodeDecodeError as err:
        raise _bad(path, say("den er ikke skrevet i UTF-8")) from err
    except RecursionError as err:
        raise _bad(path, say("den har for mange lag inni hverandre")) from err
    except _WrongMapError as err:
        raise _bad(path, str(err)) from err


class _WrongMapError(ValueError):
    """What is wrong with a map that is sound TOML, in Norwegian."""


def _bad(path: Path, why: str) -> BadMap:
    return BadMap(say("Kapittelkartet {fil} kan ikke leses: {feil}.", fil=path.name, feil=why))


def _where(error: tomllib.TOMLDecodeError, text: str) -> str:
    """The line and what is wrong with it; the library tells it in English."""
    told = str(error)
    found = re.search(r"\(at line (\d+)", told)
    line = int(found[1]) if found else max(1, len(text.rstrip().splitlines()))
    what = next((say(words) for start, words in _MISTAKES if told.startswith(start)), say(_ANY_MISTAKE))
    return say("linje {nr}: {hva}", nr=line, hva=what)


def _blocks(data: dict[str, Any]) -> list[Any]:
    blocks = data.get("blocks")
    if not isinstance(blocks, list) or not blocks:
        raise _WrongMapError(say("den mangler blokker, som skrives under «[[blocks]]»"))
    return blocks


def _block(entry: Any, number: int) -> MapBlock:
    name = entry.get("id") if isinstance(entry, dict) else None
    if not isinstance(name, str):
        raise _WrongMapError(say("blokk nummer {nr} mangler «id»", nr=number))
    if name not in BLOCK_IDS:
        raise _WrongMapError(say("ukjent blokk «{navn}»", navn=clean_line(name)[:60]))
    return MapBlock(name, _optional(entry, "target"), _optional(entry, "heading"))


def _optional(entry: dict[str, Any], key: str) -> Text | None:
    return _text(entry, key) if key in entry else None


def _text(entry: dict[str, Any], key: str) -> Text:
    """The text under this key in both written standards."""
    node = entry.get(key)
    nb, nn = (node.get("nb"), node.get("nn")) if isinstance(node, dict) else (None, None)
    if not isinstance(nb, str) or not isinstance(nn, str):
        raise _WrongMapError(say("«{navn}» må ha teksten både som «nb» og som «nn»", navn=key))
    return Text(nb, nn)
