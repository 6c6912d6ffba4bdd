"""Every call to the operating system that a workbook makes, in one place.

Two reasons: each POSIX-only call stands beside its counterpart on Windows, and tests can inject a
fault at every write and sync. Nothing else in the package may open, write or remove a file.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from verksted.workbook.errors import (
    DiskFull,
    FolderGone,
    Hostile,
    NotAWorkbook,
    ReadOnly,
    WorkbookError,
    WriteFailed,
)
from verksted.workshop.language import say

if sys.platform == "win32":
    from verksted.workbook import windows

MAX_FILE = 1 << 29
"""Bytes. No file of an honest workbook comes near; larger ones are refused unread."""

PIECE = 1 << 18
"""Bytes of a file that are read at a time."""
_WINDOWS_LONG = 240
_GOING = ".slettes"
"""Behind the name of a file while Windows removes it; one that a crash left is removed when it is seen."""
_TAKEN = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
"""What the systems answer where another program holds the file."""
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0) | getattr(os, "O_CLOEXEC", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_READ = os.O_RDONLY | _BINARY | _NOFOLLOW | _NONBLOCK
_LINK_TAGS = {getattr(stat, "IO_REPARSE_TAG_SYMLINK", -1), getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One regular file of a folder: name, size in bytes, time of change in ns."""

    name: str
    size: int
    changed: int


def native(path: Path, *, windows: bool = os.name == "nt") -> str:
    r"""The path as the system takes it; on Windows long ones get the `\\?\` prefix."""
    text = str(path)
    if not windows or text.startswith("\\\\?\\"):
        return text
    absolute = text if text[1:3] == ":\\" or text.startswith("\\\\") else os.path.abspath(text)  # noqa: PTH100 -- no resolving of links
    if len(absolute) < _WINDOWS_LONG:
        return text
    return "\\\\?\\UNC" + absolute[1:] if absolute.startswith("\\\\") else "\\\\?\\" + absolute


def is_link(found: os.stat_result) -> bool:
    """A symbolic link, or a junction on Windows (placeholders of OneDrive are neither)."""
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) in _LINK_TAGS


