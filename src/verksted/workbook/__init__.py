"""The encrypted workbook on disk: keys, journal segments, snapshots, tables, undo, check.

What a caller needs is named here and imported when it is first used, so that the start screen, which
only lists folders, pays for neither cryptography nor TinyDB. May not import any sibling package but
`workshop`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verksted.workbook.book import Workbook
    from verksted.workbook.changes import Put, Remove, Stamp
    from verksted.workbook.checking import Report, check
    from verksted.workbook.damage import Damage
    from verksted.workbook.drafts import Draft
    from verksted.workbook.environment import Environment
    from verksted.workbook.erasing import Decision, Receipt
    from verksted.workbook.errors import (
        BadFolderName,
        BadRequest,
        ChangedByOther,
        Closed,
        Damaged,
        DiskFull,
        FolderExists,
        FolderGone,
        Hostile,
        NewerGeneration,
        NotAllowed,
        NotAWorkbook,
        ReadOnly,
        Unsupported,
        WorkbookError,
        WriteFailed,
        WrongPassphrase,
    )
    from verksted.workbook.joining import Carried
    from verksted.workbook.keys import KdfCost
    from verksted.workbook.limits import LIMITS, Limit
    from verksted.workbook.merging import Merged, merge
    from verksted.workbook.packing import Packed
    from verksted.workbook.people import Slot
    from verksted.workbook.receipts import receipt_text
    from verksted.workbook.rescuing import Rescued, rescue
    from verksted.workbook.slots import Peek, peek
    from verksted.workbook.store import Kept
    from verksted.workbook.surroundings import Caution, cautions
    from verksted.workbook.tables import Document, Table

_HOME = {
    "book": ("Workbook",),
    "drafts": ("Draft",),
    "changes": ("Put", "Remove", "Stamp"),
    "checking": ("Report", "check"),
    "damage": ("Damage",),
    "environment": ("Environment",),
    "erasing": ("Decision", "Receipt"),
    "errors": (
        "BadFolderName", "BadRequest", "ChangedByOther", "Closed", "Damaged", "DiskFull", "FolderExists",
        "FolderGone", "Hostile", "NewerGeneration", "NotAllowed", "NotAWorkbook", "ReadOnly", "Unsupported",
        "WorkbookError", "WriteFailed", "WrongPassphrase",
    ),
    "joining": ("Carried",),
    "keys": ("KdfCost",),
    "limits": ("LIMITS", "Limit"),
    "merging": ("Merged", "merge"),
    "packing": ("Packed",),
    "people": ("Slot",),
    "receipts": ("receipt_text",),
    "rescuing": ("Rescued", "rescue"),
    "slots": ("Peek", "peek"),
    "store": ("Kept",),
    "surroundings": ("Caution", "cautions"),
    "tables": ("Document", "Table"),
}  # fmt: skip
_PLACES = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "LIMITS",
    "BadFolderName",
    "BadRequest",
    "Carried",
    "Caution",
    "ChangedByOther",
    "Closed",
    "Damage",
    "Damaged",
    "Decision",
    "DiskFull",
    "Document",
    "Draft",
    "Environment",
    "FolderExists",
    "FolderGone",
    "Hostile",
    "KdfCost",
    "Kept",
    "Limit",
    "Merged",
    "NewerGeneration",
    "NotAWorkbook",
    "NotAllowed",
    "Packed",
    "Peek",
    "Put",
    "ReadOnly",
    "Receipt",
    "Remove",
    "Report",
    "Rescued",
    "Slot",
    "Stamp",
    "Table",
    "Unsupported",
    "Workbook",
    "WorkbookError",
    "WriteFailed",
    "WrongPassphrase",
    "cautions",
    "check",
    "merge",
    "peek",
    "receipt_text",
    "rescue",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    globals()[name] = value
    return value
