"""What a library's reading tells about the state of a workbook, in sentences.

A finding is serious when something is missing or broken. An end that a crash left is only a remark:
what was being written then had not been acknowledged.
"""

from __future__ import annotations

from collections.abc import Iterator

from verksted.workbook.changes import Seen, moment
from verksted.workbook.damage import Damage, changes, span, writer
from verksted.workbook.reading import File, Library, Picture, Segment

_FLAWS = {
    "header-copy": "Ett av flere like filhoder er skadet i det {who} skrev{when}; ingenting er tapt.",
    "mended": "Innledningen til en endring fra {who}{when} er skadet, men endringen er lest likevel.",
    "chain": "Rekkefølgen i det {who} skrev{when} stemmer ikke; noen kan ha flyttet på innholdet.",
    "order": "Noe av det {who} skrev{when} står dobbelt eller i feil rekkefølge.",
    "tail": "Det står noe uleselig mellom det {who} skrev{when}; ingen endringer mangler.",
    "unreadable": "Noe av det {who} skrev{when} er skadet og kan ikke leses.",
}


def findings(library: Library) -> list[Damage]:
    """Everything worth telling, the most serious first."""
    found: list[Damage] = []
    for segment in library.segments.values():
        found += _segment(segment)
    for picture in library.pictures.values():
        found += _picture(picture, library)
    found += _missing(library)
    found += _files(library)
    for short in sorted(library.ahead):
        segment = library.segments[short]
        found.append(Damage(
            "clock", f"Klokka til {writer(segment.author.role)} gikk mer enn et døgn foran da noe ble skrevet.",
            serious=False, role=segment.author.role,
        ))  # fmt: skip
    return sorted(found, key=lambda one: not one.serious)


def _segment(segment: Segment) -> Iterator[Damage]:
    role, who = segment.author.role, writer(segment.author.role)
    since = moment(segment.first_ms) if segment.first_ms else None
    until = moment(segment.ms) if segment.ms else None
    when = span(since, until)
    if segment.missing:
        count = len(segment.missing)
        at = segment.times.get(min(segment.missing), 0)
        first = moment(at) if at else since
        yield Damage(
            "lost", f"{changes(count).capitalize()} fra {who}{span(first, until)} er skadet og kan ikke leses.",
            role=role, since=first, until=until, lost=count,
        )  # fmt: skip
    if segment.bad:
        count = len(segment.bad)
        yield Damage(
            "content", f"{changes(count).capitalize()} fra {who}{when} har et innhold som ikke lar seg lese.",
            role=role, since=since, until=until, lost=count,
        )  # fmt: skip
    for code in _codes(segment):
        serious = len(segment.files) == 1 or code in ("chain", "order")
        if code == "unreadable" and segment.missing:
            continue  # told above, with a count
        lost = 1 if code == "unreadable" and serious else 0
        yield Damage(code, _FLAWS[code].format(who=who, when=when), serious=serious, role=role,
                     since=since, until=until, lost=lost)  # fmt: skip
    if segment.files and not segment.closed and not segment.missing:
        torn = any(_unread(file) for file in segment.files.values())
        sentence = f"Programmet til {who} ble ikke avsluttet på vanlig måte{span(None, until)}"
        sentence += (
            "; en linje som ikke var ferdig lagret, er borte." if torn else "; alt som var lagret, er her."
        )
        yield Damage("torn" if torn else "open", sentence, serious=False, role=role, until=until)


def _codes(segment: Segment) -> list[str]:
    codes = {flaw.code for file in segment.files.values() if file.scan for flaw in file.scan.flaws}
    return sorted(codes)


def _unread(file: File) -> bool:
    return file.scan is not None and file.scan.position < file.entry.size


def _picture(picture: Picture, library: Library) -> Iterator[Damage]:
    if picture.whole:
        return
    wanted = picture.base.cells if picture.base else 0
    lost = max(wanted - picture.cells, 0)
    at = moment(picture.base.ms) if picture.base else None
    seen = picture.base.seen if picture.base else {}
    if seen and all(_have(library, short) >= claimed.seq for short, claimed in seen.items()):
        yield Damage("picture-spare", f"Et øyeblikksbilde{span(None, at)} er ikke helt, men alt i det er lest fra journalen.",
                     serious=False, until=at)  # fmt: skip
        return
    yield Damage(
        "picture", f"Øyeblikksbildet av arbeidsboka{span(None, at)} er skadet, og {changes(lost)} i det kan ikke leses."
        if lost else f"Øyeblikksbildet av arbeidsboka{span(None, at)} er skadet.",
        until=at, lost=lost,
    )  # fmt: skip


def _missing(library: Library) -> Iterator[Damage]:
    """What somebody says to have read, and is not here: rolled back, or a file gone."""
    for short, claimed in library.claims.items():
        have = _have(library, short)
        if have >= claimed.seq:
            continue
        segment = library.segments.get(short)
        lost = max(claimed.changes - (segment.changes if segment else 0), 0)
        since = moment(segment.ms) if segment and segment.ms else None
        until = moment(claimed.ms) if claimed.ms else None
        if lost == 0:
            sentence = f"Slutten av det {writer(claimed.role)} skrev{span(since, until)} mangler; ingen endringer er borte."
        else:
            sentence = f"Det mangler {changes(lost)} fra {writer(claimed.role)}{span(since, until)}."
        yield Damage("missing", sentence, role=claimed.role, since=since, until=until, lost=lost)


def _have(library: Library, short: str) -> int:
    segment, covered = library.segments.get(short), library.covered.get(short, Seen(-1, ""))
    return max(segment.top if segment else -1, covered.seq)


def _files(library: Library) -> Iterator[Damage]:
    for name, header in library.foreign.items():
        if header is None:
            yield Damage("unknown-file", f"Fila «{name}» kan ikke leses.", file=name)
        elif header.workbook != library.key.workbook:
            yield Damage(
                "foreign-file", f"Fila «{name}» hører til en annen arbeidsbok.", serious=False, file=name
            )
        elif header.generation < library.key.generation:
            yield Damage("late-file", f"Fila «{name}» er fra før arbeidsboka fikk ny nøkkel, og er ikke tatt med.",
                         serious=False, file=name)  # fmt: skip
        else:
            yield Damage(
                "other-key",
                f"Fila «{name}» er skrevet med en nøkkel du ikke har, og er ikke tatt med.",
                file=name,
            )
    for name, sentence in library.refused.items():
        yield Damage("refused", sentence, file=name)
