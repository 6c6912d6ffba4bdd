"""Folk: the roles and what they need, breadth and needs in numbers. Never a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.content.checklists import load_needs
from verksted.desk.planning import NEEDED_ROLES, Planning
from verksted.tui.frame import Frame
from verksted.tui.screens.fill import Ask, FillScreen
from verksted.tui.screens.read import ReadScreen
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Row, Rows, heading, row
from verksted.workshop.language import current, mark, say, say_count
from verksted.workshop.plan import RoleFilled
from verksted.workshop.preparation import BREADTH_NAMES, KINDS_OF_HELP, SATISFACTION, Breadth, uneven
from verksted.workshop.words import ROLE_NAMES, Role

BRIEFED = "contact-persons-briefed"
_BAR = 10


class PeopleScreen(Frame):
    """Rows of three kinds: something to tick, something to count, a role to do without."""

    PLACE = "people"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Mellomrom", mark("kryss av")),
        ("e", mark("skriv tall")),
        ("l", mark("gå uten")),
        ("Ctrl+N", mark("neste steg")),
    )
    HELP = mark("""\
Tre roller trengs: den som leder, den som skriver, og en trygg voksen som kan følge noen ut.
Mellomrom krysser av når rollen er fylt, og når taushetserklæringen er skrevet under.
Mangler en rolle, sier verksted stopp og hvorfor. Må dere gå uten, trykk l og skriv grunnen.

