"""Planning one workshop: what a facilitator does before the day, each as one durable change.

Every function changes the desk once and returns when the bytes are on disk; the undo line names what
was done. Ids, time and randomness come from the desk's own tools.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from verksted.desk import planning_tables as tables
from verksted.desk.desk import Desk
from verksted.desk.registers import Register
from verksted.workshop.agenda import Block, BlockKind, parse_clock
from verksted.workshop.agenda_rules import (
    ADULT_RULES,
    YOUTH_RULES,
    AgendaRules,
    AgendaWarning,
    agenda_warnings,
)
from verksted.workshop.language import say
from verksted.workshop.plan import PlannedQuestion, Principle, PrincipleCheck, RoleFilled, Status, Theme
from verksted.workshop.preparation import Breadth, Done, MixCount, NeedCount, Waiver, bounded
from verksted.workshop.text import clean_line
from verksted.workshop.words import Role, TargetGroup

YOUNG = frozenset({TargetGroup.YOUTH_12_14, TargetGroup.YOUTH_15_17, TargetGroup.AFTERCARE_18_24})
NEEDED_ROLES = (Role.FACILITATOR, Role.NOTE_TAKER, Role.SAFE_ADULT)
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Stop:
    """What stands in the way of starting: the role it is about, and why it matters."""

    role: Role
    text: str


class Planning:
    """The plan of the desk it is given."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.mix = Register(desk.workbook, tables.MIX)
        self.needs = Register(desk.workbook, tables.NEEDS)
        self.done = Register(desk.workbook, tables.DONE)
        self.waivers = Register(desk.workbook, tables.WAIVERS)

    # Themes and questions -------------------------------------------------------------------------

    @property
    def themes(self) -> list[Theme]:
        return sorted(self.desk.themes.all(), key=lambda theme: theme.order)

    def questions(self, theme: str) -> list[PlannedQuestion]:
        """The questions of one theme, in their order."""
        return sorted(
            (one for one in self.desk.questions.all() if one.theme == theme), key=lambda one: one.order
        )

    def add_theme(self, theme: Theme) -> None:
        """Put a theme last. One that is there already stays as it is."""
        if self.desk.themes.get(theme.id) is None:
            last = max((one.order for one in self.themes), default=0)
            placed = replace(theme, name=clean_line(theme.name), order=last + 1)
            if not placed.name:
                raise ValueError(say("Skriv hva temaet heter."))
            self.desk.apply([self.desk.themes.put(placed)], say("Nytt tema"))

    def change_theme(self, theme: Theme) -> None:
        if not clean_line(theme.name):
            raise ValueError(say("Skriv hva temaet heter."))
        self.desk.apply(
            [self.desk.themes.put(replace(theme, name=clean_line(theme.name)))], say("Endret temaet")
        )

    def remove_theme(self, theme: str) -> None:
        """Take a theme out, and its questions with it; blocks of the agenda lose the theme."""
        desk = self.desk
        gone = [desk.questions.remove(one.id) for one in self.questions(theme)]
        desk.apply([desk.themes.remove(theme), *gone], say("Tok bort temaet"))

    def move_theme(self, theme: str, steps: int) -> None:
        order = _moved([one.id for one in self.themes], theme, steps)
        by_id = {one.id: one for one in self.themes}
        changed = [replace(by_id[name], order=at) for at, name in enumerate(order, 1)]
        self.desk.apply((self.desk.themes.put(one) for one in changed), say("Flyttet temaet"))

    def choose(self, question: PlannedQuestion, theme: Theme) -> None:
        """Take a question into the plan, last in its theme; the theme comes along if it is not there."""
        desk = self.desk
        last = max((one.order for one in self.questions(theme.id)), default=0)
        placed = replace(question, theme=theme.id, text=clean_line(question.text), order=last + 1)
        ops = [desk.questions.put(placed)]
        if desk.themes.get(theme.id) is None:
            place = max((one.order for one in self.themes), default=0) + 1
            ops.insert(0, desk.themes.put(replace(theme, order=place)))
        desk.apply(ops, say("La til spørsmål"))

    def change_question(self, question: PlannedQuestion) -> None:
        text = clean_line(question.text)
        if not text:
            raise ValueError(say("Skriv spørsmålet først."))
        minutes = max(1, min(question.minutes, 180))
        changed = replace(question, text=text, minutes=minutes)
        self.desk.apply([self.desk.questions.put(changed)], say("Endret spørsmålet"))

    def drop(self, question: str) -> None:
        self.desk.apply([self.desk.questions.remove(question)], say("Tok bort spørsmålet"))

    def move_question(self, question: PlannedQuestion, steps: int) -> None:
        row = self.questions(question.theme)
        order = _moved([one.id for one in row], question.id, steps)
        by_id = {one.id: one for one in row}
        changed = [replace(by_id[name], order=at) for at, name in enumerate(order, 1)]
        self.desk.apply((self.desk.questions.put(one) for one in changed), say("Flyttet spørsmålet"))

    # The agenda -----------------------------------------------------------------------------------

    @property
    def available(self) -> int | None:
        """Minutes between start and end, if both are known and in order."""
        workshop = self.desk.workshop
        if not (workshop.starts and workshop.ends):
            return None
        try:
            return max(0, parse_clock(workshop.ends) - parse_clock(workshop.starts)) or None
        except ValueError:
            return None

    @property
    def rules(self) -> AgendaRules:
        """Young people need breaks more often than adults; so do groups nobody has named yet."""
        groups = set(self.desk.workshop.target_groups)
        return YOUTH_RULES if not groups or YOUNG & groups else ADULT_RULES

    def warnings(self, blocks: Sequence[Block] | None = None) -> list[AgendaWarning]:
        """What is worth another look in the agenda, without what was put away with a reason."""
        agenda = self.desk.agenda if blocks is None else list(blocks)
        put_away = {one.id for one in self.waivers.all()}
        found = [*agenda_warnings(agenda, self.rules, self.available), *self._uncovered(agenda)]
        return [warning for warning in found if warning.code not in put_away]

    def _uncovered(self, agenda: Sequence[Block]) -> list[AgendaWarning]:
        """Themes that no block asks about, and a respect that nobody has set time aside for."""
        if not agenda:
            return []
        found: list[AgendaWarning] = []
        asked = {block.theme for block in agenda if block.kind is BlockKind.QUESTION}
        for theme in self.themes:
            if theme.id not in asked and any(block.kind is BlockKind.QUESTION for block in agenda):
                text = say("Temaet «{name}» har ingen økt i kjøreplanen.", name=theme.name)
                found.append(AgendaWarning(f"theme-{theme.id}", text))
        if not any(block.kind is BlockKind.OPENING for block in agenda):
            text = say("Ingen økt for velkomst og kjøreregler. Prinsippet Informasjon mangler.")
            found.append(AgendaWarning("principle-information", text))
        return found

    def put_away(self, code: str, reason: str) -> None:
        """Put advice away for this plan. Raises ValueError without a reason."""
        self.desk.apply([self.waivers.put(Waiver(code, _reason(reason)))], say("La bort et råd"))

    def take_up(self, code: str) -> None:
        """Give the advice again."""
        self.desk.apply([self.waivers.remove(code)], say("Tok fram rådet igjen"))

    def unprotect(self, block: str, reason: str) -> None:
        """Let a protected block give way when time slips. Raises ValueError without a reason."""
        self._protection(block, _reason(reason), say("Tok av vernet"))

    def protect(self, block: str) -> None:
        """Protect the block again."""
        self._protection(block, "", say("Satte på vernet igjen"))

    def _protection(self, block: str, reason: str, label: str) -> None:
        agenda = [replace(one, unprotected=reason) if one.id == block else one for one in self.desk.agenda]
        self.desk.change_agenda(agenda, label)

    # People ---------------------------------------------------------------------------------------

    def role(self, role: Role) -> RoleFilled:
        """How far a role is filled; an empty one where nothing is said."""
        found = next((one for one in self.desk.roles.all() if one.role is role), None)
        return found or RoleFilled(role.value, role)

    def set_role(self, filled: RoleFilled) -> None:
        self.desk.apply([self.desk.roles.put(filled)], say("Endret en rolle"))

    def override_role(self, role: Role, reason: str) -> None:
        """Do without a role, for a reason. Raises ValueError without one."""
        self.set_role(replace(self.role(role), override_reason=_reason(reason)))

    def stops(self) -> list[Stop]:
        """What stands in the way of starting, role by role; nothing where all is filled or overridden."""
        why = {
            Role.FACILITATOR: say("Noen må lede samtalen, og være helt til stede for deltakerne."),
            Role.NOTE_TAKER: say("Den som leder, kan ikke også skrive. Da blir noen ikke hørt."),
            Role.SAFE_ADULT: say("Noen må kunne gå ut med den som trenger det, uten at samtalen stanser."),
        }
        missing = (self.role(role) for role in NEEDED_ROLES)
        return [Stop(one.role, why[one.role]) for one in missing if not (one.filled or one.override_reason)]

    def count_mix(self, part: Breadth, *, wanted: int | None = None, asked: int | None = None) -> None:
        before = self.mix_of(part)
        after = replace(
            before,
            wanted=before.wanted if wanted is None else bounded(wanted),
            asked=before.asked if asked is None else bounded(asked),
        )
        if after != before:
            self.desk.apply([self.mix.put(after)], say("Endret bredden"))

    def mix_of(self, part: Breadth) -> MixCount:
        return self.mix.get(part.value) or MixCount(part)

    def count_need(self, need: str, count: int) -> None:
        self.desk.apply([self.needs.put(NeedCount(need, bounded(count)))], say("Endret behovene"))

    def need_of(self, need: str) -> NeedCount:
        return self.needs.get(need) or NeedCount(need)

    # Tasks and principles -------------------------------------------------------------------------

    def tick(self, task: str, today: date) -> bool:
        """Mark a task as done today, or take the mark away. Returns whether it is done now."""
        if self.done.get(task) is not None:
            self.desk.apply([self.done.remove(task)], say("Tok bort en hake"))
            return False
        self.desk.apply([self.done.put(Done(task, today.isoformat()))], say("Krysset av"))
        return True

    def principle(self, principle: Principle) -> PrincipleCheck:
        return self.desk.principles.get(principle.value) or PrincipleCheck(principle)

    def judge(self, principle: Principle, status: Status, evidence: str) -> None:
        """Say how far a principle has come. In place it needs evidence, or ValueError is raised."""
        told = clean_line(evidence)
        if status is Status.IN_PLACE and not told:
            raise ValueError(say("Skriv hva som viser at prinsippet er på plass."))
        check = PrincipleCheck(principle, status, told)
        self.desk.apply([self.desk.principles.put(check)], say("Vurderte et prinsipp"))


def _reason(text: str) -> str:
    told = clean_line(text)[:LONGEST_REASON]
    if not told:
        raise ValueError(say("Skriv hvorfor. En setning er nok."))
    return told


def _moved(order: Iterable[str], name: str, steps: int) -> list[str]:
    """The ids with one moved up (negative) or down; it stops at the ends."""
    row = list(order)
    if name not in row:
        return row
    at = row.index(name)
    row.pop(at)
    row.insert(min(max(at + steps, 0), len(row)), name)
    return row
