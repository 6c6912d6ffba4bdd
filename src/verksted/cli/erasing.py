"""`slett`: notes, or the whole workbook, gone for good; with a receipt, and only on a recorded decision."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from verksted.cli.console import out, warn
from verksted.cli.failures import DONE, FAILED, Refused, already_there
from verksted.cli.passphrases import passphrase
from verksted.desk.desk import Desk, Tools
from verksted.workbook import Decision, Receipt, Workbook
from verksted.workbook.receipts import receipt_text
from verksted.workshop.language import current, say, use


def run(options: Namespace) -> int:
    """Erase, then write the receipt. 3 without a recorded decision: date, role and basis."""
    receipt_file = Path(options.receipt)
    if receipt_file.exists() and not options.overwrite:
        raise Refused(already_there(receipt_file), FAILED)
    secret = passphrase(options.passphrase_file)
    book = Workbook.open(Path(options.folder), passphrase=secret, env=Tools().environment)
    use(Desk(book, Tools()).workshop.standard)
    try:
        decision = _decision(options)
        if decision is not None:
            book.record_decision(decision)
        receipt = _erased(book, options.notes)
    finally:
        book.close()
    receipt_file.write_text(receipt_text(receipt, current().value), "utf-8")
    for name in receipt.stuck:
        warn(say("Fikk ikke slettet {name}. Slett den for hånd.", name=name))
    out(say("Slettet. Kvitteringen ligger i {name}.", name=receipt_file))
    return DONE


def _decision(options: Namespace) -> Decision | None:
    given = (options.decided_on, options.decided_by, options.basis)
    if not any(given):
        return None
    if not all(given):
        raise Refused(say("Vedtaket må ha alle tre: --vedtak-dato, --vedtak-rolle og --vedtak-grunnlag."))
    try:
        day = date.fromisoformat(options.decided_on)
    except ValueError as wrong:
        raise Refused(say("Datoen må skrives som 2026-11-22.")) from wrong
    return Decision(day, options.decided_by, options.basis)


def _erased(book: Workbook, notes: list[str] | None) -> Receipt:
    if notes is None:
        return book.destroy()
    missing = [note for note in notes if book.get("notes", note) is None]
    if missing:
        raise Refused(say("Disse notatene finnes ikke: {ids}.", ids=", ".join(missing)))
    receipt, renewed = book.erase([("notes", note) for note in notes])
    renewed.close()
    return receipt
