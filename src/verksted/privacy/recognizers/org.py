# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Organisations by the pattern of their names: «Åsheim ungdomsskole», «NAV Ås», «barnevernvakta i Moss».

Services in general (barnevernet, skolen, BUP) are none; a service with its place or its name is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers import known, workplace
from verksted.privacy.recognizers.lexicon import Lexicon, read_kinds, word_set
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_CLOSED = re.compile(
    r"(?<![\w-])([^\W\d_]{3,20}?)(s?)(skolen|skulen|barneskolen|ungdomsskolen|barnehagen|barnehage|barnevernsinstitusjon|folkehøgskole|folkehøyskole|folkehøgskule|ungdomssenter|ungdomsheim|ungdomshjem|bofellesskap|familiesenter|sykehus|sjukehus|kirken|kyrkja|menighet|asylmottak)(?![\w])"
)
_GENERIC_STEM = frozenset(
    "barne ungdoms grunn hoved fylkes privat offentlig nabo hjem heim drømme fri høg høy folkehøg folkehøy stor små natur friluft gårds gards familie kommune spesial vanlig steiner montessori musikk kultur språk data dag natt søndags sommer "
    "vinter bil kjøre trafikk ride danse teater yrkes fag gymnas mellom lærer ungdom barn arbeids landbruks jordbruks nærings fisk maritim idretts topp toppidretts katte hunde regn hel halvdags bygde grend grende by sentral nær universitets barnevern "
    "lokal stats folke frelser dom stav trekirke mor livs krigs skog utedørs innsats skog gamle forelder foreldre spesialist åpen psykiatriske fengsels privat region regions før sosial statlig frivillig kommunal".split()
)
_SUFFIX_HEAD = re.compile(
    r".{3}(?:skole|skule|senter|senteret|hjem|hjemmet|heim|heimen|klubb|klubben|forening|foreining|institusjon|barnehage|kontor|kontoret|klinikk|klinikken|sykehus|sjukehus|kirke|kyrkje|bolig|boligen|bustad|kollektiv|fellesskap|stiftelse|stiftelsen|(?:idretts|bonde|bygde|ungdoms|kvinne|husflids|fotball|håndball|lokal|teater|ski|song|spelmanns)laget?|korps|korpset|fengsel|leir|camping|gård|stall|verksted|verkstad|hus|huset|tun|tunet|base|basen|stua|stova|avdeling|poliklinikk|museum|bibliotek|hall|hallen|arena|kino|teater|studio|salong|sentral|sentralen|handel|lekeland|fritid)$"
)
_BEFORE_NAME = frozenset(
    "ungdomshuset fritidshuset huset musikkgymnaset gymnaset ridesenteret danseskolen kulturhuset aktivitetshuset møteplassen kafeteriaen ungdomskafeen ungdomsbasen hybelhuset sykehjemmet asylmottaket mottaket bokollektivet fosterhjemsorganisasjonen avlastningsboligen avlastningshjemmet besøkshjemmet behandlingsinstitusjonen rusinstitusjonen ungdomsklubben fritidsklubben klubben institusjonen barnehagen bofellesskapet bufellesskapet kafeen kaféen avdeling avdelingen kollektivet organisasjonen foreningen bandet laget koret korpset firmaet butikken hotellet campingen "
    "stallen omsorgssenteret ungdomssenteret ungdomshjemmet ungdomsheimen barnehjemmet barneheimen behandlingsstedet hjemmet heimen skolen skulen senteret sentret tiltaket prosjektet bedriften verkstedet menigheten kirken moskeen fritidstilbudet leiren".split()
)
_LINK = frozenset("i på ved avd avdeling region avd. kontor for in".split())
_CALLED = re.compile(
    r"(?<!\w)(?:skolen|skulen|barnehagen|klubben|institusjonen|heimen|hjemmet|avdelinga|avdelingen|laget|korpset|bofellesskapet|kollektivet|stedet|senteret|huset|bandet|butikken|firmaet|tiltaket|fosterhjemsorganisasjonen|jobben)(?: (?:min|vår|hans|hennes))? (?:heter|heiter|hete|hæte|kalles|kallast|het|heitte) (?P<x>[^\W\d_][\w-]{2,})(?!\w)"
)
_REGIONS = frozenset("øst vest sør nord midt midt-norge sørøst øst-norge".split())
_SHORT_HEADS = frozenset(
    "il fk bk if ik sk tif til hk as asa sa ba da kro kor stall rør bygg auto mek slip senter avdeling omsorg assistanse verksted avlastning kollektiv institusjon mottak fosterhjem barnevern sfo aks".split()
)
_CLUBS = frozenset("il fk bk ik sk tif".split())
_COMPANY = frozenset("as asa sa ba da".split())
_WHY_HEAD = mark("Navn på en virksomhet.")
_WHY_AGENCY = mark("Etat eller tilbud med sted.")


