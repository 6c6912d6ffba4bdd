"""Små grupper: what points at too few, why, and the ways out, one text after another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.desk import copying
from verksted.desk.copying_view import Board, board
from verksted.desk.releasing import blocked, material
from verksted.desk.reviewing_gate import not_about_people, set_helped
from verksted.desk.reviewing_store import rewrite
from verksted.desk.reviewing_years import compare_with
from verksted.privacy.release import Blocker
from verksted.privacy.release_groups import CODES
from verksted.privacy.release_summary import outgoing
from verksted.tui.screens.fill import Ask, FillScreen
from verksted.tui.screens.follow.base import FollowScreen
from verksted.tui.screens.follow.cards import NumberCard
from verksted.tui.screens.follow.review_words import unit_name
from verksted.tui.screens.follow.wording import rewrite_form
from verksted.tui.widgets.rows import Row, Rows, row, said
from verksted.workshop.language import current, mark, say
from verksted.workshop.points import ASIDE_NAMES, Aside

SIZE = "#size"


def code_word(code: str) -> str:
    words = {
        "group-small": say("en del av gruppa, få stemmer"),
        "combination": say("opplysninger som står sammen"),
        "cross-table": say("to kjennetegn, få deltakere"),
        "difference-one": say("nytt siden sist, én stemme"),
    }
    return words[code]


class GroupsScreen(FollowScreen):
    """Each text that points at too few; e, l, i and b are the ways out."""

    STEP = "groups"
    TAB = "release"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("e", mark("skriv om")),
        ("i", mark("slå sammen")),
        ("l", mark("til side")),
        ("b", mark("behold")),
        ("Ctrl+N", mark("neste")),
    )
    HELP = mark("""\
Her står det som kan peke på noen fordi det gjelder for få. Det kan være en del av gruppa med færre
stemmer enn grensen, eller opplysninger som til sammen passer på få. Det kan også være to kjennetegn når
få deltok, eller noe nytt siden forrige sammendrag som bare én har sagt.

e skriver teksten mer allment, for eksempel uten «jentene» eller «på institusjon».
i slår punktet sammen med et annet, så flere står bak. l legger det til side med notatene.
b er for når maskinen tar feil: teksten gjelder ikke en gruppe mennesker. Skriv grunnen. Den som
signerer, får lese den. Det gjelder bare denne ordlyden.

