"""`demo`: the practice workshop, in the app, or all the way to finished files without a screen."""

from __future__ import annotations

import shutil
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.cli.console import is_terminal, out, reader_left, warn
from verksted.cli.failures import DONE, Refused, already_there
from verksted.cli.targets import new_folder, outside_workbooks
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.desk.practising import Progress


def run(options: Namespace) -> int:
    """With `--ut`: every file, `FIL <path>` for each. Without: the app."""
    if options.target is None:
        from verksted.cli.app import open_app

        return open_app(None, practise=True)
    return _unattended(Path(options.target), overwrite=options.overwrite)


def _unattended(target: Path, *, overwrite: bool) -> int:
    from verksted.desk.desk import Tools
    from verksted.desk.handing import write_everything
    from verksted.desk.practising import run_unattended

    tools = Tools()
    book = _room_for(target, overwrite=overwrite)
    with _progress() as tell:
        made = run_unattended(book, tools, tell)
        files = write_everything(book, made, target, tools, overwrite=overwrite, progress=tell)
    out(f"PASSORD {made.passphrase}")
    for path in (book, *files):
        out(f"FIL {path}")
    if reader_left():
        warn(say("Ikke alt som ble skrevet ut, ble lest. Passordet til arbeidsboka vises ikke igjen."))
    return DONE


def _room_for(target: Path, *, overwrite: bool) -> Path:
    """The folder of the new workbook. Refuses where something is in the way and may not be replaced.

    Whatever else may be replaced, a workbook that is not of the practice workshop never is.
    """
    from verksted.desk.handing import in_the_way
    from verksted.desk.practising import is_practice

    new_folder(str(target))
    book = target / "arbeidsbok"
    outside_workbooks(book)
    there = book if book.exists() else in_the_way(target)
    if there is not None and not overwrite:
        raise Refused(already_there(there))
    if book.exists():
        if not is_practice(book):
            raise Refused(
                say("{name} er ikke fra øvingsverkstedet, og røres ikke. Velg en annen mappe.", name=book)
            )
        shutil.rmtree(book)
    target.mkdir(parents=True, exist_ok=True)
    return book


@contextmanager
def _progress() -> Iterator[Progress]:
    """A line that changes, for a person; nothing where the output is no terminal."""
    if not is_terminal():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield lambda text: status.update(f"{text} …")
