"""Huskeliste: what is to be remembered after the workshop, with days, and what participants correct."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.content.letters import Use
from verksted.desk import following_corrections as fixing
from verksted.desk.copying_view import Board, board
from verksted.desk.following_tasks import AFTER_COUNCIL, ANSWERS, MINUTES, THANKS, Task, TaskKind, tasks, tick
from verksted.tui.dates import short_day, shortly
from verksted.tui.screens.follow.back import ask_contact
from verksted.tui.screens.follow.base import FollowScreen
from verksted.tui.screens.follow.correcting import judge, note
from verksted.tui.widgets.rows import Row, Rows, heading, row, said
from verksted.workshop.corrections import VERDICT_WORDS, Correction
from verksted.workshop.language import current, mark, say

LETTERS_OF = {
    THANKS: (Use.THANKS,),
    MINUTES: (Use.MINUTES,),
    ANSWERS: (Use.FEEDBACK, Use.EASY),
    AFTER_COUNCIL: (Use.AFTER_COUNCIL,),
}
"""Tasks that are letters to send."""
_PLACE_OF = {
    TaskKind.PROMISE: ("answers", "p:"),
    TaskKind.MEASURE: ("answers", "m:"),
    TaskKind.NEWS: ("release", ""),
}
"""Where a task is done, and how the step knows it."""
_STEP_OF = {"fair-copy": "fair-copy", "review-signed": "release", "raw-notes-handled": "keeping"}


class TodoScreen(FollowScreen):
    """Space ticks, Enter goes to where it is done, n notes what somebody corrected."""

    STEP = "to-do"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Mellomrom", mark("gjort")),
        ("Enter", mark("gå dit")),
        ("n", mark("ny retting")),
        ("Ctrl+N", mark("neste")),
    )
    HELP = mark("""\
Alt dere skal huske etter verkstedet, med dato: det dere lovet, takk, svar, og det som skal skje etter
at kommunestyret har behandlet rapporten. ▲ betyr at fristen er nær eller over.

Mellomrom krysser av. Enter går til stedet der det gjøres, eller lager brevet. v viser det som er gjort.
Svarbrevet kan ikke krysses av før hvert råd har fått ett av de tre svarene.

