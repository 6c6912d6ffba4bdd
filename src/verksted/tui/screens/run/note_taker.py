"""The note-taker's screen: one line that is always typed in, and above it everything that was said.

Enter saves and empties the field; it never opens anything and never asks. Nothing above the field may
move it, and nothing that looks, writes or reads may delay a key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from verksted.desk.running_notes import BACK_SECONDS
from verksted.desk.running_view import Seen
from verksted.desk.taking import Moment
from verksted.tui.screens.run.panels import now_lines, theme_lines
from verksted.tui.screens.run.reshaping import ReshapingScreen
from verksted.tui.screens.run.ways import way_in
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.notes.choices import ChoiceList
from verksted.tui.widgets.notes.chrome import HeadLine, Panel, Words
from verksted.tui.widgets.notes.cover import Cover
from verksted.tui.widgets.notes.field import NoteField
from verksted.tui.widgets.notes.log import NoteLog
from verksted.workshop.language import mark, say
from verksted.workshop.running import Standing, minute_of, standing
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.tui.session import Session


MOST_BACK = 10 * BACK_SECONDS
"""So far back the time mark of a line can be moved; one step more, and it is now again."""


class NoteTakerScreen(ReshapingScreen):
    """Notes, live."""

    HELP = mark("""\
Skriv i feltet nederst og trykk Enter. Notatet er lagret når klokka øverst til høyre sier det.

Først på linjen:  + bra   - må bli bedre   > forslag   ? spørsmål   " ordrett   = løfte   ! følg opp
Hvor som helst:   #tema   *4 (fire er enige)      Plass: u3 og mellomrom

↑             rett siste linje; flere ↑ går bakover. Klikk på en linje retter den.
Ctrl+T        velg tema. Med tom linje gjelder valget til neste økt.
Ctrl+Z / Y    angre og gjør om igjen: først det du skriver, så alt annet
Ctrl+F        søk i notatene. Enter går til neste treff, Tab retter det, Esc tilbake
PgUp / PgDn   bla mens du skriver
F2            egne forkortelser
F3            tidsmerket 15 sekunder tilbake
F4            bytt ut ordet som er merket. F4 igjen: sted, virksomhet eller skjult
F5 / F6       mens du retter: del linjen ved markøren / slå sammen med linjen før
F7            lapper

