"""XML from strangers: expat, never a tree, and no document type, so that no entity can be declared."""

from __future__ import annotations

from typing import Final
from xml.parsers import expat

from verksted.opening.limits import Unreadable
from verksted.workshop.language import say

XML_ERRORS: Final = (expat.ExpatError, LookupError, ValueError)
"""What expat raises at XML that is not sound, or in an encoding that nobody knows."""


def safe_parser() -> expat.XMLParserType:
    """An expat parser that stops at a document type, before any entity exists."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise Unreadable(say("Filen har en innebygd dokumenttype, og slike filer åpner ikke verksted."))

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def damaged_xml() -> Unreadable:
    return Unreadable(say("Filen har ødelagt innhold, og kan ikke leses."))
