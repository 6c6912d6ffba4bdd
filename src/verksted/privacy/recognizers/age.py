"""Ages of one person: «14 år», «femten», «8-åringen», «fyller 18», «amina (14)».

Age limits («over 18», «når man er åtte»), durations («i fire år») and counts are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verksted.privacy.findings import Action, Finding, Label
from verksted.privacy.recognizers import age_patterns as p
from verksted.privacy.recognizers import kin, known
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_STATEMENTS = (
    p.IS,
    p.AGE_IS,
    p.AGE_OF,
    p.INVERTED,
    p.BARE_START,
    p.ONE_OF,
    p.ONE_YEAR,
    p.BOTH_ARE,
    p.MONTHS_IS,
)
_ANYBODY = re.compile(r"(?<!\w)(?:for|som|enhver|einkvar|hver|kvar|når|at) (?:en|ein|ei) $")
_BECOMES = frozenset({"blir", "vert", "ble", "blei", "vart"})
_CONDITIONS = frozenset({"når", "til", "fra", "frå"})
_YOUNG = frozenset("tolv tretten fjorten femten seksten søtten sytten atten nitten tjue".split())
_WHY = mark("Alder på én person.")
_WHY_LOOK = mark("Kan være alderen til én person.")


def find(face: Surface) -> Iterator[Finding]:
    text = kin.marked(face, numbers=True)
    yield from _yearlings(face.folded)
    yield from _compounds(face.folded)
    if not p.ANY_NUMBER.search(text):
        return
    yield from _stated(text, face.folded)
    yield from _when(text)
    yield from _looser(text)
    yield from _noted(text)
    yield from _bare(text)
    yield from _parentheses(face)


def _yearlings(text: str) -> Iterator[Finding]:
    """«8-åringen» is somebody, «8-åringer» mostly are not."""
    for m in p.YEARLING.finditer(text):
        anybody = m["end"] is None and _ANYBODY.search(text, max(0, m.start() - 16), m.start())
        if anybody or m["end"] in ("ar", "er", "ane", "ene"):
            yield look(*m.span(), Label.AGE, _WHY_LOOK, 0.4)
        else:
            yield mask(*m.span(), Label.AGE, _WHY, 0.9)


def _stated(text: str, folded: str) -> Iterator[Finding]:
    """«hun er sju», «gutt på 12», «14 år gammel», «fyller 18»."""
    for m in (*p.OLD.finditer(text), *p.JUST_OLD.finditer(text)):
        if not _general(text, m.start()):
            yield mask(*m.span(), Label.AGE, _WHY, 0.9)
    for regex in _STATEMENTS:
        for m in regex.finditer(text):
            if not _general(text, m.start()) and not p.FOR_SO_LONG.match(m.group()):
                yield mask(*m.span("x"), Label.AGE, _WHY, 0.85)
    for m in p.AGED.finditer(text):
        told = m["prep"] or "år" in m["x"] or _high(m["x"])
        if told and not _general(text, m.start()):
            yield mask(*m.span("x"), Label.AGE, _WHY, 0.85)
    for m in p.TURNS.finditer(text):
        told = m["v"] not in _BECOMES or "år" in m["x"] or _young(folded[m.start("x") : m.end("x")])
        if told and not _general(text, m.start()) and not _crowd(text, m.start()):
            yield mask(*m.span("x"), Label.AGE, _WHY, 0.85)


def _when(text: str) -> Iterator[Finding]:
    """«da jeg var ti», «jentene på 8 og 11», «8 måneder gammel»."""
    for m in p.THEN_WAS.finditer(text):
        if m["w"] not in _CONDITIONS or not re.search(r"(?<!\w)(?:man|vi|de|dei|du)(?!\w)", m.group()):
            yield mask(*m.span("x"), Label.AGE, _WHY, 0.85)
    for regex, groups in ((p.SEVERAL, "abc"), (p.ALL_ARE, "abcd")):
        for m in regex.finditer(text):
            yield from (mask(*m.span(group), Label.AGE, _WHY, 0.8) for group in groups if m[group])
    for regex in (p.MONTHS_OLD, p.MONTHS_AGED):
        for m in regex.finditer(text):
            yield mask(*m.span("x"), Label.AGE, _WHY, 0.85)


def _looser(text: str) -> Iterator[Finding]:
    """Ages that may be durations or years that may be of birth: for people to decide."""
    for m in p.ANY_YEARS.finditer(text):
        if not p.DURATION.search(text[max(0, m.start() - 26) : m.start()]) and not _general(text, m.start()):
            yield look(*m.span("x"), Label.AGE, _WHY_LOOK, 0.5)
    for m in p.BORN_YEAR.finditer(text):
        yield look(*m.span("x" if m["x"] else "y"), Label.AGE, mark("Fødselsår."), 0.5)


def _noted(text: str) -> Iterator[Finding]:
    """«alder: 12», «snart atten og …», «en femten år gammel jente»."""
    for m in p.ROW_OF_YEARS.finditer(text):
        if not p.DURATION.search(text[max(0, m.start() - 26) : m.start()]) and not _general(text, m.start()):
            yield from (look(*m.span(group), Label.AGE, _WHY_LOOK, 0.5) for group in "abc" if m[group])
    for m in p.LABELLED.finditer(text):
        yield mask(*m.span("x"), Label.AGE, _WHY, 0.8)
    for regex in (p.NEARLY, p.SCHOOL_AGE, p.CHILD_OF, p.BEING, p.SOMEBODY_OF):
        for m in regex.finditer(text):
            if not _general(text, m.start()):
                yield look(*m.span("x"), Label.AGE, _WHY_LOOK, 0.45)


def _bare(text: str) -> Iterator[Finding]:
    """A number that counts nothing, where somebody «is» it or where it stands alone."""
    for m in p.MAYBE_IS.finditer(text):
        if not known.noun(m["next"]) and not _general(text, m.start()):
            yield look(*m.span("x"), Label.AGE, _WHY_LOOK, 0.5)
    for m in p.SOON.finditer(text):
        counts = m["next"] in p.UNITS or (known.noun(m["next"] or "") and m["next"].endswith(p.PLURALS))
        if not counts and not _general(text, m.start()):
            yield look(*m.span("x"), Label.AGE, _WHY_LOOK, 0.5)
    yield from _pairs(text)
    for m in p.WE_ARE.finditer(text):
        yield look(*m.span("x"), Label.AGE, _WHY_LOOK, 0.4)
    for m in p.BORN_SHORT.finditer(text):
        yield look(*m.span("x"), Label.AGE, mark("Fødselsår."), 0.5)
    tallied = len(p.PAREN.findall(text)) > 2
    for m in p.ALONE.finditer(text):
        if tallied and text[m.start() - 1 : m.start()] == "(":
            continue  # «ærlighet (6), mat (5), tid (5)»
        following = m["next"] or ""
        counted = following in p.UNITS or known.noun(following) or known.adjective(following)
        if not counted and not _general(text, m.start()) and not _counted_before(text, m.start()):
            yield look(*m.span("x"), Label.AGE, _WHY_LOOK, 0.35)


def _pairs(text: str) -> Iterator[Finding]:
    for m in p.PAIR.finditer(text):
        if not _counted_before(text, m.start("a")):
            yield from (look(*m.span(group), Label.AGE, _WHY_LOOK, 0.4) for group in "ab")


def _counted_before(text: str, start: int) -> bool:
    """«punkt 7», «klokka fem, seks og sju»: what is counted stands before the number or before its row."""
    row = p.IN_ROW.search(text, max(0, start - 40), start)
    ends = (start, row.start()) if row else (start,)
    return any(p.NOT_ALONE_BEFORE.search(text[max(0, end - 16) : end]) for end in ends)


def _compounds(folded: str) -> Iterator[Finding]:
    """«femårig», «12-årsdagen»."""
    for m in p.COMPOUND.finditer(folded):
        yield look(*m.span(), Label.AGE, _WHY_LOOK, 0.5)


def _high(number: str) -> bool:
    """«gutt 12» is an age, «gutt 2» a participant."""
    return number.isdigit() and int(number) >= 8


def _young(number: str) -> bool:
    """A number that somebody «becomes»: not «ble to» (split in two) or «ble fem» (became five of us)."""
    return (number.isdigit() and 10 <= int(number) <= 25) or number in _YOUNG


def _general(text: str, start: int) -> bool:
    """«når man er åtte», «alle som har fylt 15»."""
    return bool(p.GENERAL.search(text[max(0, start - 30) : start]))


def _crowd(text: str, start: int) -> bool:
    return bool(
        re.search(
            r"(?<!\w)(?:man|du|en|ein|vi|de|dei|dere|alle|før|klokka|det|ventetida|fristen|etter) (?:\w+ )?$",
            text[max(0, start - 24) : start],
        )
    )


def _parentheses(face: Surface) -> Iterator[Finding]:
    """«Vilde (15 år)» is an age; «svar på sms (5), tid (4)» are counts."""
    found = list(p.PAREN.finditer(face.folded))
    for m in found:
        if "år" in m["x"]:
            yield mask(*m.span("x"), Label.AGE, _WHY, 0.9)
            continue
        capital = bool(re.search(r"[A-ZÆØÅ][\w-]+ $", face.text[max(0, m.start() - 30) : m.start()]))
        if capital:
            yield mask(*m.span("x"), Label.AGE, _WHY, 0.8)
        elif len(found) < 2:
            yield look(*m.span("x"), Label.AGE, _WHY_LOOK, 0.45)


def after_names(face: Surface, persons: Iterable[Finding]) -> Iterator[Finding]:
    """Ages right after a person's name: «amina (14)», «Ingrid, 14», «tobias 9 år»."""
    text = kin.marked(face, numbers=True)
    counts = len(p.PAREN.findall(text)) > 1
    for person in persons:
        sure = person.action is Action.MASK
        if (m := p.AFTER_NAME_PAREN.match(text, person.end)) and (sure or not counts):
            yield (mask if sure else look)(*m.span("x"), Label.AGE, _WHY, 0.85)
        elif m := p.AFTER_NAME.match(text, person.end):
            exact = "år" in m["x"] or m.group().startswith(",")
            if not exact and not (sure and m["x"].isdigit() and int(m["x"]) > 3):
                continue
            yield (mask if sure and exact else look)(*m.span("x"), Label.AGE, _WHY, 0.7)
        elif m := p.NAME_IS.match(text, person.end):
            yield (mask if sure else look)(*m.span("x"), Label.AGE, _WHY, 0.8)
