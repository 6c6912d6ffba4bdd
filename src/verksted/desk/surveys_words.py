"""A survey in words: figures, what may be said of a change, and the reservation that always goes along.

For the reader of a screen or a terminal through `say`; sentences for the report stand in both written
standards, since the workbook's own counts there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from verksted.survey.change import FEWEST
from verksted.survey.compare import Match, Pair, is_better, tenths
from verksted.survey.small import HIDDEN, PERCENT_FROM, WHY_WORDS, Cell, K
from verksted.survey.weak import Spot
from verksted.workshop.followup import MeasureStatus
from verksted.workshop.language import current, say
from verksted.workshop.survey import Scale, Survey
from verksted.workshop.survey_figures import Change
from verksted.workshop.words import Text, WrittenStandard

FULL, EMPTY = "█", "░"


def reservation() -> str:
    """What stands with every figure (domain.md B14), in the standard that is spoken."""
    from verksted.content.survey_rules import load_survey_rules

    return load_survey_rules().items["caveat"].text.in_(current())


def decimal(value: float) -> str:
    """One decimal with a comma, half away from nought."""
    shown = int(abs(value) * 10 + 0.5 + 1e-9)
    sign = "-" if value < 0 and shown else ""
    return f"{sign}{shown // 10},{shown % 10}"


def signed(value: float) -> str:
    """«↑ 0,9», «↓ 0,1», «= 0,0»."""
    shown = decimal(abs(value))
    return f"{'=' if shown == '0,0' else '↑' if value > 0 else '↓'} {shown}"


def by_words(pair: Pair) -> str:
    """The change between the figures as they are shown, so that they add up; "" where there is none."""
    first, second = tenths(pair.earlier_cell.mean), tenths(pair.later_cell.mean)
    if not pair.compared or first is None or second is None:
        return ""
    if pair.later is not None and pair.later.item.scale.width == 1:
        return _by_percent(pair)
    return signed((second - first) / 10)


def _by_percent(pair: Pair) -> str:
    """«↑ 17» between two shares in per cent; "" where one of them is told in words."""
    if pair.earlier is None or pair.later is None:
        return ""
    told = (
        figure(pair.earlier_cell, pair.earlier.item.scale),
        figure(pair.later_cell, pair.later.item.scale),
    )
    if not all(one.endswith(" %") for one in told):
        return ""
    step = int(told[1].removesuffix(" %")) - int(told[0].removesuffix(" %"))
    return f"{'=' if not step else '↑' if step > 0 else '↓'} {abs(step)}"


def figure(cell: Cell, scale: Scale) -> str:
    """A mean; of yes and no a share, in words where too few answered for per cent."""
    if cell.mean is None:
        return HIDDEN
    if scale.width != 1:
        return decimal(cell.mean)
    share = cell.mean - scale.lowest
    answers = cell.answers or 0
    few = round(min(share, 1 - share) * answers) < K  # on one side: they could be guessed
    if few and not 0.2 < share < 0.8:
        return say("nesten alle") if share > 0.5 else say("nesten ingen")
    if answers >= PERCENT_FROM:
        return f"{round(share * 100)} %"
    if share < 0.45:
        return say("under halvparten")
    return say("over halvparten") if share > 0.55 else say("halvparten")


def bar(mean: float | None, scale: Scale, width: int = 20) -> str:
    """A bar for a mean, as long as its share of the scale; empty cells for a withheld one."""
    if mean is None or not scale.width:
        return " " * width
    full = round((mean - scale.lowest) / scale.width * width)
    return FULL * full + EMPTY * (width - full)


def ends(scale: Scale) -> str:
    """«1–6», or «1–5 (helt uenig – helt enig)», or «nei – ja»."""
    if scale.words and scale.width == 1:
        return f"{scale.words[0].lower()} – {scale.words[-1].lower()}"
    words = f" ({scale.words[0].lower()} – {scale.words[-1].lower()})" if scale.words else ""
    return f"{scale.lowest}–{scale.highest}{words}"


def heading(survey: Survey) -> str:
    """«Undersøkelsen 2025 · 34 svar av 61 spurte»."""
    name = survey.name or say("Undersøkelsen")
    year = f" {survey.year}" if survey.year else ""
    n = survey.answers if survey.answers >= K else say("færre enn {k}", k=K)
    if survey.asked:
        told = say("{n} svar av {asked} spurte", n=n, asked=survey.asked)
    else:
        told = say("{n} svar", n=n)
    return f"{name}{year} · {told}"


def few_words(survey: Survey) -> str:
    """What to think of when few answered; "" where many did."""
    if survey.answers >= 100:
        return ""
    return say(
        "{n} svar er få. Les svarene samlet, og se på retningen mer enn på desimalene.", n=survey.answers
    )


def why_words(cell: Cell) -> str:
    return say(WHY_WORDS[cell.why]) if cell.why else ""


def change_words(pair: Pair) -> str:
    """What may be said of one question in two years, in a few words."""
    if pair.match is Match.GONE:
        return say("spørsmålet er ikke med nå")
    if pair.match is Match.NEW:
        return say("nytt spørsmål")
    if pair.match is Match.LIKELY:
        return say("ikke sammenlignbart: ordlyden er endret")
    if pair.match is Match.OTHER_SCALE:
        return say("ikke sammenlignbart: skalaen er endret")
    if pair.difference.change is Change.WITHHELD:
        return why_words(pair.later_cell) or say("for få svar til å vises")
    if pair.difference.change is Change.SAME:
        return say("omtrent som før")
    if pair.difference.change is Change.UNSURE:
        return _unsure(pair)
    return say("tydelig bedre") if is_better(pair) else say("tydelig svakere")


def _unsure(pair: Pair) -> str:
    least = min(pair.earlier_cell.answers or 0, pair.later_cell.answers or 0)
    if least < FEWEST:
        return say("for få svar til å si om det er endret")
    return say("ikke stor nok forskjell til å si om det er endret")


def again_words(item: str, earlier: str, before: Collection[Spot], now: Collection[Spot]) -> str:
    """What may be said where the numbers are too small for a change: was it weak then, is it weak now?"""
    was = any(spot.weak for spot in before if spot.id == earlier)
    is_now = any(spot.weak for spot in now if spot.id == item)
    if was and is_now:
        return say("blant de svakeste igjen")
    if is_now:
        return say("nytt blant de svakeste")
    return say("ikke blant de svakeste nå") if was else ""


def measure_words(pair: Pair) -> str:
    """The measures aimed at a question, or that none was."""
    if not pair.measures:
        return say("ingen tiltak var rettet hit")
    return "; ".join(measure.text for measure in pair.measures)


_SENTENCES: dict[Change, Text] = {
    Change.HIGHER: Text(
        "«{text}»: snittet er tydelig høyere i {later} ({b}) enn i {earlier} ({a}).",
        "«{text}»: snittet er tydeleg høgare i {later} ({b}) enn i {earlier} ({a}).",
    ),
    Change.LOWER: Text(
        "«{text}»: snittet er tydelig lavere i {later} ({b}) enn i {earlier} ({a}).",
        "«{text}»: snittet er tydeleg lågare i {later} ({b}) enn i {earlier} ({a}).",
    ),
    Change.SAME: Text(
        "«{text}»: svarene er omtrent som før, {a} i {earlier} og {b} i {later}.",
        "«{text}»: svara er omtrent som før, {a} i {earlier} og {b} i {later}.",
    ),
    Change.UNSURE: Text(
        "«{text}»: {a} i {earlier} og {b} i {later}. Det er for lite til å si om noe er endret.",
        "«{text}»: {a} i {earlier} og {b} i {later}. Det er for lite til å seie om noko er endra.",
    ),
    Change.NOT_COMPARABLE: Text(
        "«{text}»: spørsmålet er endret siden {earlier}, og svarene kan ikke sammenlignes.",
        "«{text}»: spørsmålet er endra sidan {earlier}, og svara kan ikkje samanliknast.",
    ),
    Change.NEW: Text("«{text}»: spørsmålet er nytt i {later}.", "«{text}»: spørsmålet er nytt i {later}."),
    Change.WITHHELD: Text(
        "«{text}»: for få svarte til at tallene kan vises.",
        "«{text}»: for få svara til at tala kan visast.",
    ),
}
_GONE = Text(
    "«{text}»: spørsmålet er ikke stilt i {later}.", "«{text}»: spørsmålet er ikkje stilt i {later}."
)
_SAID = Text(
    " Ordlyden er litt endret, men spørsmålet er det samme.",
    " Ordlyden er litt endra, men spørsmålet er det same.",
)
_MEASURES = Text(" Tiltak i mellomtiden: {what}.", " Tiltak i mellomtida: {what}.")
_NO_MEASURES = Text(" Ingen tiltak var rettet hit.", " Ingen tiltak var retta hit.")


def scale_of(pair: Pair) -> Scale:
    """The scale of a pair; of two that differ, the later."""
    one = pair.later or pair.earlier
    return one.item.scale if one else Scale(1, 6)


def sentence(pair: Pair, earlier: int, later: int, standard: WrittenStandard) -> str:
    """A drafted sentence for the report, no stronger than the numbers allow; a person mends it."""
    words = _GONE if pair.match is Match.GONE else _SENTENCES[pair.difference.change]
    scale = scale_of(pair)
    told = words.in_(standard).format(
        text=pair.text.rstrip(".:"),
        earlier=earlier,
        later=later,
        a=figure(pair.earlier_cell, scale),
        b=figure(pair.later_cell, scale),
    )
    if pair.match is Match.SAID_SAME:
        told += _SAID.in_(standard)
    if pair.compared and pair.difference.change is not Change.WITHHELD:
        done = [one for one in pair.measures if one.status is not MeasureStatus.NOT_DONE]
        what = "; ".join(measure.text.rstrip(".") for measure in done)
        told += _MEASURES.in_(standard).format(what=what) if what else _NO_MEASURES.in_(standard)
    return told


def spread_words(bands: Iterable[tuple[int, int, int]], scale: Scale) -> list[str]:
    """«1–2: 14 svar»: how the answers lie, one line a band."""
    out: list[str] = []
    for low, high, answers in bands:
        name = f"{low}" if low == high else f"{low}–{high}"
        if scale.words and low == high:
            name = scale.words[low - scale.lowest]
        out.append(say("{band}: {n} svar", band=name, n=answers))
    return out