@cache
def _heads() -> frozenset[str]:
    return word_set("org", "hode")


@cache
def _agencies() -> frozenset[str]:
    return word_set("org", "etat") | word_set("org", "butikk")


def find(face: Surface) -> Iterator[Finding]:
    for place, word in enumerate(face.words):
        head = place and (_is_head(face, place) or _SUFFIX_HEAD.search(word.low))
        if head and (found := _named(face, place)):
            yield found
        if word.low in _BEFORE_NAME and (found := _after_head(face, place)):
            yield found
        if _is_agency(word.low) and (found := _agency(face, place)):
            yield found
        if place + 1 < len(face.words) and (found := _hyphened(face, place)):
            yield found
        length, _ = _national().match(face.words, place)
        if length > 1 and (found := _branch(face, place, length)):
            yield found
    for m in _CALLED.finditer(face.folded):
        if not known.is_function(m["x"]):
            yield look(*m.span("x"), Label.ORG, _WHY_HEAD, 0.6)
    yield from _closed(face)
    yield from workplace.find(face)


_CLUB = re.compile(r"[^\W\d_]{3,}(?:klubben|laget|lag|klubb)")
_UNIT = re.compile(
    r"(?:avdeling|avdelinga|avdelingen|huset|hus|kontoret|kontor|teamet|skolen|skulen|barnehagen|klubben|leiren|senteret|sentret|institusjonen|boligen|kollektivet|butikken|laget|koret|korpset)"
)


def _hyphened(face: Surface, place: int) -> Finding | None:
    """«Stendi-avdelinga i Larvik», «Humana-huset»: a name with the kind of business after a hyphen."""
    words = face.words
    if face.text[words[place].end : words[place + 1].start] != "-" or not _UNIT.fullmatch(
        words[place + 1].low
    ):
        return None
    word = words[place]
    if known.ordinary(word.low) and not (face.capital(place) or word.low in _agencies()):
        return None
    if known.given_name(word.low):
        return None
    end = words[place + 1].end
    if (
        place + 3 < len(words)
        and words[place + 2].low in ("i", "på")
        and known.is_place(words[place + 3].low)
    ):
        end = words[place + 3].end
    return look(word.start, end, Label.ORG, _WHY_HEAD, 0.6)


def _after_head(face: Surface, place: int) -> Finding | None:
    """«ungdomsklubben Loftet», «institusjonen «Furua»»: the name after the kind of business."""
    if place + 1 >= len(face.words) or not face.capital(place + 1):
        return None
    gap = face.text[face.words[place].end : face.words[place + 1].start]
    if gap not in (" ", " «", ' "', " “", " '") or known.given_name(face.words[place + 1].low):
        return None
    return look(face.words[place + 1].start, _name_end(face, place + 1), Label.ORG, _WHY_HEAD, 0.55)


def _is_head(face: Surface, place: int) -> bool:
    """Whether the word makes a name before it a business; «AS» and «SA» do so in capitals only."""
    word = face.words[place]
    if word.low == "til":
        # «Tverrelva TIL»: in capitals a sports club, else the commonest of prepositions.
        return face.text[word.start : word.end] == "TIL" and not face.text.isupper()
    return word.low in _heads() and (word.low not in _COMPANY or face.text[word.start : word.end].isupper())


