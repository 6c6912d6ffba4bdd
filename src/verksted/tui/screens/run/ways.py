"""What one can do in the room, by name: each screen is loaded when it is opened."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from textual.screen import Screen

from verksted.workshop.language import mark

WAYS_IN: tuple[tuple[str, str, str, str], ...] = (
    (
        "notes",
        "note_taker:NoteTakerScreen",
        mark("Notater"),
        mark("Skriv det som blir sagt, en linje om gangen."),
    ),
    (
        "facilitator",
        "facilitator:FacilitatorScreen",
        mark("Fasilitator"),
        mark("Økta, spørsmålet og tiden. Her starter dere verkstedet."),
    ),
    ("slips", "slips:SlipsScreen", mark("Lapper"), mark("Tast inn en bunke lapper uten navn.")),
    ("paper", "paper:PaperScreen", mark("Fra papir"), mark("Skriv inn notatarkene, linje for linje.")),
    ("votes", "tally:VotesScreen", mark("Prikker"), mark("Hvor mange prikker fikk hvert råd? Bare tall.")),
    ("exit", "tally:ExitScreen", mark("Utgangslapp"), mark("Skala og ett ord, som tall.")),
)
"""Id, `module:class`, name and what one does there."""
REHEARSAL = (
    "rehearsal",
    "rehearsal:RehearsalScreen",
    mark("Øv på å skrive"),
    mark("Hør verkstedet, og skriv med."),
)
"""In the practice workshop only."""


def way_in(name: str, *given: object) -> Screen[Any]:
    """The screen of that id, made of what is given: the session, and what it takes besides."""
    target = next(target for one, target, _, _ in (*WAYS_IN, REHEARSAL) if one == name)
    module, _, kind = target.partition(":")
    made: Screen[Any] = getattr(import_module(f"verksted.tui.screens.run.{module}"), kind)(*given)
    return made
