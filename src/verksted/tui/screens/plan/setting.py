"""Rammer: when, where, for whom, why. Each field is saved as one leaves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from verksted.desk import progress
from verksted.tui import routes
from verksted.tui.dates import away, parse_day, whole_day
from verksted.tui.frame import Frame
from verksted.tui.screens.new import ASKED
from verksted.tui.widgets.fields import ARROWS, ByRows, Choice, Field, Tick, key_in
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.passage import Passage
from verksted.workshop.agenda import format_clock, parse_clock
from verksted.workshop.language import current, mark, say
from verksted.workshop.plan import BANDS, Workshop, band_of
from verksted.workshop.preparation import MOST
from verksted.workshop.words import GROUP_NAMES, WrittenStandard

FEWEST = BANDS[1].low
"""With fewer participants than this, only «noen» can ever be said of how many meant something."""


class SettingScreen(Frame, ByRows[None]):
    """A form; Enter goes to the next field, and what is written is saved."""

    PLACE = "frame"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Tab", mark("neste felt")),
        ("Ctrl+Z", mark("angre")),
        ("Ctrl+N", mark("neste steg")),
        ("Esc", mark("oversikt")),
    )
    HELP = mark("""\
Her står det som gjelder hele verkstedet. Hvert felt lagres når du går ut av det.

