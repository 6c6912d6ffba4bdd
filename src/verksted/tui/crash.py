"""What is shown when the program itself fails: that everything saved is saved, and no text at all.

Textual's own crash screen prints the local variables of each frame: notes and keys. This one prints
the kind of error and where in the program it happened.
"""

from __future__ import annotations

import traceback
from types import TracebackType

from verksted.workshop.language import say


def report(error: BaseException) -> str:
    """Norwegian sentences, and file names with line numbers; no values and no message of the error."""
    lines = [
        say("verksted måtte stanse. Alt som det sto «lagret» ved, er på disken."),
        say("Start verksted igjen og åpne arbeidsboka. Den halvskrevne linjen er med der det gikk."),
        say("Til den som skal rette feilen:"),
        f"  {type(error).__name__}",
        *(
            f"  {frame.name} ({_short(frame.filename)}:{frame.lineno})"
            for frame in _frames(error.__traceback__)
        ),
    ]
    return "\n".join(lines)


def _frames(trace: TracebackType | None) -> list[traceback.FrameSummary]:
    return list(
        traceback.StackSummary.extract(traceback.walk_tb(trace), lookup_lines=False, capture_locals=False)
    )[-12:]


def _short(path: str) -> str:
    return "/".join(path.replace("\\", "/").rsplit("/", 3)[-2:])
