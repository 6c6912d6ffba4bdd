"""What the leader wrote in the chapter's places to fill in, carried over when the chapter is put in again."""

from __future__ import annotations

import re

from verksted.report.model import Block, Chapter, Field
from verksted.report.word.leader import LeaderReport
from verksted.report.word.outline import FIELD_TAG
from verksted.workshop.handout import Heading
from verksted.workshop.text import clean_line


def kept_fields(report: LeaderReport, own: tuple[int, int] | None, chapter: Chapter) -> dict[str, bytes]:
    """What somebody wrote in the places of the old chapter, by block: found by tag, or by name.

    A program that drops tags, or the sign that a hint is shown, loses nothing that way.
    """
    names = {field_name(block): block.id for block in chapter.blocks}
    hints = {
        element.hint for block in chapter.blocks for element in block.elements if isinstance(element, Field)
    }
    main = report.parts[report.main]
    out: dict[str, bytes] = {}
    for at in range(*(own or (0, 0))):
        for entry in report.body.blocks[at].fields:
            block = (
                entry.tag.removeprefix(FIELD_TAG)
                if entry.tag.startswith(FIELD_TAG)
                else names.get(entry.alias)
            )
            if block and entry.text.strip() and entry.text not in hints:
                out[FIELD_TAG + block] = main[entry.start : entry.end]
    return out


def field_name(block: Block) -> str:
    """What the place to fill in of a block is called: «Tjenestens vurdering: Dette fungerer»."""
    heading = next((element.text for element in block.elements if isinstance(element, Heading)), "")
    label = next((element.label for element in block.elements if isinstance(element, Field)), "")
    return clean_line(f"{label}: {heading}")


def has_place(block: Block) -> bool:
    return any(isinstance(element, Field) for element in block.elements)


def with_kept(blocks: list[str], kept: bytes | None) -> list[str]:
    """What the leader wrote in a place of ours goes on standing there."""
    if kept is None:
        return blocks
    text = kept.decode("utf-8")
    return [re.sub(r"<w:sdt>.*</w:sdt>", lambda _: text, block, flags=re.DOTALL) for block in blocks]
