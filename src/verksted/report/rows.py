"""The summary as rows, for those who count: the same numbers and points as in the chapter.

Themes with few voices go by one name here too.
"""

from __future__ import annotations

from dataclasses import dataclass

from verksted.report.chapter import SIGNS, group_text, participants_text, quarter_text, role_names
from verksted.report.chapter_follow_up import background
from verksted.report.chapter_survey import (
    answered,
    change_words,
    comparable,
    header,
    measures_of,
    shown,
    trust,
)
from verksted.report.counting import theme_groups
from verksted.report.signing import fingerprint
from verksted.report.texts import Words, sentence_case
from verksted.workshop.followup import MEASURE_STATUS_WORDS, quarter_words
from verksted.workshop.points import STRENGTH_WORDS, PointSign
from verksted.workshop.summary import Summary
from verksted.workshop.survey_figures import Change, ScaleFigures, SurveyFigures, SurveyLine
from verksted.workshop.text import clean_line

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a name; every row is as long as `header`."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula, full width forms too."""


def could_be_formula(text: str) -> bool:
    return text.lstrip(" \t\r\n\u00a0'\"").startswith(_FORMULA) or text.startswith(_FORMULA)


def sheets(summary: Summary) -> list[Sheet]:
    """Points, themes, measures, the survey if there is one, promises, and what the summary is about."""
    words = Words(summary.malform)
    figures = [_survey(summary.survey, words)] if summary.survey is not None else []
    first = [_points(summary), _themes(summary, words), _measures(summary, words)]
    return [*first, *figures, *_rest(summary, words)]


def flat_sheet(summary: Summary) -> Sheet:
    """All in one table, for a form that has but one: a row per point, then one per question of the survey."""
    words, sheet = Words(summary.malform), _points(summary)
    if summary.survey is None:
        return sheet
    figures, name = summary.survey, words("undersokelse.navn")
    kind = " – ".join(str(year) for year in (figures.earlier_year, figures.later_year) if year is not None)
    told = [(f"{name} {kind}", text) for text in survey_texts(figures, words)]
    told.append((words("undersokelse.om"), f"{answered(figures, words)} {trust(figures, words)}"))
    return Sheet(
        sheet.name, sheet.header, (*sheet.rows, *((name, about, text, "", "", "") for about, text in told))
    )


def survey_texts(figures: SurveyFigures, words: Words) -> list[str]:
    """Every question with what is told of it, on all scales: all of a survey that leaves."""
    return [
        _in_words(comparable(line), scale, figures, words) for scale in figures.scales for line in scale.lines
    ]


def _in_words(line: SurveyLine, scale: ScaleFigures, figures: SurveyFigures, words: Words) -> str:
    """«Jeg blir hørt: 2,9 i 2024, 3,4 i 2026 (høyere)»."""
    pairs = ((figures.earlier_year, line.earlier), (figures.later_year, line.later))
    told = [
        words("undersokelse.i-aar", tall=shown(tenths, scale, words), aar=year)
        for year, tenths in pairs
        if tenths is not None
    ]
    change = "" if line.change is Change.NEW and figures.earlier_year is None else change_words(line, words)
    own = _with_scale(line.question, scale, figures, words)
    return f"{own}: {', '.join(told)}" + (f" ({change})" if change and told else change)


def _survey(figures: SurveyFigures, words: Words) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for scale in figures.scales:
        for line in map(comparable, scale.lines):
            own = _with_scale(line.question, scale, figures, words)
            later = _counted(line.later, line, scale, words)
            if figures.earlier_year is None:
                rows.append((own, later))
            else:
                both = (_counted(line.earlier, line, scale, words), later)
                rows.append((own, *both, change_words(line, words), measures_of(line, words)))
    return Sheet(words("undersokelse.navn"), header(figures, words), tuple(rows))


def _counted(tenths: int | None, line: SurveyLine, scale: ScaleFigures, words: Words) -> Cell:
    """A number that can be counted on, or words where there is none."""
    if tenths is None:
        return change_words(line, words)
    return shown(tenths, scale, words) if scale.yes_or_no else tenths / 10