def _is_agency(low: str) -> bool:
    return low in _agencies() or (low.startswith(("barneve", "barnevn")) and "vakt" in low)


def _named(face: Surface, head: int) -> Finding | None:
    """«Åsheim ungdomsskole», «stornes barne- og familievern»: the name in front of the head."""
    words, first = face.words, head
    end = words[head].end
    while first > 0 and _link(face, first - 1):
        first -= 1
    name_end = first
    while (
        first > 0
        and head - first < 6
        and name_end - first < 3
        and face.adjacent(first - 1)
        and _name_like(face, first - 1, nearest=first == name_end)
    ):
        first -= 1
    if first == name_end:
        return None
    while head + 1 < len(words) and _is_head(face, head + 1) and face.adjacent(head):
        head += 1
        end = words[head].end
    low = [words[i].low for i in range(first, name_end)]
    capital = any(
        face.capital(i) or (face.text[words[i].start].isupper() and not known.ordinary(words[i].low))
        for i in range(first, name_end)
    )
    place = any(known.is_place(w) or known.is_place(w.removesuffix("s")) for w in low)
    strange = not all(known.ordinary(w) for w in low)
    saint = re.search(
        r"(?<!\w)(?:st\.|sta\.|sankt) $", face.folded[max(0, words[first].start - 7) : words[first].start]
    )
    if saint:
        return mask(words[first].start - len(saint.group()), end, Label.ORG, _WHY_HEAD, 0.85)
    if not place and all(known.given_name(w) or known.given_name(w.removesuffix("s")) for w in low):
        return None
    placed = first > 0 and words[first - 1].low in known.PREPOSITIONS
    short = words[head].low in _SHORT_HEADS
    club = placed and words[head].low in _CLUBS
    if (capital or place or strange) and not (short and not (capital or place or club)):
        return mask(
            words[first - _club_before(face, first)].start if short else words[first].start,
            end,
            Label.ORG,
            _WHY_HEAD,
            0.85,
        )
    school = words[head].low in ("sfo", "aks", "bhg", "vgs")
    bare = re.search(r"(?:en|et|a|ene|ane)$", low[-1]) and not known.verb_or_adjective(low[-1])
    if bare and (school or not short) and (known.definite(low[-1]) or not known.listed_word(low[-1])):
        # «Klokkergården bofellesskap»: no definite noun stands before another noun but in a name.
        return look(words[first].start, end, Label.ORG, _WHY_HEAD, 0.55)
    opens = any(face.text[words[i].start].isupper() for i in range(first, name_end))
    if (placed or opens) and not short:
        return look(words[first].start, end, Label.ORG, _WHY_HEAD, 0.5)
    return None


def _club_before(face: Surface, first: int) -> int:
    """1 if the word before the name says what kind of club it is («fotballklubben Nordlys FK»), else 0."""
    return int(first > 0 and bool(_CLUB.fullmatch(face.words[first - 1].low)) and face.adjacent(first - 1))


def _link(face: Surface, place: int) -> bool:
    """«barne- og», «ungdoms- og» inside a name, or one more head («Vestli videregående skole»)."""
    word = face.words[place]
    gap = face.text[word.end : face.words[place + 1].start]
    if word.low == "og" and place and face.text[face.words[place - 1].end : word.start] == "- ":
        return gap == " "
    if gap == "- " and word.low in ("barne", "ungdoms", "grunn", "barn", "familie", "helse"):
        return True
    return gap in ("-", " ") and (word.low in _heads() or (word.low in ("barne", "ungdoms") and gap == "-"))


def _name_like(face: Surface, place: int, *, nearest: bool) -> bool:
    word = face.words[place]
    if word.low in known.FUNCTION_WORDS or word.low in known.PREPOSITIONS or word.low[-1].isdigit():
        return False  # «u4 leirskole»: a seat is no name
    if face.capital(place) or (face.text[word.start].isupper() and not known.ordinary(word.low)):
        return True
    if known.is_place(word.low) or word.low in (
        "nordre",
        "søndre",
        "østre",
        "vestre",
        "øvre",
        "nedre",
        "gamle",
        "indre",
        "ytre",
        "st",
        "sankt",
        "midtre",
    ):
        return True
    if not nearest:
        return not known.ordinary(word.low)
    return not known.verb_or_adjective(word.low) and word.low not in _GENERIC_STEM


