"""Where a command may write: found out before anything is done, so that nothing is half done.

Only looks; whoever writes still takes the name in a way that never takes one in use.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from verksted.cli.failures import USAGE, Refused, already_there
from verksted.workshop.language import say


def new_file(name: str, *, overwrite: bool, endings: Sequence[str] = ()) -> Path:
    """The file that is to be written. Raises `Refused` (2), as for a new workbook.

    With `endings` the name must have one of them, in whatever case.
    """
    path = Path(name)
    if endings and path.suffix.lower() not in endings:
        raise Refused(
            say("{name} må ha et navn som slutter på {endings}.", name=path, endings=" ".join(endings))
        )
    no_folder(path)
    outside_workbooks(path)
    if not path.parent.is_dir():
        raise Refused(say("Mappen {name} finnes ikke. Lag den først, eller velg en annen.", name=path.parent))
    if not overwrite and (path.exists() or path.is_symlink()):
        raise Refused(already_there(path))
    return path


def no_folder(path: Path, code: int = USAGE) -> None:
    """Say of a folder that stands where a file is meant that it is one. Raises `Refused` with that code."""
    if path.is_dir():
        raise Refused(say("{name} er en mappe. Skriv navnet på en fil.", name=path), code)


def new_folder(name: str) -> Path:
    """The folder of a new workbook. Raises `Refused` (2) where something else has its name, or around it.

    What an existing folder holds is looked at by whoever makes the workbook.
    """
    path = Path(name)
    if path.is_symlink() and not path.exists():
        raise Refused(say("{name} er en snarvei som ikke fører noe sted. Velg et annet navn.", name=path))
    if path.exists() and not path.is_dir():
        raise Refused(say("{name} er en fil. Velg et annet navn på mappen.", name=path))
    outside_workbooks(path)
    return path


def outside_workbooks(path: Path) -> None:
    """Refuse what would lie inside a workbook: it goes when the workbook is erased, and is not searched."""
    for place in path.absolute().parents:
        if (place / "hode.json").is_file() and (place / "journal").is_dir():
            raise Refused(
                say("{name} ligger inne i arbeidsboka {book}. Velg et annet sted.", name=path, book=place)
            )
