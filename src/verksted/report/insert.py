"""`sett-inn`: the chapter in a copy of the leader's own report, and not a byte of the leader's changed.

The chapter is written with the report's styles, numbered with its headings, and put in between two
blocks. Other parts are only added to. That every block of the leader is the same and in order is
checked on the finished file before it is given back.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from verksted.report.chapter import chapter_of
from verksted.report.chapter_maps import ChapterMap
from verksted.report.errors import ReportError
from verksted.report.kept_fields import field_name, has_place, kept_fields, with_kept
from verksted.report.model import Chapter
from verksted.report.placing import LeaderHeading, Place, Spot, find_spot, headings_of, own_range
from verksted.report.plain_text import text_lines
from verksted.report.word.body import BodyWriter, Counters
from verksted.report.word.grafting import Graft, graft, relations_whole
from verksted.report.word.leader import LeaderReport, open_report
from verksted.report.word.leader_styles import Fitted, LeaderStyles, fit, read_styles
from verksted.report.word.outline import (
    END_MARK,
    FIELD_TAG,
    HASH_MARK,
    START_MARK,
    LeaderBody,
    read_body,
)
from verksted.report.word.splice import Edit
from verksted.workshop.handout import Heading
from verksted.workshop.language import say
from verksted.workshop.summary import Summary

_LETTERS = re.compile(r"[^\W\d_]+")
_ALONE = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>',
    b"</w:body></w:document>",
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What will go where, before anything is written.

    `outline` is the report's headings as (level, text); `at` says after how many of them the chapter
    stands. `under` is the heading it goes under, or "". `lines` is the chapter as text. `again` says that
    an earlier chapter of ours makes way, `edited` that somebody has written in it. `notes` are sentences.
    """

    outline: tuple[tuple[int, str], ...]
    at: int
    under: str
    lines: tuple[str, ...]
    again: bool
    edited: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inserted:
    """`data` is the new report. `unchanged` counts the leader's own blocks, all of them as before."""

    data: bytes
    unchanged: int
    again: bool
    edited: bool
    kept_fields: int
    notes: tuple[str, ...]


def preview(
    report: bytes, summary: Summary, place: Place, layout: ChapterMap | None = None, *, name: str = ""
) -> Preview:
    """What `insert` would do. Raises as `insert`."""
    job = _Job.begun(report, chapter_of(summary, layout), place, name)
    return Preview(
        outline=tuple((entry.level, entry.text) for entry in job.headings),
        at=sum(entry.block < job.spot.remove_from for entry in job.headings),
        under=job.spot.under,
        lines=tuple(line for element in job.chapter.elements for line in text_lines(element)),
        again=job.spot.again,
        edited=job.edited,
        notes=job.notes(),
    )


def insert(
    report: bytes,
    summary: Summary,
    place: Place,
    layout: ChapterMap | None = None,
    *,
    name: str = "",
    update_fields: bool = False,
) -> Inserted:
    """The report with the chapter in it, as new bytes.

    `name` is the report's file name. `update_fields` makes Word ask to update the table of contents when
    the file is opened. Raises Unreadable (5), PlaceNotFound (2), or NotAllowedOut (3).
    """
    job = _Job.begun(report, chapter_of(summary, layout), place, name)
    fragment, writer = job.written()
    body = job.report.body
    edits = [_replacing(body, job.spot.remove_from, job.spot.remove_to, fragment)]
    if job.spot.moved_from is not None:
        edits.append(_replacing(body, *job.spot.moved_from, b""))
    data = graft(job.report, Graft(edits, writer, update_fields=update_fields))
    unchanged = job.proved(data)
    return Inserted(
        data, unchanged, job.spot.again, job.edited, kept_fields=job.carried, notes=job.notes(update_fields)
    )


def _replacing(body: LeaderBody, first: int, last: int, fragment: bytes) -> Edit:
    """Blocks `first` up to `last` replaced; white space between blocks stays with the leader's."""
    blocks = body.blocks
    if first < last:
        return Edit(blocks[first].start, blocks[last - 1].end, fragment)
    at = blocks[first].start if first < len(blocks) else (blocks[-1].end if blocks else body.end)
    return Edit(at, at, fragment)


