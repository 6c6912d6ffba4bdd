"""Oversikt: the one thing to do next, how far each phase has come, and the deadlines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from verksted.desk import progress
from verksted.desk.running_holes import lost_in_all
from verksted.tui import routes
from verksted.tui.dates import away, short_day, shortened, shortly, told_day
from verksted.tui.frame import Frame
from verksted.tui.widgets.rows import Row, Rows, row, said
from verksted.workshop.language import mark, say
from verksted.workshop.plan import Status
from verksted.workshop.words import Phase

SIGNS = {Status.NOT_STARTED: "○", Status.UNDER_WAY: "►", Status.IN_PLACE: "●"}
_PLACES = {Phase.PLAN: "plan", Phase.RUN: "run", Phase.FOLLOW_UP: "follow-up", Phase.REPORT: "report"}
_SHOWN = 12


class OverviewScreen(Frame):
    """Enter opens the place where the row is worked on."""

    PLACE = "overview"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("åpne")),
        ("Tab", mark("neste boks")),
        ("1–5", mark("fase")),
        ("Ctrl+G", mark("gå til")),
        ("F9", mark("skjul")),
    )
    HELP = mark("""\
Oversikten viser det ene du bør gjøre nå, hvor langt hver fase er kommet, og fristene.

Enter åpner stedet der det gjøres. Tab går gjennom boksene. Tallene 1–5 bytter fase.
Fristene regnes fra dagen for verkstedet. Kryss dem av under Planlegg, Frister.

○ ikke begynt   ► i gang   ● ferdig   ▲ se på dette

Ctrl+G gir også skjulelista, Første dag (kopi, nøkkel, alene i rommet) og bytte av verksted.
""")

    def intro(self) -> tuple[str, ...]:
        shop = self.desk.workshop
        day = progress.workshop_day(self.desk)
        if day is None:
            return shop.title, say("dagen er ikke bestemt")
        clock = (
            say(" kl. {starts}–{ends}", starts=shop.starts, ends=shop.ends)
            if shop.starts and shop.ends
            else ""
        )
        far = away(day, self.today())
        return shop.title, f"{told_day(day)}{clock.replace(':', '.')} · {far}", told_day(day)

    def work_area(self) -> Iterable[Widget]:
        yield Rows(id="next", classes="panel keeps-row", title=say("Neste steg"))
        with Horizontal(id="phase-boxes"):
            for phase, place in _PLACES.items():
                name = say(routes.BY_ID[place].name)
                yield Rows(
                    id=f"box-{phase.value}", classes="panel box", title=f"{routes.BY_ID[place].key} {name}"
                )
        yield Rows(id="deadlines", classes="panel", title=say("Frister"))

    def on_mount(self) -> None:
        self.query_one("#next", Rows).focus()

    def today(self) -> date:
        return self.desk.tools.environment.clock().astimezone().date()

    def look(self) -> None:
        today = self.today()
        self.query_one("#next", Rows).show([self._next(today)])
        for view in progress.phases(self.desk, today):
            self.query_one(f"#box-{view.phase.value}", Rows).show(_box(view))
        known = progress.deadlines(self.desk, today)
        left = progress.open_deadlines(self.desk, today)
        rows = [_deadline(entry, today) for entry in left[:_SHOWN]]
        if not rows:
            rows = [said("none", *_no_deadlines(known))]
        self.query_one("#deadlines", Rows).show(rows)
        self._greet()

    def _next(self, today: date) -> Row:
        wanted = progress.next_thing(self.desk, today)
        due = ""
        if wanted.day is not None and wanted.day != today:
            sign = "▲ " if (wanted.day - today).days <= progress.NEAR else ""
            due = say("{sign}senest {day}", sign=sign, day=told_day(wanted.day))
        reason = wanted.reason
        if len(wanted.text) + len(due) + 8 > self.app.size.width:  # the task itself is never cut for its date
            reason, due = " · ".join(part for part in (due, reason) if part), ""
        text, why = Content.styled(wanted.text, "bold"), Content.styled(reason, "$text-muted")
        return Row(f"{wanted.place}/{wanted.about}", text, Content(due), (why,))

    def on_resize(self) -> None:
        self.query_one("#next", Rows).show([self._next(self.today())])

    def _greet(self) -> None:
        damage = len(self.desk.workbook.damage)
        lost = lost_in_all(self.desk.workbook.damage)
        if lost:
            self.tell(
                say("■ Ett notat eller en retting er borte. Lista i Gjennomfør viser når.")
                if lost == 1
                else say("■ {n} notater eller rettinger er borte. Lista i Gjennomfør viser når.", n=lost)
            )
            return
        if damage:
            self.tell(say("■ {n} hull i arbeidsboka. Se F1 om hvordan de fylles.", n=damage))
            return
        promises = [promise for promise in self.desk.promises.all() if promise.open]
        if promises:
            self.tell(say("Løfte som ikke er holdt: «{text}».", text=shortened(promises[0].text, 44)))

    def on_rows_opened(self, event: Rows.Opened) -> None:
        place, _, about = event.row_id.partition("/")
        self.action_go(place, about.partition("#")[0])


def _box(view: progress.PhaseView) -> list[Row]:
    words = {
        Status.NOT_STARTED: say("ikke begynt"),
        Status.UNDER_WAY: say("i gang"),
        Status.IN_PLACE: say("ferdig"),
    }
    done = sum(part.status is Status.IN_PLACE for part in view.parts)
    begun = view.status is Status.UNDER_WAY
    text = say("{n} av {all} er klare", n=done, all=len(view.parts)) if begun and done else words[view.status]
    rows = [Row("status", Content.styled(f"{SIGNS[view.status]} {text}", "bold"), selectable=False)]
    for number, part in enumerate(view.parts):
        rows.append(row(f"{part.place}/#{number}", f"{SIGNS[part.status]} {part.name}", part.detail))
    return rows


def _deadline(entry: progress.Deadline, today: date) -> Row:
    sign = "▲" if entry.late(today) or entry.near(today) else "○"
    head, name = f"{sign} {short_day(entry.day):<14}", f"{entry.place}/{entry.id}"
    if entry.passed:
        quiet = say("ble ikke krysset av")
        return Row(
            name, Content.styled(head + entry.name, "$text-muted"), Content.styled(quiet, "$text-muted")
        )
    return Row(name, Content.assemble(head, entry.name), Content(shortly(entry.day, today)))


def _no_deadlines(known: list[progress.Deadline]) -> tuple[str, ...]:
    if known:
        return (say("● Alle fristene er holdt."),)
    return (say("Her kommer fristene når dagen er bestemt."), say("Trykk 2 og fyll ut rammene."))
