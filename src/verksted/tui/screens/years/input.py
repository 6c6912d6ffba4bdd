"""Innspill: staff and other sectors, who is asked, what they answer, and the chapters it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from verksted.desk import sectors_sheets as sheets
from verksted.desk.planning import Planning
from verksted.desk.sectors import Others, left
from verksted.report.errors import ReportError
from verksted.tui.dates import short_day
from verksted.tui.frame import Frame
from verksted.tui.pages import STYLES
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.follow.cards import NumberCard
from verksted.tui.screens.plan.paper import wrote
from verksted.tui.screens.years.input_source import SourceWork
from verksted.tui.screens.years.ticks import TicksCard
from verksted.tui.screens.years.wheel import STYLE
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Row, Rows, heading, row
from verksted.workshop.handout import Handout
from verksted.workshop.language import current, mark, say, say_count
from verksted.workshop.sectors import MEETING_WORDS, STAFF, STAGE_SIGNS, STAGE_WORDS, Meeting, MeetingKind

SURVEY_LIST = "staff-survey"


class InputScreen(Frame):
    """Above the staff, below the sectors, at the bottom what is written out of it."""

    PLACE = "input"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("åpne")),
        ("n", mark("ny sektor")),
        ("e", mark("endre")),
        ("x", mark("ta bort")),
        ("Ctrl+N", mark("neste steg")),
    )
    HELP = mark("""\
Hvert år skal de ansatte være med på å forme rapporten, og andre sektorer skrive med om samarbeidet.

Øverst står møter med tillitsvalgte: hva de merket seg, og hva som ble endret. Under står sektorene.
Helse, skole og nav står der alltid, n legger til flere. Enter åpner en sektor: status, frist og svar.

Svar skrives eller limes inn, ett på hver linje. + fungerer, - må bli bedre, > råd. Fødselsnummer, telefon
og ord på skjulelista byttes ut før noe lagres. Svarene blandes ikke med det deltakerne sa.
Bare det du godkjenner (mellomrom), kommer med i kapitlet. Ser noe ut som et navn, får du se det først.

