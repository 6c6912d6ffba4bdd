"""Commands that the design names and that come later: they say so, and do nothing."""

from __future__ import annotations

from argparse import Namespace
from typing import NoReturn

from verksted.cli.failures import Refused
from verksted.workshop.language import say


def collect(options: Namespace) -> NoReturn:
    del options
    raise Refused(
        say("verksted kan ikke samle sammendrag i en database ennå. Det kommer i en senere utgave.")
    )


def serve(options: Namespace) -> NoReturn:
    del options
    raise Refused(say("verksted kan ikke kjøre i nettleseren ennå. Det kommer i en senere utgave."))
