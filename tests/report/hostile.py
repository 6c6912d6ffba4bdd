"""Texts meant to break a writer, and a summary with one of them in every field that takes text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from hypothesis import strategies as st
from tests.report.samples import sample

from verksted.workshop.summary import Summary

PAYLOADS = [
    "=1+1",
    "=cmd|'/C calc'!A0",
    "+4712345678",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    " =1+1",
    "\r\n=1",
    "＝1+1",
    "'=1",
    '"=1',
    ";=1",
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '" onmouseover="x',
    "{{ 7*7 }}",
    "{% include 'x' %}",
    "{0}{navn}",
    "]]><!--",
    "&lt;b&gt; &amp;",
    "<w:p/>",
    "a\x00b\x1b[2Jc\x9bd",
    "\u202egnol",
    "\ud800",
    "￾\uffff",
    "# overskrift",
    "- liste",
    "1. liste",
    "| a | b |",
    "`kode` *b* _i_ [a](http://x)",
    "---",
    "> sitat",
    "",
    "   ",
    "\n\n",
    "a\u2028b\u2029c",
    "å" * 3000,
    "𝕏" * 50,
]  # fmt: skip

texts = st.one_of(
    st.sampled_from(PAYLOADS),
    st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=60),
)


def _filled(node: Any, text: str) -> Any:
    if isinstance(node, Enum) or (not isinstance(node, str | tuple) and not is_dataclass(node)):
        return node
    if isinstance(node, str):
        return text
    if isinstance(node, tuple):
        return tuple(_filled(entry, text) for entry in node)
    free = {
        entry.name: _filled(getattr(node, entry.name), text)
        for entry in fields(node)
        if entry.name not in ("quarter", "due", "key", "signature", "participants", "themes")
        and not (entry.name == "id" and isinstance(getattr(node, entry.name), str))
    }
    if isinstance(node, Summary):
        free["themes"] = _filled(node.themes, text)
    return replace(node, **free)  # type: ignore[type-var]


def hostile_summary(text: str) -> Summary:
    """The sample with this text wherever a text can stand."""
    made: Summary = _filled(sample(signed=False), text)
    return made
