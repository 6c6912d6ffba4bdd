"""Tiltak: what was promised over the years, what was done, what was not and why."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.desk import years
from verksted.desk.years import Lived, New
from verksted.report.errors import ReportError
from verksted.tui.frame import Frame
from verksted.tui.pages import STYLES
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.follow.cards import NumberCard
from verksted.tui.screens.years.measure_rows import FROM_FILE, FROM_REGISTER, about, listed
from verksted.tui.screens.years.ticks import TicksCard
from verksted.tui.screens.years.wheel import STYLE
from verksted.tui.widgets.rows import Rows
from verksted.workshop.followup import MEASURE_STATUS_WORDS, MeasureStatus, Origin
from verksted.workshop.language import current, mark, say
from verksted.workshop.measures_over_years import EVALUATES, EVALUATOR_NAMES, ORIGIN_NAMES, Evaluator
from verksted.workshop.text import clean_line

_WIDE = 100


class MeasuresScreen(Frame):
    """Enter tells how a measure stands, and who judges it."""

    PLACE = "measures"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("meld status")),
        ("n", mark("nytt")),
        ("e", mark("endre")),
        ("x", mark("ta bort")),
        ("Ctrl+N", mark("neste")),
    )
    OTHER_KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("velg")),
        ("n", mark("nytt")),
        ("Ctrl+N", mark("neste")),
    )
    HELP = mark("""\
Her står tiltakene fra alle årene: fra undersøkelsen, verkstedet, andre sektorer og de ansatte.
Tiltak fra tidligere år kommer hit fra registeret, eller fra fjorårets sammendrag (nederst i lista).
Det er de frigitte tekstene som hentes, aldri notater.

Enter melder status for i år: planlagt, i gang, gjennomført eller ikke gjennomført, og hva som ble gjort
eller hvorfor det ikke ble gjort. Det kommer i kapitlet, i «status på tidligere tiltak».
Enter gir også valget om hvem som skal vurdere tiltaket, og hvilke temaer det svarer på.

▲ tidligere tiltak uten status i år   ○ planlagt   ► i gang   ● gjennomført   – ikke gjennomført

