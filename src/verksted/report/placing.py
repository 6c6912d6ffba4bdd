"""Where in the leader's report the chapter goes, and whether it may go there.

A chapter that is there already is found by its two bookmarks, and is never taken for the leader's own.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from enum import StrEnum

from verksted.report.choosing import NEAREST, meant, which_sentence
from verksted.report.errors import NotAllowedOut, PlaceNotFound
from verksted.report.word.leader_styles import LeaderStyles
from verksted.report.word.outline import (
    END_MARK,
    FIELD_TAG,
    HASH_MARK,
    START_MARK,
    LeaderBody,
    LeaderParagraph,
)
from verksted.workshop.language import say
from verksted.workshop.text import clean_line


class PlaceKind(StrEnum):
    HEADING = "heading"
    BOOKMARK = "bookmark"
    END = "end"


@dataclass(frozen=True, slots=True)
class Place:
    """Under a heading (by its text), after a bookmark or content control (by its name), or at the end.

    `number` says which, from 1, where several headings have the text; None where that was not told.
    """

    kind: PlaceKind
    name: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class LeaderHeading:
    """A heading of the report: its level 1–9, its text, and the block it stands in."""

    level: int
    text: str
    block: int
    paragraph: LeaderParagraph


@dataclass(frozen=True, slots=True)
class Spot:
    """Blocks `remove_from` up to but not with `remove_to` make way, and the chapter goes in there.

    Both are the same where nothing makes way. `offset` is the level of the heading it goes under.
    `which` is a sentence where several headings have the text and none of them was asked for, or "".
    """

    remove_from: int
    remove_to: int
    offset: int
    under: str
    which: str = ""
    again: bool = False
    moved_from: tuple[int, int] | None = None


def own_range(body: LeaderBody) -> tuple[int, int] | None:
    """The blocks of a chapter that is there from before: first, and one past the last.

    The last end and the start nearest before it, so that a lone mark that was left over elsewhere never
    makes the leader's own text part of the chapter.
    """
    ends = [at for at, block in enumerate(body.blocks) if END_MARK in block.marks]
    starts = [
        at for at, block in enumerate(body.blocks) if START_MARK in block.marks and ends and at <= ends[-1]
    ]
    return (starts[-1], ends[-1] + 1) if starts else None


def headings_of(body: LeaderBody, styles: LeaderStyles) -> list[LeaderHeading]:
    """The leader's own headings in order, those in tables and in the table of contents left out."""
    own = own_range(body)
    out = []
    for paragraph in body.paragraphs:
        if paragraph.block >= len(body.blocks) or paragraph.in_table:
            continue
        inside = own is not None and own[0] <= paragraph.block < own[1]
        level = paragraph.level or styles.level(paragraph.style)
        text = clean_line(paragraph.text)
        if level and text and not inside and not body.blocks[paragraph.block].table_of_contents:
            out.append(LeaderHeading(level, text, paragraph.block, paragraph))
    return out


def find_spot(body: LeaderBody, headings: list[LeaderHeading], place: Place) -> Spot:
    """Where the chapter goes. Raises PlaceNotFound (2) and NotAllowedOut (3, tracked changes)."""
    own = own_range(body)
    if place.kind is PlaceKind.HEADING:
        spot, near = _under_heading(body, headings, place, own)
    elif place.kind is PlaceKind.BOOKMARK:
        spot, near = _at_bookmark(body, headings, place.name, own)
    else:
        spot, near = _at_end(body, own)
    _refuse_changes(body, spot, near)
    return spot


def _under_heading(
    body: LeaderBody, headings: list[LeaderHeading], place: Place, own: tuple[int, int] | None
) -> tuple[Spot, set[int]]:
    """Where the number is not told, the one our chapter stands under already, or else the first."""
    found, number = meant(headings, place.name, place.number)
    spots = [_at_end_of(body, headings, headings[at], own) for at in found]
    there = next((at for at, spot in enumerate(spots) if spot.again and spot.moved_from is None), 0)
    used = number - 1 if number is not None else there
    spot, target = spots[used], headings[found[used]]
    told = which_sentence(headings, found, used) if len(found) > 1 and number is None else ""
    return replace(spot, which=told), _beside(spot, target.block, target.block + 1)


