"""Frigivelse: what stands in the way as a list one can walk, two people, the release, and the files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.content.letters import Use
from verksted.desk.copying_view import board
from verksted.desk.exporting import SUMMARY_ENDINGS, Exporter
from verksted.desk.following import unanswered
from verksted.desk.releasing import (
    changed_since_release,
    figures,
    mark_reviewed,
    release_now,
    released_summary,
)
from verksted.desk.reviewing_gate import Gate, Risk, Row, obstacles, risks
from verksted.desk.reviewing_years import compare_with, compared_line
from verksted.desk.sending import follow_up_calendar, letters
from verksted.desk.sending_easy import easy_texts, lacking, left
from verksted.privacy.release import Blocked, Blocker
from verksted.tui.dates import short_day
from verksted.tui.screens.ask import AskScreen
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.follow.base import FollowScreen
from verksted.tui.screens.follow.reading import SignScreen, draft_lines
from verksted.tui.screens.follow.review_words import gate_word, miss_line
from verksted.tui.screens.help import LIMITS
from verksted.tui.screens.read import ReadScreen
from verksted.tui.widgets.rows import Row as ListRow
from verksted.tui.widgets.rows import Rows, row, said
from verksted.workshop.language import current, mark, say, say_count
from verksted.workshop.words import ROLE_NAMES, Role

_LETTERS = (Use.THANKS, Use.MINUTES, Use.FEEDBACK, Use.EASY)
_STEP_OF = {
    Gate.NOTES: "fair-copy",
    Gate.CORRECTIONS: "to-do",
    Gate.STRENGTH: "fair-copy",
    Gate.FINDINGS: "review",
    Gate.GROUPS: "groups",
    Gate.INSIDER: "insider",
    Gate.QUOTES: "quotes",
}


class ReleaseScreen(FollowScreen):
    """Enter goes to the very place that blocks, or does what the row asks for."""

    STEP = "release"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("gå dit")),
        ("g", mark("gått gjennom")),
        ("h", mark("grenser")),
        ("Ctrl+N", mark("neste hindring")),
    )
    HELP = mark("""\
Lista viser alt som må være på plass før noe kan ut. ■ betyr stopp. Enter går til stedet.

Den som har gått gjennom, bekrefter det med g. Så leser en annen alt og signerer, med sitt eget
passord. Har den andre ingen nøkkel, lages den der og da: velg rollen, og la den andre skrive passordet.
Endres noe etterpå, må den andre lese og signere på nytt. Ingen kan signere sin egen gjennomgang.

