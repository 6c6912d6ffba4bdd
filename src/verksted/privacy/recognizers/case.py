# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Case and journal numbers: 2024/1873-4, 22/90817, BV-2023-118, and any number after «sak nr».

The keyword stays outside the span; letters glued to the number are inside. Sections of acts, years and
agenda items are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_DIGIT = re.compile(r"\d")
_KEY = (
    r"(?:saks?(?:nr|nummer|nummeret|mappe|mappa|id|ref(?:eranse)?)?|saka|saken|saksnr\.?|sak nr\.?|sak nummer|j\.? ?-?nr|journal(?:nr|nummer|nummeret)?|journalpost|jp|arkiv(?:sak|ref|nr|kode)?|ref(?:eranse)?(?:nr|nummer)?"
    r"|ref\.? ?nr|sk?nr|s\.nr|saks?\.? ?nr|vår ref|deres ref|vedtak(?:s?nr|snummer)?|klage(?:sak|nr)|dok(?:ument)?(?:nr|nummer)|mappe(?:nr|nummer)?|melding(?:snr|snummer)|klient(?:nr|nummer|id)|barnets? (?:id|nr)|løpenr|løpenummer|tiltaks?nr|case(?: no| number)?|case)"
)
_AFTER_KEY = re.compile(
    rf"(?<!\w){_KEY}\.?(?: (?:er|har|nr|nr\.|nummer|nummeret|e|med|på|no|står|som|vår))*[ :.#]{{1,3}}(?P<x>[a-zæøå]{{0,6}}[-/. ]?\d[\w./-]{{0,20}}\w|[a-zæøå]{{1,6}}-?\d{{2,}})"
)
_LOOSE_KEY = re.compile(
    rf"(?<!\w){_KEY}\.?(?: (?:er|har|nr|nr\.|nummer|id|e))*[ :.#]{{1,3}}(?P<x>[a-zæøå]{{1,4}}[-/](?:[a-zæøå]{{1,4}}-)?\d{{1,8}}|\d{{2,4}} ?[/:_] ?\d{{2,6}}|\d{{2,4}} \d{{3,6}}|\d{{2,6}}-[a-zæøå])(?![\w/]|[.,]\d)"
)
_ID = re.compile(
    r"(?<!\w)(?:id|id-?nr|id-?nummer|referansekode|løpenr)\.?(?: er| e)?[ :]{1,2}(?P<x>[a-zæøå]{0,3}-?\d{4,10})(?!\w)"
)
_YEAR_SLASH = re.compile(
    r"(?<![\w/.,-])(?P<x>(?:[a-zæøå]{1,5}[-/]?)?(?P<y>(?:19|20)\d\d|\d\d)/(?P<n>(?:(?<=\d{4}/) )?\d{2,6})(?:[-/ ]\d{1,4}|-[a-z]{1,2})?)(?![\w/]|[.,]\d)"
)
_YEAR_DASH = re.compile(r"(?<![\w/.,-])(?P<x>(?:19|20)\d\d[-_](?P<n>\d{3,6})(?:-\d{1,4})?)(?![\w/]|[.,-]\d)")
_PREFIXED = re.compile(
    r"(?<![\w/.-])(?P<x>(?P<p>[a-zæøå]{2,6})[-/](?:(?:19|20)?\d\d[-/])?\d{2,6}(?:-\d{1,4})?|(?P<q>[a-zæøå])-?(?:19|20)\d\d[-/]\d{2,6})(?![\w])"
)
_YEAR_LAST = re.compile(r"(?<![\w/.,-])(?!(?:19|20)\d\d/)\d{3,6}/(?:19|20)\d\d(?![\w/]|[.,]\d)")
_YEAR_APART = re.compile(r"(?<![\w/.,-])(?:19|20)\d\d ?/ ?(?!(?:19|20)\d\d(?!\d))\d{3,6}(?![\w/]|[.,]\d)")
_CODE = re.compile(
    r"(?<![\w@#/.,:-])(?:[A-ZÆØÅ]{1,6}|\d{1,8})(?:[./-](?:[A-ZÆØÅ]{1,6}|\d{1,8})){1,4}(?![\w@]|[./-]\w)"
)
"""«KL.40-2281», «23-117402-BVN»: capitals and digits in pieces."""
_LAWS = re.compile(
    r"(?:FOR|LOV|NOU|ISO|COVID|SARS|PROP|ST|INNST|HR|LB|RT|WCAG|IEC|NS|EN|TV|PC|USB|VG|PS)[./-]"
)
_GLUED = re.compile(r"(?<![\w/.-])(?P<x>[A-ZÆØÅ]{2,4}\d{5,10})(?![\w/])")
_SHORT_DASH = re.compile(r"(?<![\w/.,-])(?P<x>[012]\d-\d{4,6})(?![\w/-]|[.,]\d)")
_COURT = re.compile(r"(?<![\w/.-])\d\d-\d{4,6} ?[a-zæøå]{3}(?:-[a-zæøå]{2,4})?(?:/\d{1,3})?(?!\w)")
"""«24-087654TVI-TOSL/04»: how courts and the boards of the child welfare service number."""
_THING = (
    r"(?:[a-zæøå]{0,14}(?:saken|saka|saksa|sak|mappen?|mappa|klagen?|klaga|melding(?:en|a|i)?|journalen?|anmeld(?:else|elsen|ing|inga)|vedtak(?:et)?|dokument(?:et)?|dok\.?"
    r"|klient(?:en)?|arkiv(?:et)?|søknad(?:en)?|tiltak(?:et)?|barn(?:et)?|familie(?:n)?)|familia|modulus|acos|visma|p360|ephorte|websak|brev(?:et)?)"
)
_LINKS = r"(?: (?:min|mi|mitt|vår|vårt|våres|hans|hennes|hennar|deres|deira|om|er|e|har|hadde|fikk|fekk|fått|heter|heiter|hete|med|merket|merka|merkt|står|sto|det|som|jeg|eg|æ|vi|vårt|barn|under)){0,4}"
_SERIAL = r"(?P<x>(?:[a-zæøå]{1,5}[-/ ]?)?\d{1,12}(?:[-/ ]\d{1,8}){0,3}(?:-[a-z]\b)?|[a-zæøå]{1,4}\d{1,4}[-/]\d{1,8})(?![\w%]|[.,:/-]\d)"
_THING_NUMBERED = re.compile(
    rf"(?<!\w){_THING}{_LINKS}[ -]?(?:(?:nr|nummer|nummeret|id|ref)\.?(?: (?:er|e|på))?[ :=#]{{1,3}}|[:=#] ?){_SERIAL}"
)
_THING_BARE = re.compile(rf"(?<!\w){_THING}{_LINKS} {_SERIAL}")
_ANY_NUMBER = re.compile(
    rf"(?<!\w)[a-zæøå]{{3,20}}(?:nummer|nummeret|nr|-id|(?<=bruker)id|(?<=brukar)id|(?<=kunde)id|(?<=barn)id|(?<=barne)id|(?<=person)id)\.?(?: (?:mitt|vårt|hans|hennes|deres|er|e|på|står|som)){{0,3}}[ :=#.]{{1,3}}{_SERIAL}"
)
_OTHER_NUMBERS = re.compile(
    r"(?:tele|tlf|tel|mobil|rom|konto|post|hus|vakt|nød|fødsel|person|bil|reg|kort|gate|side|plass|kø|dør|buss|etasje|kurs|faks|org|linje|skap|sko|trøye|utgave|rekke|lov|start|seksjon|lapp|deltaker|deltakar|versjon|sifre|atom|gåte|tur|under|høyde|fritids|pris|alders)\w*(?:nummer|nummeret|nr|id)"
)
_SAYS_NUMBER = re.compile(r"nr|nummer|id|ref")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)\d\d)?")
_A_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/ ](?:19|20)?\d\d)?|\d{1,2}/\d{1,2}")
_COUNTED = re.compile(
    r" ?(?:kr|kroner|år|åra|års|uker|veker|dager|dagar|mnd|måneder|månader|timer|timar|min|minutter|ganger|gonger|sider|barn|ungdommer|elever|personer|folk|prosent|m|meter|km|lapper|stk|stykker|av|punkter|søsken|sysken|familier|ord|møter|klasse|trinn|[a-zæøå]{3,}(?:er|ar))(?!\w)"
)
_WORD_BEFORE = re.compile(r"(?!(?:bv|ba|js|ab|esa) )[a-zæøå]{1,6} (?=\d)")
_NO_PREFIX = frozenset(
    "for lov nou prop innst covid uke veke uker side sider kap nr kl kr ca punkt tema del gruppe rom fase iso windows trinn klasse nivå type u j d pc tv p s e rv fv eu boks".split()
)


