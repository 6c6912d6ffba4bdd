"""A letter to write on: the template's text with ‹dag› where a fact goes, and back again.

The first line is the title, `## ` begins a heading and `- ` a list item, as in the templates. What is
written between ‹ and › and is no fact stays as it was written; braces are no signs of ours and become
parentheses, so that nothing typed can be taken for a placeholder.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from verksted.content.letters import fact_name
from verksted.content.templates import FIELD, PLACEHOLDERS, Template
from verksted.workshop.language import say
from verksted.workshop.text import clean
from verksted.workshop.words import Text, WrittenStandard

DANGER = "i fare"
"""Words of the sentence that says when silence ends, in both standards: it makes the rest honest."""
MOST_CHARACTERS = 20_000
_SHOWN = re.compile(r"‹([^‹›\n]*)›")
_BRACES = str.maketrans("{}", "()")


@dataclass(frozen=True, slots=True)
class Lack:
    """Something in an own text that is worth a look. `stops`: no letter is made before it is settled."""

    code: str
    text: str
    stops: bool = False


def to_write(title: str, body: str) -> str:
    """Title and body as one text to write on."""
    return FIELD.sub(_shown, f"# {title}\n\n{body.strip()}\n")


def _shown(field: re.Match[str]) -> str:
    return f"‹{fact_name(field[1])}›" if field[1] in PLACEHOLDERS else field[0]


def from_written(text: str, title: str) -> tuple[str, str]:
    """Title and body of what was written; the given title where the text has none of its own."""
    names = {fact_name(name): name for name in PLACEHOLDERS}
    plain = clean(text)[:MOST_CHARACTERS].translate(_BRACES)
    stored = _SHOWN.sub(lambda found: "{" + names[found[1]] + "}" if found[1] in names else found[0], plain)
    first, _, rest = stored.strip().partition("\n")
    if first.startswith("# ") and first[2:].strip():
        return first[2:].strip(), rest.strip()
    return title, (rest if first.strip() == "#" else stored).strip()


def base_of(template: Template, standard: WrittenStandard) -> str:
    """A short mark of the template's own text."""
    whole = f"{template.title.in_(standard)}\n{template.body.in_(standard)}"
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def rewritten(template: Template, title: str, body: str) -> Template:
    """The template with other words; whatever fact it does not speak of is not asked for."""
    used = set(FIELD.findall(f"{title}\n{body}"))
    required = tuple(name for name in template.required if name in used)
    return replace(template, title=Text(title, title), body=Text(body, body), required=required)


def placeholders(text: str) -> list[str]:
    """The facts a text speaks of, in the order they come, each once."""
    return list(dict.fromkeys(FIELD.findall(text)))


def lacks(template: Template, standard: WrittenStandard, title: str, body: str) -> list[Lack]:
    """What an own text has lost or gained against its template, gravest first."""
    found: list[Lack] = []
    before, now = template.body.in_(standard), f"{title}\n{body}"
    if not body.strip():
        return [Lack("empty", say("Brevet er tomt."), stops=True)]
    if DANGER in before and DANGER not in now.casefold():
        text = say("Setningen om fare er tatt ut. Den gjør resten ærlig.")
        found.append(Lack("danger", text, stops=True))
    gone = [fact_name(name) for name in placeholders(before) if name not in placeholders(now)]
    if gone:
        found.append(Lack("gone", say("Tatt ut: {names}", names=_listed(gone))))
    return found


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"‹{name}›" for name in names)
