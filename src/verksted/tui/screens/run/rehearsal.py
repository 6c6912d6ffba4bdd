"""Rehearsal: the practice workshop is said line by line, and one writes along as on the day itself."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content

from verksted.desk.running_rehearsal import SPEEDS, Said, heard, script
from verksted.desk.running_view import Seen
from verksted.desk.taking import Moment
from verksted.tui.screens.run.note_taker import NoteTakerScreen
from verksted.tui.widgets.notes.chrome import HeadLine, Panel, Words
from verksted.workshop.language import mark, say
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.tui.session import Session
    from verksted.workshop.agenda import Block


class RehearsalScreen(NoteTakerScreen):
    """The note-taker's screen, with what is said above the log."""

    HELP = mark("""\
Øverst står det som blir sagt, linje for linje, slik det ble sagt i øvingsverkstedet.
Skriv det viktigste, som på dagen. Alt annet er som på notatskjermen.

Ctrl+N    raskere: 1, 2, 4 eller 8 ganger
Esc       tilbake
""")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._script: list[Said] = []
        self._before: frozenset[str] | None = None
        """The notes that the practice workshop had when the rehearsal began: they are not shown."""
        self._speed = SPEEDS[0]
        self._gone = 0.0
        self._since = monotonic()

    def compose(self) -> ComposeResult:
        for made in super().compose():
            yield made
            if isinstance(made, HeadLine) and made.id == "under":
                yield Panel(id="speech", title=say("Det som blir sagt"))

    def opened(self) -> None:
        super().opened()
        self.do(script, self._begin)

    def _begin(self, said: list[Said]) -> None:
        self._script, self._since = said, monotonic()
        self.tell(say("Øvelsen er i gang. Ctrl+N gjør den raskere."))
        self.tick()

    def take_in(self, seen: Seen) -> None:
        """Only what is written in this rehearsal: what others once wrote down would give it away."""
        if self._before is None:
            self._before = frozenset(seen.notes)
        own = {key: note for key, note in seen.notes.items() if key not in self._before}
        super().take_in(replace(seen, notes=own))

    def _block(self) -> Block | None:
        """The block that is played now."""
        now = heard(self._script, self.seconds(), 1)
        return self.room.block_of(now[0].block) if now else None

    def now_shown(self) -> list[Content]:
        block = self._block()
        if block is None:
            return []
        questions = [Content(f"  {clean_line(one.text)}") for one in self.room.questions_of(block)[:2]]
        return [Content.styled(f"► {clean_line(block.name)}", "bold"), *questions]

    def head(self) -> tuple[Sequence[Words], Sequence[Words]]:
        block = self._block()
        name = clean_line(block.name) if block else ""
        gone = say("{count} min gått", count=int(self.seconds() // 60))
        return [(say("Øvelse"), "bold $fase-kjor"), (f" · {name}", "")], [(f"{gone}    ", "")]

    def acts(self) -> dict[str, Callable[[], object]]:
        return super().acts() | {"ctrl+n": self.action_faster}

    def write_keys(self) -> tuple[tuple[str, str], ...]:
        return (("Ctrl+N", say("raskere")), *super().write_keys()[:2], *super().write_keys()[3:])

    def action_faster(self) -> None:
        """The next speed; after the fastest the real one again."""
        self._gone, self._since = self.seconds(), monotonic()
        self._speed = SPEEDS[(SPEEDS.index(self._speed) + 1) % len(SPEEDS)]
        self.tell(say("{speed} ganger så fort som på dagen.", speed=self._speed))

    def seconds(self) -> float:
        """Seconds of the workshop that have been played."""
        return self._gone + (monotonic() - self._since) * self._speed

    def moment(self) -> Moment:
        block = self._block()
        return Moment(block.id if block else None, block.theme if block else None, int(self.seconds() // 60))

    def tick(self) -> None:
        super().tick()
        panel = self.query_one("#speech", Panel)
        width, height = max(20, panel.size.width), max(1, panel.size.height)
        now = heard(self._script, self.seconds())
        lines = [row for one in now for row in _spoken(one, width, last=one is now[-1])][-height:]
        if self._script and self.seconds() > self._script[-1].at + 60:
            written = len(self.rows.notes)
            wrote = (
                say("du skrev 1 notat") if written == 1 else say("du skrev {count} notater", count=written)
            )
            told = say(
                "Øvelsen er ferdig. Det ble sagt {said} ting, og {wrote}.",
                said=len(self._script),
                wrote=wrote,
            )
            lines = [Content(told), Content(say("Esc går tilbake."))]
        panel.show(lines)

    def _leave(self) -> None:
        if self.editing or self.finding or self.list_open or self.field.value:
            super()._leave()
        else:
            self.dismiss()


def _spoken(one: Said, width: int, *, last: bool) -> Iterator[Content]:
    """What somebody says, over as many rows as it takes; what was said last is bold."""
    for number, row in enumerate(textwrap.wrap(one.words, max(16, width - 4)) or [""]):
        who = f"{one.who or '–':<4}" if number == 0 else "    "
        yield Content.assemble((who, "$text-muted"), (row, "bold" if last else ""))