Når alt er ●, frigir du. Det kan ikke angres. Etterpå skriver du filene til en mappe.
Hver fil åpnes igjen og leses gjennom før den får navnet sitt.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "reviewed", "Gått gjennom"),
        Binding("h", "limits", "Hvorfor"),
    ]
    _rows: tuple[Row, ...] = ()
    _risks: tuple[Risk, ...] = ()
    _owed = 0
    _unhandled = 0
    _released = ""
    _again = False
    _compared = ""
    _quotes = False
    _easy = 0
    _miss = ""

    def work_area(self) -> Iterable[Widget]:
        waiting = [said("wait", say("Ser gjennom alt som skal ut …"))]
        listed = Vertical(Rows(waiting, id="gates", classes="-holds"), id="gates-panel", classes="panel")
        listed.border_title = Content(say("Før noe kan ut"))
        about = Vertical(
            VerticalScroll(Static("", id="gate-about", markup=False), can_focus=False),
            Static("", id="miss", markup=False),
            id="gate-panel",
            classes="panel",
        )
        yield Vertical(listed, about)

    def read(self) -> None:
        compare_with(self.desk, self.session.register)
        self._compared = compared_line(self.desk, self.session.register)
        self._rows = tuple(obstacles(self.desk))
        self._risks = tuple(risks(self.desk))
        self._unhandled = len(board(self.desk).left)
        self._owed = len(unanswered(self.desk))
        made = self.desk.released.all()
        self._released = max(made, key=lambda entry: entry.at).at[:10] if made else ""
        self._again = changed_since_release(self.desk)
        self._miss = miss_line(figures())
        self._quotes = self.desk.workshop.quotes
        self._easy = len(left(easy_texts(self.desk)))

    def first_look(self) -> None:
        rows = self.query_one("#gates", Rows)
        rows.focus()
        first = next((one.gate.value for one in self._rows if one.blockers), "")
        rows.take(self.about or first or ("files" if self._released and not self._again else "release"))
        self._show_about(rows.hand or "")

    def look(self) -> None:
        listed = [self._gate_row(one) for one in self._rows if one.blockers or one.gate is not Gate.QUOTES]
        listed += [
            self._look_row("owed", say("Hvert tema med råd har fått svar"), self._owed),
            self._look_row("risks", say("Tall, nytt siden sist og balanse"), len(self._risks)),
        ]
        if not any(one.gate is Gate.QUOTES and one.blockers for one in self._rows):
            listed.append(row("quotes-off", say("○ Sitater"), say("på") if self._quotes else say("av")))
        lacks = say("{n} mangler", n=self._easy) if self._easy else say("på plass")
        listed.append(
            row("easy", f"{'○' if self._easy else '●'} " + say("Lettlest ordlyd til brevene"), lacks)
        )
        if self._released:
            listed.append(row("released", say("● Frigitt"), short_day(date.fromisoformat(self._released))))
            listed.append(row("files", say("► Skriv filene til en mappe")))
        if not any(one.blockers for one in self._rows) and (self._again or not self._released):
            again = say("► Frigi på nytt: noe er endret siden sist")
            listed.append(row("release", again if self._released else say("► Frigi sammendraget")))
        self.query_one("#gates", Rows).show(listed)
        self.query_one("#miss", Static).update(Content(self._miss))
        self._show_about(self.query_one("#gates", Rows).hand or "")

    def _look_row(self, name: str, words: str, count: int) -> ListRow:
        told = say("{n} å se på", n=count) if count else ""
        return row(name, f"{'▲' if count else '●'} {words}", told)

    def _gate_row(self, one: Row) -> ListRow:
        count = len(one.blockers)
        if one.gate is Gate.NOTES and count:
            count = max(count, self._unhandled)
        sign = "■" if count else "●"
        told = say("{n} gjenstår", n=count) if count else ""
        themes = bool(count) and all(blocker.code == "theme-missing" for blocker in one.blockers)
        word = gate_word(one.gate, whole=not count, themes_only=themes)
        return row(one.gate.value, f"{sign} {word}", told)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        self._show_about(event.row_id)

    def _show_about(self, name: str) -> None:
        lines: list[str] = []
        if name == "risks":
            lines = [f"▲ {risk.text}" for risk in self._risks] or [say("Ingenting å se på.")]
            lines.append(self._compared)
        elif name == "owed":
            told = say_count(
                self._owed,
                "Ett tema venter på ett av tre svar: vi gjør, vi gjør ikke, vi må vite mer.",
                "{n} temaer venter på ett av tre svar: vi gjør, vi gjør ikke, vi må vite mer.",
            )
            lines = [told if self._owed else say("Alle temaer med råd har fått svar.")]
        elif name == "quotes-off":
            lines = [say("Andres ord kan bare stå i sammendraget når to har godkjent dem. Enter åpner.")]
        elif name == "easy":
            lines = [
                say("Korte setninger til brevet i lett språk. Skriv dem før signaturen. Det haster ikke.")
            ]
        elif name == "release":
            lines = [say("Alt er på plass. Enter frigir. Det kan ikke angres.")]
        elif name in ("released", "files"):
            lines = [say("Sammendraget er signert og frigitt. Enter skriver filene.")]
        else:
            own = next((one for one in self._rows if one.gate.value == name), None)
            texts = [blocker.text for blocker in own.blockers] if own else []
            lines = [f"■ {text}" for text in dict.fromkeys(texts)] or [say("På plass.")]
        self.query_one("#gate-about", Static).update(Content("\n".join(lines)))

    # Going on -------------------------------------------------------------------------------------

    def action_next(self) -> None:
        rows = self.query_one("#gates", Rows)
        left = [one.gate.value for one in self._rows if one.blockers]
        at = left.index(rows.hand) + 1 if rows.hand in left else 0
        if left:
            rows.take(left[at % len(left)])
        elif self._released and not self._again:
            super().action_next()
        else:
            rows.take("release")

    def on_rows_opened(self, event: Rows.Opened) -> None:
        name = event.row_id
        own = next((one for one in self._rows if one.gate.value == name), None)
        if name == "release":
            self._ask_release()
        elif name in ("files", "released"):
            self._ask_folder()
        elif name == "owed":
            self.go_step("answers", back_to=self.STEP)
        elif name == "risks":
            self._to_risk()
        elif name == "quotes-off":
            self.go_step("quotes")
        elif name == "easy":
            self.go_step("easy", back_to=self.STEP)
        elif own is not None and own.blockers:
            self._to_blocker(own.gate, own.blockers[0])

    def _to_risk(self) -> None:
        unit = next((risk.unit for risk in self._risks if risk.unit.startswith("point:")), "")
        if unit:
            self.go_step("insider", unit, back_to=self.STEP)

    def _to_blocker(self, gate: Gate, blocker: Blocker) -> None:
        if gate is Gate.REVIEWED:
            self.action_reviewed()
        elif gate is Gate.SIGNED:
            self._ask_signature()
        elif gate is Gate.PLAN:
            self.action_go("frame")
        else:
            self.go_step(_STEP_OF[gate], blocker.unit, back_to=self.STEP)

    def action_reviewed(self) -> None:
        """The person at this key says that she has been through everything."""
        left = [one for one in self._rows if one.blockers and one.gate not in (Gate.REVIEWED, Gate.SIGNED)]
        if left:
            self.tell(say("▲ Først må resten av lista være på plass."))
            return
        told = say("Gjennomgangen er bekreftet. Nå må en annen lese og signere. Ctrl+Z angrer.")
        self.do(lambda: mark_reviewed(self.desk), told)

    def _ask_signature(self) -> None:
        left = [one for one in self._rows if one.blockers and one.gate is not Gate.SIGNED]
        if left:
            self.tell(say("▲ Først må resten av lista være på plass."))
            return
        lines, digest = draft_lines(self.session)
        lines = [*lines, self._compared]
        self.push(SignScreen(self.session, lines, digest), self._signed)

    def _signed(self, role: str) -> None:
        who = ROLE_NAMES[Role(role)].in_(current()) if role in set(Role) else role
        told = say("Signert av {role}. Nå kan sammendraget frigis.", role=who)
        self.load(lambda: self._after_signing(told))

    def _after_signing(self, told: str) -> None:
        self.query_one("#gates", Rows).take("release")
        self.tell(told)

    def _ask_release(self) -> None:
        card = AskScreen(
            say("Frigi sammendraget?"),
            [
                say("Sammendraget signeres med arbeidsbokas nøkkel og kan sendes ut."),
                say("Det kan ikke angres. Ordene på skjulelista glemmes."),
                self._miss,
            ],
            act=say("Frigi sammendraget"),
            stay=say("Vent"),
        )
        self.push(card, lambda _: self.change(self._release, self._after_release))

    def _release(self) -> str:
        try:
            release_now(self.desk)
        except Blocked as stopped:
            raise ValueError(str(stopped)) from stopped
        return say("Frigitt. Enter på «Skriv filene» lager dem.")

    def _after_release(self) -> None:
        self.query_one("#gates", Rows).take("files")

    def _ask_folder(self) -> None:
        home = str(self.desk.workbook.folder.absolute().parent / "sammendrag")
        asks = [
            Ask("folder", say("Mappe"), home, must=say("Skriv hvor filene skal ligge.")),
            Ask("contact", say("Kontakt"), self.session.contact),
        ]
        lead = say(
            "Filene skrives her, og skriver ikke over noe. Brevene til dem som var med, trenger en kontakt: "
            "en rolle eller et kontor."
        )
        self.push(FillScreen(say("Skriv filene"), asks, lead=lead), self._took_folder)

    def _took_folder(self, got: Answers) -> None:
        self.session.contact = got["contact"]
        self.change(lambda: self._write(Path(got["folder"]).expanduser(), got["contact"]))

    def _write(self, folder: Path, contact: str) -> str:
        from verksted.report.errors import ReportError

        try:
            made = self._write_all(Exporter(self.desk), folder, contact)
        except ReportError as wrong:
            raise ValueError(str(wrong)) from wrong
        told = say("{n} filer ligger i {folder}.", n=made, folder=folder.name)
        count = len(lacking(released_summary(self.desk)))
        if not contact:
            return say("{told} Brevene venter på en kontakt.", told=told)
        if not count:
            return told
        return say("{told} Lettlest-brevet venter: {count} mangler ordlyd.", told=told, count=count)

    def _write_all(self, exporter: Exporter, folder: Path, contact: str) -> int:
        """The summary in every form, the calendar, and with a contact the letters back.

        The letter in easy language waits while it would say a long sentence that nobody has shortened.
        """
        folder.mkdir(parents=True, exist_ok=True)
        for ending in SUMMARY_ENDINGS:
            exporter.write_summary(folder / f"sammendrag{ending}")
        exporter.write_calendar(folder / "oppfolging.ics", follow_up_calendar(self.desk))
        uses = [use for use in _LETTERS if use is not Use.EASY or not lacking(exporter.summary)]
        made = letters(self.desk, uses, contact=contact) if contact else []
        for letter in made:
            exporter.write_letter(folder, letter, given=contact)
        return len(SUMMARY_ENDINGS) + 1 + len(made)

    def action_limits(self) -> None:
        text = "\n\n".join((self._miss, say(LIMITS)))
        self.app.push_screen(ReadScreen(say("Dette beskytter verksted ikke mot"), Content(text)))
