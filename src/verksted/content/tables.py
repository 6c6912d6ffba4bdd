"""The tables that go into letters and sheets: answers to the advice, the agenda, phone numbers.

The answers are made from a released summary and from nothing rawer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verksted.content.disclosure import PhoneNumber
from verksted.workshop.agenda import Slot, format_clock
from verksted.workshop.followup import MeasureStatus, quarter_words
from verksted.workshop.handout import Bullets, Heading, Paragraph, Part, Table
from verksted.workshop.points import PointSign
from verksted.workshop.summary import Summary, SummaryMeasure, SummaryTheme
from verksted.workshop.text import clean_line
from verksted.workshop.words import MONTHS, Text, WrittenStandard


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the letter back: what was said, what is done about it and when, or why not."""

    said: str
    doing: str = ""
    when: str = ""
    why_not: str = ""


_ANSWER_HEADER = (
    Text("Dette sa dere", "Dette sa de"),
    Text("Dette gjør vi", "Dette gjer vi"),
    Text("Når", "Når"),
    Text("Dette får vi ikke til, fordi", "Dette får vi ikkje til, fordi"),
)
_ANSWER_CAPTION = Text("Svar på rådene fra verkstedet", "Svar på råda frå verkstaden")
_NOT_YET = Text("Vi har ikke bestemt noe ennå.", "Vi har ikkje bestemt noko enno.")


def answers_of(summary: Summary) -> tuple[Answer, ...]:
    """What each theme is owed: its advice, then what is done, or why it is not.

    A theme without a measure gets a line that says so, so that nothing said is passed over in silence.
    Praise asks for no answer and is left out.
    """
    return tuple(
        answer
        for theme in summary.themes
        for answer in _theme_answers(theme, summary.measures, summary.malform)
    )


def _theme_answers(
    theme: SummaryTheme, measures: Iterable[SummaryMeasure], standard: WrittenStandard
) -> Iterator[Answer]:
    asked = [point.text for point in theme.points if point.sign is PointSign.ADVICE]
    asked += [point.text for point in theme.points if point.sign is PointSign.MUST_IMPROVE]
    if not asked:
        return
    said = " ".join(_whole(text) for text in asked)
    own = [measure for measure in measures if theme.id in measure.themes]
    if not own:
        yield Answer(f"{theme.name}: {said}", _NOT_YET.in_(standard))
    for index, measure in enumerate(own):
        first = f"{theme.name}: {said}" if index == 0 else theme.name
        if measure.status is MeasureStatus.NOT_DONE:
            yield Answer(first, why_not=f"{_whole(measure.text)} {measure.why_not}".strip())
        else:
            yield Answer(first, measure.text, quarter_words(measure.due).in_(standard))


def _whole(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def answers_table(answers: Iterable[Answer], standard: WrittenStandard) -> Table:
    """The table of the letter back, in the letter's own written standard."""
    rows = tuple(
        tuple(clean_line(cell) or "–" for cell in (entry.said, entry.doing, entry.when, entry.why_not))
        for entry in answers
    )
    return Table(tuple(text.in_(standard) for text in _ANSWER_HEADER), rows, _ANSWER_CAPTION.in_(standard))


_EASY_SAID = Text("Dere sa:", "De sa:")
_EASY_DO = Text("Dette gjør vi:", "Dette gjer vi:")
_EASY_DO_NOT = Text("Dette gjør vi ikke:", "Dette gjer vi ikkje:")
_EASY_BECAUSE = Text("{what} Grunnen er: {why}", "{what} Grunnen er: {why}")
_EASY_BY = Text(
    "{what} Det skal være gjort før {month} {year} er over.",
    "{what} Det skal vere gjort før {month} {year} er over.",
)


def easy_answers(summary: Summary) -> tuple[Part, ...]:
    """The same answers without a table: theme by theme what was said, what is done, what is not and why."""
    standard = summary.malform
    made: list[Part] = []
    for theme in summary.themes:
        asked = [
            _whole(point.easy or point.text) for point in theme.points if point.sign is not PointSign.WORKS
        ]
        if not asked:
            continue
        own = [measure for measure in summary.measures if theme.id in measure.themes]
        done = [_easy_by(one, standard) for one in own if one.status is not MeasureStatus.NOT_DONE]
        refused = [
            one.easy or _EASY_BECAUSE.in_(standard).format(what=_whole(one.text), why=one.why_not)
            for one in own
            if one.status is MeasureStatus.NOT_DONE
        ]
        made += [Heading(theme.name, 3), Paragraph(_EASY_SAID.in_(standard)), Bullets(tuple(asked))]
        if done or not refused:
            made += [
                Paragraph(_EASY_DO.in_(standard)),
                Bullets(tuple(done) or (_NOT_YET.in_(standard),)),
            ]
        if refused:
            made += [Paragraph(_EASY_DO_NOT.in_(standard)), Bullets(tuple(refused))]
    return tuple(made)


def _easy_by(measure: SummaryMeasure, standard: WrittenStandard) -> str:
    """With the last month of its quarter, which says more to people than «1. kvartal»."""
    what = _whole(measure.easy or measure.text)
    year, _, number = measure.due.partition("-Q")
    if not number or measure.status is MeasureStatus.DONE:
        return what
    return _EASY_BY.in_(standard).format(what=what, month=MONTHS[int(number) * 3 - 1], year=year)


_HEARD_HEADER = (Text("Nr.", "Nr."), Text("Dette hørte vi", "Dette høyrde vi"), Text("Rett?", "Rett?"))
_HEARD_CAPTION = Text("Det vi hørte, punkt for punkt", "Det vi høyrde, punkt for punkt")


def heard_table(summary: Summary) -> Table:
    """Every point of the summary with a number to call it by, and room to say whether it is right."""
    standard = summary.malform
    points = [(theme.name, point.text) for theme in summary.themes for point in theme.points]
    rows = tuple(
        (str(number), f"{clean_line(name)}: {clean_line(text)}", "ja / nei")
        for number, (name, text) in enumerate(points, 1)
    )
    return Table(tuple(text.in_(standard) for text in _HEARD_HEADER), rows, _HEARD_CAPTION.in_(standard))


def agenda_table(slots: Iterable[Slot], standard: WrittenStandard) -> Table:
    """When and what: the names of the blocks, and nothing of what they ask."""
    header = (Text("Når", "Når"), Text("Hva", "Kva"))
    rows = tuple((format_clock(slot.start), clean_line(slot.block.name)) for slot in slots)
    return Table(tuple(text.in_(standard) for text in header), rows, Text("Program", "Program").in_(standard))


def numbers_table(numbers: Iterable[PhoneNumber], standard: WrittenStandard) -> Table:
    """Whom to call when. A number that is not filled in is left out: check `DisclosurePanel.missing`."""
    header = (Text("Hvem", "Kven"), Text("Nummer", "Nummer"), Text("Når", "Når"))
    rows = tuple(
        (entry.name.in_(standard), entry.number, entry.when.in_(standard))
        for entry in numbers
        if entry.number
    )
    return Table(
        tuple(text.in_(standard) for text in header),
        rows,
        Text("Telefonnumre", "Telefonnummer").in_(standard),
    )
