# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""What could stand instead of a finding and still say something: an age band, a quarter, «en kommune i nærheten».

A proposal is never made by itself; the person who reviews picks it. Nothing finer than a quarter and
nothing smaller than «en kommune i nærheten» is ever proposed (domain text on anonymisation, DESIGN §5).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from verksted.privacy.findings import Finding, Label
from verksted.privacy.placeholders import Language
from verksted.privacy.surface import fold

_AGES = {
    "en": 1, "ett": 1, "ein": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10,
    "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "søtten": 17, "sytten": 17, "atten": 18,
    "nitten": 19, "tjue": 20, "tretti": 30, "førti": 40, "femti": 50, "seksti": 60, "sytti": 70, "åtti": 80, "nitti": 90,
}  # fmt: skip
_AGE_BANDS: tuple[tuple[int, str, str], ...] = (
    (6, "et barn under skolealder", "eit barn under skulealder"),
    (13, "et barn i barneskolealder", "eit barn i barneskulealder"),
    (16, "en ungdom i tenårene", "ein ungdom i tenåra"),
    (18, "en ungdom i slutten av tenårene", "ein ungdom i slutten av tenåra"),
    (25, "en ung voksen", "ein ung vaksen"),
    (67, "en voksen", "ein vaksen"),
    (200, "en eldre person", "ein eldre person"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_QUARTERS = (
    ("tidlig på året", "tidleg på året"),
    ("på våren", "på våren"),
    ("på sensommeren eller tidlig på høsten", "på seinsommaren eller tidleg på hausten"),
    ("sent på året", "seint på året"),
)
_FIRST_MONTHS_OF_ENGLISH = {"may": 5, "oct": 10, "dec": 12}
_FEASTS = (
    (re.compile(r"jul|jol|nyttårsaft|nyårsaft|romjul|christmas|lucia|advent"), 4),
    (re.compile(r"påske|langfredag|skjærtorsdag|palme|fastelavn"), 2),
    (re.compile(r"nyttårsdag|nyårsdag|morsdag|valentin"), 1),
    (re.compile(r"himmelfart|pinse|sankt ?hans|jonsok|17|nasjonaldag"), 2),
    (re.compile(r"halloween|allehelgen|farsdag"), 4),
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def proposals(finding: Finding, text: str, language: Language = "nb") -> tuple[str, ...]:
    """What may replace `text[finding.start:finding.end]`, best first; empty where only removal is safe.

    The words fit into most sentences as they are, in the written standard asked for.
    """
    make = _MAKERS.get(finding.label)
    return () if make is None else make(fold(text[finding.start : finding.end]), language == "nn")


def age_band(years: int, *, nynorsk: bool = False) -> str:
    """The band an age (0–199 years) belongs to, in words."""
    return next((nn if nynorsk else nb) for limit, nb, nn in _AGE_BANDS if years < limit)


def quarter(month: int, *, nynorsk: bool = False) -> str:
    """The part of the year a month (1–12) lies in, in words."""
    return _QUARTERS[(month - 1) // 3][nynorsk]


def _age(words: str, nynorsk: bool) -> tuple[str, ...]:
    number = re.search(r"\d{1,3}", words)
    years = int(number.group()) if number else _spelled_age(words)
    if years is None or not 0 <= years < 200 or re.search(r"mån|mnd|uke|vek|dag", words):
        return ("et barn" if not nynorsk else "eit barn",) if years is not None else ()
    return (age_band(years, nynorsk=nynorsk),)


def _spelled_age(words: str) -> int | None:
    found = re.match(r"[^\W\d_]+", words)
    if not found:
        return None
    stem = re.split(r"åring|års?(?:\W|$)|åri", found.group())[0]
    if stem in _AGES:
        return _AGES[stem]
    tens = next(
        (
            t
            for t in ("tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti")
            if stem.startswith(t)
        ),
        None,
    )
    return _AGES[tens] + _AGES.get(stem.removeprefix(tens), 0) if tens else None


def _date(words: str, nynorsk: bool) -> tuple[str, ...]:
    month = _month(words)
    if month is None:
        return ()
    when = quarter(month, nynorsk=nynorsk)
    year = _YEAR.search(words)
    return (f"{when} {year.group()}", when) if year else (when,)


def _month(words: str) -> int | None:
    iso = re.match(r"(?:19|20)\d\d[-./](\d{1,2})", words)
    numeric = iso or re.search(r"\d{1,2}[./-] ?(\d{1,2})(?!\d)", words)
    if numeric and 1 <= int(numeric[1]) <= 12:
        return int(numeric[1])
    for name in re.findall(r"[^\W\d_]{3,}", words):
        if name[:3] in _MONTHS and not re.match(r"mand|tors|jule|jula", name):
            return _MONTHS.index(name[:3]) + 1
        if name[:3] in _FIRST_MONTHS_OF_ENGLISH:
            return _FIRST_MONTHS_OF_ENGLISH[name[:3]]
    return next((3 * q - 2 for pattern, q in _FEASTS if pattern.search(words)), None)


def _place(words: str, nynorsk: bool) -> tuple[str, ...]:
    if re.search(r"(?:veien|vegen|gata|gaten|gate|allé|alleen|torget|plassen)s?$", words):
        return ("en gate i nærheten",) if not nynorsk else ("ei gate i nærleiken",)
    return (
        ("en kommune i nærheten", "et annet sted")
        if not nynorsk
        else ("ein kommune i nærleiken", "ein annan stad")
    )


_KINDS: tuple[tuple[str, str, str], ...] = (
    (r"barnehage|barnehave|bhg", "en barnehage", "ein barnehage"),
    (r"videreg|vidareg|vgs", "en videregående skole", "ein vidaregåande skule"),
    (r"folkehøg|folkehøy", "en folkehøgskole", "ein folkehøgskule"),
    (r"skole|skule|oppvekstsenter|sfo", "en skole", "ein skule"),
    (r"barnevern\w*vakt|barneve\w*vakt", "en barnevernvakt", "ei barnevernvakt"),
    (r"barnevern\w*institusjon|ungdomshjem|ungdomsheim|barnehjem|barneheim|institusjon|bofelles|bufelles|ungdomssenter", "en institusjon", "ein institusjon"),
    (r"barnevern", "en barneverntjeneste", "ei barnevernteneste"),
    (r"\bnav\b", "et nav-kontor", "eit nav-kontor"),
    (r"\bbup\b|\bdps\b|poliklinikk|psyk", "et tilbud i psykisk helsevern", "eit tilbod i psykisk helsevern"),
    (r"sykehus|sjukehus|legevakt|legesenter|legekontor|helsestasjon|helsehus", "et helsetilbud", "eit helsetilbod"),
    (r"\bil\b|\bfk\b|\bbk\b|\bif\b|idrettslag|klubb|korps|turn|speider|4h|kor\b", "et fritidstilbud", "eit fritidstilbod"),
    (r"kirke|kyrkje|menighet|moské|moske|bedehus|tempel", "et trossamfunn", "eit trussamfunn"),
    (r"rema|kiwi|coop|joker|spar|meny|extra|bunnpris|verksted|frisør|kafé|kafe|hotell|butikk|\bas\b", "en arbeidsplass", "ein arbeidsplass"),
)  # fmt: skip


def _org(words: str, nynorsk: bool) -> tuple[str, ...]:
    for pattern, nb, nn in _KINDS:
        if re.search(pattern, words):
            return (nn if nynorsk else nb,)
    return ("eit tilbod" if nynorsk else "et tilbud",)


def _fixed(nb: str, nn: str) -> Callable[[str, bool], tuple[str, ...]]:
    return lambda _words, nynorsk: (nn if nynorsk else nb,)


def _origin(words: str, nynorsk: bool) -> tuple[str, ...]:
    if re.search(r"sk$|i$|dari|urdu|tigrinja|farsi|pashto|swahili|punjabi", words):
        return ("eit anna språk enn norsk" if nynorsk else "et annet språk enn norsk",)
    return ("eit anna land" if nynorsk else "et annet land",)


_MAKERS: dict[Label, Callable[[str, bool], tuple[str, ...]]] = {
    Label.AGE: _age,
    Label.DATE: _date,
    Label.PLACE: _place,
    Label.ORG: _org,
    Label.ORIGIN: _origin,
    Label.HEALTH: _fixed("en helseutfordring", "ei helseutfordring"),
    Label.FAMILY: _fixed("en særlig familiesituasjon", "ein særleg familiesituasjon"),
    Label.ROLE: _fixed("en voksen i nærmiljøet", "ein vaksen i nærmiljøet"),
    Label.ADDRESS: _fixed("et sted i kommunen", "ein stad i kommunen"),
}
