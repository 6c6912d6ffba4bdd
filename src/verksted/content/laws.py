"""Law references as dated data: what each says in plain words, when and how that was checked, what is unsure.

Law changes and copies of it age, so no reference stands in code, and none is shown without its date
and its doubt: `shown` puts them together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from verksted.content.loading import Loaded, load
from verksted.workshop.language import say
from verksted.workshop.words import MONTHS, Text, WrittenStandard


class Checked(StrEnum):
    """How a reference was checked."""

    READ = "read"
    REPORTED = "reported"
    NOT = "not"


CHECKED_WORDS: dict[Checked, Text] = {
    Checked.READ: Text("Lest i lovteksten", "Lese i lovteksten"),
    Checked.REPORTED: Text("Gjengitt etter en offentlig kilde", "Attgitt etter ei offentleg kjelde"),
    Checked.NOT: Text("Ikke kontrollert", "Ikkje kontrollert"),
}


@dataclass(frozen=True, slots=True)
class LawReference:
    """One reference. `checked` is a month, `2026-11`; `doubt` says what is unsure, where something is."""

    id: str
    act: Text
    section: str
    topic: Text
    says: Text
    checked: str
    how: Checked
    doubt: Text | None = None
    source: str = "own"

    @property
    def sure(self) -> bool:
        return self.how is Checked.READ and self.doubt is None

    def name(self, standard: WrittenStandard) -> str:
        """«Straffeloven § 196»."""
        act = self.act.in_(standard)
        return act if self.section.lower() == act.lower() else f"{act} {self.section}"

    def standing(self, standard: WrittenStandard) -> str:
        """How sure it is: «Lest i lovteksten, november 2026.», with the doubt where there is one."""
        year, _, month = self.checked.partition("-")
        words = f"{CHECKED_WORDS[self.how].in_(standard)}, {MONTHS[int(month) - 1]} {year}."
        return f"{words} {self.doubt.in_(standard)}" if self.doubt else words

    def shown(self, standard: WrittenStandard) -> str:
        """Name, what it says, and how sure that is: the only way a reference is put before a user."""
        return f"{self.name(standard)}: {self.says.in_(standard)} {self.standing(standard)}"


def load_laws(*, overlay: Path | None = None) -> Loaded[LawReference]:
    return load("lov", LawReference, overlay=overlay, check=_check)


def _check(law: LawReference) -> tuple[str, str] | None:
    if not re.fullmatch(r"20\d\d-(?:0[1-9]|1[0-2])", law.checked):
        return "checked", say("Skriv når det ble kontrollert som år og måned, for eksempel 2026-11.")
    return None
