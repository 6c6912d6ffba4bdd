"""F8: someone tells of violence, abuse or danger. What to do, step by step. Nothing is stored here."""

from __future__ import annotations

import re
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from verksted.tui import messages
from verksted.tui.pages import Page
from verksted.tui.screens.form import title_row
from verksted.tui.settings import Settings
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.rows import Row, Rows, row, said
from verksted.workshop.language import current, mark, say

if TYPE_CHECKING:
    from verksted.content.disclosure import PhoneNumber, Step
    from verksted.tui.session import Session
    from verksted.workshop.notes import Note


class DangerScreen(Page[None]):
    """The seven steps and the numbers; Enter tells more of a step, Esc goes back."""

    HELP = mark("""\
Følg trinnene i ro og mak. Enter viser mer om trinnet du står på.
Ingenting herfra lagres i verksted, heller ikke at siden var åpen. Esc går tilbake.

h viser hva loven sier: plikten til å avverge, plikten til å melde, og at taushetsplikten ikke er i veien.

Ble noe av det skrevet ned? x viser det siste notatet og tar det bort for godt hvis du vil.
Ctrl+Z henter det ikke tilbake. Det som ble sagt, hører hjemme i meldingen i fagsystemet.

Numrene til barnevernvakta og lederen legger dere inn under Innstillinger (Ctrl+G i).
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Tilbake", show=False),
        Binding("f8", "dismiss", "Tilbake", show=False),
        Binding("x", "take_away", "Ta bort", show=False),
        Binding("h", "why", "Hvorfor", show=False),
    ]

    def __init__(self, settings: Settings, session: Session | None = None, half: str = "") -> None:
        """`half` is the line that was being typed when the page was opened."""
        super().__init__(classes="-stille")
        self._session, self._half = session, half
        self._local = {
            "child-welfare-emergency": settings.duty_phone,
            "service-leader": settings.leader_phone,
        }
        self._open: str = ""

    def compose(self) -> ComposeResult:
        yield from title_row(
            say("Noen forteller om vold, overgrep eller fare"), say("Ingenting her blir lagret")
        )
        yield Rows(id="trinn", classes="reading-rows")
        yield MessageLine(
            say("Ta det rolig. Ett trinn om gangen.")
            if self._session is None
            else say("Står det noe om dette i notatene? x tar bort det siste notatet for godt.")
        )
        yield KeyLine(*self._keys())

    def _keys(self) -> tuple[tuple[str, str], ...]:
        taking = (("x", say("ta bort siste notat")),) if self._session is not None else ()
        return (
            ("↑ ↓", say("trinn")),
            ("Enter", say("mer")),
            *taking,
            ("h", say("hvorfor")),
            ("Esc", say("tilbake")),
            ("F1", say("hjelp")),
        )

    def on_mount(self) -> None:
        self._show()
        self.query_one(Rows).focus()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self._open = "" if self._open == event.row_id else event.row_id
        self._show()

    # The law ----------------------------------------------------------------------------------

    def action_why(self) -> None:
        """What the law says, each with its date; nothing is read of the workbook."""
        from verksted.tui.screens.read import ReadScreen

        self.app.push_screen(ReadScreen(say("Hvorfor du må si det videre"), what_the_law_says()))

    # The last note ----------------------------------------------------------------------------

    def action_take_away(self) -> None:
        """Show what was written last, and ask."""
        if self._session is None:
            return
        from verksted.desk.running_danger import last_notes

        self._session.submit(partial(last_notes, self._session.desk)).add_done_callback(self._read)

    def _read(self, done: Future[list[Note]]) -> None:
        """Called on the writing thread, or here where it was done at once."""
        if done.cancelled() or done.exception() is not None:
            self.call_later(self.tell, say("▲ Notatene kan ikke leses nå. Prøv igjen om litt."))
        else:
            self.call_later(self._ask, done.result())

    def _ask(self, notes: list[Note]) -> None:
        from verksted.tui.screens.take_away import TakeAwayScreen, what_was_written

        found = what_was_written(notes, self._half)
        if found:
            self.app.push_screen(TakeAwayScreen(found), self._answered)
        else:
            self.tell(say("Det står ingen notater ennå."))

    def _answered(self, note_id: str | None) -> None:
        if note_id is None or self._session is None:
            return
        if not note_id:
            self._half = ""
            self.app.post_message(messages.TakenAway((), half=True))
            self.tell(say("Linjen er tatt bort. Den ble aldri et notat."))
            return
        from verksted.desk.running_danger import take_away

        self._session.submit(partial(take_away, self._session.desk, note_id)).add_done_callback(self._took)

    def _took(self, done: Future[tuple[tuple[str, ...], str]]) -> None:
        """Called on the writing thread, or here where it was done at once."""
        if done.cancelled() or done.exception() is not None:
            self.call_later(self.tell, say("▲ Notatet ble ikke tatt bort. Prøv igjen om litt."))
            return
        ids, trouble = done.result()
        self.app.post_message(messages.TakenAway(ids))
        self.call_later(self._told_gone, trouble)

    def _told_gone(self, trouble: str) -> None:
        if trouble:
            self.tell(say("▲ {why} Notatet blir tatt bort så snart det går.", why=trouble))
        else:
            self.tell(say("Notatet er tatt bort for godt. Skriv om det i fagsystemet, ikke her."))

    # What is shown ----------------------------------------------------------------------------

    def _show(self) -> None:
        from verksted.content.disclosure import load_disclosure

        panel = load_disclosure()
        rows: list[Row] = []
        for step in panel.steps:
            rows.append(self._step(step))
            if step.calls:
                rows += [self._number(entry) for entry in panel.numbers]
        self.query_one(Rows).show(rows)

    def _step(self, step: Step) -> Row:
        standard = current()
        title = Content.styled(f"{step.number}  {step.title.in_(standard)}", "bold")
        width = max(40, min(72, self.size.width - 8))
        words = step.words.in_(standard)
        if step.id != self._open:
            room = self.size.height >= (AIRY if step.calls else ROOMY)
            told = whole_sentences(words, max(40, self.size.width - 8))
            short = [Content.styled(f"   {told}", "$text-muted")] if told and room else []
            return row(step.id, title, "", *short)
        lines = [*_wrapped(step.act.in_(standard), width), *_wrapped(words, width)]
        return row(step.id, title, "", *(f"   {line}" for line in lines))

    def _number(self, entry: PhoneNumber) -> Row:
        number = self._local.get(entry.id) or entry.number
        known = replace(entry, number=number)
        words = known.name.in_(current())
        if not known.number:
            return said(entry.id, say("   Ring 112    {name}: ikke lagt inn.", name=words))
        return Row(
            entry.id, Content.assemble("   ", (f"{known.number:<12}", "bold"), words), selectable=False
        )


ROOMY, AIRY = 24, 32
"""From so many rows on the words to say stand under every step, and under the one with the numbers."""
DUTIES = ("strl-196", "bvl-13-2", "fvl-13")
"""The laws behind the page, in the order in which they matter here: avert, report, secrecy."""


def what_the_law_says() -> Content:
    """The duties in plain words, each with name, date and doubt (domain.md §3.7)."""
    from verksted.content.laws import load_laws

    standard, laws = current(), load_laws().items
    told = (
        Content.assemble(
            (f"{law.topic.in_(standard)} – {law.name(standard)}", "bold"),
            f"\n{law.says.in_(standard)}\n",
            (law.standing(standard), "$text-muted"),
        )
        for law in (laws[one] for one in DUTIES if one in laws)
    )
    return Content("\n\n").join([Content(say("Taushetsplikten er ikke i veien for dette.")), *told])


def _wrapped(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width)


def whole_sentences(text: str, width: int) -> str:
    """As many sentences as have room, since one is read aloud to its end; … where there are more."""
    sentences = re.findall(r"[^.?!]+[.?!]+\s*", text)
    if len(text) <= width or len(sentences) < 2:
        return text
    shown = ""
    for one in sentences:
        if len(f"{shown}{one}".rstrip()) + 2 > width:
            break
        shown += one
    return f"{shown.rstrip()} …" if shown else text
