"""Who can open a workbook: the slot documents inside it, which hold role, kind and public keys.

What a passphrase opens lies in the files in `nokler/`: see slot_changes.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verksted.workbook.cells import Cells
from verksted.workbook.changes import Put
from verksted.workbook.errors import BadRequest
from verksted.workbook.keys import SlotSecret
from verksted.workshop.language import say
from verksted.workshop.text import clean

TABLE = "_slots"
ERASED = "_erased"
"""`table:key` of every document that was erased for good."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One key: its id, the role label of its holder, `passphrase` or `recovery`."""

    id: str
    role: str
    kind: str
    elsewhere: bool = False
    """Kept outside the workbook's folder."""


def document(secret: SlotSecret, role: str, kind: str, slot: str, *, elsewhere: bool = False) -> Put:
    """The document of a new slot."""
    fields: dict[str, Any] = {
        "role": clean(role),
        "kind": kind,
        "sign": [secret.public_sign().hex()],
        "seal": secret.public_seal().hex(),
        "elsewhere": elsewhere,
    }
    return Put(TABLE, slot, fields)


def find(cells: Cells, slot: str, kind: str) -> Slot:
    """The slot of that id; with an empty role if its document was lost."""
    row = cells.table(TABLE).get(slot, {})
    return Slot(slot, str(row.get("role", "")), kind, bool(row.get("elsewhere")))


def everybody(cells: Cells) -> tuple[Slot, ...]:
    """All slots that have not been removed."""
    return tuple(
        Slot(key, str(row.get("role", "")), str(row.get("kind", "")), bool(row.get("elsewhere")))
        for key, row in cells.table(TABLE).items()
        if not row.get("removed")
    )


def public_keys(cells: Cells, slot: str) -> tuple[bytes, ...]:
    """The signing keys a slot has had, the present one first, removed slots too.

    Raises:
        BadRequest: no such slot.
    """
    row = cells.table(TABLE).get(slot)
    if row is None:
        raise BadRequest(say("Det finnes ingen slik nøkkel i arbeidsboka."))
    return tuple(bytes.fromhex(text) for text in row.get("sign", ()))
