"""`sjekk`, and the commands that mend, merge, pack and erase."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from verksted.cli.console import out
from verksted.cli.passphrases import passphrase
from verksted.desk.desk import Tools
from verksted.workshop.language import say


def check(options: Namespace) -> int:
    """Whole (0), or what is missing or damaged, with time and writer (5)."""
    from verksted.workbook import check as check_workbook

    report = check_workbook(
        Path(options.folder), passphrase=passphrase(options.passphrase_file), env=Tools().environment
    )
    for found in report.damage:
        out(f"■ {found.sentence}")
    for remark in report.remarks:
        out(f"▲ {remark.sentence}")
    out(
        say("Arbeidsboka er hel.")
        if report.whole
        else say("Noe mangler. Bruk «verksted berg» for å berge resten.")
    )
    return report.exit_code
