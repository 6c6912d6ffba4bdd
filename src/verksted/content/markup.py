"""The small Markdown that letters and sheets are written in, as the parts of a handout.

Headings `##`, lists `-` and `1.`, tables `| a | b |` and paragraphs, and no more: whatever else is
written stands as plain text. Knows nothing of placeholders.
"""

from __future__ import annotations

import re

from verksted.workshop.handout import Bullets, Heading, Paragraph, Part, Table

_HEADING = re.compile(r"(#{1,3})\s+(.+)")
_BULLET = re.compile(r"[-*]\s+(.+)")
_NUMBER = re.compile(r"\d{1,2}\.\s+(.+)")
_RULE = re.compile(r"\|?[\s:|-]+\|?")


def parts(text: str) -> list[Part]:
    """The parts of a text in order. A table without a caption of its own takes the heading above it."""
    found: list[Part] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        while lines:
            part, used = _next_part(lines, _last_heading(found))
            found.append(part)
            lines = lines[used:]
    return found


def _last_heading(found: list[Part]) -> str:
    return next((part.text for part in reversed(found) if isinstance(part, Heading)), "")


def _next_part(lines: list[str], heading: str) -> tuple[Part, int]:
    """The part that the lines begin with, and how many lines it takes (1 or more)."""
    if match := _HEADING.fullmatch(lines[0]):
        return Heading(match.group(2), len(match.group(1))), 1
    if lines[0].startswith("|"):
        rows = _run(lines, re.compile(r"\|.*"))
        return _table(rows, heading), len(rows)
    for pattern, numbered in ((_BULLET, False), (_NUMBER, True)):
        if pattern.fullmatch(lines[0]):
            run = _run(lines, pattern)
            return Bullets(tuple(pattern.sub(r"\1", line) for line in run), numbered), len(run)
    run = _plain(lines)
    return Paragraph(" ".join(run)), len(run)


def _run(lines: list[str], pattern: re.Pattern[str]) -> list[str]:
    run: list[str] = []
    for line in lines:
        if not pattern.fullmatch(line):
            break
        run.append(line)
    return run


def _plain(lines: list[str]) -> list[str]:
    run = [lines[0]]
    for line in lines[1:]:
        if line.startswith("|") or any(mark.fullmatch(line) for mark in (_HEADING, _BULLET, _NUMBER)):
            break
        run.append(line)
    return run


def _table(lines: list[str], heading: str) -> Table:
    """Rows of equal length: short ones are filled with empty cells, long ones set the width."""
    rows = [
        [cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")]
        for line in lines
        if not _RULE.fullmatch(line) or not line.strip("| ")
    ]
    width = max((len(row) for row in rows), default=0)
    filled = [tuple(row + [""] * (width - len(row))) for row in rows]
    if not filled:
        return Table((), (), heading)
    return Table(filled[0], tuple(filled[1:]), heading)
