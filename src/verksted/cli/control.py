"""`kontroll`: is this summary as it was released, and is this finished file safe to send?"""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from pathlib import Path

from verksted.cli.console import out, warn
from verksted.cli.failures import BAD_INPUT, DONE, NOT_ALLOWED_OUT, Refused
from verksted.cli.targets import no_folder
from verksted.workshop.language import say

_LONG = 60_000
"""Bytes of a file from which the wait is so long that somebody could think the program hangs."""


def run(options: Namespace) -> int:
    """A summary: schema and signature. Any other file: a scan of every part of it."""
    _check_fingerprint(options.fingerprint)
    path = Path(options.file)
    no_folder(path, BAD_INPUT)
    if not path.is_file():
        raise Refused(say("Finner ikke filen {name}.", name=path), BAD_INPUT)
    if path.suffix.lower() == ".json":
        return _summary(path, options.fingerprint)
    return _finished_file(path)


def _check_fingerprint(given: str | None) -> None:
    """Refuse what can be no fingerprint, before it is taken for another key than that of the file."""
    from verksted.desk.trusted import normal_fingerprint

    if given is not None and not re.fullmatch(r"\d{24}", normal_fingerprint(given)):
        raise Refused(say("Et fingeravtrykk er seks grupper med fire sifre. Skriv det slik det er oppgitt."))


def _summary(path: Path, given: str | None) -> int:
    from verksted.desk.trusted import is_known, normal_fingerprint, remember
    from verksted.report.json_form import from_json
    from verksted.report.signing import fingerprint, verify

    summary = from_json(path.read_bytes())
    if not verify(summary):
        raise Refused(
            say("Sammendraget er endret etter at det ble frigitt, eller signaturen mangler."), BAD_INPUT
        )
    mark = fingerprint(summary.key)
    out(say("Sammendraget er uendret siden frigivelse."))
    out(say("Fingeravtrykk: {mark}", mark=mark))
    if given is not None and normal_fingerprint(given) != normal_fingerprint(mark):
        warn(say("Nøkkelen er en annen enn den du oppga. Ring den som sendte filen, og sammenlign."))
        return NOT_ALLOWED_OUT
    if given is not None:
        try:
            remember(mark)
        except OSError:  # what was asked for is done: only the next time must it be told again
            warn(say("Fikk ikke husket nøkkelen på denne maskinen. Oppgi den med --nokkel neste gang også."))
    if given is not None or is_known(mark):
        out(say("Nøkkelen er kjent: den er godtatt her."))
    else:
        # The word for what was accepted before stands nowhere in this one: both are read by programs.
        out(say("Nøkkelen er ny her. Ring den som sendte filen, og sammenlign fingeravtrykket."))
    return DONE


def _finished_file(path: Path) -> int:
    from verksted.desk.exporting import scan_finished

    if path.stat().st_size > _LONG and sys.stderr.isatty():
        warn(say("Leser gjennom hele filen. En lang rapport kan ta et halvt minutt."))
    leaks = scan_finished(path)
    for leak in leaks:
        out(f"■ {leak.part}: {leak.what} – {leak.why}")
    if leaks:
        warn(say("{count} funn. Filen bør ikke sendes før alt er vurdert.", count=len(leaks)))
        return NOT_ALLOWED_OUT
    out(say("Ingen funn. verksted finner ikke alt: les gjennom filen før den sendes."))
    return DONE
