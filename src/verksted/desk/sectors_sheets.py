"""What staff and other sectors are sent, and the chapters their answers become.

A chapter is laid ready, not written: headings, what was approved, tables, and empty fields in which the
service writes its own assessment. So it keeps its competence, and the text stays its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verksted.desk.desk import Desk
from verksted.desk.sectors import Others
from verksted.desk.sending import day_in_words
from verksted.desk.writing_room import with_room
from verksted.workshop.followup import MEASURE_STATUS_WORDS, Measure, Origin
from verksted.workshop.handout import Bullets, Handout, HandoutKind, Heading, Paragraph, Part, Table
from verksted.workshop.language import say
from verksted.workshop.points import PointSign
from verksted.workshop.sectors import MEETING_WORDS, STAFF, STAGE_WORDS, Contribution, Sector, Stage
from verksted.workshop.words import Text, WrittenStandard

_SIGN_HEADINGS: dict[PointSign, Text] = {
    PointSign.WORKS: Text("Dette fungerer", "Dette fungerer"),
    PointSign.MUST_IMPROVE: Text("Dette må bli bedre", "Dette må bli betre"),
    PointSign.ADVICE: Text("Råd og avtaler", "Råd og avtalar"),
}
_OWN_WORDS = Text("Vår vurdering", "Vår vurdering")


def question_form(desk: Desk, which: str) -> Handout:
    """The form that is sent: the chosen questions, each with room for an answer, and no field for a name."""
    standard = desk.workshop.standard
    titles = {
        STAFF: Text("Spørsmål til de tillitsvalgte", "Spørsmål til dei tillitsvalde"),
        "sectors": Text("Spørsmål om samarbeidet", "Spørsmål om samarbeidet"),
    }
    lead = Text(
        "Svar kort, og skriv én ting på hver linje. Skriv ikke om enkeltsaker, og ikke navn.",
        "Svar kort, og skriv éin ting på kvar linje. Skriv ikkje om enkeltsaker, og ikkje namn.",
    )
    header = (Text("Spørsmål", "Spørsmål").in_(standard), Text("Svaret deres", "Svaret dykkar").in_(standard))
    rows = tuple((f"{at}. {text}", "") for at, text in enumerate(Others(desk).questions(which), 1))
    title = titles[which].in_(standard)
    name = "sporsmal-tillitsvalgte" if which == STAFF else "sporsmal-sektorer"
    parts = (Paragraph(lead.in_(standard)), Table(header, rows, title))
    return with_room(Handout(name, HandoutKind.LETTER, standard, title, parts))


def sectors_chapter(desk: Desk) -> Handout:
    """«Samarbeid med andre sektorer», laid ready. Raises ValueError while nobody's answer is approved."""
    others, standard = Others(desk), desk.workshop.standard
    told = [(one, _approved(others.said(one.id))) for one in others.sectors()]
    told = [(one, said) for one, said in told if said]
    if not told:
        raise ValueError(say("Ingen svar er godkjent ennå. Gå gjennom svarene først."))
    lead = Text("Kapitlet bygger på svar fra: {names}.", "Kapitlet byggjer på svar frå: {names}.")
    names = ", ".join(one.name for one, _ in told)
    parts: list[Part] = [Paragraph(lead.in_(standard).format(names=names))]
    for sector, said in told:
        parts += [Heading(_heading(sector, standard)), *_by_sign(said, standard), *_assessment(standard)]
    parts += _agreement([one for one, _ in told], standard)
    parts += _measures(desk, Origin.SECTOR, standard)
    title = Text("Samarbeid med andre sektorer", "Samarbeid med andre sektorar").in_(standard)
    return Handout("kapittel-samarbeid", HandoutKind.RUN_SHEET, standard, title, tuple(parts))


