"""Innsidetest: each point alone, as a stranger reads it, and four readers who might guess."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.desk import copying
from verksted.desk.copying_view import Board, board
from verksted.desk.desk import Desk
from verksted.desk.reviewing_gate import answer_insider, passed_test
from verksted.privacy.release_quotes import told
from verksted.tui.screens.follow.base import FollowScreen
from verksted.tui.screens.follow.cards import NumberCard
from verksted.tui.screens.follow.fair_copy_rows import behind_rows, sign_word, voices_line
from verksted.tui.screens.follow.wording import rewrite_form
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Row, Rows, row
from verksted.workshop.language import current, mark, say
from verksted.workshop.points import ASIDE_NAMES, STRENGTH_WORDS, Aside, Point, Reader


def reader_words(reader: Reader) -> str:
    words = {
        Reader.CONTACT_PERSON: say("En kontaktperson som kjenner alle sakene"),
        Reader.PARTICIPANT: say("En annen som var med i rommet"),
        Reader.FOSTER_PARENT: say("En fosterforelder eller en lærer"),
        Reader.JOURNALIST: say("En journalist på stedet"),
    }
    return words[reader]


class InsiderScreen(FollowScreen):
    """j and n answer for the reader in hand and step on; after the fourth the next point comes."""

    STEP = "insider"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("j", mark("ja")),
        ("n", mark("nei")),
        ("e", mark("skriv om")),
        ("l", mark("til side")),
        ("Ctrl+N", mark("neste punkt")),
    )
    HELP = mark("""\
Les punktet som om du ikke visste noe, og svar for fire lesere: Kan leseren gjette hvem som sa det?
n er nei, j er ja. Etter fire svar kommer neste punkt. ← og → går mellom punktene.

