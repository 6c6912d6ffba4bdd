"""What can go wrong on the way out, each with one Norwegian sentence and its exit code."""

from __future__ import annotations


class ReportError(Exception):
    """Something about a finished file. `str()` is one sentence for the user."""

    exit_code = 1


class BadSummary(ReportError):  # noqa: N818 -- named for what it is
    """A file that is no whole, sound summary."""

    exit_code = 5


class PlaceNotFound(ReportError):  # noqa: N818 -- named for what it is
    """The heading or bookmark is not in the report. `nearest` holds at most five that are."""

    exit_code = 2

    def __init__(self, message: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.nearest = nearest


class NotAllowedOut(ReportError):  # noqa: N818 -- named for what it is
    """A file that must not leave, or a place that must not be written in."""

    exit_code = 3


class AlreadyThere(ReportError):  # noqa: N818 -- named for what it is
    """A file of that name exists, and nobody said that it may be replaced."""

    exit_code = 2
