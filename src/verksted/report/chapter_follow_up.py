"""What comes of it: measures, what became of earlier ones, two surveys side by side, promises kept."""

from __future__ import annotations

from verksted.report.chapter_survey import survey
from verksted.report.counting import theme_groups, theme_names
from verksted.report.model import Element
from verksted.report.texts import Words
from verksted.workshop.followup import MEASURE_STATUS_WORDS, quarter_words
from verksted.workshop.handout import Paragraph, Table
from verksted.workshop.summary import Summary, SummaryMeasure


def measures(summary: Summary, words: Words) -> list[Element]:
    if not summary.measures:
        return [Paragraph(words("tiltak.ingen"))]
    header = tuple(words(f"tiltak.{key}") for key in ("tiltak", "bakgrunn", "ansvarlig", "frist", "status"))
    rows = tuple(
        (
            entry.text,
            background(entry, summary, words),
            entry.role or words("tom"),
            _quarter(entry.due, words),
            status(entry, words),
        )
        for entry in summary.measures
    )
    return [Paragraph(words("tiltak.innledning")), Table(header, rows, words("tiltak.tabelltekst"))]


def background(entry: SummaryMeasure, summary: Summary, words: Words) -> str:
    """«verksted: ettervern, kontaktperson»: where a measure comes from, in themes."""
    origin = words(f"opphav.{entry.origin.value}")
    names = theme_names(summary, entry.themes, words("andre-tema"))
    return f"{origin}: {', '.join(name[:1].lower() + name[1:] for name in names)}" if names else origin


def status(entry: SummaryMeasure, words: Words) -> str:
    word = MEASURE_STATUS_WORDS[entry.status].in_(words.standard)
    return f"{word}: {entry.why_not}" if entry.why_not else word


def _quarter(quarter: str, words: Words) -> str:
    return quarter_words(quarter).in_(words.standard) if quarter else words("tom")


def earlier(summary: Summary, words: Words) -> list[Element]:
    if not summary.earlier_measures:
        return [Paragraph(words("tiltak.ingen-tidligere"))]
    header = tuple(words(f"tiltak.{key}") for key in ("tiltak", "aar", "status", "forklaring"))
    rows = tuple(
        (
            entry.text,
            str(entry.year) if entry.year is not None else words("tom"),
            MEASURE_STATUS_WORDS[entry.status].in_(words.standard),
            entry.why_not or words("tom"),
        )
        for entry in summary.earlier_measures
    )
    return [Paragraph(words("tiltak.tidligere")), Table(header, rows, words("tiltak.tidligere-tabelltekst"))]


def comparison(summary: Summary, words: Words) -> list[Element]:
    """The figures of the surveys; without any, a table with the themes where the service sets its own in."""
    if summary.survey is not None:
        return survey(summary.survey, words)
    names = [group.name for group in theme_groups(summary, words("andre-tema")) if not group.joined]
    if not names:
        return [Paragraph(words("sammenligning.innledning"))]
    header = (
        words("oversikt.tema"),
        *(words(f"sammenligning.{key}") for key in ("forste", "andre", "endring", "tiltak")),
    )
    blank = words("sammenligning.tall")
    rows = tuple((name, blank, blank, blank, _aimed(name, summary, words)) for name in names)
    table = Table(header, rows, words("sammenligning.tabelltekst"))
    return [Paragraph(words("sammenligning.innledning")), table]


def _aimed(name: str, summary: Summary, words: Words) -> str:
    texts = [
        entry.text
        for entry in (*summary.earlier_measures, *summary.measures)
        if name in theme_names(summary, entry.themes, words("andre-tema"))
    ]
    return "; ".join(texts) or words("tom")


def feedback(summary: Summary, words: Words) -> list[Element]:
    if not summary.promises:
        return [Paragraph(words("tilbakemelding.ingen"))]
    header = (
        words("tilbakemelding.lofte"),
        words("tiltak.ansvarlig"),
        words("tilbakemelding.naar"),
        words("tilbakemelding.holdt"),
    )
    rows = tuple(
        (
            entry.text,
            entry.role or words("tom"),
            _quarter(entry.due, words),
            words("ja" if entry.kept else "ikke-enna"),
        )
        for entry in summary.promises
    )
    table = Table(header, rows, words("tilbakemelding.tabelltekst"))
    return [Paragraph(words("tilbakemelding.innledning")), table]
