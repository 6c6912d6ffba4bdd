"""What is to be signed, read from end to end, and the second person's own passphrase at the last line."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from verksted.desk.releasing import figures, material
from verksted.desk.reviewing_gate import add_signer, check_passphrase, cleared, sign_with
from verksted.privacy.release import Blocked, release_digest
from verksted.privacy.release_summary import draft_summary
from verksted.report.rows import survey_texts
from verksted.report.texts import Words
from verksted.tui.pages import Card
from verksted.tui.screens.follow.review_words import miss_line
from verksted.tui.session import Session
from verksted.tui.widgets.fields import Choice, Field
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.line import Line
from verksted.workbook.errors import WorkbookError
from verksted.workshop.followup import MEASURE_STATUS_WORDS
from verksted.workshop.language import current, say
from verksted.workshop.points import STRENGTH_WORDS
from verksted.workshop.summary import SummaryMeasure
from verksted.workshop.words import ROLE_NAMES, Role

HAS_KEY = "has-key"
_SIGNERS = (Role.CONTROL, Role.LEADER)
"""Roles a new key can be made for on the spot."""


def draft_lines(session: Session) -> tuple[list[str], str]:
    """The summary as it would go out, line by line, and the fingerprint of all of it."""
    now, told = material(session.desk), figures()
    draft = draft_summary(now, told, "")
    lines = [draft.method, ""]
    for theme in draft.themes:
        lines.append(theme.name)
        for point in theme.points:
            word = STRENGTH_WORDS[point.strength].in_(current())
            lines.append(f"  {point.sign} {point.text} ({word})")
            lines += [say("    lettlest: {text}", text=point.easy)] if point.easy else []
        lines.append("")
    for title, rows in (
        (say("Tiltak"), [line for one in draft.measures for line in _measure_lines(one)]),
        (say("Tiltak fra før"), [line for one in draft.earlier_measures for line in _earlier_lines(one)]),
        (say("Undersøkelsen"), survey_texts(draft.survey, Words(draft.malform)) if draft.survey else []),
        (say("Løfter"), [one.text for one in draft.promises]),
        (say("Prinsippene"), [one.evidence for one in draft.principles if one.evidence]),
    ):
        if rows:
            lines += [title, *(f"  {row}" for row in rows), ""]
    judged = cleared(session.desk)
    if judged:
        lines.append(say("Noen har vurdert at disse ikke peker på en liten gruppe. Er du enig?"))
        lines += [say("  «{text}» Grunn: {why}", text=text, why=why) for text, why in judged] + [""]
    lines.append(miss_line(told))
    return lines, release_digest(now, told)


def _measure_lines(measure: SummaryMeasure) -> list[str]:
    return [f"{measure.text} {measure.why_not}".strip(), *_easy(measure)]


def _earlier_lines(measure: SummaryMeasure) -> list[str]:
    status = MEASURE_STATUS_WORDS[measure.status].in_(current())
    return [f"{measure.text} ({status}) {measure.why_not}".rstrip(), *_easy(measure)]


def _easy(measure: SummaryMeasure) -> list[str]:
    return [say("  lettlest: {text}", text=measure.easy)] if measure.easy else []


class SignScreen(Card[str]):
    """Ends with the role of the one who signed, or None. The passphrase opens at the last line."""

    def __init__(self, session: Session, lines: Sequence[str], digest: str) -> None:
        super().__init__()
        self._session, self._lines, self._digest = session, lines, digest
        self._busy = False
        self._first = ""

    def compose(self) -> ComposeResult:
        roles = [
            (HAS_KEY, say("har nøkkel")),
            *((r.value, ROLE_NAMES[r].in_(current())) for r in _SIGNERS[:2]),
        ]
        with Vertical(classes="card -signer") as card:
            card.border_title = Content(say("Les alt, og signer med ditt eget passord"))
            with VerticalScroll(id="all-of-it"):
                yield Static(Content("\n".join(self._lines)), classes="reading", markup=False)
            yield Static(
                Content(say("Fingeravtrykk av teksten: {mark}", mark=self._digest[:16])),
                classes="quiet",
                markup=False,
            )
            yield Field(say("Ny nøkkel"), Choice(roles, self._likely(), id="signer-role"))
            yield Field(say("Passord"), Line(id="signer-pass", password=True))
            yield MessageLine(id="sign-message")
            yield KeyLine(("↓", say("les videre")), ("Enter", say("signer")), ("Esc", say("la være")))

    def _likely(self) -> str:
        """A new key where nobody but the one at the desk has one."""
        others = [slot for slot in self._session.desk.workbook.slots() if slot.kind == "passphrase"]
        return HAS_KEY if len(others) > 1 else Role.CONTROL.value

    def on_mount(self) -> None:
        self.query_one("#all-of-it", VerticalScroll).focus()
        self._tell(say("Passordet åpner når siste linje er lest. End går rett dit."))
        self.call_after_refresh(self._open_at_the_end)
        self.watch(self.query_one("#all-of-it"), "scroll_y", self._open_at_the_end)

    def _open_at_the_end(self) -> None:
        scroll = self.query_one("#all-of-it", VerticalScroll)
        read = scroll.scroll_y >= scroll.max_scroll_y - 1 and scroll.size.height > 0
        field = self.query_one("#signer-pass", Line)
        if read and field.disabled:
            field.disabled = False
            self._tell(say("Alt er lest. Skriv ditt eget passord, ikke den andres."))
            field.focus()
        elif not read and not field.has_focus:
            field.disabled = True

    def _tell(self, text: str) -> None:
        self.query_one("#sign-message", MessageLine).tell(text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if self._busy or not event.value:
            return
        role = self.query_one("#signer-role", Choice).value
        if role != HAS_KEY and event.value != self._first:
            self._ask_again(event.value)
            return
        self._busy = True
        self._tell(say("Signerer …"))
        self._sign(event.value, role)

    def _ask_again(self, typed: str) -> None:
        """A new passphrase is typed twice: one that was mistyped would open nothing tomorrow."""
        field = self.query_one("#signer-pass", Line)
        try:
            check_passphrase(typed)
        except ValueError as wrong:
            self._first = ""
            self._tell(f"▲ {wrong}")
            return
        other, self._first = bool(self._first), "" if self._first else typed
        field.value = ""
        self._tell(
            say("▲ Passordene er ikke like. Skriv et nytt, og så det samme én gang til.")
            if other
            else say("Skriv det nye passordet én gang til.")
        )

    @work(exclusive=True)
    async def _sign(self, passphrase: str, role: str) -> None:
        desk = self._session.desk

        def job() -> str:
            if role != HAS_KEY:
                add_signer(desk, passphrase, Role(role))
            return sign_with(desk, passphrase)

        try:
            signed = await asyncio.wrap_future(self._session.submit(job))
        except (WorkbookError, ValueError, Blocked) as wrong:
            self._busy = False
            self._tell(f"▲ {wrong}")
        else:
            self.dismiss(signed)
