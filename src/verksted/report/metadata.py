"""What a package tells beside its text: authors, times, companies, tracked changes, comments, what is hidden.

A file of our own must have none of it. In a file of others, only what points at people or reaches
out of the file counts.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from verksted.privacy.reading import Limits
from verksted.privacy.reading.archive import Archive, open_archive
from verksted.privacy.reading.markup import XML_ERRORS, damaged_xml, safe_parser
from verksted.privacy.reading.standard_values import is_standard
from verksted.report.traces import Leak, part_name
from verksted.workshop.language import current, say
from verksted.workshop.words import Text

_PEOPLE = {"creator", "lastModifiedBy", "Manager", "Company"}
_MAKING = {
    "created", "modified", "lastPrinted", "revision", "Template", "TotalTime", "AppVersion", "Application",
}  # fmt: skip
_CHANGES = {"ins", "del", "moveFrom", "moveTo"}
_NEVER_OURS = (
    ("docProps/thumbnail", Text("et bilde av første side", "eit bilete av første side")),
    ("customXml/", Text("skjulte tilleggsdata", "skjulte tilleggsdata")),
    ("word/people", Text("liste over forfattere", "liste over forfattarar")),
    ("word/comments", Text("merknader", "merknader")),
    ("word/embeddings/", Text("et innebygd dokument", "eit innebygd dokument")),
    ("xl/embeddings/", Text("et innebygd dokument", "eit innebygd dokument")),
    ("xl/comments", Text("merknader", "merknader")),
    ("word/vbaProject", Text("makroer", "makroar")),
    ("xl/vbaProject", Text("makroer", "makroar")),
)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def metadata_leaks(data: bytes, limits: Limits, *, own: bool) -> list[Leak]:
    """What a package's metadata gives away. Raises Unreadable as `open_archive`."""
    archive = open_archive(io.BytesIO(data), limits)
    out: list[Leak] = []
    for info in archive.infos:
        for beginning, what in _NEVER_OURS:
            if info.filename.startswith(beginning) and (own or beginning in ("word/comments", "word/people")):
                out.append(
                    Leak(
                        part_name(info.filename),
                        what.in_(current()),
                        say("Dette hører ikke hjemme i en ferdig fil."),
                    )
                )
        if own and info.date_time != _FIRST_DAY:
            out.append(
                Leak(part_name(info.filename), say("tidspunkt"), say("Pakken viser når filen ble laget."))
            )
        if info.filename.endswith((".xml", ".rels")):
            out += _Look(info.filename, own=own).through(archive)
    return list(dict.fromkeys(out))


@dataclass(slots=True)
class _Look:
    """One XML part read for its metadata."""

    part: str
    own: bool
    found: list[Leak] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    depth: int = 0

    def through(self, archive: Archive) -> Iterator[Leak]:
        parser = safe_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text.append
        try:
            for chunk in archive.chunks(self.part):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except XML_ERRORS as err:
            raise damaged_xml() from err
        yield from self.found

    def _add(self, what: str, why: str) -> None:
        self.found.append(Leak(part_name(self.part), what, why))

    def _start(self, raw: str, attributes: dict[str, str]) -> None:
        uri, _, name = raw.rpartition("}")
        self.text.clear()
        if name == "Relationship":
            self._relation(attributes)
        if "wordprocessingml" not in uri:
            return
        if name in _CHANGES:
            self._add(say("sporede endringer"), say("Det som er slettet, kan fortsatt leses."))
        elif name in ("vanish", "specVanish") and attributes.get(f"{uri}}}val") not in ("0", "false"):
            if "styles" not in self.part:
                self._add(say("skjult tekst"), say("Teksten vises ikke, men står i filen."))
        elif name in ("commentReference", "commentRangeStart"):
            self._add(say("merknader"), say("Merknader hører ikke hjemme i en ferdig fil."))
        if self.own and (name in ("rsids", "rsid") or any("rsid" in key for key in attributes)):
            self._add("rsid", say("Tallene viser hvilke økter filen er skrevet i."))

    def _relation(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if attributes.get("TargetMode") == "External" and (self.own or kind != "hyperlink"):
            self._add(attributes.get("Target", ""), say("Filen henter noe utenfra, og det kan spores."))

    def _end(self, raw: str) -> None:
        name = raw.rpartition("}")[2]
        text = "".join(self.text).strip()
        self.text.clear()
        if not self.part.startswith("docProps/") or not text:
            return
        if name in _PEOPLE and (self.own or not is_standard(name, text)):
            self._add(text, say("Egenskapen viser hvem som har laget filen."))
        elif self.own and name in _MAKING:
            self._add(text, say("Egenskapen viser når eller hvordan filen ble laget."))
