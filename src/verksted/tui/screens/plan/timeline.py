"""Frister: every task around the workshop with its day, ticked when done, and as a calendar file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from verksted.desk import progress
from verksted.desk.planning import Planning
from verksted.desk.planning_files import plan_calendar
from verksted.tui.dates import away, short_day, shortly
from verksted.tui.frame import Frame
from verksted.tui.screens.plan.paper import write_one, wrote
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Row, Rows, heading, row, said
from verksted.workshop.language import mark, say

CALENDAR_ROW = "#calendar"


class TimelineScreen(Frame):
    """Space ticks; Enter goes to where the task is done."""

    PLACE = "timeline"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Mellomrom", mark("gjort")),
        ("Enter", mark("gå dit")),
        ("Ctrl+Z", mark("angre")),
        ("Ctrl+N", mark("neste steg")),
    )
    HELP = mark("""\
Fristene regnes ut fra dagen for verkstedet. Flytter du dagen, flytter de seg.

Mellomrom krysser av. Enter går til stedet der oppgaven gjøres.
Noe krysses av av seg selv, for eksempel når roller er fylt eller temaer er valgt.
Program og bakgrunn skal være hos deltakerne minst to uker før.

Den nederste raden skriver fristene til en kalenderfil (ICS) som Outlook og telefonen kan lese.
Kalenderen nevner verken barnevern eller deltakere.
""")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plan = Planning(self.desk)

    def work_area(self) -> Iterable[Widget]:
        yield Rows(id="tasks", classes="panel keeps-row", title=say("Frister"))

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Rows).focus()

    @property
    def today(self) -> date:
        return self.desk.tools.environment.clock().astimezone().date()

    def look(self) -> None:
        today = self.today
        known = progress.deadlines(self.desk, today)
        rows: list[Row] = []
        day = progress.workshop_day(self.desk)
        for entry in known:
            if entry.id == "agenda-out":
                rows.append(heading("two-weeks", self._two_weeks(entry, today)))
            rows.append(_task(entry, today))
        if not known:
            rows = [
                said("none", say("Her kommer fristene."), say("Bestem dagen under Rammer, så regnes de ut."))
            ]
        else:
            rows.append(row(CALENDAR_ROW, say("Skriv fristene til en kalenderfil …")))
        tasks = self.query_one(Rows)
        tasks.show(rows)
        done = sum(entry.done for entry in known)
        late = sum(entry.late(today) for entry in known)
        told = say("Frister · {done} av {all} er gjort", done=done, all=len(known)) if day else say("Frister")
        tasks.border_title = Content(told + (say(" · ▲ {n} over fristen", n=late) if late else ""))

    def _two_weeks(self, entry: progress.Deadline, today: date) -> str:
        if entry.done:
            return say("● To uker før: sendt")
        if entry.passed:
            return say("To uker før: ble ikke krysset av")
        if entry.late(today):
            return say("▲ To uker før: passert. Send programmet nå.")
        return say("To uker før, {away}", away=away(entry.day, today))

    def on_rows_moved(self, event: Rows.Moved) -> None:
        super().on_rows_moved(event)
        entry = next(
            (one for one in progress.deadlines(self.desk, self.today) if one.id == event.row_id), None
        )
        if entry is not None:
            told = f"{entry.role.capitalize()}: {entry.name}" if entry.role else entry.name
            self.tell(say("{task} Ble ikke krysset av før dagen.", task=told) if entry.passed else told)

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        entry = next((one for one in progress.deadlines(self.desk) if one.id == event.row_id), None)
        if entry is None:
            return
        if entry.done and self.plan.done.get(entry.id) is None:
            self.tell(say("Dette er gjort i planen, og krysses av der."))
            return

        def job() -> str:
            done = self.plan.tick(entry.id, self.today)
            return say("Krysset av. Ctrl+Z angrer.") if done else say("Ikke gjort likevel. Ctrl+Z angrer.")

        self.change(job)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if event.row_id == CALENDAR_ROW:
            self.change(self._write_calendar)
            return
        entry = next((one for one in progress.deadlines(self.desk) if one.id == event.row_id), None)
        if entry is not None and entry.place != self.PLACE:
            self.action_go(entry.place)
        else:
            self.tell(say("Dette gjøres utenfor programmet. Mellomrom krysser av."))

    def _write_calendar(self) -> str:
        calendar = plan_calendar(self.desk)
        return wrote(write_one(self, lambda writer, folder: writer.write_calendar(folder, calendar)))


def _task(entry: progress.Deadline, today: date) -> Row:
    sign = "●" if entry.done else "▲" if entry.late(today) or entry.near(today) else "○"
    box = "[x]" if entry.done else "[ ]"
    head = f"{box} {sign} {short_day(entry.day):<14}"
    if entry.passed:
        return row(entry.id, Content.styled(head + entry.name, "$text-muted"))
    when = "" if entry.done else shortly(entry.day, today)
    return row(entry.id, Content.assemble(head, entry.name), Content.styled(when, "$text-muted"))
