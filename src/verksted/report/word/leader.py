"""The leader's report, opened with care: everything that speaks against writing in it is found here."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from functools import cached_property

from verksted.privacy.reading import Limits, Unreadable
from verksted.privacy.reading.archive import open_archive
from verksted.privacy.reading.kinds import Kind, kind_of
from verksted.report.word.outline import LeaderBody, read_body
from verksted.report.word.splice import Child, as_utf8, root_children
from verksted.workshop.language import say

_DOCUMENT = "officeDocument"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)")
"""A name that begins at a root or a drive, or climbs."""
_ON = ("1", "true", "on")


def _not_word() -> Unreadable:
    return Unreadable(say("Filen er ikke et Word-dokument (.docx)."))


@dataclass
class LeaderReport:
    """All parts of the report by name, in their order, with what the package said of each.

    `main` is the name of the main document part, whose bytes are in UTF-8.
    """

    parts: dict[str, bytes]
    infos: dict[str, zipfile.ZipInfo]
    main: str
    relations: list[Child] = field(default_factory=list)

    @cached_property
    def body(self) -> LeaderBody:
        return read_body(self.parts[self.main])

    @property
    def relations_name(self) -> str:
        folder, name = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def part_of(self, kind: str) -> str | None:
        """The part that the main document names as its `styles`, `numbering` or `settings`, if it has one."""
        for relation in self.relations:
            if relation.attributes.get("Type", "").endswith(f"/{kind}"):
                name = self.resolve(relation.attributes.get("Target", ""))
                return name if name in self.parts else None
        return None

    def resolve(self, target: str) -> str:
        """The name in the package of what the main document calls `target`."""
        joined = target if target.startswith("/") else posixpath.join(posixpath.dirname(self.main), target)
        return posixpath.normpath(joined).lstrip("/")


def open_report(data: bytes, name: str = "", limits: Limits | None = None) -> LeaderReport:
    """The report in these bytes; `name` is its file name.

    Raises Unreadable, with the reason in one sentence, if it is damaged, encrypted, protected, has macros,
    is a template, or is no Word document.
    """
    limits = limits or Limits(member_bytes=64 * 1024 * 1024, total_bytes=192 * 1024 * 1024)
    if kind_of(
        data[:4096], name, data[4096 : 1024 * 1024] if data[:4] == b"\xd0\xcf\x11\xe0" else b""
    ) is not (Kind.PACKAGE):
        raise _not_word()
    archive = open_archive(io.BytesIO(data), limits)
    if len(set(archive.names)) != len(archive.names):
        raise Unreadable(say("Filen er ødelagt: den har samme del to ganger."))
    if any(_OUTSIDE.search(name) for name in archive.names):
        raise Unreadable(say("Filen har deler med navn som peker ut av den, og blir ikke åpnet."))
    parts = {info.filename: archive.read(info) for info in archive.infos}
    main = _main_part(parts)
    parts[main] = as_utf8(parts[main])
    report = LeaderReport(parts, {info.filename: info for info in archive.infos}, main)
    if report.relations_name in parts:
        report.relations, _ = root_children(parts[report.relations_name])
    _refuse_protected(report)
    return report


def _main_part(parts: dict[str, bytes]) -> str:
    if "_rels/.rels" not in parts or "[Content_Types].xml" not in parts:
        raise _not_word()
    relations, _ = root_children(parts["_rels/.rels"])
    mains = [child for child in relations if child.attributes.get("Type", "").endswith(f"/{_DOCUMENT}")]
    name = posixpath.normpath(mains[0].attributes.get("Target", "").lstrip("/")) if mains else ""
    if name not in parts:
        raise _not_word()
    kind = _content_type(parts["[Content_Types].xml"], name)
    if "macroEnabled" in kind or any(part.endswith("vbaProject.bin") for part in parts):
        raise Unreadable(say("Filen har makroer. Lagre den som vanlig .docx, og prøv igjen."))
    if "template" in kind:
        raise Unreadable(say("Filen er en Word-mal. Lagre den som vanlig .docx, og prøv igjen."))
    if kind != _MAIN_TYPE:
        raise _not_word()
    return name


def _content_type(types: bytes, name: str) -> str:
    children, _ = root_children(types)
    wanted = "/" + name.casefold()
    for child in children:
        if child.name == "Override" and child.attributes.get("PartName", "").casefold() == wanted:
            return child.attributes.get("ContentType", "")
    ending = posixpath.splitext(name)[1].lstrip(".").casefold()
    for child in children:
        if child.name == "Default" and child.attributes.get("Extension", "").casefold() == ending:
            return child.attributes.get("ContentType", "")
    return ""


def _refuse_protected(report: LeaderReport) -> None:
    settings = report.part_of("settings")
    if settings is None:
        return
    children, _ = root_children(report.parts[settings])
    for child in children:
        if child.name == "documentProtection" and child.attributes.get("enforcement") in _ON:
            raise Unreadable(
                say("Rapporten er beskyttet mot endring. Slå av beskyttelsen i Word, og prøv igjen.")
            )
        if child.name == "writeProtection" and {"hash", "hashValue"} & set(child.attributes):
            raise Unreadable(
                say("Rapporten er skrivebeskyttet med passord. Fjern passordet i Word, og prøv igjen.")
            )
