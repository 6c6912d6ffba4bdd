"""Text messages: short, and silent about what they concern, since others may see the screen."""

from __future__ import annotations

import re

from verksted.workshop.handout import Handout, Paragraph
from verksted.workshop.language import say

LONGEST = 300
"""Characters of one message (domain.md §4)."""

_REVEALING = re.compile(
    r"\b\w*(?:barnevern|fosterh[je]|ettervern|beredskapsh|institusjon|saksbehandl|sakshandsam)\w*",
    re.IGNORECASE,
)


def sms_text(handout: Handout) -> str:
    """What is sent: the paragraphs in one line each, without the title."""
    return "\n".join(part.text for part in handout.parts if isinstance(part, Paragraph))


def sms_warnings(handout: Handout) -> list[str]:
    """Sentences about what should be changed before it is sent; none if all is well."""
    text = sms_text(handout)
    found: list[str] = []
    if len(text) > LONGEST:
        over = len(text) - LONGEST
        found.append(say("Meldingen er {over} tegn for lang. Kort den ned.", over=over))
    if words := sorted({word.lower() for word in _REVEALING.findall(text)}):
        listed = ", ".join(f"«{word}»" for word in words)
        found.append(say("Meldingen røper hva det gjelder: {listed}. Skriv det nøytralt.", listed=listed))
    return found
