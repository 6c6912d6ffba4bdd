# ruff: noqa: E501 -- markup reads best whole
"""The report's package with the chapter in it: one part edited, some added to, all the rest as it was."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass

from verksted.report.word.body import BodyWriter
from verksted.report.word.document import (
    CHART_RELATION,
    NAMESPACES,
    members,
    numbered_list,
)
from verksted.report.word.leader import LeaderReport
from verksted.report.word.splice import Edit, append_children, edited, root_children

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NSID = "56455253"
"""Tells our list of bullets from others: «VERS» in ASCII."""
_CHART_FOLDER, _PICTURE_FOLDER = "charts/verksted", "media/verksted"
_OUR_FIGURE = re.compile(r"(?:charts/verksted|media/verksted|rIdVerksted(?:Bilde)?)(\d{1,6})\b")
_NAMESPACE = dict(re.findall(r'xmlns:(\w+)="([^"]+)"', NAMESPACES))
_REQUIRED = re.compile(r'Requires="(\w+)"')
_USED = re.compile(rb"""\w+:(?:id|embed|link|pict)\s*=\s*["']([^"']+)["']""")
_AFTER_FIELDS = (
    "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema",
    "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats", "shapeDefaults", "decimalSymbol", "listSeparator",
)  # fmt: skip
_STRICT = (
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    (_OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers free in a report: our bullets, the list that numbered lists stand on, lists.

    `charts` are the numbers that charts of ours have already. `reused`: our bullets are there already, from an earlier chapter.
    """

    bullet_list: int
    number_list: int
    bullet_num: int
    next_num: int
    charts: frozenset[int]
    reused: bool


@dataclass(frozen=True, slots=True)
class Graft:
    """`edits` are in the main part; `writer` has the charts and lists that the chapter asks for."""

    edits: list[Edit]
    writer: BodyWriter
    update_fields: bool = False

    @staticmethod
    def numbers(report: LeaderReport) -> Numbers:
        name = report.part_of("numbering")
        children = root_children(report.parts[name])[0] if name else []
        lists = [
            _number(child.attributes.get("abstractNumId", ""))
            for child in children
            if child.name == "abstractNum"
        ]
        nums = [_number(child.attributes.get("numId", "")) for child in children if child.name == "num"]
        free, next_num = max(lists, default=0) + 1, max(nums, default=0) + 1
        taken = " ".join((*report.parts, *(child.attributes.get("Id", "") for child in report.relations)))
        charts = frozenset(int(number) for number in _OUR_FIGURE.findall(taken))
        there = _our_bullets(report.parts[name]) if name else 0
        if there:
            return Numbers(free, free, there, next_num, charts, reused=True)
        return Numbers(free, free + 1, next_num, next_num + 1, charts, reused=False)

    @staticmethod
    def fragment(blocks: list[str], *, strict: bool) -> bytes:
        """The blocks with the names they use declared on each, whatever the report calls them itself."""
        text = "".join(_declared(block) for block in blocks)
        return _as_strict(text).encode("utf-8") if strict else text.encode("utf-8")


def _declared(block: str) -> str:
    used = {prefix for prefix in _NAMESPACE if f"<{prefix}:" in block or f" {prefix}:" in block}
    used |= set(_REQUIRED.findall(block))
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACE.items() if prefix in used)
    return re.sub(r"^<(w:\w+)", rf"<\1 {names}", block)


def _our_bullets(numbering: bytes) -> int:
    """The number of the list of bullets that an earlier chapter brought, or 0."""
    ours = re.search(
        rb'<w:abstractNum [^>]*?w:abstractNumId="(\d+)"[^>]*>\s*<w:nsid w:val="' + _NSID.encode() + rb'"',
        numbering,
    )
    if ours is None:
        return 0
    num = re.search(
        rb'<w:num [^>]*?w:numId="(\d+)"[^>]*>\s*<w:abstractNumId w:val="' + ours[1] + rb'"\s*/>\s*</w:num>',
        numbering,
    )
    return int(num[1]) if num else 0


def _as_strict(text: str) -> str:
    for loose, strict in _STRICT:
        text = text.replace(loose, strict)
    return text.replace('<w:tblW w:w="5000" w:type="pct"/>', '<w:tblW w:w="100%" w:type="pct"/>')


