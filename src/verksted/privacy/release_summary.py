"""From what the workbook holds to what may leave: the draft of a summary, and the texts in it.

Here, and only here, it is decided which fields leave. A new field of a domain type stays inside
until it is named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from verksted.privacy.decisions import OutText
from verksted.privacy.release_quotes import told
from verksted.workshop.followup import Measure, Promise, quarter_of
from verksted.workshop.plan import Theme, band_of
from verksted.workshop.points import Point, Share, balance_of, voices
from verksted.workshop.summary import (
    DetectorFigures,
    Summary,
    SummaryBalance,
    SummaryMeasure,
    SummaryPoint,
    SummaryPrinciple,
    SummaryPromise,
    SummaryShare,
    SummaryTheme,
)
from verksted.workshop.text import clean_line
from verksted.workshop.words import Text, WrittenStandard

if TYPE_CHECKING:
    from verksted.privacy.release import Material


def draft_summary(material: Material, figures: DetectorFigures, summary_id: str) -> Summary:
    """The summary as it would be, without signers and signature. Times are quarters, numbers bands."""
    workshop = material.workshop
    return Summary(
        id=summary_id,
        malform=workshop.standard,
        quarter=quarter_of(workshop.date),
        municipality=clean_line(workshop.municipality),
        service=clean_line(workshop.service),
        target_group=workshop.target_groups,
        participants=str(band_of(workshop.participants)) if workshop.participants else "",
        method=clean_line(workshop.method),
        principles=tuple(
            SummaryPrinciple(check.principle, check.status, clean_line(check.evidence))
            for check in material.principles
        ),
        themes=_themes(material),
        measures=tuple(_measure(measure, material) for measure in material.measures if not measure.earlier),
        earlier_measures=tuple(
            _measure(measure, material) for measure in material.measures if measure.earlier
        ),
        promises=tuple(_promise(promise, workshop.standard) for promise in material.promises),
        balance=_balance(material.points),
        detector=figures,
        signers=(),
        survey=material.survey,
    )


def _themes(material: Material) -> tuple[SummaryTheme, ...]:
    by_theme: dict[str, list[Point]] = {}
    for point in sorted(material.points, key=lambda p: (p.order, p.id)):
        by_theme.setdefault(point.theme, []).append(point)
    hidden = hidden_cells(material)
    row = sorted(material.themes, key=lambda entry: (entry.order, entry.id))
    return tuple(
        _theme(theme, by_theme[theme.id], below=theme.id in hidden, quotes=material.workshop.quotes)
        for theme in row
        if theme.id in by_theme
    )


def hidden_cells(material: Material) -> set[str]:
    """Themes that may not be a cell of their own: those under k voices, and those that would give them away.

    The cells that are held back are told together. Where that is one alone, or all of them together have
    fewer than k voices, the next smallest goes with them, so that nothing can be worked out from the rest.
    """
    notes = {note.id: note for note in material.notes}

    def behind(themes: Iterable[str]) -> int:
        own = [point for point in material.points if point.theme in set(themes)]
        names = dict.fromkeys(name for point in own for name in point.notes if name in notes)
        return voices((notes[name] for name in names), sum(point.slips for point in own))

    sizes = {theme: behind([theme]) for theme in {point.theme for point in material.points}}
    hidden = {theme for theme, count in sizes.items() if count < material.workshop.k}
    rest = sorted(set(sizes) - hidden, key=lambda theme: (sizes[theme], theme))
    while hidden and rest and (len(hidden) == 1 or behind(hidden) < material.workshop.k):
        hidden.add(rest.pop(0))
    return hidden


def _theme(theme: Theme, points: list[Point], *, below: bool, quotes: bool) -> SummaryTheme:
    return SummaryTheme(
        id=theme.id,
        name=clean_line(theme.name),
        points=tuple(
            SummaryPoint(told(p, quotes=quotes), p.sign, p.strength, p.level, p.follow_up, clean_line(p.easy))
            for p in points
        ),
        below_k=below,
    )


def _measure(measure: Measure, material: Material) -> SummaryMeasure:
    known = {point.theme for point in material.points}
    if material.survey is not None:  # next time it stands beside the question it was aimed at
        known |= {theme.id for theme in material.themes if theme.survey_item}
    return SummaryMeasure(
        text=clean_line(measure.text),
        origin=measure.origin,
        themes=tuple(theme for theme in measure.themes if theme in known),
        role=clean_line(measure.role),
        due=quarter_of(measure.due),
        status=measure.status,
        why_not=clean_line(measure.why_not),
        year=measure.year,
        easy=clean_line(measure.easy),
    )


_SORRY = Text("{promise} Det klarte vi ikke: {why}", "{promise} Det klarte vi ikkje: {why}")


def _promise(promise: Promise, standard: WrittenStandard) -> SummaryPromise:
    """A promise as it is told; one that could not be kept says so itself, wherever it comes to stand."""
    text = clean_line(promise.text)
    if promise.broken:
        whole = text if text.endswith((".", "!", "?")) else f"{text}."
        text = _SORRY.in_(standard).format(promise=whole, why=clean_line(promise.broken))
    return SummaryPromise(text, clean_line(promise.role), quarter_of(promise.due), promise.kept)


def _balance(points: Sequence[Point]) -> SummaryBalance:
    balance = balance_of(points)

    def share(part: Share) -> SummaryShare:
        return SummaryShare(part.points, part.words)

    return SummaryBalance(
        share(balance.positive), share(balance.negative), share(balance.advice), uneven=balance.uneven
    )


def outgoing(material: Material) -> list[OutText]:
    """Every text of the summary that a person wrote, each with the unit it stands in.

    Municipality and service are left out: they say whose report it is.
    """
    out = [OutText("workshop:method", material.workshop.method)]
    out += [OutText(f"principle:{check.principle}", check.evidence) for check in material.principles]
    with_points = {point.theme for point in material.points}
    out += [OutText(f"theme:{theme.id}", theme.name) for theme in material.themes if theme.id in with_points]
    out += [OutText(f"point:{point.id}", point.text) for point in material.points]
    out += [OutText(f"easy:{point.id}", point.easy) for point in material.points]
    if material.workshop.quotes:
        out += [OutText(f"quote:{p.id}", p.quote.text) for p in material.points if p.quote is not None]
    for measure in material.measures:
        for part in ("text", "role", "why_not", "easy"):
            out.append(OutText(f"measure:{measure.id}:{part}", getattr(measure, part)))
    for promise in material.promises:
        out += [
            OutText(f"promise:{promise.id}:text", promise.text),
            OutText(f"promise:{promise.id}:role", promise.role),
            OutText(f"promise:{promise.id}:broken", promise.broken),
        ]
    if material.survey is not None:
        questions = (line.question for scale in material.survey.scales for line in scale.lines)
        out += [OutText(f"survey:{number}:question", text) for number, text in enumerate(questions)]
    return [OutText(entry.unit, clean_line(entry.text)) for entry in out if entry.text.strip()]
