"""What is pasted stays text: nothing in it may act as a key or reach the terminal as a command.

Textual's parser (8.2.8) ends a paste at the first escape character in it, and takes what follows for
typing: a line that somebody copied from another terminal would press keys here. So escape characters
are taken out of a paste before the parser sees it.

Nor may a byte end the program: a terminal set to another alphabet sends letters that are no UTF-8.
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Iterable
from functools import cache, partial
from weakref import WeakKeyDictionary

from textual.message import Message

ESCAPE, BEGIN, END = "\x1b", "\x1b[200~", "\x1b[201~"


class Pastes:
    """Takes what a terminal sends, in pieces of any length, and gives it back without escapes in pastes."""

    def __init__(self) -> None:
        self._inside = False
        self._held = ""
        """Inside: what may be the beginning of the end. Outside: the last of what has been given."""

    def pass_on(self, data: str) -> str:
        given: list[str] = []
        while data:
            data = self._within(data, given) if self._inside else self._outside(data, given)
        return "".join(given)

    def _outside(self, data: str, given: list[str]) -> str:
        """Gives all up to the next paste at once, since an Escape must never wait."""
        before = self._held
        at = (before + data).find(BEGIN)
        if at < 0:
            given.append(data)
            self._held = (before + data)[1 - len(BEGIN) :]
            return ""
        end = at + len(BEGIN) - len(before)
        given.append(data[:end])
        self._inside, self._held = True, ""
        return data[end:]

    def _within(self, data: str, given: list[str]) -> str:
        text, end, rest = (self._held + data).partition(END)
        self._held = ""
        if end:
            self._inside = False
        else:
            text, self._held = _apart(text)
        given += (text.replace(ESCAPE, ""), end)
        return rest


def _apart(text: str) -> tuple[str, str]:
    """The text, and what at its end may become the end of the paste."""
    for size in range(min(len(END) - 1, len(text)), 0, -1):
        if text.endswith(END[:size]):
            return text[:-size], text[-size:]
    return text, ""


def _as_windows_has_it(error: UnicodeError) -> tuple[str, int]:
    """What is no UTF-8 is read as the letters of an older terminal: `æøå` are one byte each there."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    """As `codecs.getincrementaldecoder`, but no byte that a terminal sends is an error."""
    codecs.register_error("verksted", _as_windows_has_it)
    return partial(codecs.getincrementaldecoder(encoding), errors="verksted")


@cache
def guard() -> None:
    """Let the parser of every driver, whichever the system has, read through `Pastes`.

    And let the driver of POSIX systems read on after a byte that is no UTF-8: it would end the program.
    """
    from textual._xterm_parser import XTermParser

    plain = XTermParser.feed
    seen_by: WeakKeyDictionary[XTermParser, Pastes] = WeakKeyDictionary()

    def feed(parser: XTermParser, data: str) -> Iterable[Message]:
        safe = seen_by.setdefault(parser, Pastes()).pass_on(data)
        # Nothing at all means to the parser that the terminal is gone.
        return plain(parser, safe) if safe or not data else ()

    setattr(XTermParser, "feed", feed)  # noqa: B010 -- the drivers name the class themselves
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        setattr(linux_driver, "getincrementaldecoder", decoder)  # noqa: B010 -- its own import from `codecs`
