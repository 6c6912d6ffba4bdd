"""The three panes of the fair copy, and what may be personal data in them. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Iterable

from textual import work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static, TextArea

from verksted.desk.copying_view import Board, board
from verksted.desk.desk import Desk
from verksted.desk.running_holes import Hole, holes
from verksted.privacy.decisions import FindAll
from verksted.privacy.findings import Finding
from verksted.tui.screens.follow import fair_copy_rows as show
from verksted.tui.screens.follow.base import FollowScreen
from verksted.tui.screens.follow.wording import advice_lines
from verksted.tui.session import Session
from verksted.tui.widgets.fields import Choice, Field, Tick
from verksted.tui.widgets.review.sentence import OneOf, Sentence
from verksted.tui.widgets.rows import Rows, said
from verksted.workshop.language import current, say
from verksted.workshop.notes import Note
from verksted.workshop.points import STRENGTH_WORDS, Point, PointSign, Strength
from verksted.workshop.words import Level

REST = 0.3
"""Seconds without a key after which a sentence is looked through."""
_FOR_SCROLLBAR = 2
"""Cells of a list that its scrollbar and the air before it may take."""


def _room(rows: Rows) -> int:
    """The cells that a line of this list surely has."""
    return max(20, rows.size.width) - _FOR_SCROLLBAR


class FairCopyPanes(FollowScreen):
    """Shows the board: notes, points, and the point in hand."""

    # What is on the screen ------------------------------------------------------------------------

    def work_area(self) -> Iterable[Widget]:
        notes = Vertical(
            Rows([said("wait", say("Henter notatene …"))], id="notes"),
            Static("", id="copy-sum", classes="quiet", markup=False),
            id="notes-panel",
            classes="panel",
        )
        signs = [(sign.value, show.sign_word(sign)) for sign in PointSign]
        levels = [(Level.SERVICE.value, say("tjenesten")), (Level.OWN_CASE.value, say("egen sak"))]
        strengths = [(one.value, STRENGTH_WORDS[one].in_(current())) for one in Strength]
        point = Vertical(
            Sentence(self.finished, id="sentence"),
            Static("", id="marks", markup=False),
            Field(say("Slag"), Choice(signs, PointSign.ADVICE.value, id="sign"), classes="-kort"),
            Field(say("Gjelder"), Choice(levels, Level.SERVICE.value, id="level"), classes="-kort"),
            Field(say("Styrke"), OneOf(strengths, Strength.SOME.value, id="strength"), classes="-kort"),
            Field("", Tick(say("må følges opp"), id="follow"), classes="-kort"),
            Static(say("Bygger på"), id="stands-on", classes="quiet", markup=False),
            Rows(id="evidence", classes="-holds"),
            Static("", id="like", markup=False),
            id="point-panel",
            classes="panel -tom",
        )
        points = Vertical(Rows(id="points", classes="-holds"), id="points-panel", classes="panel")
        points.border_title = Content(say("Punktene"))
        yield Horizontal(notes, points, point)

    def __init__(self, given: Session | Desk) -> None:
        super().__init__(given)
        self.board: Board | None = None
        self._holes: tuple[Hole, ...] = ()
        self._point: str | None = None
        self._ticked: dict[str, None] = {}
        self._taken: set[str] = set()
        """Notes on their way somewhere, and points on their way into being."""
        self._found: dict[str, list[Finding]] = {}
        self._find: FindAll | None = None
        self._resting: Timer | None = None
        self._used = False
        self._show_points = False
        self._made_for: tuple[int, ...] = ()
        """The room of the lists when their rows were made."""

    def finished(self) -> None:
        """From the sentence back to the list one came from."""
        self.query_one("#points" if self._show_points else "#notes", Rows).focus()

    def read(self) -> None:
        self.board = board(self.desk)
        self._holes = holes(self.desk.workbook.damage)

    def first_look(self) -> None:
        about = self.about
        if about.startswith("point:"):
            self._point = about.removeprefix("point:")
            self._show_points = True
            self.look()
            self.query_one("#points", Rows).focus()
        else:
            self.query_one("#notes", Rows).focus()
            if about.startswith("note:"):
                self.query_one("#notes", Rows).take(about.removeprefix("note:"))
        self.call_after_refresh(self._look_for_names)

    @property
    def point(self) -> Point | None:
        """The point in hand."""
        return self.board.point(self._point) if self.board else None

    @property
    def left(self) -> list[Note]:
        """Notes nobody has done anything with, those on their way not counted."""
        notes = self.board.left if self.board else ()
        return [note for note in notes if note.id not in self._taken]

    def look(self) -> None:
        if self.board is None:
            return
        self._made_for = self._rooms()
        there = {note.id for note in self.left}
        self._ticked = {name: None for name in self._ticked if name in there}
        self._look_at_notes(self.board)
        self._look_at_points(self.board)
        self._look_at_point(self.board)
        self.set_class(self._show_points, "-punkter")

    def _rooms(self) -> tuple[int, ...]:
        return tuple(_room(self.query_one(name, Rows)) for name in ("#notes", "#points", "#evidence"))

    def _list_notes(self, now: Board) -> None:
        rows = self.query_one("#notes", Rows)
        width = _room(rows)
        listed = list(
            show.used_rows(now, width)
            if self._used
            else show.note_rows(now, self.left, self._ticked, self._found, width)
        )
        if not listed:
            told = say("Alle notatene er brukt eller lagt til side. Ctrl+N går til gjennomgangen.")
            waits = show.themeless_told(now)
            listed = [said("none", *show.lines_of(told, width - 1))]
            listed += [said("themes", "", *show.lines_of(waits, width - 1))] if waits else []
        lost = [] if self._used else list(show.hole_rows(self._holes, width))
        rows.show([*lost, *listed])

    def _look_at_notes(self, now: Board) -> None:
        self._list_notes(now)
        title = (
            say("Brukt og lagt til side")
            if self._used
            else say("Notater: {left} av {all} igjen", left=len(self.left), all=len(now.notes))
        )
        self.query_one("#notes-panel", Vertical).border_title = Content(title)
        used = len({name for point in now.points for name in point.notes})
        told = say("Brukt {used} · til side {aside}", used=used, aside=len(now.aside))
        self.query_one("#copy-sum", Static).update(Content(told), layout=False)
        told = show.balance_line(now)
        both = self.query_one("#points-panel", Vertical).display and not self.has_class("-smal")
        self.query_one("#notes-panel", Vertical).border_subtitle = Content("" if both else told)
        self.query_one("#points-panel", Vertical).border_subtitle = Content(told)

    def _look_at_points(self, now: Board) -> None:
        rows = self.query_one("#points", Rows)
        rows.show(show.point_rows(now, _room(rows)), self._point)

    def _look_at_point(self, now: Board) -> None:
        panel, point = self.query_one("#point-panel", Vertical), self.point
        coming = point is None and self._point in self._taken
        empty = point is None and not coming
        if panel.has_class("-tom") and not empty:
            self.call_after_refresh(self.fit)  # what was not shown had no room yet
        panel.set_class(empty, "-tom")
        if coming:
            return
        if point is None:
            panel.border_title = Content(say("Punktet"))
            told = (
                say("Enter på et notat lager et punkt.\n\nTa med rådet, ikke hendelsen.")
                if self.left
                else say("F2 går til punktene.")
            )
            self.query_one("#like", Static).update(Content(told), layout=False)
            return
        number = now.points.index(point) + 1
        theme = show.theme_word(now, point)
        panel.border_title = Content(
            say("Punkt {number} av {all} · {theme}", number=number, all=len(now.points), theme=theme)
        )
        self.query_one(Sentence).show(point.id, point.text)
        for name, value in (("#sign", point.sign.value), ("#level", point.level.value)):
            choice = self.query_one(name, Choice)
            choice.set_reactive(Choice.value, value)
            choice.refresh()
        self.query_one("#strength", OneOf).tell(point.strength.value, show.voices_line(now, point))
        tick = self.query_one("#follow", Tick)
        tick.set_reactive(Tick.value, point.follow_up)
        tick.refresh()
        rows = self.query_one("#evidence", Rows)
        rows.show(show.evidence_rows(now, point, _room(rows)))
        self._look_at_wording(point.text)

    def _look_at_wording(self, text: str) -> None:
        """Under the sentence: common words for it, what it gives away, or another point it is like."""
        lines = advice_lines(text, self.desk.workshop.standard)
        if lines:
            lines[0] = say("F3  {told}", told=lines[0])
        elif self.board is not None and self.point is not None:
            similar = self.board.similar_points(self.point)
            lines = [
                say("Ligner på «{text}». F2, så i, slår dem sammen.", text=similar[0].text[:60])
                if similar
                else say("Ctrl+T gir punktet et tema. Uten tema kan det ikke bli med i sammendraget.")
                if self.point in self.board.themeless
                else say("Ta med rådet, ikke hendelsen.")
            ]
        self.query_one("#like", Static).update(Content("\n".join(lines)), layout=False)

    def fit(self) -> None:
        """Notes and points again, where their lists have other room than they were made for."""
        if self.board is not None and self._made_for != self._rooms():
            self.look()

    def on_resize(self) -> None:
        self.fit()

    # Personal data --------------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="names")
    def _look_for_names(self) -> None:
        """Find what may be personal data in the raw notes, once; shown when it is ready."""
        from verksted.desk.releasing import finder

        now = self.board
        if now is None:
            return
        find = self._find = self._find or finder(self.desk)
        texts = [note.text for note in now.notes]
        found = dict(zip(texts, find(texts), strict=True))
        self.app.call_from_thread(self._took_names, found)

    def _took_names(self, found: dict[str, list[Finding]]) -> None:
        self._found = found
        if self.is_attached and self.board is not None:
            self._list_notes(self.board)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Look for names when the typing rests, so that it never waits for the detector."""
        if self._resting is not None:
            self._resting.stop()
        text = event.text_area.text
        self._resting = self.set_timer(REST, lambda: self._rested(text))

    def _rested(self, text: str) -> None:
        self._look_at_wording(text)
        self._mark_sentence(text)

    @work(thread=True, exclusive=True, group="sentence")
    def _mark_sentence(self, text: str) -> None:
        if self._find is None:
            return
        found = self._find([text])[0]
        words = ", ".join(dict.fromkeys(f"‹{text[one.start : one.end]}›" for one in found))
        told = say("▲ Kan peke på noen: {words}", words=words.replace("\n", " ")) if words else ""
        self.app.call_from_thread(self._told_marks, told)

    def _told_marks(self, told: str) -> None:
        if self.is_attached:
            self.query_one("#marks", Static).update(Content(told), layout=False)
