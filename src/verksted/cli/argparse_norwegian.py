"""argparse speaks English through its own gettext; here is what it says, in Norwegian."""

from __future__ import annotations

import argparse
from textwrap import fill

from verksted.workshop.language import mark, say

_SENTENCES = {
    "usage: ": mark("Bruk: "),
    "positional arguments": mark("argumenter"),
    "options": mark("valg"),
    "the following arguments are required: %s": mark("Dette mangler: %s."),
    "one of the arguments %s is required": mark("Ett av disse må være med: %s."),
    "not allowed with argument %s": mark("kan ikke brukes sammen med %s."),
    "unrecognized arguments: %s": mark("Kjenner ikke dette: %s."),
    "expected one argument": mark("trenger én verdi."),
    "expected at least one argument": mark("trenger minst én verdi."),
    "expected at most one argument": mark("kan ha høyst én verdi."),
    "ignored explicit argument %r": mark("skal ikke ha noen verdi (%r)."),
    "ambiguous option: %(option)s could match %(matches)s": mark(
        "%(option)s kan bety flere ting: %(matches)s."
    ),
    "invalid choice: %(value)r (choose from %(choices)s)": mark(
        "%(value)r går ikke her. Velg mellom %(choices)s."
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        mark("Kjenner ikke kommandoen %(parser_name)r. Velg mellom %(choices)s.")
    ),
    # Whole numbers are the one type that any option has.
    "invalid %(type)s value: %(value)r": mark("%(value)r er ikke et helt tall."),
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "%(heading)s:": "%(heading)s:",
    " (default: %(default)s)": mark(" (ellers %(default)s)"),
}


class NarrowHelp(argparse.RawDescriptionHelpFormatter):
    """Help that fits 80 columns however wide the window is; examples keep their lines."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=79)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Paragraphs filled; one that begins with a space is an example, and stays."""
        pieces = [line if line.startswith(" ") else fill(line, width) for line in text.splitlines()]
        return indent + f"\n{indent}".join(pieces)


def _translate(sentence: str) -> str:
    norwegian = _SENTENCES.get(sentence)
    return sentence if norwegian is None else say(norwegian)


def _translate_many(singular: str, plural: str, number: int) -> str:
    del plural, number
    if singular == "expected %s argument":
        return say("trenger %s verdier.")
    return _translate(singular)


def speak_norwegian() -> None:
    """Let every argparse message of this process be Norwegian."""
    setattr(argparse, "_", _translate)  # noqa: B010 -- argparse's own name for gettext, which its stubs leave out
    setattr(argparse, "ngettext", _translate_many)  # noqa: B010
