"""argparse as verksted wants it: Norwegian, one sentence and exit 2, help in 80 columns with examples.

No command is named here.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, NoReturn

from verksted import __version__
from verksted.cli.argparse_norwegian import NarrowHelp
from verksted.cli.examples import examples_of
from verksted.cli.failures import USAGE
from verksted.workshop.language import say

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class Parser(argparse.ArgumentParser):
    """argparse in Norwegian: one sentence on stderr and exit 2."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False)  # type: ignore[arg-type]
        self.add_argument("-h", "--hjelp", "--help", action="help", help=say("vis denne hjelpen"))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """As argparse does it, but for a full disk or a reader that has left: those are told of."""
        (file or sys.stderr).write(message)

    def error(self, message: str) -> NoReturn:
        from verksted.workshop.text import clean_line

        text = say("{message} Se «{program} --help».", message=message, program=self.prog)
        self.exit(USAGE, clean_line(text) + "\n")


class Commands:
    """The parser of all commands, and their names."""

    def __init__(self) -> None:
        self.parser = Parser(
            prog="verksted",
            usage=say("verksted [MAPPE]\n      verksted KOMMANDO …"),
            formatter_class=NarrowHelp,
            description=say("Arbeidsbok for medvirkningsverksteder. «verksted» alene åpner programmet."),
            epilog=say(
                "Avslutningskoder: 0 ferdig, 1 noe gikk galt, 2 feil bruk, 3 får ikke gå ut, 4 feil passord, "
                "5 skadet eller ukjent innhold."
            ),
        )
        self.parser.add_argument(
            "--versjon", action="version", version=f"verksted {__version__}", help=say("vis versjonen")
        )
        self.group = self.parser.add_subparsers(
            dest="command", metavar=say("KOMMANDO"), title=say("kommandoer")
        )

    @property
    def choices(self) -> frozenset[str]:
        return frozenset(self.group.choices or ())

    def add(self, name: str, target: str, text: str) -> Parser:
        module, function = target.split(":")
        parser: Parser = self.group.add_parser(
            name,
            help=text,
            description=f"{text[0].upper()}{text[1:]}.",
            epilog=examples_of(name),
            prog=f"verksted {name}",
            formatter_class=NarrowHelp,
        )
        parser.set_defaults(module=module, function=function)
        return parser

    def unlisted(self, name: str, target: str) -> None:
        """A command that the app tells of where it is needed."""
        module, function = target.split(":")
        parser = self.group.add_parser(name, prog=f"verksted {name}")
        parser.set_defaults(module=module, function=function)


def app_parser(commands: Commands) -> Parser:
    parser = Parser(
        prog="verksted", description=commands.parser.description, epilog=commands.parser.format_help()
    )
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.format_help = commands.parser.format_help  # type: ignore[method-assign]
    parser.add_argument("--versjon", action="version", version=f"verksted {__version__}")
    parser.add_argument("folder", nargs="?", metavar=say("MAPPE"))
    parser.set_defaults(command=None)
    return parser
