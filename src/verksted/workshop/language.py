"""Norwegian, both written standards: the one way in which the program speaks.

Source strings are bokmål and stand in the code; the nynorsk catalogue lies in assets/sprak. A text
with values in it is a template with named fields, so that both standards can order them freely.
"""

from __future__ import annotations

import gettext
from contextvars import ContextVar
from functools import cache

from verksted.assets import asset
from verksted.workshop.words import WrittenStandard

_current: ContextVar[WrittenStandard] = ContextVar("written_standard", default=WrittenStandard.BOKMAL)


def use(standard: WrittenStandard) -> None:
    """From now on, in this context, speak this written standard."""
    _current.set(standard)


def current() -> WrittenStandard:
    return _current.get()


@cache
def _catalogue() -> gettext.NullTranslations:
    return gettext.translation("verksted", localedir=asset("sprak"), languages=["nn"], fallback=True)


def say(template: str, /, **values: object) -> str:
    """The template in the written standard in use, with its named fields filled in."""
    text = template if _current.get() is WrittenStandard.BOKMAL else _catalogue().gettext(template)
    return text.format(**values) if values else text


def mark(template: str) -> str:
    """The template as it is, marked for the catalogue; `say` it where it is shown."""
    return template
