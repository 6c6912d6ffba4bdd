"""The leader's styles, found by name: the chapter is to look as if it had been written there."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from verksted.privacy.reading.markup import XML_ERRORS, damaged_xml, safe_parser
from verksted.report.word.outline import LeaderBody, LeaderParagraph
from verksted.report.word.styles import Look, Styles
from verksted.workshop.language import say

HIGHEST_LEVEL: Final = 9
_HEADING = re.compile(r"(?:heading|overskrift) ([1-9])", re.IGNORECASE)
_LISTS = re.compile(r"list|liste|toc|inn?hold|caption|bildetekst|title|tittel|footnote", re.IGNORECASE)


@dataclass(slots=True)
class _Style:
    kind: str
    name: str = ""
    based: str = ""
    level: int = 0
    numbered: bool = False
    default: bool = False


@dataclass(slots=True)
class LeaderStyles:
    """Styles by id; `language` is the document's default, or ""; `size` its letters' in half points."""

    styles: dict[str, _Style] = field(default_factory=dict)
    language: str = ""
    size: int = 20

    def by_name(self, name: str, kind: str = "paragraph") -> str:
        """The id of a style by its name in any case, or ""."""
        wanted = name.casefold()
        return next(
            (
                key
                for key, style in self.styles.items()
                if style.kind == kind and style.name.casefold() == wanted
            ),
            "",
        )

    def level(self, style: str) -> int:
        """The outline level 1–9 of a paragraph style, its own or inherited; 0 for running text."""
        for _ in range(20):
            found = self.styles.get(style)
            if found is None:
                return 0
            if found.level:
                return found.level if found.level <= HIGHEST_LEVEL else 0
            if match := _HEADING.fullmatch(found.name):
                return int(match[1])
            style = found.based
        return 0

    def numbered(self, style: str) -> bool:
        for _ in range(20):
            found = self.styles.get(style)
            if found is None:
                return False
            if found.numbered:
                return True
            style = found.based
        return False


def read_styles(data: bytes | None) -> LeaderStyles:  # noqa: C901 -- one branch per element
    """The styles of a styles part, or none. Raises Unreadable if it is no sound XML."""
    out = LeaderStyles()
    if data is None:
        return out
    path: list[str] = []
    now: list[_Style] = []
    parser = safe_parser()

    def start(raw: str, attributes: dict[str, str]) -> None:
        name = raw.rpartition("}")[2]
        path.append(name)
        local = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        value = local.get("val", "")
        if name == "style" and len(path) == 2:
            now.append(_Style(local.get("type", "paragraph"), default=local.get("default") in ("1", "true")))
            out.styles[local.get("styleId", "")] = now[-1]
        elif name == "lang" and "docDefaults" in path:
            out.language = value
        elif (
            name == "sz" and value.isdigit() and ("docDefaults" in path or _plain(now)) and path[-2] == "rPr"
        ):
            out.size = min(max(int(value), 12), 48)
        elif now and len(path) == 3 and name in ("name", "basedOn"):
            setattr(now[-1], "name" if name == "name" else "based", value)
        elif now and path[2:3] == ["pPr"] and name == "outlineLvl" and value.isdigit():
            now[-1].level = int(value) + 1
        elif now and path[2:3] == ["pPr"] and name == "numId":
            now[-1].numbered = value != "0"

    def end(_: str) -> None:
        if path.pop() == "style" and len(path) == 1:
            now.clear()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except XML_ERRORS as err:
        raise damaged_xml() from err
    return out


def _plain(now: list[_Style]) -> bool:
    """Whether this is the style of ordinary paragraphs."""
    return bool(now) and now[-1].default and now[-1].kind == "paragraph"


@dataclass(frozen=True, slots=True)
class Fitted:
    """The looks of the chapter in this report. `missing` says in sentences what was used instead of what."""

    styles: Styles
    missing: tuple[str, ...]


_BOX = (
    "<w:pBdr>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="6" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + '</w:pBdr><w:spacing w:before="0" w:after="0"/><w:ind w:left="142" w:right="142"/>'
)
_PLACE = (
    '<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="595959"/></w:pBdr>'
    '<w:spacing w:before="120" w:after="120"/><w:ind w:left="170"/>'
)
_CELL = '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>'


def fit(
    styles: LeaderStyles,
    body: LeaderBody,
    headings: list[tuple[LeaderParagraph, int]],
    offset: int,
    language: str,
) -> Fitted:
    """The chapter's looks under a heading of level `offset`; `headings` are the leader's own, with levels."""
    missing: list[str] = []
    looks = {level: _heading(styles, headings, level + offset, missing) for level in (1, 2, 3)}
    used = Counter(
        paragraph.style for paragraph in body.paragraphs if paragraph.text.strip() and not paragraph.in_table
    )
    running = Look(_running_text(styles, used))
    bullet = _first(styles, ("List Bullet", "List Paragraph"), missing)
    caption = _first(styles, ("caption",), missing)
    tables = Counter(block.table_style for block in body.blocks if block.table_style in styles.styles)
    table = tables.most_common(1)[0][0] if tables else styles.by_name("Table Grid", "table")
    if not table:
        missing.append(say("Rapporten har ingen tabellstil. Tabellene har fått enkle linjer."))
    return Fitted(
        Styles(
            headings=looks,
            body=running,
            bullet=Look(bullet),
            numbered=Look(styles.by_name("List Number") or bullet),
            caption=Look(caption, "", "" if caption else "<w:b/><w:bCs/>"),
            cell=Look("", _CELL),
            after_table=Look(running.style, '<w:spacing w:before="200"/>'),
            box=Look("", _BOX),
            place=Look("", _PLACE),
            placeholder=styles.by_name("Placeholder Text", "character"),
            table=table,
            room_after_table='<w:spacing w:before="300"/>',
            cell_size=styles.size,
            language="" if styles.language == language else language,
        ),
        tuple(dict.fromkeys(missing)),
    )


def _called(name: str) -> str:
    """A built-in style as Word calls it on a Norwegian screen; others by their own name."""
    if match := _HEADING.fullmatch(name):
        return say("Overskrift {niva}", niva=match[1])
    known = {
        "list bullet": say("Punktmerket liste"),
        "list paragraph": say("Listeavsnitt"),
        "caption": say("Bildetekst"),
    }
    return known.get(name.casefold(), name)


def _running_text(styles: LeaderStyles, used: Counter[str]) -> str:
    """The style most of the leader's running text is in; "" for the default."""
    plain = Counter(
        {
            key: count
            for key, count in used.items()
            if not styles.level(key)
            and not styles.numbered(key)
            and (not key or (key in styles.styles and not _LISTS.search(styles.styles[key].name)))
        }
    )
    best = plain.most_common(1)[0][0] if plain else ""
    return "" if best and styles.styles[best].default else best