def find(face: Surface) -> Iterator[Finding]:
    text = face.folded
    if not _DIGIT.search(text):
        return
    for m in _AFTER_KEY.finditer(text):
        yield from _after_key(text, m)
    for m in _COURT.finditer(text):
        yield mask(*m.span(), Label.CASE_NO, mark("Ser ut som et saksnummer."), 0.9)
    yield from _loose(text)
    yield from _of_things(text)
    for m in _YEAR_SLASH.finditer(text):
        yield from _year_slash(m)
    for m in _YEAR_DASH.finditer(text):
        if not (len(m["n"]) == 4 and m["n"][:2] in ("19", "20")):
            yield mask(*m.span("x"), Label.CASE_NO, mark("Ser ut som et saksnummer."), 0.85)
    yield from _by_looks(face)


def _by_looks(face: Surface) -> Iterator[Finding]:
    """«BV20231», «23-4418», «bv-2023-118»: numbers with letters or a dash, and no word before them."""
    text = face.folded
    for m in _GLUED.finditer(face.text):
        if len(m["x"]) != 7:
            yield mask(*m.span("x"), Label.CASE_NO, mark("Ser ut som et saksnummer."), 0.75)
    for m in _YEAR_APART.finditer(text):
        yield mask(*m.span(), Label.CASE_NO, mark("Ser ut som et saksnummer."), 0.8)
    for m in _CODE.finditer(face.text):
        code = m.group()
        if sum(map(str.isdigit, code)) >= 4 and sum(map(str.isalpha, code)) >= 2 and not _LAWS.match(code):
            yield look(*m.span(), Label.CASE_NO, mark("Kan være et saksnummer."), 0.5)
    for m in _SHORT_DASH.finditer(text):
        yield look(*m.span("x"), Label.CASE_NO, mark("Kan være et saksnummer."), 0.5)
    for m in _YEAR_LAST.finditer(text):
        yield look(*m.span(), Label.CASE_NO, mark("Kan være et saksnummer."), 0.5)
    for m in _PREFIXED.finditer(text):
        if m["p"] not in _NO_PREFIX and sum(map(str.isdigit, m["x"])) >= 4:
            yield mask(*m.span("x"), Label.CASE_NO, mark("Ser ut som et saksnummer."), 0.8)


