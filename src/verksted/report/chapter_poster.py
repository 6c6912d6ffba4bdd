"""The poster of results: what people on the way past can read, of released figures and points alone."""

from __future__ import annotations

from verksted.report.chapter_short import listed, strongest
from verksted.report.chapter_survey import answered, chart_of, shown, trust
from verksted.report.model import Element
from verksted.report.texts import Words
from verksted.workshop.handout import Bullets, Paragraph
from verksted.workshop.points import PointSign
from verksted.workshop.summary import Summary
from verksted.workshop.survey_figures import SurveyFigures, SurveyLine

SIGNS = {"poster-works": PointSign.WORKS, "poster-improve": PointSign.MUST_IMPROVE}
_MOST_BARS = 8
"""Half of them of the highest, and as many of the lowest."""


def survey_in_large(summary: Summary, words: Words) -> list[Element]:
    """Who answered, bars of the highest and the lowest, and how to read them."""
    figures = summary.survey
    if figures is None:
        return []
    lines = ends_of(figures)
    out: list[Element] = [Paragraph(answered(figures, words))]
    chart = chart_of(figures, lines, words, large=True)
    out += [chart] if chart is not None else _in_words(figures, lines, words)
    told = [trust(figures, words, "forbehold-kort")]
    if len(lines) < sum(line.later is not None for line in figures.lines):
        told.insert(0, words("plakat.ikke-alle", antall=words.number(len(lines))))
    return [*out, Paragraph(" ".join(told))]


def ends_of(figures: SurveyFigures) -> list[SurveyLine]:
    """The questions a poster has room for, the highest first: as many from the top as from the bottom."""
    found = sorted((line for line in figures.lines if line.later is not None), key=_later, reverse=True)
    each = _MOST_BARS // (2 if figures.earlier_year is None else 4)
    return found if len(found) <= 2 * each else [*found[:each], *found[-each:]]


def _later(line: SurveyLine) -> int:
    return line.later or 0


def _in_words(figures: SurveyFigures, lines: list[SurveyLine], words: Words) -> list[Element]:
    main = figures.scales[0]
    texts = tuple(
        words(
            "plakat.linje-en" if line.earlier is None else "plakat.linje-to",
            sporsmal=line.question,
            foer=shown(line.earlier, main, words),
            naa=shown(line.later, main, words),
        )
        for line in lines
    )
    return [Bullets(texts)] if texts else []


def works(summary: Summary, words: Words) -> list[Element]:
    return listed([point.text for point in strongest(summary, PointSign.WORKS)], words)


def improve(summary: Summary, words: Words) -> list[Element]:
    return listed([point.text for point in strongest(summary, PointSign.MUST_IMPROVE)], words)
