"""What a library's reading tells about the state of a workbook, in sentences.

A finding is serious when something is missing or broken. An end that a crash left is only a remark:
what was being written then had not been acknowledged.
"""

from __future__ import annotations

from collections.abc import Iterator

from verksted.workbook.changes import Seen, moment
from verksted.workbook.container import Header
from verksted.workbook.damage import Damage, changes, latest, span, writer
from verksted.workbook.pieces import File, Picture, Segment
from verksted.workbook.reading import Library
from verksted.workshop.language import mark, say

_FLAWS = {
    "header-copy": mark("Ett av flere like filhoder er skadet i det {who} skrev{when}; ingenting er tapt."),
    "mended": mark("Innledningen til en endring fra {who}{when} er skadet, men endringen er lest likevel."),
    "chain": mark("Rekkefølgen i det {who} skrev{when}, stemmer ikke; noen kan ha flyttet på innholdet."),
    "order": mark("Noe av det {who} skrev{when}, står dobbelt eller i feil rekkefølge."),
    "tail": mark("Det står noe uleselig i det {who} skrev{when}; ingen endringer mangler."),
    "unreadable": mark("Noe av det {who} skrev{when}, er skadet og kan ikke leses."),
}
_LOST = mark("{what} fra {who}{when} er skadet og kan ikke leses.")
_OPENING = mark("Innledningen til det {who} skrev{when}, er skadet; ingen endringer er borte.")
_CONTENT = mark("{what} fra {who}{when} har et innhold som ikke lar seg lese.")
_TORN = mark("Programmet til {who} ble avbrutt{when}; en linje som ikke var ferdig lagret, er borte.")
_CUT = mark("Slutten av det {who} skrev{when}, er kuttet.")
_COPY = mark("En av flere kopier av det {who} skrev{when}, er ikke hel; alt er lest fra en annen.")
_OPEN = mark("Programmet til {who} ble ikke avsluttet på vanlig måte{when}; alt som var lagret, er her.")
_OPEN_AND_LESS = mark("Programmet til {who} ble ikke avsluttet på vanlig måte{when}.")
_CLOCK = mark("Klokka til {who} gikk mer enn et døgn for fort da noe ble skrevet.")
_PICTURE = mark("Øyeblikksbildet av arbeidsboka{when} er skadet{what}.")
_HALF = mark("Ett av to like øyeblikksbilder{when} er skadet; ingenting er tapt.")
_HALF_DONE = mark("Ett av to like øyeblikksbilder{when} ble ikke skrevet ferdig; ingenting er tapt.")
_SPARE = mark("Et øyeblikksbilde{when} ble ikke skrevet ferdig eller trengs ikke; ingenting er tapt av det.")
_MISSING = mark("Det mangler {what} fra {who}{when}.")
_END = mark("Slutten av det {who} skrev{when}, mangler; ingen endringer er borte.")
_UNKNOWN = mark("Filen «{name}» kan ikke leses.")
_FOREIGN = mark("Filen «{name}» hører til en annen arbeidsbok.")
_LATE = mark("Filen «{name}» er fra før arbeidsboka fikk ny nøkkel, og er ikke tatt med.")
_NEW = mark(
    "Filen «{name}» hører til en ny nøkkel som er på vei, eller som ble avbrutt, og er ikke tatt med."
)
_OTHER = mark("Filen «{name}» er skrevet med en nøkkel du ikke har, og er ikke tatt med.")


def findings(library: Library) -> list[Damage]:
    """Everything worth telling, the most serious first."""
    found: list[Damage] = []
    for short, segment in library.segments.items():
        claimed = library.claims.get(short)
        found += _segment(segment, less=claimed is not None and _have(library, short) < claimed.seq)
    for picture in library.pictures.values():
        found += _picture(picture, library)
    found += _missing(library)
    found += [_file(name, header, library) for name, header in library.foreign.items()]
    found += [Damage("refused", sentence, file=name) for name, sentence in library.refused.items()]
    for short in sorted(library.ahead):
        role = library.segments[short].author.role
        found.append(Damage("clock", say(_CLOCK, who=writer(role)), serious=False, role=role))
    return sorted(found, key=lambda one: not one.serious)