Er ett av svarene ja, kan ikke punktet ut slik det står. e skriver det om, mer allment.
l legger det til side med notatene. i slår det sammen med et annet i temaet.
Endrer du teksten, må du svare for de fire på nytt.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "answer(True)", "Ja"),
        Binding("n", "answer(False)", "Nei"),
        Binding("e", "edit", "Skriv om"),
        Binding("l", "aside", "Legg til side"),
        Binding("i", "join", "Slå sammen"),
        Binding("left", "point(-1)", "Forrige punkt", show=False),
        Binding("right", "point(1)", "Neste punkt", show=False),
    ]

    def __init__(self, given: Session | Desk) -> None:
        super().__init__(given)
        self.board: Board | None = None
        self._point = ""
        self._quotes = False
        self._made_for = 0
        self._answers: dict[Reader, bool] = {}
        self._on_way: dict[str, tuple[str, dict[Reader, bool]]] = {}
        """Answers being written: the wording they are for, by point."""

    def work_area(self) -> Iterable[Widget]:
        text = Vertical(
            Static("", id="alone", markup=False),
            Static("", id="alone-about", classes="quiet", markup=False),
            id="alone-panel",
            classes="panel",
        )
        readers = Vertical(
            Rows(id="readers"),
            Static(
                say("Tenk på noen bestemte i rollen. Ville de ha gjettet hvem det er?"),
                classes="quiet",
                markup=False,
            ),
            id="readers-panel",
            classes="panel",
        )
        readers.border_title = Content(say("Kan noen gjette hvem som har sagt dette?"))
        ways = Vertical(Static("", id="ways", markup=False), id="ways-panel", classes="panel")
        ways.border_title = Content(say("Er svaret ja?"))
        behind = Vertical(Rows(id="behind", classes="-holds"), id="behind-panel", classes="panel")
        behind.border_title = Content(say("Dette bygger på"))
        yield Horizontal(Vertical(text, readers, ways), behind)

    def read(self) -> None:
        self.board = board(self.desk)
        self._quotes = self.desk.workshop.quotes

    def first_look(self) -> None:
        about = self.about
        self._to(about.removeprefix("point:") if about.startswith("point:") else self._next_open())
        self.query_one("#readers", Rows).focus()

    @property
    def point(self) -> Point | None:
        return self.board.point(self._point) if self.board else None

    def _open(self) -> list[Point]:
        return [one for one in self.board.points if not self._passed(one)] if self.board else []

    def _passed(self, point: Point) -> bool:
        text, answers = self._on_way.get(point.id, ("", {}))
        return not any(answers.values()) if text == point.text else passed_test(point)

    def _next_open(self) -> str:
        """The next point without four good answers, after the one in hand."""
        points = list(self.board.points) if self.board else []
        at = next((n for n, one in enumerate(points) if one.id == self._point), -1)
        row_ = [*points[at + 1 :], *points[: at + 1]]
        found = next((one.id for one in row_ if not self._passed(one)), None)
        return found or self._point or (points[0].id if points else "")

    def _to(self, point_id: str) -> None:
        self._point = point_id
        point = self.point
        judged = point.insider if point is not None else None
        self._answers = {}
        if point is not None and judged is not None and judged.judged(point):
            self._answers = {reader: reader in judged.guessed_by for reader in Reader}
        if point is not None and self._on_way.get(point_id, ("", {}))[0] == point.text:
            self._answers = dict(self._on_way[point_id][1])
        self.look()
        self.query_one("#readers", Rows).take(next(iter(self._left()), Reader.CONTACT_PERSON).value)

    def _left(self) -> list[Reader]:
        return [reader for reader in Reader if reader not in self._answers]

    def look(self) -> None:
        now, point = self.board, self.point
        panel = self.query_one("#alone-panel", Vertical)
        if now is None or point is None:
            panel.border_title = Content(say("Ingen punkter ennå"))
            self.query_one("#alone", Static).update(Content(say("Lag punktene i renskrivingen først.")))
            return
        panel.border_title = Content(
            say("Punkt {at} av {all}", at=now.points.index(point) + 1, all=len(now.points))
        )
        easy = "\n" + say("Lettlest: {text}", text=point.easy) if point.easy else ""
        self.query_one("#alone", Static).update(Content(told(point, quotes=self._quotes) + easy))
        parts = [
            sign_word(point.sign),
            now.theme_name(point.theme),
            f"«{STRENGTH_WORDS[point.strength].in_(current())}»",
            voices_line(now, point),
        ]
        self.query_one("#alone-about", Static).update(Content(" · ".join(part for part in parts if part)))
        self.query_one("#readers", Rows).show(self._reader_row(reader) for reader in Reader)
        guessed = any(self._answers.values())
        ways = (
            say("■ Punktet kan ikke ut slik. e gjør det mer allment, l legger det til side, i slår sammen.")
            if guessed
            else say("e gjør det mer allment   l legger det til side   i slår sammen med et annet")
        )
        beside = self.query_one("#behind-panel").display  # one way a line where the rows are shorter
        self.query_one("#ways", Static).update(Content(ways.replace("   ", "\n") if beside else ways))
        done = len(now.points) - len(self._open())
        self.query_one("#ways-panel", Vertical).border_subtitle = Content(
            say("{done} av {all} punkter er klare", done=done, all=len(now.points))
        )

        self._look_behind(now, point)

    def _look_behind(self, now: Board, point: Point) -> None:
        """At the side, where there is room: the notes that the point stands on."""
        rows = self.query_one("#behind", Rows)
        self._made_for = rows.size.width
        rows.show(behind_rows(now, point, self._made_for))

    def fit(self) -> None:
        now, point = self.board, self.point
        if now is not None and point is not None and self._made_for != self.query_one("#behind").size.width:
            self._look_behind(now, point)

    def on_resize(self) -> None:
        self.fit()

    def _reader_row(self, reader: Reader) -> Row:
        answer = self._answers.get(reader)
        yes, no = say("ja"), say("nei")
        sign = {None: "○        ", True: f"■ {yes:<6} ", False: f"● {no:<6} "}[answer]
        return row(reader.value, f"{sign}{reader_words(reader)}")

    def action_answer(self, could: bool) -> None:
        point, rows = self.point, self.query_one("#readers", Rows)
        if point is None or rows.hand is None:
            return
        again = not self._left()
        self._answers[Reader(rows.hand)] = could
        if self._left():
            self.look()
            rows.take(self._left()[0].value)
            return
        answers, name = dict(self._answers), point.id
        self._on_way[name] = (point.text, answers)

        def job() -> str:
            answer_insider(self.desk, name, answers)
            if all(passed_test(one) for one in self.desk.points.all()):
                return say("Alle punktene har fire svar. Ctrl+N går videre.")
            return say("Fire svar er lagret. Ctrl+Z angrer.")

        self.change(job, always=lambda: self._let_go(name, answers))
        if again:
            rows.action_step(1)
        elif not any(answers.values()):
            self._to(self._next_open())
        self.look()

    def _let_go(self, name: str, answers: dict[Reader, bool]) -> None:
        """What was on its way is on disk, or was refused; newer answers stay on theirs."""
        if self._on_way.get(name, ("", {}))[1] == answers:
            del self._on_way[name]

    def action_point(self, step: int) -> None:
        points = list(self.board.points) if self.board else []
        if points:
            at = next((n for n, one in enumerate(points) if one.id == self._point), 0)
            self._to(points[(at + step) % len(points)].id)

    def action_next(self) -> None:
        if self._open():
            self._to(self._next_open())
        else:
            super().action_next()

    def action_undo(self) -> None:
        self.change(self._undo, lambda: self._to(self._point))

    def action_redo(self) -> None:
        self.change(self._redo, lambda: self._to(self._point))

    # The three ways out ---------------------------------------------------------------------------

    def action_edit(self) -> None:
        point = self.point
        if point is None:
            return
        lead = say("Ta med rådet, ikke hendelsen. Skriv hva tjenesten kan gjøre.")

        def job(text: str) -> str:
            copying.write_text(self.desk, point.id, text)
            return say("Skrevet om. Svar for alle fire på nytt. Ctrl+Z angrer.")

        self.push(
            rewrite_form(say("Gjør det mer allment"), point.text, lead, self.desk.workshop.standard),
            lambda got: self.change(lambda: job(got["text"]), lambda: self._to(point.id)),
        )

    def action_aside(self) -> None:
        point = self.point
        if point is None:
            return
        reasons = (Aside.TOO_PERSONAL, Aside.NO_ADVICE, Aside.DUPLICATE, Aside.OTHER)
        card = NumberCard(
            say("Hvorfor til side?"), [(one.value, ASIDE_NAMES[one].in_(current())) for one in reasons]
        )
        going = self._next_after(point)

        def job(why: str) -> str:
            copying.aside_point(self.desk, point.id, Aside(why))
            return say("Punktet er lagt til side. Ctrl+Z angrer.")

        self.push(card, lambda why: self.change(lambda: job(why), lambda: self._to(going)))

    def _next_after(self, point: Point) -> str:
        rest = [one.id for one in self._open() if one.id != point.id]
        others = [one.id for one in self.board.points if one.id != point.id] if self.board else []
        return next(iter([*rest, *others]), "")

    def action_join(self) -> None:
        point = self.point
        if point is None or self.board is None:
            return
        others = [one for one in self.board.points if one.id != point.id and one.theme == point.theme]
        if not others:
            self.tell(say("Temaet har ikke flere punkter."))
            return

        def job(other: str) -> str:
            copying.merge(self.desk, other, point.id)
            return say("To punkter er blitt ett. Ctrl+Z angrer.")

        card = NumberCard(say("Slå sammen med"), [(one.id, one.text) for one in others])
        self.push(card, lambda other: self.change(lambda: job(other), lambda: self._to(other)))
