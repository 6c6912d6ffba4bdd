"""`eksport`: the released summary, or the follow-up calendar, as a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from verksted.cli.console import out
from verksted.cli.failures import DONE
from verksted.cli.notes import open_desk
from verksted.workshop.language import say


def run(options: Namespace) -> int:
    """Write the file; 3 with each reason where the summary is not released."""
    from verksted.desk.exporting import export

    target = Path(options.target)
    with open_desk(options) as desk:
        export(desk, target, overwrite=options.overwrite)
    out(say("Skrevet: {target}", target=target))
    return DONE
