"""What reading a file gives: units of text, within limits, or one sentence on why it cannot be read.

Nothing here opens a file, and nothing here knows a format.
"""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph, line or cell.

    `part` names where it stands (`tekst`, or the member of a package, with `@kind` for what is not
    running text), `number` counts from 1 within the part. `own_id` and `doc` are set only for JSON
    Lines, which bring their own; units with the same `doc` are one document.
    """

    part: str
    number: int
    text: str
    own_id: str = ""
    doc: str = ""

    @property
    def id(self) -> str:
        return self.own_id or f"{self.part}#{self.number}"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may ask for, all counted before or while it is read.

    Sizes in bytes, `text_chars` in code points of one unit. A member, or a whole package, larger than
    `ratio_from` may not be more than `ratio` times its packed size. `depth` counts packages within
    packages.
    """

    file_bytes: int = 256 * MIB
    members: int = 4000
    member_bytes: int = 64 * MIB
    total_bytes: int = 256 * MIB
    ratio: int = 100
    ratio_from: int = 8 * MIB
    text_chars: int = 32 * MIB
    xml_depth: int = 500
    depth: int = 3


class Unreadable(Exception):  # noqa: N818 -- the name says it to the caller
    """A file that cannot or must not be read. `str()` is one Norwegian sentence for the user."""

    exit_code = 5
