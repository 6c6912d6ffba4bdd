"""The summary as rows, for those who count: the same numbers and points as in the chapter.

Themes with few voices go by one name here too.
"""

from __future__ import annotations

from dataclasses import dataclass

from verksted.report.chapter import SIGNS, group_text, participants_text, quarter_text, role_names
from verksted.report.chapter_follow_up import background
from verksted.report.counting import theme_groups
from verksted.report.signing import fingerprint
from verksted.report.texts import Words, sentence_case
from verksted.workshop.followup import MEASURE_STATUS_WORDS, quarter_words
from verksted.workshop.points import STRENGTH_WORDS, PointSign
from verksted.workshop.summary import Summary
from verksted.workshop.text import clean_line

Cell = str | int


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
    """Points, themes, measures, promises, and what the summary is about."""
    words = Words(summary.malform)
    return [points_sheet(summary), _themes(summary, words), _measures(summary, words), *_rest(summary, words)]


def points_sheet(summary: Summary) -> Sheet:
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
    facts = (
        (words("ark.kommune"), clean_line(summary.municipality)),
        (words("ark.tjeneste"), clean_line(summary.service)),
        (words("ark.malgruppe"), group_text(summary, words)),
        (words("ark.deltakere"), participants_text(summary, words)),
        (words("ark.kvartal"), quarter_text(summary, summary.quarter)),
        (words("ark.godkjent"), words.listed(role_names(summary, words))),
        (words("ark.kode"), fingerprint(summary.key)),
        (words("forbehold.boks"), f"{words('forbehold.tekst')} {words('forbehold.gjett')}"),
    )
    return [
        Sheet(words("ark.lofter"), tuple(words(key) for key in keys), promises),
        Sheet(words("ark.om"), (words("ark.opplysning"), words("ark.verdi")), facts),
    ]
