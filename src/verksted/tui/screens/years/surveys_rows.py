"""Lines of the survey pages: a question with its mean, bar, answers and theme; a question in two years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from verksted.desk import surveys_words as words
from verksted.survey.compare import Match, Pair, main_scale
from verksted.survey.small import HIDDEN, Cell, spread
from verksted.survey.weak import Spot
from verksted.tui.widgets.rows import Row
from verksted.workshop.followup import MEASURE_STATUS_WORDS, MeasureStatus
from verksted.workshop.language import current, say
from verksted.workshop.survey import Scale, Survey
from verksted.workshop.survey_figures import Change

NARROW_BAR, WIDE_BAR = 14, 20
_SIGN_WIDTH = 13
_STATUS_SIGNS = {
    MeasureStatus.PLANNED: "○",
    MeasureStatus.UNDER_WAY: "►",
    MeasureStatus.DONE: "●",
    MeasureStatus.NOT_DONE: "▲",
}


def spot_row(spot: Spot, theme: str, ends: tuple[int, int] | None, *, bar: int) -> Row:
    """One question: wording left, then mean, bar, answers, and its theme or what it is.

    `ends` are those of the heading; a question on another scale says its own.
    """
    scale = spot.result.item.scale
    if not spot.cell.shown:
        right = f"{HIDDEN:>5}  {'':{bar}} {HIDDEN:>4}  {'':{_SIGN_WIDTH}}"
        return Row(spot.id, Content(spot.result.item.text), Content.styled(right, "$text-muted"))
    shown = words.figure(spot.cell, scale)
    own = "" if (scale.lowest, scale.highest) == ends else f"{scale.lowest}–{scale.highest}"
    if own and scale.width == 1:
        own = say("nei/ja")
    marked = (_mark(spot, theme) or own)[:_SIGN_WIDTH]
    if own and len(f"{marked} {own}") <= _SIGN_WIDTH and marked != own:
        marked = f"{marked} {own}"
    drawn = words.bar(spot.cell.mean, scale, bar)
    right = f"{shown:>5}  {drawn} {spot.cell.answers or 0:>4}  {marked:<{_SIGN_WIDTH}}"
    return Row(spot.id, Content(spot.result.item.text), Content(right))


def _mark(spot: Spot, theme: str) -> str:
    if spot.weak:
        return f"▲ {theme}" if theme else say("▲ svakt")
    if theme:
        return theme
    return say("● bra") if spot.strong else ""


def spots_header(bar: int, lowest: int, highest: int) -> Content:
    """The row of headings over the list: the ends of the scale stand over the bar."""
    line = "─" * max(1, bar - len(str(lowest)) - len(str(highest)) - 2)
    told = f"{say('snitt'):>5}  {lowest} {line} {highest} {say('svar'):>4}  {say('tema'):<{_SIGN_WIDTH}}"
    return Content.styled(told, "$text-muted")


def about_spot(spot: Spot, survey: Survey, k: int) -> list[str]:
    """What the figure is, how many were at the low end, and what it does not tell."""
    scale = spot.result.item.scale
    if not spot.cell.shown:
        return [f"{HIDDEN} {words.why_words(spot.cell)}"]
    shown = sum(1 for one in survey.results if one.answers >= k)
    first = (
        say("{mean} av {highest}.", mean=words.figure(spot.cell, scale), highest=scale.highest)
        if scale.width > 1
        else say("{share} svarte {word}.", share=words.figure(spot.cell, scale), word=_yes(spot))
    )
    low = _low_end(spot, k)
    rank = (
        say("Lavest av {all} spørsmål.", all=shown)
        if spot.rank == 1
        else say("Nummer {rank} nedenfra av {all} spørsmål.", rank=spot.rank, all=shown)
    )
    if spot.result.item.low_is_good:
        rank = f"{rank} {say('Her er lavt bra.')}"
    why = say("Et tall sier ikke hvorfor. Det kan deltakerne fortelle i verkstedet.")
    if (scale.lowest, scale.highest) != main_scale(survey):
        why = say("Skalaen er en annen enn på de fleste. I rapporten står spørsmålet i en tabell for seg.")
    return [" ".join(part for part in (first, low, rank) if part), why]


def _yes(spot: Spot) -> str:
    scale = spot.result.item.scale
    return scale.words[-1].lower() if scale.words else say("ja")


def _low_end(spot: Spot, k: int) -> str:
    """«14 av 34 svarte 1–2», where the band and the rest are large enough."""
    bands = spread(spot.result, k)
    if not bands or spot.result.item.scale.width < 2:
        return ""
    low, high, answers = bands[0]
    told = str(low) if low == high else f"{low}–{high}"
    return say("{n} av {all} svarte {band}.", n=answers, all=spot.cell.answers, band=told)


def spread_lines(spot: Spot, k: int) -> list[str]:
    """How the answers lie, as bars with numbers."""
    bands = spread(spot.result, k)
    if not bands:
        return [say("Svarene er for få til å vise hvordan de fordeler seg.")]
    most = max(answers for *_, answers in bands)
    named = [line.partition(":")[0] for line in words.spread_words(bands, spot.result.item.scale)]
    width = min(32, max(len(name) for name in named))
    return [
        f"{name[:width]:<{width}}  {words.FULL * round(answers / most * 24):<24}  {answers:>4}"
        for name, (*_, answers) in zip(named, bands, strict=True)
    ]


def group_lines(groups: Sequence[tuple[str, Mapping[str, Cell]]], scale: Scale) -> list[str]:
    """The question by background, where a group is large enough; withheld cells as they stand in tables."""
    out: list[str] = []
    for text, cells in groups:
        if any(cell.shown for cell in cells.values()):
            out.append(text)
            out += [f"  {words.figure(cell, scale):>5}  {label}" for label, cell in cells.items()]
    if out:
        out.append(say("Små grupper er utelatt, og så mange til at de ikke kan regnes ut."))
    return out


def pair_row(pair: Pair, wide: bool) -> Row:
    """One question in two years, the change, and what was done in between."""
    scale = words.scale_of(pair)
    a = words.figure(pair.earlier_cell, scale) if pair.earlier else "–"
    b = words.figure(pair.later_cell, scale) if pair.later else "–"
    told, width = _between(pair), 34 if wide else 21
    right = f"{a:>5}  {b:>5}  {_arrow(pair):<7}{told[:width]:<{width}}"
    return Row(pair.id, Content(pair.text), Content(right))


def _arrow(pair: Pair) -> str:
    told = words.by_words(pair)
    return told if told or pair.difference.change is Change.WITHHELD else "▲"


def _between(pair: Pair) -> str:
    """The measure, or why there is nothing to compare."""
    if pair.difference.change is Change.WITHHELD:
        return say("for få svar")
    if pair.match is Match.LIKELY:
        return say("ordlyden er endret")
    if pair.match is Match.OTHER_SCALE:
        return say("skalaen er endret")
    if pair.match is Match.NEW:
        return say("nytt spørsmål")
    if pair.match is Match.GONE:
        return say("ikke spurt nå")
    if not pair.measures:
        return say("○ ingen tiltak her")
    first = pair.measures[0]
    return f"{_STATUS_SIGNS[first.status]} {first.text}"


def pairs_header(earlier: int, later: int, wide: bool) -> Content:
    width = 34 if wide else 21
    told = f"{earlier:>5}  {later:>5}  {'':7}{say('Tiltak imellom'):<{width}}"
    return Content.styled(told, "$text-muted")


def about_pair(pair: Pair, years: tuple[int, int], again: str, bar: int) -> list[str]:
    """Both bars, what can be said, and every measure with its status."""
    scale = words.scale_of(pair)
    out: list[str] = []
    for year, cell, there in (
        (years[0], pair.earlier_cell, pair.earlier),
        (years[1], pair.later_cell, pair.later),
    ):
        shown = words.figure(cell, scale) if there else "–"
        n = say("{n} svar", n=cell.answers) if cell.answers else ""
        out.append(f"{year:>6}   {words.bar(cell.mean, scale, bar)}   {shown:>5}  {n}")
    told = words.change_words(pair)
    out.append(say("Kan vi si noe?   {told}", told=f"{told}; {again}" if again else told))
    if pair.match in (Match.LIKELY, Match.SAID_SAME) and pair.earlier is not None:
        out.append(say("Før sto det:     «{text}»", text=pair.earlier.item.text))
    if pair.compared:
        out.append(say("Tiltak:          {what}", what=_measures(pair)))
    return out


def _measures(pair: Pair) -> str:
    if not pair.measures:
        return say("ingen tiltak var rettet hit")
    status: Mapping[MeasureStatus, str] = {
        one: text.in_(current()) for one, text in MEASURE_STATUS_WORDS.items()
    }
    return "; ".join(f"{one.text} ({status[one.status]})" for one in pair.measures)
