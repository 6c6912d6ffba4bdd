"""`ny` and `nokkel`: a new workbook, and who may open it."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from verksted.cli.console import out, reader_left, warn
from verksted.cli.failures import DONE, FAILED, Refused
from verksted.cli.passphrases import new_passphrase, passphrase, recovery_key
from verksted.cli.targets import new_folder
from verksted.desk.desk import Desk, Tools
from verksted.workbook import Workbook
from verksted.workbook.opening import check_target
from verksted.workbook.surroundings import cautions
from verksted.workshop.language import say, use
from verksted.workshop.text import clean_line
from verksted.workshop.words import WrittenStandard


def create(options: Namespace) -> int:
    """A new workbook. The recovery key is the last line of stdout, once."""
    title = clean_line(options.title)
    if not title:
        raise Refused(say("Verkstedet må ha en tittel."))
    standard = WrittenStandard(options.standard)
    use(standard)
    folder = new_folder(options.folder)
    check_target(folder, Tools().environment)
    for caution in cautions(folder, os.environ):
        warn(f"▲ {caution.sentence}")
    desk, recovery = Desk.create(
        folder, title=title, passphrase=new_passphrase(options.passphrase_file), standard=standard
    )
    with desk:
        out(say("Arbeidsboka er laget i {folder}.", folder=folder))
    out(say("Skriv av gjenopprettingsnøkkelen. Den vises bare denne ene gangen:"))
    out(recovery)
    if reader_left():
        warn(
            say(
                "Ingen tok imot gjenopprettingsnøkkelen. Slett {folder}, og lag arbeidsboka på nytt.",
                folder=folder,
            )
        )
        return FAILED
    return DONE


def change(options: Namespace) -> int:
    """Add, change, remove or restore a key; or list them."""
    actions = {"vis": _list, "legg-til": _add, "bytt": _change, "fjern": _remove, "gjenopprett": _restore}
    return actions[options.action](options)


def _open(options: Namespace) -> tuple[Workbook, str]:
    """The workbook, and the passphrase that opened it."""
    secret = passphrase(options.passphrase_file, say("Passord: "))
    return _spoken(Workbook.open(Path(options.folder), passphrase=secret, env=Tools().environment)), secret


def _spoken(book: Workbook) -> Workbook:
    """The same workbook; from now on its written standard is spoken."""
    use(Desk(book, Tools()).workshop.standard)
    return book


def _list(options: Namespace) -> int:
    with _open(options)[0] as book:
        for slot in book.slots():
            mine = say(" (denne)") if slot.id == book.slot.id else ""
            where = say(" – utenfor mappen") if slot.elsewhere else ""
            out(f"{slot.id}  {slot.role or slot.kind}{where}{mine}")
    return DONE


def _add(options: Namespace) -> int:
    book, opened = _open(options)
    with book:
        place = _outside(book, options)
        new = new_passphrase(options.new_file, "--nytt-passord-fil")
        shared = [*book.others_with(new), *([book.slot] if new == opened else [])]
        slot = book.add_slot(new, options.role, folder=place)
        out(say("Lagt til: {role}, nøkkel {slot}.", role=slot.role, slot=slot.id))
        _tell_place(place)
        for other in shared:
            warn(say("Det samme passordet åpner nøkkelen til {role}. Da kan én person signere for to; "
                     "bytt det ene.", role=other.role))  # fmt: skip
    return DONE


def _outside(book: Workbook, options: Namespace) -> Path | None:
    """The folder outside the workbook that was asked for, or None."""
    if options.outside is None:
        return None
    return book.outside(Path(options.outside) if options.outside else None)


def _tell_place(place: Path | None) -> None:
    if place is not None:
        out(say("Nøkkelen ligger i {place}. Blir den borte, åpner bare de andre nøklene.", place=place))


def _change(options: Namespace) -> int:
    book, opened = _open(options)
    with book:
        place = _outside(book, options)
        book.change_passphrase(new_passphrase(options.new_file, "--nytt-passord-fil"), folder=place)
        _tell_place(place)
        out(say("Passordet er byttet. En gammel kopi av mappen åpnes fortsatt med det gamle."))
        for other in book.others_with(opened):
            warn(say("Det gamle passordet åpner fortsatt nøkkelen til {role}.", role=other.role))
    return DONE


def _remove(options: Namespace) -> int:
    if not options.slot:
        raise Refused(say("Skriv hvilken nøkkel som skal fjernes: --plass ID. «vis» lister dem."))
    with _open(options)[0] as book:
        book.remove_slot(options.slot)
        out(say("Nøkkelen er fjernet. En gammel kopi av mappen åpnes fortsatt med den."))
    return DONE


def _restore(options: Namespace) -> int:
    typed = recovery_key(options.recovery_file)
    folder = Path(options.folder)
    with _spoken(Workbook.open(folder, recovery_key=typed, env=Tools().environment)) as book:
        slot = book.add_slot(
            new_passphrase(options.new_file or options.passphrase_file, "--nytt-passord-fil"), options.role
        )
        out(say("Arbeidsboka har fått et nytt passord for {role}.", role=slot.role))
    return DONE
