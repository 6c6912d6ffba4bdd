"""Sitater: off until somebody turns them on; then each needs a yes, fit words, and two who approve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.desk import reviewing_quotes as quoting
from verksted.desk.copying_view import Board, board
from verksted.desk.reviewing_gate import add_signer
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.follow.base import FollowScreen
from verksted.tui.widgets.rows import Row, Rows, row, said
from verksted.workbook.errors import WrongPassphrase
from verksted.workshop.language import current, mark, say, say_count
from verksted.workshop.points import Point
from verksted.workshop.words import ROLE_NAMES, Role

SWITCH, SECOND = "#switch", "#second"
_YES = frozenset({"ja", "j"})


class QuotesScreen(FollowScreen):
    """Enter writes a quote for the point in hand, g approves, and the second person gives her passphrase."""

    STEP = "quotes"
    TAB = "release"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("skriv, velg")),
        ("g", mark("godkjenn")),
        ("x", mark("ta bort")),
        ("Ctrl+N", mark("neste")),
    )
    HELP = mark("""\
Et sitat er den letteste veien til å kjenne igjen noen. Derfor er sitater av til dere slår dem på.

Et sitat har høyst 15 ord, vanlige ord uten dialekt, ingen tall og ingen hendelse. Velg ord som flere
kunne ha sagt. Den som sa det, må ha sagt ja til at ordene brukes, og dere noterer det.
To personer godkjenner hvert sitat: g godkjenner for den som sitter her, og den andre skriver sitt eget
passord på raden «En annen godkjenner». Endres ordene, må begge godkjenne på nytt.

