"""The one sanitiser: every text that comes in or goes out passes here.

Pasted escape sequences reach a real terminal, one control character stops a Word export, and a
bidirectional mark can make a sentence read as another. So text is cleaned once, on the way in
(typing, paste, import, merge, load) and again on the way out. Only the standard library may enter.
"""

from __future__ import annotations

import re
import unicodedata

# C0 but tab and newline, DEL and C1; lone surrogates; bidirectional controls and the invisible
# joiners that can hide text; line and paragraph separators; interlinear marks; non-characters.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "\U000e0000-\U000e007f]"
)
_LINE_BREAKS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_SPACES = re.compile(r"\s+")
_LONG_RUN = re.compile(r"[^\w\s!-~]{31,}")
_MOST_MARKS = 30
_JOINER = "\u034f"


def clean(text: str) -> str:
    r"""Text fit for disk, screen and file: NFC, `\n` line breaks, no controls, no hidden marks.

    Keeps tab and newline. Idempotent. Never raises, whatever the string holds.
    """
    text = _LINE_BREAKS.sub("\n", text)
    text = _UNWANTED.sub("", text)
    return unicodedata.normalize("NFC", _LONG_RUN.sub(_stream_safe, text))


def _stream_safe(run: re.Match[str]) -> str:
    """No more than 30 combining marks in a row (UAX #15, stream-safe text): sorting them is quadratic."""
    out: list[str] = []
    marks = 0
    for sign in run[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks > _MOST_MARKS:
            out.append(_JOINER)
            marks = 1
        out.append(sign)
    return "".join(out)


def clean_line(text: str) -> str:
    """As `clean`, for text that is one line: all white space collapses to single spaces."""
    return _SPACES.sub(" ", clean(text)).strip()
