"""What `undersokelse` prints: bars for one year, a table for two, and the reservation last."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from verksted.desk import surveys_words as words
from verksted.survey.compare import Match, Pair, pairs
from verksted.survey.small import HIDDEN, hidden_in_both, options, percent, table
from verksted.survey.weak import Spot, spots
from verksted.workshop.language import say
from verksted.workshop.survey import Breakdown, Choice, SameQuestion, Survey
from verksted.workshop.survey_figures import Change

_WIDEST = 100
_BAR = 20


def lines(
    survey: Survey,
    earlier: Survey | None,
    k: int,
    comments: Mapping[str, Sequence[str]],
    wanted: Sequence[str] | None,
    *,
    said: Sequence[SameQuestion] = (),
) -> Iterator[str]:
    """Everything, line by line. `wanted` are words of background questions to break down by.

    `said` are questions of the two years that a person has called the same.
    """
    if earlier is None:
        yield from _one_year(survey, k)
    else:
        yield from _two_years(earlier, survey, k, said)
    for word in wanted or ():
        yield from _groups(survey, earlier, word, k)
    yield from _comment_lines(survey, k, comments)
    yield ""
    for text in (words.few_words(survey), words.reservation()):
        if text:
            yield from textwrap.wrap(text, _width())


def _width() -> int:
    return min(_WIDEST, max(60, shutil.get_terminal_size((80, 24)).columns))


def _one_year(survey: Survey, k: int) -> Iterator[str]:
    yield words.heading(survey)
    found = spots(survey, k)
    scales = dict.fromkeys(words.ends(spot.result.item.scale) for spot in found)
    for scale in scales:
        yield ""
        yield say("Skala {ends}, svakest først", ends=scale)
        for spot in found:
            if words.ends(spot.result.item.scale) == scale:
                yield from _spot(spot)
    for choice in survey.choices:
        yield from _choice(choice, k)


def _spot(spot: Spot) -> Iterator[str]:
    scale = spot.result.item.scale
    if not spot.cell.shown:
        lead = f"{HIDDEN:>5} {'':{_BAR}} {HIDDEN:>5}  "
        yield from _hung(lead, f"{spot.result.item.text} ({words.why_words(spot.cell)})")
        return
    sign = say("▲ svakt") if spot.weak else say("● bra") if spot.strong else ""
    shown = words.figure(spot.cell, scale)
    lead = f"{shown:>5} {words.bar(spot.cell.mean, scale, _BAR)} {spot.cell.answers or 0:>5}  "
    yield from _hung(lead, f"{spot.result.item.text}{f'  {sign}' if sign else ''}")


def _hung(lead: str, text: str) -> Iterator[str]:
    """The text after its lead, further lines under its first."""
    rows = textwrap.wrap(text, max(24, _width() - len(lead))) or [""]
    yield lead + rows[0]
    yield from (" " * len(lead) + row for row in rows[1:])


def _choice(choice: Choice, k: int) -> Iterator[str]:
    shown, more = options(choice, k)
    yield ""
    yield from textwrap.wrap(
        say("{text} ({n} svar)", text=choice.text, n=choice.answers if choice.answers >= k else HIDDEN),
        _width(),
    )
    for one in shown:
        share = percent(one.answers, choice.answers)
        told = f"{share} %" if share is not None else ""
        yield from _hung(f"{one.answers:>5} {told:>5}  ", one.label)
    if more:
        yield f"{HIDDEN:>5} {'':>5}  {say('svar som få har gitt')}"


def _two_years(earlier: Survey, later: Survey, k: int, said: Sequence[SameQuestion]) -> Iterator[str]:
    both = pairs(earlier, later, k=k, said=said)
    same = sum(1 for pair in both if pair.compared)
    before, now = spots(earlier, k), spots(later, k)
    a, b = earlier.year or say("før"), later.year or say("nå")
    yield say("{a} og {b} · {n} og {m} svar", a=a, b=b, n=earlier.answers, m=later.answers)
    yield say("Samme spørsmål: {same} av {all}", same=same, all=len(both))
    yield ""
    yield f"{a!s:>6} {b!s:>6}"
    for pair in both:
        yield from _pair(pair, before, now)


def _pair(pair: Pair, before: Sequence[Spot], now: Sequence[Spot]) -> Iterator[str]:
    scale = words.scale_of(pair)
    a = words.figure(pair.earlier_cell, scale) if pair.earlier else "–"
    b = words.figure(pair.later_cell, scale) if pair.later else "–"
    yield from _hung(f"{a:>6} {b:>6}  {words.by_words(pair):>6}  ", pair.text)
    told = words.change_words(pair)
    if pair.difference.change is Change.UNSURE and pair.later and pair.earlier:
        again = words.again_words(pair.later.item.id, pair.earlier.item.id, before, now)
        told = f"{told}; {again}" if again else told
    yield from _hung(" " * 24, told)
    if pair.match is Match.LIKELY and pair.earlier is not None:
        yield from _hung(" " * 24, say("Før sto det: «{text}»", text=pair.earlier.item.text))


def _groups(survey: Survey, earlier: Survey | None, word: str, k: int) -> Iterator[str]:
    found = breakdown_of(survey, word)
    if found is None:
        yield ""
        yield say("Ingen bakgrunnsspørsmål heter noe med «{word}».", word=word)
        return
    other = breakdown_of(earlier, word) if earlier else None
    hidden = hidden_in_both(other, found, k) if other else frozenset()
    for one, breakdown in ((survey, found), (earlier, other)):
        if one is not None and breakdown is not None:
            yield from _group_table(one, breakdown, k, hidden)


def breakdown_of(survey: Survey | None, word: str) -> Breakdown | None:
    """The background question whose wording holds this word."""
    if survey is None:
        return None
    low = word.casefold()
    return next((one for one in survey.breakdowns if low in one.text.casefold()), None)


def _group_table(survey: Survey, breakdown: Breakdown, k: int, hidden: frozenset[str]) -> Iterator[str]:
    cells = table(survey, breakdown, k, hidden)
    labels = list(dict.fromkeys(label for row in cells.values() for label in row))
    yield ""
    yield f"{breakdown.text}{f' · {survey.year}' if survey.year else ''}"
    if not labels:
        yield say("Ingen av gruppene er store nok til å vises.")
        return
    yield from (f"  {at}: {label}" for at, label in enumerate(labels, 1))
    yield "".join(f"{at:>7}" for at in range(1, len(labels) + 1))
    for result in survey.results:
        row = cells[result.item.id]
        lead = "".join(f"{words.figure(row[label], result.item.scale):>7}" for label in labels) + "  "
        yield from _hung(lead, result.item.text)
    if len(labels) < len([group for group in breakdown.groups if group.label]):
        yield say("Små grupper er utelatt, og så mange til at de ikke kan regnes ut.")


def _comment_lines(survey: Survey, k: int, comments: Mapping[str, Sequence[str]]) -> Iterator[str]:
    if not survey.comments:
        return
    yield ""
    yield say("Fritekst")
    for one in survey.comments:
        n = one.answers if one.answers >= k else HIDDEN
        yield from _hung(f"{n!s:>5}  ", say("svar: {text}", text=one.text))
        yield from (line for text in comments.get(one.id, ()) for line in _hung("       – ", text))
    if not comments:
        yield say("Fritekst vises ikke rått. --fritekst viser den med personopplysninger tatt ut.")