def _number(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 10 else 0


def graft(report: LeaderReport, change: Graft) -> bytes:
    """The new package. Members keep their order and dates; new ones come last."""
    parts = dict(report.parts)
    removed = [parts[report.main][edit.start : edit.end] for edit in change.edits]
    parts[report.main] = edited(parts[report.main], change.edits)
    relations: list[tuple[str, str, str]] = []
    types: list[tuple[str, str]] = []
    _add_charts(report, change, parts, relations, types)
    _add_lists(report, change, parts, relations, types)
    _drop_unused(report, parts, b"".join(removed))
    _register(report, parts, relations, types)
    if change.update_fields and (settings := report.part_of("settings")):
        parts[settings] = _asking_to_update(parts[settings], strict=report.body.strict)
    return _packed(report, parts)


def _add_charts(
    report: LeaderReport,
    change: Graft,
    parts: dict[str, bytes],
    relations: list[tuple[str, str, str]],
    types: list[tuple[str, str]],
) -> None:
    for figure in change.writer.figures:
        for target, (identity, kind, mime, data) in members(figure, _CHART_FOLDER, _PICTURE_FOLDER).items():
            strict = report.body.strict and kind == CHART_RELATION
            parts[report.resolve(target)] = _as_strict(data.decode("utf-8")).encode() if strict else data
            relations.append((identity, kind, target))
            types.append((report.resolve(target), mime))


def _add_lists(
    report: LeaderReport,
    change: Graft,
    parts: dict[str, bytes],
    relations: list[tuple[str, str, str]],
    types: list[tuple[str, str]],
) -> None:
    numbers, new_nums = Graft.numbers(report), change.writer.new_nums
    lists = nums = ""
    if not numbers.reused:
        lists = _abstract(numbers.bullet_list, "bullet", "•")
        nums = f'<w:num {_W} w:numId="{numbers.bullet_num}"><w:abstractNumId w:val="{numbers.bullet_list}"/></w:num>'
    if new_nums:
        lists += _abstract(numbers.number_list, "decimal", "%1.")
    nums += "".join(
        numbered_list(num, numbers.number_list).replace("<w:num ", f"<w:num {_W} ", 1) for num in new_nums
    )
    if not nums:
        return
    if report.body.strict:
        lists, nums = _as_strict(lists), _as_strict(nums)
    name = report.part_of("numbering")
    if name is None:
        name = report.resolve("numbering.xml")
        root = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering {_W}></w:numbering>'
        parts[name] = (_as_strict(root) if report.body.strict else root).encode("utf-8")
        relations.append(("rIdVerkstedLister", f"{_OFFICE}/numbering", "numbering.xml"))
        types.append((name, _NUMBERING_TYPE))
    data = append_children(parts[name], lists.encode("utf-8"), before=("num", "numIdMacAtCleanup"))
    parts[name] = append_children(data, nums.encode("utf-8"), before=("numIdMacAtCleanup",))


def _abstract(identity: int, kind: str, mark: str) -> str:
    nsid = f'<w:nsid w:val="{_NSID}"/>' if kind == "bullet" else ""
    return (
        f'<w:abstractNum {_W} w:abstractNumId="{identity}">{nsid}<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _drop_unused(report: LeaderReport, parts: dict[str, bytes], removed: bytes) -> None:
    """Charts of an earlier chapter go with it: nothing may stay in the file that nobody sees."""
    still = set(_USED.findall(parts[report.main]))
    gone = {name.decode("utf-8", "replace") for name in set(_USED.findall(removed)) - still}
    edits, names = [], []
    for child in report.relations:
        kind = child.attributes.get("Type", "").rpartition("/")[2]
        ours = kind == "image" and child.attributes.get("Target", "").startswith(_PICTURE_FOLDER)
        if child.attributes.get("Id") in gone and (kind == "chart" or ours):
            edits.append(Edit(child.start, child.end, b""))
            names.append(report.resolve(child.attributes.get("Target", "")))
    if not edits:
        return
    parts[report.relations_name] = edited(parts[report.relations_name], edits)
    overrides, _ = root_children(parts["[Content_Types].xml"])
    taken = {"/" + name for name in names}
    dropped = [
        Edit(entry.start, entry.end, b"") for entry in overrides if entry.attributes.get("PartName") in taken
    ]
    parts["[Content_Types].xml"] = edited(parts["[Content_Types].xml"], dropped)
    for name in names:
        parts.pop(name, None)
        folder, last = posixpath.split(name)
        parts.pop(posixpath.join(folder, "_rels", f"{last}.rels"), None)


def relations_whole(old: LeaderReport, new: LeaderReport) -> bool:
    """Whether all that the new main part points at is there, and all that was there and is still used."""
    used = {name.decode("utf-8", "replace") for name in _USED.findall(new.parts[new.main])}
    before = {child.attributes.get("Id", "") for child in old.relations}
    now = {child.attributes.get("Id", ""): child.attributes for child in new.relations}
    ours = [entry for name, entry in now.items() if name.startswith("rIdVerksted")]
    return used & before <= set(now) and all(
        new.resolve(entry.get("Target", "")) in new.parts for entry in ours
    )


def _register(
    report: LeaderReport,
    parts: dict[str, bytes],
    relations: list[tuple[str, str, str]],
    types: list[tuple[str, str]],
) -> None:
    name = report.relations_name
    if name not in parts:
        parts[name] = f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
    related = "".join(
        f'<Relationship xmlns="{_RELATIONS}" Id="{identity}" Type="{kind}" Target="{target}"/>'
        for identity, kind, target in relations
    )
    related = _as_strict(related) if report.body.strict else related
    parts[name] = append_children(parts[name], related.encode("utf-8"))
    overrides = "".join(
        f'<Override xmlns="{_TYPES}" PartName="/{part}" ContentType="{kind}"/>' for part, kind in types
    )
    parts["[Content_Types].xml"] = append_children(parts["[Content_Types].xml"], overrides.encode("utf-8"))


def _asking_to_update(settings: bytes, *, strict: bool) -> bytes:
    children, _ = root_children(settings)
    if any(child.name == "updateFields" for child in children):
        return settings
    wish = f'<w:updateFields {_W} w:val="true"/>'
    return append_children(
        settings, (_as_strict(wish) if strict else wish).encode("utf-8"), before=_AFTER_FIELDS
    )


def _packed(report: LeaderReport, parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            if (old := report.infos.get(name)) is not None:
                info.date_time = old.date_time
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, data)
    return out.getvalue()
