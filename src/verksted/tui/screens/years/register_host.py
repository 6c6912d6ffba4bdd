"""What the register needs of the screen it stands in, and the words that screen shows about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from verksted.desk.desk import Desk
from verksted.desk.register import ServiceRegister
from verksted.workshop.language import mark

REGISTER_KEYS: tuple[tuple[str, str], ...] = (("Enter", mark("velg")), ("Tab", mark("neste")))
HELP = mark("""\
Registeret er tjenestens minne når folk slutter. Det tar vare på det som er frigitt: sammendrag, tiltak,
løfter og frister, og årshjulet. Rånotater kan ikke komme hit.

Det er en egen, låst mappe med eget passord og egen gjenopprettingsnøkkel. Legg den der lederen har den,
ikke sammen med arbeidsbøkene. Flere kan ha hver sitt passord (nederst i lista). «Ta en kopi i én fil» gir
én låst fil å ta vare på eller gi videre. Den åpnes med de samme passordene.

Er registeret åpent, kommer tiltak og løfter som står åpne, av seg selv inn i et nytt verksted. Ctrl+Z angrer.
Det dere har frigitt, legger du inn her selv.
""")


@dataclass(frozen=True, slots=True)
class RegisterHost:
    """What the register needs of the screen it stands in.

    `opened` is told which register is open now (None: closed). `change` runs a job away from the screen.
    """

    current: Callable[[], ServiceRegister | None]
    opened: Callable[[ServiceRegister | None], None]
    change: Callable[[Callable[[], str | None], Callable[[], None] | None], None]
    today: Callable[[], date]
    write_pack: Callable[[ServiceRegister], str]
    desk: Desk | None = None
