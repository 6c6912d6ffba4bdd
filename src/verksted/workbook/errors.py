"""What can go wrong with a workbook, each as one clear Norwegian sentence.

Every error carries the exit code of the command line. Nothing but the standard library may enter.
"""

from __future__ import annotations

from typing import ClassVar


class WorkbookError(Exception):
    """Base of every error of this package; `str()` is one Norwegian sentence for the user."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class WrongPassphrase(WorkbookError):  # noqa: N818 -- named for what happened, as all here
    """No key slot opens with this passphrase or recovery key."""

    exit_code = 4


class NotAWorkbook(WorkbookError):  # noqa: N818
    """The folder is missing, or holds no workbook."""

    exit_code = 5


class Damaged(WorkbookError):  # noqa: N818
    """So much is broken that nothing can be read."""

    exit_code = 5


class Hostile(WorkbookError):  # noqa: N818
    """A file asks for more than an honest workbook ever would, or is a link out of the folder."""

    exit_code = 5


class Unsupported(WorkbookError):  # noqa: N818
    """Written by a newer release, or the system lacks what the format needs."""

    exit_code = 5


class FolderExists(WorkbookError):  # noqa: N818
    """There is already something where a new workbook should lie."""

    exit_code = 2


class BadFolderName(WorkbookError):  # noqa: N818
    """The name of the folder does not work on every system."""

    exit_code = 2


class BadRequest(WorkbookError):  # noqa: N818
    """The call asks for something a workbook cannot hold or must not do."""

    exit_code = 2


class NotAllowed(WorkbookError):  # noqa: N818
    """Something must be done first, such as recording a decision."""

    exit_code = 3


class ReadOnly(WorkbookError):  # noqa: N818
    """The folder cannot be written to."""


class WriteFailed(WorkbookError):  # noqa: N818
    """The bytes did not reach the disk; nothing was acknowledged."""


class DiskFull(WriteFailed):
    """No room; nothing was acknowledged."""


class FolderGone(WriteFailed):
    """The folder is no longer there: stick pulled, drive gone, moved."""


class ChangedByOther(WorkbookError):  # noqa: N818
    """Another writer has built on the change that was to be undone."""


class NewerGeneration(WorkbookError):  # noqa: N818
    """The workbook has got a new key since it was opened: open it again with the passphrase."""


class Closed(WorkbookError):  # noqa: N818
    """The workbook was closed."""
