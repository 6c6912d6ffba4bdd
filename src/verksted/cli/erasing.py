"""`slett`: notes, or the whole workbook, gone for good; with a receipt, and only on a recorded decision.

All that can go wrong is found out before anything is erased: the decision, the notes, the receipt's place.
"""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from verksted.cli.console import out, warn
from verksted.cli.failures import DONE, FAILED, NOT_ALLOWED_OUT, Refused
from verksted.cli.passphrases import passphrase
from verksted.cli.targets import new_file
from verksted.desk.desk import Desk, Tools
from verksted.desk.receipt_file import keep, room_for
from verksted.workbook import Decision, Receipt, Workbook
from verksted.workbook.receipts import receipt_text
from verksted.workshop.language import current, say, use


def run(options: Namespace) -> int:
    """Erase, then write the receipt. 3 without a recorded decision: date, role and basis."""
    target = new_file(options.receipt, overwrite=options.overwrite)
    secret = passphrase(options.passphrase_file)
    tools = Tools()
    book = Workbook.open(Path(options.folder), passphrase=secret, env=tools.environment)
    use(Desk(book, tools).workshop.standard)
    try:
        decision = _decision(options, tools.environment.clock().astimezone().date())
        _check_notes(book, options.notes)
        with room_for(target) as spare:
            if decision is not None:
                book.record_decision(decision)
            receipt = _erased(book, options.notes)
            text = receipt_text(receipt, current().value)
            kept = keep(spare, target, text)
    finally:
        book.close()
    for name in receipt.stuck:
        warn(say("Fikk ikke slettet {name}. Slett den for hånd.", name=name))
    if not kept:
        for line in text.splitlines():  # it cannot be had again
            out(line)
        warn(
            say("Slettet, men kvitteringen lot seg ikke skrive til {name}. Ta vare på den her.", name=target)
        )
        return FAILED
    out(say("Slettet. Kvitteringen ligger i {name}.", name=target))
    return DONE


def _decision(options: Namespace, today: date) -> Decision | None:
    given = (options.decided_on, options.decided_by, options.basis)
    if not any(given):
        return None
    if not all(text and text.strip() for text in given):
        raise Refused(say("Vedtaket må ha alle tre: --vedtak-dato, --vedtak-rolle og --vedtak-grunnlag."))
    try:
        day = date.fromisoformat(options.decided_on)
    except ValueError as wrong:
        raise Refused(say("Datoen må skrives som 2026-11-22.")) from wrong
    if day > today:
        raise Refused(say("Datoen for vedtaket har ikke vært ennå."))
    _refuse_names(options.decided_by, options.basis)
    return Decision(day, options.decided_by, options.basis)


def _refuse_names(*texts: str) -> None:
    """The decision stands on the receipt, which is plain text and is filed: roles, never people."""
    from verksted.privacy.detector import Detector
    from verksted.privacy.findings import DIRECT, Action

    for text, findings in zip(texts, Detector.load().find_document(texts), strict=True):
        for found in findings:
            if found.label in DIRECT and found.action is Action.MASK:
                words = text[found.start : found.end]
                sentence = say("Vedtaket kan ikke peke ut noen («{words}»). Skriv rollen.", words=words)
                raise Refused(sentence, NOT_ALLOWED_OUT)


def _check_notes(book: Workbook, notes: list[str] | None) -> None:
    missing = [note for note in notes or () if book.get("notes", note) is None]
    if missing:
        raise Refused(say("Disse notatene finnes ikke: {ids}.", ids=", ".join(missing)))


def _erased(book: Workbook, notes: list[str] | None) -> Receipt:
    if notes is None:
        return book.destroy()
    receipt, renewed = book.erase([("notes", note) for note in notes])
    renewed.close()
    return receipt