def _beside(spot: Spot, *others: int) -> set[int]:
    """The blocks before and after the chapter, and where what it belongs to begins."""
    return {*others, max(spot.remove_from - 1, 0), spot.remove_to}


def _at_end_of(
    body: LeaderBody, headings: list[LeaderHeading], target: LeaderHeading, own: tuple[int, int] | None
) -> Spot:
    """Last under a heading, before the next of the same or a higher level: all that is there stays there."""
    after = [entry.block for entry in headings if entry.block > target.block and entry.level <= target.level]
    end = min(after, default=len(body.blocks))
    if own is not None and target.block < own[0] and own[1] <= end:
        return Spot(own[0], own[1], target.level, target.text, again=True)
    at = _before_empty(body, end, target.block + 1)
    if own is not None and own[0] < at < own[1]:
        return Spot(own[0], own[1], target.level, target.text, again=True)
    return Spot(at, at, target.level, target.text, again=own is not None, moved_from=own)


def _before_empty(body: LeaderBody, end: int, first: int) -> int:
    """Before empty paragraphs and the section or page break they carry, so that the page stays the same."""
    while end > first and body.blocks[end - 1].name == "p" and not body.blocks[end - 1].filled:
        end -= 1
    return end


def _at_bookmark(
    body: LeaderBody, headings: list[LeaderHeading], name: str, own: tuple[int, int] | None
) -> tuple[Spot, set[int]]:
    wanted = name.strip().casefold()
    hits = [
        at
        for at, block in enumerate(body.blocks)
        if wanted and wanted in [entry.casefold() for entry in (*block.marks, *block.controls)]
    ]
    if not hits:
        raise _no_bookmark(name, body)
    at = hits[0]
    heading = next((entry for entry in headings if entry.block == at), None)
    if heading is not None:
        spot = _at_end_of(body, headings, heading, own)
        return spot, _beside(spot, at)
    above = [entry for entry in headings if entry.block < at]
    offset, text = (above[-1].level, above[-1].text) if above else (0, "")
    if own is not None:
        return Spot(own[0], own[1], offset, text, again=True), {at}
    return Spot(at + 1, at + 1, offset, text), {at, at + 1}


def _no_bookmark(name: str, body: LeaderBody) -> PlaceNotFound:
    there = [
        mark
        for block in body.blocks
        for mark in (*block.marks, *block.controls)
        if mark not in ("", START_MARK, END_MARK) and not mark.startswith(("_", HASH_MARK, FIELD_TAG))
    ]
    texts = {mark.casefold(): mark for mark in there}
    close = difflib.get_close_matches(name.casefold(), list(texts), n=NEAREST, cutoff=0.0)
    nearest = tuple(texts[key] for key in close)
    if not nearest:
        return PlaceNotFound(
            say("Fant ikke bokmerket «{navn}». Rapporten har ingen bokmerker.", navn=clean_line(name))
        )
    listed = ", ".join(f"«{text}»" for text in nearest)
    return PlaceNotFound(
        say("Fant ikke bokmerket «{navn}». Nærmest er {liste}.", navn=clean_line(name), liste=listed), nearest
    )


def _at_end(body: LeaderBody, own: tuple[int, int] | None) -> tuple[Spot, set[int]]:
    if own is not None:
        return Spot(own[0], own[1], 0, "", again=True), set()
    at = len(body.blocks)
    return Spot(at, at, 0, ""), {max(at - 1, 0)}


def _refuse_changes(body: LeaderBody, spot: Spot, near: set[int]) -> None:
    """Tracked changes beside the chapter, in the heading it goes under, or in what it replaces."""
    touched = {*near, *range(spot.remove_from, spot.remove_to + 1)}
    if spot.moved_from is not None:
        touched |= set(range(*spot.moved_from))
    if any(body.blocks[at].changed for at in touched if at < len(body.blocks)):
        raise NotAllowedOut(
            say(
                "Rapporten har sporede endringer der kapitlet skal stå. "
                "Godta eller avvis dem i Word, og prøv igjen."
            )
        )
