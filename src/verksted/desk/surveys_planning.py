"""The plan of the next survey in the workbook: what is decided, what stops it, what should be looked at.

Each function that changes something is one durable change and one undo step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from verksted.content.survey_rules import (
    Dissemination,
    load_dissemination,
    load_interviewers,
    load_survey_checks,
    load_survey_weeks,
    order_warning,
    sample_advice,
)
from verksted.desk import surveys_tables as tables
from verksted.desk.desk import Desk
from verksted.desk.registers import Register
from verksted.workshop.language import current, mark, say
from verksted.workshop.survey_planning import (
    AskedGroup,
    Feedback,
    Method,
    PastSurvey,
    Quality,
    QualityTag,
    Stop,
    SurveyPlan,
    Telling,
    reminder_days,
    stops,
    too_few_for_background,
    week_span,
)
from verksted.workshop.text import clean_line
from verksted.workshop.words import WrittenStandard

LONGEST = 300
_MOST_PEOPLE = 100_000
_INTERVIEWS = "interviews"
STOP_WORDS: dict[Stop, str] = {
    Stop.EMPLOYEE: mark("Ansatte i tjenesten kan ikke intervjue. Da svarer folk ikke fritt."),
    Stop.NO_INTERVIEWER: mark("Bestem hvem som intervjuer."),
    Stop.NO_SECRECY: mark("Alle som intervjuer eller tolker, skriver under på taushetsplikt først."),
    Stop.CODES: mark("Engangskoden må skilles fra svaret når det sendes. Ellers er svaret ikke uten navn."),
}


@dataclass(frozen=True, slots=True)
class Week:
    """A step of the timetable with its days. `first` and `last` are both counted."""

    id: str
    name: str
    weeks: str
    first: date
    last: date
    done: bool


class SurveyPlanning:
    """The plan of the desk it is given."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._plan = Register(desk.workbook, tables.PLAN)
        self.tags = Register(desk.workbook, tables.TAGS)
        self.past = Register(desk.workbook, tables.PAST)

    @property
    def plan(self) -> SurveyPlan:
        """The plan; an empty one for this autumn where none is begun."""
        kept = self._plan.get("plan") or SurveyPlan()
        return kept if kept.autumn else replace(kept, autumn=self.today.year)

    @property
    def today(self) -> date:
        return self.desk.tools.environment.clock().astimezone().date()

    def change(self, plan: SurveyPlan, label: str | None = None) -> None:
        """Keep the plan. Raises ValueError for numbers that cannot be."""
        numbers = [plan.population, plan.months, *(group.size for group in plan.groups)]
        if any(number is not None and not 0 <= number <= _MOST_PEOPLE for number in numbers):
            raise ValueError(say("Antallet må være et helt tall fra 0 og oppover."))
        if not 2000 <= plan.autumn <= 2100:
            raise ValueError(say("Året skrives som 2026."))
        self.desk.apply([self._plan.put(plan)], label or say("Endret planen for undersøkelsen"))

    # What to look at ------------------------------------------------------------------------------

    def stops(self) -> list[Stop]:
        unsuited = [one.id for one in load_interviewers().items.values() if not one.suited]
        return stops(self.plan, unsuited)

    def advice(self) -> list[str]:
        """Whom to ask, and what small numbers ask for."""
        plan = self.plan
        if plan.population is None:
            return [say("Skriv hvor mange som er i målgruppa.")]
        advice = sample_advice(plan.population, [group.size for group in plan.groups])
        if too_few_for_background(plan):
            advice.append(
                say("Så få bør ikke få bakgrunnsspørsmål eller kommentarfelt. Da kjennes de igjen.")
            )
        if sum(group.size for group in plan.groups) > plan.population:
            advice.append(say("Gruppene er til sammen flere enn målgruppa. Se over tallene."))
        return advice

    # Saying who, when, how ------------------------------------------------------------------------

    def set_groups(self, typed: str) -> None:
        """Groups as people write them: «Ungdom 34, foreldre 20». Raises ValueError where a number lacks."""
        groups: list[AskedGroup] = []
        for part in clean_line(typed).replace(";", ",").split(","):
            words = part.split()
            if not words:
                continue
            if len(words) < 2 or not words[-1].isdigit() or len(words[-1]) > 6:
                raise ValueError(say("Skriv gruppene med antall bak, slik: Ungdom 34, foreldre 20"))
            groups.append(AskedGroup(" ".join(words[:-1])[:60], int(words[-1])))
        self.change(replace(self.plan, groups=tuple(groups)))

    def choose_interviewer(self, interviewer: str) -> None:
        """Raises ValueError with the reason where they may not ask."""
        entry = load_interviewers().items[interviewer]
        if not entry.suited:
            raise ValueError(say(STOP_WORDS[Stop.EMPLOYEE]))
        self.change(replace(self.plan, interviewer=interviewer))

    def choose_method(self, method: Method) -> None:
        self.change(replace(self.plan, method=method))

    def flip(self, name: str) -> None:
        """Turn one of the yes-or-no decisions of the plan, or tick a step."""
        plan = self.plan
        made: dict[str, SurveyPlan] = {
            "secrecy_signed": replace(plan, secrecy_signed=not plan.secrecy_signed),
            "interpreter": replace(plan, interpreter=not plan.interpreter),
            "codes_parted": replace(plan, codes_parted=not plan.codes_parted),
            "background": replace(plan, background=not plan.background),
            "comments": replace(plan, comments=not plan.comments),
            "pilot": replace(plan, pilot=not plan.pilot),
        }
        if name in made:
            self.change(made[name])
            return
        done = set(plan.done) ^ {name}
        self.change(replace(plan, done=tuple(sorted(done))), say("Krysset av"))

    def tell_pilot(self, who: Feedback, text: str) -> None:
        """What one of the four said of the pilot. Certain identifiers are replaced, as in notes."""
        from verksted.privacy.certain import replace_certain

        told = replace_certain(clean_line(text)[: 4 * LONGEST], self.desk.hide_list())[0]
        self.change(replace(self.plan, feedback={**(self.plan.feedback or {}), who: told}))

    # The timetable --------------------------------------------------------------------------------

    def weeks(self, standard: WrittenStandard | None = None) -> list[Week]:
        """The steps with their days; names in the standard that is spoken, or the one given."""
        plan, spoken = self.plan, standard or current()
        out: list[Week] = []
        for step in load_survey_weeks().items.values():
            first, last = week_span(plan.autumn, step.from_week, step.to_week)
            span = f"{step.from_week}–{step.to_week}"
            out.append(Week(step.id, step.name.in_(spoken), span, first, last, step.id in plan.done))
        return out

    def reminders(self) -> list[date]:
        step = load_survey_weeks().items[_INTERVIEWS]
        return reminder_days(self.plan.autumn, step.from_week, step.to_week)

    # Who hears the result -------------------------------------------------------------------------

    def order(self) -> list[Dissemination]:
        """Those who are to hear the result, in the order that was chosen; new ones of content last."""
        known = load_dissemination().items
        chosen = [one for one in self.plan.order if one in known]
        return [known[one] for one in [*chosen, *(one for one in known if one not in chosen)]]

    def order_warning(self) -> str | None:
        return order_warning([one.id for one in self.order()])

    def move(self, who: str, steps: int) -> None:
        row = [one.id for one in self.order()]
        if who not in row:
            return
        at = row.index(who)
        row.pop(at)
        row.insert(min(max(at + steps, 0), len(row)), who)
        self.change(replace(self.plan, order=tuple(row)), say("Flyttet i rekkefølgen"))

    def tell(self, telling: Telling) -> None:
        """Plan who tells one of them, when, where and how."""
        cut = replace(
            telling,
            who=clean_line(telling.who)[:LONGEST],
            when=clean_line(telling.when)[:LONGEST],
            where=clean_line(telling.where)[:LONGEST],
            how=clean_line(telling.how)[:LONGEST],
        )
        others = tuple(one for one in self.plan.tellings if one.id != telling.id)
        self.change(replace(self.plan, tellings=(*others, cut)))

    # Tags and history -----------------------------------------------------------------------------

    def tag(self, item: str) -> Quality | None:
        found = self.tags.get(item)
        return found.quality if found else None

    def next_tag(self, item: str) -> None:
        """The next quality for a question: none, struktur, prosess, resultat, none."""
        row: Sequence[Quality | None] = (None, *Quality)
        wanted = row[(row.index(self.tag(item)) + 1) % len(row)]
        op = self.tags.remove(item) if wanted is None else self.tags.put(QualityTag(item, wanted))
        self.desk.apply([op], say("Merket et spørsmål"))

    def history(self) -> list[PastSurvey]:
        """Surveys of earlier years by unit: typed ones, and those that are kept here."""
        from verksted.desk.surveys import Surveys

        unit = self.plan.unit or self.desk.workshop.service
        kept = [PastSurvey(one.id, unit, one.year, tool="verksted") for one in Surveys(self.desk).all]
        return sorted([*self.past.all(), *kept], key=lambda one: (one.unit, -one.year, one.id))

    def add_past(self, unit: str, year: str, *, staff: bool, tool: str) -> None:
        """Raises ValueError for a year that is none."""
        if not (year.isdigit() and 1990 <= int(year) <= 2100):
            raise ValueError(say("Året skrives som 2026."))
        made = PastSurvey(
            self.desk.tools.new_id(), clean_line(unit)[:LONGEST], int(year), staff, clean_line(tool)[:LONGEST]
        )
        self.desk.apply([self.past.put(made)], say("La til en tidligere undersøkelse"))

    def remove_past(self, past: PastSurvey) -> None:
        self.desk.apply([self.past.remove(past.id)], say("Tok bort en tidligere undersøkelse"))

    def checks(self, part: str, standard: WrittenStandard | None = None) -> list[tuple[str, str, bool]]:
        """Id, text and whether it is ticked, of one part of the checklist."""
        done, spoken = set(self.plan.done), standard or current()
        return [
            (one.id, one.name.in_(spoken), one.id in done)
            for one in load_survey_checks().items.values()
            if one.part == part
        ]
