"""Which encoding the first bytes of a file tell of, and whether they are text at all."""

from __future__ import annotations

import codecs

WINDOWS = "verksted-windows"
"""For `errors=` when UTF-8 is decoded: letters that an older Windows program wrote are read as letters."""
_WRITTEN = "æøåÆØÅéÉèÈêÊëËòóôöÓÔÖäÄáàâÁÂÀüÜúíñçÇ–—«»“”‘’…§°½"
_LETTERS = {sign.encode("cp1252")[0]: sign for sign in _WRITTEN}


def encoding_of(head: bytes) -> str:
    """The encoding that the first bytes tell of: UTF-16 by its mark, or by every other byte being nil."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(head) >= 4 and not any(head[1::2]) and all(head[0:-1:2]):
        return "utf-16-le"
    if len(head) >= 4 and not any(head[0:-1:2]) and all(head[1::2]):
        return "utf-16-be"
    return "utf-8-sig"


def _as_windows(wrong: UnicodeError) -> tuple[str, int]:
    """A bad byte that is a letter in Windows' Western encoding is that letter; any other is U+FFFD."""
    if not isinstance(wrong, UnicodeDecodeError):
        raise wrong
    letter = _LETTERS.get(wrong.object[wrong.start])
    if letter is None:
        return "\N{REPLACEMENT CHARACTER}", wrong.end
    return letter, wrong.start + 1


codecs.register_error(WINDOWS, _as_windows)


def errors_of(encoding: str) -> str:
    """What `errors=` should be for a text in this encoding."""
    return WINDOWS if encoding.startswith("utf-8") else "replace"


def is_text(head: bytes) -> bool:
    """Whether the first bytes can be text at all: few control characters once they are decoded."""
    text = head.decode(encoding_of(head), errors="replace")
    odd = sum(1 for char in text if (char < " " and char not in "\t\n\r\f\x1b") or char == "\x7f")
    return odd * 10 <= len(text)