def _first(styles: LeaderStyles, names: tuple[str, ...], missing: list[str]) -> str:
    for name in names:
        if found := styles.by_name(name):
            if name != names[0]:
                missing.append(
                    say(
                        "Stilen «{stil}» mangler i rapporten. «{annen}» er brukt.",
                        stil=_called(names[0]),
                        annen=_called(name),
                    )
                )
            return found
    missing.append(
        say("Stilen «{stil}» mangler i rapporten. Vanlig avsnitt er brukt.", stil=_called(names[0]))
    )
    return ""


def _heading(
    styles: LeaderStyles, headings: list[tuple[LeaderParagraph, int]], level: int, missing: list[str]
) -> Look:
    """As the leader's own headings of this level; else the style of that name; else the nearest."""
    level = min(level, HIGHEST_LEVEL)
    same = [paragraph for paragraph, own in headings if own == level and paragraph.style in styles.styles]
    if same:
        style = Counter(paragraph.style for paragraph in same).most_common(1)[0][0]
        example = next(paragraph for paragraph in same if paragraph.style == style)
        return Look(style, _numbering(example), "")
    if named := styles.by_name(f"heading {level}") or styles.by_name(f"overskrift {level}"):
        return Look(named, _derived_numbering(styles, named, headings, level))
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    for near in [*range(level - 1, 0, -1), *range(level + 1, HIGHEST_LEVEL + 1)]:
        found = styles.by_name(f"heading {near}") or next(
            (
                paragraph.style
                for paragraph, own in headings
                if own == near and paragraph.style in styles.styles
            ),
            "",
        )
        if found:
            missing.append(
                say(
                    "Stilen «{stil}» mangler i rapporten. «{annen}» er brukt.",
                    stil=_called(f"heading {level}"),
                    annen=_called(styles.styles[found].name),
                )
            )
            return Look(found, f'<w:numPr><w:numId w:val="0"/></w:numPr>{outline}')
    missing.append(say("Rapporten har ingen overskriftsstiler. Overskriftene er satt med halvfet skrift."))
    return Look("", f"<w:keepNext/>{outline}", "<w:b/><w:bCs/>")


def _numbering(example: LeaderParagraph) -> str:
    if example.num is None or not example.num[0]:
        return ""
    return f'<w:numPr><w:ilvl w:val="{example.num[1]}"/><w:numId w:val="{example.num[0]}"/></w:numPr>'


def _derived_numbering(
    styles: LeaderStyles, style: str, headings: list[tuple[LeaderParagraph, int]], level: int
) -> str:
    """Where the leader numbers headings one by one, a level that has none yet follows on."""
    if styles.numbered(style):
        return ""
    for paragraph, own in reversed(headings):
        if own < level and paragraph.num is not None and paragraph.num[0] not in ("", "0"):
            depth = min(paragraph.num[1] + level - own, 8)
            return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{paragraph.num[0]}"/></w:numPr>'
    return ""
