"""How much a file may ask for, and the one sentence when it asks for more or cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


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
