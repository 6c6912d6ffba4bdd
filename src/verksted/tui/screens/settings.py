"""Settings of this machine, each in force as it is chosen. There is no button to save."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from verksted.tui import messages
from verksted.tui.frame import Page
from verksted.tui.screens.form import title_row
from verksted.tui.settings import HIDDEN_MINUTES, LOCK_MINUTES, Settings, phone
from verksted.tui.themes import THEME_NAMES
from verksted.tui.widgets.fields import Choice, Field
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.line import Line
from verksted.workshop.language import mark, say
from verksted.workshop.words import WrittenStandard

LETTERS = "æøåÆØÅé"


class SettingsScreen(Page[None]):
    """Left what is chosen, right how it looks."""

    HELP = mark("""\
Pilene ← og → velger. Tab går til neste rad. Alt gjelder med det samme, og bare på denne maskinen.
Ctrl+Z angrer det siste valget. Esc går tilbake.

Tegn: noen skrifter mangler ● og ►. Da kan du velge vanlige tegn.
Numrene står på siden som kommer opp med F8. Skriv aldri navn her, bare telefonnummer.
Prøv tastene: skriv æ ø å Æ Ø Å é. Kommer alle fram, er tastaturet klart.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Ferdig", show=False),
        Binding("ctrl+z", "undo", "Angre", show=False),
    ]

    def __init__(self, settings: Settings) -> None:
        super().__init__(classes="-stille")
        self._settings = settings
        self._before: list[Settings] = []

    def compose(self) -> ComposeResult:
        now = self._settings
        yield from title_row(say("Innstillinger"), say("lagres med det samme"))
        yield Static(
            say("Gjelder denne maskinen. Det som gjelder verkstedet, står under Rammer."),
            classes="intro",
            markup=False,
        )
        with Horizontal(id="work"):
            with Vertical(classes="panel form -to-tredeler") as panel:
                panel.border_title = Content(say("Velg"))
                themes = [(name, say(words).partition(" ")[0]) for name, words in THEME_NAMES.items()]
                yield Field(say("Utseende"), Choice(themes, now.theme, id="theme"))
                signs = [("nei", "● ► ▲"), ("ja", say("vanlige: x > !"))]
                yield Field(say("Tegn"), Choice(signs, "ja" if now.plain_signs else "nei", id="plain_signs"))
                languages = [
                    (WrittenStandard.BOKMAL.value, "bokmål"),
                    (WrittenStandard.NYNORSK.value, "nynorsk"),
                ]
                yield Field(say("Språk"), Choice(languages, now.standard, id="standard"))
                yield Field(say("Lås etter"), _minutes(LOCK_MINUTES, now.lock_minutes, "lock_minutes"))
                yield Field(
                    say("Skjult låser"), _minutes(HIDDEN_MINUTES, now.hidden_minutes, "hidden_minutes")
                )
                yield Static(say("minutter uten taster, og minutter med F9"), classes="note", markup=False)
                yield Field(
                    say("Vakttelefon"),
                    Line(now.duty_phone, id="duty_phone", placeholder=say("barnevernvakta")),
                )
                yield Field(
                    say("Leder"), Line(now.leader_phone, id="leader_phone", placeholder=say("leder på vakt"))
                )
                yield Field(say("Prøv tastene"), Line(id="letters", placeholder="æ ø å Æ Ø Å é"))
                yield Static("", id="arrived", classes="note", markup=False)
            with Vertical(classes="panel -en-tredel") as panel:
                panel.border_title = Content(say("Slik ser det ut"))
                yield Static(_sample(), id="sample", markup=False)
        yield MessageLine()
        yield KeyLine(
            ("← →", say("velg")),
            ("Tab", say("neste")),
            ("Ctrl+Z", say("angre")),
            ("Esc", say("ferdig")),
            ("F1", say("hjelp")),
        )

    def on_mount(self) -> None:
        self.query_one("#theme", Choice).focus()

    def take_settings(self, settings: Settings) -> None:
        """What is in force now."""
        self._settings = settings

    def on_choice_changed(self, event: Choice.Changed) -> None:
        name = event.choice.id or ""
        value: object = event.value
        if name == "plain_signs":
            value = event.value == "ja"
        elif name.endswith("_minutes"):
            value = int(event.value)
        self._change(**{name: value})

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "letters":
            missing = [letter for letter in LETTERS if letter not in self.query_one("#letters", Line).words]
            told = (
                say("● alle kom fram") if not missing else say("igjen: {letters}", letters=" ".join(missing))
            )
            self.query_one("#arrived", Static).update(Content(told if event.value else ""))

    def on_input_blurred(self, event: Input.Blurred) -> None:
        self._take_phone(event.input)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._take_phone(event.input)
        self.focus_next()

    def _take_phone(self, field: Input) -> None:
        name, value = field.id or "", phone(field.value)
        if name.endswith("_phone") and value != getattr(self._settings, name):
            self._change(**{name: value})

    def _change(self, **changed: object) -> None:
        self._before.append(self._settings)
        self._settings = replace(self._settings, **changed)  # type: ignore[arg-type]  # fields by name
        self.post_message(messages.ChangeSettings(**changed))
        self.tell(say("Endret. Ctrl+Z angrer."))

    def action_undo(self) -> None:
        if not self._before:
            self.tell(say("Det er ikke mer å angre."))
            return
        before = self._before.pop()
        changed = {
            one.name: getattr(before, one.name)
            for one in fields(Settings)
            if getattr(before, one.name) != getattr(self._settings, one.name)
        }
        self._settings = before
        self.post_message(messages.ChangeSettings(**changed))
        for name, value in changed.items():
            self._show(name, value)
        self.tell(say("Angret."))

    def _show(self, name: str, value: object) -> None:
        for choice in self.query(Choice):
            if choice.id == name:
                shown = {True: "ja", False: "nei"}.get(value, value) if isinstance(value, bool) else value
                choice.value = str(shown)
        for field in self.query(Line):
            if field.id == name:
                field.value = str(value)


def _minutes(options: tuple[int, ...], value: int, name: str) -> Choice:
    return Choice([(str(number), str(number)) for number in options], str(value), id=name)


def _sample() -> Content:
    """Signs, words and a bar, as they look now."""
    return Content.assemble(
        ("17.20  +  ", "$text-muted"), say("Svarer samme dag"), "\n",
        ("17.21  -  ", "$text-muted"), say("Hører aldri noe"), "\n\n",
        ("● ", "$success"), say("ferdig"), "\n",
        ("► ", "bold"), say("i gang"), "\n",
        ("○ ", "$text-muted"), say("ikke begynt"), "\n",
        ("▲ ", "$warning"), say("se på dette"), "\n",
        ("■ ", "$error"), say("stopp"), "\n\n",
        "████████░░  ", say("8 av 10"),
    )  # fmt: skip
