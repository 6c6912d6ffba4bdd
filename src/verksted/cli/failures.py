"""From what went wrong to one Norwegian sentence and an exit code.

No traceback and no text of a note reaches the terminal: what is unforeseen is told by its kind alone.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable

from verksted.cli.console import silence_stdout, warn
from verksted.workshop.language import say

DONE, FAILED, USAGE, NOT_ALLOWED_OUT, WRONG_PASSPHRASE, BAD_INPUT = 0, 1, 2, 3, 4, 5


class Refused(Exception):  # noqa: N818 -- it is an answer to a person
    """A sentence for the person, and the exit code that goes with it."""

    def __init__(self, text: str, code: int = USAGE) -> None:
        super().__init__(text)
        self.exit_code = code


def already_there(path: object) -> str:
    """The sentence for what stands in the way and may only be replaced on request."""
    return say("{name} finnes fra før. Bruk --skriv-over om den skal byttes ut.", name=path)


def hide_tracebacks() -> None:
    """Let no way out of this process print the message of an error: it may hold a note."""
    import threading

    def tell(error: BaseException | None) -> None:
        if isinstance(error, Exception):
            _tell(error)

    sys.excepthook = lambda _kind, error, _trace: tell(error)
    threading.excepthook = lambda arguments: tell(arguments.exc_value)
    sys.unraisablehook = lambda arguments: tell(arguments.exc_value)


def explained(action: Callable[[], int]) -> int:
    """The action's exit code, or that of what went wrong, told in one sentence."""
    code = _code_of(action)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
    except OSError as wrong:
        silence_stdout()
        return code or _tell(wrong)
    return code


def _code_of(action: Callable[[], int]) -> int:
    try:
        return action()
    except KeyboardInterrupt:
        warn(say("Avbrutt."))
        return FAILED
    except BrokenPipeError:  # by what writes to stdout without us, as argparse does
        silence_stdout()
        return DONE
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else FAILED
    except Exception as wrong:  # noqa: BLE001 -- the last line of defence: nothing may print its locals
        return _tell(wrong)


def _tell(wrong: Exception) -> int:
    code = getattr(wrong, "exit_code", None)
    if isinstance(code, int):
        warn(" ".join(str(wrong).split()))
        for text in dict.fromkeys(entry.text for entry in getattr(wrong, "blockers", ())):
            warn(f"■ {text}")
        return code
    if isinstance(wrong, OSError):
        warn(_system_sentence(wrong))
        return USAGE if isinstance(wrong, FileExistsError) else FAILED
    if isinstance(wrong, MemoryError):
        warn(say("Maskinen har ikke nok ledig minne. Lukk andre programmer, og prøv igjen."))
        return FAILED
    warn(
        say(
            "Noe gikk galt i verksted ({kind}). Alt som var lagret, er fortsatt lagret.",
            kind=type(wrong).__name__,
        )
    )
    return FAILED


def _system_sentence(wrong: OSError) -> str:
    name = str(wrong.filename) if wrong.filename else say("filen")
    if isinstance(wrong, FileNotFoundError):
        return say("Finner ikke {name}.", name=name)
    if isinstance(wrong, PermissionError) or wrong.errno == errno.EROFS:
        return say("Har ikke lov til å lese eller skrive {name}.", name=name)
    if isinstance(wrong, IsADirectoryError | NotADirectoryError):
        return say("{name} er ikke av det slaget som trengs her (fil eller mappe).", name=name)
    if isinstance(wrong, FileExistsError):
        return already_there(name)
    if wrong.errno == errno.ENOSPC:
        return say("Disken er full. Rydd plass, og prøv igjen.")
    return say("verksted fikk ikke brukt {name}. Prøv igjen.", name=name)
