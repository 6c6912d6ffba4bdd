"""Where a workbook lies, and what that means: synced, readable by others, full, removable, on a network.

Only looks; nothing is changed. A guess may be wrong, so these are cautions and never errors. Beside
`disk.py` this is the one module that asks the system; each question has its answer on every platform.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from verksted.workshop.language import mark, say

LOW = 200 << 20
"""Bytes free under which a disk is called nearly full."""
_SERVICES = (
    ("OneDrive", re.compile(r"onedrive( .*|-.*)?", re.IGNORECASE)),
    ("Dropbox", re.compile(r"dropbox( .*)?", re.IGNORECASE)),
    ("iCloud", re.compile(r"(icloud ?drive.*|mobile documents|com~apple~clouddocs)", re.IGNORECASE)),
    (
        "Google Disk",
        re.compile(r"(google ?drive.*|google disk|googledrive-.*|my drive|min disk)", re.IGNORECASE),
    ),
    ("Nextcloud", re.compile(r"(nextcloud.*|owncloud.*)", re.IGNORECASE)),
    ("Jottacloud", re.compile(r"jotta(cloud)?.*", re.IGNORECASE)),
    ("Box", re.compile(r"box( sync)?", re.IGNORECASE)),
    ("Syncthing", re.compile(r"sync(thing)?", re.IGNORECASE)),
)
_MARKS = ((".dropbox", "Dropbox"), (".stfolder", "Syncthing"), (".nextcloudsync.log", "Nextcloud"))
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "fuse.sshfs", "9p"}
_WINDOWS_REMOVABLE, _WINDOWS_NETWORK = 2, 4

_SYNCED = mark(
    "Mappen ser ut til å ligge i {service}. Innholdet er låst, men gamle utgaver kan bli liggende hos "
    "tjenesten etter at du har slettet noe. Skal arbeidsboka kunne slettes helt, bør nøkkelen ligge utenfor."
)
_OPEN = mark("Andre brukere av maskinen kan se filene i mappen. Innholdet er låst, men gjør mappen privat.")
_FULL = mark("Det er lite plass igjen på disken ({free} MB). Rydd litt før verkstedet begynner.")
_REMOVABLE = mark(
    "Mappen ligger på en minnepinne eller en annen løs disk. Ta den ikke ut mens verksted er åpent, "
    "og pass på at den ikke blir borte."
)
_DRIVE = mark("Mappen ligger på en nettverksdisk. Faller nettet ut, kan du ikke lagre før det er tilbake.")


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to know about the place. `code`: synced, open, full, removable or network."""

    code: str
    sentence: str


def cautions(folder: Path, environ: Mapping[str, str], *, free: int | None = None) -> tuple[Caution, ...]:
    """What to know before a workbook lies in `folder` (which need not exist yet).

    Args:
        folder: of the workbook.
        environ: the environment; only variables of sync clients are looked at.
        free: bytes free on its disk, if the caller knows; else the system is asked.
    """
    found: list[Caution] = []
    there = _nearest(folder)
    service = synced_by(folder, environ)
    if service:
        found.append(Caution("synced", say(_SYNCED, service=service)))
    if os.name == "posix" and folder.exists() and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        found.append(Caution("open", say(_OPEN)))
    if free is None:
        free = _free(there)
    if free is not None and free < LOW:
        found.append(Caution("full", say(_FULL, free=free >> 20)))
    kind = drive_kind(there)
    if kind == "removable":
        found.append(Caution("removable", say(_REMOVABLE)))
    elif kind == "network":
        found.append(Caution("network", say(_DRIVE)))
    return tuple(found)


def synced_by(folder: Path, environ: Mapping[str, str]) -> str:
    """The name of the sync service whose folder this lies in, or `""`."""
    path = Path(os.path.abspath(folder))  # noqa: PTH100 -- links are not to be resolved
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = environ.get(name)
        if root and path.is_relative_to(root):
            return "OneDrive"
    for part in path.parts:
        for service, pattern in _SERVICES:
            if pattern.fullmatch(part):
                return service
    for place in (path, *path.parents):
        for trace, service in _MARKS:
            if (place / trace).exists():
                return service
    return ""


def sticks() -> tuple[Path, ...]:
    """The roots of the loose disks that are in now, at most 16."""
    if sys.platform == "win32":
        letters = (Path(f"{letter}:\\") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ")
        return tuple(root for root in letters if _windows_drive(root) == "removable")[:16]
    loose = (place for place in _mounts() if place.startswith(("/media/", "/run/media/", "/Volumes/")))
    return tuple(Path(place) for place in sorted(loose))[:16]


def drive_kind(folder: Path) -> str:
    """`removable`, `network` or `""` for the disk a folder lies on, as well as the system tells."""
    if sys.platform == "win32":
        return _windows_drive(folder)
    text = str(folder)
    mounts = _mounts()
    mount = max((place for place in mounts if text == place or text.startswith(place.rstrip("/") + "/")),
                key=len, default="")  # fmt: skip
    device, system = mounts.get(mount, ("", ""))
    if system in _NETWORK:
        return "network"
    if mount.startswith(("/media/", "/run/media/", "/Volumes/")) or _is_removable(device):
        return "removable"
    return ""


def parse_mounts(text: str) -> dict[str, tuple[str, str]]:
    """Mount point -> (device, file system), from the text of /proc/mounts."""
    found = {}
    for line in text.splitlines():
        fields = line.split()
        if len(fields) >= 3:
            place = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[1])
            found[place] = (fields[0], fields[2])
    return found


def _mounts() -> dict[str, tuple[str, str]]:
    try:
        return parse_mounts(Path("/proc/mounts").read_text(encoding="utf-8", errors="replace"))
    except OSError:  # macOS: what is not the system's own disk is under /Volumes
        volumes = Path("/Volumes")
        places = (
            [str(path) for path in volumes.iterdir() if not path.is_symlink()] if volumes.is_dir() else []
        )
        return dict.fromkeys(places, ("", ""))


def _is_removable(device: str) -> bool:
    name = re.sub(r"p?\d+$", "", device.rpartition("/")[2])
    try:
        flag = Path(f"/sys/block/{name}/removable").read_text(encoding="ascii") if name else "0"
    except (OSError, ValueError):
        return False
    return flag.strip() == "1"


def _windows_drive(folder: Path) -> str:
    if str(folder).startswith("\\\\"):
        return "network"
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 -- only there on Windows
    kind = kernel.GetDriveTypeW(folder.anchor)
    return {_WINDOWS_REMOVABLE: "removable", _WINDOWS_NETWORK: "network"}.get(kind, "")


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest above it that exists."""
    path = Path(os.path.abspath(folder))  # noqa: PTH100 -- links are not to be resolved
    return next((place for place in (path, *path.parents) if place.exists()), path)


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
