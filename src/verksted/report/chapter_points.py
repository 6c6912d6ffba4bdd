"""The points in their lists: what works, what must get better, advice; or as wishes and input."""

from __future__ import annotations

import re

from verksted.report.counting import theme_groups
from verksted.report.model import Element
from verksted.report.texts import Words
from verksted.workshop.handout import Bullets, Heading, Paragraph
from verksted.workshop.points import STRENGTH_WORDS, PointSign
from verksted.workshop.summary import Summary, SummaryPoint
from verksted.workshop.words import Level


def works(summary: Summary, words: Words) -> list[Element]:
    return _by_theme(summary, words, PointSign.WORKS)


def improve(summary: Summary, words: Words) -> list[Element]:
    return _by_theme(summary, words, PointSign.MUST_IMPROVE)


def advice(summary: Summary, words: Words) -> list[Element]:
    return _by_theme(summary, words, PointSign.ADVICE)


def wishes(summary: Summary, words: Words) -> list[Element]:
    """Without themes: what they want to keep, and what they want to change."""
    return [
        Heading(words("onsker.beholde"), 3),
        *_one_list(summary, words, PointSign.WORKS),
        Heading(words("onsker.endre"), 3),
        *_one_list(summary, words, PointSign.MUST_IMPROVE),
    ]


def proposals(summary: Summary, words: Words) -> list[Element]:
    return _one_list(summary, words, PointSign.ADVICE)


def _by_theme(summary: Summary, words: Words, sign: PointSign) -> list[Element]:
    out: list[Element] = []
    for group in theme_groups(summary, words("andre-tema")):
        if found := group.with_sign((sign,)):
            out += [
                Heading(group.name, 3),
                Bullets(tuple(point_text(point, words) for point in found)),
            ]
    return out or [Paragraph(words("punkter.ingen"))]


def _one_list(summary: Summary, words: Words, sign: PointSign) -> list[Element]:
    groups = theme_groups(summary, words("andre-tema"))
    texts = [point_text(point, words) for group in groups for point in group.with_sign((sign,))]
    return [Bullets(tuple(texts))] if texts else [Paragraph(words("punkter.ingen"))]


def point_text(point: SummaryPoint, words: Words) -> str:
    """The sentence, and in brackets what it does not say itself: how many, and that it is followed up."""
    strength = STRENGTH_WORDS[point.strength].in_(words.standard)
    remarks = [] if _says(point.text, strength) else [strength]
    if point.level is Level.OWN_CASE:
        remarks.append(words("punkter.egen-sak"))
    if point.follow_up:
        remarks.append(words("punkter.folges-opp"))
    return f"{point.text} ({', '.join(remarks)})" if remarks else point.text


def _says(text: str, strength: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(strength)}(?!\w)", text, re.IGNORECASE) is not None
