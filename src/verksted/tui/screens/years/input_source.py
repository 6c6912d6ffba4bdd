"""What is done with one source on its card: status, deadline, answers in, each of them judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.desk import years
from verksted.desk.sectors import Others
from verksted.desk.years import New
from verksted.tui.screens.ask import AskScreen
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.follow.cards import NumberCard
from verksted.tui.screens.years.paste import PasteCard
from verksted.tui.screens.years.source_card import SourceCard
from verksted.workshop.followup import Origin
from verksted.workshop.language import current, say
from verksted.workshop.points import PointSign
from verksted.workshop.sectors import STAFF, STAGE_WORDS, Stage

if TYPE_CHECKING:
    from verksted.privacy.findings import Finding
    from verksted.tui.frame import Frame


class SourceWork:
    """Works on one source for the screen it is given."""

    def __init__(self, screen: Frame, others: Others, source: str) -> None:
        self._screen, self._others, self._source = screen, others, source

    def open(self) -> None:
        title = say("Merknader fra de ansatte") if self._source == STAFF else self._name
        card = SourceCard(title, self._head, lambda: self._others.said(self._source), self._act)
        self._screen.app.push_screen(card, lambda _: self._screen.look())

    @property
    def _name(self) -> str:
        return self._others.sector(self._source).name

    def _head(self) -> Sequence[tuple[str, str, str]]:
        rows = [
            ("paste", say("Skriv eller lim inn svar …"), ""),
            ("file", say("Hent svar fra en fil …"), ".xlsx, .csv"),
        ]
        if self._source == STAFF:
            return rows
        one = self._others.sector(self._source)
        due = ".".join(reversed(one.due.split("-"))) if one.due else ""
        told = " · ".join(part for part in (one.role, due) if part)
        return [
            ("stage", say("Hvor langt det er kommet …"), STAGE_WORDS[one.stage].in_(current())),
            ("plan", say("Hvem som spørres, og frist …"), told),
            *rows,
        ]

    def _act(self, chosen: str, card: SourceCard) -> None:
        kind, _, name = chosen.partition(":")
        if kind == "paste":
            self._paste(card)
        elif kind == "file":
            self._ask_file(card)
        elif kind == "stage":
            self._ask_stage(card)
        elif kind == "plan":
            self.ask_plan(card)
        elif kind == "t":
            self._turn(name, card)
        elif kind == "c":
            self._choose(name, card)

    def _run(
        self, job: Callable[[], str], card: SourceCard | None, then: Callable[[], None] | None = None
    ) -> None:
        """Do it in the writing thread; what came of it is told on the card, which covers the screen."""
        told: list[str] = []

        def safely() -> str:
            try:
                told.append(job())
            except ValueError as wrong:
                told.append(f"▲ {wrong}")
            return told[-1]

        def after() -> None:
            if card is not None:
                card.show(told[-1])
            if then is not None:
                then()

        self._screen.change(safely, after)

    # The source -----------------------------------------------------------------------------------

    def _paste(self, card: SourceCard) -> None:
        lead = say("Ett svar på hver linje. + fungerer, - må bli bedre, > råd. Spørsmålene hoppes over.")
        title = say("Svar fra {name}", name=say("de ansatte") if self._source == STAFF else self._name)

        def got(text: str | None) -> None:
            if text is not None:
                self._run(lambda: self._take(text), card)

        self._screen.app.push_screen(PasteCard(title, lead), got)

    def _take(self, text: str) -> str:
        made = self._others.take(self._source, text)
        return say("{n} svar er skrevet inn. Ctrl+Z angrer.", n=len(made))

    def _ask_file(self, card: SourceCard) -> None:
        asks = [Ask("path", say("Fil"), must=say("Skriv eller lim inn hvor filen ligger."))]
        lead = say("Svarene fra skjemaet, som .xlsx eller .csv. Bare ord blir hentet, aldri hvem som svarte.")

        def got(answers: Answers | None) -> None:
            if answers is not None:
                self._run(lambda: self._take_file(answers["path"]), card)

        self._screen.app.push_screen(FillScreen(say("Hent svar fra en fil"), asks, lead=lead), got)

    def _take_file(self, typed: str) -> str:
        from verksted.desk.sectors_files import take_file

        taken = take_file(self._others, self._source, Path(typed.strip("\"'")).expanduser())
        told = say("{n} svar er skrevet inn. Ctrl+Z angrer.", n=len(taken.made))
        if taken.figures:
            told = f"{told} {say('{n} spørsmål med tall eller valg er utelatt.', n=taken.figures)}"
        return told

    def _ask_stage(self, card: SourceCard) -> None:
        stages = [(stage.value, STAGE_WORDS[stage].in_(current())) for stage in Stage]

        def got(stage: str | None) -> None:
            if stage is not None:
                self._run(lambda: self._reach(Stage(stage)), card)

        self._screen.app.push_screen(NumberCard(say("Hvor langt er det kommet?"), stages), got)

    def _reach(self, stage: Stage) -> str:
        self._others.reach(self._source, stage)
        return say("Status er endret. Ctrl+Z angrer.")

    def ask_plan(self, card: SourceCard | None = None) -> None:
        one = self._others.sector(self._source)
        due = ".".join(reversed(one.due.split("-"))) if one.due else ""
        asks = [Ask("role", say("Hvem (rolle)"), one.role), Ask("due", say("Frist"), due)]

        def job(answers: Answers) -> str:
            self._others.plan(self._source, due=answers["due"], role=answers["role"])
            return say("Planen er lagret. Ctrl+Z angrer.")

        def got(answers: Answers | None) -> None:
            if answers is not None:
                self._run(lambda: job(answers), card)

        self._screen.app.push_screen(FillScreen(one.name, asks), got)

    # One answer -----------------------------------------------------------------------------------

    def _turn(self, name: str, card: SourceCard) -> None:
        """Approve, or take the approval back; what looks like personal data is shown first."""
        if self._others.contribution(name).approved:
            self._run(lambda: self._withdraw(name), card)
            return
        found: list[Finding] = []

        def job() -> str:
            found.extend(self._others.approve(name))
            return "" if found else say("Godkjent. Det kommer med i kapitlet.")

        self._run(job, card, lambda: self._ask_sure(name, found, card) if found else None)

    def _withdraw(self, name: str) -> str:
        self._others.withdraw(name)
        return say("Ikke godkjent likevel.")

    def _ask_sure(self, name: str, found: Sequence[Finding], card: SourceCard) -> None:
        text = self._others.contribution(name).text
        words = ", ".join(dict.fromkeys(f"«{text[one.start : one.end]}»" for one in found))
        lines = [
            say("Dette kan peke på noen: {words}", words=words),
            say("Skriv det om, eller la det stå hvis det er trygt."),
        ]
        ask = AskScreen(
            say("Se på dette først"), lines, act=say("Det er trygt, godkjenn"), stay=say("La være")
        )

        def got(sure: bool | None) -> None:
            if sure:
                self._run(lambda: self._sure(name), card)

        self._screen.app.push_screen(ask, got)

    def _sure(self, name: str) -> str:
        self._others.approve(name, sure=True)
        return say("Godkjent. Det kommer med i kapitlet.")

    def _choose(self, name: str, card: SourceCard) -> None:
        one = self._others.contribution(name)
        choices = [
            ("turn", say("Ikke godkjent likevel") if one.approved else say("Godkjenn")),
            ("rewrite", say("Skriv om")),
            ("sign", say("Endre slag: fungerer, må bli bedre, råd")),
            ("measure", say("Lag et tiltak av det")),
            ("remove", say("Ta bort")),
        ]

        def got(chosen: str | None) -> None:
            if chosen == "turn":
                self._turn(name, card)
            elif chosen == "rewrite":
                self._ask_words(name, card)
            elif chosen == "sign":
                self._ask_sign(name, card)
            elif chosen == "measure":
                self._ask_measure(name, card)
            elif chosen == "remove":
                self._run(lambda: self._remove(name), card)

        self._screen.app.push_screen(NumberCard(say("Hva vil du gjøre med svaret?"), choices, one.text), got)

    def _remove(self, name: str) -> str:
        self._others.remove(name)
        return say("Svaret er tatt bort. Ctrl+Z henter det tilbake.")

    def _ask_words(self, name: str, card: SourceCard) -> None:
        asks = [
            Ask("text", say("Svaret"), self._others.contribution(name).text, must=say("Skriv hva de sa."))
        ]

        def job(answers: Answers) -> str:
            self._others.rewrite(name, answers["text"])
            return say("Skrevet om. Ctrl+Z angrer.")

        def got(answers: Answers | None) -> None:
            if answers is not None:
                self._run(lambda: job(answers), card)

        self._screen.app.push_screen(FillScreen(say("Skriv om"), asks), got)

    def _ask_sign(self, name: str, card: SourceCard) -> None:
        signs = [
            (PointSign.WORKS.value, say("Dette fungerer")),
            (PointSign.MUST_IMPROVE.value, say("Dette må bli bedre")),
            (PointSign.ADVICE.value, say("Råd eller avtale")),
        ]

        def job(sign: PointSign) -> str:
            self._others.set_sign(name, sign)
            return say("Endret. Ctrl+Z angrer.")

        def got(sign: str | None) -> None:
            if sign is not None:
                self._run(lambda: job(PointSign(sign)), card)

        self._screen.app.push_screen(NumberCard(say("Hva er dette?"), signs), got)

    def _ask_measure(self, name: str, card: SourceCard) -> None:
        desk, one = self._screen.desk, self._others.contribution(name)
        asks = [
            Ask("text", say("Tiltak"), one.text, must=say("Skriv hva dere skal gjøre.")),
            Ask("role", say("Rolle"), must=say("Skriv rollen, ikke et navn.")),
            Ask("due", say("Innen")),
        ]
        origin = Origin.STAFF if self._source == STAFF else Origin.SECTOR

        def job(answers: Answers) -> str:
            years.write(desk, New(answers["text"], answers["role"], answers["due"], origin))
            return say("Tiltaket står nå under Tiltak. Ctrl+Z angrer.")

        def got(answers: Answers | None) -> None:
            if answers is not None:
                self._run(lambda: job(answers), card)

        self._screen.app.push_screen(FillScreen(say("Nytt tiltak"), asks), got)