Øverst skriver du omtrent hvor mange tjenesten hjelper. Opplysninger regnes mot det tallet.
Esc går tilbake til frigivelsen.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Skriv om"),
        Binding("i", "join", "Slå sammen"),
        Binding("l", "aside", "Legg til side"),
        Binding("b", "keep", "Gjelder ikke folk"),
    ]
    _blockers: tuple[Blocker, ...] = ()
    _texts: dict[str, str]
    _board: Board | None = None
    _helped: int | None = None

    def work_area(self) -> Iterable[Widget]:
        listed = Vertical(Rows(id="groups-list", classes="-holds"), id="groups-panel", classes="panel")
        about = Vertical(Static("", id="group-about", markup=False), id="group-panel", classes="panel")
        yield Vertical(listed, about)

    def read(self) -> None:
        compare_with(self.desk, self.session.register)
        self._blockers = tuple(entry for entry in blocked(self.desk) if entry.code in CODES)
        self._texts = {entry.unit: entry.text for entry in outgoing(material(self.desk))}
        self._board = board(self.desk)
        self._helped = self.desk.workshop.helped

    def first_look(self) -> None:
        rows = self.query_one("#groups-list", Rows)
        rows.focus()
        about = self.about
        wanted = next((n for n, one in enumerate(self._blockers) if one.unit == about), 0)
        rows.take(str(wanted) if self._blockers else SIZE)
        self._show_about(rows.hand or "")

    def look(self) -> None:
        size = say("ikke skrevet") if self._helped is None else str(self._helped)
        listed: list[Row] = [row(SIZE, say("Tjenesten hjelper omtrent så mange"), size)]
        listed += [
            row(str(n), f"■ {self._texts.get(one.unit, '')}", code_word(one.code))
            for n, one in enumerate(self._blockers)
        ]
        if not self._blockers:
            listed.append(said("none", say("● Ingen liten gruppe står alene."), say("Esc går tilbake.")))
        rows = self.query_one("#groups-list", Rows)
        rows.show(listed)
        self.query_one("#groups-panel", Vertical).border_title = Content(
            say("Små grupper · {n} å ordne · grense {k}", n=len(self._blockers), k=self.desk.workshop.k)
        )
        self._show_about(rows.hand or "")

    def on_rows_moved(self, event: Rows.Moved) -> None:
        self._show_about(event.row_id)

    def _in_hand(self, hand: str = "") -> Blocker | None:
        name = hand or self.query_one("#groups-list", Rows).hand or ""
        return self._blockers[int(name)] if name.isdigit() and int(name) < len(self._blockers) else None

    def _show_about(self, hand: str) -> None:
        one = self._in_hand(hand)
        if hand == SIZE:
            lines = [say("Enter skriver tallet. Opplysninger om folk regnes mot det.")]
        elif one is None:
            lines = []
        else:
            ways = [say("e  skriv det mer allment")]
            if one.unit.startswith("point:"):
                ways += [say("i  slå sammen"), say("l  legg til side")]
            ways.append(say("b  gjelder ikke folk, med grunn"))
            lines = [f"{unit_name(one.unit, self._board)}: {self._texts.get(one.unit, '')}"]
            lines += ["", f"■ {one.text}", "", "   ".join(ways)]
        self.query_one("#group-about", Static).update(Content("\n".join(lines)))

    # The ways out ---------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if event.row_id == SIZE:
            self._ask_size()
        else:
            self.action_edit()

    def _ask_size(self) -> None:
        ask = Ask("helped", say("Antall"), str(self._helped or ""))
        lead = say("Omtrent hvor mange hjelper tjenesten i dag? Tallet blir her i arbeidsboka.")

        def job(typed: str) -> str:
            if typed and not typed.isdecimal():
                raise ValueError(say("Skriv omtrent hvor mange tjenesten hjelper, som et helt tall."))
            set_helped(self.desk, int(typed) if typed else None)
            return say("Skrevet. Ctrl+Z angrer.")

        self.push(
            FillScreen(say("Tjenestens størrelse"), [ask], lead=lead),
            lambda got: self.change(lambda: job(got["helped"].replace(" ", ""))),
        )

    def action_edit(self) -> None:
        one = self._in_hand()
        if one is None:
            return
        before = self._texts.get(one.unit, "")

        def job(after: str) -> str:
            rewrite(self.desk, one.unit, before, copying.safe_line(self.desk, after))
            return say("Skrevet om. Et punkt må gjennom innsidetesten igjen. Ctrl+Z angrer.")

        self.push(
            rewrite_form(say("Skriv det mer allment"), before, one.text, self.desk.workshop.standard),
            lambda got: self.change(lambda: job(got["text"])),
        )

    def _point(self) -> str:
        """The point in hand, "" where it is another text; that is told."""
        one = self._in_hand()
        if one is not None and one.unit.startswith("point:"):
            return one.unit.removeprefix("point:")
        self.tell(say("Dette er ikke et punkt. e skriver det om."))
        return ""

    def action_join(self) -> None:
        point = self._board.point(self._point()) if self._board else None
        if point is None or self._board is None:
            return
        others = [one for one in self._board.points if one.id != point.id and one.theme == point.theme]
        if not others:
            self.tell(say("Temaet har ikke flere punkter."))
            return
        card = NumberCard(say("Slå sammen med"), [(one.id, one.text) for one in others])
        told = say("To punkter er blitt ett. Ctrl+Z angrer.")
        self.push(card, lambda other: self.do(lambda: copying.merge(self.desk, other, point.id), told))

    def action_aside(self) -> None:
        name = self._point()
        if not name:
            return
        reasons = [(one.value, ASIDE_NAMES[one].in_(current())) for one in (Aside.TOO_PERSONAL, Aside.OTHER)]
        told = say("Punktet er lagt til side. Ctrl+Z angrer.")
        self.push(
            NumberCard(say("Hvorfor til side?"), reasons),
            lambda why: self.do(lambda: copying.aside_point(self.desk, name, Aside(why)), told),
        )

    def action_keep(self) -> None:
        one = self._in_hand()
        if one is None or one.code == "difference-one":
            return
        text = self._texts.get(one.unit, "")
        ask = Ask("reason", say("Grunn"), must=say("Skriv grunnen. Den som signerer, får se den."))
        told = say("Skrevet. Den som signerer, får lese grunnen. Ctrl+Z angrer.")
        self.push(
            FillScreen(say("Hvorfor gjelder det ikke en gruppe folk?"), [ask], lead=one.text),
            lambda got: self.do(lambda: not_about_people(self.desk, one.unit, text, got["reason"]), told),
        )

    # Going on -------------------------------------------------------------------------------------

    def action_up(self) -> None:
        self.go_step("release")

    def action_next(self) -> None:
        rows = self.query_one("#groups-list", Rows)
        hand = rows.hand or ""
        at = int(hand) + 1 if hand.isdigit() else 0
        if self._blockers:
            rows.take(str(at % len(self._blockers)))
            self._show_about(rows.hand or "")
        else:
            self.go_step("release")
