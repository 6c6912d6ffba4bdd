"""Dots per piece of advice, and the exit ticket: counted at the wall, typed in as numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from verksted.desk.running_queue import Job
from verksted.desk.running_tally import SCALE, Tallies, Tally, TallyKind, average
from verksted.desk.running_view import Seen
from verksted.tui.screens.run.asking import LineCard
from verksted.tui.screens.run.base import RoomScreen
from verksted.tui.screens.run.panels import bar
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.notes.chrome import HeadLine, Words
from verksted.tui.widgets.rows import Row, Rows, heading, row, said
from verksted.workshop.language import mark, say
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.tui.session import Session

_BAR = 20


class TallyScreen(RoomScreen):
    """A list of words with a number each. Subclasses say which."""

    KINDS: ClassVar[tuple[TallyKind, ...]]
    NEW: ClassVar[TallyKind]
    NAME: ClassVar[str]
    ASK: ClassVar[str]
    EMPTY: ClassVar[str]
    KEYS: ClassVar[tuple[tuple[str, str], ...]]
    """Three keys that only this list has."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "count(1)", "Én til", show=False, priority=True),
        Binding("left", "count(-1)", "Én færre", show=False, priority=True),
        Binding("n", "new", "Ny", show=False),
        Binding("x", "remove", "Ta bort", show=False),
        Binding("escape", "back", "Tilbake", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._tallies = Tallies(self.desk)
        self._found: dict[str, Tally] = {}

    def compose(self) -> ComposeResult:
        yield HeadLine(id="head")
        yield HeadLine(id="under")
        yield Rows(id="tallies", classes="panel")
        yield MessageLine()
        keys = (*self.KEYS, ("F8", mark("fare")), ("F9", mark("skjul")), ("F1", mark("hjelp")))
        yield KeyLine(*((key, say(word)) for key, word in keys), id="keys")

    def opened(self) -> None:
        super().opened()
        self.query_one(Rows).focus()

    def head(self) -> tuple[Sequence[Words], Sequence[Words]]:
        return [(say(self.NAME), "bold $fase-kjor")], []

    def take_in(self, seen: Seen) -> None:
        del seen
        self.look()

    def look(self) -> None:
        """Read the tallies, and show them."""
        self.do(
            lambda: [one for kind in self.KINDS for one in self._tallies.of(kind)],
            self._show,
        )

    def _show(self, found: list[Tally]) -> None:
        if not self.is_attached:
            return
        self._found = {one.id: one for one in found}
        self.query_one(Rows).show(self.lines(found) or [said("none", say(self.EMPTY))])
        self.query_one("#under", HeadLine).tell([(self.summary(found), "$text-muted")])

    def lines(self, found: Sequence[Tally]) -> list[Row]:
        most = max((one.count for one in found), default=0)
        return [
            row(
                one.id, clean_line(one.words), Content(f"{bar(one.count, most, _BAR):<{_BAR}} {one.count:>4}")
            )
            for one in found
        ]

    def summary(self, found: Sequence[Tally]) -> str:
        return say("{count} prikker i alt", count=sum(one.count for one in found))

    def action_count(self, by: int) -> None:
        tally = self._found.get(self.query_one(Rows).hand or "")
        if tally is not None:
            self._change(lambda: self._tallies.change(self._now(tally), by))

    def action_new(self) -> None:
        self.app.push_screen(LineCard(say(self.NAME), say(self.ASK), most=200), self._add)

    def action_remove(self) -> None:
        tally = self._found.get(self.query_one(Rows).hand or "")
        if tally is not None and tally.kind is not TallyKind.SCALE:
            self._change(partial(self._tallies.remove, tally))
            self.tell(say("Tatt bort. Ctrl+Z henter det tilbake."))

    def action_back(self) -> None:
        self.dismiss()

    def _now(self, tally: Tally) -> Tally:
        """The tally as it stands on the writing thread, so that fast keys all count."""
        return next((one for one in self._tallies.of(tally.kind) if one.id == tally.id), tally)

    def _add(self, words: str | None) -> None:
        if words:
            self._change(partial(self._tallies.add, self.NEW, words, int(self.NEW is TallyKind.WORD)))

    def _change(self, work: Callable[[], object]) -> None:
        self.keep(Job(work, name="tally"))

    def kept(self, job: Job, result: Any) -> None:
        if job.name in ("undo", "redo"):
            self.travelled(job.name, *result)
        self.look()


class VotesScreen(TallyScreen):
    """Dots per cluster or piece of advice."""

    KINDS = (TallyKind.VOTE,)
    NEW = TallyKind.VOTE
    NAME = mark("Prikker")
    ASK = mark("Skriv rådet eller navnet på klyngen, uten navn på folk.")
    EMPTY = mark("Ingen råd ennå. Trykk n og skriv det første.")
    KEYS = (("Enter", mark("antall")), ("→", mark("én til")), ("n", mark("nytt")))
    HELP = mark("""\
n      nytt råd eller ny klynge
Enter  skriv hvor mange prikker rådet fikk
→ ←    én prikk til, én færre
x      ta bort. Ctrl+Z henter det tilbake.

Tell prikkene på veggen. Her står bare hvor mange, aldri hvem.
""")

    def on_rows_opened(self, event: Rows.Opened) -> None:
        tally = self._found.get(event.row_id)
        if tally is not None:
            card = LineCard(clean_line(tally.words), say("Hvor mange prikker? Skriv tallet."), most=4)
            self.app.push_screen(card, partial(self._count, tally))

    def _count(self, tally: Tally, typed: str | None) -> None:
        if typed is None:
            return
        if not (typed.isascii() and typed.isdigit()):
            self.tell(say("▲ Skriv bare et tall."))
            return
        wanted = int(typed)
        self._change(lambda: self._tallies.change(now := self._now(tally), wanted - now.count))


class ExitScreen(TallyScreen):
    """The exit ticket: a scale and one word."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(step), f"step({step})", "En lapp", show=False) for step in SCALE
    ]
    KEYS = (("1–5", mark("én lapp til")), ("←", mark("én færre")), ("n", mark("et ord")))

    KINDS = (TallyKind.SCALE, TallyKind.WORD)
    NEW = TallyKind.WORD
    NAME = mark("Utgangslapp")
    ASK = mark("Skriv ordet som står på lappen. Samme ord igjen teller én til.")
    EMPTY = mark("Ingen svar ennå.")
    HELP = mark("""\
1–5    en lapp til med det tallet (5 er best)
→ ←    én til, én færre på trinnet du står på
n      et ord fra en lapp. Samme ord igjen teller én til.
x      ta bort et ord. Ctrl+Z henter det tilbake.

Snittet vises først når det er minst fem svar.
""")

    def action_step(self, step: int) -> None:
        """One more slip with this figure."""
        tally = next((one for one in self._found.values() if _is_step(one, step)), None)
        if tally is not None:
            self.query_one(Rows).take(tally.id)
            self._change(lambda: self._tallies.change(self._now(tally), 1))

    def lines(self, found: Sequence[Tally]) -> list[Row]:
        scale = [one for one in found if one.kind is TallyKind.SCALE]
        words = [one for one in found if one.kind is TallyKind.WORD]
        rows = [heading("scale", say("Skala")), *super().lines(scale), heading("words", say("Ett ord"))]
        return [*rows, *(super().lines(words) or [said("none", say("Trykk n og skriv ordet på lappen."))])]

    def summary(self, found: Sequence[Tally]) -> str:
        scale = [one for one in found if one.kind is TallyKind.SCALE]
        answers = sum(one.count for one in scale)
        mean = average(scale)
        if mean is None:
            return say("{count} svar", count=answers)
        return say("{count} svar · snitt {mean}", count=answers, mean=str(mean).replace(".", ","))


def _is_step(tally: Tally, step: int) -> bool:
    return tally.kind is TallyKind.SCALE and tally.words == str(step)
