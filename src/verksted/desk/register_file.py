"""The register as one file: a copy to keep or to hand over, and a register made from such a copy.

The register itself is a folder, since two people may have it open at once and each then writes a file of
her own. The copy holds the same locked files and nothing else; it opens with the same passphrases.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.workbook.opening import FOLDERS
from verksted.workshop.language import say

if TYPE_CHECKING:
    from datetime import date

    from verksted.desk.register import ServiceRegister

ENDING = ".register"
_PART = re.compile(r"hode\.json|(?:nokler|journal|bilde)/[A-Za-z0-9][A-Za-z0-9._-]{0,120}")
"""The files of a register, and no other: a copy cannot put anything elsewhere."""
_FIXED = (1980, 1, 1, 0, 0, 0)


def copy_name(register: ServiceRegister, today: date) -> str:
    """«tjenestens-register-2031-02-06.register»."""
    return f"{register.workbook.folder.name}-{today.isoformat()}{ENDING}"


def write_copy(register: ServiceRegister, target: Path) -> Path:
    """Pack the register, and write all of it as one file under a name that is free.

    Raises AlreadyThere, OSError, and WorkbookError where the register cannot be packed.
    """
    from verksted.report.publish import publish

    register.workbook.pack()
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as made:
        for path in sorted(_parts(register.workbook.folder)):
            name = path.relative_to(register.workbook.folder).as_posix()
            made.writestr(zipfile.ZipInfo(name, _FIXED), path.read_bytes())
    target.parent.mkdir(parents=True, exist_ok=True)
    publish(target, data.getvalue(), lambda _: [])  # locked as it is: there is nothing to read in it
    return target


def _parts(folder: Path) -> list[Path]:
    found = [folder / "hode.json", *(path for name in FOLDERS for path in (folder / name).glob("*"))]
    return [path for path in found if path.is_file() and _PART.fullmatch(path.relative_to(folder).as_posix())]


def read_copy(source: Path, folder: Path) -> Path:
    """A register in a folder that is new, from a copy. It still takes a passphrase to open.

    Raises ValueError where the folder is there already, Unreadable for what is no copy of a register,
    OSError. Then nothing is left of the new folder.
    """
    from verksted.opening.archive import open_archive
    from verksted.opening.limits import Limits, Unreadable

    if folder.exists():
        raise ValueError(say("{name} finnes fra før. Velg en mappe som ikke finnes.", name=folder.name))
    with source.open("rb") as stream:
        made = open_archive(stream, Limits())
        if "hode.json" not in made.names or not all(_PART.fullmatch(name) for name in made.names):
            raise Unreadable(say("Filen er ikke en kopi av et register."))
        parts = {name: made.read(name) for name in made.names}
    new = folder.with_name(f"{folder.name}.ny")
    try:
        for name in FOLDERS:
            (new / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, data in parts.items():
            (new / name).write_bytes(data)
        new.rename(folder)
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
        raise
    return folder
