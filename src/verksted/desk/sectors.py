"""Staff and other sectors in an open workbook: who is asked, what they answer, what came of it.

Answers are masked as notes are before they are stored. Only what a person has approved goes into a
chapter, and the finished file is scanned like any other. Each function is one durable change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from verksted.content.letters import Use, load_templates
from verksted.content.markup import parts
from verksted.desk.copying import safe_line
from verksted.desk.following import day_of
from verksted.desk.registers import Register, Table
from verksted.privacy.certain import replace_certain
from verksted.workshop.handout import Bullets
from verksted.workshop.language import say
from verksted.workshop.notes import MAX_LINE, parse_line, split_paste
from verksted.workshop.points import PointSign, point_sign_of
from verksted.workshop.sectors import (
    PREFILLED,
    STAFF,
    Contribution,
    Meeting,
    MeetingKind,
    QuestionSet,
    Sector,
    Stage,
)
from verksted.workshop.text import clean, clean_line

if TYPE_CHECKING:
    from verksted.desk.desk import Desk
    from verksted.privacy.findings import Finding
    from verksted.workbook import Put
    from verksted.workshop.words import WrittenStandard

SECTORS = Table("sectors", Sector, attrgetter("id"))
MEETINGS = Table("staff_meetings", Meeting, attrgetter("id"))
CONTRIBUTIONS = Table("contributions", Contribution, attrgetter("id"))
QUESTIONS = Table("sector_questions", QuestionSet, attrgetter("id"))
MOST_LINES = 500
"""Lines of one paste."""
_USES = {STAFF: Use.STAFF_REPS, "sectors": Use.SECTORS}


class Others:
    """What others say, in the desk it is given."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    # Read anew each time: a new key makes a new workbook.

    @property
    def _sectors(self) -> Register[Sector]:
        return Register(self.desk.workbook, SECTORS)

    @property
    def _meetings(self) -> Register[Meeting]:
        return Register(self.desk.workbook, MEETINGS)

    @property
    def _contributions(self) -> Register[Contribution]:
        return Register(self.desk.workbook, CONTRIBUTIONS)

    # Sectors --------------------------------------------------------------------------------------

    def sectors(self) -> list[Sector]:
        """Health, school and nav always; then those of one's own, in the order they came."""
        kept = {one.id: one for one in self._sectors.all()}
        standard = self.desk.workshop.standard
        first: list[Sector] = []
        for at, (name, text) in enumerate(PREFILLED):
            fresh = Sector(name, text.in_(standard), order=at - len(PREFILLED))
            first.append(kept.pop(name) if name in kept else fresh)
        return first + sorted(kept.values(), key=lambda one: (one.order, one.id))

    def sector(self, sector_id: str) -> Sector:
        """One of them. Raises ValueError where it is gone."""
        found = next((one for one in self.sectors() if one.id == sector_id), None)
        if found is None:
            raise ValueError(say("Sektoren finnes ikke lenger."))
        return found

    def add_sector(self, name: str) -> Sector:
        """One of one's own. Raises ValueError for an empty name, or one that is there."""
        line = safe_line(self.desk, name)
        if not line:
            raise ValueError(say("Skriv hvilken tjeneste det er."))
        known = self.sectors()
        if line.casefold() in {one.name.casefold() for one in known}:
            raise ValueError(say("{name} står der fra før.", name=line))
        last = max(one.order for one in known)
        made = Sector(self.desk.tools.new_id(), line, order=last + 1)
        self.desk.apply([self._sectors.put(made)], say("La til en sektor"))
        return made

    def plan(self, sector_id: str, *, due: str, role: str) -> Sector:
        """By when they are to answer, and which role is asked. Raises ValueError for no day."""
        changed = replace(self.sector(sector_id), due=day_of(due), role=safe_line(self.desk, role))
        self.desk.apply([self._sectors.put(changed)], say("Planla kontakt med en sektor"))
        return changed

    def reach(self, sector_id: str, stage: Stage) -> Sector:
        """How far it has come."""
        changed = replace(self.sector(sector_id), stage=stage)
        self.desk.apply([self._sectors.put(changed)], say("Endret status for en sektor"))
        return changed

    def remove_sector(self, sector_id: str) -> None:
        """Take away a sector of one's own that has said nothing. Raises ValueError for others."""
        if sector_id in {name for name, _ in PREFILLED}:
            raise ValueError(say("Helse, skole og nav står alltid i lista."))
        if self.said(sector_id):
            raise ValueError(say("Sektoren har svart. Ta bort svarene først."))
        self.desk.apply([self._sectors.remove(sector_id)], say("Tok bort en sektor"))

    # Staff ----------------------------------------------------------------------------------------

    def meetings(self) -> list[Meeting]:
        return sorted(self._meetings.all(), key=lambda one: (one.day, one.id))

    def met(
        self, kind: MeetingKind, day: str, remarks: str = "", changed: str = "", *, meeting_id: str = ""
    ) -> Meeting:
        """A meeting that is set or was held, and what came of it. Raises ValueError without a day."""
        when = day_of(day)
        if not when:
            raise ValueError(say("Skriv dagen, for eksempel 15.03.2027."))
        name = meeting_id or self.desk.tools.new_id()
        made = Meeting(name, when, kind, safe_line(self.desk, remarks), safe_line(self.desk, changed))
        self.desk.apply([self._meetings.put(made)], say("Førte opp et møte"))
        return made

    def remove_meeting(self, meeting_id: str) -> None:
        self.desk.apply([self._meetings.remove(meeting_id)], say("Tok bort et møte"))

    # What they say --------------------------------------------------------------------------------

    def said(self, source: str) -> list[Contribution]:
        """What one source has said, in the order it came."""
        own = (one for one in self._contributions.all() if one.source == source)
        return sorted(own, key=lambda one: (one.order, one.id))

    def take(self, source: str, typed: str) -> list[Contribution]:
        """Store answers as they are typed or pasted, one a line; lines that repeat a question are left out.

        A first `+`, `-` or `>` says what kind it is, where `+` is among them; a list with one mark alone is
        layout. A sector that answers has answered. Raises ValueError for more than 500 lines.
        """
        safe, _ = replace_certain(typed, self.desk.hide_list())
        lines = _lines(safe)
        if len(lines) > MOST_LINES:
            raise ValueError(say("Det er for mange linjer. Lim inn høyst {most} om gangen.", most=MOST_LINES))
        asked = {_bare(one) for one in self.questions(STAFF if source == STAFF else "sectors")}
        last = max((one.order for one in self.said(source)), default=-1)
        made: list[Contribution] = []
        for line in lines:
            read = parse_line(line, seats=False)
            if not read.text or _bare(read.text) in asked:
                continue
            sign = point_sign_of(read.sign) or PointSign.ADVICE
            last += 1
            name = self.desk.tools.new_id()
            made.append(Contribution(name, source, read.text[:MAX_LINE], sign, order=last))
        ops: list[Put] = [self._contributions.put(one) for one in made]
        if made and source != STAFF:
            sector = self.sector(source)
            if sector.stage in (Stage.NOT_ASKED, Stage.ASKED):
                ops.append(self._sectors.put(replace(sector, stage=Stage.ANSWERED)))
        self.desk.apply(ops, say("Skrev inn svar"))
        return made

    def contribution(self, name: str) -> Contribution:
        """One of them. Raises ValueError where it is gone."""
        found = self._contributions.get(name)
        if found is None:
            raise ValueError(say("Svaret finnes ikke lenger."))
        return found

    def rewrite(self, name: str, text: str) -> Contribution:
        """New words; they must be approved anew. Raises ValueError for none."""
        line = safe_line(self.desk, text)[:MAX_LINE]
        if not line:
            raise ValueError(say("Skriv hva de sa."))
        return self._store(
            replace(self.contribution(name), text=line, approved=False), say("Skrev om et svar")
        )

    def set_sign(self, name: str, sign: PointSign) -> Contribution:
        return self._store(replace(self.contribution(name), sign=sign), say("Endret slag"))

    def approve(self, name: str, *, sure: bool = False) -> list[Finding]:
        """Let it into the chapter. With findings nothing happens until one is `sure`; they are returned."""
        one = self.contribution(name)
        found = [] if sure else self._findings(one.text)
        if not found:
            self._store(replace(one, approved=True), say("Godkjente et svar"))
        return found

    def _findings(self, text: str) -> list[Finding]:
        from verksted.desk.releasing import finder

        return finder(self.desk)([text])[0]

    def withdraw(self, name: str) -> Contribution:
        """Not approved after all."""
        return self._store(
            replace(self.contribution(name), approved=False), say("Tok tilbake en godkjenning")
        )

    def remove(self, name: str) -> None:
        self.desk.apply([self._contributions.remove(name)], say("Tok bort et svar"))

    def _store(self, changed: Contribution, label: str) -> Contribution:
        self.desk.apply([self._contributions.put(changed)], label)
        return changed

    # Questions ------------------------------------------------------------------------------------

    def questions(self, which: str) -> tuple[str, ...]:
        """The questions that are sent: `sectors` or `staff`; ours until others are chosen."""
        kept = Register(self.desk.workbook, QUESTIONS).get(which)
        return kept.questions if kept is not None else self.our_questions(which)

    def our_questions(self, which: str) -> tuple[str, ...]:
        """Those of our own letter, in the language of the workbook."""
        return default_questions(which, self.desk.workshop.standard)

    def choose_questions(self, which: str, questions: Sequence[str]) -> None:
        """Send these. None at all means ours again."""
        register = Register(self.desk.workbook, QUESTIONS)
        asked = tuple(line for text in questions if (line := safe_line(self.desk, text)))
        if not asked:
            gone = [register.remove(which)] if register.get(which) is not None else []
            self.desk.apply(gone, say("Valgte våre spørsmål"))
            return
        self.desk.apply([register.put(QuestionSet(which, asked))], say("Valgte spørsmål"))


