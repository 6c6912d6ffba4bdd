"""This year beside other years: earlier summaries of the same service, for the check of differences.

They come from the service's register while it is open, which is up to its user. Nothing of them is stored
in the workbook, and what was compared is told to the one who signs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verksted.workshop.language import say
from verksted.workshop.measures_over_years import same_words

if TYPE_CHECKING:
    from verksted.desk.desk import Desk
    from verksted.desk.register import ServiceRegister
    from verksted.workshop.summary import Summary


def compare_with(desk: Desk, register: ServiceRegister | None) -> int:
    """Let the gate compare with what the register holds of this service and these groups; how many it is."""
    desk.others = tuple(_of_same_service(desk, register)) if register is not None else ()
    return len(desk.others)


def _of_same_service(desk: Desk, register: ServiceRegister) -> list[Summary]:
    workshop = desk.workshop
    own = {entry.summary.id for entry in desk.released.all()}
    groups = set(workshop.target_groups)
    return [
        kept.summary
        for kept in register.summaries()
        if kept.summary.id not in own
        and same_words(kept.summary.municipality) == same_words(workshop.municipality)
        and same_words(kept.summary.service) == same_words(workshop.service)
        and (not groups or not kept.summary.target_group or groups.intersection(kept.summary.target_group))
    ]


def compared_line(desk: Desk, register: ServiceRegister | None) -> str:
    """What this summary was compared with, and what it was not."""
    own, others = len(desk.released), len(desk.others)
    if register is None:
        told = say("Ikke sammenlignet med andre verksteder: registeret er ikke åpent.")
    elif not others:
        told = say("Registeret har ingen andre sammendrag fra denne tjenesten og gruppa.")
    else:
        told = say("Sammenlignet med {n} sammendrag fra registeret.", n=others)
    return told if not own else say("{told} Sammenlignet med {n} herfra.", told=told, n=own)
