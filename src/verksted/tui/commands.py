"""What the palette (Ctrl+P) offers: every action in plain Norwegian, with its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from textual.message import Message

from verksted.tui import messages, routes
from verksted.tui.themes import THEME_NAMES
from verksted.workshop.language import say
from verksted.workshop.words import WrittenStandard


@dataclass(frozen=True, slots=True)
class Command:
    """One action: its name, a word of help with its key, and what it does."""

    name: str
    help: str
    act: Callable[[], Any]


Send = Callable[[Message], Any]


def commands(
    send: Send, actions: dict[str, Callable[[], Any]], *, open_workbook: bool, practising: bool = False
) -> Iterator[Command]:
    """All that can be done now. `actions` are those of the app by name; `send` posts a message to it."""
    if open_workbook:
        yield from _inside(send, actions)
    if practising or not open_workbook:
        yield from _practice(send)
    yield Command(say("Hjelp"), say("F1 · til skjermen du er på"), actions["help"])
    yield Command(
        say("Noen er i fare"), say("F8 · når noen forteller om vold eller overgrep"), actions["danger"]
    )
    yield Command(say("Skjul alt"), say("F9 · skjul skjermen med en gang"), actions["hide"])
    yield Command(say("Innstillinger"), say("farger, tegn, språk, lås"), actions["settings"])
    for name, words in THEME_NAMES.items():
        yield Command(
            say("Farger: {name}", name=say(words)),
            say("bytt utseende"),
            _sender(send, messages.ChangeSettings(theme=name)),
        )
    yield Command(
        say("Språk: bokmål"),
        say("språket i programmet"),
        _sender(send, messages.ChangeSettings(standard=WrittenStandard.BOKMAL.value)),
    )
    yield Command(
        say("Språk: nynorsk"),
        say("språket i programmet"),
        _sender(send, messages.ChangeSettings(standard=WrittenStandard.NYNORSK.value)),
    )
    yield Command(say("Avslutt"), say("Ctrl+C · alt er lagret"), actions["quit"])


def _inside(send: Send, actions: dict[str, Callable[[], Any]]) -> Iterator[Command]:
    for place in routes.PLACES:
        if place.there:
            phase = say(routes.BY_ID[place.phase].name)
            way = f"{phase} · Ctrl+G {place.key}"
            help_text = say("tast {key}", key=place.key) if place in routes.PHASES else way
            yield Command(say(place.name), help_text, _sender(send, messages.Go(place.id)))
    yield Command(say("Angre"), say("Ctrl+Z · det siste du gjorde"), actions["undo"])
    yield Command(say("Gjør om igjen"), say("Ctrl+Y · det du angret"), actions["redo"])
    yield Command(say("Finn i lista"), say("Ctrl+F · raden du leter etter"), actions["find"])
    yield Command(say("Gå til"), say("Ctrl+G · faser og steg"), actions["goto"])
    yield Command(say("Lås"), say("Ctrl+L · passordet åpner igjen"), actions["lock"])
    yield Command(say("Bytt verksted"), say("lukk arbeidsboka"), _sender(send, messages.CloseWorkbook()))


def _practice(send: Send) -> Iterator[Command]:
    """The practice workshop anew, from where one wants to practise."""
    for stage, name, help_text in (
        ("planned", say("Øv: holde verkstedet"), say("planen er lagt, ingenting er skrevet")),
        ("written", say("Øv: renskrive"), say("kvelden etter, notatene venter")),
        ("copied", say("Øv: gjennomgå og frigi"), say("punktene er skrevet")),
    ):
        yield Command(name, help_text, _sender(send, messages.Practise(stage)))


def _sender(send: Send, message: Message) -> Callable[[], Any]:
    return lambda: send(message)