def _lines(text: str) -> list[str]:
    """The lines of a paste. With a `+` among them their first signs are meant; else they are layout."""
    lines = [line for raw in clean(text).split("\n") if (line := clean_line(raw))]
    return lines if any(line.startswith("+") for line in lines) else split_paste(text)


def _bare(text: str) -> str:
    """A question as it is compared: without number, case and mark."""
    return text.strip().lstrip("0123456789. )").rstrip(" ?:.").casefold()


def default_questions(which: str, standard: WrittenStandard) -> tuple[str, ...]:
    """The numbered questions in our letter to representatives (`staff`) or to other sectors (`sectors`)."""
    template = next(one for one in load_templates().items.values() if one.use is _USES[which])
    lists = [
        part for part in parts(template.body.in_(standard)) if isinstance(part, Bullets) and part.numbered
    ]
    return lists[0].items


@dataclass(frozen=True, slots=True)
class Left:
    """What is still to be done with others, for the overview of the screen."""

    sectors_not_agreed: int
    meetings: int
    not_approved: int


def left(others: Others) -> Left:
    waiting = sum(one.stage is not Stage.AGREED for one in others.sectors())
    sources: Iterable[str] = (STAFF, *(one.id for one in others.sectors()))
    open_ones = sum(not one.approved for source in sources for one in others.said(source))
    return Left(waiting, len(others.meetings()), open_ones)