Et godkjent sitat står i « » etter punktet i sammendraget. Mangler noe, kan ikke sammendraget frigis før
sitatet er i orden eller tatt bort med x. Esc går tilbake til frigivelsen.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "approve", "Godkjenn"),
        Binding("e", "edit", "Skriv om"),
        Binding("x", "take_away", "Ta bort"),
    ]
    _on = False
    _board: Board | None = None
    _faults: dict[str, list[str]]
    _words: dict[str, list[str]]

    def work_area(self) -> Iterable[Widget]:
        listed = Vertical(Rows(id="quotes-list", classes="-holds"), id="quotes-panel", classes="panel")
        about = Vertical(Static("", id="quote-about", markup=False), id="quote-panel", classes="panel")
        listed.border_title = Content(say("Sitater"))
        yield Vertical(listed, about)

    @property
    def today(self) -> date:
        return self.desk.tools.environment.clock().astimezone().date()

    def read(self) -> None:
        self._on = self.desk.workshop.quotes
        self._board = board(self.desk)
        self._faults = {
            point.id: quoting.missing(self.desk, point) for point in self._points if point.quote is not None
        }
        self._words = {point.id: quoting.candidates(self.desk, point) for point in self._points}

    @property
    def _points(self) -> tuple[Point, ...]:
        return self._board.points if self._board else ()

    def first_look(self) -> None:
        rows = self.query_one("#quotes-list", Rows)
        rows.focus()
        rows.take(self.about.removeprefix("quote:") or SWITCH)
        self._show_about(rows.hand or "")

    def look(self) -> None:
        state = say("på") if self._on else say("av")
        listed: list[Row] = [row(SWITCH, say("Sitater i dette verkstedet"), state)]
        if self._on:
            listed.append(row(SECOND, say("En annen godkjenner sitatene, med sitt eget passord")))
            listed += [self._point_row(point) for point in self._points]
        else:
            listed.append(said("off", say("Sammendraget har ingen sitater. Enter slår dem på.")))
        rows = self.query_one("#quotes-list", Rows)
        rows.show(listed)
        self._show_about(rows.hand or "")

    def _point_row(self, point: Point) -> Row:
        if point.quote is None:
            return row(point.id, f"  {point.text}")
        faults = self._faults.get(point.id, [])
        told = say("mangler noe") if faults else say("med")
        quote = Content(f"    «{point.quote.text}»")
        return row(point.id, f"{'▲' if faults else '●'} {point.text}", told, quote)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        self._show_about(event.row_id)

    def _show_about(self, hand: str) -> None:
        point = self._board.point(hand) if self._board else None
        lines: list[str] = []
        if hand == SWITCH:
            lines = [say("Et sitat er den letteste veien til å kjenne igjen noen. Går det uten?")]
        elif hand == SECOND:
            lines = [say("Den andre leser alle sitatene og godkjenner med sitt eget passord.")]
        elif point is not None:
            faults = self._faults.get(point.id, [])
            lines = [point.text]
            lines += [f"«{point.quote.text}»"] if point.quote else []
            lines += [f"▲ {fault}" for fault in faults]
            if point.quote is not None and not faults:
                lines.append(say("● Godkjent av to. Sitatet kommer med."))
            if point.quote is None:
                lines += [say("I notatene: {words}", words=words) for words in self._words[point.id][:2]]
        self.query_one("#quote-about", Static).update(Content("\n".join(lines)))

    # Doing ----------------------------------------------------------------------------------------

    def _point(self) -> Point | None:
        hand = self.query_one("#quotes-list", Rows).hand or ""
        return self._board.point(hand) if self._board else None

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if event.row_id == SWITCH:
            on = not self._on
            told = say("Sitater er på. Ctrl+Z angrer.") if on else say("Sitater er av. Ctrl+Z angrer.")
            self.do(lambda: quoting.use_quotes(self.desk, on), told)
        elif event.row_id == SECOND:
            self._ask_second()
        else:
            self.action_edit()

    def action_edit(self) -> None:
        point = self._point()
        if point is None or not self._on:
            return
        quote = point.quote
        text = quote.text if quote else next(iter(self._words[point.id]), "")
        asks = [
            Ask("text", say("Sitatet"), text, must=say("Skriv ordene. x tar bort et sitat.")),
            Ask("consent", say("Har sagt ja"), say("ja") if quote and quote.consent else ""),
        ]
        lead = say("Har den som sa det, sagt ja til at ordene brukes? Skriv ja. Ikke noter hvem det er.")
        today = self.today

        def advice(answers: Answers) -> Sequence[str]:
            found = quoting.quote_faults_of_words(self.desk, answers["text"]) if answers["text"] else []
            return [f"▲ {fault}" for fault in found[:2]] or [say("● Ordene kan stå.")]

        def job(got: Answers) -> str:
            yes = got["consent"].strip().casefold() in _YES
            quoting.set_quote(self.desk, point.id, got["text"], consent=yes, today=today)
            if not yes:
                return say("Skrevet. Sitatet venter på et ja fra den som sa det. Ctrl+Z angrer.")
            return say("Skrevet. g godkjenner, og punktet må gjennom innsidetesten. Ctrl+Z angrer.")

        card = FillScreen(say("Sitat"), asks, lead=lead, advice=advice)
        self.push(card, lambda got: self.change(lambda: job(got)))

    def action_approve(self) -> None:
        def job() -> str:
            count = quoting.approve_quotes(self.desk)
            if count:
                return say_count(
                    count,
                    "Du har godkjent ett sitat. Nå må en annen gjøre det. Ctrl+Z angrer.",
                    "Du har godkjent {n} sitater. Nå må en annen gjøre det. Ctrl+Z angrer.",
                )
            return say("Du har godkjent alle sitatene.")

        if self._on:
            self.change(job)

    def _ask_second(self) -> None:
        ask = Ask("second", say("Passord"), must=say("Skriv ditt eget passord."), password=True)
        keys = [slot for slot in self.desk.workbook.slots() if slot.kind == "passphrase"]
        alone = len(keys) < quoting.APPROVALS

        def job(passphrase: str) -> str:
            if alone:
                add_signer(self.desk, passphrase, Role.CONTROL)
            try:
                role = quoting.approve_quotes_with(self.desk, passphrase)
            except WrongPassphrase as wrong:
                raise ValueError(str(wrong)) from wrong
            return say("Godkjent av {role}.", role=ROLE_NAMES[Role(role)].in_(current()))

        lead = self._all_quotes()
        if alone:
            lead += "\n" + say("Den andre har ingen nøkkel ennå, og velger passordet sitt her.")
        self.push(
            FillScreen(say("Godkjenn sitatene"), [ask], lead=lead),
            lambda got: self.change(lambda: job(got["second"])),
        )

    def _all_quotes(self) -> str:
        quotes = [f"«{point.quote.text}»" for point in self._points if point.quote is not None]
        return "\n".join(quotes) or say("Det er ingen sitater ennå.")

    def action_take_away(self) -> None:
        point = self._point()
        if point is not None and point.quote is not None:
            told = say("Sitatet er tatt bort. Ctrl+Z henter tilbake.")
            self.do(lambda: quoting.set_quote(self.desk, point.id, "", consent=False, today=self.today), told)

    # Going on -------------------------------------------------------------------------------------

    def action_up(self) -> None:
        self.go_step("release")

    def action_next(self) -> None:
        """The next quote that lacks something; when none does, back to the release."""
        left = [name for name, faults in self._faults.items() if faults]
        rows = self.query_one("#quotes-list", Rows)
        if not left or not self._on:
            self.go_step("release")
            return
        at = left.index(rows.hand) + 1 if rows.hand in left else 0
        rows.take(left[at % len(left)])
        self._show_about(rows.hand or "")
