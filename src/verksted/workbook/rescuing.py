"""`verksted berg`: everything that is intact in a damaged folder, in a new one; the old is not touched.

The new folder is the same workbook under a new key, so that everybody's passphrase and the recovery
key still open it, and a better copy of what was lost can be taken in later.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from verksted.workbook import examine, joining, opening, people, snapshots
from verksted.workbook.changes import CellBody, VersionBody
from verksted.workbook.damage import Damage
from verksted.workbook.disk import translate
from verksted.workbook.environment import Environment
from verksted.workbook.keys import DataKey
from verksted.workbook.slotfile import bridge, reseal
from verksted.workbook.slots import read_slots, write_slot


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was saved, and what was not: `damage` names it by time and writer."""

    documents: dict[str, int]
    damage: tuple[Damage, ...]
    remarks: tuple[Damage, ...]
    without_key: tuple[str, ...]
    """Roles whose slot could not be brought along."""

    @property
    def lost(self) -> int:
        """Changes that are gone, as far as can be known."""
        return sum(one.lost for one in self.damage)


def rescue(
    folder: Path,
    target: Path,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    env: Environment,
) -> Rescued:
    """Writes what can be read in `folder` into the new folder `target`.

    Raises:
        WrongPassphrase, NotAWorkbook, Damaged, Hostile, Unsupported: `folder` cannot be opened at all.
        FolderExists, BadFolderName, WriteFailed and kin: `target` cannot be made.
    """
    return rescue_found(folder, opening.find(folder, passphrase, recovery_key, env), target, env)


def rescue_found(folder: Path, found: opening.Found, target: Path, env: Environment) -> Rescued:
    """As `rescue`, of a folder that has been opened and read."""
    library = found.library
    new = DataKey(library.key.workbook, library.key.generation + 1, env.random(32))
    slot = people.find(library.cells, found.slot.slot, found.slot.kind)
    seen = library.vector()
    cells = list(library.cells.bodies(seen, joining.erased_names(library.cells)))
    if slot.id not in library.cells.table(people.TABLE):
        put = people.document(found.secret, slot.role or "berget", slot.kind, slot.id)
        now = int(env.clock().timestamp() * 1000)
        dot = f"{env.random(6).hex()}.0.0"
        cells.append(CellBody(people.TABLE, put.key, (VersionBody(dot, now, 0, put.document),)))
    try:
        opening.make_folders(target, env)
        snapshots.write(target, new, env, slot=slot, seen=seen, cells=lambda: cells)
        without = _bring_slots(folder, target, found, new, env)
    except OSError as error:
        raise translate(error, target) from error
    opening.finish(target, new.workbook, env)
    every = [*found.remarks, *examine.findings(library)]
    documents = {name: len(rows) for name, rows in library.cells.rows.items() if rows and name[0] != "_"}
    return Rescued(
        documents,
        tuple(one for one in every if one.serious),
        tuple(one for one in every if not one.serious),
        tuple(without),
    )


def _bring_slots(
    folder: Path, target: Path, found: opening.Found, new: DataKey, env: Environment
) -> list[str]:
    """Everybody's slot under the new key; returns the roles that cannot come along."""
    rows = found.library.cells.table(people.TABLE)
    files = {slot.slot: slot for _, slot in read_slots(env.disk, folder).slots if slot.kind != "bridge"}
    without = []
    for slot_id, row in rows.items():
        if row.get("removed") or slot_id == found.slot.slot:
            continue
        file = files.get(slot_id) or (bridge(new, slot_id) if row.get("elsewhere") else None)
        if file is not None and row.get("seal"):
            made = reseal(file, new, bytes.fromhex(str(row["seal"])), env.random)
            write_slot(env.disk, target / "nokler", made, env.random)
        else:
            without.append(str(row.get("role", "")))
    mine = found.slot if found.place is None else bridge(new, found.slot.slot)
    own = reseal(mine, new, found.secret.public_seal(), env.random)
    write_slot(env.disk, target / "nokler", own, env.random)
    return without
