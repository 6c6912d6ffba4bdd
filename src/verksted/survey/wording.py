"""Wordings made equal: what two people who typed the same question would agree is the same text."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_NUMBER = re.compile(
    r"^(?:(?:spørsmål|sp|spm|q|question|nr)\.?\s*)?\d{1,3}[a-z]?\s*[.):–-]\s*", re.IGNORECASE
)
_NOT_WORDS = re.compile(r"[^\w%+]+")
_MATRIX = re.compile(r"^(?P<lead>.{3,}?)\s*\[(?P<row>[^\[\]]{2,})\]\s*$", re.DOTALL)
_AGAIN = re.compile(r"(?<=[a-zæøå?.!»\")])\d{1,2}$")


def plain(text: str) -> str:
    """Lower case, no numbering in front, no punctuation, single spaces. «ikke» and every other word stays."""
    flat = unicodedata.normalize("NFKC", text).casefold()
    flat = _NUMBER.sub("", flat.strip())
    return " ".join(_NOT_WORDS.sub(" ", flat).split())


def question_text(heading: str) -> str:
    """A heading as a question: no numbering, no line breaks; of a matrix «Lead [Row]» the row alone."""
    text = " ".join(heading.split())
    matrix = _MATRIX.match(text)
    if matrix:
        text = matrix["row"].strip()
    return _NUMBER.sub("", text).strip() or text


def without_repeat(text: str, others: set[str]) -> str:
    """«Godt22» as «Godt2» … : Forms puts a number behind a row that stands in two tables."""
    bare = _AGAIN.sub("", text)
    return bare if bare != text and bare in others else text


def item_id(text: str) -> str:
    """A stable id from the wording: the same question has the same id in every year and file."""
    return "q" + hashlib.blake2b(plain(text).encode(), digest_size=6).hexdigest()
