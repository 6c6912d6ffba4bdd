"""Undersøkelser: every question of the newest survey, weakest first, and the road from number to workshop."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import events, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.desk import surveys_words as words
from verksted.desk.surveys import Proposal
from verksted.desk.surveys_poster import write_poster
from verksted.survey.compare import main_scale
from verksted.survey.small import HIDDEN
from verksted.survey.weak import Spot
from verksted.survey.wording import item_id
from verksted.tui.screens.pick import PickScreen
from verksted.tui.screens.plan.paper import wrote
from verksted.tui.screens.read import ReadScreen
from verksted.tui.screens.years import surveys_rows as lines
from verksted.tui.screens.years.surveys_base import SurveyFrame
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Row, Rows, heading, row, said
from verksted.workshop.language import mark, say
from verksted.workshop.survey import Survey
from verksted.workshop.text import clean_line

_WIDE = 110
_TAG = 11


class SurveysScreen(SurveyFrame):
    """Space takes the question in hand into the plan; Tab goes down to the proposed questions."""

    PAGE = "spots"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Mellomrom", mark("til planen")),
        ("Enter", mark("svarene")),
        ("v", mark("visning")),
        ("n", mark("ny")),
        ("h", mark("hvorfor")),
    )
    EMPTY_KEYS: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", mark("velg")), ("n", mark("ny")))
    HELP = mark("""\
Her står spørsmålene fra brukerundersøkelsen, det svakeste først. ▲ er svakt, ● er bra.

n leser inn svar fra en fil (.xlsx eller .csv), planlegger neste undersøkelse, eller lager en plakat
av det som er frigitt.
Mellomrom tar spørsmålet inn i planen for verkstedet, med spørsmålene som er krysset av nederst.
Tab går ned til dem. Mellomrom krysser av der.
Enter viser hvordan svarene fordeler seg. e snur et spørsmål der lavt er bra.
v bytter visning: svakest først, best først, to år, fritekst. x tar bort undersøkelsen.

