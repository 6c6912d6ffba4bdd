"""What the wheel needs of the screen it stands in, and the words that screen shows about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from verksted.desk.wheel import Wheel
from verksted.desk.wheel_view import Hanging
from verksted.workshop.handout import Calendar, Handout
from verksted.workshop.language import mark
from verksted.workshop.words import WrittenStandard

WHEEL_KEYS: tuple[tuple[str, str], ...] = (
    ("Enter", mark("åpne")),
    ("v", mark("velg spor")),
    ("n", mark("ny")),
    ("e", mark("ny dato")),
    ("k", mark("kopier")),
)
NO_WHEEL_KEYS: tuple[tuple[str, str], ...] = (("Enter", mark("velg")),)
HELP = mark("""\
Årshjulet følger de fire årene mellom to kommunevalg. ÅR1 er året etter valget, ÅR4 er valgåret.
Undersøkelse og verksted planlegges høsten før. Derfor sier hjulet fra mens det ennå er tid.

○ kommer   ▲ må begynne nå, eller over fristen   ► i gang   ● gjort

Enter åpner sjekklista. Mellomrom krysser av der. Er noe for sent, står det hva dere fortsatt kan gjøre.
Tab går til tabellen. Pil venstre og høyre velger kvartal, og lista viser hva som skjer da.
v viser ett spor om gangen: brukerne, ansatte, sektorer eller kommunestyret.
n legger inn noe eget, e gir en annen frist, x tar bort noe eget, k kopierer alt som ren tekst.

Nederst skriver dere ut hjulet, fristene og pakken til neste periode, og bytter år for ÅR1.
""")


@dataclass(frozen=True, slots=True)
class Host:
    """What the wheel needs of the screen it stands in.

    `change` runs a job away from the screen, tells what it returns, and then looks again. `write` writes
    a sheet or a calendar and says where it lies. `handover` makes the pack, where there is a workbook.
    """

    wheel: Wheel
    today: Callable[[], date]
    change: Callable[[Callable[[], str | None], Callable[[], None] | None], None]
    write: Callable[[Handout | Calendar], str]
    hanging: Callable[[], Sequence[Hanging]]
    standard: Callable[[], WrittenStandard]
    file_text: Callable[[str], Path]
    handover: Callable[[], Handout] | None = None