def translate(error: OSError, folder: Path) -> WorkbookError:
    """The sentence for an error of the system while writing in `folder`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC, errno.EFBIG):
        return DiskFull(say("Disken er full, så det siste ble ikke lagret."))
    if error.errno == errno.EROFS or isinstance(error, PermissionError):
        return ReadOnly(say("Det går ikke an å skrive i mappen «{name}».", name=folder.name))
    if isinstance(error, FileNotFoundError):
        return FolderGone(
            say("Mappen «{name}» er ikke der lenger, så det siste ble ikke lagret.", name=folder.name)
        )
    return WriteFailed(say("Disken tok ikke imot det siste, så det ble ikke lagret."))


def _open(name: str, flags: int) -> int:
    if sys.platform == "win32":
        return windows.open_shared(name, flags)
    return os.open(name, flags, 0o600)


class Disk:
    """The real disk. Tests subclass it and override the methods with an underscore."""

    def make_folder(self, path: Path) -> None:
        os.mkdir(native(path), 0o700)  # noqa: PTH102 -- a prefixed string, no Path

    def create(self, path: Path) -> int:
        """A new file, open for appending; never an existing one, never through a link."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | _BINARY | _NOFOLLOW
        return self._open(native(path), flags)

    def append(self, handle: int, data: bytes) -> None:
        """Writes all of `data`, in as many calls as the system needs."""
        rest = memoryview(data)
        while rest:
            written = self._write(handle, rest)
            if written <= 0:
                raise OSError(errno.EIO, "nothing written")
            rest = rest[written:]

    def sync(self, handle: int) -> None:
        """Returns when the bytes are on the disk itself, not in its cache (macOS)."""
        self._sync(handle)

    def sync_folder(self, path: Path) -> None:
        """Makes new and removed names durable. Windows has no such call; NTFS logs its names."""
        if os.name == "nt":
            return
        handle = os.open(native(path), os.O_RDONLY | _BINARY)
        try:
            self._sync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network drives
                raise
        finally:
            os.close(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def hold(self, handle: int) -> None:
        """Shows that a program writes here, until it closes the file or ends in whichever way.

        Some network drives know no such thing; nothing then tells that the program runs.
        """
        with contextlib.suppress(OSError):
            self._lock(handle)

    def held(self, path: Path) -> bool:
        """Whether a program that runs on this machine has a `hold` of the file; not knowing is no."""
        try:
            handle = _open(native(path), _READ)
        except OSError:
            return False
        try:
            self._lock(handle)
        except OSError as error:
            return error.errno in _TAKEN
        finally:
            os.close(handle)
        return False

    def write_new(self, path: Path, data: bytes) -> None:
        """A whole new file, durable when this returns. A half-written one is removed again."""
        self.write_pieces(path, (data,))

    def write_pieces(self, path: Path, pieces: Iterable[bytes]) -> None:
        """As `write_new`, of pieces that are asked for one by one; also what they raise leaves no file."""
        handle = self.create(path)
        try:
            try:
                for piece in pieces:
                    self.append(handle, piece)
                self.sync(handle)
            finally:
                self.close(handle)
            self.sync_folder(path.parent)
        except (OSError, WorkbookError):
            self.discard(path)
            raise

    def replace(self, path: Path, data: bytes, mark: str) -> None:
        """Puts a file in place of another. For the user's own state folder only, never for a workbook."""
        os.makedirs(native(path.parent), 0o700, exist_ok=True)  # noqa: PTH103 -- a prefixed string, no Path
        temporary = path.with_name(f"{path.name}.{mark}")
        handle = self.create(temporary)
        try:
            try:
                self.append(handle, data)
            finally:
                self.close(handle)
            os.replace(native(temporary), native(path))  # noqa: PTH105 -- as above
        except OSError:
            self.discard(temporary)
            raise

    def discard(self, path: Path) -> None:
        """Removes a file that never held anything acknowledged; silent if it cannot."""
        try:
            self.remove(path)
        except OSError:
            return

    def remove(self, path: Path) -> None:
        """Takes the file and its name away, also where another program has it open."""
        if sys.platform == "win32":
            windows.remove(native(path), native(path) + _GOING)
        else:
            os.unlink(native(path))  # noqa: PTH108 -- a prefixed string, no Path

    def remove_empty(self, folder: Path) -> None:
        """Removes the empty folders of a deleted workbook; leaves what holds anything else."""
        for path in (*(folder / name for name in ("nokler", "journal", "bilde")), folder):
            try:
                os.rmdir(native(path))  # noqa: PTH106 -- a prefixed string, no Path
            except OSError:
                continue

    def read(self, path: Path, *, offset: int = 0, limit: int = MAX_FILE) -> bytes:
        """The bytes from `offset` on.

        Raises:
            Hostile: a link, a pipe or a device, or more than `limit` bytes.
            OSError: as the system says.
        """
        return self._read_file(path, offset, limit, None)

    def piece(self, path: Path, offset: int, size: int) -> bytes:
        """At most `size` bytes from `offset` on; fewer only where the file ends. Raises as `read`."""
        return self._read_file(path, offset, MAX_FILE, size)

    def pieces(self, path: Path) -> Iterator[bytes]:
        """The whole file, `PIECE` bytes at a time. Raises as `read`."""
        offset = 0
        while data := self.piece(path, offset, PIECE):
            yield data
            offset += len(data)
            if len(data) < PIECE:
                return

    def _read_file(self, path: Path, offset: int, limit: int, most: int | None) -> bytes:
        name = native(path)
        if is_link(os.lstat(name)):
            raise Hostile(
                say("Filen «{name}» er en lenke ut av arbeidsboka og blir ikke lest.", name=path.name)
            )
        handle = _open(name, _READ)
        with os.fdopen(handle, "rb", buffering=0) as file:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise Hostile(say("«{name}» er ikke en vanlig fil og blir ikke lest.", name=path.name))
            rest = max(0, found.st_size - offset)
            if rest > limit:
                raise Hostile(
                    say("Filen «{name}» er altfor stor til å høre til en arbeidsbok.", name=path.name)
                )
            file.seek(offset)
            return self._read_all(file.fileno(), rest if most is None else min(rest, most))

    def entries(self, folder: Path, suffix: str) -> list[Entry]:
        """The regular files of `folder` that end in `suffix`, by name.

        Raises:
            Hostile: `folder` itself, or one of the files, is a link.
            OSError: as the system says; a missing folder is an empty one.
        """
        found: list[Entry] = []
        try:
            if is_link(os.lstat(native(folder))):
                raise Hostile(
                    say("«{name}» er en lenke ut av arbeidsboka og blir ikke lest.", name=folder.name)
                )
            with os.scandir(native(folder)) as listing:
                for item in listing:
                    if item.name.endswith(_GOING):
                        self._discard_going(item.path)
                    if not item.name.endswith(suffix):
                        continue
                    # Windows keeps the size of an open file in the folder as it was when it was opened.
                    about = os.lstat(item.path) if os.name == "nt" else item.stat(follow_symlinks=False)
                    if is_link(about):
                        raise Hostile(
                            say(
                                "Filen «{name}» er en lenke ut av arbeidsboka og blir ikke lest.",
                                name=item.name,
                            )
                        )
                    if stat.S_ISREG(about.st_mode):
                        found.append(Entry(item.name, about.st_size, about.st_mtime_ns))
        except FileNotFoundError:
            return []
        return sorted(found, key=lambda entry: entry.name)

    def _discard_going(self, name: str) -> None:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108 -- a prefixed string, no Path

    def exists(self, path: Path) -> bool:
        return os.path.lexists(native(path))

    def is_folder(self, path: Path) -> bool:
        return os.path.isdir(native(path))  # noqa: PTH112 -- a prefixed string, no Path

    def _lock(self, handle: int) -> None:
        """Locks the file for as long as the handle is open; on Windows one byte far behind its end."""
        if sys.platform == "win32":
            windows.lock(handle)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _open(self, name: str, flags: int) -> int:
        return _open(name, flags)

    def _write(self, handle: int, data: memoryview) -> int:
        return os.write(handle, data)

    def _sync(self, handle: int) -> None:
        if sys.platform == "darwin":
            import fcntl

            try:
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            except OSError as error:
                if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOTTY):
                    raise
            else:
                return
        os.fsync(handle)

    def _read_all(self, handle: int, size: int) -> bytes:
        parts: list[bytes] = []
        while size > 0:
            part = os.read(handle, min(size, 1 << 24))
            if not part:
                break
            parts.append(part)
            size -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)


def check_folder(folder: Path) -> None:
    """Refuses what cannot be a workbook's folder before anything in it is read.

    Raises:
        NotAWorkbook: missing, or no folder.
        Hostile: a link.
    """
    try:
        found = os.lstat(native(folder))
    except (OSError, ValueError):
        raise NotAWorkbook(say("Fant ingen arbeidsbok i «{folder}».", folder=folder)) from None
    if is_link(found):
        raise Hostile(say("«{name}» er en lenke; åpne mappen der den egentlig ligger.", name=folder.name))
    if not stat.S_ISDIR(found.st_mode):
        raise NotAWorkbook(say("«{name}» er en fil; en arbeidsbok er en mappe.", name=folder.name))
