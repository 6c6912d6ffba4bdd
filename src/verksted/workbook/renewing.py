"""Going on under a newer key: what an open workbook does when somebody else has erased or renewed.

Everything this program had read and written, and the new key's holder had not, is taken in under the new
key before anything else, so that a closed lid costs nothing. What was erased stays erased. Whether the
person may go on is for the caller to ask: `reopen` answers that with a passphrase.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verksted.workbook import joining, opening, packing, people
from verksted.workbook.errors import NewerGeneration, WorkbookError, WrongPassphrase
from verksted.workbook.joining import Carried
from verksted.workbook.ledger import NewKey
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.workbook.book import Workbook


def follow(book: Workbook) -> Carried:
    """Takes over the newest key that is sealed to this slot, with the secret the program has.

    Raises:
        NewerGeneration: the slot was removed or has another passphrase, or the new key's files have not
            come yet (a synced folder); nothing has changed, and memory still holds everything.
        WriteFailed and kin: what was carried over could not be stored; nothing has changed.
    """
    with book.exclusive():
        try:
            found = opening.find_again(book.folder, book.slot.id, book.secret, book.env, book.slot_files)
        except WrongPassphrase:
            raise NewerGeneration(
                say("Arbeidsboka har fått ny nøkkel; åpne den på nytt med passordet ditt.")
            ) from None
        carried = _take_over(book, found)
        book.new_key = NewKey.FOLLOWED
        return carried


def reopen(book: Workbook, *, passphrase: str | None, recovery_key: str | None) -> Carried:
    """Makes sure that the user may go on, and goes on under the newest key.

    Raises:
        WrongPassphrase: not this one; the workbook stays as it was.
        WriteFailed and kin: as `follow`.
        NotAWorkbook, Damaged, Hostile, Unsupported: the folder cannot be read.
    """
    with book.exclusive():
        found = opening.find(book.folder, passphrase, recovery_key, book.env, book.slot_files)
        if found.library.key == book.library.key:
            book.know_slots()  # still in force, or the newer one has not come: whoever has the word decides
            carried = Carried(0, 0)
        else:
            carried = _take_over(book, found)
        book.new_key = NewKey.NONE
        return carried


def _take_over(book: Workbook, found: opening.Found) -> Carried:
    old = book.library
    if found.library.key == old.key or not any(picture.whole for picture in found.library.pictures.values()):
        raise NewerGeneration(_on_its_way())
    slot = people.find(found.library.cells, found.slot.slot, book.slot.kind)
    fresh = book.under(found, replace(slot, role=book.slot.role or slot.role))
    try:
        carried = joining.take_in(fresh, old)
    except WorkbookError:
        fresh.retire()
        raise
    book.become(fresh)
    packing.remove_files(book, sorted(old.own))  # all of it is carried over, but for what was erased
    return carried


def _on_its_way() -> str:
    """A new key without its snapshot: what is written now could bring back what was erased."""
    return say(
        "Arbeidsboka får ny nøkkel, men filene er ikke kommet fram ennå. "
        "Det du har skrevet, er trygt her så lenge."
    )
