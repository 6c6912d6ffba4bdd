"""The plan of the next survey: whom, how, when, and who hears the result; advice beside each line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.content.survey_rules import load_interviewers, load_survey_rules
from verksted.desk.surveys_planning import STOP_WORDS, SurveyPlanning
from verksted.desk.surveys_sheet import plan_calendar, plan_sheet
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.pick import PickScreen
from verksted.tui.screens.plan.paper import write, write_one, wrote
from verksted.tui.screens.read import ReadScreen
from verksted.tui.screens.years.surveys_base import SurveyFrame
from verksted.tui.screens.years.surveys_plan_rows import PICKED, RULES, plan_rows
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Rows, row
from verksted.workshop.language import current, mark, say
from verksted.workshop.survey_planning import FEEDBACK_NAMES, METHOD_NAMES, Feedback, Method


class SurveyPlanScreen(SurveyFrame):
    """One list from top to bottom. Enter fills in or opens, space ticks, f moves who hears it."""

    PAGE = "plan"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("fyll inn")),
        ("Mellomrom", mark("kryss av")),
        ("f", mark("flytt")),
        ("n", mark("tidligere")),
        ("h", mark("hvorfor")),
    )
    HELP = mark("""\
Planen for neste brukerundersøkelse, ovenfra og ned. Bunnen av skjermen viser råd til raden du står på.

Enter fyller inn. Mellomrom krysser av. f flytter i rekkefølgen for hvem som får vite resultatet:
pilene flytter, Enter legger ned. n fører opp en tidligere undersøkelse, x tar den bort.
På spørsmålene nederst bytter mellomrom mellom struktur, prosess og resultat.