Nederst skriver du ut spørsmålene, kontaktplanen og kapitlene. Kapitlene har tomme felt til deres egne ord.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "Nytt", show=False),
        Binding("e", "edit", "Endre", show=False),
        Binding("x", "take_away", "Ta bort", show=False),
    ]
    CSS_PATH: ClassVar[list[str | PurePath] | None] = [*STYLES, STYLE]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.others = Others(self.desk)

    def work_area(self) -> Iterable[Widget]:
        yield Rows(id="input", classes="panel keeps-row -holds")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#input", Rows).focus()

    def look(self) -> None:
        known = left(self.others)
        rows = self.query_one("#input", Rows)
        rows.show([*self._staff_rows(), *self._sector_rows(), *_sheet_rows()])
        title = say("Innspill fra ansatte og andre sektorer")
        waiting = say(" · ▲ {n} svar er ikke godkjent", n=known.not_approved) if known.not_approved else ""
        rows.border_title = title + waiting

    def _staff_rows(self) -> list[Row]:
        rows = [heading("staff", say("Ansatte"), say("kapitlet Bemanning og kompetanse"))]
        for one in self.others.meetings():
            held = date.fromisoformat(one.day) <= self._today()
            sign = "●" if held and (one.remarks or one.changed) else "▲" if held else "○"
            told = (
                say("se hva som kom ut av det")
                if one.remarks or one.changed
                else say("ikke skrevet ned ennå")
            )
            day = short_day(date.fromisoformat(one.day))
            words = MEETING_WORDS[one.kind].in_(current())
            rows.append(row(f"meeting:{one.id}", f"{sign} {day:<14} {words}", told if held else ""))
        rows.append(row("new-meeting", say("  Nytt møte …")))
        done, total = self._survey_done()
        sign = "●" if done == total else "►" if done else "○"
        told = say("{done} av {all} gjort", done=done, all=total)
        rows.append(row("survey", say("{sign} Medarbeiderundersøkelsen", sign=sign), told))
        said = self.others.said(STAFF)
        told = say_count(len(said), "én merknad", "{n} merknader") if said else ""
        rows.append(row(f"source:{STAFF}", say("  Merknader fra de ansatte …"), told))
        return rows

    def _sector_rows(self) -> list[Row]:
        rows = [heading("sectors", say("Andre sektorer"), say("kapitlet Samarbeid med andre sektorer"))]
        for one in self.others.sectors():
            said = len(self.others.said(one.id))
            due = short_day(date.fromisoformat(one.due)) if one.due else ""
            late = bool(one.due) and not said and date.fromisoformat(one.due) < self._today()
            parts = (
                say("▲ fristen var {day}", day=due)
                if late
                else say("frist {day}", day=due)
                if due and not said
                else "",
                say("{n} svar", n=said) if said else "",
                STAGE_WORDS[one.stage].in_(current()),
            )
            told = " · ".join(part for part in parts if part)
            rows.append(row(f"source:{one.id}", f"{STAGE_SIGNS[one.stage]} {one.name}", told))
        return rows

    def _today(self) -> date:
        return self.desk.tools.environment.clock().astimezone().date()

    def _survey_done(self) -> tuple[int, int]:
        points = survey_points()
        ticked = {one.id for one in Planning(self.desk).done.all()}
        return sum(name in ticked for name, _ in points), len(points)

    # Opening --------------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        kind, _, name = event.row_id.partition(":")
        acts: dict[str, Callable[[], None]] = {
            "new-meeting": self._new_meeting,
            "meeting": lambda: self._ask_meeting(self._meeting(name)),
            "survey": self._open_survey,
            "source": lambda: SourceWork(self, self.others, name).open(),
            "ask-sectors": lambda: self._choose_questions("sectors"),
            "ask-staff": lambda: self._choose_questions(STAFF),
        }
        if kind in acts:
            acts[kind]()
        elif kind == "sheet":
            self.change(lambda: self._write(name))

    def _open_survey(self) -> None:
        points = survey_points()
        ticked = {one.id for one in Planning(self.desk).done.all()}
        card = TicksCard(
            say("Medarbeiderundersøkelsen"), [(name, words, "") for name, words in points],
            [name for name, _ in points if name in ticked],
        )  # fmt: skip

        def job(chosen: frozenset[str]) -> str:
            changed = [name for name, _ in points if (name in chosen) != (name in ticked)]
            for name in changed:
                Planning(self.desk).tick(name, self._today())
            return say("Krysset av.") if changed else ""

        self.push(card, lambda chosen: self.change(lambda: job(chosen)))

    def _choose_questions(self, which: str) -> None:
        ours, chosen = self.others.our_questions(which), self.others.questions(which)
        every = list(dict.fromkeys((*ours, *chosen)))
        choices = [(str(at), text, "") for at, text in enumerate(every)]
        ticked = [str(at) for at, text in enumerate(every) if text in chosen]
        card = TicksCard(say("Spørsmål som sendes"), choices, ticked)

        def job(kept: frozenset[str]) -> str:
            self.others.choose_questions(which, [text for at, text in enumerate(every) if str(at) in kept])
            return say("Spørsmålene er valgt. Skriv dem ut nederst.")

        self.push(card, lambda kept: self.change(lambda: job(kept)))

    # Meetings -------------------------------------------------------------------------------------

    def _meeting(self, name: str) -> Meeting:
        return next(one for one in self.others.meetings() if one.id == name)

    def _new_meeting(self) -> None:
        kinds = [(kind.value, MEETING_WORDS[kind].in_(current())) for kind in MeetingKind]
        card = NumberCard(say("Hva slags møte?"), kinds)
        self.push(card, lambda kind: self._ask_meeting(Meeting("", "", MeetingKind(kind))))

    def _ask_meeting(self, one: Meeting) -> None:
        day = ".".join(reversed(one.day.split("-"))) if one.day else ""
        asks = [
            Ask("day", say("Dag"), day, must=say("Skriv dagen, for eksempel 15.03.2027.")),
            Ask("remarks", say("Merknader"), one.remarks),
            Ask("changed", say("Ble endret"), one.changed),
        ]

        def job(got: Answers) -> str:
            self.others.met(one.kind, got["day"], got["remarks"], got["changed"], meeting_id=one.id)
            return say("Møtet er ført opp. Ctrl+Z angrer.")

        lead = say("Skriv hva de merket seg, og hva som ble endret. Ikke hvem som sa det.")
        title = MEETING_WORDS[one.kind].in_(current()).capitalize()
        self.push(FillScreen(title, asks, lead=lead), lambda got: self.change(lambda: job(got)))

    # Letters --------------------------------------------------------------------------------------

    def action_new(self) -> None:
        asks = [Ask("name", say("Tjeneste"), must=say("Skriv hvilken tjeneste det er."))]

        def job(got: Answers) -> str:
            made = self.others.add_sector(got["name"])
            return say("{name} er lagt til.", name=made.name)

        lead = say("For eksempel barnehage, PPT, helsestasjon, politi, BUP eller en frivillig organisasjon.")
        self.push(FillScreen(say("Ny sektor"), asks, lead=lead), lambda got: self.change(lambda: job(got)))

    def action_edit(self) -> None:
        kind, _, name = (self.query_one("#input", Rows).hand or "").partition(":")
        if kind == "meeting":
            self._ask_meeting(self._meeting(name))
        elif kind == "source" and name != STAFF:
            SourceWork(self, self.others, name).ask_plan()

    def action_take_away(self) -> None:
        kind, _, name = (self.query_one("#input", Rows).hand or "").partition(":")
        if kind == "meeting":
            self.do(
                lambda: self.others.remove_meeting(name),
                say("Møtet er tatt bort. Ctrl+Z henter det tilbake."),
            )
        elif kind == "source" and name != STAFF:
            self.do(
                lambda: self.others.remove_sector(name),
                say("Sektoren er tatt bort. Ctrl+Z henter den tilbake."),
            )

    # Paper ----------------------------------------------------------------------------------------

    def _write(self, name: str) -> str:
        from verksted.desk.methods_sheets import template_sheet
        from verksted.desk.planning_files import PlanWriter, output_folder

        desk = self.desk
        makers: dict[str, Callable[[], Handout]] = {
            "form-sectors": lambda: sheets.question_form(desk, "sectors"),
            "form-staff": lambda: sheets.question_form(desk, STAFF),
            "plan": lambda: sheets.contact_plan(desk),
            "chapter-sectors": lambda: sheets.sectors_chapter(desk),
            "chapter-staff": lambda: sheets.staff_chapter(desk),
            "analysis": lambda: template_sheet("service-analysis", desk.workshop.standard),
        }
        given = (
            *sheets.approved_texts(desk),
            *self.others.questions("sectors"),
            *self.others.questions(STAFF),
        )
        try:
            return wrote(PlanWriter(desk, given).write_handout(output_folder(desk), makers[name]()))
        except ReportError as wrong:
            raise ValueError(str(wrong)) from wrong
        except OSError as wrong:
            raise ValueError(say("Får ikke skrevet filen. Er det plass på disken?")) from wrong


def survey_points() -> list[tuple[str, str]]:
    """The checklist of the staff survey: ids as they are kept when ticked, and words."""
    from verksted.content.wheel import load_staff_lists

    found = load_staff_lists().items[SURVEY_LIST]
    return [(f"{SURVEY_LIST}-{point.id}", point.text.in_(current())) for point in found.points]


def _sheet_rows() -> list[Row]:
    return [
        heading("sheets", say("Spørsmål og kapitler")),
        row("ask-sectors", say("Velg spørsmål til sektorene …")),
        row("ask-staff", say("Velg spørsmål til de tillitsvalgte …")),
        row("sheet:form-sectors", say("Skriv ut spørsmålene til sektorene")),
        row("sheet:form-staff", say("Skriv ut spørsmålene til de tillitsvalgte")),
        row("sheet:plan", say("Skriv ut kontaktplanen")),
        row("sheet:chapter-sectors", say("Skriv kapitlet Samarbeid med andre sektorer")),
        row("sheet:chapter-staff", say("Skriv kapitlet Bemanning og kompetanse")),
        row("sheet:analysis", say("Skriv ut skjelett til tjenesteanalyse")),
    ]
