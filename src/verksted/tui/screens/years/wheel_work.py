"""What is done with the wheel on a screen, in an open workbook or without one.

The host gives the wheel, today, how to change something, and what hangs over; this shows it and asks.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from verksted.content.wheel import STRAND_NAMES
from verksted.desk import wheel_view
from verksted.tui.dates import parse_day
from verksted.tui.screens.ask import AskScreen
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.follow.cards import NumberCard
from verksted.tui.screens.years import wheel_rows
from verksted.tui.screens.years.wheel_card import WheelCard
from verksted.tui.screens.years.wheel_host import Host
from verksted.tui.screens.years.wheel_table import WheelTable
from verksted.tui.widgets.rows import Rows, row
from verksted.workshop.language import current, say
from verksted.workshop.wheel import Strand, first_year_of, wheel_year
from verksted.workshop.wheel_marks import WheelEntry, of_quarter


class WheelWork(Vertical):
    """The table, and under it what comes next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "strand", "Utvalg", show=False),
        Binding("n", "add", "Nytt", show=False),
        Binding("e", "move", "Endre", show=False),
        Binding("x", "remove", "Ta bort", show=False),
        Binding("k", "copy", "Kopier", show=False),
    ]

    class Go(Message):
        """Where a thing is done."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    class Told(Message):
        """Something for the message line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, host: Host, *, id: str = "wheel-work") -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self._host = host
        self._strand: Strand | None = None
        self._quarter: int | None = None
        self._first = 0
        self._found: list[WheelEntry] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="wheel-panel", classes="panel"):
            yield WheelTable(id="wheel-table")
        yield Rows(id="wheel-list", classes="panel keeps-row -holds")
        with Vertical(id="no-wheel", classes="panel"):
            yield Static("", id="no-wheel-text", classes="reading", markup=False)
            yield Rows(id="no-wheel-answer")

    def show(self) -> None:
        """Show the wheel as it is kept now."""
        wheel, today = self._host.wheel, self._host.today()
        state = wheel.state
        for name in ("wheel-panel", "wheel-list"):
            self.query_one(f"#{name}").display = state.setting is not None
        self.query_one("#no-wheel").display = state.setting is None
        if state.setting is None:
            self._offer(today)
            return
        self._first = wheel.first_year(today)
        self._found = wheel.entries(self._first)
        title = say(
            "{first}–{last} · nå er ÅR{year}, {quarter}. kvartal",
            first=self._first,
            last=self._first + 3,
            year=wheel_year(today, self._first),
            quarter=(today.month + 2) // 3,
        )
        self.query_one("#wheel-panel", Vertical).border_title = Content(title)
        table = self.query_one(WheelTable)
        table.show(self._found, self._first, today, self._strand)
        self._show_list(today)

    def _offer(self, today: date) -> None:
        text = say(
            "Dere bruker ikke årshjulet. Det følger de fire årene mellom to kommunevalg og sier fra når "
            "undersøkelse, verksted og rapport må begynne. Verkstedet virker like godt uten."
        )
        self.query_one("#no-wheel-text", Static).update(Content(text))
        answer = say("Ta i bruk årshjulet, med {year} som ÅR1", year=first_year_of(today))
        self.query_one("#no-wheel-answer", Rows).show(
            [row("use", answer), row("other", say("Velg et annet år som ÅR1 …"))]
        )

    def take_focus(self) -> None:
        """Put the focus where the work is."""
        used = self._host.wheel.used
        self.query_one("#wheel-list" if used else "#no-wheel-answer", Rows).focus()

    def _show_list(self, today: date) -> None:
        listed = self.query_one("#wheel-list", Rows)
        found = wheel_view.of_strand(self._found, self._strand)
        name = STRAND_NAMES[self._strand].in_(current()) if self._strand else say("alle spor")
        if self._quarter is None:
            extra = [] if self._strand not in (None, Strand.USERS) else self._host.hanging()
            with_book = self._host.handover is not None
            listed.show(wheel_rows.rows_of(found, today, self._first, extra, with_book=with_book))
        else:
            chosen = of_quarter(found, self._quarter, self._first)
            listed.show(wheel_rows.quarter_rows(chosen, today, self._quarter))
        listed.border_title = Content(say("Neste i hjulet · viser {strand}", strand=name))

    def on_wheel_table_chosen(self, event: WheelTable.Chosen) -> None:
        event.stop()
        self._quarter = event.quarter
        self._show_list(self._host.today())

    def on_descendant_focus(self) -> None:
        """Back in the list from another place than the table, the whole list stands there again."""
        focused = self.screen.focused
        if isinstance(focused, Rows) and focused.id == "wheel-list" and self._quarter is not None:
            in_quarter = self.query_one("#wheel-list", Rows).hand
            self._quarter = None
            self._show_list(self._host.today())
            focused.take(in_quarter or "")

    # What is chosen -------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        event.stop()
        kind, _, name = event.row_id.partition(":")
        if event.rows.id == "no-wheel-answer":
            self._use(first_year_of(self._host.today())) if kind == "use" else self._ask_year()
        elif kind == "e":
            self._open(name)
        elif kind == "h":
            self._go_hanging(name)
        elif kind == wheel_rows.SETTING:
            self._ask_year()
        else:
            self._write(kind)

    def _entry(self, name: str) -> WheelEntry:
        return next(entry for entry in self._host.wheel.entries(self._first) if entry.id == name)

    def _open(self, name: str) -> None:
        def tick(point: int, then: Callable[[], None]) -> None:
            self._host.change(lambda: self._tick(name, point), then)

        card = WheelCard(lambda: self._entry(name), self._host.today(), tick)
        self.app.push_screen(card, lambda answer: self._chosen(name, answer))

    def _tick(self, name: str, point: int) -> str:
        done = self._host.wheel.tick(self._entry(name), point, self._first)
        return say("Krysset av.") if done else say("Ikke gjort likevel.")

    def _chosen(self, name: str, answer: str | None) -> None:
        wheel, today = self._host.wheel, self._host.today()
        if answer == "done":

            def finish() -> str:
                done = wheel.finish(self._entry(name), self._first, today)
                return say("Krysset av som gjort.") if done else say("Ikke gjort likevel.")

            self._host.change(finish, None)
        elif answer == "go":
            self.post_message(self.Go(self._entry(name).place))
        elif answer == "move":
            self._ask_day(name)
        elif answer == "print":
            sheet = wheel_view.checklist_sheet(self._entry(name), self._host.standard())
            self._host.change(lambda: self._host.write(sheet), None)

    def _go_hanging(self, name: str) -> None:
        place = next((one.place for one in self._host.hanging() if one.id == name), "")
        if place:
            self.post_message(self.Go(place))

    def _write(self, what: str) -> None:
        host = self._host

        def job() -> str:
            if what == wheel_rows.SHEET:
                return host.write(wheel_view.sheet(host.wheel, host.today(), host.standard()))
            if what == wheel_rows.CALENDAR:
                return host.write(wheel_view.calendar(host.wheel, host.today(), host.standard()))
            return host.write(host.handover()) if host.handover is not None else ""

        host.change(job, None)

    # Keys -----------------------------------------------------------------------------------------

    def action_strand(self) -> None:
        order: list[Strand | None] = [None, *Strand]
        self._strand = order[(order.index(self._strand) + 1) % len(order)]
        self.show()

    def _in_hand(self) -> WheelEntry | None:
        kind, _, name = (self.query_one("#wheel-list", Rows).hand or "").partition(":")
        return self._entry(name) if kind == "e" and self._host.wheel.used else None

    def action_add(self) -> None:
        if not self._host.wheel.used:
            return
        names = [(strand.value, STRAND_NAMES[strand].in_(current())) for strand in Strand]
        card = NumberCard(say("Hvem gjelder det?"), names)
        self.app.push_screen(card, lambda strand: self._ask_own(Strand(strand)) if strand else None)

    def _ask_own(self, strand: Strand) -> None:
        asks = [
            Ask("name", say("Hva skjer"), must=say("Skriv hva som skal skje.")),
            Ask("day", say("Når"), must=say("Skriv datoen, for eksempel 14.10.2026.")),
        ]

        def got(answers: Answers | None) -> None:
            if answers is not None:
                self._host.change(lambda: self._add(answers, strand), None)

        lead = say("Skriv oppgaven, aldri navn på noen det gjelder.")
        self.app.push_screen(FillScreen(say("Ny hendelse i hjulet"), asks, lead=lead), got)

    def _add(self, answers: Answers, strand: Strand) -> str:
        day = parse_day(answers["day"], self._host.today())
        self._host.wheel.add(answers["name"], strand, day)
        return say("Lagt inn i hjulet.")

    def action_move(self) -> None:
        entry = self._in_hand()
        if entry is not None:
            self._ask_day(entry.id)

    def _ask_day(self, name: str) -> None:
        entry = self._entry(name)
        due = f"{entry.due.day}.{entry.due.month}.{entry.due.year}"
        asks = [Ask("day", say("Frist"), due, must=say("Skriv datoen, for eksempel 14.10.2026."))]

        def got(answers: Answers | None) -> None:
            if answers is not None:
                self._host.change(lambda: self._move(name, answers["day"]), None)

        self.app.push_screen(FillScreen(entry.name.in_(current()), asks), got)

    def _move(self, name: str, text: str) -> str:
        day = parse_day(text, self._host.today())
        self._host.wheel.move(self._entry(name), self._first, day)
        return say("Fristen er flyttet.")

    def action_remove(self) -> None:
        entry = self._in_hand()
        if entry is None:
            return
        if not entry.own:
            self.post_message(self.Told(say("Det som hører til hjulet, kan krysses av, men ikke tas bort.")))
            return
        self._host.change(lambda: self._remove(entry.id), None)

    def _remove(self, name: str) -> str:
        self._host.wheel.remove(name)
        return say("Tatt bort fra hjulet.")

    def action_copy(self) -> None:
        if not self._host.wheel.used:
            return
        text = wheel_view.as_text(self._host.wheel, self._host.today(), self._strand)
        self.app.copy_to_clipboard(text)

        def job() -> str:
            from verksted.desk.clipboard import copy

            copy(text)
            path = self._host.file_text(text)
            return say(
                "Kopiert, og lagt i {name} i mappen {folder}.", name=path.name, folder=path.parent.name
            )

        self._host.change(job, None)

    # The first year -------------------------------------------------------------------------------

    def _ask_year(self) -> None:
        first = self._first or first_year_of(self._host.today())
        asks = [Ask("year", say("ÅR1 er"), str(first), must=say("Skriv et årstall, for eksempel 2024."))]

        def got(answers: Answers | None) -> None:
            if answers is not None:
                self._year_given(answers["year"])

        lead = say("Vanligvis er det året etter kommunevalget: 2024, 2028.")
        self.app.push_screen(FillScreen(say("Hvilket år er ÅR1?"), asks, lead=lead), got)

    def _year_given(self, text: str) -> None:
        year = int(text) if text.isdigit() and len(text) == 4 else 0
        if not year:
            self.post_message(self.Told(say("▲ Skriv et årstall, for eksempel 2024.")))
        elif self._first and year != self._first and self._host.wheel.state.marks:
            told = [
                say("Det som er krysset av, hører til årene {a}–{b}.", a=self._first, b=self._first + 3),
                say("Det blir ikke borte, men vises bare når ÅR1 er {year} igjen.", year=self._first),
            ]
            card = AskScreen(say("Bytte år for ÅR1?"), told, act=say("Bytt år"), stay=say("La det være"))
            self.app.push_screen(card, lambda sure: self._use(year) if sure else None)
        else:
            self._use(year)

    def _use(self, year: int) -> None:
        def job() -> str:
            self._host.wheel.use(year, self._host.today())
            return say("Årshjulet er i bruk.")

        self._host.change(job, self.take_focus)
