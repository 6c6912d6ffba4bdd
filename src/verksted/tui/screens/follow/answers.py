"""Svar: what each theme asked for, one of three answers to it, and the promises made in the room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.desk import following
from verksted.desk.following import Answer, Owed, Reply
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.follow.base import FollowScreen
from verksted.tui.screens.follow.cards import NumberCard
from verksted.tui.widgets.rows import Row, Rows, heading, row, said
from verksted.workshop.followup import MEASURE_STATUS_WORDS, Measure, MeasureStatus, Promise
from verksted.workshop.language import current, mark, say
from verksted.workshop.notes import Note


def answer_word(answer: Answer) -> str:
    words = {
        Answer.DO: say("Vi gjør det"),
        Answer.DO_NOT: say("Vi gjør det ikke, fordi"),
        Answer.KNOW_MORE: say("Vi må vite mer, og svarer innen"),
    }
    return words[answer]


def day_words(day: str) -> str:
    """«15.03.2027» from `2027-03-15`."""
    return ".".join(reversed(day.split("-"))) if day else ""


class AnswersScreen(FollowScreen):
    """Enter on a theme gives it an answer, on an answer its status, on a promise that it is kept."""

    STEP = "answers"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("svar, status")),
        ("e", mark("endre")),
        ("n", mark("nytt løfte")),
        ("x", mark("ta bort")),
        ("Ctrl+N", mark("neste")),
    )
    HELP = mark("""\
Hvert tema der de ba om noe, får ett av tre svar: vi gjør det, vi gjør det ikke og hvorfor,
eller vi må vite mer og svarer innen en dato. «Vi tar det med oss» er ikke et svar.

