"""Short forms: one page for politicians, and the page back to those who took part.

The same points as in the chapter, fewer of them or in plainer words; none that is not there.
"""

from __future__ import annotations

from verksted.report.chapter_points import point_text
from verksted.report.chapter_survey import short_survey
from verksted.report.model import Element
from verksted.report.texts import Words
from verksted.workshop.followup import MeasureStatus, quarter_words
from verksted.workshop.handout import Bullets, Paragraph
from verksted.workshop.points import STRENGTHS, PointSign
from verksted.workshop.summary import Summary, SummaryMeasure, SummaryPoint

TOP = 3
"""As many points of each kind as one page has room for: praise and criticism alike."""


def top_works(summary: Summary, words: Words) -> list[Element]:
    return _strongest(summary, words, PointSign.WORKS)


def top_improve(summary: Summary, words: Words) -> list[Element]:
    return _strongest(summary, words, PointSign.MUST_IMPROVE)


def top_advice(summary: Summary, words: Words) -> list[Element]:
    return _strongest(summary, words, PointSign.ADVICE)


def _strongest(summary: Summary, words: Words, sign: PointSign) -> list[Element]:
    return listed([point_text(point, words) for point in strongest(summary, sign)], words)


def strongest(summary: Summary, sign: PointSign) -> list[SummaryPoint]:
    """Those that most stand behind; among equals, those to be followed up, then in the summary's order."""
    found = sorted(
        points_of(summary, sign), key=lambda point: (-STRENGTHS.index(point.strength), not point.follow_up)
    )
    return found[:TOP]


def points_of(summary: Summary, sign: PointSign) -> list[SummaryPoint]:
    """In the summary's own order."""
    return [point for theme in summary.themes for point in theme.points if point.sign is sign]


def listed(texts: list[str], words: Words) -> list[Element]:
    return [Bullets(tuple(texts))] if texts else [Paragraph(words("punkter.ingen"))]


def top_survey(summary: Summary, words: Words) -> list[Element]:
    """Nothing where no figures of a survey were released."""
    return short_survey(summary.survey, words) if summary.survey is not None else []


def measures_counted(summary: Summary, words: Words) -> str:
    """«Tjenesten svarer med to tiltak.»"""
    number = len(summary.measures)
    ending = "ingen" if not number else "en" if number == 1 else "flere"
    return words(f"kort.tiltak-{ending}", antall=words.number(number))


def short_caveat(summary: Summary, words: Words) -> list[Element]:
    if not summary.has_workshop:
        return [Paragraph(words("uten.gjett"))]
    return [Paragraph(f"{words('forbehold.boks')}. {words('forbehold.gjett')}")]


def thanks(_summary: Summary, words: Words) -> list[Element]:
    return [Paragraph(words("enkel.takk"))]


def you_praised(summary: Summary, words: Words) -> list[Element]:
    return listed([point.text for point in points_of(summary, PointSign.WORKS)], words)


def you_criticised(summary: Summary, words: Words) -> list[Element]:
    return listed([point.text for point in points_of(summary, PointSign.MUST_IMPROVE)], words)


def you_advised(summary: Summary, words: Words) -> list[Element]:
    return listed([point.text for point in points_of(summary, PointSign.ADVICE)], words)


def plain_measures(summary: Summary, words: Words) -> list[Element]:
    """As many measures as one page has room for, each in a sentence or two; and how many more there are."""
    if not summary.measures:
        return [Paragraph(words("tiltak.ingen"))]
    shown = summary.measures[:TOP]
    out: list[Element] = [Bullets(tuple(_measure(entry, words) for entry in shown))]
    if more := len(summary.measures) - len(shown):
        out.append(Paragraph(words("enkel.flere-tiltak", antall=words.number(more))))
    return out


def we_do(summary: Summary, words: Words) -> list[Element]:
    """Each measure as a sentence or two: what, by when, and why not."""
    if not summary.measures:
        return [Paragraph(words("enkel.ingen-tiltak"))]
    return [Bullets(tuple(_measure(entry, words) for entry in summary.measures))]


def _measure(entry: SummaryMeasure, words: Words) -> str:
    text = entry.text.rstrip(" .")
    if entry.status is MeasureStatus.NOT_DONE:
        return f"{words('enkel.ikke', tiltak=text)} {entry.why_not}".rstrip()
    if entry.status is MeasureStatus.DONE:
        return words("enkel.ferdig", tiltak=text)
    if entry.due:
        return words("enkel.innen", tiltak=text, frist=quarter_words(entry.due).in_(words.standard))
    return words("enkel.i-gang" if entry.status is MeasureStatus.UNDER_WAY else "enkel.planlagt", tiltak=text)


def we_promised(summary: Summary, words: Words) -> list[Element]:
    texts = [
        words("enkel.lofte-holdt" if entry.kept else "enkel.lofte", lofte=entry.text.rstrip(" ."))
        for entry in summary.promises
    ]
    return [Bullets(tuple(texts))] if texts else [Paragraph(words("tilbakemelding.ingen"))]
