"""Giving a person a key, changing it, taking it away: the files in `nokler/`, and what to store of them."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from verksted.workbook import elsewhere
from verksted.workbook.changes import Put
from verksted.workbook.disk import translate
from verksted.workbook.environment import Environment
from verksted.workbook.errors import BadRequest
from verksted.workbook.keys import DataKey, KdfCost, SlotSecret, passphrase_bytes
from verksted.workbook.people import TABLE, Slot, document, everybody
from verksted.workbook.reading import Library
from verksted.workbook.slotfile import SlotFile, new_slot
from verksted.workbook.slots import read_slots, write_slot
from verksted.workshop.language import say
from verksted.workshop.text import clean


class Opened(Protocol):
    """What is asked of an open workbook here."""

    slot: Slot

    @property
    def env(self) -> Environment: ...
    @property
    def folder(self) -> Path: ...
    @property
    def data_key(self) -> DataKey: ...
    @property
    def library(self) -> Library: ...


def add(book: Opened, passphrase: str, role: str, cost: KdfCost, folder: Path | None) -> tuple[Put, Slot]:
    """Writes the file of a new slot; returns the document to store and the slot."""
    cost.check_new()
    if not clean(role).strip():
        raise BadRequest(say("Nøkkelen må ha en rolle, for eksempel «leder»."))
    slot_id = book.env.random(6).hex()
    secret = passphrase_bytes(passphrase)
    file, own = new_slot(book.data_key, slot_id, "passphrase", secret, cost, random=book.env.random)
    _write(book, file, folder)
    put = document(own, role, "passphrase", slot_id, elsewhere=folder is not None)
    return put, Slot(slot_id, clean(role), "passphrase", folder is not None)


def change(
    book: Opened, passphrase: str, cost: KdfCost, folder: Path | None = None
) -> tuple[Put, SlotSecret]:
    """A new file for the slot in use, with a secret of its own; the old file is removed."""
    cost.check_new()
    if book.slot.kind != "passphrase":
        raise BadRequest(
            say("Gjenopprettingsnøkkelen kan ikke byttes med et passord; legg til en ny nøkkel i stedet.")
        )
    old = _files(book, book.slot.id, folder)
    row = dict(book.library.cells.table(TABLE).get(book.slot.id, {}))
    secret = passphrase_bytes(passphrase)
    file, own = new_slot(book.data_key, book.slot.id, "passphrase", secret, cost, random=book.env.random)
    role = str(row.get("role", book.slot.role))
    made = document(own, role, "passphrase", book.slot.id, elsewhere=folder is not None)
    made.document["sign"] += row.get("sign", [])
    _write(book, file, folder)
    _remove(book, old)
    return made, own


def removed(book: Opened, slot_id: str) -> Put:
    """The document that marks a slot as removed.

    Raises:
        BadRequest: no such slot, or nobody could open the workbook with a passphrase any more.
    """
    slots = everybody(book.library.cells)
    if all(slot.id != slot_id for slot in slots):
        raise BadRequest(say("Det finnes ingen slik nøkkel i arbeidsboka."))
    if not any(slot.id != slot_id and slot.kind == "passphrase" for slot in slots):
        raise BadRequest(say("Den siste nøkkelen med passord kan ikke fjernes; legg til en annen først."))
    row = dict(book.library.cells.table(TABLE)[slot_id])
    return Put(TABLE, slot_id, {**row, "removed": True})


def delete_files(book: Opened, slot_id: str) -> None:
    """Removes the files of a slot."""
    _remove(book, _files(book, slot_id))


def _files(book: Opened, slot_id: str, folder: Path | None = None) -> list[Path]:
    """The slot's files in the workbook, in `folder`, on this machine, and on the sticks that are in."""
    try:
        there = book.env.disk.entries(folder, ".slot") if folder else []
        extra = [folder / entry.name for entry in there] if folder else []
        extra += elsewhere.find(book.env, book.data_key.workbook).files
        found = read_slots(book.env.disk, book.folder, dict.fromkeys(extra)).slots
    except OSError as error:
        raise translate(error, book.folder) from error
    return [path for path, slot in found if slot.slot == slot_id]


def _write(book: Opened, file: SlotFile, folder: Path | None) -> None:
    try:
        write_slot(book.env.disk, folder or book.folder / "nokler", file, book.env.random)
    except OSError as error:
        raise translate(error, folder or book.folder) from error


def _remove(book: Opened, paths: list[Path]) -> None:
    try:
        for path in paths:
            book.env.disk.remove(path)
        book.env.disk.sync_folder(book.folder / "nokler")
    except OSError as error:
        raise translate(error, book.folder) from error