Tall for få svar er skjult og vises som kolon. Er én gruppe for liten, skjules den nest minste også,
ellers kunne noen regne ut den lille. Svar fra hver enkelt lagres aldri, bare hvor mange som svarte hva.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "view", "Utvalg"),
        Binding("n", "new", "Nytt"),
        Binding("h", "why", "Hvorfor"),
        Binding("e", "turn", "Endre"),
        Binding("x", "remove", "Ta bort"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._survey: Survey | None = None
        self._spots: dict[str, Spot] = {}
        self._best_first = False
        self._proposal: Proposal | None = None
        self._proposed_for = ""
        self._ticked: set[str] = set()

    def work_area(self) -> Iterable[Widget]:
        yield Rows(id="spots", classes="panel keeps-row -holds", title=say("Undersøkelser"))
        with Vertical(id="spot-panel", classes="panel"):
            yield Static("", id="spot-about", markup=False)
            yield Rows(id="proposals", classes="-holds")
        yield Static("", id="few", classes="quiet", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#spots", Rows).focus()
        self.call_after_refresh(self.look)

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.look()

    # Showing --------------------------------------------------------------------------------------

    def look(self) -> None:
        survey = self._survey = self.surveys.newest
        spots = self.query_one("#spots", Rows)
        self.query_one("#spot-panel").display = survey is not None
        self.show_keys(self.KEYS if survey is not None else self.EMPTY_KEYS)
        if survey is None:
            spots.border_title = Content(say("Undersøkelser"))
            spots.show(_nothing())
            self.query_one("#few", Static).update("")
            return
        order = say("best først") if self._best_first else say("lavest først")
        spots.border_title = Content(clean_line(f"{words.heading(survey)} · {order}"))
        spots.show(self._rows(survey, spots.size.width))
        self.query_one("#few", Static).update(Content(words.few_words(survey)))
        self._show_spot()

    def _rows(self, survey: Survey, width: int) -> list[Row]:
        found = self.surveys.spots(survey)
        self._spots = {spot.id: spot for spot in found}
        ranked = [spot for spot in found if spot.rank]
        shown = ranked[::-1] if self._best_first else ranked
        tags = {
            item_id(theme.survey_item): theme.tag for theme in self.desk.themes.all() if theme.survey_item
        }
        bar = lines.WIDE_BAR if width >= _WIDE else lines.NARROW_BAR
        ends = main_scale(survey)
        out: list[Row] = []
        if shown and ends is not None:
            header = lines.spots_header(bar, *ends)
            out.append(Row("#head", Content.styled(say("Spørsmål"), "$text-muted"), header, (), False))
        order = [*shown, *(one for one in found if not one.rank)]
        out += [lines.spot_row(spot, tags.get(spot.id, "")[:_TAG], ends, bar=bar) for spot in order]
        return out

    def _show_spot(self) -> None:
        spot = self._spots.get(self.query_one("#spots", Rows).hand or "")
        panel = self.query_one("#spot-panel", Vertical)
        if spot is None or self._survey is None:
            return
        panel.border_title = Content(spot.result.item.text)
        told = lines.about_spot(spot, self._survey, self.surveys.k)
        self.query_one("#spot-about", Static).update(Content("\n".join(told)))
        if self._proposed_for != spot.id:
            self._proposed_for = spot.id
            self._proposal, self._ticked = None, set()
            self._show_proposals()
            if spot.cell.shown:
                self._propose(spot)

    @work(exclusive=True, group="propose")
    async def _propose(self, spot: Spot) -> None:
        """Look in the bank, away from the screen."""
        wording = spot.result.item.text
        found = await asyncio.wrap_future(self.session.submit(lambda: self.surveys.propose(wording)))
        if self.is_attached and self._proposed_for == spot.id:
            self._proposal = found
            known = {one.id for one in self.desk.questions.all()}
            first = [one.id for one in found.questions if one.id not in known][:1]
            self._ticked = {one.id for one in found.questions if one.id in known} or set(first)
            self._show_proposals()

    def _show_proposals(self) -> None:
        rows = self.query_one("#proposals", Rows)
        if self._proposal is None or not self._proposal.questions:
            rows.show([said("none", say("Ingen forslag i spørsmålsbanken.") if self._proposal else "")])
            return
        standard = self.desk.workshop.standard
        head = heading("head", say("Forslag fra spørsmålsbanken · {theme}", theme=self._proposal.theme.name))
        rows.show(
            [
                head,
                *(
                    row(
                        one.id,
                        f"[{'x' if one.id in self._ticked else ' '}] {one.text.in_(standard)}",
                        f"{one.minutes} min ",
                    )
                    for one in self._proposal.questions
                ),
            ]
        )

    def on_rows_moved(self, event: Rows.Moved) -> None:
        super().on_rows_moved(event)
        if event.rows.id == "spots":
            self._show_spot()

    # Doing ----------------------------------------------------------------------------------------

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        if event.rows.id == "proposals":
            self._ticked ^= {event.row_id}
            self._show_proposals()
            return
        spot, proposal = self._spots.get(event.row_id), self._proposal
        if spot is None:
            return
        if not spot.cell.shown:
            self.tell(f"▲ {words.why_words(spot.cell)}")
            return
        tied = self.surveys.theme_of(spot.id)
        if tied is not None:
            self.do(
                lambda: self.surveys.out_of_plan(tied),
                say("«{theme}» er ikke lenger knyttet til spørsmålet. Ctrl+Z angrer.", theme=tied.name),
            )
            return
        wording, chosen = spot.result.item.text, tuple(self._ticked)
        ready = proposal if self._proposed_for == spot.id else None

        def job() -> str:
            found = ready or self.surveys.propose(wording)
            asked = chosen if ready else tuple(one.id for one in found.questions[:1])
            self.surveys.to_plan(wording, found, asked)
            return say(
                "Lagt i planen under «{theme}», {n} spørsmål. Ctrl+Z angrer.",
                theme=found.theme.name,
                n=len(asked),
            )

        self.change(job)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if event.row_id == "#import":
            self.begin_import()
        elif event.row_id == "#plan":
            self.open("plan")
        elif event.rows.id == "proposals":
            self.on_rows_ticked(Rows.Ticked(event.rows, event.row_id))
        elif (spot := self._spots.get(event.row_id)) is not None:
            told = lines.spread_lines(spot, self.surveys.k)
            groups = lines.group_lines(self.surveys.groups(spot.id), spot.result.item.scale)
            self.app.push_screen(
                ReadScreen(say("Slik fordeler svarene seg"), _spread_page(spot, told, groups))
            )

    def action_view(self) -> None:
        """Weakest first, best first, two years, free text; those that are there."""
        if self._survey is None:
            return
        if not self._best_first:
            self._turn_list(best_first=True)
            self.tell(say("Det som er bra, står først."))
        elif self.surveys.two_years:
            self.open("years")
        elif len(self.surveys.comments):
            self.open("comments")
        else:
            self._turn_list(best_first=False)
            self.tell(say("Det svakeste står først."))

    def _turn_list(self, *, best_first: bool) -> None:
        self._best_first = best_first
        self.look()
        self.query_one("#spots", Rows).action_end(-1)

    def action_new(self) -> None:
        rows = [
            row("import", say("Les inn svar fra en fil")),
            row("plan", say("Planlegg en undersøkelse")),
            row("poster", say("Plakat med resultatene")),
        ]
        others = [one for one in self.surveys.all if self._survey is None or one.id != self._survey.id]
        if others:
            rows.append(heading("others", say("Se en annen")))
            rows += [row(f"see:{one.id}", words.heading(one)) for one in reversed(others)]
        self.push(PickScreen(say("Ny"), rows), self._took_new)

    def _took_new(self, chosen: str) -> None:
        if chosen == "poster":
            self.change(self._poster)
        elif chosen == "import":
            self.begin_import()
        elif chosen.startswith("see:"):
            self.choose(chosen.removeprefix("see:"))
            self._turn_list(best_first=False)
        else:
            self.open(chosen)

    def _poster(self) -> str:
        return wrote(write_poster(self.desk)[0])

    def action_turn(self) -> None:
        survey, item = self._survey, self.query_one("#spots", Rows).hand
        if survey is not None and item in self._spots:
            self.do(lambda: self.surveys.turn(survey, item or ""), say("Snudd. Ctrl+Z angrer."))

    def action_remove(self) -> None:
        survey = self._survey
        if survey is not None:
            told = say("{name} er tatt bort. Ctrl+Z henter den tilbake.", name=words.heading(survey))
            self.do(lambda: self.surveys.remove(survey), told)

    def action_why(self) -> None:
        spot = self._spots.get(self.query_one("#spots", Rows).hand or "")
        parts = [words.why_words(spot.cell)] if spot is not None and not spot.cell.shown else []
        parts += [
            say(
                "Tall som bygger på under {k} svar, vises ikke, og står som «{sign}». "
                "Prosent vises ikke under 20 svar: da er én person fem prosentpoeng.",
                k=self.surveys.k,
                sign=HIDDEN,
            ),
            say(
                "Svakt er under midten av skalaen, eller blant de tre laveste. "
                "Bra er fra 4,5 av 6, eller tilsvarende på andre skalaer."
            ),
            words.reservation(),
        ]
        text = Content("\n\n".join(part for part in parts if part))
        self.app.push_screen(ReadScreen(say("Hvorfor?"), text))


def _nothing() -> list[Row]:
    return [
        said("none", say("Her kommer spørsmålene fra undersøkelsen, det svakeste først."), ""),
        row("#import", say("Les inn svar fra en fil …")),
        row("#plan", say("Planlegg en undersøkelse …")),
    ]


def _spread_page(spot: Spot, told: list[str], groups: list[str]) -> Content:
    parts = [
        Content.styled(spot.result.item.text, "bold"),
        Content(say("Skala {ends}", ends=words.ends(spot.result.item.scale))),
        Content("\n".join(told)),
        Content("\n".join(groups)),
        Content.styled(words.reservation(), "$text-muted"),
    ]
    return Content("\n\n").join(part for part in parts if part.plain)
