"""Renskriving: the raw notes to the left, the point they become to the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from verksted.desk import copying
from verksted.tui.screens.follow import fair_copy_help as help_of
from verksted.tui.screens.follow.cards import NumberCard
from verksted.tui.screens.follow.fair_copy_panes import FairCopyPanes
from verksted.tui.screens.follow.wording import wording_card
from verksted.tui.widgets.fields import Choice, Tick
from verksted.tui.widgets.review.sentence import Sentence
from verksted.tui.widgets.rows import Rows
from verksted.workshop.language import current, say, say_count
from verksted.workshop.points import ASIDE_NAMES, Aside, PointSign, Strength
from verksted.workshop.words import Level

_REASONS = (Aside.NO_ADVICE, Aside.DUPLICATE, Aside.PRACTICAL, Aside.TOO_PERSONAL, Aside.OTHER)


class FairCopyScreen(FairCopyPanes):
    """Enter makes a point of the marked notes, or of the one in hand; Enter again is on to the next."""

    STEP = "fair-copy"
    KEYS = help_of.NOTES
    HELP = help_of.HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "join", "Legg til"),
        Binding("f", "to_point", "Flytt til et punkt"),
        Binding("l", "aside", "Legg til side"),
        Binding("t", "theme", "Tema"),
        Binding("ctrl+t", "theme", "Tema", show=False),
        Binding("v", "view", "Visning"),
        Binding("x", "take_away", "Ta bort"),
        Binding("n", "new_from", "Nytt punkt"),
        Binding("e", "edit", "Skriv om"),
        Binding("o", "follow_up", "Følges opp"),
        Binding("h", "wording", "Ordlyd"),
        Binding("f3", "wording", "Ordlyd", show=False),
        Binding("f2", "swap", "Bytt rute", show=False),
    ]

    # Where one is ---------------------------------------------------------------------------------

    def on_descendant_focus(self) -> None:
        self._show_own_keys()

    def look(self) -> None:
        super().look()
        self._show_own_keys()

    def _show_own_keys(self) -> None:
        """The keys that do something where one stands."""
        of_list = help_of.USED if self._used else help_of.NOTES if self.left else help_of.ALL_DONE
        keys = {
            "points": help_of.POINTS,
            "sentence": help_of.SENTENCE,
            "evidence": help_of.EVIDENCE,
            "notes": of_list,
        }
        where = self.focused.id if self.focused else None
        self.show_keys(keys.get(where or "notes", help_of.FIELD))

    def _in(self, name: str) -> bool:
        return self.focused is not None and self.focused.id == name

    def action_up(self) -> None:
        if self._in("notes") or (self._in("points") and self.sent):
            super().action_up()
        elif self._in("points"):
            self.action_swap()
        else:
            self.query_one("#points" if self._show_points else "#notes", Rows).focus()

    def action_swap(self) -> None:
        self._show_points = not self._in("points")
        if self._show_points and self.point is None:
            self._point = self.query_one("#points", Rows).hand
        self.set_class(self._show_points, "-punkter")
        self.query_one("#points" if self._show_points else "#notes", Rows).focus()
        self.call_after_refresh(self.look)

    def action_next(self) -> None:
        """The next unused note; from the last one, the next step."""
        rows = self.query_one("#notes", Rows)
        if not self.left:
            super().action_next()
        elif self._in("notes"):
            rows.action_step(1)
        else:
            self._show_points = False
            self.look()
            rows.focus()

    def action_view(self) -> None:
        self._used = not self._used
        self.look()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        if event.rows.id == "points" and self.board:
            self._point = event.row_id
            self._look_at_point(self.board)

    # From notes to points -------------------------------------------------------------------------

    def _names(self) -> list[str]:
        """The marked notes, or the one in hand."""
        hand = self.query_one("#notes", Rows).hand
        return list(self._ticked) or ([hand] if hand and hand != "none" else [])

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        if event.rows.id == "notes" and not self._used and self.board:
            if event.row_id in self._ticked:
                del self._ticked[event.row_id]
            else:
                self._ticked[event.row_id] = None
            self._look_at_notes(self.board)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if event.rows.id == "points":
            self.query_one(Sentence).focus()
        elif event.rows.id == "notes" and self._used:
            self._to_point_of(event.row_id)
        elif event.rows.id == "notes":
            self._make(self._names())

    def _to_point_of(self, note: str) -> None:
        if self.board is None:
            return
        point = next((one for one in self.board.points if note in one.notes), None)
        if point is None:
            self.do(
                lambda: copying.bring_back(self.desk, note), say("Notatet er framme igjen. Ctrl+Z angrer.")
            )
        else:
            self._point = point.id
            self._look_at_point(self.board)
            self.query_one(Sentence).focus()

    def _make(self, names: list[str]) -> None:
        """The sentence is there to write on at once; the point it belongs to is made meanwhile."""
        if not names:
            return
        new, sentence = self.desk.tools.new_id(), self.query_one(Sentence)
        self._point = new
        told = self._made_told(names)

        def job() -> str:
            copying.make_point(self.desk, names, new)
            return told

        self._use(names, job, new)
        sentence.show(new, copying.opening(self.desk, names))
        sentence.focus()

    def _use(self, names: list[str], job: Callable[[], str], *also: str) -> None:
        """Do something with notes; they leave the list at once, so that the next one is in hand."""
        going = {*names, *also}
        rows = self.query_one("#notes", Rows)
        order = [one.id for one in rows.rows]
        above = sum(name in names for name in order[: order.index(rows.hand)]) if rows.hand in order else 0
        self._taken |= going
        self._ticked.clear()
        self.look()
        for _ in range(above):  # their places are taken by what stood under them
            rows.action_step(-1)
        self.change(job, always=lambda: self._taken.difference_update(going))

    def _simply(self, act: Callable[[], object], told: str) -> Callable[[], str]:
        def job() -> str:
            act()
            return told

        return job

    def _made_told(self, names: list[str]) -> str:
        left = {note.id for note in self.left}
        alike = {one for name in names for one in (self.board.like.get(name, ()) if self.board else ())}
        more = len(alike & left - set(names))
        if more:
            return say_count(
                more,
                "Nytt punkt. Ett annet notat ligner: i legger det til.",
                "Nytt punkt. {n} andre notater ligner: i legger dem til.",
            )
        if len(names) == 1:
            return say("Nytt punkt. Ctrl+Z angrer.")
        return say("Nytt punkt av {count} notater. Ctrl+Z angrer.", count=len(names))

    def on_sentence_left(self, event: Sentence.Left) -> None:
        self.do(
            lambda: copying.write_text(self.desk, event.about, event.words), say("Skrevet. Ctrl+Z angrer.")
        )

    def action_join(self) -> None:
        """A note to the point in hand; from the list of points, two points into one."""
        point = self._point
        if self._in("points"):
            self._merge()
        elif point is None:
            self.tell(say("Lag et punkt først, eller velg ett med F2."))
        elif self._in("notes") and (names := self._names()):
            told = say("Lagt til punktet. Ctrl+Z angrer.")
            self._use(names, self._simply(lambda: copying.add_notes(self.desk, point, names), told))

    def action_to_point(self) -> None:
        """Pick up the notes, and put them in a point chosen by number; those of the theme come first."""
        names = self._names()
        if not self._in("notes") or self._used or not names or self.board is None:
            return
        note = self.board.note(names[0])
        theme = note.theme if note else None
        points = sorted(self.board.points, key=lambda one: one.theme != theme)
        if not points:
            self.tell(say("Lag et punkt først, med Enter."))
            return

        def chosen(point: str) -> None:
            self._point = point
            told = say("Lagt til punktet. Ctrl+Z angrer.")
            self._use(names, self._simply(lambda: copying.add_notes(self.desk, point, names), told))

        self.push(NumberCard(say("Til hvilket punkt?"), [(one.id, one.text) for one in points]), chosen)

    def _merge(self) -> None:
        point = self.point
        if point is None or self.board is None:
            return
        similar = {one.id for one in self.board.similar_points(point)}
        others = [one for one in self.board.points if one.id != point.id and one.theme == point.theme]
        others.sort(key=lambda one: one.id not in similar)
        if not others:
            self.tell(say("Temaet har ikke flere punkter."))
            return
        card = NumberCard(
            say("Slå sammen med"),
            [(one.id, one.text) for one in others],
            say("Denne ordlyden blir stående: «{text}»", text=point.text),
        )
        told = say("To punkter er blitt ett. Ctrl+Z angrer.")
        self.push(card, lambda other: self.do(lambda: copying.merge(self.desk, point.id, other), told))

    def action_aside(self) -> None:
        """Notes to the side with a reason; from the list of points the point with its notes."""
        point, names = self.point, self._names()
        reasons = [(one.value, ASIDE_NAMES[one].in_(current())) for one in _REASONS]
        act: Callable[[Aside], object]
        of_point = self._in("points")
        if of_point and point is not None:
            act = lambda why: copying.aside_point(self.desk, point.id, why)  # noqa: E731 -- one of two
        elif self._in("notes") and names and not self._used:
            act = lambda why: copying.set_aside(self.desk, names, why)  # noqa: E731 -- one of two
        else:
            return
        told = say("Lagt til side. Ctrl+Z angrer.")

        def chosen(why: str) -> None:
            self._use([] if of_point else names, self._simply(lambda: act(Aside(why)), told))

        self.push(NumberCard(say("Hvorfor til side?"), reasons), chosen)

    def action_theme(self) -> None:
        point, names = self.point, self._names()
        themes = [(theme.id, theme.name) for theme in self.board.themes] if self.board else []
        if not themes:
            self.tell(say("Verkstedet har ingen temaer ennå. De velges under Planlegg."))
            return
        of_notes = self._in("notes")

        def chosen(theme: str) -> None:
            told = say("Nytt tema. Ctrl+Z angrer.")
            if of_notes:
                self._ticked.clear()
                self.do(lambda: copying.theme_notes(self.desk, names, theme), told)
            elif point is not None:
                self.do(lambda: copying.set_theme(self.desk, point.id, theme), told)

        if point is not None or of_notes:
            self.push(NumberCard(say("Tema"), themes), chosen)

    def action_take_away(self) -> None:
        point = self.point
        hand = self.query_one("#evidence", Rows).hand
        if point is None:
            return
        if self._in("evidence") and hand:
            told = say("Notatet venter på å bli brukt igjen. Ctrl+Z angrer.")
            self.do(lambda: copying.take_out(self.desk, point.id, hand), told)
        elif self._in("points"):
            told = say("Punktet er borte, notatene er framme igjen. Ctrl+Z angrer.")
            self.do(lambda: copying.drop(self.desk, point.id), told)

    def action_new_from(self) -> None:
        """A point of its own from one of this point's notes."""
        point, hand = self.point, self.query_one("#evidence", Rows).hand
        if point is None or hand is None or not self._in("evidence"):
            return
        told = say("Punktet er delt. Ctrl+Z angrer.")
        self.do(lambda: copying.split(self.desk, point.id, [hand]), told)

    def action_edit(self) -> None:
        if self.point is not None:
            self.query_one(Sentence).focus()

    def action_wording(self) -> None:
        """Choose among wordings of the point in hand; what is chosen can be written on."""
        sentence = self.query_one(Sentence)
        made = wording_card(sentence.words, self.desk.workshop.standard) if self.point else None
        if made is None:
            self.tell(say("Ordene er vanlige, og ingenting peker på en hendelse."))
            return
        card, results = made

        def chosen(name: str) -> None:
            sentence.focus()
            sentence.put(results[name])

        self.push(card, chosen)

    def action_follow_up(self) -> None:
        point = self.point
        if point is not None:
            told = say("Oppfølgingen er endret. Ctrl+Z angrer.")
            self.do(lambda: copying.set_follow_up(self.desk, point.id, not point.follow_up), told)

    def on_choice_changed(self, event: Choice.Changed) -> None:
        point, value = self.point, event.value
        if point is None:
            return
        acts: dict[str, Callable[[], object]] = {
            "sign": lambda: copying.set_sign(self.desk, point.id, PointSign(value)),
            "level": lambda: copying.set_level(self.desk, point.id, Level(value)),
            "strength": lambda: copying.set_strength(self.desk, point.id, Strength(value)),
        }
        self.do(acts[event.choice.id or ""], say("Endret. Ctrl+Z angrer."))

    def on_tick_changed(self, event: Tick.Changed) -> None:
        point = self.point
        if point is not None:
            wanted = event.value
            told = say("Oppfølgingen er endret. Ctrl+Z angrer.")
            self.do(lambda: copying.set_follow_up(self.desk, point.id, wanted), told)
