"""Prinsipper: the nine principles as a gate with evidence. A conversation, not a padlock."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.content.principles import PrincipleCard, load_principles
from verksted.desk import progress
from verksted.desk.planning import Planning
from verksted.tui.frame import ListAndText
from verksted.tui.screens.fill import Ask, FillScreen
from verksted.tui.screens.overview import SIGNS
from verksted.tui.session import Session
from verksted.tui.widgets.hanging import Hanging
from verksted.tui.widgets.rows import Row, Rows, row
from verksted.workshop.language import current, mark, say
from verksted.workshop.plan import PRINCIPLE_NAMES, Principle, Status


class PrinciplesScreen(ListAndText):
    """Nine rows; the panel under them asks about the one in hand."""

    PLACE = "principles"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("g", mark("på plass")),
        ("Enter", mark("skriv")),
        ("x", mark("ta bort")),
        ("Tab", mark("les")),
        ("Ctrl+N", mark("neste steg")),
    )
    HELP = mark("""\
Gå gjennom prinsippene sammen. Under lista står det dere kan spørre dere selv om.

Enter  skriv hva som viser at dere tar vare på prinsippet. Da er det på vei.
g      på plass. Mangler det en grunn, spør verksted om den.
x      ta bort vurderingen
Tab    til teksten under, når den er lengre enn plassen. Pilene blar.
Ctrl+T i skjemaet henter et forslag til hva dere kan skrive.

Ingen prinsipper blir ferdige av seg selv: det er dere som sier det. Dere kan starte uten at alt er på
plass. Setningene blir med i rapporten som «slik tok vi vare på prinsippene».
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "in_place", "På plass"),
        Binding("x", "clear", "Ta bort"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plan = Planning(self.desk)

    def work_area(self) -> Iterable[Widget]:
        yield Rows(id="principles", classes="panel keeps-row", title=say("Ni prinsipper"))
        panel = VerticalScroll(
            Static("", id="principle-about", markup=False),
            classes="panel",
            id="principle-panel",
        )
        panel.border_title = Content("")
        yield panel

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Rows).focus()

    def look(self) -> None:
        rows = self.query_one(Rows)
        rows.show([self._row(number, one) for number, one in enumerate(Principle, 1)])
        checks = [self.plan.principle(one) for one in Principle]
        done = sum(one.status is Status.IN_PLACE for one in checks)
        begun = sum(one.status is Status.UNDER_WAY for one in checks)
        rows.border_title = Content(
            say("Ni prinsipper · {done} på plass, {begun} på vei", done=done, begun=begun)
        )
        self._about()

    def _row(self, number: int, principle: Principle) -> Row:
        check = self.plan.principle(principle)
        name = PRINCIPLE_NAMES[principle].in_(current())
        told = check.evidence or say("ikke vurdert ennå")
        undone = check.status is Status.IN_PLACE and self._undone(principle)
        sign = "►" if undone else SIGNS[check.status]
        words = say("▲ en oppgave er ikke gjort: {told}", told=told) if undone else told
        return row(principle.value, Content.assemble(f"{sign} {number} {name:<20}", (words, "$text-muted")))

    def _card(self, principle: Principle) -> PrincipleCard | None:
        return load_principles().items.get(principle.value)

    def _undone(self, principle: Principle) -> list[str]:
        """Tasks with a passed deadline that this principle rests on."""
        card = self._card(principle)
        today = self.desk.tools.environment.clock().astimezone().date()
        late = {one.id: one.name for one in progress.deadlines(self.desk) if one.late(today)}
        day = progress.workshop_day(self.desk)
        if card is None or day is None or today > day:
            return []
        return [late[task] for task in card.tasks if task in late]

    @property
    def _hand(self) -> Principle:
        return Principle(self.query_one(Rows).hand or Principle.INFORMATION.value)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        super().on_rows_moved(event)
        self._about()

    def _about(self) -> None:
        principle, standard = self._hand, current()
        card = self._card(principle)
        panel = self.query_one("#principle-panel", VerticalScroll)
        number = list(Principle).index(principle) + 1
        panel.border_title = Content(f"{number} {PRINCIPLE_NAMES[principle].in_(standard)}")
        if card is None:
            return
        check = self.plan.principle(principle)
        parts: list[str | tuple[str, str]] = []
        if check.evidence:
            parts += [(say("Dette har dere skrevet:"), "$text-muted"), "\n", check.evidence, "\n\n"]
        parts += [
            (card.aim.in_(standard), "bold"),
            "\n\n",
            say("Spør dere selv:"),
            "\n",
        ]
        parts += [f"– {question.in_(standard)}\n" for question in card.questions]
        undone = self._undone(principle)
        if undone:
            parts += ["\n", say("▲ Ikke gjort: {tasks}", tasks="; ".join(undone)), "\n"]
        parts += ["\n", (say("Dette kan vise det:"), "$text-muted"), "\n"]
        parts += [(f"– {line.in_(standard)}\n", "$text-muted") for line in card.evidence]
        self.query_one("#principle-about", Static).update(Hanging(Content.assemble(*parts)))
        panel.scroll_home(animate=False)

    # Doing ----------------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        del event
        self._write(Status.UNDER_WAY)

    def action_in_place(self) -> None:
        check = self.plan.principle(self._hand)
        if check.evidence:
            self._judge(self._hand, Status.IN_PLACE, check.evidence)
        else:
            self._write(Status.IN_PLACE)

    def _write(self, status: Status) -> None:
        principle = self._hand
        check = self.plan.principle(principle)
        card = self._card(principle)
        standard = self.desk.workshop.standard
        must = say("Skriv hva som viser det.")
        asks = [Ask("evidence", say("Det viser"), check.evidence, must=must, rows=5)]
        wanted = Status.IN_PLACE if Status.IN_PLACE in (status, check.status) else Status.UNDER_WAY
        screen = FillScreen(
            PRINCIPLE_NAMES[principle].in_(current()),
            asks,
            lead=say("Hva viser at dere tar vare på prinsippet? Én setning, uten navn."),
            offer=(lambda _: card.statement.in_(standard)) if card is not None else None,
        )
        self.push(screen, lambda answers: self._judge(principle, wanted, answers["evidence"]))

    def _judge(self, principle: Principle, status: Status, evidence: str) -> None:
        name = PRINCIPLE_NAMES[principle].in_(current())
        told = say("{name} er på plass. Ctrl+Z angrer.", name=name)
        on_way = say("{name} er på vei. Trykk g når det er på plass.", name=name)
        self.do(
            lambda: self.plan.judge(principle, status, evidence),
            told if status is Status.IN_PLACE else on_way,
        )

    def action_clear(self) -> None:
        principle = self._hand
        told = say("Vurderingen er tatt bort. Ctrl+Z henter tilbake.")
        self.do(lambda: self.plan.judge(principle, Status.NOT_STARTED, ""), told)
