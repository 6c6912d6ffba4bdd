"""Measures as rows, year by year, and the whole life of one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from verksted.desk.years import Lived
from verksted.tui.dates import shortened
from verksted.tui.widgets.rows import Row, heading, row, said
from verksted.workshop.followup import MEASURE_STATUS_WORDS, MeasureStatus
from verksted.workshop.language import current, say
from verksted.workshop.measures_over_years import EVALUATES, EVALUATOR_NAMES, ORIGIN_NAMES

FROM_FILE, FROM_REGISTER = "#file", "#register"
SIGNS = {
    MeasureStatus.PLANNED: "○",
    MeasureStatus.UNDER_WAY: "►",
    MeasureStatus.DONE: "●",
    MeasureStatus.NOT_DONE: "–",
}
_ROLE = 18


def listed(known: Sequence[Lived], year: int, waiting: int, *, wide: bool) -> list[Row]:
    """Earlier years first; then this year's; then where more can come from. `wide`: role and origin too."""
    rows: list[Row] = []
    if waiting:
        told = say("▲ {n} åpne tiltak fra tidligere år ligger i registeret", n=waiting)
        rows.append(row(FROM_REGISTER, Content.styled(told, "bold"), say("Enter henter dem")))
    seen: int | None = None
    for one in known:
        own = one.measure.year or year
        if own != seen:
            rows.append(
                heading(
                    f"y:{own}", say("I år, {year}", year=own) if own == year else say("Fra {year}", year=own)
                )
            )
            seen = own
        rows.append(_row(one, year, wide=wide))
    if not known:
        lines = (
            say("Her kommer tiltakene fra alle årene."),
            say("Trykk n for et nytt, eller hent fra i fjor."),
        )
        rows.append(said("none", *lines))
    rows.append(heading("more", say("Fra tidligere år")))
    rows.append(row(FROM_FILE, say("Hent tiltak og løfter fra et tidligere sammendrag …")))
    return rows


def _row(one: Lived, year: int, *, wide: bool) -> Row:
    measure = one.measure
    missing = measure.earlier and one.life.in_year(year) is None
    sign = "▲" if missing else SIGNS[measure.status]
    word = say("uten status") if missing else MEASURE_STATUS_WORDS[measure.status].in_(current())
    origin = ORIGIN_NAMES[measure.origin].in_(current())
    parts = (origin, shortened(measure.role, _ROLE), word) if wide else (word,)
    told = " · ".join(part for part in parts if part)
    return row(f"m:{measure.id}", f"{sign} {measure.text}", told)


def about(one: Lived, themes: Mapping[str, str]) -> Content:
    """What was promised, what was told each year, and who judges what."""
    measure, life, standard = one.measure, one.life, current()
    origin = ORIGIN_NAMES[measure.origin].in_(standard)
    facts = [say("Fra {origin}", origin=origin)]
    facts += [str(measure.year)] if measure.year else []
    facts += [measure.role] if measure.role else []
    facts += [say("innen {day}", day=".".join(reversed(measure.due.split("-"))))] if measure.due else []
    lines = [Content.styled(measure.text, "bold"), Content(" · ".join(facts))]
    if life.promised and life.promised != measure.text:
        lines.append(Content(say("Først lovet slik: «{text}»", text=life.promised)))
    names = [themes[name] for name in measure.themes if name in themes]
    if names:
        lines.append(Content(say("Svarer på: {themes}", themes=", ".join(names))))
    for report in life.reports:
        word = MEASURE_STATUS_WORDS[report.status].in_(standard)
        lines.append(
            Content(
                f"{report.year}  {SIGNS[report.status]} {word}" + (f": {report.told}" if report.told else "")
            )
        )
    if not life.reports and measure.why_not:
        lines.append(Content(measure.why_not))
    for who in life.evaluators:
        name, what = EVALUATOR_NAMES[who].in_(standard), EVALUATES[who].in_(standard)
        lines.append(Content.styled(say("Vurderes av {who}: {what}", who=name, what=what), "$text-muted"))
    return Content("\n").join(lines)