Mange linjer på én gang (lim inn) blir ett notat per linje.
Fødselsnummer, e-post, telefon og konto byttes ut før lagring. Merket ▲ kan vente til renskriving.
""")

    SHOWS_HOLES = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._chosen: str | None = None
        self._chosen_in: str | None = None

    def compose(self) -> ComposeResult:
        yield HeadLine(id="head")
        yield HeadLine(id="under")
        with Horizontal(id="room"):
            log = NoteLog(
                self.rows.row_of,
                id="log",
                empty=(say("Her kommer notatene."), say("Skriv i feltet nederst og trykk Enter.")),
            )
            log.border_title = Content(say("Det som er sagt"))
            yield log
            with Vertical(id="side"):
                yield Panel(id="now", title=say("Nå"))
                yield Panel(id="themes", title=say("Temaer"))
                yield Panel(id="marked", title=say("Må følges opp"))
                yield Panel(id="reminder", title=say("Huskelapp"))
        yield NoteField(id="field")
        yield MessageLine()
        yield KeyLine(*self.write_keys(), id="keys")
        yield ChoiceList(id="choices")
        yield Cover(self.clock_on_the_wall)

    def opened(self) -> None:
        super().opened()
        self.show_mode()
        self.show_reminder()
        self.tick()

    def show_reminder(self) -> None:
        """The few words of help at the side."""
        self.query_one("#reminder", Panel).show(
            [
                say("Skriv rolle, ikke navn."),
                say("Skriv rådet, ikke hendelsen."),
                say("Rakk du ikke? Skriv ett ord og"),
                say("gå videre. Rett opp etterpå med ↑."),
                say("▲ trenger du ikke se på nå."),
            ]
        )

    def acts(self) -> dict[str, Callable[[], object]]:
        return super().acts() | {
            "ctrl+n": self.action_told_of_next,
            "f2": self.action_shorthands,
            "f3": self.action_time_back,
            "f7": self.action_slips,
        }

    def write_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("↑", say("rett siste")),
            ("Ctrl+T", say("tema")),
            ("F7", say("lapper")),
            ("F8", say("fare")),
            ("F9", say("skjul")),
            ("F1", say("hjelp")),
        )

    # Where and when -------------------------------------------------------------------------------

    def moment(self) -> Moment:
        block = self.room.block
        minute = minute_of(self.room.run, self._now()) if self.room.run.running else None
        return Moment(block.id if block else None, self.theme_now(), minute)

    def theme_now(self) -> str | None:
        """The theme a line gets that says nothing of its own."""
        running = self.room.run.block if self.room.run.running else ""
        if self._chosen is not None and self._chosen_in == running:
            return self._chosen
        block = self.room.block
        return block.theme if block else None

    def stay_with(self, theme_id: str) -> None:
        """Lines to come get this theme, until the next block begins."""
        self._chosen = theme_id
        self._chosen_in = self.room.run.block if self.room.run.running else ""

    def first_themes(self) -> list[str]:
        """The theme of the block just finished, then that of the running one."""
        ids = [block.id for block in self.room.blocks]
        run = self.room.run
        at = ids.index(run.block) if run.block in ids else 0
        before = [block.theme for block in self.room.blocks[:at][::-1] if block.theme]
        running = self.room.block
        return [*before[:1], *([running.theme] if running and running.theme else [])]

    def _now(self) -> datetime:
        return self.desk.tools.environment.clock().astimezone(UTC)

    def action_time_back(self) -> None:
        if self.field.value or self.editing:
            self.back_seconds = (self.back_seconds + BACK_SECONDS) % MOST_BACK
            if self.back_seconds:
                self.tell(say("Linjen får tiden for {seconds} sekunder siden.", seconds=self.back_seconds))
            else:
                self.tell(say("Linjen får tiden nå."))
        else:
            self.move_last_back()

    def action_told_of_next(self) -> None:
        self.tell(say("Neste økt begynner på fasilitatorens skjerm. Du skriver bare videre."))

    def action_slips(self) -> None:
        self.app.push_screen(way_in("slips", self.session, self.moment()), self._back)

    def action_shorthands(self) -> None:
        from verksted.tui.screens.run.shorthands import ShorthandsScreen

        self.app.push_screen(ShorthandsScreen(self.session), self._back)

    def _back(self, _: None) -> None:
        """From a screen that writes in the same workbook."""
        self.look_anew()

    # What is shown --------------------------------------------------------------------------------

    def clock_on_the_wall(self) -> str:
        return self._now().astimezone().strftime("%H.%M")

    def tick(self) -> None:
        self.show_saved()
        self.query_one(Cover).tick()
        if self.stale:
            self.show_counts()
        if not self.has_class("-smal"):
            self.query_one("#now", Panel).show(self.now_shown())

    def now_shown(self) -> list[Content]:
        """What the panel «Nå» says."""
        return now_lines(self.room, self._standing())

    def shown(self, seen: Seen) -> None:
        del seen
        self.show_counts()
        self.show_saved()

    def show_counts(self) -> None:
        self.stale = False
        notes, slips, promises = self.rows.counts()
        counts = " · ".join(
            (
                say("1 notat") if notes == 1 else say("{count} notater", count=notes),
                say("1 lapp") if slips == 1 else say("{count} lapper", count=slips),
                say("1 løfte") if promises == 1 else say("{count} løfter", count=promises),
            )
        )
        tag = self.room.tag(self.theme_now()) or say("uten tema")
        left: list[Words] = [(say("Tema: "), ""), (tag, "bold"), (say("   (Ctrl+T bytter)"), "$text-muted")]
        self.query_one("#under", HeadLine).tell(left, [(counts, "$text-muted")])
        if not self.has_class("-smal"):
            themes = self.query_one("#themes", Panel)
            themes.show(theme_lines(self.rows.by_theme(), max(20, themes.size.width)))
            marked = [f"! {text}" for text in self.rows.marked()]
            self.query_one("#marked", Panel).show(
                marked or [Content.styled(say("Ingenting ennå."), "$text-muted")]
            )

    def head(self) -> tuple[Sequence[Words], Sequence[Words]]:
        where = self._standing()
        if where is None:
            name = (
                say("kjøreplanen er ikke i gang") if not self.room.run.ended else say("verkstedet er ferdig")
            )
            return [(say("Notater"), "bold $fase-kjor"), (f" · {name}", "")], []
        questions = self.room.questions_of(where.block)
        name = clean_line(questions[0].text if questions else where.block.name)
        minutes = -(-where.left // 60)
        if where.paused:
            time = (say("pause"), "bold")
        elif where.left < 0:
            time = (say("▲ {count} min over", count=-where.left // 60), "$warning")
        else:
            time = (say("{count} min igjen", count=minutes), "")
        gone = (say("{count} min gått · ", count=where.elapsed // 60), "$text-muted")
        return [(say("Notater"), "bold $fase-kjor"), (f" · {name}", "")], [gone, time, ("    ", "")]

    def _standing(self) -> Standing | None:
        return standing(self.room.blocks, self.room.run, self._now(), self.room.workshop.starts)

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_counts)