Bredden er antall, aldri hvem: hvor mange dere ønsker, og hvor mange som er spurt.
← og → endrer tallet for spurt, eller for behovet. e skriver begge tallene.
De misfornøyde er like viktige som de fornøyde: det er de som ser hva som må bli bedre.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Skriv tall"),
        Binding("l", "do_without", "Gå uten"),
        Binding("h", "why", "Hvorfor"),
        Binding("left", "count(-1)", "Færre", show=False),
        Binding("right", "count(1)", "Flere", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plan = Planning(self.desk)

    def work_area(self) -> Iterable[Widget]:
        yield Rows(id="people", classes="panel keeps-row", title=say("Hvem gjør hva, og hvem kommer"))
        about = Vertical(Static("", id="person-about", markup=False), classes="panel", id="person-panel")
        about.border_title = Content(say("Om raden"))
        yield about

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Rows).focus()

    def look(self) -> None:
        rows = [*self._role_rows(), *self._mix_rows(), *self._need_rows()]
        self.query_one(Rows).show(rows)
        self._about()

    # Rows -----------------------------------------------------------------------------------------

    def _role_rows(self) -> list[Row]:
        stops = self.plan.stops()
        state = say("■ mangler {n}", n=len(stops)) if stops else say("● rollene er klare")
        rows = [heading("roles", say("Roller"), state)]
        for role in NEEDED_ROLES:
            one = self.plan.role(role)
            name = ROLE_NAMES[role].in_(current()).capitalize()
            told = say("● på plass") if one.filled else say("■ mangler")
            if one.override_reason and not one.filled:
                told = say("▲ uten: {why}", why=one.override_reason[:34])
            rows.append(row(f"role:{role.value}", f"{_box(one.filled)} {name}", told))
            if one.filled:
                signed = say("● underskrevet") if one.secrecy_signed else say("▲ ikke underskrevet ennå")
                words = f"    {_box(one.secrecy_signed)} {say('Taushetserklæring')}"
                rows.append(row(f"secrecy:{role.value}", words, signed))
        briefed = self.plan.done.get(BRIEFED) is not None
        rows.append(
            row("briefed", f"{_box(briefed)} {say('Kontaktpersonene er informert, og kan invitere')}")
        )
        return rows

    def _mix_rows(self) -> list[Row]:
        mix = self.plan.mix.all()
        short = uneven(mix)
        told = (
            say_count(len(short), "▲ én gruppe har for få", "▲ {n} grupper har for få")
            if short
            else say("spurt / ønsket")
        )
        rows = [heading("mix", say("Bredde, i antall"), told)]
        for part in (*KINDS_OF_HELP, *SATISFACTION):
            one = self.plan.mix_of(part)
            name = BREADTH_NAMES[part].in_(current()).capitalize()
            filled = min(_BAR, round(_BAR * one.asked / one.wanted)) if one.wanted else 0
            bar = "█" * filled + "░" * (_BAR - filled) if one.wanted else ""
            rows.append(row(f"mix:{part.value}", f"{name:<18}{bar}", f"{one.asked} / {one.wanted}"))
        return rows

    def _need_rows(self) -> list[Row]:
        rows = [heading("needs", say("Behov den dagen, i antall"))]
        for need in load_needs().items.values():
            count = self.plan.need_of(need.id).count
            rows.append(row(f"need:{need.id}", need.name.in_(current()), str(count) if count else "–"))
        return rows

    @property
    def _hand(self) -> tuple[str, str]:
        kind, _, name = (self.query_one(Rows).hand or "").partition(":")
        return kind, name

    def on_rows_moved(self, event: Rows.Moved) -> None:
        super().on_rows_moved(event)
        self._about()

    def _about(self) -> None:
        kind, name = self._hand
        standard = current()
        text = ""
        if kind in ("role", "secrecy"):
            stop = next((one.text for one in self.plan.stops() if one.role.value == name), "")
            one = self.plan.role(Role(name))
            text = (
                f"■ {stop}"
                if stop
                else say("▲ Grunn: {why}", why=one.override_reason)
                if one.override_reason
                else ""
            )
            text = text or say(
                "Alle voksne i rommet skriver under taushetserklæring, også tolk og frivillige."
            )
        elif kind == "briefed":
            text = say(
                "En personlig invitasjon virker bedre enn et oppslag. "
                "Derfor må kontaktpersonene vite om det først."
            )
        elif kind == "mix":
            text = say("Spør bredt, også dem som var misfornøyde. Skriv antall, aldri hvem.")
        elif kind == "need":
            need = load_needs().items[name]
            text = f"{need.ask.in_(standard)}\n{need.act.in_(standard)}"
        self.query_one("#person-about", Static).update(Content(text))

    # Doing ----------------------------------------------------------------------------------------

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        del event
        kind, name = self._hand
        if kind == "role":
            one = self.plan.role(Role(name))
            changed = replace(
                one, filled=not one.filled, secrecy_signed=one.secrecy_signed and not one.filled
            )
            self.do(lambda: self.plan.set_role(changed), self._role_told(changed))
        elif kind == "secrecy":
            one = self.plan.role(Role(name))
            self.do(
                lambda: self.plan.set_role(replace(one, secrecy_signed=not one.secrecy_signed)),
                say("Endret. Ctrl+Z angrer."),
            )
        elif kind == "briefed":
            today = self.desk.tools.environment.clock().astimezone().date()
            self.do(lambda: self.plan.tick(BRIEFED, today), say("Endret. Ctrl+Z angrer."))

    @staticmethod
    def _role_told(one: RoleFilled) -> str:
        name = ROLE_NAMES[one.role].in_(current())
        if one.filled:
            return say("{name} er på plass. Ctrl+Z angrer.", name=name.capitalize())
        return say("{name} mangler nå. Ctrl+Z angrer.", name=name.capitalize())

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if self._hand[0] in ("role", "secrecy", "briefed"):
            self.on_rows_ticked(Rows.Ticked(event.rows, event.row_id))
        else:
            self.action_edit()

    def action_count(self, steps: int) -> None:
        kind, name = self._hand
        act: Callable[[], object]
        if kind == "mix":
            asked = self.plan.mix_of(Breadth(name)).asked + steps
            act = lambda: self.plan.count_mix(Breadth(name), asked=asked)  # noqa: E731 -- one of two acts
        elif kind == "need":
            count = self.plan.need_of(name).count + steps
            act = lambda: self.plan.count_need(name, count)  # noqa: E731 -- one of two acts
        else:
            return
        self.do(act, say("Tallet er endret. Ctrl+Z angrer."))

    def action_edit(self) -> None:
        kind, name = self._hand
        if kind == "mix":
            one = self.plan.mix_of(Breadth(name))
            asks = [Ask("wanted", say("Ønsket"), str(one.wanted)), Ask("asked", say("Spurt"), str(one.asked))]
            title = BREADTH_NAMES[Breadth(name)].in_(current()).capitalize()
            lead = say("Hvor mange ønsker dere, og hvor mange er spurt til nå?")
            self.push(
                FillScreen(title, asks, lead=lead),
                lambda answers: self.do(
                    lambda: self.plan.count_mix(
                        Breadth(name), wanted=_number(answers["wanted"]), asked=_number(answers["asked"])
                    ),
                    say("Tallene er endret. Ctrl+Z angrer."),
                ),
            )
        elif kind == "need":
            need = load_needs().items[name]
            asks = [Ask("count", say("Antall"), str(self.plan.need_of(name).count))]
            self.push(
                FillScreen(need.name.in_(current()), asks, lead=need.ask.in_(current())),
                lambda answers: self.do(
                    lambda: self.plan.count_need(name, _number(answers["count"])),
                    say("Tallet er endret. Ctrl+Z angrer."),
                ),
            )

    def action_do_without(self) -> None:
        kind, name = self._hand
        if kind not in ("role", "secrecy"):
            return
        role = Role(name)
        if self.plan.role(role).filled:
            self.tell(say("{role} er på plass.", role=ROLE_NAMES[role].in_(current()).capitalize()))
            return
        stop = next((one.text for one in self.plan.stops() if one.role is role), "")
        asks = [
            Ask(
                "why",
                say("Hvorfor"),
                self.plan.role(role).override_reason,
                must=say("Skriv hvorfor. En setning er nok."),
            )
        ]
        title = say("Gå uten {role}", role=ROLE_NAMES[role].in_(current()))
        told = say("Grunnen er skrevet ned. Ctrl+Z angrer.")
        self.push(
            FillScreen(
                title, asks, lead=stop or say("Grunnen blir stående i planen, og i metodeboksen i rapporten.")
            ),
            lambda answers: self.do(lambda: self.plan.override_role(role, answers["why"]), told),
        )

    def action_why(self) -> None:
        lines = [
            f"{ROLE_NAMES[one.role].in_(current()).capitalize()}: {one.text}" for one in self.plan.stops()
        ]
        text = say(
            "Minst to leder et verksted: én leder samtalen, én skriver. "
            "Da kan den som leder, være helt til stede. "
            "En trygg voksen kan gå ut med den som trenger det, og kjenner trinnene for varsling (F8).\n\n"
            "Bredden teller, for ellers hører dere bare dem som er lette å spørre. "
            "Tallene er for hele gruppa: "
            "verksted spør aldri etter navn, og trenger det ikke."
        )
        self.app.push_screen(ReadScreen(say("Hvorfor?"), Content("\n\n".join([*lines, text]))))


def _box(ticked: bool) -> str:
    return "[x]" if ticked else "[ ]"


def _number(typed: str) -> int:
    if not typed:
        return 0
    if not (typed.isascii() and typed.isdigit() and len(typed) < 4):
        raise ValueError(say("Skriv et tall fra 0 til 500."))
    return int(typed)
