"""Sletting: taking back what one seat said, the decision about raw notes, and erasing with a receipt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.desk import following_erasing as erasing
from verksted.desk.desk import Desk
from verksted.desk.following import day_of
from verksted.tui.screens.ask import AskScreen
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.follow.answers_rows import day_words
from verksted.tui.screens.follow.base import FollowScreen
from verksted.tui.widgets.rows import Row, Rows, heading, row, said
from verksted.workbook.erasing import Decision
from verksted.workshop.language import current, mark, say, say_count


class KeepingScreen(FollowScreen):
    """Enter does what the row says. Only erasing asks first: it cannot be undone."""

    STEP = "keeping"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", mark("velg")), ("Esc", mark("oversikt")))
    HELP = mark("""\
Før frigivelsen kan en deltaker ta tilbake det som er sagt. Velg plassen, så tas notatene ut.
Punktene de bar, må vurderes på nytt: styrken følger stemmene som er igjen.

Kommunen bestemmer hvor lenge rånotatene beholdes. Skriv ned vedtaket: dato, rolle og grunnlag.
Programmet minner om fristen, men sletter aldri av seg selv.
Slettingen lager en ny nøkkel og en kvittering uten innhold. Gamle kopier andre steder må dere slette selv.
""")
    _seats: tuple[tuple[str, int], ...] = ()
    _decision: Decision | None = None
    _after: date | None = None
    _notes = 0
    _lost = ""

    def work_area(self) -> Iterable[Widget]:
        listed = Vertical(Rows(id="keep-list", classes="-holds"), id="keep-panel", classes="panel")
        listed.border_title = Content(say("Ta vare på, og slette"))
        about = Vertical(Static("", id="keep-about", markup=False), id="keep-about-panel", classes="panel")
        yield Vertical(listed, about)

    def read(self) -> None:
        self._seats = tuple(erasing.seats(self.desk))
        self._decision = erasing.retention(self.desk)
        self._after = erasing.erase_after(self.desk)
        self._notes = len(self.desk.notes)

    def first_look(self) -> None:
        self.query_one("#keep-list", Rows).focus()

    def look(self) -> None:
        listed: list[Row] = [heading("raw", say("Rånotatene"), _notes(self._notes))]
        if self._decision is None:
            listed.append(row("decision", say("○ Skriv ned vedtaket om sletting")))
        else:
            told = day_words(self._decision.on.isoformat())
            listed.append(row("decision", say("● Vedtaket er skrevet ned"), told))
        if self._after is None:
            listed.append(said("wait", say("○ Rånotatene kan slettes når sammendraget er frigitt")))
        elif self._notes:
            listed.append(row("erase", say("► Slett rånotatene"), self._due(self._after)))
        else:
            listed.append(said("gone", say("● Rånotatene er slettet")))
        if self._after is None:
            listed.append(heading("back", say("Ta tilbake det en plass har sagt")))
            listed += [row(f"s:{seat}", seat, _notes(n)) for seat, n in self._seats]
            if not self._seats:
                listed.append(said("none", say("Ingen notater har plass.")))
        self.query_one("#keep-list", Rows).show(listed)
        basis = self._decision.basis if self._decision else erasing.default_basis()
        self.query_one("#keep-about", Static).update(Content(basis))

    def _due(self, day: date) -> str:
        today = self.desk.tools.environment.clock().date()
        told = day_words(day.isoformat())
        return say("▲ fristen var {day}", day=told) if today > day else say("innen {day}", day=told)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        kind, _, seat = event.row_id.partition(":")
        if kind == "decision":
            self._ask_decision()
        elif kind == "erase":
            self._ask_erase()
        elif kind == "s":
            self._take_back(seat)

    def _take_back(self, seat: str) -> None:
        def job() -> str:
            done = erasing.withdraw(self.desk, seat)
            return " ".join(
                [
                    say_count(done.notes, "Ett notat er tatt ut.", "{n} notater er tatt ut."),
                    say_count(
                        len(done.points),
                        "Ett punkt må vurderes på nytt. Ctrl+Z angrer.",
                        "{n} punkter må vurderes på nytt. Ctrl+Z angrer.",
                    ),
                ]
            )

        self.change(job)

    def _ask_decision(self) -> None:
        now = self._decision
        today = self.desk.tools.environment.clock().date().isoformat()
        asks = [
            Ask(
                "on", say("Dato"), day_words(now.on.isoformat() if now else today), must=say("Skriv datoen.")
            ),
            Ask("role", say("Rolle"), now.role if now else "", must=say("Skriv rollen som bestemte.")),
            Ask(
                "basis",
                say("Grunnlag"),
                now.basis if now else erasing.default_basis(),
                must=say("Skriv grunnlaget."),
            ),
        ]

        def job(got: Answers) -> str:
            erasing.record_retention(
                self.desk, date.fromisoformat(day_of(got["on"])), got["role"], got["basis"]
            )
            return say("Vedtaket er skrevet ned.")

        lead = say("Teksten er et forslag. Avklar den med arkivansvarlig og personvernombud først.")
        self.push(
            FillScreen(say("Vedtak om sletting"), asks, lead=lead), lambda got: self.change(lambda: job(got))
        )

    def _ask_erase(self) -> None:
        if self._decision is None:
            self.tell(say("▲ Skriv ned vedtaket først: dato, rolle og grunnlag."))
            return
        card = AskScreen(
            say("Slette rånotatene?"),
            [
                say_count(self._notes, "Ett notat blir borte for godt.", "{n} notater blir borte for godt."),
                say("Punktene og sammendraget blir stående."),
                say("Du får en kvittering uten innhold til arkivet."),
            ],
            act=say("Slett rånotatene"),
            stay=say("Behold dem"),
        )
        self.push(card, lambda _: self.change(self._erase, self._show_lost))

    def _erase(self) -> str:
        """In the writing thread: the desk is another one afterwards, under the new key."""
        from verksted.desk.receipt_file import keep, room_for
        from verksted.workbook.receipts import receipt_text

        target = _receipt_path(self.desk)
        try:
            with room_for(target) as spare:
                receipt, rest = erasing.erase_raw(self.desk)
                self._under(rest)
                text = receipt_text(receipt, current())
                kept = keep(spare, target, text)
        except OSError as wrong:
            raise ValueError(say("Kvitteringen får ikke plass på disken. Ingenting er slettet.")) from wrong
        if kept:
            return say("Rånotatene er slettet. Kvitteringen ligger i {name}.", name=target.name)
        self._lost = text
        return say("▲ Slettet, men kvitteringen lot seg ikke skrive. Ta vare på den nå.")

    def _show_lost(self) -> None:
        """A receipt that no disk would take is shown, for it cannot be had again."""
        from verksted.tui.screens.read import ReadScreen

        if self._lost:
            self.app.push_screen(ReadScreen(say("Kvittering"), Content(self._lost)))
            self._lost = ""

    def _under(self, rest: Desk) -> None:
        self.desk = rest
        self.session.desk = rest


def _receipt_path(desk: Desk) -> Path:
    """Beside the workbook's folder, under a name that is free."""
    place = desk.workbook.folder.absolute().parent
    names = [
        place / "kvittering-sletting.txt",
        *(place / f"kvittering-sletting-{n}.txt" for n in range(2, 100)),
    ]
    return next((path for path in names if not path.exists()), names[-1])


def _notes(count: int) -> str:
    return say_count(count, "ett notat", "{n} notater")
