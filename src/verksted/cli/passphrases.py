"""Where a passphrase comes from: a prompt on the terminal itself, or a file. Nowhere else.

Never an argument, never the environment: both can be read by other programs.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from verksted.cli.console import warn
from verksted.cli.failures import Refused
from verksted.workshop.language import say

_MOST_BYTES = 64 * 1024
_SHORT = 12


def passphrase(file: str | None, prompt: str | None = None) -> str:
    """The passphrase from the file, or asked for on the terminal. Without either: `Refused`, exit 2."""
    if file is not None:
        return from_file(Path(file))
    return _ask(prompt or say("Passord: "))


def recovery_key(file: str | None) -> str:
    """The recovery key from the file, or asked for on the terminal. Without either: `Refused`, exit 2."""
    if file is None:
        if not _has_terminal():
            raise Refused(
                say(
                    "Det trengs en gjenopprettingsnøkkel. "
                    "Uten terminal må den stå i en fil: --nokkel-fil FIL."
                )
            )
        typed = _typed(say("Nøkkelen: "))
    else:
        typed = _content(Path(file), say("Nøkkelfilen"))
    if not typed.strip():
        raise Refused(say("Gjenopprettingsnøkkelen kan ikke være tom."))
    return typed


def new_passphrase(file: str | None, option: str = "--passord-fil") -> str:
    """A passphrase to be used from now on: asked for twice. A short one is told of, not refused."""
    if file is not None:
        chosen = from_file(Path(file))
    else:
        chosen = _ask(say("Nytt passord: "), option)
        if _ask(say("Én gang til: ")) != chosen:
            raise Refused(say("Passordene er ikke like. Prøv igjen."))
    if len(chosen) < _SHORT:
        warn(say("Passordet er kort. Fire tilfeldige ord er lettere å huske og tryggere."))
    return chosen


def from_file(path: Path) -> str:
    """UTF-8; a byte order mark and one final line break are dropped; NFC. Raises `Refused` (exit 2)."""
    return _checked(_content(path, say("Passordfilen")))


def _content(path: Path, what: str) -> str:
    """What a file of one line says; `what` begins the sentence where it cannot be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except OSError as wrong:
        raise Refused(say("{what} {name} kan ikke leses.", what=what, name=path)) from wrong
    if len(raw) > _MOST_BYTES:
        raise Refused(say("{what} {name} er for stor.", what=what, name=path))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Refused(say("{what} {name} er ikke skrevet i UTF-8.", what=what, name=path)) from wrong
    for ending in ("\r\n", "\n", "\r"):
        if text.endswith(ending):
            text = text.removesuffix(ending)
            break
    return unicodedata.normalize("NFC", text)


def _checked(text: str) -> str:
    if not text:
        raise Refused(say("Passordet kan ikke være tomt."))
    return text


def _ask(prompt: str, option: str = "--passord-fil") -> str:
    if not _has_terminal():
        raise Refused(
            say("Det trengs et passord. Uten terminal må det stå i en fil: {option} FIL.", option=option)
        )
    return _checked(_typed(prompt))


def _typed(prompt: str) -> str:
    import getpass

    try:
        return unicodedata.normalize("NFC", getpass.getpass(prompt))
    except EOFError as wrong:  # Ctrl+D
        warn("")
        raise Refused(say("Det ble ikke skrevet noe passord.")) from wrong


def _has_terminal() -> bool:
    """Whether there is a terminal to ask on, wherever stdin and stdout lead."""
    device = "CONIN$" if sys.platform == "win32" else "/dev/tty"
    try:
        with open(device, "r+b" if sys.platform != "win32" else "rb", buffering=0):  # noqa: PTH123 -- a device, not a path
            return True
    except OSError:
        return False
