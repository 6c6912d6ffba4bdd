"""A user survey in the chapter: one year, or two beside each other, in words first and then as figures.

The figures are means of whole groups. Few answers are told in words, and no place shows a mean without
saying how far it can be trusted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verksted.report.model import Chart, Element, Series
from verksted.report.texts import Words, sentence_case
from verksted.workshop.handout import Bullets, Paragraph, Table
from verksted.workshop.survey_figures import Change, ScaleFigures, SurveyFigures, SurveyLine

FEW_ANSWERS = 30
"""Below this a report says that a few answers can move the means (KS' rule of thumb for sub-groups)."""
FEWEST_TOLD = 5
"""Below this the number of answers is told as «færre enn fem»."""
MOST_BARS = 14
TOP = 2
_TOLD = (
    (Change.SAME, "likt"),
    (Change.UNSURE, "usikkert"),
    (Change.NEW, "nytt"),
    (Change.NOT_COMPARABLE, "annerledes"),
    (Change.WITHHELD, "skjult"),
)


def survey(figures: SurveyFigures, words: Words) -> list[Element]:
    """Who answered, what changed, the table, and how to read it."""
    out: list[Element] = [Paragraph(f"{answered(figures, words)} {words('undersokelse.les')}")]
    if figures.earlier_year is not None:
        out.append(Paragraph(" ".join(_changes(figures, words))))
    elif hidden := _of(figures, Change.WITHHELD):
        out.append(Paragraph(words("undersokelse.skjult", antall=_questions(len(hidden), words))))
    main, *others = figures.scales
    out += [*_chart(figures, words), _table(main, figures, words)]
    for scale in others:
        out += [Paragraph(scale_words(scale, words, "undersokelse.ogsaa")), _table(scale, figures, words)]
    return [*out, Paragraph(trust(figures, words))]


def _table(scale: ScaleFigures, figures: SurveyFigures, words: Words) -> Table:
    kind = "ja" if scale.yes_or_no else "tabelltekst"
    caption = "to" if figures.earlier_year is not None else "en"
    return Table(
        header(figures, words, scale),
        tuple(_row(line, scale, figures, words) for line in scale.lines),
        words(f"undersokelse.{kind}-{caption}", **_years(figures)),
    )


def _chart(figures: SurveyFigures, words: Words) -> list[Element]:
    """A bar for each year of each question; none where one could not be read at a glance."""
    lines = [
        line for line in figures.lines if line.change is not Change.NOT_COMPARABLE and line.later is not None
    ]
    chart = chart_of(figures, lines, words) if len(lines) <= MOST_BARS else None
    return [chart] if chart is not None else []


def chart_of(
    figures: SurveyFigures, lines: Sequence[SurveyLine], words: Words, *, large: bool = False
) -> Chart | None:
    """Bars of these questions of the main scale; None where there are no means to draw, or but one."""
    if len(lines) < 2 or figures.scales[0].yes_or_no:
        return None
    series = [Series(str(figures.later_year), tuple(line.later for line in lines))]
    if figures.earlier_year is not None:
        before = tuple(comparable(line).earlier for line in lines)
        series.insert(0, Series(str(figures.earlier_year), before))
    caption = "to" if len(series) > 1 else "en"
    described = "poster" if large else "figurtekst"
    return Chart(
        words("undersokelse.figurtittel"),
        words(f"undersokelse.{described}-{caption}", **_years(figures)),
        tuple(line.question for line in lines),
        tuple(series),
        base=10 * figures.lowest,
        highest=10 * figures.highest,
        tenths=True,
        large=large,
    )


def short_survey(figures: SurveyFigures, words: Words) -> list[Element]:
    """As much as one page has room for: what went up and what went down, as many of each at most."""
    main = figures.scales[0]
    if figures.earlier_year is None:
        told_of = sorted((line for line in figures.lines if line.later is not None), key=_later)
        ends = [("hoyest", told_of[-1]), ("lavest", told_of[0])] if len(told_of) > 1 else []
    else:
        ends = [("opp", line) for line in _largest(figures, Change.HIGHER)]
        ends += [("ned", line) for line in _largest(figures, Change.LOWER)]
    told = [
        words(
            f"undersokelse.kort-{end}",
            sporsmal=line.question,
            foer=shown(line.earlier, main, words),
            naa=shown(line.later, main, words),
        )
        for end, line in ends
    ]
    short = trust(figures, words, "forbehold-kort")
    out: list[Element] = [Paragraph(f"{answered(figures, words)} {short}")]
    if told:
        return [*out, Bullets(tuple(told))]
    return (
        [*out, Paragraph(words("undersokelse.uendret", **_years(figures)))] if figures.earlier_year else out
    )


def answered(figures: SurveyFigures, words: Words) -> str:
    """How many answered, when, and on which scale."""
    now = _count(figures.later_answers, words)
    scale = scale_words(figures.scales[0], words)
    if figures.earlier_answers is None:
        return f"{words('undersokelse.svarte-en', antall=now, **_years(figures))} {scale}"
    before = _count(figures.earlier_answers, words)
    return f"{words('undersokelse.svarte-to', antall_foer=before, antall=now, **_years(figures))} {scale}"


def scale_words(scale: ScaleFigures, words: Words, key: str = "undersokelse.skala") -> str:
    """How the figures of this scale are to be read."""
    key += "-ja" if scale.yes_or_no else ""
    return words(key, lav=scale.lowest, hoy=scale.highest)


def trust(figures: SurveyFigures, words: Words, caveat: str = "forbehold") -> str:
    """How far the figures can be trusted: in every form that shows one."""
    fewest = min(figures.later_answers, figures.earlier_answers or figures.later_answers)
    few = words("undersokelse.faa-svar") + " " if fewest < FEW_ANSWERS else ""
    return few + words(f"undersokelse.{caveat}")


def header(figures: SurveyFigures, words: Words, scale: ScaleFigures | None = None) -> tuple[str, ...]:
    """Years with a word before them: `| 2024 | 2026 |` reads like eleven digits."""
    key = "undersokelse.sa-ja" if scale is not None and scale.yes_or_no else "undersokelse.snitt"
    question, year = words("undersokelse.sporsmal"), words(key, aar=figures.later_year)
    if figures.earlier_year is None:
        return question, year
    before = words(key, aar=figures.earlier_year)
    return question, before, year, words("sammenligning.endring"), words("sammenligning.tiltak")


def comparable(line: SurveyLine) -> SurveyLine:
    """The line without an earlier mean that was asked for in another way: beside the later it misleads."""
    apart = line.change is Change.NOT_COMPARABLE and line.later is not None
    return replace(line, earlier=None) if apart else line


def mean(tenths: int | None) -> str:
    """«2,9»; "" for none."""
    return f"{tenths // 10},{tenths % 10}" if tenths is not None else ""


def shown(tenths: int | None, scale: ScaleFigures, words: Words) -> str:
    """The mean as it is read; of no and yes «7 av 10», or in words at the ends; "" for none."""
    if tenths is None or not scale.yes_or_no:
        return mean(tenths)
    ends = {0: "undersokelse.ingen", 10: "undersokelse.alle"}
    return words(ends[tenths]) if tenths in ends else words("undersokelse.av-ti", tall=tenths)


def change_words(line: SurveyLine, words: Words) -> str:
    return words(f"endring.{line.change.value}")


def measures_of(line: SurveyLine, words: Words) -> str:
    return "; ".join(line.measures) or words("undersokelse.ingen-tiltak")


def _row(line: SurveyLine, scale: ScaleFigures, figures: SurveyFigures, words: Words) -> tuple[str, ...]:
    if figures.earlier_year is None:
        return line.question, shown(line.later, scale, words) or change_words(line, words)
    none, before = words("tom"), comparable(line).earlier
    told = (shown(before, scale, words) or none, shown(line.later, scale, words) or none)
    return line.question, *told, change_words(line, words), measures_of(line, words)


def _changes(figures: SurveyFigures, words: Words) -> list[str]:
    up, down = len(_of(figures, Change.HIGHER)), len(_of(figures, Change.LOWER))
    key = {(True, True): "opp-og-ned", (True, False): "bare-opp", (False, True): "bare-ned"}.get(
        (bool(up), bool(down)), "uendret"
    )
    counts = {"opp": _questions(up, words), "ned": _questions(down, words)}
    out = [words(f"undersokelse.{key}", **counts, **_years(figures))]
    for change, name in _TOLD:
        if found := _of(figures, change):
            told = words(f"undersokelse.{name}", antall=_questions(len(found), words))
            out.append(sentence_case(told))
    return out


def _of(figures: SurveyFigures, change: Change) -> list[SurveyLine]:
    return [line for scale in figures.scales for line in scale.lines if line.change is change]


def _largest(figures: SurveyFigures, change: Change) -> list[SurveyLine]:
    own = [line for line in figures.lines if line.change is change]
    found = sorted(own, key=lambda line: -abs((line.later or 0) - (line.earlier or 0)))
    return found[:TOP]


def _later(line: SurveyLine) -> int:
    return line.later or 0


def _questions(number: int, words: Words) -> str:
    """«ett spørsmål», «tre spørsmål»."""
    key = "undersokelse.ett" if number == 1 else "undersokelse.flere"
    return words(key, antall=words.number(number))


def _count(answers: int, words: Words) -> str:
    return words("undersokelse.faerre") if answers < FEWEST_TOLD else words.number(answers)


def _years(figures: SurveyFigures) -> dict[str, object]:
    return {"aar_foer": figures.earlier_year, "aar": figures.later_year}
