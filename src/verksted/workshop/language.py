"""Norwegian, both written standards: the one way in which the program speaks.

Source strings are bokmål and stand in the code; the nynorsk catalogue lies in assets/sprak. A text
with values in it is a template with named fields, so that both standards can order them freely.
Everything imports this, `verksted --help` too: so it imports next to nothing itself.
"""

from __future__ import annotations

import gettext
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from verksted.workshop.words import WrittenStandard

_BOKMAL = "nb"


class _Voice:
    """What the whole process speaks: the app's worker threads say things to the same person."""

    standard = _BOKMAL


def use(standard: WrittenStandard) -> None:
    """From now on, speak this written standard, in every thread."""
    _Voice.standard = standard.value


def current() -> WrittenStandard:
    from verksted.workshop.words import WrittenStandard

    return WrittenStandard(_Voice.standard)


@cache
def _catalogue() -> gettext.NullTranslations:
    from verksted.assets import asset

    return gettext.translation("verksted", localedir=asset("sprak"), languages=["nn"], fallback=True)


def say(template: str, /, **values: object) -> str:
    """The template in the written standard in use, with its named fields filled in."""
    if not template:
        return ""  # gettext's own header answers to this
    text = template if _Voice.standard == _BOKMAL else _catalogue().gettext(template)
    return text.format(**values) if values else text


def say_in(standard: WrittenStandard, template: str, /, **values: object) -> str:
    """As `say`, in a standard that is given: what is written on paper speaks the workbook's own.

    The template must be `mark`ed where it stands.
    """
    text = template if standard.value == _BOKMAL else _catalogue().gettext(template)
    return text.format(**values) if values else text


def say_count(count: int, one: str, many: str, /, **values: object) -> str:
    """`one` where there is one, `many` for any other number; `{n}` is the number in both."""
    return say(one if count == 1 else many, n=count, **values)


def mark(template: str) -> str:
    """The template as it is, marked for the catalogue; `say` it where it is shown."""
    return template
