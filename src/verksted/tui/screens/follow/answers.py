"""Svar: what they asked for, one of three answers to each piece of advice, and the promises made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.desk import following
from verksted.desk.desk import Desk
from verksted.desk.following import Answer, Owed, Reply
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.follow.answers_rows import (
    answer_short,
    answer_word,
    day_words,
    promise_row,
    theme_rows,
    themeless_rows,
    what_label,
)
from verksted.tui.screens.follow.base import FollowScreen
from verksted.tui.screens.follow.cards import NumberCard
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Rows, heading, row, said
from verksted.workshop.followup import MEASURE_STATUS_WORDS, Measure, MeasureStatus, Promise
from verksted.workshop.language import current, mark, say
from verksted.workshop.notes import Note
from verksted.workshop.points import Point


class AnswersScreen(FollowScreen):
    """Enter on advice gives it an answer, on an answer its status, on a promise what became of it."""

    STEP = "answers"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("svar")),
        ("Mellomrom", mark("merk")),
        ("a", mark("hele temaet")),
        ("e", mark("endre")),
        ("Ctrl+N", mark("neste")),
    )
    HELP = mark("""\
Hvert råd, og alt som må bli bedre, får ett av tre svar: vi gjør det, vi gjør det ikke og hvorfor,
eller vi må vite mer og svarer innen en dato. «Vi tar det med oss» er ikke et svar.

Enter på et råd gir det et svar. Mellomrom merker flere råd som skal få samme svar, a hele temaet.
n fører opp et nytt løfte.
Finnes svaret alt, velger du det fra lista. Enter på et svar endrer hvor langt det er kommet.
e skriver svaret om, x tar det bort.