Nye tiltak fra i år kommer i «Innsatsområder». Ansvar skrives som rolle, aldri som navn.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "Nytt", show=False),
        Binding("e", "edit", "Endre", show=False),
        Binding("x", "take_away", "Ta bort", show=False),
    ]
    CSS_PATH: ClassVar[list[str | PurePath] | None] = [*STYLES, STYLE]

    def work_area(self) -> Iterable[Widget]:
        yield Rows(id="measures", classes="panel keeps-row -holds")
        with VerticalScroll(id="measure-panel", classes="panel", can_focus=False) as panel:
            panel.border_title = Content(say("Tiltaket"))
            yield Static("", id="measure-about", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#measures", Rows).focus()

    @property
    def _waiting(self) -> int:
        from verksted.desk.register_bringing import waiting

        register = self.session.register
        return len(waiting(register, self.desk)) if register is not None else 0

    def look(self) -> None:
        known = years.lives(self.desk)
        year = years.this_year(self.desk)
        rows = self.query_one("#measures", Rows)
        rows.show(listed(known, year, self._waiting, wide=rows.size.width >= _WIDE))
        left = len(years.without_status(self.desk, year))
        title = say("Tiltak over år · {n} i alt", n=len(known))
        rows.border_title = Content(title + (say(" · ▲ {n} uten status i år", n=left) if left else ""))
        self._show_about()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        super().on_rows_moved(event)
        self._show_about()

    def _show_about(self) -> None:
        one = self._in_hand()
        self.show_keys(self.OTHER_KEYS if one is None else self.KEYS)
        themes = {theme.id: theme.name for theme in self.desk.themes.all()}
        text = about(one, themes) if one is not None else Content("")
        self.query_one("#measure-about", Static).update(text)

    def _in_hand(self) -> Lived | None:
        kind, _, name = (self.query_one("#measures", Rows).hand or "").partition(":")
        return next((one for one in years.lives(self.desk) if kind == "m" and one.measure.id == name), None)

    def action_next(self) -> None:
        """The next earlier measure of which nothing is told this year; else the next step."""
        left = [f"m:{one.id}" for one in years.without_status(self.desk, years.this_year(self.desk))]
        rows = self.query_one("#measures", Rows)
        if left:
            at = left.index(rows.hand) + 1 if rows.hand in left else 0
            rows.take(left[at % len(left)])
        else:
            super().action_next()

    # Status ---------------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if event.row_id == FROM_FILE:
            self._ask_file()
        elif event.row_id == FROM_REGISTER:
            self.change(self._from_register)
        elif (one := self._in_hand()) is not None:
            choices = [
                (status.value, MEASURE_STATUS_WORDS[status].in_(current())) for status in MeasureStatus
            ]
            choices += [
                ("judges", say("Hvem skal vurdere det?")),
                ("themes", say("Hvilke temaer svarer det på?")),
            ]
            card = NumberCard(say("Hvor langt er det kommet?"), choices)
            self.push(card, lambda chosen: self._chosen(one, chosen))

    def _chosen(self, one: Lived, chosen: str) -> None:
        if chosen == "judges":
            self._ask_judges(one)
        elif chosen == "themes":
            self._ask_themes(one)
        else:
            self._ask_told(one, MeasureStatus(chosen))

    def _ask_told(self, one: Lived, status: MeasureStatus) -> None:
        done = status in (MeasureStatus.DONE, MeasureStatus.NOT_DONE)
        label = say("Hvorfor ikke") if status is MeasureStatus.NOT_DONE else say("Hva er gjort")
        must = say("Skriv det i en hel setning.") if done else ""
        before = one.life.in_year(years.this_year(self.desk))
        asks = [Ask("told", label, before.told if before else "", must=must)]

        def job(got: Answers) -> str:
            years.report(self.desk, one.measure.id, status, got["told"])
            return say("Status er meldt. Ctrl+Z angrer.")

        title = MEASURE_STATUS_WORDS[status].in_(current()).capitalize()
        lead = say("Dette kommer i rapporten. Skriv det så de som ga rådet, forstår det.")
        self.push(FillScreen(title, asks, lead=lead), lambda got: self.change(lambda: job(got)))

    def _ask_judges(self, one: Lived) -> None:
        standard = current()
        choices = [
            (who.value, EVALUATOR_NAMES[who].in_(standard), EVALUATES[who].in_(standard)) for who in Evaluator
        ]
        card = TicksCard(say("Hvem vurderer tiltaket, og hva?"), choices, one.life.evaluators)

        def job(chosen: frozenset[str]) -> str:
            changed = [who for who in Evaluator if (who.value in chosen) != (who in one.life.evaluators)]
            for who in changed:
                years.judged_by(self.desk, one.measure.id, who)
            return say("Lagret hvem som vurderer.") if changed else ""

        self.push(card, lambda chosen: self.change(lambda: job(chosen)))

    def _ask_themes(self, one: Lived) -> None:
        choices = [
            (theme.id, theme.name, "") for theme in sorted(self.desk.themes.all(), key=lambda t: t.order)
        ]
        if not choices:
            self.tell(say("Her er ingen temaer ennå. Velg dem under Planlegg."))
            return
        card = TicksCard(say("Hvilke temaer svarer tiltaket på?"), choices, one.measure.themes)

        def job(chosen: frozenset[str]) -> str:
            themes = tuple(name for name, _, _ in choices if name in chosen)
            self._write(one, themes=themes)
            return say("Temaene er lagret. Ctrl+Z angrer.")

        self.push(card, lambda chosen: self.change(lambda: job(chosen)))

    def _write(self, one: Lived, *, themes: tuple[str, ...]) -> None:
        measure = one.measure
        new = New(measure.text, measure.role or "–", measure.due, measure.origin, themes, measure.year)
        years.write(self.desk, new, measure.id)

    # New, changed, gone ---------------------------------------------------------------------------

    def action_new(self) -> None:
        names = [(origin.value, ORIGIN_NAMES[origin].in_(current())) for origin in Origin]
        self.push(NumberCard(say("Hvor kommer tiltaket fra?"), names), lambda one: self._ask(Origin(one)))

    def action_edit(self) -> None:
        one = self._in_hand()
        if one is not None:
            self._ask(one.measure.origin, one)

    def _ask(self, origin: Origin, one: Lived | None = None) -> None:
        measure = one.measure if one else None
        due = ".".join(reversed(measure.due.split("-"))) if measure and measure.due else ""
        year = str((measure.year if measure else None) or years.this_year(self.desk))
        made: list[str] = []
        asks = [
            Ask(
                "text", say("Tiltak"), measure.text if measure else "", must=say("Skriv hva dere skal gjøre.")
            ),
            Ask(
                "role", say("Rolle"), measure.role if measure else "", must=say("Skriv rollen, ikke et navn.")
            ),
            Ask("due", say("Innen"), due),
            Ask("year", say("Fra år"), year),
        ]

        def job(got: Answers) -> str:
            if not (got["year"].isdigit() and len(got["year"]) == 4):
                raise ValueError(say("Skriv et årstall, for eksempel 2026."))
            themes = measure.themes if measure else ()
            new = New(got["text"], got["role"], got["due"], origin, themes, int(got["year"]))
            made.append(years.write(self.desk, new, measure.id if measure else None).id)
            return say("Tiltaket er lagret. Ctrl+Z angrer.")

        def then() -> None:
            if made:
                self.query_one("#measures", Rows).take(f"m:{made[0]}")
                self._show_about()
            if one is None and made and self.desk.themes.all():
                self._ask_themes(years.life_of(self.desk, made[0]))

        title = say("Tiltak fra {origin}", origin=ORIGIN_NAMES[origin].in_(current()))
        self.push(FillScreen(title, asks), lambda got: self.change(lambda: job(got), then))

    def action_take_away(self) -> None:
        one = self._in_hand()
        if one is not None:
            told = say("Tiltaket er tatt bort. Ctrl+Z henter det tilbake.")
            self.do(lambda: years.remove(self.desk, one.measure.id), told)

    # From earlier years ---------------------------------------------------------------------------

    def _from_register(self) -> str:
        from verksted.desk.register_bringing import bring_over

        register = self.session.register
        if register is None:
            return ""
        came = bring_over(register, self.desk)
        return say("Hentet {n} tiltak og {m} løfter. Ctrl+Z angrer.", n=came.measures, m=came.promises)

    def _ask_file(self) -> None:
        asks = [Ask("path", say("Fil"), must=say("Skriv eller lim inn hvor sammendraget ligger."))]
        lead = say("Filen heter som regel sammendrag.json. Lim inn hvor den ligger.")
        card = FillScreen(say("Hent tiltak fra et tidligere sammendrag"), asks, lead=lead)
        self.push(card, lambda got: self.change(lambda: self._from_file(got["path"])))

    def _from_file(self, typed: str) -> str:
        path = Path(typed.strip("\"'")).expanduser()
        try:
            summary = years.read_summary(path)
        except ReportError as wrong:
            raise ValueError(clean_line(str(wrong))) from wrong
        except OSError as wrong:
            raise ValueError(say("Det ligger ingen fil der. Se etter skrivefeil.")) from wrong
        measures, promises = years.carry_from(self.desk, summary)
        if not measures and not promises:
            return say("Alt som står åpent i sammendraget, er her fra før.")
        return say("Hentet {n} tiltak og {m} løfter. Ctrl+Z angrer.", n=measures, m=promises)
