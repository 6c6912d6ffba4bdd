"""What kind of file this is: by its first bytes, then by its name. What cannot be read is told why."""

from __future__ import annotations

from enum import StrEnum

from verksted.opening.encodings import is_text
from verksted.opening.limits import Unreadable
from verksted.workshop.language import say

HEAD = 4096


class Kind(StrEnum):
    TEXT = "text"
    JSONL = "jsonl"
    JSON = "json"
    HTML = "html"
    CALENDAR = "calendar"
    PACKAGE = "package"
    IMAGE = "image"


_BY_SUFFIX = {
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".json": Kind.JSON,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".ics": Kind.CALENDAR,
}
_PACKAGES = (".docx", ".xlsx")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_FOREIGN = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x1f\x8b", "gzip"),
)


def kind_of(head: bytes, name: str, whole: bytes = b"") -> Kind:
    """The kind of a file from its first bytes and its name (which may be "").

    `whole` is more of the file, if there is, for telling locked Office files from old ones. Raises
    Unreadable, with what to do instead, if it is of no kind that can be read.
    """
    suffix = ("." + name.rpartition(".")[2].lower()) if "." in name else ""
    if head.startswith(_OLE):
        raise _ole(head + whole)
    if suffix in (".docm", ".xlsm", ".dotm"):
        raise Unreadable(say("Filen har makroer. Lagre den som vanlig .docx eller .xlsx, og prøv igjen."))
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.PACKAGE
    if suffix in _PACKAGES:
        if not head:
            raise Unreadable(say("Filen er tom."))
        raise Unreadable(say("Filen heter {slutt}, men er ikke en slik fil.", slutt=suffix))
    if head.startswith(_PICTURES):
        return Kind.IMAGE
    _refuse_foreign(head)
    return _BY_SUFFIX.get(suffix) or _piped_kind(head, name)


def _refuse_foreign(head: bytes) -> None:
    if head.startswith((b"MZ", b"\x7fELF")):
        raise Unreadable(say("Filen er et program, ikke en tekst."))
    for mark, what in _FOREIGN:
        if head.startswith(mark):
            raise Unreadable(
                say("Filen er {hva}. verksted leser tekst, Markdown, CSV, Word og Excel.", hva=what)
            )
    if not is_text(head):
        raise Unreadable(say("Filen er verken tekst, Word eller Excel, og kan ikke leses."))


def _piped_kind(head: bytes, name: str) -> Kind:
    """A stream without a name is JSON Lines if its first line is an object with a text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    line = start.split(b"\n", 1)[0]
    return Kind.JSONL if not name and start.startswith(b"{") and b'"text"' in line else Kind.TEXT


def _ole(data: bytes) -> Unreadable:
    if _ENCRYPTED in data:
        return Unreadable(say("Filen er låst med passord. Fjern passordet, og prøv igjen."))
    return Unreadable(
        say("Filen er i det gamle Office-formatet. Lagre den som .docx eller .xlsx, og prøv igjen.")
    )