def staff_chapter(desk: Desk) -> Handout:
    """«Bemanning og kompetanse», laid ready. Raises ValueError with neither meeting nor approved answer."""
    others, standard = Others(desk), desk.workshop.standard
    said, meetings = _approved(others.said(STAFF)), others.meetings()
    if not said and not meetings:
        raise ValueError(say("Her er verken møter eller godkjente merknader ennå."))
    parts: list[Part] = []
    if meetings:
        header = tuple(
            text.in_(standard)
            for text in (
                Text("Når", "Når"),
                Text("Hva", "Kva"),
                Text("Merknader", "Merknader"),
                Text("Dette ble endret", "Dette vart endra"),
            )
        )
        rows = tuple(
            (
                _day(one.day, standard),
                MEETING_WORDS[one.kind].in_(standard),
                one.remarks or "–",
                one.changed or "–",
            )
            for one in meetings
        )
        caption = Text("Møter med tillitsvalgte og ansatte", "Møte med tillitsvalde og tilsette").in_(
            standard
        )
        parts += [
            Heading(Text("Slik har de ansatte vært med", "Slik har dei tilsette vore med").in_(standard))
        ]
        parts.append(Table(header, rows, caption))
    if said:
        parts += [
            Heading(Text("Det de ansatte sier", "Det dei tilsette seier").in_(standard)),
            *_by_sign(said, standard),
        ]
    for heading in (
        Text("Arbeidsmiljøet", "Arbeidsmiljøet"),
        Text("Det vi gjør for at folk skal bli", "Det vi gjer for at folk skal bli"),
        Text("Kompetansen vi har og trenger", "Kompetansen vi har og treng"),
    ):
        parts += [Heading(heading.in_(standard)), *_assessment(standard)]
    parts += _measures(desk, Origin.STAFF, standard)
    title = Text("Bemanning og kompetanse", "Bemanning og kompetanse").in_(standard)
    return Handout("kapittel-bemanning", HandoutKind.RUN_SHEET, standard, title, tuple(parts))


def contact_plan(desk: Desk) -> Handout:
    """Which sectors are asked, in which role, by when, and how far it has come."""
    standard = desk.workshop.standard
    header = (
        Text("Sektor", "Sektor"),
        Text("Hvem (rolle)", "Kven (rolle)"),
        Text("Frist", "Frist"),
        Text("Status", "Status"),
    )
    rows = tuple(
        (
            one.name,
            one.role or "",
            _day(one.due, standard) if one.due else "",
            STAGE_WORDS[one.stage].in_(standard),
        )
        for one in Others(desk).sectors()
    )
    title = Text("Kontaktplan for andre sektorer", "Kontaktplan for andre sektorar").in_(standard)
    table = Table(tuple(text.in_(standard) for text in header), rows, title)
    return Handout("kontaktplan", HandoutKind.RUN_SHEET, standard, title, (table,))


def approved_texts(desk: Desk) -> list[str]:
    """What a person has let into the chapters: the leak scan takes their word for it."""
    others = Others(desk)
    sources = (STAFF, *(one.id for one in others.sectors()))
    return [one.text for source in sources for one in others.said(source) if one.approved]


def _approved(said: Iterable[Contribution]) -> list[Contribution]:
    return [one for one in said if one.approved]


def _by_sign(said: Sequence[Contribution], standard: WrittenStandard) -> list[Part]:
    found: list[Part] = []
    for sign, heading in _SIGN_HEADINGS.items():
        lines = tuple(one.text for one in said if one.sign is sign)
        if lines:
            found += [Heading(heading.in_(standard), 3), Bullets(lines)]
    return found


def _heading(sector: Sector, standard: WrittenStandard) -> str:
    if sector.stage in (Stage.DRAFTED, Stage.AGREED):
        return sector.name
    draft = Text("utkast, ikke lest av dem", "utkast, ikkje lese av dei").in_(standard)
    return f"{sector.name} ({draft})"


def _assessment(standard: WrittenStandard) -> list[Part]:
    """An empty field: the words are the service's own."""
    blank = Text("Skriv her.", "Skriv her.").in_(standard)
    name = _OWN_WORDS.in_(standard)
    return [Table((name,), ((f"[{blank}]",),), name, by_hand=True)]


def _agreement(asked: Sequence[Sector], standard: WrittenStandard) -> list[Part]:
    names = [one.name for one in asked if one.stage is Stage.AGREED]
    if not names:
        return []
    text = Text(
        "Disse har lest teksten og er enige: {names}.", "Desse har lese teksten og er einige: {names}."
    )
    return [Paragraph(text.in_(standard).format(names=", ".join(names)))]


def _measures(desk: Desk, origin: Origin, standard: WrittenStandard) -> list[Part]:
    found = [one for one in desk.measures.all() if one.origin is origin]
    if not found:
        return []
    header = (
        Text("Tiltak", "Tiltak"),
        Text("Ansvarlig", "Ansvarleg"),
        Text("Frist", "Frist"),
        Text("Status", "Status"),
    )
    rows = tuple(_measure_row(one, standard) for one in found)
    title = Text("Dette gjør vi", "Dette gjer vi").in_(standard)
    return [Heading(title), Table(tuple(text.in_(standard) for text in header), rows, title)]


def _measure_row(one: Measure, standard: WrittenStandard) -> tuple[str, ...]:
    due = _day(one.due, standard) if one.due else "–"
    word = MEASURE_STATUS_WORDS[one.status].in_(standard)
    return (one.text, one.role or "–", due, f"{word}: {one.why_not}" if one.why_not else word)


def _day(day: str, standard: WrittenStandard) -> str:
    from datetime import date

    return day_in_words(date.fromisoformat(day), standard) if day else ""
