"""`sjekk`, and the commands that rescue, merge and pack a workbook."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.cli.console import out, warn
from verksted.cli.failures import BAD_INPUT, DONE
from verksted.cli.passphrases import passphrase
from verksted.cli.targets import new_folder
from verksted.desk.desk import Desk, Tools
from verksted.workbook.damage import writer
from verksted.workshop.language import current, say, use

if TYPE_CHECKING:
    from verksted.workbook import Damage
    from verksted.workbook.opening import Found


def check(options: Namespace) -> int:
    """Whole (0), or what is missing or damaged, with time and writer (5)."""
    from verksted.workbook.checking import report_of

    report = report_of(_found(Path(options.folder), passphrase(options.passphrase_file)))
    _tell(report.damage, report.remarks)
    if report.whole:
        out(say("Arbeidsboka er hel."))
    else:
        warn(say("Noe mangler. Bruk «verksted berg» for å berge resten."))
    return report.exit_code


def rescue(options: Namespace) -> int:
    """All that is whole into a new workbook; what is lost is told by time and writer."""
    from verksted.workbook.rescuing import rescue_found

    folder, target = Path(options.folder), new_folder(options.target)
    found = _found(folder, passphrase(options.passphrase_file))
    made = rescue_found(folder, found, target, Tools().environment)
    _tell(made.damage, made.remarks)
    for role in made.without_key:
        warn(say("Nøkkelen til «{role}» kom ikke med. Legg den til med «verksted nokkel».", role=role))
    out(say("Berget {count} ting til {target}.", count=sum(made.documents.values()), target=target))
    return DONE


def merge(options: Namespace) -> int:
    """The union of several copies, as a new workbook."""
    from verksted.workbook import merge as merge_workbooks

    target = new_folder(options.target)
    folders = [Path(folder) for folder in options.folders]
    secret = passphrase(options.passphrase_file)
    _found(folders[0], secret)
    made = merge_workbooks(folders, target, passphrase=secret, env=Tools().environment)
    _tell(made.damage, made.remarks)
    for late in made.late:
        warn(say("{folder} er fra før arbeidsboka fikk ny nøkkel, og er ikke tatt med.", folder=late))
    if made.conflicts == 1:
        out(say("Ett notat er endret to steder. Begge versjonene er beholdt."))
    elif made.conflicts:
        out(say("{count} notater er endret to steder. Begge versjonene er beholdt.", count=made.conflicts))
    out(say("Slått sammen til {target}: {count} ting.", target=target, count=made.documents))
    if not made.damage:
        return DONE
    warn(say("Noe mangler i kopiene. Det som kunne leses, er slått sammen."))
    return BAD_INPUT


def _found(folder: Path, secret: str) -> Found:
    """The workbook in the folder, read; from now on its written standard is spoken.

    What was remarked while it was read, before it was known how to speak, is read anew.
    """
    from verksted.desk.desk import standard_in
    from verksted.workbook.opening import find

    env = Tools().environment
    found = find(folder, secret, None, env)
    standard = standard_in(found.library)
    if standard is current():
        return found
    use(standard)
    return find(folder, secret, None, env)


def pack(options: Namespace) -> int:
    """One snapshot in place of what is closed."""
    from verksted.workbook import Workbook

    secret = passphrase(options.passphrase_file)
    with Workbook.open(Path(options.folder), passphrase=secret, env=Tools().environment) as book:
        use(Desk(book, Tools()).workshop.standard)
        made = book.pack()
    if made.open_kept:
        out(say("Kanskje i bruk av andre, og ikke rørt: {count} av filene.", count=made.open_kept))
    if made.damaged_kept:
        out(say("Skadet og beholdt, så de kan berges: {count} av filene.", count=made.damaged_kept))
    for name in made.stuck:
        warn(say("Fikk ikke fjernet {name}. Prøv igjen når ingen andre bruker mappen.", name=name))
    if made.removed:
        out(say("Pakket. Filer som er slått sammen: {count}.", count=made.removed))
    elif not (made.open_kept or made.damaged_kept or made.stuck):
        out(say("Alt var pakket fra før."))
    return DONE


def _tell(damage: Iterable[Damage], remarks: Iterable[Damage]) -> None:
    for found in damage:
        out(f"■ {found.sentence}")
    for remark in remarks:
        out(f"▲ {_ended(remark) or remark.sentence}")


def _ended(remark: Damage) -> str:
    """When a session that was never closed was seen last; "" for other remarks."""
    if remark.code != "open" or remark.until is None:
        return ""
    at = remark.until.astimezone()
    return say(
        "Forrige økt til {who} ble ikke avsluttet på vanlig måte. "
        "Den sluttet {day}.{month}.{year} kl. {clock}; alt som var lagret, er her.",
        who=writer(remark.role),
        day=at.day,
        month=at.month,
        year=at.year,
        clock=f"{at:%H.%M}",
    )