def _segment(segment: Segment, *, less: bool) -> Iterator[Damage]:
    """What is wrong in a segment; `less` if more of it is known to have been stored than is here."""
    role, who = segment.author.role, writer(segment.author.role)
    since = moment(segment.first_ms) if segment.first_ms else None
    until = moment(segment.ms) if segment.ms else None
    when = span(since, until)
    if 0 in segment.missing:
        sentence = say(_OPENING, who=who, when=when)
        yield Damage("opening", sentence, role=role, since=since, until=until)
    gone = segment.missing - {0}
    if gone:
        count = len(gone)
        before = segment.times.get(min(gone), 0)
        first = moment(before) if before else since
        sentence = say(_LOST, what=changes(count).capitalize(), who=who, when=span(first, until))
        yield Damage("lost", sentence, role=role, since=first, until=until, lost=count)
    if segment.bad:
        count = len(segment.bad)
        sentence = say(_CONTENT, what=changes(count).capitalize(), who=who, when=when)
        yield Damage("content", sentence, role=role, since=since, until=until, lost=count)
    for code in _codes(segment):
        if code == "unreadable" and segment.missing:
            continue  # told above, with a count
        serious = len(segment.files) == 1 or code in ("chain", "order")
        if code == "header-copy" and segment.top < 0:
            serious = False  # cut while it was made: nothing in it was ever acknowledged
        lost = 1 if code == "unreadable" and serious else 0
        sentence = say(_FLAWS[code], who=who, when=when)
        yield Damage(code, sentence, serious, role, since, until, lost)
    torn = any(_unread(file) for file in segment.files.values())
    if torn and len(segment.files) > 1:
        yield Damage(
            "copy", say(_COPY, who=who, when=when), serious=False, role=role, since=since, until=until
        )
    if segment.files and not segment.closed and not segment.missing:
        text = (_CUT if torn else _OPEN_AND_LESS) if less else _TORN if torn else _OPEN
        sentence = say(text, who=who, when=latest(until))
        yield Damage("torn" if torn else "open", sentence, serious=False, role=role, until=until)


def _codes(segment: Segment) -> list[str]:
    codes = {flaw.code for file in segment.files.values() if file.scan for flaw in file.scan.flaws}
    return sorted(codes)


def _begun(picture: Picture, library: Library) -> bool:
    """Whether a snapshot was never finished: only what is whole has had anything removed for it."""
    files = library.files_of(picture)
    if picture.whole or any(file.scan is not None and file.scan.closed for file in files):
        return False
    if all(_never_filled(file) for file in files):
        return True
    others = library.segments or any(one.whole for one in library.pictures.values())
    return bool(others) and all(_have(library, short) >= seen.seq for short, seen in library.claims.items())


def _never_filled(file: File) -> bool:
    """Whether this is what a crash leaves of a snapshot that was being written."""
    codes = {flaw.code for flaw in file.scan.flaws} if file.scan else set()
    return file.scan is not None and not file.scan.closed and codes <= {"header-copy"}


def _unread(file: File) -> bool:
    return file.scan is not None and file.scan.position < file.entry.size


def _picture(picture: Picture, library: Library) -> Iterator[Damage]:
    base = picture.base
    at = moment(base.ms) if base else None
    when = span(None, at)
    if picture.whole:
        for file in library.files_of(picture):
            if file.entry.name in picture.flawed:
                text = _HALF_DONE if _never_filled(file) else _HALF
                serious = not _never_filled(file)
                yield Damage("picture-copy", say(text, when=when), serious, until=at, file=file.entry.name)
        return
    spare = base and all(_have(library, short) >= seen.seq for short, seen in base.seen.items())
    if spare or _begun(picture, library):
        yield Damage("picture-spare", say(_SPARE, when=when), serious=False, until=at)
        return
    lost = max((base.cells if base else 0) - picture.cells, 0)
    what = say(", og {lost} dokumenter i det kan ikke leses", lost=lost) if lost else ""
    yield Damage("picture", say(_PICTURE, when=when, what=what), until=at, lost=lost)


def _missing(library: Library) -> Iterator[Damage]:
    """What somebody says to have read, and is not here: rolled back, or a file gone."""
    told = {
        short
        for picture in library.pictures.values()
        if picture.base and not picture.whole and not _begun(picture, library)
        for short in picture.base.seen
    }
    for short, claimed in library.claims.items():
        if _have(library, short) >= claimed.seq or short in told:
            continue
        segment = library.segments.get(short)
        covered = library.covered.get(short)
        here = max(segment.changes if segment else 0, covered.changes if covered else 0)
        lost = max(claimed.changes - here, 0)
        since = moment(segment.ms) if segment and segment.ms else None
        until = moment(claimed.ms) if claimed.ms else None
        text = _MISSING if lost else _END
        sentence = say(text, what=changes(lost), who=writer(claimed.role), when=span(since, until))
        yield Damage("missing", sentence, role=claimed.role, since=since, until=until, lost=lost)


def _have(library: Library, short: str) -> int:
    segment, covered = library.segments.get(short), library.covered.get(short, Seen(-1, ""))
    return max(segment.top if segment else -1, covered.seq)


def _file(name: str, header: Header | None, library: Library) -> Damage:
    if header is None:
        return Damage("unknown-file", say(_UNKNOWN, name=name), file=name)
    if header.workbook != library.key.workbook:
        return Damage("foreign-file", say(_FOREIGN, name=name), serious=False, file=name)
    if header.generation < library.key.generation:
        return Damage("late-file", say(_LATE, name=name), serious=False, file=name)
    if header.generation > library.key.generation:
        return Damage("new-key", say(_NEW, name=name), serious=False, file=name)
    return Damage("other-key", say(_OTHER, name=name), file=name)
