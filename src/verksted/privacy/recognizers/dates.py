# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Dates: day and month in any format, ISO dates, feast days of a particular year.

A month, a year, a weekday or a clock time alone is no date here; «den» and «natt til» stay outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_MONTH = r"(?:jan(?:uar|uary)?|feb(?:r(?:uar|uary)?)?|mar(?:s|ch)?|apr(?:il)?|mai|may|jun[ie]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|des(?:ember)?|dec(?:ember)?)"
_FULL_MONTH = r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
_WEEKDAY = r"(?:(?:man|tirs|tys|ons|tors|fre|lør|laur|søn|sun)da(?:g|gen)|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_WEEKDAY_BEFORE = re.compile(
    rf"(?<!\w)(?:{_WEEKDAY}|(?:man|ti|tir|tirs|tys|ons|to|tor|tors|fre|lør|lau|laur|søn)\.?),? (?:den )?$"
)
_YEAR = r"(?:,? ?(?:19|20)\d\d(?!\d)| ?['´-]?\d\d(?![\d:.,]))"
_LATER = r"(?: (?:i fjor|i år|i forfjor|ifjor|for (?:\w+) år sida?n?|for (?:\w+) år siden|(?:19|20)\d\d))"
_ORDINAL = (
    r"(?:første|fyrste|andre|annen|tredje|fjerde|femte|sjette|sjuende|syvende|sjuande|åttende|åttande|niende|niande|tiende|tiande|ellevte|tolvte|trettende|trettande|fjortende|fjortande"
    r"|femtende|femtande|sekstende|sekstande|syttende|syttande|attende|attande|nittende|nittande|tjuende|tjuande|tyvende|tjueførste|tjuefyrste|tjueandre|tjuetredje|tjuefjerde|tjuefemte"
    r"|tjuesjette|tjuesjuende|tjuesyvende|tjueåttende|tjueniende|trettiende|trettiande|trettiførste|trettifyrste|enogtyvende|toogtyvende|treogtyvende|fireogtyvende|femogtyvende)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"

_WRITTEN = re.compile(
    rf"(?<![\w§/.])(?:{_WEEKDAY},? (?:den )?)?{_DAY}(?:\.? ?(?:-|og|å|til|te|/|,|&) ?{_DAY})?(?:\.(?:-{_DAY}\.)?|-{_DAY}\.?|st|nd|rd|th|de|dje|te|ende|)? ?(?:of )?{_MONTH}(?![\wæøå])\.?(?:{_YEAR})?(?:{_LATER})?"
)
_NAMED_DAY = re.compile(
    rf"(?<!\w)(?:{_WEEKDAY},? (?:den )?)?{_ORDINAL} {_FULL_MONTH}(?!\w)(?:{_YEAR})?(?:{_LATER})?"
)
_ENGLISH = re.compile(
    rf"(?<!\w)(?:january|february|march|april|may|june|july|august|september|october|november|december) {_DAY}(?:st|nd|rd|th)?(?![\w.,]?\d)(?:{_YEAR})?"
)
_NUMERIC = re.compile(
    rf"(?<![\w./:,§-])(?P<d>{_DAY})(?P<s>[./-])(?P<m>1[0-2]|0?[1-9])(?:(?P=s)|(?P=s) ?(?P<y>(?:19|20)?\d\d))?(?![\d/]|[.,:-]\d|\w)"
)
_NUMERIC_LONG = re.compile(
    rf"(?<![\w./:,-]){_DAY}[./-] ?(?:1[0-2]|0?[1-9])[./-] ?(?:(?:19|20)\d\d|\d\d)(?![\d/\w]|:\d)"
)
_ISO = re.compile(r"(?<![\w./-])(?:19|20)\d\d[-./](?:1[0-2]|0[1-9])[-./](?:3[01]|[12]\d|0[1-9])(?![\d/-])")
_COMPACT = re.compile(
    r"(?<!\w)(?:født|fødd|f\.|fødselsdato|dato|datert|bursdag\w*|born)[ :.]{1,3}(?P<x>\d{6}|\d{8})(?!\w)"
)
_BEFORE_DATE = re.compile(
    r"(?:den|dato|datert|møtet|møte|født|fødd|bursdag\w*|frist\w*|innen|siden|sidan|før|etter|fram til|f\.|brev(?:et)? (?:fra|av)|(?:fikk|fekk|fått|sendt|sendte|mottatt|mottok|kom) (?:brev(?:et)?|svar(?:et)?|vedtak(?:et)?|sms|mail|beskjed|innkalling|papirer)|vedtak(?:et)? (?:fra|frå|av)|nytt|avlyst|flytt\w+|kom|til|fra|frå|dagen|"
    r"natt til|morgen|" + _WEEKDAY + r")[ :,]{1,2}(?:er |var |e |va |ble )?$"
)
_NO_DATE_BEFORE = re.compile(
    r"(?:kl|kl\.|klokka|klokken|punkt|pkt|pkt\.|kap|kap\.|kapittel|versjon|tema|nr|nr\.|side|(?<!\w)s\.|§|del|sak|score|karakter|snitt(?:et)?|(?<!\w)på|solid|ca|ca\.|kr|u\d|(?<!\w)les|(?<!\w)ver|(?<!\w)v"
    r"|(?:word|excel|teams|outlook|office|windows|ios|ipados|macos|android|python|java|chrome|firefox|edge|safari|linux|acrobat|wcag|visma|familia|modulus|program\w*|oppdatering\w*)|artikkel|vedlegg|figur|tabell"
    r"|(?:punkt|pkt\.?|kap\w*\.?|tema|del|versjon|side|artikkel|vedlegg|figur|tabell|android|ios|§) ?[\d.]+(?:,| og| eller| til|-))[ ]?$"
)
_NO_DATE_AFTER = re.compile(
    r" ?(?:av|prosent|%|kr|kroner|km|meter|timer?|min|poeng|deler?|uker?|år|av de|of|liter|kg|stjerner|/)\b| ?%"
)
_DIGIT = re.compile(r"\d")
_FEAST = (
    r"(?:lille ?jul(?:e)?aften|lille ?jolaftan|veslejulaftan|veslejolaftan|jul(?:e)?aften|jul(?:e)?aftan|jolaftan|nyttårsaften|nyttårsaftan|nyårsaftan|nyttårsdag(?:en)?|nyårsdag(?:en)?"
    r"|(?:[1-4]\.? ?(?=[jpnr])|[1-4]\.?|første|fyrste|andre|annen|tredje|fjerde) ?(?:jul(?:e)?dag|joledag|juledagen|påskedag|pinsedag|nyttårsdag|romjulsdag)|skjærtorsdag|skjertorsdag|langfredag(?:en)?|påskeaften|påskeaftan"
    r"|kristi himmelfartsdag|pinseaften|pinseaftan|palmesøndag|sankthansaften|sankthansaftan|jonsokaftan|jonsok|sankthans|sankt hans|luciadagen|lucia|halloween|fastelavn|valentinsdagen|morsdag|farsdag|allehelgensdag"
    r"|nasjonaldagen|grunnlovsdagen|christmas eve|new year's eve|christmas day|boxing day|id al-fitr|eid|id|ramadan|newroz|nowruz|diwali|vesak|samefolkets dag|kvinnedagen)"
)
_FEAST_YEAR = re.compile(rf"(?<!\w){_FEAST}{_LATER}(?!\w)")
_FEAST_DAY = re.compile(
    r"(?<!\w)(?:lille ?julaften|lille ?jolaftan|veslejulaftan|veslejolaftan|(?:[1-4]\.? ?(?=[jpnr])|[1-4]\.?|første|fyrste|andre|annen|tredje|fjerde) ?(?:jul(?:e)?dag|joledag|juledagen|påskedag|pinsedag|nyttårsdag|romjulsdag))(?!\w)"
)
_FEAST_ALONE = re.compile(
    r"(?<!\w)(?:jul(?:e)?aften|jul(?:e)?aftan|jolaftan|nyttårsaften|nyttårsaftan|nyårsaftan|nyttårsdag|skjærtorsdag|skjertorsdag|langfredag|påskeaften|påskeaftan|kristi himmelfartsdag|pinseaften|palmesøndag|sankthansaften|jonsokaftan|luciadagen|christmas eve|new year's eve|christmas day)(?!\w)"
)
_WITHOUT_NUMBER = re.compile(
    rf"(?<!\w)(?:(?:[1-4]\.|første|fyrste|andre|annen|tredje|fjerde|siste|nest siste) {_WEEKDAY}(?: i)? (?:{_FULL_MONTH}|advent)|dagen (?:før|etter) (?:julaften|jolaftan|jul|nyttår|nyttårsaften|konfirmasjonen|17\.? ?mai|bursdagen))(?!\w)(?:{_YEAR})?(?:{_LATER})?"
)
_IN_WORDS = re.compile(
    rf"(?<![\w§/.,-])(?:{_DAY}|{_ORDINAL})\.? i (?:(?P<m>1[0-2]|0?[1-9])\.|{_FULL_MONTH}|(?P<o>første|fyrste|andre|tredje|fjerde|femte|sjette|sjuende|syvende|sjuande|åttende|åttande|niende|niande|tiende|tiande|ellevte|tolvte))(?![\w]|\d)"
)
"""«14. i 3.», «fjortende i tredje», «14 i mars»."""
_ON_THE = re.compile(
    rf"(?<!\w)(?:den|dato\w*|datert|frist\w*|innen|natt til|møtet?(?: er| var)?|{_WEEKDAY}),? $"
)
_RANGE = re.compile(
    rf"(?<![\w./:,§-]){_DAY}\.? ?(?:-|til|og) ?{_DAY}(?P<s>[./])(?:1[0-2]|0?[1-9])(?![\d/]|[.,:-]\d|\w)"
)
_DAY_OF_WEEK = re.compile(
    rf"(?<!\w){_WEEKDAY},? (?:den )?{_DAY}\.(?! ?\d| ?(?:klasse|trinn|etasje|time|plass|gang))"
)
_SIX = re.compile(
    r"(?<![\w.,:/§#+-])(?<!\d )(?:3[01]|[12]\d|0[1-9])(?:1[0-2]|0[1-9])(?:[012]\d|9\d)(?![\w%]|[.,:/-]\d| \d| ?kr)"
)
_SIX_NOT = re.compile(
    r"(?:\w*kode\w*|pin\w*|vipps\w*|nr\.?|nummer\w*|id|kr|passord\w*|kid|ref\w*|sak\w*)(?: (?:er|e|var|på))?[ :.]*$"
)
_MISSPELT = re.compile(rf"(?<![\w§/.,-]){_DAY}\.? ?(?P<m>[^\W\d_]{{5,10}})(?!\w)(?:{_YEAR})?")
_NATIONAL_DAY = re.compile(r"17\.? ?mai")
"""A feast that comes round each year, until a year or a weekday is told."""
_LONG_MONTHS = "januar februar august september oktober november desember".split()


def _slips(month: str) -> Iterator[str]:
    """A letter left out, two changed about, one doubled."""
    for i in range(len(month)):
        yield month[:i] + month[i + 1 :]
        yield month[:i] + month[i] + month[i:]
        yield month[:i] + month[i : i + 2][::-1] + month[i + 2 :]


_MONTH_SLIPS = frozenset(slip for month in _LONG_MONTHS for slip in _slips(month)) - frozenset(_LONG_MONTHS)
_WHY = mark("Dato med dag og måned.")
_CLOCK = re.compile(r"(?<!\w)(?:kl\.?|klokka|klokken) ?\d{1,2}[.:]\d\d(?!\d)")
_TIME = re.compile(r"(?<!\w)(?:før|etter|til|te|fra|frå|siden|sidan|og|-) ?$")
_WHY_FEAST = mark("Bestemt høytidsdag.")
_WHY_MAYBE = mark("Kan være en dato.")
_WORDS = (
    (_FEAST_YEAR, mask, _WHY_FEAST, 0.95),
    (_FEAST_DAY, mask, _WHY_FEAST, 0.85),
    (_WITHOUT_NUMBER, look, _WHY, 0.5),
    (_FEAST_ALONE, look, _WHY_FEAST, 0.5),
)


def find(face: Surface) -> Iterator[Finding]:
    """Dates, each with the weekday that stands before it."""
    for found in _dates(face.folded):
        before = _WEEKDAY_BEFORE.search(face.folded, max(0, found.start - 16), found.start)
        yield replace(found, start=before.start()) if before else found


def _dates(text: str) -> Iterator[Finding]:
    digits = bool(_DIGIT.search(text))
    for regex in (_WRITTEN, _NAMED_DAY, _ENGLISH, _ISO, _NUMERIC_LONG, _COMPACT) if digits else (_NAMED_DAY,):
        for m in regex.finditer(text):
            if found := _whole(text, regex, m):
                yield found
    yield from _in_words(text)
    if digits:
        for m in _NUMERIC.finditer(text):
            yield from _numeric(text, m)
        yield from _loosely(text)
    for regex, say, why, score in _WORDS:
        for m in regex.finditer(text):
            yield say(*m.span(), Label.DATE, why, score)


def _whole(text: str, regex: re.Pattern[str], m: re.Match[str]) -> Finding | None:
    """Day and month, but for versions («versjon 3.2.14») and short months that are words."""
    start, end = m.span("x" if "x" in regex.groupindex else 0)
    end = start + len(text[start:end].rstrip(" .,'"))
    before = text[max(0, start - 24) : start]
    if regex is _NUMERIC_LONG and _NO_DATE_BEFORE.search(before):
        return None
    if regex is _WRITTEN and _short_word(m) and not _BEFORE_DATE.search(before):
        return None
    if _NATIONAL_DAY.fullmatch(text, start, end):
        return look(start, end, Label.DATE, _WHY, 0.5)
    return mask(start, end, Label.DATE, _WHY)


def _in_words(text: str) -> Iterator[Finding]:
    """«fjortende i tredje», «den 14 i mars», «mandag 14.»."""
    for regex in (_IN_WORDS, _DAY_OF_WEEK):
        for m in regex.finditer(text):
            plain = m.group()[:2].strip(" i").isdigit() and "." not in m.group()
            if plain and not _ON_THE.search(text, max(0, m.start() - 16), m.start()):
                continue  # «fylte 6 i mars», «kom 3 i mai»
            end = m.start() + len(m.group().rstrip("."))
            yield look(m.start(), end, Label.DATE, _WHY_MAYBE, 0.5)


def _loosely(text: str) -> Iterator[Finding]:
    """Misspelt, as a range, or as six digits."""
    for m in _MISSPELT.finditer(text):
        if m["m"] in _MONTH_SLIPS:
            yield mask(*m.span(), Label.DATE, _WHY, 0.8)
    for m in _RANGE.finditer(text):
        before = text[max(0, m.start() - 24) : m.start()]
        if not _NO_DATE_BEFORE.search(before) and not _NO_DATE_AFTER.match(text, m.end()):
            yield look(*m.span(), Label.DATE, _WHY_MAYBE, 0.5)
    for m in _SIX.finditer(text):
        if not _SIX_NOT.search(text, max(0, m.start() - 16), m.start()):
            yield look(*m.span(), Label.DATE, _WHY_MAYBE, 0.45)


def _short_word(m: re.Match[str]) -> bool:
    """«3 jul», «2 mar»: a short month without its full stop, after a number without one, is no date."""
    month = re.search(r"[^\W\d_]+\.?$", re.sub(r"(?:,? ?['´]?\d{2,4}| i fjor.*| i år)$", "", m.group()))
    return (
        bool(month)
        and month is not None
        and month.group() in ("may", "mar", "jul", "des", "sep")
        and "." not in m.group()
    )


def _fraction(part: int, whole: int) -> bool:
    """«2/3», «3/4», «4/5», «7/8», «7/10»: likelier a share than a day."""
    return (part < whole and whole in (2, 3, 4, 5, 8, 10)) or part == whole == 10


def _numeric(text: str, m: re.Match[str]) -> Iterator[Finding]:
    day, month, sign, year = int(m["d"]), int(m["m"]), m["s"], m["y"]
    before = text[max(0, m.start() - 24) : m.start()]
    end = m.start() + len(m.group().rstrip("./-"))
    if _NO_DATE_BEFORE.search(before) or _NO_DATE_AFTER.match(text, m.end()) or (sign == "-" and not year):
        return
    told = bool(_BEFORE_DATE.search(before))
    if (day, month, sign) == (24, 7, "/") and not told:
        return
    if (
        not year
        and sign == "."
        and len(m["m"]) == 2
        and day < 24
        and _CLOCK.search(text, 0, m.start())
        and _TIME.search(before)
    ):
        return  # «kl 12.05 lunsj, ingen kom før 13.10»
    padded = m["d"].startswith("0") or m["m"].startswith("0")
    if year or told or (padded and sign == "/") or (day > 12 and sign == "/") or (day > 23 and sign == "."):
        yield mask(m.start(), end, Label.DATE, _WHY, 0.85)
    elif sign == "." or not _fraction(day, month):
        yield look(m.start(), end, Label.DATE, _WHY_MAYBE, 0.5)