De som var med, får rette det dere hørte. Send dem «Har vi forstått dere rett?» når sammendraget er
frigitt. n noterer det de sier. Så velger dere: skriv om punktet, la det stå med en grunn, eller legg det
til side. Punktet må gjennom innsidetesten igjen, og sammendraget frigis på nytt.
Noter aldri hvem som sa det.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "correct", "Ny retting"),
        Binding("v", "view", "Vis gjorte"),
    ]
    _tasks: tuple[Task, ...] = ()
    _corrections: tuple[Correction, ...] = ()
    _board: Board | None = None
    _released = False
    _all = False

    def work_area(self) -> Iterable[Widget]:
        listed = Vertical(Rows(id="todo-list", classes="-holds"), id="todo-panel", classes="panel")
        about = Vertical(Static("", id="todo-about", markup=False), id="todo-about-panel", classes="panel")
        yield Vertical(listed, about)

    @property
    def today(self) -> date:
        return self.desk.tools.environment.clock().astimezone().date()

    def read(self) -> None:
        self._tasks = tuple(tasks(self.desk))
        self._corrections = tuple(fixing.corrections(self.desk).all())
        self._board = board(self.desk)
        self._released = bool(len(self.desk.released))

    def first_look(self) -> None:
        rows = self.query_one("#todo-list", Rows)
        rows.focus()
        about = self.about
        first = next((one for one in self._tasks if about in (one.id, one.about)), None)
        late = next((one for one in self._tasks if one.late(self.today)), None)
        chosen = first or late or next((one for one in self._tasks if not one.done), None)
        corrected = next(
            (one for one in self._corrections if one.open and about == f"point:{one.point}"), None
        )
        rows.take(f"c:{corrected.id}" if corrected else chosen.id if chosen else "")
        self._show_about(rows.hand or "")

    # What is shown --------------------------------------------------------------------------------

    def look(self) -> None:
        today = self.today
        left = [one for one in self._tasks if not one.done]
        done = [one for one in self._tasks if one.done]
        listed: list[Row] = [_task_row(one, today) for one in left]
        if not self._tasks:
            listed.append(
                said("none", say("Her kommer det dere skal huske."), say("Sett dagen under Rammer."))
            )
        elif not left:
            listed.append(said("none", say("● Alt er gjort. Takk for at dere fulgte det helt fram.")))
        listed.append(heading("corrections", say("Rettinger fra dem som var med")))
        listed += [self._correction_row(one) for one in self._corrections if one.open or self._all]
        if not any(one.open for one in self._corrections):
            told = (
                say("Ingen venter. n noterer en ny.")
                if self._released
                else say("De får se det dere hørte når sammendraget er frigitt.")
            )
            listed.append(said("no-corrections", told))
        if self._all and done:
            listed.append(heading("done", say("Gjort")))
            listed += [_task_row(one, today) for one in done]
        rows = self.query_one("#todo-list", Rows)
        rows.show(listed)
        late = sum(one.late(today) for one in left)
        told = say("Huskeliste · {done} av {all} er gjort", done=len(done), all=len(self._tasks))
        self.query_one("#todo-panel", Vertical).border_title = Content(
            told + (say(" · ▲ {n} over fristen", n=late) if late else "")
        )
        self._show_about(rows.hand or "")

    def _correction_row(self, entry: Correction) -> Row:
        point = self._board.point(entry.point) if self._board else None
        number = self._board.points.index(point) + 1 if self._board and point else None
        where = say("punkt {number}", number=number) if number else say("punktet er borte")
        told = VERDICT_WORDS[entry.verdict].in_(current()) if entry.verdict else where
        sign = "▲" if entry.open else "●"
        return row(f"c:{entry.id}", f"    {sign} {entry.said}", told)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        self._show_about(event.row_id)

    def _show_about(self, hand: str) -> None:
        task = next((one for one in self._tasks if one.id == hand), None)
        lines: list[str] = []
        if task is not None:
            lines = [task.name]
            lines += [say("Ansvar: {role}", role=task.role)] if task.role else []
            lines += [f"▲ {task.stop}"] if task.stop else []
            if task.about in LETTERS_OF:
                lines.append(say("Enter lager brevet."))
            if task.kind is TaskKind.NEWS:
                lines.append(
                    say("Enter går til frigivelsen: da får svarbrevet det. Mellomrom: dere har sagt det.")
                )
        elif hand.startswith("c:"):
            entry = self._correction(hand)
            point = self._board.point(entry.point) if entry and self._board else None
            lines = [say("Punktet: {text}", text=point.text)] if point else []
            lines += [say("De sier: {text}", text=entry.said)] if entry else []
            lines += [entry.why] if entry and entry.why else []
        self.query_one("#todo-about", Static).update(Content("\n".join(lines)))

    def _correction(self, hand: str) -> Correction | None:
        return next((one for one in self._corrections if f"c:{one.id}" == hand), None)

    # Doing ----------------------------------------------------------------------------------------

    def action_view(self) -> None:
        self._all = not self._all
        self.look()

    def action_next(self) -> None:
        """The next one that is late or near; when none is, the next step."""
        wanted = [one.id for one in self._tasks if one.late(self.today) or one.near(self.today)]
        wanted += [f"c:{one.id}" for one in self._corrections if one.open]
        rows = self.query_one("#todo-list", Rows)
        at = wanted.index(rows.hand) + 1 if rows.hand in wanted else 0
        if at < len(wanted):
            rows.take(wanted[at])
            self._show_about(rows.hand or "")
        else:
            super().action_next()

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        today, name = self.today, event.row_id
        if not any(one.id == name for one in self._tasks):
            return

        def job() -> str:
            now = tick(self.desk, name, today)
            return (
                say("Krysset av. Ctrl+Z angrer.") if now.done else say("Ikke gjort likevel. Ctrl+Z angrer.")
            )

        self.change(job)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        task = next((one for one in self._tasks if one.id == event.row_id), None)
        entry = self._correction(event.row_id)
        if entry is not None:
            judge(self, entry, self._board.point(entry.point) if self._board else None)
        elif task is None:
            return
        elif task.kind in _PLACE_OF:
            step, sign = _PLACE_OF[task.kind]
            self.go_step(step, f"{sign}{task.about}" if sign else "", back_to=self.STEP)
        elif task.about == ANSWERS and task.stop:
            self.go_step("answers" if self._released else "release", back_to=self.STEP)
        elif task.about == MINUTES and not self._released:
            self.tell(say("▲ De får se det dere hørte når sammendraget er frigitt."))
        elif task.about in LETTERS_OF:
            ask_contact(self, LETTERS_OF[task.about], council=task.about == AFTER_COUNCIL)
        elif task.about in _STEP_OF:
            self.go_step(_STEP_OF[task.about], back_to=self.STEP)
        elif task.about == "summary-to-leader":
            self.go_step("release", "files", back_to=self.STEP)
        else:
            self.tell(say("Dette gjøres utenfor programmet. Mellomrom krysser av."))

    def action_correct(self) -> None:
        note(self, list(self._board.points) if self._board else [])


def _task_row(task: Task, today: date) -> Row:
    box = "[x]" if task.done else "[ ]"
    fresh = task.kind is TaskKind.NEWS or task.late(today) or task.near(today)
    sign = "●" if task.done else "▲" if fresh else "○"
    day = short_day(task.day) if task.day else say("nytt") if task.kind is TaskKind.NEWS else ""
    when = shortly(task.day, today) if task.day is not None and not task.done else ""
    return row(task.id, f"{box} {sign} {day:<14}{task.name}", Content.styled(when, "$text-muted"))