def _with_scale(question: str, scale: ScaleFigures, figures: SurveyFigures, words: Words) -> str:
    """The question; on another scale than most it says which."""
    if scale == figures.scales[0]:
        return question
    ends = words("undersokelse.nei-ja") if scale.yes_or_no else f"{scale.lowest}–{scale.highest}"
    return f"{question} ({ends})"


def _points(summary: Summary) -> Sheet:
    """One row per point."""
    words = Words(summary.malform)
    signs = {
        PointSign.WORKS: words("oversikt.fungerer"),
        PointSign.MUST_IMPROVE: words("oversikt.bedre"),
        PointSign.ADVICE: words("oversikt.raad"),
    }
    rows = tuple(
        (
            group.name,
            signs[point.sign],
            point.text,
            STRENGTH_WORDS[point.strength].in_(words.standard),
            words(f"niva.{point.level.value}"),
            words("ja") if point.follow_up else "",
        )
        for group in theme_groups(summary, words("andre-tema"))
        for point in group.with_sign(SIGNS)
    )
    header = tuple(
        sentence_case(words(key))
        for key in ("oversikt.tema", "tegn", "punkt", "styrke", "niva-navn", "punkter.folges-opp")
    )
    return Sheet(words("ark.punkter"), header, rows)


def _themes(summary: Summary, words: Words) -> Sheet:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (group.name, *(group.count(sign) for sign in SIGNS), len(group.points))
        for group in theme_groups(summary, words("andre-tema"))
    )
    keys = ("tema", "fungerer", "bedre", "raad", "sum")
    return Sheet(words("oversikt.tema"), tuple(words(f"oversikt.{key}") for key in keys), rows)


def _quarter(quarter: str, words: Words) -> str:
    return quarter_words(quarter).in_(words.standard) if quarter else ""


def _measures(summary: Summary, words: Words) -> Sheet:
    rows = tuple(
        (
            entry.text,
            background(entry, summary, words),
            entry.role,
            _quarter(entry.due, words),
            MEASURE_STATUS_WORDS[entry.status].in_(words.standard),
            entry.why_not,
            entry.year if entry.year is not None else "",
        )
        for entry in (*summary.measures, *summary.earlier_measures)
    )
    keys = ("tiltak", "bakgrunn", "ansvarlig", "frist", "status", "forklaring", "aar")
    return Sheet(words("ark.tiltak"), tuple(words(f"tiltak.{key}") for key in keys), rows)


def _rest(summary: Summary, words: Words) -> list[Sheet]:
    promises = tuple(
        (entry.text, entry.role, _quarter(entry.due, words), words("ja" if entry.kept else "ikke-enna"))
        for entry in summary.promises
    )
    keys = ("tilbakemelding.lofte", "tiltak.ansvarlig", "tilbakemelding.naar", "tilbakemelding.holdt")
    facts: tuple[tuple[str, str], ...] = (
        (words("ark.kommune"), clean_line(summary.municipality)),
        (words("ark.tjeneste"), clean_line(summary.service)),
        (words("ark.malgruppe"), group_text(summary, words)),
        (words("ark.deltakere"), participants_text(summary, words)),
        (words("ark.kvartal"), quarter_text(summary, summary.quarter)),
        (words("ark.godkjent"), words.listed(role_names(summary, words))),
        (words("ark.kode"), fingerprint(summary.key)),
    )
    if summary.has_workshop:
        facts += ((words("forbehold.boks"), f"{words('forbehold.tekst')} {words('forbehold.gjett')}"),)
    if (figures := summary.survey) is not None:
        facts += ((words("undersokelse.om"), f"{answered(figures, words)} {trust(figures, words)}"),)
    return [
        Sheet(words("ark.lofter"), tuple(words(key) for key in keys), promises),
        Sheet(words("ark.om"), (words("ark.opplysning"), words("ark.verdi")), facts),
    ]
