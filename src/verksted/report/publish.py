"""A finished file appears under its name only when it is whole, read back and scanned.

Built in memory; nothing half-made is ever seen, and a file that leaks never touches the disk.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from verksted.report.errors import AlreadyThere, NotAllowedOut, ReportError
from verksted.report.traces import Leak
from verksted.workshop.language import say

_TRIES = 100


class Leaked(NotAllowedOut):
    """A finished file that holds what must not leave. `leaks` says where and what."""

    def __init__(self, message: str, leaks: tuple[Leak, ...]) -> None:
        super().__init__(message)
        self.leaks = leaks


def publish(
    path: str | Path, data: bytes, scan: Callable[[bytes], list[Leak]], *, overwrite: bool = False
) -> None:
    """Scan `data`, then write it as `path`.

    Raises Leaked if the scan finds anything, AlreadyThere if the file exists and `overwrite` is not
    said, OSError if the disk says no. In all these cases nothing is left behind and nothing is changed.
    """
    path = Path(path)
    if not overwrite and (path.exists() or path.is_symlink()):
        raise _there(path)
    if leaks := scan(data):
        raise _leaked(leaks)
    temporary = _written(path.parent, data)
    try:
        if temporary.read_bytes() != data:
            raise ReportError(
                say("Filen lot seg ikke lese tilbake slik den ble skrevet. Ingen fil ble laget.")
            )
        _take_name(temporary, path, overwrite=overwrite)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _there(path: Path) -> AlreadyThere:
    return AlreadyThere(
        say("{navn} finnes fra før. Bruk --skriv-over om den skal byttes ut.", navn=path.name)
    )


def _leaked(leaks: list[Leak]) -> Leaked:
    first = leaks[0].part
    if len(leaks) == 1:
        text = say("Fant en opplysning som ikke skal ut, i {sted}. Ingen fil ble laget.", sted=first)
    else:
        text = say(
            "Fant {antall} opplysninger som ikke skal ut, først i {sted}. Ingen fil ble laget.",
            antall=len(leaks),
            sted=first,
        )
    return Leaked(text, tuple(leaks))


def _written(folder: Path, data: bytes) -> Path:
    """A new file with the bytes, on the disk, under a name of its own. Removed again if that fails."""
    for number in range(_TRIES):
        temporary = folder / f".verksted-{number}.tmp"
        try:
            file = temporary.open("xb")
        except FileExistsError:
            continue
        try:
            with file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        return temporary
    raise ReportError(say("Mappen er full av halvferdige filer (.verksted-*.tmp). Slett dem, og prøv igjen."))


def _take_name(temporary: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        temporary.replace(path)
        return
    try:
        os.link(temporary, path)  # unlike a rename, this never takes a name that is in use
    except FileExistsError as err:
        raise _there(path) from err
    except OSError:  # a disk without links (FAT, some network folders)
        if path.exists():
            raise _there(path) from None
        temporary.rename(path)


def _sync_folder(folder: Path) -> None:
    """So that the name survives a power cut; Windows neither needs nor allows it."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
