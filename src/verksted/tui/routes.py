"""Every place one can go in an open workbook: its phase, its name, its letter in «Gå til», its screen.

A screen's module is imported when it is first visited. `verksted.tui.screens.run`, `.follow` and
`.report` are the phases after planning; a phase whose module is not there says so and stays away.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from verksted.tui.widgets.bars import Tab
from verksted.workshop.language import mark, say

if TYPE_CHECKING:
    from textual.screen import Screen

    from verksted.tui.session import Session

_SCREENS = "verksted.tui.screens"


@dataclass(frozen=True, slots=True)
class Place:
    """`phase` is the id of the phase it belongs to; a phase is its own.

    `screen` is `module:class`, or a function there that makes the screen of a session.
    """

    id: str
    phase: str
    name: str
    key: str
    screen: str

    @property
    def module(self) -> str:
        return f"{_SCREENS}.{self.screen.partition(':')[0]}"

    @property
    def there(self) -> bool:
        """Whether this edition has the screen."""
        found = find_spec(self.module)
        return found is not None and found.origin is not None

    def open(self, session: Session, about: str = "") -> Screen[Any]:
        """The screen, made for this session. `about` is what to take in hand, where the screen can."""
        made = getattr(import_module(self.module), self.screen.partition(":")[2])
        screen: Screen[Any] = made(session)
        if about:
            session.rows[self.id] = about
        return screen


PLACES: tuple[Place, ...] = (
    Place("overview", "overview", mark("Oversikt"), "1", "overview:OverviewScreen"),
    Place("plan", "plan", mark("Planlegg"), "2", "plan.themes:ThemesScreen"),
    Place("run", "run", mark("Gjennomfør"), "3", "run:RunScreen"),
    Place("follow-up", "follow-up", mark("Følg opp"), "4", "follow.base:last_step"),
    Place("report", "report", mark("Rapport"), "5", "report:ReportScreen"),
    Place("frame", "plan", mark("Rammer"), "r", "plan.setting:SettingScreen"),
    Place("themes", "plan", mark("Temaer"), "t", "plan.themes:ThemesScreen"),
    Place("agenda", "plan", mark("Kjøreplan"), "k", "plan.agenda:AgendaScreen"),
    Place("people", "plan", mark("Folk"), "o", "plan.people:PeopleScreen"),
    Place("letters", "plan", mark("Brev"), "b", "plan.letters:LettersScreen"),
    Place("principles", "plan", mark("Prinsipper"), "p", "plan.principles:PrinciplesScreen"),
    Place("timeline", "plan", mark("Frister"), "d", "plan.timeline:TimelineScreen"),
    Place("prints", "plan", mark("Utskrift"), "u", "plan.prints:PrintsScreen"),
    Place("review", "follow-up", mark("Gjennomgang"), "6", "follow.review:ReviewScreen"),
    Place("insider", "follow-up", mark("Innsidetest"), "7", "follow.insider:InsiderScreen"),
    Place("answers", "follow-up", mark("Svar"), "8", "follow.answers:AnswersScreen"),
    Place("release", "follow-up", mark("Frigivelse"), "9", "follow.release:ReleaseScreen"),
    Place("to-do", "follow-up", mark("Huskeliste"), "h", "follow.todo:TodoScreen"),
    Place("keeping", "follow-up", mark("Sletting"), "x", "follow.keeping:KeepingScreen"),
    Place("wheel", "report", mark("Årshjul"), "å", "years.wheel:WheelScreen"),
    Place("surveys", "report", mark("Undersøkelser"), "e", "years.surveys:SurveysScreen"),
    Place("measures", "report", mark("Tiltak"), "l", "years.measures:MeasuresScreen"),
    Place("input", "report", mark("Innspill"), "n", "years.input:InputScreen"),
    Place("methods", "report", mark("Metoder"), "m", "years.methods:MethodsScreen"),
    Place("register", "report", mark("Register"), "j", "years.register:RegisterScreen"),
    Place("hide-list", "overview", mark("Skjuleliste"), "s", "hidelist:HideListScreen"),
    Place("first-day", "overview", mark("Første dag"), "g", "firstday:FirstDayScreen"),
)
PHASES = PLACES[:5]
BY_ID = {place.id: place for place in PLACES}
FIRST_STEP = {"plan": "frame"}
"""Where a phase begins, if not on a screen of its own."""


def place(place_id: str) -> Place:
    """The place itself, or the first step of a phase that has steps."""
    return BY_ID[FIRST_STEP.get(place_id, place_id)]


def steps(phase: str) -> list[Place]:
    """The steps of a phase in their order, without those that are reached from elsewhere."""
    return [one for one in PLACES[5:] if one.phase == phase and phase != "overview"]


def next_step(place_id: str) -> Place | None:
    """The step after this one in its phase; None after the last."""
    row = steps(BY_ID[place_id].phase)
    ids = [one.id for one in row]
    at = ids.index(place_id) + 1 if place_id in ids else 0
    return row[at] if at < len(row) else None


def phase_tabs() -> list[Tab]:
    return [Tab(one.id, f"{one.key} {say(one.name)}") for one in PHASES]


def step_tabs(phase: str) -> list[Tab]:
    """The steps as they stand in row 2; the report has the chapter itself first."""
    own = [Tab(phase, say("Kapittel"))] if phase == "report" else []
    return own + [Tab(one.id, say(one.name)) for one in steps(phase)]