■ er noe som må ordnes før noen blir spurt. Ansatte i tjenesten kan aldri intervjue.
Skriv roller og antall, aldri navn. Nederst skrives planen ut, og ukene til kalenderen.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "carry", "Flytt"),
        Binding("n", "new", "Nytt"),
        Binding("x", "remove", "Ta bort"),
        Binding("h", "why", "Hvorfor"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.planning = SurveyPlanning(self.desk)
        self._fills: dict[str, Callable[[], None]] = {
            "unit": self._ask_unit,
            "population": self._ask_population,
            "groups": self._ask_groups,
            "method": self._pick_method,
            "interviewer": self._pick_interviewer,
            "autumn": self._ask_autumn,
            "#sheet": lambda: self.change(write(self, lambda: plan_sheet(self.planning))),
            "#calendar": lambda: self.change(self._write_calendar),
        }

    def work_area(self) -> Iterable[Widget]:
        yield Rows(id="survey-plan", classes="panel -holds", title=say("Planlegg en undersøkelse"))
        with Vertical(id="plan-panel", classes="panel") as panel:
            panel.border_title = Content(say("Råd"))
            yield Static("", id="plan-about", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#survey-plan", Rows).focus()

    def look(self) -> None:
        self.query_one("#survey-plan", Rows).show(plan_rows(self.planning, self.surveys))
        self._show_advice()

    @property
    def _hand(self) -> str:
        return self.query_one("#survey-plan", Rows).hand or ""

    def _show_advice(self) -> None:
        lines = self._advice(self._hand)
        self.query_one("#plan-about", Static).update(Content("\n".join(lines)))

    def _advice(self, hand: str) -> list[str]:
        stops = [f"■ {say(STOP_WORDS[one])}" for one in self.planning.stops()]
        if hand in ("unit", "population", "groups", "months"):
            return self.planning.advice()
        asking = ("method", "interviewer", "tick:secrecy_signed", "tick:interpreter")
        if hand in asking or (hand == "tick:codes_parted" and stops):
            return stops or [say("● Alt er på plass for å spørre.")]
        if hand.startswith("tell:"):
            warning = self.planning.order_warning()
            return [f"▲ {warning}"] if warning else [say("De som svarte, får høre det i tide.")]
        rule = RULES.get(hand) or RULES.get(hand.partition(":")[0])
        if rule is not None:
            return [load_survey_rules().items[rule].text.in_(current())]
        return stops

    def on_rows_moved(self, event: Rows.Moved) -> None:
        super().on_rows_moved(event)
        self._show_advice()

    # Filling in -----------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        name = event.row_id
        kind, _, rest = name.partition(":")
        if name in self._fills:
            self._fills[name]()
        elif kind == "pilot":
            self._ask_pilot(Feedback(rest))
        elif kind == "tell":
            self._ask_telling(rest)
        else:
            self.on_rows_ticked(Rows.Ticked(event.rows, name))

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        kind, _, rest = event.row_id.partition(":")
        if kind == "tick":
            self.do(lambda: self.planning.flip(rest), say("Endret. Ctrl+Z angrer."))
        elif kind == "tag":
            self.do(lambda: self.planning.next_tag(rest), say("Endret. Ctrl+Z angrer."))
        elif kind in PICKED or event.row_id in self._fills:
            self.on_rows_opened(Rows.Opened(event.rows, event.row_id))
        elif kind == "tell":
            told = self.planning.plan.telling(rest)
            self.do(
                lambda: self.planning.tell(replace(told, done=not told.done)),
                say("Krysset av. Ctrl+Z angrer."),
            )

    def _ask(self, title: str, asks: list[Ask], job: Callable[[Answers], None], lead: str = "") -> None:
        def took(answers: Answers) -> None:
            self.do(lambda: job(answers), say("Endret. Ctrl+Z angrer."))

        self.push(FillScreen(title, asks, lead=lead), took)

    def _ask_unit(self) -> None:
        plan = self.planning.plan
        self._ask(
            say("Enhet"),
            [Ask("unit", say("Enhet"), plan.unit or self.desk.workshop.service)],
            lambda got: self.planning.change(replace(self.planning.plan, unit=got["unit"])),
        )

    def _ask_population(self) -> None:
        plan = self.planning.plan
        asks = [
            Ask("population", say("Personer"), _shown(plan.population)),
            Ask("months", say("Måneder"), _shown(plan.months)),
        ]
        lead = say(
            "Hvor mange kan svare? Og hvor lenge må de ha kjent tjenesten, for eksempel 3 til 6 måneder?"
        )

        def job(got: Answers) -> None:
            changed = replace(
                self.planning.plan, population=_number(got["population"]), months=_number(got["months"])
            )
            self.planning.change(changed)

        self._ask(say("Målgruppa"), asks, job, lead)

    def _ask_groups(self) -> None:
        shown = ", ".join(f"{group.name} {group.size}" for group in self.planning.plan.groups)
        lead = say("Grupper dere vil vise egne tall for, med antall bak: Ungdom 34, foreldre 20")
        asks = [Ask("groups", say("Grupper"), shown)]
        self._ask(say("Grupper"), asks, lambda got: self.planning.set_groups(got["groups"]), lead)

    def _ask_autumn(self) -> None:
        asks = [Ask("autumn", say("Høsten"), str(self.planning.plan.autumn), must=say("Skriv et år."))]
        lead = say("Forberedelsene starter høsten før. Ukene regnes ut fra dette året.")

        def job(got: Answers) -> None:
            self.planning.change(replace(self.planning.plan, autumn=_number(got["autumn"]) or 0))

        self._ask(say("Ukeplan"), asks, job, lead)

    def _pick_method(self) -> None:
        rows = [row(one.value, text.in_(current())) for one, text in METHOD_NAMES.items()]

        def took(chosen: str) -> None:
            self.do(lambda: self.planning.choose_method(Method(chosen)), say("Endret. Ctrl+Z angrer."))

        self.push(PickScreen(say("Måte"), rows, hand=self.planning.plan.method.value), took)

    def _pick_interviewer(self) -> None:
        known = load_interviewers().items
        rows = [
            row(one.id, one.name.in_(current()), "" if one.suited else say("■ kan ikke"))
            for one in known.values()
        ]

        def took(chosen: str) -> None:
            self.do(lambda: self.planning.choose_interviewer(chosen), say("Endret. Ctrl+Z angrer."))

        self.push(PickScreen(say("Hvem intervjuer"), rows, hand=self.planning.plan.interviewer), took)

    def _ask_pilot(self, who: Feedback) -> None:
        name = FEEDBACK_NAMES[who].in_(current())
        asks = [Ask("text", name.capitalize(), self.planning.plan.told(who))]
        lead = say("Hva gikk bra, og hva må endres før alle blir spurt? Skriv ikke hvem som sa det.")
        self._ask(say("Prøven"), asks, lambda got: self.planning.tell_pilot(who, got["text"]), lead)

    def _ask_telling(self, who: str) -> None:
        told = self.planning.plan.telling(who)
        asks = [
            Ask("who", say("Ansvar"), told.who),
            Ask("when", say("Når"), told.when),
            Ask("where", say("Hvor"), told.where),
            Ask("how", say("Hvordan"), told.how),
        ]

        def job(got: Answers) -> None:
            changed = replace(told, who=got["who"], when=got["when"], where=got["where"], how=got["how"])
            self.planning.tell(changed)

        self._ask(say("Hvem får vite resultatet"), asks, job)

    # Order, history, paper ------------------------------------------------------------------------

    def action_carry(self) -> None:
        if self._hand.startswith("tell:"):
            self.query_one("#survey-plan", Rows).carry()
            self.tell(say("Pilene flytter raden. Enter legger den ned, Esc legger den tilbake."))

    def on_rows_carried(self, event: Rows.Carried) -> None:
        who = event.row_id.partition(":")[2]
        if event.steps:
            self.do(lambda: self.planning.move(who, event.steps), say("Flyttet. Ctrl+Z angrer."))

    def action_up(self) -> None:
        rows = self.query_one("#survey-plan", Rows)
        if rows.carrying:
            rows.put_back()
        else:
            super().action_up()

    def action_new(self) -> None:
        asks = [
            Ask("unit", say("Enhet"), self.planning.plan.unit or self.desk.workshop.service),
            Ask("year", say("År"), must=say("Skriv et år.")),
            Ask("who", say("Hvem svarte"), say("brukere")),
            Ask("tool", say("Verktøy")),
        ]

        def job(got: Answers) -> None:
            staff = got["who"].casefold().startswith(("ans", "til"))
            self.planning.add_past(got["unit"], got["year"], staff=staff, tool=got["tool"])

        self._ask(say("Tidligere undersøkelse"), asks, job)

    def action_remove(self) -> None:
        kind, _, rest = self._hand.partition(":")
        past = self.planning.past.get(rest) if kind == "past" else None
        if past is not None:
            self.do(lambda: self.planning.remove_past(past), say("Tatt bort. Ctrl+Z henter tilbake."))

    def _write_calendar(self) -> str:
        calendar = plan_calendar(self.planning)
        return wrote(write_one(self, lambda writer, folder: writer.write_calendar(folder, calendar)))

    def action_why(self) -> None:
        standard = current()
        rules = [
            Content.assemble((one.name.in_(standard), "bold"), f"\n{one.text.in_(standard)}")
            for one in load_survey_rules().items.values()
        ]
        lead = Content(say("Tallene er tommelfingerregler fra KS i 2015, laget for et annet område."))
        self.app.push_screen(ReadScreen(say("Hvorfor?"), Content("\n\n").join([lead, *rules])))


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)


def _number(typed: str) -> int | None:
    """Raises ValueError for what is no number."""
    if not typed:
        return None
    if not typed.isdigit() or len(typed) > 6:
        raise ValueError(say("Skriv et tall."))
    return int(typed)
