"""The pack from one period to the next: open measures, the last comparison, open promises, where things lie.

Made of released summaries and the wheel alone. What the program cannot know stands as empty fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from verksted.content.wheel import STRAND_NAMES
from verksted.desk.desk import Desk
from verksted.desk.register import ServiceRegister
from verksted.desk.wheel import Wheel, desk_wheel
from verksted.desk.wheel_view import when
from verksted.desk.writing_room import with_room
from verksted.report.chapter_survey import shown
from verksted.report.texts import Words
from verksted.workshop.followup import MEASURE_STATUS_WORDS, quarter_words
from verksted.workshop.handout import Bullets, Handout, HandoutKind, Heading, Paragraph, Part, Table
from verksted.workshop.measures_over_years import Carried, newest, summary_year
from verksted.workshop.points import PointSign
from verksted.workshop.summary import Summary, SummaryPromise
from verksted.workshop.survey_figures import Change, SurveyFigures
from verksted.workshop.wheel import wheel_year
from verksted.workshop.wheel_marks import STANDING_WORDS, Standing, WheelEntry
from verksted.workshop.words import Text, WrittenStandard

_TITLE = Text("Overlevering: {first}–{last}", "Overlevering: {first}–{last}")
_LEAD = Text(
    "Denne pakken går fra én periode til den neste. Den er laget av det som er frigitt, og av årshjulet. "
    "Fyll ut de tomme rutene før den leveres.",
    "Denne pakka går frå éin periode til den neste. Ho er laga av det som er frigitt, og av årshjulet. "
    "Fyll ut dei tomme rutene før ho blir levert.",
)


def handover_of(desk: Desk, today: date) -> Handout:
    """From an open workbook: its released summaries, and its wheel. Raises ValueError with neither."""
    summaries = [max(desk.released.all(), key=lambda one: one.at).summary] if len(desk.released) else []
    places = [(desk.workbook.folder.name, summary) for summary in summaries]
    return handover(desk_wheel(desk), places, today, desk.workshop.standard)


def handover_from(register: ServiceRegister, today: date, standard: WrittenStandard) -> Handout:
    """From the register: everything that was released over the years."""
    counted = {summary.id for summary in register.newest_of_each()}
    places = [(one.book, one.summary) for one in register.summaries() if one.id in counted]
    return handover(register.wheel, places, today, standard)


def handover(
    wheel: Wheel, places: Sequence[tuple[str, Summary]], today: date, standard: WrittenStandard
) -> Handout:
    """The pack of the period that `today` falls in. `places` are summaries with the folder each came from."""
    if not places and not wheel.used:
        raise ValueError(say_nothing())
    first = wheel.first_year(today)
    summaries = [summary for _, summary in places]
    parts: list[Part] = [Paragraph(_LEAD.in_(standard))]
    parts += _where_we_are(wheel.entries(first) if wheel.used else [], first, today, standard)
    parts += _measures(newest(summaries), standard)
    parts += _comparison(summaries, standard)
    parts += _promises(summaries, standard)
    parts += _files(places, standard)
    title = _TITLE.in_(standard).format(first=first, last=first + 3)
    return with_room(Handout("overlevering", HandoutKind.RUN_SHEET, standard, title, tuple(parts)))


def say_nothing() -> str:
    """The one sentence for a pack with nothing in it."""
    from verksted.workshop.language import say

    return say("Her er verken et frigitt sammendrag eller et årshjul å gi videre.")


def _table(
    header: Sequence[Text], rows: Sequence[tuple[str, ...]], caption: Text, standard: WrittenStandard
) -> Table:
    return Table(tuple(text.in_(standard) for text in header), tuple(rows), caption.in_(standard))


def _where_we_are(
    entries: Sequence[WheelEntry], first: int, today: date, standard: WrittenStandard
) -> list[Part]:
    heading = Heading(Text("Hvor vi er i hjulet", "Kvar vi er i hjulet").in_(standard))
    if not entries:
        return [
            heading,
            Paragraph(Text("Årshjulet er ikke brukt.", "Årshjulet er ikkje brukt.").in_(standard)),
        ]
    where = Text("Nå er det ÅR{year}.", "No er det ÅR{year}.").in_(standard)
    left = [entry for entry in entries if entry.standing(today) is not Standing.DONE]
    rows = [
        (
            entry.name.in_(standard),
            STRAND_NAMES[entry.strand].in_(standard),
            when(entry),
            STANDING_WORDS[entry.standing(today)].in_(standard),
        )
        for entry in left
    ]
    header = (Text("Hva", "Kva"), Text("Spor", "Spor"), Text("Når", "Når"), Text("Status", "Status"))
    parts: list[Part] = [heading, Paragraph(where.format(year=wheel_year(today, first)))]
    if rows:
        parts.append(_table(header, rows, Text("Det som ikke er gjort", "Det som ikkje er gjort"), standard))
    else:
        parts.append(Paragraph(Text("Alt i perioden er gjort.", "Alt i perioden er gjort.").in_(standard)))
    return parts


def _measures(found: Sequence[Carried], standard: WrittenStandard) -> list[Part]:
    heading = Heading(Text("Tiltak som står åpne", "Tiltak som står opne").in_(standard))
    if not found:
        none = Text("Ingen tiltak står åpne.", "Ingen tiltak står opne.")
        return [heading, Paragraph(none.in_(standard))]
    header = (
        Text("Tiltak", "Tiltak"), Text("Fra år", "Frå år"), Text("Ansvarlig", "Ansvarleg"),
        Text("Frist", "Frist"), Text("Status", "Status"), Text("Videre", "Vidare"),
    )  # fmt: skip
    rows = [
        (
            one.text,
            str(one.year),
            one.role or "–",
            quarter_words(one.due).in_(standard) if one.due else "–",
            MEASURE_STATUS_WORDS[one.status].in_(standard),
            "",
        )
        for one in found
    ]
    caption = Text(
        "Åpne tiltak, med plass til hva som skjer videre", "Opne tiltak, med plass til kva som skjer vidare"
    )
    return [heading, _table(header, rows, caption, standard)]


def _comparison(summaries: Sequence[Summary], standard: WrittenStandard) -> list[Part]:
    """Two surveys question by question where figures were released, and themes year by year."""
    heading = Heading(Text("Siste sammenligning", "Siste samanlikning").in_(standard))
    by_year = sorted(summaries, key=lambda one: one.quarter)
    figures = next((one.survey for one in reversed(by_year) if one.survey is not None), None)
    if figures is not None and figures.earlier_year is not None:
        heading_and_figures: list[Part] = [heading, _figures(figures, standard)]
        return heading_and_figures + (_themes(by_year, standard) if len(by_year) > 1 else [])
    if len(by_year) < 2:
        text = Text(
            "Det finnes bare ett sammendrag. Legg ved tallene fra undersøkelsene her.",
            "Det finst berre eitt samandrag. Legg ved tala frå undersøkingane her.",
        )
        return [heading, Paragraph(text.in_(standard))] if by_year else [heading, _blank(standard)]
    return [heading, *_themes(by_year, standard)]


def _themes(by_year: Sequence[Summary], standard: WrittenStandard) -> list[Part]:
    """The two newest summaries: which themes come again, are new, or were not raised."""
    before, after = by_year[-2], by_year[-1]
    earlier = {theme.name.casefold() for theme in before.themes}
    later = {theme.name.casefold() for theme in after.themes}
    again, new = Text("igjen", "att"), Text("nytt", "nytt")
    rows = [
        (
            theme.name,
            (again if theme.name.casefold() in earlier else new).in_(standard),
            _wanted(after, theme.id),
        )
        for theme in after.themes
    ]
    not_now = Text("ikke nevnt nå", "ikkje nemnt no").in_(standard)
    rows += [(theme.name, not_now, "–") for theme in before.themes if theme.name.casefold() not in later]
    lead = Text(
        "Sammendragene fra {a} og {b}. Små grupper: les retningen, ikke antallet.",
        "Samandraga frå {a} og {b}. Små grupper: les retninga, ikkje talet.",
    )
    years = {"a": summary_year(before) or "–", "b": summary_year(after) or "–"}
    header = (Text("Tema", "Tema"), Text("Nå", "No"), Text("Det viktigste rådet", "Det viktigaste rådet"))
    caption = Text("Temaer i de to siste sammendragene", "Tema i dei to siste samandraga")
    return [Paragraph(lead.in_(standard).format(**years)), _table(header, rows, caption, standard)]


_CHANGES: dict[Change, Text] = {
    Change.HIGHER: Text("høyere", "høgare"),
    Change.LOWER: Text("lavere", "lågare"),
    Change.SAME: Text("omtrent som før", "omtrent som før"),
    Change.UNSURE: Text("kan ikke sies sikkert", "kan ikkje seiast sikkert"),
    Change.NEW: Text("nytt spørsmål", "nytt spørsmål"),
    Change.NOT_COMPARABLE: Text("kan ikke sammenlignes", "kan ikkje samanliknast"),
    Change.WITHHELD: Text("for få svar", "for få svar"),
}


def _figures(figures: SurveyFigures, standard: WrittenStandard) -> Table:
    """The two surveys question by question, with the measures that were aimed at each."""
    header = (
        Text("Spørsmål", "Spørsmål"), Text(str(figures.earlier_year), str(figures.earlier_year)),
        Text(str(figures.later_year), str(figures.later_year)), Text("Endring", "Endring"),
        Text("Tiltak imens", "Tiltak i mellomtida"),
    )  # fmt: skip
    words = Words(standard)
    rows = [
        (
            line.question,
            shown(line.earlier, scale, words) or "–",
            shown(line.later, scale, words) or "–",
            _CHANGES[line.change].in_(standard),
            "; ".join(line.measures) or Text("ingen", "ingen").in_(standard),
        )
        for scale in figures.scales
        for line in scale.lines
    ]
    caption = Text(
        "De to undersøkelsene. Les svarene samlet: ett tall er et tegn, ikke et bevis.",
        "Dei to undersøkingane. Les svara samla: eitt tal er eit teikn, ikkje eit bevis.",
    )
    return _table(header, rows, caption, standard)


def _wanted(summary: Summary, theme_id: str) -> str:
    points = next((theme.points for theme in summary.themes if theme.id == theme_id), ())
    asked = [point.text for point in points if point.sign is not PointSign.WORKS]
    return asked[0] if asked else "–"


def _promises(summaries: Sequence[Summary], standard: WrittenStandard) -> list[Part]:
    heading = Heading(Text("Løfter som ikke er holdt ennå", "Løfte som ikkje er haldne enno").in_(standard))
    latest: dict[str, SummaryPromise] = {}
    for summary in sorted(summaries, key=lambda one: one.quarter):
        latest |= {promise.text.casefold(): promise for promise in summary.promises}
    left = [promise for promise in latest.values() if not promise.kept]
    if not left:
        none = Text("Ingen løfter står åpne.", "Ingen løfte står opne.")
        return [heading, Paragraph(none.in_(standard))]
    header = (Text("Løfte", "Løfte"), Text("Ansvarlig", "Ansvarleg"), Text("Når", "Når"))
    rows = [
        (one.text, one.role or "–", quarter_words(one.due).in_(standard) if one.due else "–") for one in left
    ]
    return [heading, _table(header, rows, Text("Åpne løfter", "Opne løfte"), standard)]


def _files(places: Sequence[tuple[str, Summary]], standard: WrittenStandard) -> list[Part]:
    """Where things lie: what the program knows of, and empty cells for the rest."""
    heading = Heading(Text("Hvor ting ligger", "Kvar ting ligg").in_(standard))
    header = (
        Text("Hva", "Kva"),
        Text("Mappe eller system", "Mappe eller system"),
        Text("Hvem har nøkkel (rolle)", "Kven har nøkkel (rolle)"),
    )
    rows: list[tuple[str, ...]] = [(_what(summary, standard), book or "", "") for book, summary in places]
    others = (
        Text("Registeret til tjenesten", "Registeret til tenesta"),
        Text("Tallene fra undersøkelsene", "Tala frå undersøkingane"),
        Text("Rapportene til kommunestyret", "Rapportane til kommunestyret"),
        Text("Gjenopprettingsnøklene", "Gjenopprettingsnøklane"),
    )
    rows += [(text.in_(standard), "", "") for text in others]
    caption = Text("Hva som ligger hvor, og hvem som har nøkkel", "Kva som ligg kvar, og kven som har nøkkel")
    remember = Text(
        "Skriv roller, ikke navn. Passord og nøkler skrives aldri her.",
        "Skriv roller, ikkje namn. Passord og nøklar skal aldri stå her.",
    )
    return [heading, _table(header, rows, caption, standard), Bullets((remember.in_(standard),))]


def _what(summary: Summary, standard: WrittenStandard) -> str:
    text = Text("Verkstedet i {when}", "Verkstaden i {when}").in_(standard)
    return text.format(when=quarter_words(summary.quarter).in_(standard))


def _blank(standard: WrittenStandard) -> Paragraph:
    text = Text("Ingenting er frigitt ennå.", "Ingenting er frigitt enno.")
    return Paragraph(text.in_(standard))
