"""The cards of a correction: which point, what they say, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from verksted.desk import following_corrections as fixing
from verksted.tui.screens.fill import Ask, FillScreen
from verksted.tui.screens.follow.cards import NumberCard
from verksted.tui.screens.follow.wording import rewrite_form
from verksted.tui.screens.pick import PickScreen
from verksted.tui.widgets.rows import Rows, row
from verksted.workshop.corrections import Correction, Verdict
from verksted.workshop.language import say
from verksted.workshop.points import Point

if TYPE_CHECKING:
    from verksted.tui.screens.follow.todo import TodoScreen

_MISSING = "#missing"


def note(screen: TodoScreen, points: Sequence[Point]) -> None:
    """Choose the point, or «noe mangler», and write down what they say.

    Points have the numbers of the letter that was sent: «punkt 14 er ikke rett».
    """
    numbers = fixing.numbers_in_letter(screen.desk)
    texts = {one.id: one.text for one in points}
    rows = [row(_MISSING, say("    Noe mangler"))]
    rows += [row(name, f"{numbers.get(name, ''):>3} {text}") for name, text in texts.items()]

    def about(name: str) -> Content:
        lead = say("Noter hva de sier, aldri hvem som sier det.")
        nothing = say("Det de sier, står ikke i noe punkt. Da blir det et nytt notat.")
        return Content(f"{texts.get(name, nothing)}\n\n{lead}")

    card = PickScreen(say("Hvilket punkt? Numrene er de i brevet"), rows, about)
    screen.push(card, lambda point: _ask(screen, point))


def _ask(screen: TodoScreen, point: str) -> None:
    missing, today = point == _MISSING, screen.today
    ask = Ask("said", say("De sier"), must=say("Skriv hva de sier."))
    title = say("Dette mangler") if missing else say("Dette er ikke rett")
    lead = say("Skriv det kort. Det blir her i arbeidsboka, og slettes med notatene.")

    made: list[str] = []

    def job(words: str) -> str:
        if missing:
            fixing.note_missing(screen.desk, words)
            return say("Skrevet som et nytt notat. Det venter i renskrivingen. Ctrl+Z angrer.")
        made.append(f"c:{fixing.note_correction(screen.desk, point, words, today).id}")
        return say("Notert. Enter på rettingen bestemmer hva som skjer. Ctrl+Z angrer.")

    def then() -> None:
        for name in made:
            screen.query_one("#todo-list", Rows).take(name)

    screen.push(
        FillScreen(title, [ask], lead=lead), lambda got: screen.change(lambda: job(got["said"]), then)
    )


def judge(screen: TodoScreen, entry: Correction, point: Point | None) -> None:
    """What comes of a correction: the point is written anew, stands for a reason, or goes to the side."""
    if point is None or not entry.open:
        screen.tell(say("Rettingen er vurdert. n noterer en ny."))
        return
    answers = [
        (Verdict.CHANGED.value, say("Skriv om punktet, slik de mente det")),
        (Verdict.STANDS.value, say("Punktet blir stående, fordi …")),
        (Verdict.ASIDE.value, say("Legg punktet til side med notatene")),
    ]
    card = NumberCard(say("Hva gjør dere?"), answers, say("De sier: {text}", text=entry.said))
    screen.push(card, lambda verdict: _judged(screen, entry, point.text, Verdict(verdict)))


def _judged(screen: TodoScreen, entry: Correction, text: str, verdict: Verdict) -> None:
    if verdict is Verdict.ASIDE:
        told = say("Punktet er lagt til side. Ctrl+Z angrer.")
        screen.do(lambda: fixing.put_aside(screen.desk, entry.id), told)
        return
    act: Callable[[str], object]
    lead = say("De sier: {text}", text=entry.said)
    if verdict is Verdict.CHANGED:
        card = rewrite_form(say("Rett punktet"), text, lead, screen.desk.workshop.standard)
        act = lambda words: fixing.change_point(screen.desk, entry.id, words)  # noqa: E731 -- one of two
        told = say("Rettet. Punktet må gjennom innsidetesten igjen. Ctrl+Z angrer.")
    else:
        ask = Ask("text", say("Fordi"), must=say("Skriv hvorfor, så dere kan si det til dem."))
        card = FillScreen(say("Punktet blir stående"), [ask], lead=lead)
        act = lambda words: fixing.let_stand(screen.desk, entry.id, words)  # noqa: E731 -- one of two
        told = say("Punktet blir stående. Ctrl+Z angrer.")

    def job(words: str) -> str:
        act(words)
        return told

    screen.push(card, lambda got: screen.change(lambda: job(got["text"])))
