"""The chapter as one web page: nothing outside it is asked for, and nothing in it can run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from verksted.assets import asset
from verksted.report.drawing import drawing_of
from verksted.report.model import Chapter, Element
from verksted.report.texts import Words
from verksted.workshop.handout import Heading
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from jinja2 import Template


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(asset("maler", "rapport")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["line"] = clean_line
    return environment.get_template("kapittel.html.j2")


@cache
def _style() -> str:
    return asset("maler", "rapport", "kapittel.css").read_text("utf-8").strip() + "\n"


def to_html(chapter: Chapter) -> bytes:
    """UTF-8. The page's policy allows its own style by its hash, and nothing else."""
    style = "\n" + _style()
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    page = _template().render(
        chapter=chapter,
        language=chapter.standard.language_tag,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        sections=_sections(chapter),
        drawing_of=drawing_of,
        words=Words(chapter.standard),
    )
    return page.encode("utf-8")


def _sections(chapter: Chapter) -> list[tuple[str, str, list[tuple[str, Element]]]]:
    """(id, heading, [(kind, element)]) of each block, its own heading taken out."""
    out = []
    for block in chapter.blocks:
        heading, *rest = block.elements
        title = heading.text if isinstance(heading, Heading) else ""
        out.append((block.id, title, [(type(element).__name__.lower(), element) for element in rest]))
    return out
