"""`notat` and `vis`: notes in from stdin, and what the workbook holds."""

from __future__ import annotations

import codecs
import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from verksted.cli.console import out, reader_left, silence_stdout, warn
from verksted.cli.failures import BAD_INPUT, DONE, FAILED, Refused
from verksted.cli.passphrases import passphrase
from verksted.desk.desk import Desk
from verksted.desk.overview import overview
from verksted.desk.taking import NoteTaker, keeping_up
from verksted.workbook.errors import WrongPassphrase
from verksted.workshop.language import current, say, use
from verksted.workshop.notes import Note

TRIES = 3
"""How often the passphrase may be typed after a new key."""
MANY = 1000
"""Notes from which somebody could think that the program hangs."""
PIECE = 64 * 1024
"""Bytes of a line that are read at a time: a line of 100 MB must not need 100 MB."""


def open_desk(options: Namespace) -> Desk:
    """The workbook that the options name, opened; damage is told on stderr."""
    folder = Path(options.folder)
    secret = passphrase(options.passphrase_file)
    desk = Desk.open(folder, passphrase=secret)
    if desk.workshop.standard is current():
        return desk
    use(desk.workshop.standard)
    if desk.workbook.damage or desk.workbook.remarks:  # told in the other standard while it was read
        desk.close()
        desk = Desk.open(folder, passphrase=secret)
    return desk


def take(options: Namespace) -> int:
    """Notes from stdin; `OK <id>` for each once it is on disk."""
    told = _Receipts()
    with open_desk(options) as desk:
        _tell_damage(desk)
        taker = NoteTaker(desk, options.role)
        bad_bytes = False
        with keeping_up(desk), _interrupted():
            for pieces in _lines(sys.stdin.buffer):
                last: Note | None = None
                for text in pieces:
                    bad_bytes = bad_bytes or "\N{REPLACEMENT CHARACTER}" in text
                    stored = taker.take(text) if last is None else taker.take_more(text, last)
                    for note in stored:
                        told.tell(note)
                        last = note
                if desk.workbook.met_new_key:
                    _ask_again(desk, options.passphrase_file)
                    taker.refresh()
        if bad_bytes:
            warn(say("Noen tegn lot seg ikke lese og er erstattet med \N{REPLACEMENT CHARACTER}."))
    return told.code


class _Receipts:
    """`OK` for each note. What is stored is stored, whether or not anybody can be told of it."""

    def __init__(self) -> None:
        self.code = DONE
        self._silent = False

    def tell(self, note: Note) -> None:
        if self._silent:
            return
        try:
            out(f"OK {note.id}")
        except OSError:
            silence_stdout()
            self.code = FAILED
        if reader_left():
            self._silent = True
            warn(
                say(
                    "Kvitteringene (OK) kan ikke skrives ut lenger. Notatene blir lagret likevel: "
                    "ikke skriv dem inn på nytt."
                )
            )


@contextmanager
def _interrupted() -> Iterator[None]:
    """What Ctrl+C means while notes are taken."""
    try:
        yield
    except KeyboardInterrupt:
        raise Refused(say("Avbrutt. Alt som er kvittert med OK, er lagret."), FAILED) from None


def _ask_again(desk: Desk, passphrase_file: str | None) -> None:
    """After a new key: the passphrase once more. What was acknowledged is under the new key already."""
    warn(say("Arbeidsboka har fått ny nøkkel på en annen maskin. Alt som er kvittert med OK, er tatt med."))
    for left in reversed(range(TRIES)):
        secret = passphrase(passphrase_file, say("Skriv passordet for å fortsette: "))
        try:
            desk.workbook.reopen(passphrase=secret)
        except WrongPassphrase as wrong:
            if not left or passphrase_file is not None:
                raise
            warn(str(wrong))
        else:
            return


def _lines(stream: BinaryIO) -> Iterator[Iterator[str]]:
    """The lines of a byte stream, each as pieces of text that no piece limit cuts inside a character."""
    ended = [False]
    first = True
    while not ended[0]:
        yield _pieces(stream, ended, drop_mark=first)
        first = False


def _pieces(stream: BinaryIO, ended: list[bool], *, drop_mark: bool) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    kept = ""
    while True:
        raw = stream.readline(PIECE)
        if not raw:
            ended[0] = True
        # Short of a whole piece without a line break, only the end of the stream is so.
        last = raw.endswith(b"\n") or len(raw) < PIECE
        text = kept + decoder.decode(raw, final=last)
        if drop_mark:
            text = text.removeprefix("\ufeff")
            drop_mark = False
        if last:
            if text.strip():
                yield text
            return
        # Cut at a space, so that an identifier is never split between two pieces.
        cut = text.rfind(" ") + 1
        if not cut or cut < len(text) - PIECE // 2:
            cut = len(text)
        kept = text[cut:]
        yield text[:cut]


def show(options: Namespace) -> int:
    """What the workbook holds; with `--raa` the notes themselves, with a warning."""
    with open_desk(options) as desk:
        view = overview(desk, raw=options.raw, slow=lambda: _tell_of_waiting(len(desk.notes)))
        if options.raw:
            warn(say("Dette er rånotater. De skal ikke kopieres, sendes eller skrives ut."))
        if options.as_json:
            out(json.dumps(view, ensure_ascii=False))
        else:
            _print_view(view)
        return BAD_INPUT if _tell_damage(desk) else DONE


def _tell_of_waiting(notes: int) -> None:
    """On a terminal only: with many notes this takes long, the first time."""
    if notes >= MANY and sys.stderr.isatty():
        warn(say("Leser gjennom alle {count} notatene. Det tar litt tid denne ene gangen.", count=notes))


def _tell_damage(desk: Desk) -> bool:
    for damage in desk.workbook.damage:
        warn(damage.sentence)
    return bool(desk.workbook.damage)


def _print_view(view: dict[str, object]) -> None:
    from verksted.desk.words import lines_of_view

    for line in lines_of_view(view):
        out(line)