Dato kan du skrive som 14.10.2026, 14. oktober eller 2026-10-14. Uten år blir det den neste slike dagen.
Sted, formål og målgruppe kommer med i brevene. Antallet er bare et tall, aldri en liste.
Er dere færre enn fem, kan rapporten bare si «noen», for at ingen skal kunne kjennes igjen.
Skriftspråket gjelder brev og rapport, ikke programmet.
""")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.focus_next", "Videre", show=False),
        *ARROWS,
    ]
    _typed = False

    def work_area(self) -> Iterable[Widget]:
        shop = self.desk.workshop
        short = _clock_words
        names = [(group, GROUP_NAMES[group].in_(current())) for group in ASKED]
        between = [
            Static(say("kl."), classes="between", markup=False),
            Static(say("til"), classes="between", markup=False),
        ]
        rows: list[Widget] = [
            Field(say("Tittel"), Line(shop.title, id="title")),
            Field(
                say("Når"),
                Line(_day_words(shop), id="date", placeholder="dd.mm.åååå"),
                between[0],
                Line(short(shop.starts), id="starts", placeholder="tt.mm"),
                between[1],
                Line(short(shop.ends), id="ends", placeholder="tt.mm"),
                classes="-naar",
            ),
            Field(say("Sted"), Line(shop.place, id="place", placeholder=say("for eksempel biblioteket"))),
            Field(say("Kommune"), Line(shop.municipality, id="municipality")),
            Field(
                say("Tjeneste"),
                Line(shop.service, id="service", placeholder=say("for eksempel barneverntjenesten")),
            ),
            Field(
                say("Formål"),
                Passage(shop.purpose, id="purpose", placeholder=say("hva vil dere vite mer om?")),
                classes="-tre",
            ),
            Field(say("Hvem"), *(self._group(shop, *pair) for pair in names[:3]), classes="-kryss"),
            Field("", *(self._group(shop, *pair) for pair in names[3:]), classes="-kryss"),
            Field(
                say("Hvor mange"),
                Line("" if shop.participants is None else str(shop.participants), id="participants"),
                after=say("bare et tall, ingen navn"),
                classes="-tall",
            ),
            Field(
                say("Gruppa er"), Choice(_experience(), "ja" if shop.experienced else "nei", id="experienced")
            ),
            Field(
                say("Skriftspråk"),
                Choice([("nb", "bokmål"), ("nn", "nynorsk")], shop.standard.value, id="standard"),
            ),
        ]
        panel = Vertical(*rows, classes="panel form")
        panel.border_title = Content(say("Verkstedet"))
        yield panel
        yield Static("", id="about-frame", classes="reading", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#title", Line).focus()

    def on_descendant_focus(self) -> None:
        own = key_in(self.focused)  # there is room for one more where the way out is not told
        told = [pair for pair in self.keys() if not own or pair[0] != "Esc"]
        self.query_one("#keys", KeyLine).tell(*own, *told)

    def look(self) -> None:
        day, today = progress.workshop_day(self.desk), self.today()
        lines = []
        if day is not None:
            sign = "▲ " if day < today else ""
            lines.append(f"{sign}{whole_day(day).capitalize()}, {away(day, today)}.")
            if day >= today and not progress.two_weeks_left(self.desk, today):
                lines.append(say("▲ Det er mindre enn to uker igjen. Send programmet til deltakerne nå."))
        people = self.desk.workshop.participants
        if people is not None and 0 < people < FEWEST:
            lines.append(say("▲ Med færre enn fem kan rapporten bare si «noen». Kan flere inviteres?"))
        elif people:
            lines.append(
                say(
                    "I rapporten står det {band} deltakere, aldri det nøyaktige tallet.", band=band_of(people)
                )
            )
        self.query_one("#about-frame", Static).update(Content("\n".join(lines)))
        self._fill_again()

    def today(self) -> date:
        return self.desk.tools.environment.clock().astimezone().date()

    def _group(self, shop: Workshop, group: Any, name: str) -> Tick:
        words = name.removesuffix(" år").replace("ungdom i ettervern, ", say("ettervern "))
        return Tick(words[:1].upper() + words[1:], group in shop.target_groups, id=group.value)

    def _fill_again(self) -> None:
        """Show what is stored in every field one is not in: an undo may have changed it."""
        shop = self.desk.workshop
        shown = {
            "title": shop.title,
            "date": _day_words(shop),
            "starts": _clock_words(shop.starts),
            "ends": _clock_words(shop.ends),
            "place": shop.place,
            "municipality": shop.municipality,
            "service": shop.service,
            "participants": "" if shop.participants is None else str(shop.participants),
        }
        for name, value in shown.items():
            field = self.query_one(f"#{name}", Line)
            if not field.has_focus:
                field.value = value
        purpose = self.query_one(Passage)
        if not purpose.has_focus:
            purpose.begin(shop.purpose)
        for group in ASKED:
            self.query_one(f"#{group.value}", Tick).value = group in shop.target_groups
        self.query_one("#experienced", Choice).value = "ja" if shop.experienced else "nei"
        self.query_one("#standard", Choice).value = shop.standard.value

    def on_input_changed(self, event: Input.Changed) -> None:
        """A digit is first of all a phase: as the very first key it changes phase, later the way is told."""
        field = event.input
        if not isinstance(field, Line) or not field.has_focus or field.value == field.before:
            return
        first, self._typed = not self._typed, True
        phase = next((one for one in routes.PHASES if field.value == field.before + one.key), None)
        if phase is None or field.id not in _WORDS:
            return
        if first and field.id == "title" and phase.phase != routes.BY_ID[self.PLACE].phase:
            field.action_take_back()
            self.action_go(phase.id)
        else:
            self.tell(say("Du skriver i feltet. Esc, så {key}, bytter fase.", key=phase.key))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        del event
        self.focus_next()

    def on_passage_finished(self) -> None:
        self.focus_next()

    def on_input_blurred(self, event: Input.Blurred) -> None:
        words = event.input.words if isinstance(event.input, Line) else event.value
        self._save(event.input.id or "", words)

    def on_passage_left(self, event: Passage.Left) -> None:
        self._save(event.passage.id or "", event.passage.words)

    def _save(self, name: str, words: str) -> None:
        """Save the field one left; what cannot stand is told, and stays in the field."""
        try:
            value = _READ.get(name, _as_typed)(words, self.today())
        except ValueError as wrong:
            self.tell(f"▲ {wrong}")
            return
        if name == "title" and not value:
            self.tell(say("▲ Skriv en tittel."))
            return
        if value != getattr(self.desk.workshop, name):
            self._set(**{name: value})

    def on_tick_changed(self, event: Tick.Changed) -> None:
        del event
        chosen = tuple(group for group in ASKED if self.query_one(f"#{group.value}", Tick).value)
        others = tuple(group for group in self.desk.workshop.target_groups if group not in ASKED)
        self._set(target_groups=chosen + others)

    def on_choice_changed(self, event: Choice.Changed) -> None:
        if event.choice.id == "experienced":
            self._set(experienced=event.value == "ja")
        else:
            self._set(standard=WrittenStandard(event.value))

    def action_up(self) -> None:
        self.set_focus(None)
        super().action_up()

    def _set(self, **changed: Any) -> None:
        def job() -> str:
            self.desk.change_workshop(replace(self.desk.workshop, **changed), say("Endret rammene"))
            return say("Lagret. Ctrl+Z angrer.")

        self.change(job)


def _experience() -> list[tuple[str, str]]:
    return [("nei", say("ny, trenger god tid i starten")), ("ja", say("har vært med før"))]


def _day_words(shop: Workshop) -> str:
    try:
        return whole_day(date.fromisoformat(shop.date)) if shop.date else ""
    except ValueError:
        return shop.date


def _clock_words(clock: str) -> str:
    return clock.replace(":", ".")


def _as_typed(words: str, today: date) -> str:
    del today
    return words


def _day(words: str, today: date) -> str:
    return parse_day(words, today).isoformat() if words else ""


def _clock(words: str, today: date) -> str:
    del today
    return format_clock(parse_clock(words)).replace(".", ":") if words else ""


def _count(words: str, today: date) -> int | None:
    del today
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and 0 < int(words[:9]) <= MOST):
        raise ValueError(say("Skriv et tall fra 1 til {most}.", most=MOST))
    return int(words)


_WORDS = ("title", "place", "municipality", "service")
"""Fields in which a digit is seldom meant to stand last."""
_READ: dict[str, Callable[[str, date], Any]] = {
    "date": _day,
    "starts": _clock,
    "ends": _clock,
    "participants": _count,
}