Nederst står løftene. Løfter fra notatene som ikke er ført opp, står først. Enter fører dem opp.
Et løfte kan holdes, endres, eller dere kan si hvorfor dere ikke klarte det. Det kan ikke tas bort.
Mellomrom på et løfte sier at det er holdt. Ansvar skrives som rolle, aldri som navn.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Endre"),
        Binding("a", "alike", "Hele temaet"),
        Binding("n", "new_promise", "Nytt løfte"),
        Binding("x", "take_away", "Ta bort"),
    ]
    _owed: tuple[Owed, ...] = ()
    _marked: dict[str, None]
    _promises: tuple[Promise, ...] = ()
    _waiting: tuple[Note, ...] = ()

    def __init__(self, given: Session | Desk) -> None:
        super().__init__(given)
        self._marked = {}

    def work_area(self) -> Iterable[Widget]:
        listed = Vertical(Rows(id="answers-list", classes="-holds"), id="answers-panel", classes="panel")
        about = Vertical(Static("", id="answer-about", markup=False), id="answer-panel", classes="panel")
        yield Vertical(listed, about)

    def read(self) -> None:
        self._owed = tuple(following.owed(self.desk))
        self._themeless = following.without_theme(self.desk)
        self._promises = tuple(self.desk.promises.all())
        self._waiting = tuple(following.promised_notes(self.desk))

    def first_look(self) -> None:
        rows = self.query_one("#answers-list", Rows)
        rows.focus()
        rows.take(self.about or next(iter(self._left()), ""))

    def _left(self) -> list[str]:
        """Rows of advice without an answer."""
        return [f"a:{point.id}" for one in self._owed for point in one.left]

    def look(self) -> None:
        there = {point.id for one in self._owed for point in one.points}
        self._marked = {name: None for name in self._marked if name in there}
        listed = list(themeless_rows(self._themeless))
        listed += [line for one in self._owed for line in theme_rows(one, self._marked)]
        if not self._owed:
            listed.append(said("none", say("Her kommer rådene."), say("Lag punktene først.")))
        listed.append(heading("promises", say("Løfter gitt i rommet")))
        listed += [row(f"w:{note.id}", f"▲ {note.text}", say("ikke ført opp")) for note in self._waiting]
        listed += [promise_row(promise) for promise in self._promises]
        rows = self.query_one("#answers-list", Rows)
        rows.show(listed)
        count, left = len(there), len(self._left())
        self.query_one("#answers-panel", Vertical).border_title = Content(
            say("Dere sa – vi gjør · {done} av {all} råd har svar", done=count - left, all=count)
            + (say(" · ▲ {n} uten tema", n=self._themeless) if self._themeless else "")
        )
        self._show_about(rows.hand or "")

    def on_rows_moved(self, event: Rows.Moved) -> None:
        self._show_about(event.row_id)

    def _show_about(self, hand: str) -> None:
        kind, _, name = hand.partition(":")
        lines: list[str] = []
        if kind == "a":
            point = self._point(name)
            lines = [f"{point.sign} {point.text}", *self._answers_to(point)] if point else []
            if len(self._marked) > 1:
                lines.append(say("Enter gir {n} råd samme svar.", n=len(self._marked)))
        elif kind == "m":
            measure = self._measure(name)
            lines = [measure.text, measure.why_not] if measure else []
        elif kind in ("w", "p"):
            lines = [
                say("Mellomrom: holdt. Enter: hva som ble av det. e: endre.")
                if kind == "p"
                else say("Enter fører det opp.")
            ]
        self.query_one("#answer-about", Static).update(Content("\n".join(lines)))

    def _answers_to(self, point: Point) -> list[str]:
        """The answers that are given, in full."""
        given = (one.answers(point) for one in self._owed if one.theme == point.theme)
        return [
            f"→ {answer_short(following.answer_of(one))}: {following.subject_of(one)} {one.why_not}".rstrip()
            for answers in given
            for one in answers
        ]

    def _measure(self, name: str) -> Measure | None:
        return next((m for one in self._owed for m in one.measures if m.id == name), None)

    def _point(self, name: str) -> Point | None:
        return next((point for one in self._owed for point in one.points if point.id == name), None)

    def action_next(self) -> None:
        """The next advice without an answer; when all have one, the next step."""
        left = self._left()
        rows = self.query_one("#answers-list", Rows)
        if left:
            at = left.index(rows.hand) + 1 if rows.hand in left else 0
            rows.take(left[at % len(left)])
        else:
            super().action_next()

    # Answers --------------------------------------------------------------------------------------

    def action_alike(self) -> None:
        """Mark all the advice of this theme that waits, for one and the same answer."""
        kind, _, name = (self.query_one("#answers-list", Rows).hand or "").partition(":")
        theme = next((one for one in self._owed if any(p.id == name for p in one.points)), None)
        if kind == "a" and theme is not None:
            self._marked |= dict.fromkeys(point.id for point in theme.left)
            self.look()
            self.tell(say("{n} råd er merket. Enter gir dem samme svar.", n=len(self._marked)))

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        kind, _, name = event.row_id.partition(":")
        if kind == "a":
            if name in self._marked:
                del self._marked[name]
            else:
                self._marked[name] = None
            self.look()
        elif kind == "p":
            self._turn_promise(name)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        kind, _, name = event.row_id.partition(":")
        if kind == "a":
            self._choose_answer(list(self._marked) or [name])
        elif kind == "m":
            self._ask_status(name)
        elif kind == "w":
            note = next((one for one in self._waiting if one.id == name), None)
            if note is not None:
                self._ask_promise(None, note)
        elif kind == "p":
            self._what_became(name)

    def _choose_answer(self, points: list[str]) -> None:
        """One of the three, or an answer that is given already and is good for this too."""
        answers = [(one.value, answer_word(one)) for one in Answer]
        given = list({m.id: m for one in self._owed for m in one.measures}.values())
        answers += [(f"m:{one.id}", say("Samme svar: {text}", text=one.text)) for one in given]

        def chosen(answer: str) -> None:
            self._marked.clear()
            if answer.startswith("m:"):
                told = say("Svaret gjelder dette også. Ctrl+Z angrer.")
                self.do(lambda: following.answer_also(self.desk, answer[2:], points), told)
            else:
                self._ask(Answer(answer), points)

        lead = say("Svaret gjelder {n} råd.", n=len(points)) if len(points) > 1 else ""
        self.push(NumberCard(say("Hva svarer dere?"), answers, lead), chosen)

    def _ask(self, answer: Answer, points: Sequence[str], measure: Measure | None = None) -> None:
        what = following.subject_of(measure) if measure else ""
        asks = [Ask("what", what_label(answer), what, must=say("Skriv hva svaret gjelder."))]
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
        themes = measure.themes if measure else ()

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
            named = measure.points if measure else points
            following.give_answer(self.desk, themes, reply, measure.id if measure else None, points=named)
            return say("Svaret er lagret. Ctrl+Z angrer.")

        self.push(FillScreen(answer_word(answer), asks, lead=lead), lambda got: self.change(lambda: job(got)))

    def _ask_status(self, name: str) -> None:
        measure = self._measure(name)
        if measure is None:
            return
        statuses = [(one.value, MEASURE_STATUS_WORDS[one].in_(current())) for one in MeasureStatus]

        def chosen(status: str) -> None:
            if MeasureStatus(status) is MeasureStatus.NOT_DONE:
                self._ask(Answer.DO_NOT, (), measure)
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
            self._ask(following.answer_of(measure), (), measure)
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

    def _what_became(self, name: str) -> None:
        promise = next((one for one in self._promises if one.id == name), None)
        if promise is None:
            return
        answers = [
            ("kept", say("Det er holdt")),
            ("open", say("Det er ikke holdt ennå")),
            ("changed", say("Endre ordene, ansvaret eller fristen")),
            ("sorry", say("Vi klarte det ikke, fordi …")),
        ]

        def chosen(answer: str) -> None:
            if answer == "sorry":
                ask = Ask("why", say("Fordi"), promise.broken, must=say("Skriv hvorfor, i en hel setning."))
                lead = say("Det står i brevet til dem som fikk løftet. Si det rett ut.")
                told = say("Skrevet. De får vite det. Ctrl+Z angrer.")
                self.push(
                    FillScreen(say("Det klarte vi ikke"), [ask], lead=lead),
                    lambda got: self.do(lambda: following.be_sorry(self.desk, name, got["why"]), told),
                )
            elif answer == "changed":
                self._ask_promise(promise, None)
            else:
                kept = answer == "kept"
                told = say("Løftet er holdt. Ctrl+Z angrer.") if kept else say("Løftet er åpent igjen.")
                self.do(lambda: following.keep_promise(self.desk, name, kept), told)

        self.push(NumberCard(say("Hva ble det av løftet?"), answers, promise.text), chosen)

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