def _agency(face: Surface, place: int) -> Finding | None:
    words = face.words
    last = place
    if (
        last + 1 < len(words)
        and words[last + 1].low in ("1000", "k")
        and words[place].low in ("rema", "circle")
    ):
        last += 1
    linked = False
    for _ in range(2):
        if last + 1 < len(words) and face.adjacent(last) and words[last + 1].low in _LINK:
            last, linked = last + 1, True
    name = last + 1
    if name >= len(words) or not (
        face.adjacent(last) or (face.text[words[last].end : words[name].start] in ("-", ". "))
    ):
        return None
    low = words[name].low
    agency = words[place].low
    if low in _REGIONS and words[name - 1].low == "region":
        return mask(words[place].start, words[name].end, Label.ORG, _WHY_AGENCY, 0.9)
    pair = face.folded[words[name].start : words[min(name + 1, len(words) - 1)].end]
    sure = any(map(known.is_place, (low, low.removesuffix("s") if len(low) > 3 else low, pair)))
    doubtful = low in word_set("steder", "homografer") and not face.capital(name)
    if (low in known.FUNCTION_WORDS and not sure) or low[0].isdigit():  # «bup i 2024»
        return None
    end = _name_end(face, name)
    if sure and (
        not doubtful
        or linked
        or agency in word_set("org", "butikk")
        or agency in ("nav", "bup", "dps", "ppt")
    ):
        return mask(words[place].start, end, Label.ORG, _WHY_AGENCY, 0.9)
    if face.capital(name) and (linked or not known.listed_word(low)):
        return mask(words[place].start, end, Label.ORG, _WHY_AGENCY, 0.8)
    if linked and not known.ordinary(low):
        return look(words[place].start, end, Label.ORG, _WHY_AGENCY, 0.55)
    return None


def _branch(face: Surface, place: int, length: int) -> Finding | None:
    """«Kirkens Bymisjon i Drammen»: a national organisation with the place of its branch."""
    words, link = face.words, place + length
    linked = link < len(words) and words[link].low in ("i", "på")
    link += linked
    if link >= len(words) or not known.is_place(words[link].low):
        return None
    if not all(face.adjacent(i) for i in range(place + length - 1, link)):
        return None
    if not linked and known.listed_word(words[link].low) and not face.capital(link):
        return None
    link -= 1
    return mask(words[place].start, _name_end(face, link + 1), Label.ORG, _WHY_AGENCY, 0.85)


@cache
def _national() -> Lexicon:
    return Lexicon({"organisasjon": [n for n in read_kinds("unntak", "organisasjoner") if " " in n]})


def _name_end(face: Surface, name: int) -> int:
    """One past the name that begins here: two-word places, and further words with a capital."""
    words = face.words
    last = name
    while last + 1 < len(words) and last - name < 2 and face.adjacent(last):
        joined = face.folded[words[name].start : words[last + 1].end]
        if not (
            known.is_place(joined)
            or (face.capital(last + 1) and face.capital(name) and not known.given_name(words[last + 1].low))
        ):
            break
        last += 1
    return words[last].end


def _closed(face: Surface) -> Iterator[Finding]:
    """«Rognliskolen», «solbakkenskulen»: a name closed up with its head."""
    for m in _CLOSED.finditer(face.folded):
        stem, low = m[1], m.group()
        if stem in _GENERIC_STEM or stem + m[2] in _GENERIC_STEM or known.listed_word(low):
            continue
        capital = face.text[m.start()].isupper() and m.start() > 0
        if known.is_place(stem) or not known.ordinary(stem):
            yield mask(*m.span(), Label.ORG, _WHY_HEAD, 0.8)
        elif capital:
            yield look(*m.span(), Label.ORG, _WHY_HEAD, 0.5)
