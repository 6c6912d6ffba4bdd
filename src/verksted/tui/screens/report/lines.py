"""What the leader's screen says, as rows and lines: no widget, no disk."""

from __future__ import annotations

import errno
import re
from collections import Counter
from pathlib import Path

from textual.content import Content

from verksted.desk.inserting import Checked, Done, Report
from verksted.report.chapter_maps import ChapterMap
from verksted.report.choosing import same_named
from verksted.report.placing import Place, PlaceKind
from verksted.tui.widgets.rows import Row, heading, row
from verksted.workshop.language import current, say
from verksted.workshop.text import clean_line
from verksted.workshop.words import WrittenStandard

END = "end"
HERE = "here"


def place_rows(report: Report, at: int | None, place: Place) -> list[Row]:
    """Every place in the report; after `at` headings stands where the chapter comes. None: not known."""
    rows: list[Row] = []
    alike = same_named(text for _, text in report.headings)
    here = Row(HERE, Content.styled(say("►   her kommer kapitlet"), "bold"), selectable=False)
    for number, (level, text) in enumerate(report.headings):
        if at == number and place.kind is PlaceKind.HEADING:
            rows.append(here)
        which, of = alike[number]
        told = say("{nr} av {antall}", nr=which, antall=of) if of > 1 else ""
        words = f"{'  ' * (level - 1)}{text}"
        rows.append(row(f"h{number}", words, Content.styled(told, "$text-muted")))
    if at is not None and at >= len(report.headings) and place.kind is PlaceKind.HEADING:
        rows.append(here)
    for number, name in enumerate(report.bookmarks):
        rows.append(row(f"b{number}", say("Bokmerke: {name}", name=clean_line(name))))
        if place == Place(PlaceKind.BOOKMARK, name) and at is not None:
            rows.append(here)
    rows.append(row(END, say("Til slutt i dokumentet")))
    if place.kind is PlaceKind.END and at is not None:
        rows.append(here)
    return rows


def place_of(report: Report, row_id: str) -> Place:
    """The place a row stands for."""
    if row_id.startswith("h"):
        at = int(row_id[1:])
        which, of = same_named(text for _, text in report.headings)[at]
        return Place(PlaceKind.HEADING, report.headings[at][1], which if of > 1 else None)
    if row_id.startswith("b"):
        return Place(PlaceKind.BOOKMARK, report.bookmarks[int(row_id[1:])])
    return Place(PlaceKind.END)


def likely_row(report: Report, layout: ChapterMap, standard: WrittenStandard) -> str:
    """Where our chapter stands; else the heading most of the map's blocks belong under; else the end."""
    if report.has_chapter:
        return END if report.under is None else f"h{report.under}"
    wanted = Counter(block.target.in_(standard).casefold() for block in layout.blocks if block.target)
    bare = [re.sub(r"^[\d.]+\s+", "", text).casefold() for _, text in report.headings]
    for name, _ in wanted.most_common():
        if name in bare:
            return f"h{bare.index(name)}"
    return END


def block_rows(blocks: list[tuple[str, str, str]], left_out: frozenset[str]) -> list[Row]:
    return [row(name, f"{'[ ]' if name in left_out else '[x]'} {title}") for name, title, _ in blocks]


def reading(told: tuple[str, ...], blocks: list[tuple[str, str, str]]) -> Content:
    """The chapter as it will read: title and headings of blocks in bold, air before each block."""
    titles = {title for _, title, _ in blocks}
    parts: list[Content] = []
    for number, line in enumerate(told):
        bold = number == 0 or line in titles
        air = "\n" if number and bold else ""
        parts.append(Content.assemble(air, (line, "bold")) if bold else Content(line))
    return Content("\n").join(parts)


def recent_rows(paths: list[Path], own: Checked | None) -> list[Row]:
    """The workbook's own summary first, then files by name with the folder they lie in."""
    rows = []
    if own is not None:
        rows.append(row("own", say("Sammendraget fra denne arbeidsboka"), say("frigitt")))
    for title, suffix in ((say("Rapporter"), ".docx"), (say("Sammendrag"), ".json")):
        found = [(at, path) for at, path in enumerate(paths) if path.suffix.lower() == suffix]
        if found:
            rows.append(heading(f"t{suffix}", title))
        rows += [
            row(f"r{at}", clean_line(path.name), Content.styled(clean_line(path.parent.name), "$text-muted"))
            for at, path in found
        ]
    return rows


def report_state(report: Report) -> str:
    return say(
        "● {headings} overskrifter og {blocks} avsnitt og tabeller er lest.",
        headings=len(report.headings),
        blocks=report.blocks,
    )


def summary_state(given: Checked) -> str:
    """Unchanged or it would not be here; known or to be compared."""
    unchanged, mark = say("● Uendret siden frigivelse."), given.fingerprint
    if given.known:
        return "\n".join([unchanged, f"● {say('Nøkkelen er kjent: den er godtatt her.')}", f"  {mark}"])
    told = say("Nøkkelen er ny her. Ring den som sendte filen.")
    return "\n".join([unchanged, f"▲ {told}", f"  {mark}"])


def map_about(layout: ChapterMap, blocks: list[tuple[str, str, str]]) -> Content:
    """Which block goes under which heading."""
    targets = {block.id: block.target.in_(current()) if block.target else "" for block in layout.blocks}
    lines = [f"{title}\n  → {targets[name]}" if targets[name] else title for name, title, _ in blocks]
    return Content("\n".join(lines))


def done_lines(done: Done) -> list[str]:
    """What was really checked, what to do in Word, and where the file lies."""
    return [
        say("● Alle {n} avsnitt og tabeller du har skrevet selv, er like før og etter.", n=done.unchanged),
        say("● Den ferdige filen er åpnet og lest på nytt. Ingenting nytt som ikke skal ut, ble funnet."),
        say("● Det gamle kapitlet er byttet ut.") if done.again else say("● Kapitlet er satt inn."),
        *(f"▲ {note}" for note in done.notes),
        "",
        say("Åpne filen i Word, trykk Ctrl+A og så F9. Da blir innholdsfortegnelsen oppdatert."),
        say("verksted finner ikke alt: les gjennom filen før du sender den."),
        "",
        say("Ny fil: {name}", name=clean_line(done.path.name)),
        say("I mappen: {folder}", folder=clean_line(str(done.path.absolute().parent))),
    ]


def disk_sentence(wrong: OSError) -> str:
    """One sentence for what the disk said no to."""
    name = Path(str(wrong.filename)).name if wrong.filename else say("filen")
    if isinstance(wrong, PermissionError) or wrong.errno == errno.EROFS:
        return say("Får ikke bruke {name}. Er den åpen i Word? Lukk den der, og prøv igjen.", name=name)
    if wrong.errno == errno.ENOSPC:
        return say("Disken er full. Rydd plass, og prøv igjen.")
    if isinstance(wrong, FileExistsError | NotADirectoryError | IsADirectoryError):
        return say("{name} er ikke av det slaget som trengs her (fil eller mappe).", name=name)
    return say("Disken svarte ikke. Prøv igjen.")


def file_stem(title: str) -> str:
    """A heading as part of a file name that every system takes."""
    return re.sub(r"\W+", "-", title.casefold()).strip("-")[:40] or "utdrag"