@dataclass(slots=True)
class _Job:
    """One insertion on its way."""

    report: LeaderReport
    chapter: Chapter
    styles: LeaderStyles
    headings: list[LeaderHeading]
    spot: Spot
    fitted: Fitted
    kept: dict[str, bytes]
    edited: bool

    @classmethod
    def begun(cls, data: bytes, chapter: Chapter, place: Place, name: str) -> _Job:
        report = open_report(data, name)
        styles_part = report.part_of("styles")
        styles = read_styles(report.parts[styles_part] if styles_part else None)
        headings = headings_of(report.body, styles)
        spot = find_spot(report.body, headings, place)
        levels = [(entry.paragraph, entry.level) for entry in headings]
        fitted = fit(styles, report.body, levels, spot.offset, chapter.standard.language_tag)
        own = own_range(report.body)
        kept = kept_fields(report, own, chapter)
        edited = own is not None and _mark_of(report.body, own) != _hash(report.body, own)
        return cls(report, chapter, styles, headings, spot, fitted, kept, edited)

    def notes(self, update_fields: bool = False) -> tuple[str, ...]:
        out = list(self.fitted.missing)
        if self.spot.which:
            out.append(self.spot.which)
        if self.edited:
            out.append(say("Noen har skrevet i det gamle kapitlet. Det står fortsatt i den gamle filen."))
        places = {FIELD_TAG + block.id for block in self.chapter.blocks if has_place(block)}
        if set(self.kept) - places:
            out.append(
                say("Et felt noen har fylt ut, er ikke med i dette kapitlet. Det står i den gamle filen.")
            )
        if any(block.table_of_contents for block in self.report.body.blocks) and not update_fields:
            out.append(say("Innholdsfortegnelsen er ikke rørt. Trykk F9 i den når du åpner filen i Word."))
        return tuple(out)

    @property
    def carried(self) -> int:
        """How many places that somebody filled in go on standing."""
        return sum(FIELD_TAG + block.id in self.kept and has_place(block) for block in self.chapter.blocks)

    def written(self) -> tuple[bytes, BodyWriter]:
        """The chapter's blocks in the report's styles, between its two bookmarks."""
        body = self.report.body
        before = [seq for block in body.blocks[: self.spot.remove_from] for seq in block.sequences]
        everywhere = {seq for block in body.blocks for seq in block.sequences}
        table, figure = ("Table" if "Table" in everywhere else "Tabell"), "Figur"
        figure = "Figure" if "Figure" in everywhere and "Figur" not in everywhere else figure
        writer = BodyWriter(
            self.fitted.styles,
            Counters(
                drawing=body.highest_drawing + 1,
                table=before.count(table) + 1,
                figure=before.count(figure) + 1,
            ),
            table_label=table,
            figure_label=figure,
            text_width=self._text_width(),
        )
        numbers = Graft.numbers(self.report)
        writer.bullet_num, writer.number_list = numbers.bullet_num, numbers.number_list
        writer.counters.num = numbers.next_num
        writer.taken = numbers.charts
        blocks = [writer.blocks((Heading(self.chapter.title, 1),))]
        for block in self.chapter.blocks:
            writer.field_tag, writer.field_name = FIELD_TAG + block.id, field_name(block)
            made = writer.blocks(block.elements)
            blocks.append(with_kept(made, self.kept.get(writer.field_tag)))
        return self._marked([text for group in blocks for text in group]), writer

    def _text_width(self) -> int:
        widths = self.report.body.widths
        after = [width for at, width in sorted(widths.items()) if at >= self.spot.remove_from and width]
        return after[0] if after else BodyWriter(self.fitted.styles).text_width

    def _marked(self, blocks: list[str]) -> bytes:
        free = self.report.body.highest_mark + 1
        alone = Graft.fragment(blocks, strict=False)
        new = read_body(_ALONE[0] + alone + _ALONE[1])
        code = _hash(new, (0, len(new.blocks)))
        blocks[0] = _into_first(blocks[0], _mark(free, START_MARK) + _mark(free + 1, HASH_MARK + code))
        blocks[-1] = _into_last(blocks[-1], _mark(free + 2, END_MARK))
        return Graft.fragment(blocks, strict=self.report.body.strict)

    def proved(self, data: bytes) -> int:
        """How many blocks of the leader's are in the new file: all, as they were, in order.

        Raises ReportError if not: then no file may be made.
        """
        new = open_report(data)
        own = own_range(new.body)
        if (
            own is None
            or not relations_whole(self.report, new)
            or _slices(new, own) != _slices(self.report, own_range(self.report.body))
        ):
            raise ReportError(
                say("Rapporten ville blitt endret på andre steder enn i kapitlet. Ingen fil ble laget.")
            )
        return len(new.body.blocks) - (own[1] - own[0])


def _slices(report: LeaderReport, own: tuple[int, int] | None) -> list[bytes]:
    main = report.parts[report.main]
    first, last = own or (0, 0)
    return [
        main[block.start : block.end] for at, block in enumerate(report.body.blocks) if not first <= at < last
    ]


def _mark(number: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def _into_first(block: str, mark: str) -> str:
    """The mark as the first thing in a paragraph, after its properties."""
    end = block.find("</w:pPr>")
    at = end + len("</w:pPr>") if end >= 0 else block.index(">") + 1
    return block[:at] + mark + block[at:]


def _into_last(block: str, mark: str) -> str:
    """The mark as the last thing in the last paragraph of a block."""
    before, end, after = block.rpartition("</w:p>")
    return before + mark + end + after


def _hash(body: LeaderBody, own: tuple[int, int]) -> str:
    """Of the letters alone, those in places to fill in left out: numbers are Word's to change."""
    texts = [paragraph.fixed for paragraph in body.paragraphs if own[0] <= paragraph.block < own[1]]
    letters = " ".join(_LETTERS.findall(" ".join(texts)))
    return hashlib.sha256(letters.encode("utf-8")).hexdigest()[:16]


def _mark_of(body: LeaderBody, own: tuple[int, int]) -> str:
    marks = [mark for at in range(*own) for mark in body.blocks[at].marks if mark.startswith(HASH_MARK)]
    return marks[0].removeprefix(HASH_MARK) if marks else ""