def _loose(text: str) -> Iterator[Finding]:
    """«saksnr B-12», «journalnummer 884 213», «id M-99812»: for a person to decide."""
    for regex in (_LOOSE_KEY, _ID):
        for m in regex.finditer(text):
            yield look(*m.span("x"), Label.CASE_NO, mark("Kan være et saksnummer."), 0.6)


def _of_things(text: str) -> Iterator[Finding]:
    """«klagen fikk nummer 4418», «mappa mi er nr 221-7», «klient 88123»: a person decides, unless it is long."""
    for regex, told in ((_THING_NUMBERED, True), (_ANY_NUMBER, True), (_THING_BARE, False)):
        for m in regex.finditer(text):
            digits = sum(map(str.isdigit, m["x"]))
            least = 3 if told else 4
            if digits < least or _OTHER_NUMBERS.match(m.group()) or _COUNTED.match(text, m.end()):
                continue
            if not told and (_A_YEAR.fullmatch(m["x"]) or (m["x"][0].isalpha() and " " in m["x"])):
                continue
            start, end = m.span("x")
            if word := _WORD_BEFORE.match(m["x"]):
                start += word.end()
            yield look(start, end, Label.CASE_NO, mark("Kan være et saksnummer."), 0.6)


def _after_key(text: str, m: re.Match[str]) -> Iterator[Finding]:
    number = m["x"]
    start, end = m.span("x")
    digits = sum(map(str.isdigit, number))
    if _YEARS.fullmatch(number.split()[-1]) and not _SAYS_NUMBER.search(text, m.start(), start):
        return
    if digits == 3 and _COUNTED.match(text, end):
        return
    if re.match(
        r"\d[\w]*(?: ?(?:år|uker|veker|dager|dagar|ganger|gonger|mnd|måneder|timer)\b)",
        text[start : end + 10],
    ):
        return
    if word := _WORD_BEFORE.match(number):
        # A word between: «sak er 22/118» holds the word in the pattern above; others are sentences.
        start += word.end()
        number = text[start:end]
    if digits >= 4 or ("/" in number and digits >= 3) or (digits >= 3 and re.search(r"[a-z]-?\d", number)):
        yield mask(start, end, Label.CASE_NO, mark("Saksnummer."), 0.95)
    elif digits == 3 and "." not in number:
        yield look(start, end, Label.CASE_NO, mark("Kan være et saksnummer."), 0.5)


def _year_slash(m: re.Match[str]) -> Iterator[Finding]:
    year, number = m["y"], m["n"]
    tail = m["x"][-4:]
    if len(year) == 4 and (
        (len(number) == 4 and number[:2] in ("19", "20")) or (len(number) == 2 and "-" not in tail)
    ):
        return
    if len(year) == 2 and len(number) == 2 and not re.search(r"\d{2}/\d{2}-\d{2,}", m["x"]):
        return
    yield mask(*m.span("x"), Label.CASE_NO, mark("Ser ut som et saksnummer."), 0.9)
