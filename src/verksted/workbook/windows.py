"""Files on Windows, opened so that others may still move or delete them, as every other system lets them.

Python's own `os.open` asks Windows to refuse that for as long as the file is open. Several programs keep one
workbook: an erasure in one must be able to take away the file that another writes in, which then finds a
newer generation and carries its notes over. Only `disk` may use this, and only on Windows.
"""

from __future__ import annotations

import os
import sys

_READ, _WRITE = 0x8000_0000, 0x4000_0000
_SHARE_ALL = 1 | 2 | 4  # reading, writing, deleting
_NEW, _EXISTING = 1, 3
_NORMAL = 0x80
_NOW, _ALONE = 1, 2
_FAR = 256
"""Times 2 ** 32 bytes: there the lock lies, far behind the end of any file, as none reads what is locked."""

if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    class _Overlapped(ctypes.Structure):
        _fields_ = (
            ("Internal", ctypes.c_void_p),
            ("InternalHigh", ctypes.c_void_p),
            ("Offset", wintypes.DWORD),
            ("OffsetHigh", wintypes.DWORD),
            ("hEvent", wintypes.HANDLE),
        )

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _create = _kernel.CreateFileW
    _create.restype = wintypes.HANDLE
    _create.argtypes = (
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.LPVOID,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.HANDLE,
    )
    _lock = _kernel.LockFileEx
    _lock.argtypes = (
        wintypes.HANDLE,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.DWORD,
        ctypes.POINTER(_Overlapped),
    )

    def _error(name: str | None = None) -> OSError:
        code = ctypes.get_last_error()
        return OSError(0, ctypes.FormatError(code).strip(), name, code)

    def open_shared(name: str, flags: int) -> int:
        """A file descriptor; of `flags`, only what a workbook asks for: reading, or a new file to append to.

        Raises:
            OSError: as `os.open`.
        """
        access, how = (_WRITE, _NEW) if flags & os.O_CREAT else (_READ, _EXISTING)
        handle = _create(name, access, _SHARE_ALL, None, how, _NORMAL, None)
        if handle == wintypes.HANDLE(-1).value:
            raise _error(name)
        try:
            return msvcrt.open_osfhandle(handle, flags & (os.O_APPEND | os.O_WRONLY))
        except OSError:
            _kernel.CloseHandle(wintypes.HANDLE(handle))
            raise

    def lock(handle: int) -> None:
        """Locks one byte until the descriptor is closed; raises PermissionError where another has it."""
        place = _Overlapped(OffsetHigh=_FAR)
        if not _lock(msvcrt.get_osfhandle(handle), _NOW | _ALONE, 0, 1, 0, ctypes.byref(place)):
            raise _error()

    def remove(name: str, going: str) -> None:
        """Takes a file and its name away, also where another program has it open.

        Windows may keep the name until that program closes the file, and the writer must see at once that its
        file is gone: so it is called `going` first.

        Raises:
            OSError: as `os.unlink`; the file is then where it was.
        """
        os.replace(name, going)  # noqa: PTH105 -- a prefixed string, no Path
        try:
            os.unlink(going)  # noqa: PTH108 -- as above
        except OSError:
            os.replace(going, name)  # noqa: PTH105 -- as above
            raise