Enter på et tema gir et svar. Enter på et svar endrer hvor langt det er kommet. e skriver det om.
Nederst står løftene. Løfter fra notatene som ikke er ført opp, står først. Enter fører dem opp.
Et løfte kan holdes eller endres, men ikke tas bort. Ansvar skrives som rolle, aldri som navn.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Endre"),
        Binding("n", "new_promise", "Nytt løfte"),
        Binding("x", "take_away", "Ta bort"),
    ]
    _owed: tuple[Owed, ...] = ()
    _promises: tuple[Promise, ...] = ()
    _waiting: tuple[Note, ...] = ()

    def work_area(self) -> Iterable[Widget]:
        listed = Vertical(Rows(id="answers-list", classes="-holds"), id="answers-panel", classes="panel")
        about = Vertical(Static("", id="answer-about", markup=False), id="answer-panel", classes="panel")
        yield Vertical(listed, about)

    def read(self) -> None:
        self._owed = tuple(following.owed(self.desk))
        self._promises = tuple(self.desk.promises.all())
        self._waiting = tuple(following.promised_notes(self.desk))

    def first_look(self) -> None:
        rows = self.query_one("#answers-list", Rows)
        rows.focus()
        first = next((one for one in self._owed if not one.answered), None)
        rows.take(f"t:{first.theme}" if first else "")

    def look(self) -> None:
        listed: list[Row] = []
        for one in self._owed:
            sign = "●" if one.answered else "▲"
            told = "" if one.answered else say("ikke svart")
            listed.append(row(f"t:{one.theme}", Content.styled(f"{sign} {one.name}", "bold"), told))
            listed += [self._measure_row(measure) for measure in one.measures]
        if not self._owed:
            listed.append(said("none", say("Her kommer temaene som ba om noe."), say("Lag punktene først.")))
        listed.append(heading("promises", say("Løfter gitt i rommet")))
        listed += [row(f"w:{note.id}", f"▲ {note.text}", say("ikke ført opp")) for note in self._waiting]
        listed += [self._promise_row(promise) for promise in self._promises]
        rows = self.query_one("#answers-list", Rows)
        rows.show(listed)
        left = sum(not one.answered for one in self._owed)
        self.query_one("#answers-panel", Vertical).border_title = Content(
            say(
                "Dere sa – vi gjør · {done} av {all} temaer har svar",
                done=len(self._owed) - left,
                all=len(self._owed),
            )
        )
        self._show_about(rows.hand or "")

    def _measure_row(self, measure: Measure) -> Row:
        word = MEASURE_STATUS_WORDS[measure.status].in_(current())
        told = " · ".join(part for part in (measure.role, day_words(measure.due), word) if part)
        more = [Content.styled(f"     {measure.why_not}", "$text-muted")] if measure.why_not else []
        return row(f"m:{measure.id}", f"   {measure.text}", told, *more)

    def _promise_row(self, promise: Promise) -> Row:
        sign = "●" if promise.kept else "○"
        told = " · ".join(part for part in (promise.role, day_words(promise.due)) if part)
        return row(f"p:{promise.id}", f"{sign} {promise.text}", told)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        self._show_about(event.row_id)

    def _show_about(self, hand: str) -> None:
        kind, _, name = hand.partition(":")
        lines: list[str] = []
        if kind == "t":
            one = next((one for one in self._owed if one.theme == name), None)
            lines = [f"{point.sign} {point.text}" for point in one.points] if one else []
        elif kind == "m":
            measure = self._measure(name)
            lines = [measure.text, measure.why_not] if measure else []
        elif kind in ("w", "p"):
            lines = [
                say("Enter: holdt eller ikke. e: endre.") if kind == "p" else say("Enter fører det opp.")
            ]
        self.query_one("#answer-about", Static).update(Content("\n".join(lines)))

    def _measure(self, name: str) -> Measure | None:
        return next((m for one in self._owed for m in one.measures if m.id == name), None)

    def action_next(self) -> None:
        """The next theme without an answer; when all have one, the next step."""
        left = [f"t:{one.theme}" for one in self._owed if not one.answered]
        rows = self.query_one("#answers-list", Rows)
        if left:
            at = left.index(rows.hand) + 1 if rows.hand in left else 0
            rows.take(left[at % len(left)])
        else:
            super().action_next()

    # Answers --------------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        kind, _, name = event.row_id.partition(":")
        if kind == "t":
            answers = [(one.value, answer_word(one)) for one in Answer]
            self.push(NumberCard(say("Hva svarer dere?"), answers), lambda one: self._ask(Answer(one), name))
        elif kind == "m":
            self._ask_status(name)
        elif kind == "w":
            note = next((one for one in self._waiting if one.id == name), None)
            if note is not None:
                self._ask_promise(None, note)
        elif kind == "p":
            self._turn_promise(name)

    def _ask(self, answer: Answer, theme: str, measure: Measure | None = None) -> None:
        what = following.subject_of(measure) if measure else ""
        asks = [Ask("what", _what(answer), what, must=say("Skriv hva svaret gjelder."))]
        if answer is Answer.DO_NOT:
            why = measure.why_not if measure else ""
            asks.append(Ask("why_not", say("Fordi"), why, must=say("Skriv hvorfor, i en hel setning.")))
        else:
            due = day_words(measure.due) if measure else ""
            asks += [
                Ask(
                    "role",
                    say("Rolle"),
                    measure.role if measure else "",
                    must=say("Skriv rollen, ikke et navn."),
                ),
                Ask("due", say("Innen"), due),
            ]
        lead = say("Kort og konkret. Svaret kommer i rapporten og i brevet til dem som var med.")
        themes = measure.themes if measure else (theme,)

        def job(got: Answers) -> str:
            status = measure.status if measure else MeasureStatus.PLANNED
            reply = Reply(
                answer,
                got["what"],
                got.get("role", ""),
                got.get("due", ""),
                got.get("why_not", ""),
                MeasureStatus.PLANNED if status is MeasureStatus.NOT_DONE else status,
            )
            following.give_answer(self.desk, themes, reply, measure.id if measure else None)
            return say("Svaret er lagret. Ctrl+Z angrer.")

        self.push(FillScreen(answer_word(answer), asks, lead=lead), lambda got: self.change(lambda: job(got)))

    def _ask_status(self, name: str) -> None:
        measure = self._measure(name)
        if measure is None:
            return
        statuses = [(one.value, MEASURE_STATUS_WORDS[one].in_(current())) for one in MeasureStatus]

        def chosen(status: str) -> None:
            if MeasureStatus(status) is MeasureStatus.NOT_DONE:
                self._ask(Answer.DO_NOT, "", measure)
            else:
                told = say("Status er endret. Ctrl+Z angrer.")
                self.do(lambda: following.set_status(self.desk, name, MeasureStatus(status)), told)

        self.push(NumberCard(say("Hvor langt er det kommet?"), statuses), chosen)

    def action_take_away(self) -> None:
        kind, _, name = (self.query_one("#answers-list", Rows).hand or "").partition(":")
        if kind == "m":
            told = say("Svaret er tatt bort. Ctrl+Z henter tilbake.")
            self.do(lambda: following.remove_answer(self.desk, name), told)
        elif kind == "p":
            self.tell(say("Et løfte kan endres eller holdes, men ikke tas bort."))

    def action_edit(self) -> None:
        kind, _, name = (self.query_one("#answers-list", Rows).hand or "").partition(":")
        measure = self._measure(name)
        if kind == "m" and measure is not None:
            self._ask(following.answer_of(measure), "", measure)
        elif kind == "p":
            self._ask_promise(next((one for one in self._promises if one.id == name), None), None)

    # Promises -------------------------------------------------------------------------------------

    def _turn_promise(self, name: str) -> None:
        promise = next((one for one in self._promises if one.id == name), None)
        if promise is not None:
            told = (
                say("Løftet er holdt. Ctrl+Z angrer.") if not promise.kept else say("Løftet er åpent igjen.")
            )
            self.do(lambda: following.keep_promise(self.desk, name, not promise.kept), told)

    def action_new_promise(self) -> None:
        self._ask_promise(None, None)

    def _ask_promise(self, promise: Promise | None, note: Note | None) -> None:
        text = promise.text if promise else (note.text if note else "")
        asks = [
            Ask("text", say("Løftet"), text, must=say("Skriv hva som er lovet.")),
            Ask(
                "role", say("Rolle"), promise.role if promise else "", must=say("Skriv rollen, ikke et navn.")
            ),
            Ask("due", say("Innen"), day_words(promise.due) if promise else ""),
        ]

        def job(got: Answers) -> str:
            following.give_promise(
                self.desk,
                got["text"],
                got["role"],
                got["due"],
                promise_id=promise.id if promise else None,
                note=note.id if note else None,
            )
            return say("Løftet er ført opp. Ctrl+Z angrer.")

        act: Callable[[Answers], None] = lambda got: self.change(lambda: job(got))  # noqa: E731 -- short
        self.push(
            FillScreen(say("Løfte"), asks, lead=say("Skriv det så de som fikk løftet, kjenner det igjen.")),
            act,
        )


def _what(answer: Answer) -> str:
    words = {
        Answer.DO: say("Vi gjør"),
        Answer.DO_NOT: say("Vi gjør ikke"),
        Answer.KNOW_MORE: say("Vi finner ut"),
    }
    return words[answer]
