"""`verksted sjekk`: reads everything in a workbook and says whether it is whole. Never writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from verksted.workbook import examine, opening
from verksted.workbook.damage import Damage
from verksted.workbook.environment import Environment


@dataclass(frozen=True, slots=True)
class Report:
    """What was found. `documents` counts what can be read, per table of the user's own."""

    damage: tuple[Damage, ...]
    remarks: tuple[Damage, ...]
    documents: dict[str, int]
    generation: int

    @property
    def whole(self) -> bool:
        """Nothing is missing and nothing is broken."""
        return not self.damage

    @property
    def lost(self) -> int:
        """Changes that are gone, as far as can be known."""
        return sum(found.lost for found in self.damage)

    @property
    def exit_code(self) -> int:
        return 0 if self.whole else 5


def check(
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    env: Environment,
    slot_files: tuple[Path, ...] = (),
) -> Report:
    """Reads the whole workbook. Raises as `Workbook.open` does."""
    return report_of(opening.find(folder, passphrase, recovery_key, env, slot_files))


def report_of(found: opening.Found) -> Report:
    """As `check`, of a folder that has been opened and read."""
    every = [*found.remarks, *examine.findings(found.library)]
    documents = {
        name: len(rows)
        for name, rows in found.library.cells.rows.items()
        if rows and not name.startswith("_")
    }
    return Report(
        tuple(one for one in every if one.serious),
        tuple(one for one in every if not one.serious),
        documents,
        found.library.key.generation,
    )
