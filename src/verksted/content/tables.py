"""The tables that go into letters and sheets: answers to the advice, the agenda, phone numbers.

The answers are made from a released summary and from nothing rawer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verksted.content.disclosure import PhoneNumber
from verksted.workshop.agenda import Slot, format_clock
from verksted.workshop.followup import MeasureStatus, quarter_words
from verksted.workshop.handout import Table
from verksted.workshop.points import PointSign
from verksted.workshop.summary import Summary, SummaryMeasure, SummaryTheme
from verksted.workshop.text import clean_line
from verksted.workshop.words import Text, WrittenStandard


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
