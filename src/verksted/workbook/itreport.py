"""A report for those who look after the machine: times, sizes and file names, nothing of what is written.

No titles, no roles, no text: it can be sent by e-mail.
"""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from verksted import __version__
from verksted.workbook.damage import Damage, span
from verksted.workbook.errors import WorkbookError
from verksted.workbook.fetching import PLACES
from verksted.workshop.language import mark, say

if TYPE_CHECKING:
    from verksted.workbook.book import Workbook

_HEAD = mark("""\
Skaderapport fra verksted

Laget: {now}
Program: verksted {version}, {system}
Arbeidsbok: {id}

Rapporten inneholder tider, størrelser og filnavn. Den inneholder ingenting av det som er skrevet.
""")
_WANTED = mark("""\
Dette trenger vi hjelp med:
- Finnes mappen i en sikkerhetskopi eller i versjonshistorikken til skytjenesten? Legg den i en ny mappe.
- Er det feil på disken eller minnepinnen? Ta i så fall en kopi av hele mappen først.
- Ikke rett, gi nytt navn til eller slett filene. Programmet leser det som er helt.
""")


def it_report(book: Workbook) -> str:
    """The report in the written standard in use, as plain text."""
    now = f"{book.env.clock().astimezone():%d.%m.%Y %H.%M}"
    system = f"{platform.system()} {platform.release()}"
    lines = [say(_HEAD, now=now, version=__version__, system=system, id=book.id)]
    lines.append(say("Skadet:"))
    lines += [_line(one) for one in book.damage] or [f"- {say('ingenting')}"]
    lines += ["", say("Annet:")]
    lines += [_line(one) for one in book.remarks] or [f"- {say('ingenting')}"]
    lines += ["", say(_WANTED), say("Filene i mappen (navn, byte, sist endret):")]
    return "\n".join([*lines, *_files(book), ""])


def _line(found: Damage) -> str:
    file = f" {found.file}" if found.file else ""
    lost = say(", {count} tapt", count=found.lost) if found.lost else ""
    return f"- {found.code}{file}{span(found.since, found.until)}{lost}"


def _files(book: Workbook) -> list[str]:
    from datetime import UTC, datetime

    lines = []
    for place, suffix in PLACES:
        try:
            entries = book.env.disk.entries(book.folder / place, suffix)
        except (OSError, WorkbookError):
            lines.append(say("{place}: kan ikke leses", place=place))
            continue
        for entry in entries:
            changed = datetime.fromtimestamp(entry.changed / 1e9, UTC).astimezone()
            lines.append(f"{place}/{entry.name}  {entry.size}  {changed:%d.%m.%Y %H.%M.%S}")
    return lines
